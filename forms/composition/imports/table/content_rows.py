"""The rows of a table that hold content, from the first to the last."""

from collections.abc import Iterator

from forms.composition.imports.rows import Row, Table
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.part import total_of
from forms.composition.imports.troubles import Caution


def content_rows(table: Table, cells: Cells) -> Iterator[Row]:
    """Yield the rows between the first and the last of content; totals are told."""
    mapping = cells.mapping
    for row in table.rows():
        if row.number == mapping.header:
            cells.names(row)
        if row.number < mapping.first or not any(map(str.strip, row.cells)):
            continue
        if mapping.last and row.number > mapping.last:
            return
        cells.has_rows = True
        cells.look_beside(row)
        if total := total_of(row):
            cells.say(Caution.TOTAL_ROW, row, given=total)
            continue
        yield row
