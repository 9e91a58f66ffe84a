"""A file under way: its bytes from the front, what was worked out of it, what is said.

Readers take everything from here and open nothing themselves.
"""

import io
from collections import Counter
from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar, cast

from forms.composition.imports.messages import Message, Notice, Progress, Request

HEAD = 64 * 1024
"""How many bytes at the front tell what a file is."""

SHOWN = 100
"""How many notices of one kind in one sheet are shown one by one."""

_SMALL = 256 * 1024

T = TypeVar("T")


class _View(io.RawIOBase):
    """The bytes of one file from the start, with a place of its own."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._place = file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._place
        elif whence == io.SEEK_END:
            offset += self._file.seek(0, io.SEEK_END)
        self._place = max(0, offset)
        return self._place

    def readinto(self, into: Any) -> int:
        self._file.seek(self._place)
        read = self._file.read(len(into))
        into[: len(read)] = read
        self._place += len(read)
        return len(read)


class Opening:
    """One file that a reader reads: ``size`` in bytes, ``head`` its first 64 KiB.

    ``request`` is what the user asked for; ``digest`` its SHA-256 as hexadecimal.
    """

    def __init__(
        self,
        file: BinaryIO,
        size: int,
        request: Request,
        say: Callable[[Message], None],
        digest: str = "",
    ) -> None:
        self._file, self._say = file, say
        self.size, self.request, self.digest = size, request, digest
        self.head = self.stream().read(HEAD)
        self._worked_out: dict[object, object] = {}
        self._noticed: Counter[tuple[str, str]] = Counter()
        self._more: dict[tuple[str, str], Notice] = {}
        self._told = 0

    def stream(self) -> BinaryIO:
        """Return the bytes from the start; each stream has a place of its own."""
        return cast("BinaryIO", io.BufferedReader(_View(self._file), 256 * 1024))

    def once(self, work: Callable[["Opening"], T]) -> T:
        """Return what *work* finds in this file, worked out at the first asking.

        So what one reader parsed to recognise a file is there for the next.
        """
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast("T", self._worked_out[work])

    def notice(self, notice: Notice) -> None:
        """Say it at once; of one kind in one sheet only the first hundred.

        The rest are counted and said in one notice at the end, as ``more``.
        """
        key = (notice.caution, notice.sheet)
        self._noticed[key] += 1
        if self._noticed[key] <= SHOWN:
            self._say(notice)
        else:
            self._more.setdefault(key, notice)

    def progress(self, done: int, of: int = 0) -> None:
        """Say how far the reading is, in bytes of the file or parts of *of*.

        It may be called for every row: less than half a per cent more is not said, nor
        anything of a file that is read in no time.
        """
        if self.size < _SMALL:
            return
        whole = of or self.size
        part = done * 200 // whole if whole else 200
        if part != self._told:
            self._told = part
            self._say(Progress(done=min(done, whole), of=whole))

    def say_the_rest(self) -> None:
        """Say once of each kind what was not shown, and how many more there were."""
        for key, notice in self._more.items():
            more = self._noticed[key] - SHOWN - 1
            self._say(notice.model_copy(update={"more": more}))
