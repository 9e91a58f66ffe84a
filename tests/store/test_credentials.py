"""The key ring is asked with a limit, by name, and is believed only when it repeats."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from desktop.store import credentials
from desktop.store.credentials import RingState
from tests.store.rings import (
    DroppingRing,
    LockedRing,
    SilentRing,
    WorkingRing,
    no_ring,
    of,
)

ROOT = Path(__file__).parents[2]
SECRET = bytes(range(32))


def test_what_is_kept_is_recalled_and_forgotten() -> None:
    ring = of(WorkingRing())

    assert credentials.keep("a", SECRET, 1, ring) is RingState.AVAILABLE
    assert credentials.recall("a", 1, ring).secret == SECRET
    assert credentials.recall("b", 1, ring).state is RingState.FORGOTTEN
    assert credentials.forget("a", 1, ring) is RingState.AVAILABLE
    assert credentials.recall("a", 1, ring).state is RingState.FORGOTTEN


def test_a_probe_leaves_nothing_behind() -> None:
    backend = WorkingRing()

    assert credentials.probe(1, of(backend)) is RingState.AVAILABLE
    assert backend.entries == {}


@pytest.mark.parametrize(
    ("ring", "state"),
    [
        (no_ring, RingState.NONE),
        (LockedRing, RingState.LOCKED),
        (DroppingRing, RingState.NONE),
    ],
)
def test_each_failure_has_its_state(ring: credentials.Ring, state: RingState) -> None:
    assert credentials.keep("a", SECRET, 1, ring) is state


def test_a_prompt_that_nobody_answers_does_not_block() -> None:
    backend = SilentRing()
    begin = perf_counter()
    answer = credentials.recall("a", 0.2, of(backend))
    took = perf_counter() - begin
    backend.answered.set()

    assert answer.state is RingState.TIMED_OUT
    assert took < 2


def test_a_secret_shows_in_no_message() -> None:
    answer = credentials.RingAnswer(RingState.AVAILABLE, SECRET)

    assert "secret" not in repr(answer)


def test_every_platform_names_its_own_key_ring() -> None:
    assert set(credentials._BACKENDS) == {"linux", "win32", "darwin"}


@pytest.mark.skipif(sys.platform != "linux", reason="the Linux key ring")
def test_the_environment_does_not_choose_the_key_ring(tmp_path: Path) -> None:
    program = (
        "from desktop.store import credentials as c\n"
        "print(c.keep('a', bytes(32), 5).value, type(c.platform_ring()).__module__)"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split() == ["none", "keyring.backends.SecretService"]


REAL_RING = """
printf "%s" "for this test" | gnome-keyring-daemon --unlock --components=secrets >"$HOME/daemon"
exec "$1" -c '
from desktop.store import credentials as c
print(c.probe(20).value, c.keep("a", bytes(range(32)), 20).value)
print(c.recall("a", 20).secret.hex())
print(c.forget("a", 20).value, c.recall("a", 20).state.value)
'
"""  # noqa: E501 one shell line


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="no Secret Service on this computer",
)
def test_the_real_secret_service_keeps_and_forgets(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
    }
    said = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", REAL_RING, "sh", sys.executable],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert said.stdout.split() == [
        "available",
        "available",
        bytes(range(32)).hex(),
        "available",
        "forgotten",
    ]
