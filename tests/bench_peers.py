"""One rule in two sets of records, by us and by engines that others use.

The rule is limb 1(1) with the 0.1 % line, written for each engine as its own users
would write it; guarding every gap by hand is possible, and forgotten.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from tests.peers import ours
from tests.peers.records import LACKING, Answer, Records, Tally, at_the_line, tally

MANY, SOME = 1_000_000, 20_000
MISSING = (
    "OpenFisca-core and zen-engine are not installed: "
    "run python3 packaging/bootstrap.py peers"
)


@dataclass(frozen=True)
class Lap:
    """One engine on one set: how many records in a second, and how well."""

    engine: str
    rate: float
    tally: Tally


def peers_are_here() -> bool:
    return all(find_spec(name) for name in ("openfisca_core", "zen"))


def bench_peers(many: int = MANY, some: int = SOME) -> Iterator[tuple[Lap, Lap]]:
    """Yield each engine's laps: all facts known, then each lacking in its share."""
    chance = random.Random(61)  # noqa: S311 a repeatable sample, no secret
    large = [at_the_line(many, chance, share) for share in (0, LACKING)]
    small = [at_the_line(some, chance, share) for share in (0, LACKING)]
    law = ours.compiled_limb()
    yield _laps(
        "ours, compiled",
        large,
        lambda records: records,
        lambda records: ours.by_columns(law, records),
        ours.answers,
    )
    yield _laps(
        "ours, each with its proof", small, ours.facts_of, ours.with_proof, ours.answers
    )
    if peers_are_here():
        from tests.peers import by_openfisca, by_zen

        yield _laps(
            "openfisca-core", large, by_openfisca.prepared, by_openfisca.weighed
        )
        yield _laps("zen-engine, batch", small, by_zen.prepared, by_zen.in_a_batch)
        yield _laps("zen-engine, singly", small, by_zen.prepared, by_zen.one_by_one)


def _laps(
    engine: str,
    sets: Sequence[Records],
    prepare: Callable[[Records], Any],
    weigh: Callable[[Any], Any],
    read: Callable[[Any], list[Answer]] = list,
) -> tuple[Lap, Lap]:
    """Weigh both sets; what an engine wants its records to look like is given to it."""
    known, lacking = (_lap(engine, each, prepare(each), weigh, read) for each in sets)
    return known, lacking


def _lap(
    engine: str,
    records: Records,
    prepared: Any,
    weigh: Callable[[Any], Any],
    read: Callable[[Any], list[Answer]],
) -> Lap:
    since = time.process_time()
    found = weigh(prepared)
    took = time.process_time() - since
    return Lap(engine, len(records) / took, tally(records, read(found)))


def main() -> None:
    """Print each engine, its rate beside ours, and what it got wrong.

    A rate is by the time of all threads.
    """
    first: Lap | None = None
    print(f"Limb 1(1) at the 0.1 % line, {MANY:,} and {SOME:,} records")
    for known, lacking in bench_peers():
        first = first or known
        times = first.rate / known.rate
        print(f"  {known.engine}: {known.rate:,.0f} records/s (ours / it: {times:.2f})")
        wrong, of = known.tally.wrong, known.tally.records
        print(f"    at the line, all known: {wrong:,} of {of:,} answers wrong")
        gaps = lacking.tally
        share = gaps.unsafe / max(1, gaps.confident)
        print(
            f"    {LACKING:.0%} of each fact missing: {gaps.unsafe:,} of "
            f"{gaps.confident:,} confident answers could be overturned ({share:.2%}), "
            f"{gaps.wrong:,} wrong; {gaps.timid:,} without an answer that had one"
        )
    if not peers_are_here():
        print(f"  {MISSING}")


if __name__ == "__main__":
    main()
