"""Rows without a tree become lines; several rows about one part belong together."""

from collections.abc import Iterator

from forms.composition.bill import Line
from forms.composition.imports.rows import Row
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.part import (
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
from forms.composition.imports.troubles import Caution


class Flat:
    """Rows without a tree; several rows about one part belong together."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._open: Part | None = None

    def lines(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            if (done := self._add(row)) is not None:
                yield self._line(done)
        if self._open is not None:
            yield self._line(self._open)

    def _add(self, row: Row) -> Part | None:
        """Take a row; return the part before it where it begins another."""
        cells, who, before = self._cells, identity(self._cells, row), self._open
        is_material = is_content(cells, row)
        speaks = speaks_of_content(cells, row)
        is_apart = is_material and not speaks
        if before is not None and (speaks or is_material) and self._goes_on(row, who):
            apart = [content_of(cells, row)] if is_apart else None
            before.told += apart or goes_on(cells, before, row)
            return None
        if before is not None and is_material:
            before.told.append(content_of(cells, row))
            return None
        told = [content_of(cells, row)] if is_apart else told_by(cells, row)
        if not who and not told:
            given = next(cell for cell in row.cells if cell.strip())
            cells.say(Caution.ROW_LEFT_OUT, row, given=given.strip())
            return None
        self._open = Part(row, str(row.number), who, told, is_top=False)
        return before

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

    def _line(self, part: Part) -> Line:
        return line_of(self._cells, part, "" if part.who else self._cells.sheet)
