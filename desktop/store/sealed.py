"""The encrypted file: opened in one fixed order, and never without its promises."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from desktop.store.errors import (
    BusyStoreError,
    DamagedStoreError,
    DiskFullError,
    ReadOnlyPlaceError,
    RefusedEntryError,
    StoreError,
    UnsureStoreError,
)
from desktop.store.keys import DataKey

_BUSY_MS = 3000
_PROMISES = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: with NORMAL a power cut takes answers said to be saved
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
}


@contextmanager
def sqlite_in_words(folder: Path) -> Iterator[None]:
    """Say what SQLite reports as one sentence about *folder*."""
    try:
        yield
    except apsw.FullError as fault:
        raise DiskFullError(folder) from fault
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as fault:
        raise ReadOnlyPlaceError(folder, cause=fault) from fault
    except (apsw.CorruptError, apsw.NotADBError) as fault:
        raise DamagedStoreError(folder, cause=fault) from fault
    except (apsw.BusyError, apsw.LockedError) as fault:
        raise BusyStoreError(folder) from fault
    except apsw.ConstraintError as fault:
        raise RefusedEntryError(folder, cause=fault) from fault
    except apsw.Error as fault:
        raise StoreError(folder, cause=fault) from fault


def connect(
    path: Path, key: DataKey, *, create: bool = False, vfs: str | None = None
) -> apsw.Connection:
    """Open the file at *path*; it is made only when *create* says so."""
    flags = apsw.SQLITE_OPEN_READWRITE
    if create:
        flags |= apsw.SQLITE_OPEN_CREATE
    with sqlite_in_words(path.parent):
        connection = apsw.Connection(str(path), flags=flags, vfs=vfs)
        try:
            _settle(connection, key, path.parent)
        except BaseException:
            connection.close()
            raise
    return connection


def _settle(connection: apsw.Connection, key: DataKey, folder: Path) -> None:
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.raw.hex()}")
    connection.set_busy_timeout(_BUSY_MS)
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.pragma("temp_store", "memory")
    connection.pragma("secure_delete", "on")
    connection.pragma("foreign_keys", "on")
    connection.pragma("trusted_schema", "off")
    connection.transaction_mode = "IMMEDIATE"
    for setting, wanted in _PROMISES.items():
        found = connection.pragma(setting)
        if found != wanted:
            raise UnsureStoreError(folder, setting=setting, found=found, wanted=wanted)


def inspect(connection: apsw.Connection, folder: Path) -> None:
    """Read every page; raise when one was changed behind the store's back."""
    with sqlite_in_words(folder):
        verdict = connection.pragma("integrity_check")
        if verdict != "ok":
            raise DamagedStoreError(folder, cause=verdict)
        orphans = list(connection.execute("pragma foreign_key_check"))
        if orphans:
            raise DamagedStoreError(folder, cause=f"{len(orphans)} entries lost")
