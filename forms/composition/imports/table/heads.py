"""The first rows of a table, to be looked at before anybody says what they mean."""

from itertools import islice

from forms.composition.imports.messages import HeadRow
from forms.composition.imports.rows import Exact, Percent, Row, Table
from forms.numbers import exact, shown

ROWS = 30
"""So many rows are shown: enough for a preamble, a header and some content."""

LETTERS = 160
"""A longer cell is cut for the eye; the reading itself takes it whole."""


def head_of(table: Table, rows: int = ROWS) -> tuple[HeadRow, ...]:
    """Return the first *rows* of a table as a person sees them."""
    return tuple(_shown(row) for row in islice(table.rows(), rows))


def _shown(row: Row) -> HeadRow:
    cells = tuple(_cell(cell) for cell in row.cells)
    held = tuple(n for n, cell in enumerate(row.cells) if isinstance(cell, Exact))
    return HeadRow(number=row.number, cells=cells, exact=held, hidden=row.hidden)


def _cell(cell: str) -> str:
    """Return a cell as shown: a number that stands for per cent reads ``5 %``."""
    if isinstance(cell, Percent):
        return f"{shown(100 * exact(cell))} %"
    return cell if len(cell) <= LETTERS else f"{cell[: LETTERS - 1]}…"
