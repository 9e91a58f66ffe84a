"""A new store appears whole, in an empty place, by its last act."""

from pathlib import Path

from desktop.store import header as headers
from desktop.store.durable import disk_in_words, sync_file, sync_folder
from desktop.store.errors import StoreExistsError, WrongKeyError
from desktop.store.keys import DataKey, Header, belongs
from desktop.store.places import UNFINISHED, VAULT, refuse_network
from desktop.store.schema import migrate
from desktop.store.sealed import connect, sqlite_in_words


def lay_down(folder: Path, header: Header, key: DataKey) -> None:
    """Make the store in *folder*; broken off at any point, it leaves no store."""
    refuse_network(folder)
    _refuse_existing(folder)
    if not belongs(header, key):
        raise WrongKeyError(folder)
    unfinished = folder / UNFINISHED
    with disk_in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(UNFINISHED + "*"):
            left.unlink()
        unfinished.touch(mode=0o600)
    connection = connect(unfinished, key, create=True)
    try:
        with sqlite_in_words(folder):
            migrate(connection, folder)
    finally:
        connection.close()
    headers.write(folder, header)
    with disk_in_words(folder):
        sync_file(unfinished)
        unfinished.rename(folder / VAULT)
        sync_folder(folder)


def _refuse_existing(folder: Path) -> None:
    """Refuse a key file alone too, unless a creation broke off beside it."""
    begun = (folder / UNFINISHED).exists()
    if (folder / VAULT).exists() or (headers.exists(folder) and not begun):
        raise StoreExistsError(folder)
