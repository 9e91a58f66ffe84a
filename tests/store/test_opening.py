"""The front door says what is there and lets in by three ways."""

from pathlib import Path

import pytest

from desktop.store import credentials, opening
from desktop.store import header as headers
from desktop.store.credentials import RingState
from desktop.store.errors import (
    DamagedHeaderError,
    MissingHeaderError,
    MissingVaultError,
    NetworkPlaceError,
    NoSlotError,
    RecoveryKeyTypingError,
    StoreExistsError,
    WeakPassphraseError,
    WrongKeyError,
    WrongPassphraseError,
)
from desktop.store.keys import DataKey, new_header
from desktop.store.opening import Created
from desktop.store.vault import Vault
from tests.store.conftest import Store
from tests.store.rings import (
    DroppingRing,
    LockedRing,
    SilentRing,
    WorkingRing,
    no_ring,
    of,
)

PASSPHRASE = "neodymium and wine"  # noqa: S105 it guards nothing


@pytest.fixture(scope="module")
def by_passphrase(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Created]:
    folder = tmp_path_factory.mktemp("by-passphrase") / "store"
    made = opening.create(folder, PASSPHRASE, ring=no_ring)
    assert isinstance(made, Created)
    return folder, made


def test_an_empty_or_absent_folder_is_new(tmp_path: Path) -> None:
    assert opening.look(tmp_path).standing == "new"
    assert opening.look(tmp_path / "absent").standing == "new"
    assert list(tmp_path.iterdir()) == []


def test_the_key_ring_opens_what_it_was_made_with(store: Store) -> None:
    assert opening.look(store.folder).slots == {"keyring", "recovery"}
    assert opening.unlock_with_keyring(store.folder, ring=of(store.ring)) == store.key
    ((service, person),) = store.ring.entries
    assert service == f"ytterby/{headers.read_all(store.folder)[0].store}"
    assert person == credentials.PERSON


def test_passphrase_and_recovery_key_open_without_a_key_ring(
    by_passphrase: tuple[Path, Created],
) -> None:
    folder, made = by_passphrase

    assert opening.look(folder).slots == made.slots == {"passphrase", "recovery"}
    assert opening.unlock_with_passphrase(folder, PASSPHRASE) == made.key
    assert opening.unlock_with_recovery(folder, made.recovery_key) == made.key


def test_a_wrong_passphrase_is_said_of_that_folder(
    by_passphrase: tuple[Path, Created],
) -> None:
    folder, made = by_passphrase
    with pytest.raises(WrongPassphraseError, match="by-passphrase"):
        opening.unlock_with_passphrase(folder, "Neodymium and wine")
    with pytest.raises(RecoveryKeyTypingError):
        opening.unlock_with_recovery(folder, made.recovery_key[:-1])


def test_the_recovery_key_is_written_nowhere(
    by_passphrase: tuple[Path, Created],
) -> None:
    folder, made = by_passphrase
    groups = made.recovery_key.split("-")
    content = b"".join(path.read_bytes() for path in folder.iterdir())

    assert not any(group.encode() in content for group in groups)
    assert made.recovery_key not in repr(made)


@pytest.mark.parametrize(
    ("backend", "state"),
    [
        (LockedRing, RingState.LOCKED),
        (DroppingRing, RingState.NONE),
        (SilentRing, RingState.TIMED_OUT),
        (no_ring, RingState.NONE),
    ],
)
def test_without_a_working_key_ring_nothing_is_made(
    tmp_path: Path, backend: credentials.Ring, state: RingState
) -> None:
    folder = tmp_path / "store"

    assert opening.create(folder, limit_s=0.2, ring=backend) is state
    assert not folder.exists()


def test_a_key_ring_that_lost_the_entry_says_so(store: Store) -> None:
    fresh = WorkingRing()
    assert opening.unlock_with_keyring(store.folder, ring=of(fresh)) == "forgotten"
    fresh.entries = dict.fromkeys(store.ring.entries, "no base64")
    assert opening.unlock_with_keyring(store.folder, ring=of(fresh)) == "forgotten"
    fresh.entries = dict.fromkeys(store.ring.entries, "AAAA")
    assert opening.unlock_with_keyring(store.folder, ring=of(fresh)) == "forgotten"
    fresh.entries = dict.fromkeys(store.ring.entries, "A" * 43 + "=")
    assert opening.unlock_with_keyring(store.folder, ring=of(fresh)) == "forgotten"


def test_a_store_is_not_laid_over_another(store: Store) -> None:
    with pytest.raises(StoreExistsError):
        opening.create(store.folder, PASSPHRASE)
    assert opening.unlock_with_keyring(store.folder, ring=of(store.ring)) == store.key


def test_a_short_passphrase_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        opening.create(tmp_path / "store", "short")
    assert not (tmp_path / "store").exists()


