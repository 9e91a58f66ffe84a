"""The way onto a machine: the lock, the set-up, and what no committed file may name."""

import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import qt_libraries
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from forms.countries import READ_IN

ROOT = Path(__file__).resolve().parent.parent
LOCK, PEERS, FUZZ = (
    (ROOT / "packaging" / name).read_text(encoding="utf-8")
    for name in ("requirements.lock", "peers.lock", "fuzz.lock")
)
PROJECT: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)


def pins(lock: str) -> dict[Requirement, list[str]]:
    """Return each pinned requirement of a lock with its hashes."""
    joined = lock.replace("\\\n", " ")
    found = {}
    for line in filter(None, map(str.strip, joined.splitlines())):
        requirement, *hashes = line.split("--hash=")
        found[Requirement(requirement)] = [given.strip() for given in hashes]
    return found


def asked_for() -> list[Requirement]:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    return [Requirement(words) for words in wanted]


# The lock


def test_the_locks_name_no_address() -> None:
    assert "://" not in LOCK + PEERS + FUZZ


def test_every_pin_is_exact_and_has_a_sha256() -> None:
    loose = [
        str(pin)
        for lock in (LOCK, PEERS, FUZZ)
        for pin, hashes in pins(lock).items()
        if not re.fullmatch(r"==[\w.]+", str(pin.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", given) for given in hashes)
    ]

    assert loose == []


@pytest.mark.parametrize("wanted", asked_for(), ids=lambda wanted: wanted.name)
def test_the_lock_pins_what_the_project_asks_for(wanted: Requirement) -> None:
    name = canonicalize_name(wanted.name)
    versions = [
        next(iter(pin.specifier)).version
        for pin in pins(LOCK)
        if canonicalize_name(pin.name) == name
    ]

    assert versions
    assert all(version in wanted.specifier for version in versions)


@pytest.mark.parametrize(("group", "lock"), [("peers", PEERS), ("fuzz", FUZZ)])
def test_what_stands_beside_is_pinned_and_changes_nothing_else(
    group: str, lock: str
) -> None:
    beside = {canonicalize_name(pin.name): str(pin) for pin in pins(lock)}
    ours = {canonicalize_name(pin.name): str(pin) for pin in pins(LOCK)}

    for wanted in map(Requirement, PROJECT["dependency-groups"][group]):
        assert canonicalize_name(wanted.name) in beside
    assert {n: pin for n, pin in beside.items() if ours.get(n, pin) != pin} == {}


def test_the_lock_serves_the_oldest_python_too() -> None:
    markers = [str(pin.marker) for pin in pins(LOCK) if pin.marker]

    assert any('python_full_version < "3.12"' in marker for marker in markers)


def test_the_frozen_program_knows_countries_in_every_language_that_is_read() -> None:
    spec = (ROOT / "packaging" / "ytterby.spec").read_text(encoding="utf-8")
    (unused,) = re.findall(r'r"(babel/locale-data/.+)"', spec)
    lost = [n for n in READ_IN if re.search(unused, f"babel/locale-data/{n}.dat")]

    assert re.search(unused, "babel/locale-data/sv.dat")
    assert lost == []


# The set-up


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of all that the set-up reads."""
    (tmp_path / "packaging").mkdir()
    for file in ("bootstrap.py", "qt_libraries.py", "requirements.lock"):
        shutil.copy(ROOT / "packaging" / file, tmp_path / "packaging")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def said(checkout: Path, expression: str) -> str:
    """Return what an expression about the set-up of a checkout gives."""
    asked = f"import bootstrap; print({expression})"
    ended = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=checkout / "packaging",
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout.strip()


def started(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, checkout / "packaging" / "bootstrap.py", *words],
        check=False,
        capture_output=True,
        text=True,
    )


def edited(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_lock_asks_for_a_new_environment(checkout: Path) -> None:
    before = said(checkout, "bootstrap.stamp()")

    edited(checkout / "packaging/requirements.lock", "segno==1.6.6", "segno==1.6.5")

    assert said(checkout, "bootstrap.stamp()") != before


def test_a_changed_dependency_asks_for_a_new_environment(checkout: Path) -> None:
    before = said(checkout, "bootstrap.stamp()")

    edited(checkout / "pyproject.toml", '"segno==1.6.6",', "")

    assert said(checkout, "bootstrap.stamp()") != before


def test_a_changed_tool_setting_keeps_the_environment(checkout: Path) -> None:
    before = said(checkout, "bootstrap.stamp()")

    edited(checkout / "pyproject.toml", "max-args = 6", "max-args = 5")

    assert said(checkout, "bootstrap.stamp()") == before


def test_a_half_made_environment_is_not_trusted(checkout: Path) -> None:
    scripts = checkout / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
    scripts.mkdir(parents=True)
    (scripts / ("python.exe" if sys.platform == "win32" else "python")).touch()

    assert said(checkout, "bootstrap.is_current(bootstrap.stamp())") == "False"

    (checkout / ".venv" / "ytterby.stamp").write_text(
        said(checkout, "bootstrap.stamp()")
    )

    assert said(checkout, "bootstrap.is_current(bootstrap.stamp())") == "True"


def test_an_unknown_task_is_answered_with_the_known_ones(checkout: Path) -> None:
    ended = started(checkout, "chekc")

    assert ended.returncode == 2
    assert ended.stderr.startswith("bootstrap: There is no task 'chekc'; the tasks are")
    assert ended.stderr.count("\n") == 1
    assert not (checkout / ".venv").exists()


def test_a_task_of_several_parts_refuses_words_it_would_drop(checkout: Path) -> None:
    ended = started(checkout, "check", "-k", "ratio")

    assert ended.returncode == 2
    assert "takes no '-k ratio'" in ended.stderr


def test_a_missing_folder_of_wheels_is_named(checkout: Path) -> None:
    ended = started(checkout, "check", "--wheels", "nowhere")

    assert ended.returncode == 2
    assert "'nowhere'" in ended.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names libraries otherwise")
def test_only_libraries_that_do_not_load_are_missing() -> None:
    assert qt_libraries.missing(["libc.so.6", "libnowhere.so.7"]) == ["libnowhere.so.7"]


def test_a_missing_library_names_its_package() -> None:
    known = {"libnowhere.so.7": "libnowhere7", **qt_libraries.NEEDED}

    assert "libnowhere7" in qt_libraries.absent_packages(known)
    assert qt_libraries.install_command(["libnowhere7"]).endswith(" libnowhere7")


def test_the_task_runner_and_ci_start_with_the_same_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert script.rstrip().endswith("python3 packaging/bootstrap.py check")


# Traps


def test_the_packaging_folder_is_no_package() -> None:
    """With one, it would stand before the library of that name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="From 3.12 on these values never die."
)
def test_a_qt_call_loses_no_reference() -> None:
    """One lost a call, as in 6.12.0 on Python 3.11, ends in an abort of the process."""
    from PySide6.QtCore import QTimer

    timer = QTimer()
    eternal = (None, True, False)
    before = [sys.getrefcount(value) for value in eternal]
    for _ in range(1000):
        timer.setSingleShot(True)
        timer.isSingleShot()
    moved = [
        abs(sys.getrefcount(value) - count)
        for value, count in zip(eternal, before, strict=True)
    ]

    assert max(moved) < 50


def test_a_test_cannot_reach_the_network() -> None:
    with (
        socket.socket(socket.AF_INET) as door,
        pytest.raises(AssertionError, match="in the network"),
    ):
        door.connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="in the network"):
        socket.getaddrinfo("localhost", 9)


