"""A small file is replaced whole or not at all, and survives a power cut."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.store.errors import DiskFullError, ReadOnlyPlaceError, StoreError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def disk_in_words(place: Path) -> Iterator[None]:
    """Say what the disk refused as one sentence about *place*."""
    try:
        yield
    except PermissionError as fault:
        raise ReadOnlyPlaceError(place, cause=fault.strerror) from fault
    except OSError as fault:
        if fault.errno in _FULL:
            raise DiskFullError(place) from fault
        if fault.errno in {errno.EROFS, errno.ENOTDIR, errno.ENOENT}:
            raise ReadOnlyPlaceError(place, cause=fault.strerror) from fault
        raise StoreError(place, cause=fault.strerror or "unknown fault") from fault


def replace(path: Path, content: bytes) -> None:
    """Put *content* at *path*; a reader sees the old or the new, never a part."""
    part = path.with_name(path.name + ".part")
    with disk_in_words(path.parent):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    # Windows flushes only what was opened for writing.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in *folder* are on the disk; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
