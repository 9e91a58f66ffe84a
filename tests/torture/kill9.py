"""No acknowledged answer is lost when the writer is killed with -9 at any moment.

Alone: `python -m tests.torture.kill9 [TRIALS]`, 1,000 trials unless told otherwise.
"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from desktop.store.errors import StoreError
from desktop.store.keys import DataKey, new_header
from desktop.store.vault import Vault

MODULE = "tests.torture.kill9"
LIVES = 10  # kills that one store lives through before a new one begins
LONGEST_S = 0.06
NOON = "2026-02-01T12:00:00Z"


@dataclass
class Toll:
    """What the kills came to; `faults` must stay empty."""

    kills: int = 0
    saved: int = 0
    unseen: int = 0
    faults: list[str] = field(default_factory=list)


class Victim:
    """One store, and how many answers of its case are known to be in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        header, self.key = new_header()
        vault = Vault.create(folder, header, self.key)
        self.case = vault.new_case("one", at=NOON)
        vault.close()
        self.known = 0

    def kill(self, after_s: float) -> int:
        """Let a child type, kill it, and return the last answer it called saved."""
        told = [str(self.folder), self.key.raw.hex(), self.case]
        with subprocess.Popen(
            [sys.executable, "-m", MODULE, "--type", *told],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as child:
            assert child.stdout
            said = child.stdout.readline()
            time.sleep(after_s)
            child.kill()
            said += child.stdout.read()
        # What follows the last line's end was never said in full.
        return int(said.split(b"\n")[-2])

    def judge(self, acknowledged: int, toll: Toll) -> None:
        """Open the store again and compare it with what was called saved."""
        vault = Vault.open(self.folder, self.key)
        try:
            vault.inspect()
            kept = vault.events(self.case)
        finally:
            vault.close()
        if len(kept) < acknowledged:
            toll.faults.append(f"{acknowledged - len(kept)} saved answers lost")
        if len(kept) > acknowledged + 1:
            toll.faults.append(f"{len(kept) - acknowledged} answers never shown")
        if kept != tuple(body(seq) for seq in range(1, len(kept) + 1)):
            toll.faults.append("an answer changed")
        toll.saved += len(kept) - self.known
        toll.unseen += len(kept) - acknowledged
        self.known = len(kept)


def body(seq: int) -> str:
    """Return the answer that belongs at this place."""
    return f'"answer {seq} {"y" * (seq % 900)}"'


def type_for_ever(folder: Path, key: DataKey, case: str) -> None:
    """Append answers, and name each on the output once it is saved."""
    vault = Vault.open(folder, key)
    vault._mine().wal_autocheckpoint(50)  # many checkpoints inside one life
    for seq in count(len(vault.events(case)) + 1):
        vault.append(case, body(seq), at=NOON)
        sys.stdout.write(f"{seq}\n")
        sys.stdout.flush()


def kill_often(folder: Path, kills: int, *, seed: int = 7) -> Toll:
    """Kill the writer that often, and open and read the store after each."""
    chance = random.Random(seed)  # noqa: S311 a repeatable sample, no secret
    toll = Toll()
    victim = Victim(folder / "store-0")
    for number in range(kills):
        if number and number % LIVES == 0:
            victim = Victim(folder / f"store-{number}")
        acknowledged = victim.kill(chance.uniform(0, LONGEST_S))
        try:
            victim.judge(acknowledged, toll)
        except StoreError as fault:
            toll.faults.append(str(fault))
        toll.kills += 1
    return toll


def main(arguments: list[str]) -> int:
    """Type until killed, or kill and print what it came to."""
    if arguments[:1] == ["--type"]:
        folder, key, case = arguments[1:]
        type_for_ever(Path(folder), DataKey(bytes.fromhex(key)), case)
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), int(arguments[0]) if arguments else 1000)
    print(
        f"{toll.kills} kills, {toll.saved} answers saved, {len(toll.faults)} faults, "
        f"{toll.unseen} saved but not yet shown"
    )
    print(*toll.faults, sep="\n", end="")
    return bool(toll.faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