# What no committed file may name

LOCAL_FOLDERS = "work|root|home|Users"
LOCAL_PATH = re.compile(rf"(?<![\w./-])/(?:{LOCAL_FOLDERS})(?=/)|[A-Z]:\\Users\\")
INDEX_HOST = re.compile(r"\b(?:pypi|pythonhosted|anaconda|devpi)\.(?:org|com|net)\b")


def committed_texts() -> dict[str, str]:
    """Return the text of every file that git knows."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("This is no git checkout.")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file() and b"\0" not in (raw := file.read_bytes()):
            texts[name] = raw.decode("utf-8", errors="replace")
    return texts


@pytest.mark.parametrize("banned", [LOCAL_PATH, INDEX_HOST], ids=["path", "index"])
def test_no_committed_file_names_a_local_place(banned: re.Pattern[str]) -> None:
    culprits = [
        f"{name}: {found.group()}"
        for name, text in committed_texts().items()
        for found in [banned.search(text)]
        if found
    ]

    assert culprits == []


@pytest.mark.parametrize("place", ["home/kim/x", "root/.config", "work/y"])
def test_a_local_place_is_recognised(place: str) -> None:
    slash = "/"

    assert LOCAL_PATH.search(f"see {slash}{place}")
    assert not LOCAL_PATH.search(f"https:{slash}{slash}mofcom.example{slash}{place}")
