"""Rows without a tree become lines; several rows about one part belong together."""

from collections.abc import Iterator

from forms.composition.bill import Line
from forms.composition.imports.cells import Cells
from forms.composition.imports.part import (
    Identity,
    Part,
    content_of,
    goes_on,
    identity,
    is_content,
    line_of,
    speaks_of_content,
    told_by,
)
from forms.composition.imports.rows import Row
from forms.composition.imports.substances import Told
from forms.composition.imports.troubles import Caution


class Flat:
    """Rows without a tree; several rows about one part belong together."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._open: Part | None = None

    def lines(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            yield from self._add(row)
        yield from self._close()

    def _add(self, row: Row) -> Iterator[Line]:
        cells, who = self._cells, identity(self._cells, row)
        speaks = speaks_of_content(cells, row) or is_content(cells, row)
        if self._open is not None and speaks and self._goes_on(row, who):
            self._open.told += self._contents(row, self._open)
            return
        if self._open is not None and is_content(cells, row):
            self._open.told.append(content_of(cells, row))
            return
        told = self._contents(row)
        if not who and not told:
            given = next(cell for cell in row.cells if cell.strip())
            cells.say(Caution.ROW_LEFT_OUT, row, given=given.strip())
            return
        yield from self._close()
        self._open = Part(row, str(row.number), who, told, is_top=False)

    def _goes_on(self, row: Row, now: Identity) -> bool:
        """Tell whether a row speaks of the part that the rows before it speak of."""
        if self._open is None:
            return False
        before = self._open.who
        if not now:
            return True
        same = now.key == before.key if now.number else now == before
        if same and self._is_other(row, self._open.row):
            self._open.others.append(row)
            self._cells.say(
                Caution.ROWS_DIFFER,
                row,
                given=now.number or now.name,
                expected=str(self._open.row.number),
            )
        return same

    def _is_other(self, row: Row, before: Row) -> bool:
        """Tell whether two rows about one part give it another mass or quantity."""
        each = (
            (self._cells.raw(r, "mass"), self._cells.raw(r, "quantity"))
            for r in (row, before)
        )
        return any(a and b and a != b for a, b in zip(*each, strict=True))

    def _contents(self, row: Row, part: Part | None = None) -> list[Told]:
        if is_content(self._cells, row) and not speaks_of_content(self._cells, row):
            return [content_of(self._cells, row)]
        if part is not None:
            return goes_on(self._cells, part, row)
        return told_by(self._cells, row)

    def _close(self) -> Iterator[Line]:
        if self._open is not None:
            nameless = not self._open.who
            yield line_of(self._cells, self._open, self._cells.sheet * nameless)
        self._open = None
