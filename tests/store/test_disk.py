"""A disk that is full, failing or read-only loses nothing that was acknowledged."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.store import opening
from desktop.store.errors import (
    BusyStoreError,
    DiskFullError,
    ReadOnlyPlaceError,
    StoreError,
)
from desktop.store.places import VAULT
from desktop.store.sealed import connect
from desktop.store.vault import Vault
from tests.store.conftest import Store
from tests.store.failing_disk import DISK, VFS
from tests.store.rings import WorkingRing, of

NOON = "2026-02-01T12:00:00Z"
NOBODY = 65534
pytestmark = pytest.mark.usefixtures("healed_disk")


@pytest.fixture
def healed_disk() -> Iterator[None]:
    DISK.heal()
    yield
    DISK.heal()


def type_answers(store: Store, case: str) -> tuple[int, list[StoreError]]:
    """Append ten answers; return how many were acknowledged, and what was said."""
    acknowledged, said = 0, []
    try:
        vault = Vault.open(store.folder, store.key, vfs=VFS)
    except StoreError as fault:
        return 0, [fault]
    for number in range(1, 11):
        try:
            acknowledged = vault.append(case, f'"{number}{"x" * 5000}"', at=NOON)
        except StoreError as fault:
            said.append(fault)
    try:
        vault.close()
    except StoreError as fault:
        said.append(fault)
    return acknowledged, said


@pytest.mark.parametrize("stays_full", [False, True])
def test_a_disk_that_fails_at_any_write_loses_no_saved_answer(
    store: Store, tmp_path: Path, *, stays_full: bool
) -> None:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case("one", at=NOON)
    vault.close()
    pristine = tmp_path / "pristine"
    shutil.copytree(store.folder, pristine)
    DISK.heal()
    assert type_answers(store, case) == (10, [])
    writes = DISK.calls
    assert writes > 20

    kinds: set[type[StoreError]] = set()
    for fails_at in range(1, writes + 1):
        shutil.rmtree(store.folder)
        shutil.copytree(pristine, store.folder)
        DISK.heal()
        DISK.fails_at, DISK.stays_full = fails_at, stays_full
        acknowledged, said = type_answers(store, case)
        kinds |= {type(fault) for fault in said}
        DISK.heal()

        again = Vault.open(store.folder, store.key)
        again.inspect()
        kept = again.events(case)
        again.close()
        assert len(kept) >= acknowledged, fails_at
    assert (DiskFullError if stays_full else StoreError) in kinds


def test_a_full_disk_says_that_the_last_entry_was_not_saved(store: Store) -> None:
    vault = Vault.open(store.folder, store.key, vfs=VFS)
    case = vault.new_case("one", at=NOON)
    vault.append(case, '"first"', at=NOON)
    DISK.heal()
    DISK.fails_at, DISK.stays_full = 1, True
    with pytest.raises(DiskFullError, match=r"was not saved\. Free some space"):
        vault.append(case, '"second"', at=NOON)
    DISK.heal()

    assert vault.events(case) == ('"first"',)
    assert vault.append(case, '"second again"', at=NOON) == 2
    vault.close()


def test_another_program_that_holds_the_store_is_named(
    store: Store, vault: Vault
) -> None:
    other = connect(store.folder / VAULT, store.key)
    other.execute("begin immediate")
    vault._mine().set_busy_timeout(10)
    with pytest.raises(BusyStoreError, match="Another program"):
        vault.new_case("one", at=NOON)
    other.execute("rollback")
    other.close()


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Give up the rights of root, which no read-only folder stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that anybody can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folder mode")
def test_a_read_only_folder_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with (
        as_somebody_else(),
        pytest.raises(ReadOnlyPlaceError, match="choose another folder"),
    ):
        opening.create(open_folder / "store", ring=of(WorkingRing()))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folder mode")
def test_a_store_that_cannot_be_written_is_named(open_folder: Path) -> None:
    folder = open_folder / "store"
    ring = WorkingRing()
    made = opening.create(folder, ring=of(ring))
    assert isinstance(made, opening.Created)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    with as_somebody_else():
        assert opening.unlock_with_keyring(folder, ring=of(ring)) == made.key
        with pytest.raises(ReadOnlyPlaceError, match="store cannot be written"):
            Vault.open(folder, made.key)


REALLY_FULL = """
mount -t tmpfs -o size=600k tmpfs "$1" && exec "$2" -c '
import sys
from pathlib import Path
from desktop.store.errors import DiskFullError
from desktop.store.keys import new_header
from desktop.store.vault import Vault
folder = Path(sys.argv[1]) / "store"
header, key = new_header()
vault = Vault.create(folder, header, key)
case = vault.new_case("one", at="noon")
saved = 0
try:
    while True:
        saved = vault.append(case, chr(34) + "x" * 4000 + chr(34), at="noon")
except DiskFullError as fault:
    print("full")
vault.close()
again = Vault.open(folder, key)
again.inspect()
print(saved > 10, len(again.events(case)) == saved)
' "$1"
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a disk of its own")
def test_a_disk_that_is_really_full_keeps_what_was_saved(tmp_path: Path) -> None:
    own = ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*own, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer gives us no disk of our own")
    said = subprocess.run(
        [*own, "sh", "-c", REALLY_FULL, "sh", str(tmp_path), sys.executable],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout.split() == ["full", "True", "True"], said.stderr
