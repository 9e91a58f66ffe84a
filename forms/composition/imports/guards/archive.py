"""A ZIP file is judged by its directory before one byte of it is unpacked.

Nothing is written to disk and no member is opened that was not judged.  The limits
are those of the import design: members, bytes unpacked, bytes unpacked for each byte
packed.  ``zipfile`` gives no member more bytes than its directory entry declares and
checks its CRC-32, and here no two entries may share bytes; so what the directory
declares bounds what unpacking can bring, and a directory that lies is found out.
"""

import io
import re
import stat
import struct
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.troubles import Caution, Refusal

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
MOST_OF_ONE = 128 * MEGABYTE
MOST_OF_ALL = 256 * MEGABYTE
MOST_TIMES = 200

# Zipfile reads the directory in one piece; an entry has some hundred bytes.
_LONGEST_DIRECTORY = 2 * MEGABYTE
_LOCAL_HEADER = 30
_ENCRYPTED = 0x41
_BROKEN = (
    *(BadZipFile, NotImplementedError, EOFError, OSError, ValueError),
    *(struct.error, zlib.error, OverflowError),
)
_PACKED = (
    *(".zip", ".7z", ".rar", ".jar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"),
    *(".xlsx", ".xlsm", ".docx", ".pptx", ".ods", ".odt", ".shai", ".shci", ".i6z"),
)
_PACKED_WITHIN = (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b\x08")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f:*?\"<>|]")


class Archive:
    """The members of a ZIP file that may be read, and what is wrong with the others.

    ``names`` are those that can be opened, with ``/`` between folders; ``notices``
    tell of entries that were refused while the rest is usable; ``unpacked`` counts
    the bytes that were unpacked so far.  Raises ``RefusedError`` where the file as a
    whole is not to be read.
    """

    def __init__(self, opened: BinaryIO, members: int = MOST_MEMBERS) -> None:
        self.notices: list[Notice] = []
        self.unpacked = 0
        reads = _ShortReads(opened)
        try:
            self._zip = ZipFile(cast("BinaryIO", reads))
        except _BROKEN as broken:
            raise RefusedError(Refusal.DAMAGED_ARCHIVE) from broken
        reads.most = sys.maxsize
        entries = self._zip.infolist()
        _judge_sizes(entries, members)
        _judge_places(entries, self._zip.start_dir)
        self._members = {_name(entry): entry for entry in self._usable(entries)}
        self.names = tuple(self._members)

    def opened(self, name: str) -> BinaryIO:
        """Unpack a member as it is read; ``RefusedError`` where it is damaged."""
        try:
            member = self._zip.open(self._members[name])
        except _BROKEN as broken:
            raise RefusedError(Refusal.DAMAGED_ARCHIVE, path=name) from broken
        return cast("BinaryIO", _Member(self, name, member))

    def size(self, name: str) -> int:
        """Return how many bytes a member has, unpacked."""
        return self._members[name].file_size

    def _usable(self, entries: list[ZipInfo]) -> Iterator[ZipInfo]:
        seen = Counter(_folded(entry) for entry in entries)
        for entry in entries:
            name = _name(entry)
            if not _is_harmless(entry):
                self._refuse(Caution.UNSAFE_MEMBER, entry)
            elif seen[_folded(entry)] > 1:
                self._refuse(Caution.DUPLICATE_MEMBER, entry)
            elif name.casefold().startswith("xl/embeddings/"):
                self._refuse(Caution.EMBEDDED_FILE, entry)
            elif name.casefold().endswith(_PACKED):
                raise RefusedError(Refusal.NESTED_ARCHIVE, path=name)
            elif not name.endswith("/"):
                yield entry

    def _refuse(self, caution: Caution, entry: ZipInfo) -> None:
        self.notices.append(Notice(caution=caution, path=entry.orig_filename))


class _ShortReads:
    """A file of which no more is read in one go than ``most`` bytes."""

    most = _LONGEST_DIRECTORY

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        self.seek, self.tell = opened.seek, opened.tell
        self.seekable, self.close = opened.seekable, opened.close

    def read(self, size: int = -1) -> bytes:
        if size > self.most:
            raise RefusedError(Refusal.TOO_MANY_MEMBERS, expected=str(MOST_MEMBERS))
        return self._opened.read(size)


class _Member(io.BufferedIOBase):
    """One member while it is unpacked; an archive inside of it is not."""

    def __init__(self, archive: Archive, name: str, packed: IO[bytes]) -> None:
        self.name = name
        self._archive = archive
        self._packed = packed
        self._is_new = True

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            piece = self._packed.read(-1 if size is None else size)
        except _BROKEN as broken:
            raise RefusedError(Refusal.DAMAGED_ARCHIVE, path=self.name) from broken
        if self._is_new and piece.startswith(_PACKED_WITHIN):
            raise RefusedError(Refusal.NESTED_ARCHIVE, path=self.name)
        self._is_new = self._is_new and not piece
        self._archive.unpacked += len(piece)
        return piece

    read1 = read


def _judge_sizes(entries: list[ZipInfo], members: int) -> None:
    if not entries:
        raise RefusedError(Refusal.EMPTY)
    if len(entries) > members:
        raise RefusedError(
            Refusal.TOO_MANY_MEMBERS, given=str(len(entries)), expected=str(members)
        )
    for entry in entries:
        path = entry.orig_filename
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedError(Refusal.ENCRYPTED, path=path)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise RefusedError(Refusal.PACKED_OTHERWISE, path=path)
        if entry.file_size > max(MEGABYTE, MOST_TIMES * entry.compress_size):
            raise RefusedError(Refusal.BOMB, path=path, expected=str(MOST_TIMES))
        _judge_size(entry.file_size, MOST_OF_ONE, path)
    _judge_size(sum(entry.file_size for entry in entries), MOST_OF_ALL)


def _judge_size(size: int, most: int, path: str = "") -> None:
    if size > most:
        expected = f"{most // MEGABYTE} MB"
        raise RefusedError(Refusal.TOO_LARGE, path=path, expected=expected)


def _judge_places(entries: list[ZipInfo], end: int) -> None:
    """Refuse entries that share bytes: so a small file could unpack without end."""
    for entry in sorted(entries, key=lambda entry: entry.header_offset, reverse=True):
        size = _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size
        if not 0 <= entry.header_offset <= end - size:
            raise RefusedError(Refusal.DAMAGED_ARCHIVE, path=entry.orig_filename)
        end = entry.header_offset


def _name(entry: ZipInfo) -> str:
    return entry.orig_filename.replace("\\", "/")


def _folded(entry: ZipInfo) -> str:
    return unicodedata.normalize("NFC", _name(entry)).casefold()


def _is_harmless(entry: ZipInfo) -> bool:
    """Tell whether a name stays inside its folder and is a name on every system."""
    parts = _name(entry).removesuffix("/").split("/")
    return not stat.S_ISLNK(entry.external_attr >> 16) and not any(
        part in {"", ".", ".."} or _DEVICE.fullmatch(part) or _FORBIDDEN.search(part)
        for part in parts
    )
