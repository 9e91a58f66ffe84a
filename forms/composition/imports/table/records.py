"""Lines of a text divided into records: a quoted cell may go on in the next line.

One that never closes is taken as it stands, so that it does not swallow the rest.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import count, repeat
from typing import BinaryIO, NamedTuple, TypeAlias

from forms.composition.imports.guards.encodings import Encoding
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Refusal

LINE = 1_000_000
"""How many characters a line may have."""

_PIECE = 64 * 1024
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PATIENCE = 100
_LONGEST_CELL_LINES = 256


class Block(NamedTuple):
    """Some lines with their ends, and the number (from 1) of the first."""

    number: int
    text: str
    lines: list[str]


Record: TypeAlias = tuple[int, list[str], bool]
"""The line on which it begins, its cells, whether its quotes were wrong."""


def blocks(stream: BinaryIO, written: Encoding) -> Iterator[Block]:
    """Yield the lines of a text; a carriage return alone ends one too.

    Raises ``RefusedError`` for a line beyond any table.
    """
    stream.seek(written.start)
    text = io.TextIOWrapper(stream, written.name, newline="")
    number, rest = 1, ""
    while piece := text.read(_PIECE):
        if piece.endswith("\r"):
            piece += text.read(1)
        lines = _LINE.findall(rest + piece)
        rest = "" if lines[-1].endswith(("\n", "\r")) else lines.pop()
        if max(len(rest), len(lines[0]) if lines else 0) > LINE:
            raise RefusedError(Refusal.LONG_LINE, row=number, expected=f"{LINE:,}")
        if lines:
            yield Block(number, "".join(lines), lines)
        number += len(lines)
    if rest:
        yield Block(number, rest, [rest])


def records(all_lines: Iterable[Block], delimiter: str, width: int) -> Iterator[Record]:
    """Yield the records of all lines; *width* is how many cells one has as a rule."""
    csv.field_size_limit(2 * LINE)
    following = iter(all_lines)
    quoted = _Quoted(following, delimiter, width)
    for block in following:
        if '"' in block.text:
            yield from quoted.records(block)
        else:
            rows = csv.reader(block.lines, delimiter=delimiter)
            yield from zip(count(block.number), rows, repeat(False))


class _OpenQuoteError(Exception):
    """A quoted cell goes on for longer than any cell does."""


class _Quoted:
    """Records of lines with quotes; it looks ahead as far as a cell may go on."""

    def __init__(self, following: Iterator[Block], delimiter: str, width: int) -> None:
        self._following, self._delimiter, self._width = following, delimiter, width
        self._ahead: deque[str] = deque()
        self._taken: list[str] = []
        self._patience = _PATIENCE

    def records(self, block: Block) -> Iterator[Record]:
        """Yield the records that begin in *block*, or in what had to be read ahead."""
        number = block.number
        self._ahead.extend(block.lines)
        while self._ahead:
            try:
                lines = self._fed()
                for cells in csv.reader(lines, delimiter=self._delimiter, strict=True):
                    yield number, cells, False
                    number += len(self._taken)
                    self._taken.clear()
            except (csv.Error, _OpenQuoteError):
                first, *rest = self._taken
                self._ahead.extendleft(reversed(rest))
                self._patience = max(0, self._patience - bool(rest))
                yield number, self._as_it_stands(first), True
                number += 1
                self._taken.clear()

    def _fed(self) -> Iterator[str]:
        """Yield lines as long as they are at hand, or a cell has to go on."""
        while True:
            if self._taken:
                self._look_ahead()
            elif not self._ahead:
                return
            self._taken.append(self._ahead.popleft())
            yield self._taken[-1]

    def _look_ahead(self) -> None:
        """See to it that a cell can go on; raise where it goes on for too long."""
        if not self._patience or len(self._taken) >= _LONGEST_CELL_LINES:
            raise _OpenQuoteError
        if not self._ahead:
            block = next(self._following, None)
            if block is None:
                raise _OpenQuoteError
            self._ahead.extend(block.lines)

    def _as_it_stands(self, line: str) -> list[str]:
        """Return the cells of one line; its quotes divide nothing if so it fits."""
        bare = line.rstrip("\r\n")
        loose = next(csv.reader([bare], delimiter=self._delimiter))
        parts = bare.split(self._delimiter)
        off = abs(len(loose) - self._width) - abs(len(parts) - self._width)
        return loose if any(loose) and off <= 0 else parts
