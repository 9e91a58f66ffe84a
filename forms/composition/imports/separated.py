"""Text tables: comma, tab, semicolon or bar, row by row, whatever the file is called.

A line is a row as long as no quoted cell goes on in the next.  One that never closes
is taken as it stands, so that it does not swallow the rest.
"""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import BinaryIO

from forms.composition.imports.encodings import Encoding, encoding
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.rows import Row
from forms.composition.imports.troubles import Caution, Refusal

ROWS = 2_000_000
COLUMNS = 512
CELLS = 12_000_000
CELL = 32_767
LINE = 1_000_000
"""How much a table may hold; the last two count characters."""

GIVEN = 60
"""How much of a row is quoted in a notice."""

_DELIMITERS = ("\t", ";", ",", "|")
_DIRECTIVE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SAMPLE = 200
_PATIENCE = 100
_LONGEST_CELL_LINES = 256
_TOLD_EVERY = 2_000

Record = tuple[int, list[str], bool]
"""The line on which it begins, its cells, whether its quotes were wrong."""


def recognises(opening: Opening) -> str | None:
    """Take any text for a table; of one column, if need be."""
    del opening
    return ""


def tables(opening: Opening) -> Sequence["Separated"]:
    """Return the one table of a text; none as long as its encoding must be chosen."""
    written = opening.once(encoding)
    return (Separated(opening, written),) if written.name else ()


class Separated:
    """The rows of a text, told apart by the sign that divides them most evenly."""

    name = ""
    hidden = False

    def __init__(self, opening: Opening, written: Encoding) -> None:
        self._opening, self._written = opening, written
        self._noted, self._has_old_ends = 0, False
        sample = list(islice(self._lines(opening.stream()), _SAMPLE))
        directive = _DIRECTIVE.fullmatch(sample[0]) if sample else None
        self._first = 2 if directive else 1
        told = (directive[1],) if directive else _DELIMITERS
        self.delimiter, self._width = _division(sample[self._first - 1 :], told)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold something, by the line on which each begins.

        Raises ``RefusedError`` at a limit.
        """
        cells_in_all, has_begun = 0, False
        for number, cells, is_broken in _records(
            self._watched(), self.delimiter, self._width
        ):
            if number < self._first:
                continue
            if is_broken:
                self._note(Caution.QUOTES, number, given=" ".join(cells).strip())
            if not any(cells):
                continue
            cells_in_all += len(cells)
            _keep_within(number, cells, cells_in_all)
            has_begun = has_begun or len(cells) == self._width
            if has_begun and _is_ragged(cells, self._width):
                given, expected = str(len(cells)), str(self._width)
                self._note(Caution.RAGGED, number, given=given, expected=expected)
            self._noted = max(self._noted, number)
            yield Row(number, cells)

    def _lines(self, stream: BinaryIO) -> Iterator[str]:
        """Yield the lines with their ends; a line feed in a quoted cell ends one too.

        Raises ``RefusedError`` for a line beyond any table.
        """
        stream.seek(self._written.start)
        text = io.TextIOWrapper(stream, self._written.name, newline="")
        for number, line in enumerate(iter(partial(text.readline, LINE + 1), ""), 1):
            if len(line) > LINE:
                raise RefusedError(Refusal.LONG_LINE, row=number, expected=f"{LINE:,}")
            yield line

    def _watched(self) -> Iterator[str]:
        """Yield the lines and say what is odd about them, and how far they are."""
        stream = self._opening.stream()
        for number, line in enumerate(self._lines(stream), start=1):
            if number % _TOLD_EVERY == 0:
                self._opening.progress(stream.tell())
            if number > ROWS:
                raise RefusedError(Refusal.TOO_MANY_ROWS, expected=f"{ROWS:,}")
            if "\0" in line:
                self._note(Caution.NUL, number)
            if line.endswith("\r") and not self._has_old_ends:
                self._has_old_ends = True
                self._note(Caution.OLD_LINE_ENDS, number)
            yield line

    def _note(
        self, caution: Caution, row: int, given: str = "", expected: str = ""
    ) -> None:
        """Say it, unless the row was gone through before."""
        if row > self._noted:
            found = Notice(
                caution=caution, row=row, given=given[:GIVEN], expected=expected
            )
            self._opening.notice(found)


def _keep_within(number: int, cells: Sequence[str], cells_in_all: int) -> None:
    if len(cells) > COLUMNS:
        raise RefusedError(
            Refusal.TOO_MANY_COLUMNS, row=number, expected=f"{COLUMNS:,}"
        )
    if cells_in_all > CELLS:
        raise RefusedError(Refusal.TOO_MANY_CELLS, row=number, expected=f"{CELLS:,}")
    if max(map(len, cells)) > CELL:
        raise RefusedError(Refusal.LONG_CELL, row=number, expected=f"{CELL:,}")


def _is_ragged(cells: Sequence[str], width: int) -> bool:
    """Tell whether cells are missing, or stand where no column is."""
    return len(cells) < width or any(cells[width:])


def _division(sample: Sequence[str], delimiters: Sequence[str]) -> tuple[str, int]:
    """Return the sign that divides most lines into equally many cells, and how many.

    Of two as even the earlier is meant: a comma then stands inside numbers.
    """
    best, delimiter, width = 0, delimiters[0], 1
    for each in delimiters:
        records = _records(iter(sample), each)
        widths = Counter(len(cells) for _, cells, _ in records if any(cells))
        usual, times = max(widths.items(), key=lambda w: w[::-1], default=(1, 0))
        if usual > 1 and times > best:
            best, delimiter, width = times, each, usual
    return delimiter, width


class _OpenQuoteError(Exception):
    """A quoted cell goes on for longer than any cell does."""


def _records(lines: Iterator[str], delimiter: str, width: int = 0) -> Iterator[Record]:
    """Yield the records of lines; one with wrong quotes is one line as it stands."""
    csv.field_size_limit(2 * LINE)
    number, patience = 1, _PATIENCE
    taken: list[str] = []
    again: deque[str] = deque()

    def fed() -> Iterator[str]:
        while True:
            line = again.popleft() if again else next(lines, "")
            if line:
                taken.append(line)
            if len(taken) > 1 and (
                not line or not patience or len(taken) > _LONGEST_CELL_LINES
            ):
                raise _OpenQuoteError
            if not line:
                return
            yield line

    while True:
        try:
            for cells in csv.reader(fed(), delimiter=delimiter, strict=True):
                yield number, cells, False
                number += len(taken)
                taken.clear()
        except (csv.Error, _OpenQuoteError):
            again.extendleft(reversed(taken[1:]))
            patience = max(0, patience - (len(taken) > 1))
            yield number, _as_it_stands(taken[0], delimiter, width), True
            number += 1
            taken.clear()
        else:
            return


def _as_it_stands(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of one line; its quotes divide nothing if so it fits better."""
    bare = line.rstrip("\r\n")
    loose, parts = next(csv.reader([bare], delimiter=delimiter)), bare.split(delimiter)
    if not any(loose) or abs(len(parts) - width) < abs(len(loose) - width):
        return parts
    return loose
