"""Text tables: comma, tab, semicolon or bar, row by row, whatever the file is called.

Each row is numbered by the line on which it begins, as an editor of text shows it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from forms.composition.imports.guards.encodings import Encoding, encoding
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.rows import Row
from forms.composition.imports.table.records import Block, blocks, records
from forms.composition.imports.troubles import Caution, Refusal

ROWS = 2_000_000
COLUMNS = 512
CELLS = 12_000_000
CELL = 32_767
"""How much a table may hold; the last counts characters."""

GIVEN = 60
"""How much of a row is quoted in a notice."""

_DELIMITERS = ("\t", ";", ",", "|")
_DIRECTIVE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SAMPLE = 200


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
        first = next(blocks(opening.stream(), written), Block(1, "", []))
        sample = first.lines[:_SAMPLE]
        directive = _DIRECTIVE.fullmatch(sample[0]) if sample else None
        self._first = 2 if directive else 1
        told = (directive[1],) if directive else _DELIMITERS
        self.delimiter, self._width = _division(sample[self._first - 1 :], told)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold something, by the line on which each begins.

        Raises ``RefusedError`` at a limit.
        """
        cells_in_all, has_begun = 0, False
        found = records(self._watched(), self.delimiter, self._width)
        for number, cells, is_broken in found:
            if number < self._first:
                continue
            if is_broken:
                self._note(Caution.QUOTES, number, given=" ".join(cells).strip())
            if not any(cells):
                continue
            cells_in_all += len(cells)
            _keep_within(number, cells, cells_in_all)
            if len(cells) == self._width:
                has_begun = True
            elif has_begun and _is_ragged(cells, self._width):
                given, expected = str(len(cells)), str(self._width)
                self._note(Caution.RAGGED, number, given=given, expected=expected)
            self._noted = max(self._noted, number)
            yield Row(number, cells)

    def _watched(self) -> Iterator[Block]:
        """Yield all lines and say what is odd about them, and how far they are."""
        stream = self._opening.stream()
        for block in blocks(stream, self._written):
            self._opening.progress(stream.tell())
            if block.number + len(block.lines) - 1 > ROWS:
                raise RefusedError(Refusal.TOO_MANY_ROWS, expected=f"{ROWS:,}")
            if "\0" in block.text or "\r" in block.text:
                self._note_oddities(block)
            yield block

    def _note_oddities(self, block: Block) -> None:
        for number, line in enumerate(block.lines, start=block.number):
            if "\0" in line:
                self._note(Caution.NUL, number)
            if line.endswith("\r") and not self._has_old_ends:
                self._has_old_ends = True
                self._note(Caution.OLD_LINE_ENDS, number)

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
        lines = Block(1, "".join(sample), list(sample))
        found = records([lines], each, 0)
        widths = Counter(len(cells) for _, cells, _ in found if any(cells))
        usual, times = max(widths.items(), key=lambda w: w[::-1], default=(1, 0))
        if usual > 1 and times > best:
            best, delimiter, width = times, each, usual
    return delimiter, width