def test_a_failed_creation_is_forgotten_by_the_key_ring(tmp_path: Path) -> None:
    ring = WorkingRing()
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Exception, match="file"):
        opening.create(tmp_path / "file", ring=of(ring))

    assert ring.entries == {}


def test_a_way_that_was_never_set_up_is_named(store: Store) -> None:
    with pytest.raises(NoSlotError, match="keyring, recovery"):
        opening.unlock_with_passphrase(store.folder, PASSPHRASE)


def test_a_new_passphrase_replaces_the_old_one(store: Store) -> None:
    opening.change_passphrase(store.folder, store.key, "first passphrase")
    opening.change_passphrase(store.folder, store.key, PASSPHRASE)

    assert opening.unlock_with_passphrase(store.folder, PASSPHRASE) == store.key
    assert opening.unlock_with_keyring(store.folder, ring=of(store.ring)) == store.key
    with pytest.raises(WrongPassphraseError):
        opening.unlock_with_passphrase(store.folder, "first passphrase")
    with pytest.raises(WrongKeyError):
        opening.change_passphrase(store.folder, new_header()[1], PASSPHRASE)


def test_a_renewed_recovery_key_ends_the_printed_one(store: Store) -> None:
    renewed = opening.renew_recovery_key(store.folder, store.key)

    assert opening.unlock_with_recovery(store.folder, renewed) == store.key
    with pytest.raises(Exception, match="another store"):
        opening.unlock_with_recovery(store.folder, store.recovery_key)


def test_a_key_ring_can_be_added_later(tmp_path: Path, ring: WorkingRing) -> None:
    made = opening.create(tmp_path, PASSPHRASE)
    assert isinstance(made, Created)
    before = (tmp_path / "header.json").read_bytes()
    locked = opening.add_keyring_slot(tmp_path, made.key, ring=LockedRing)

    assert locked is RingState.LOCKED
    assert (tmp_path / "header.json").read_bytes() == before
    assert opening.add_keyring_slot(tmp_path, made.key, ring=of(ring)) == "available"
    assert opening.unlock_with_keyring(tmp_path, ring=of(ring)) == made.key


@pytest.mark.parametrize("name", headers.NAMES)
@pytest.mark.parametrize("content", [None, b"", b"torn {"])
def test_one_lost_key_file_is_renewed_from_the_other(
    store: Store, name: str, content: bytes | None
) -> None:
    path = store.folder / name
    whole = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    assert opening.look(store.folder).standing == "ready"
    assert opening.unlock_with_keyring(store.folder, ring=of(store.ring)) == store.key
    assert path.read_bytes() == whole


def test_a_change_that_broke_off_between_the_copies_is_completed(store: Store) -> None:
    copy = store.folder / "header.copy.json"
    older = copy.read_bytes()
    opening.change_passphrase(store.folder, store.key, PASSPHRASE)
    newer = copy.read_bytes()
    copy.write_bytes(older)

    assert opening.unlock_with_passphrase(store.folder, PASSPHRASE) == store.key
    assert copy.read_bytes() == newer


def test_a_store_without_key_files_is_broken_not_new(store: Store) -> None:
    for name in headers.NAMES:
        (store.folder / name).unlink()
    found = opening.look(store.folder)

    assert (found.standing, type(found.fault)) == ("broken", MissingHeaderError)
    with pytest.raises(MissingHeaderError):
        opening.create(store.folder, PASSPHRASE)
    with pytest.raises(MissingHeaderError):
        Vault.open(store.folder, store.key)


def test_damaged_key_files_are_told_from_a_wrong_passphrase(store: Store) -> None:
    for name in headers.NAMES:
        path = store.folder / name
        path.write_bytes(path.read_bytes().replace(b"recovery", b"recoverx"))

    assert isinstance(opening.look(store.folder).fault, DamagedHeaderError)
    with pytest.raises(DamagedHeaderError, match="digest does not fit"):
        opening.unlock_with_recovery(store.folder, store.recovery_key)


def test_a_lost_vault_is_broken_not_new(store: Store) -> None:
    (store.folder / "vault.db").unlink()
    found = opening.look(store.folder)

    assert (found.standing, type(found.fault)) == ("broken", MissingVaultError)


@pytest.mark.parametrize(
    "place", ["//server/share/x", r"\\server\share", r"\\?\UNC\server\share"]
)
def test_a_network_path_is_refused(place: str) -> None:
    assert isinstance(opening.look(Path(place)).fault, NetworkPlaceError)
    with pytest.raises(NetworkPlaceError, match="on this computer"):
        opening.create(Path(place), PASSPHRASE)


def test_the_opened_key_opens_the_vault(store: Store) -> None:
    key = opening.unlock_with_keyring(store.folder, ring=of(store.ring))
    assert isinstance(key, DataKey)
    vault = Vault.open(store.folder, key)

    assert vault.cases() == ()
    vault.close()
