"""Tables as one workbook: text stays text, numbers stay exact, same in, same out."""

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from forms.composition.imports.rows import Percent
from forms.spreadsheet.cells import Grid, could_act, number, plain, refuse_too_much

# A workbook names the day it was made; the same table must give the same bytes.
MADE_ON = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

INERT = {
    "in_memory": True,  # nothing of a case lies on a disk in plain text
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST = 60


def workbook(grids: Sequence[Grid]) -> bytes:
    """Return a sheet a table, its head frozen.

    Raises ``FormsError`` for a table that no sheet can hold.
    """
    import xlsxwriter

    for grid in grids:
        refuse_too_much(grid)
    paper = BytesIO()
    book = xlsxwriter.Workbook(paper, INERT)
    book.set_properties({"created": MADE_ON})
    looks = Looks(book)
    names: set[str] = set()
    for grid in grids:
        sheet = book.add_worksheet(sheet_name(grid.name, names))
        _fill(sheet, grid, looks)
    book.close()
    return paper.getvalue()


class Looks:
    """The few ways in which cells are set."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({**wrapped, "bold": True, "bottom": 1})
        self.text = book.add_format({**wrapped, "num_format": "@"})
        # Typed over again, such a text stays a text.
        self.acting = book.add_format({**wrapped, "quote_prefix": True})
        self.number = book.add_format({"valign": "top"})
        self.per_cent = book.add_format({"valign": "top", "num_format": "0.####%"})


def _fill(sheet: Any, grid: Grid, looks: Looks) -> None:
    for column, title in enumerate(grid.head):
        sheet.write_string(0, column, plain(title), looks.head)
        cells = (row[column] for row in grid.rows[:200])
        sheet.set_column(column, column, _width(title, *cells))
    for place, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row):
            put(sheet, (place, column), cell, looks)
    sheet.freeze_panes(1, 0)


def put(sheet: Any, place: tuple[int, int], cell: str, looks: Looks) -> None:
    """Write one cell: our own exact number, else a text that cannot act."""
    value = number(cell)
    if value is not None:
        look = looks.per_cent if isinstance(cell, Percent) else looks.number
        sheet.write_number(*place, value, look)
    elif cell:
        text = plain(cell)
        look = looks.acting if could_act(text) else looks.text
        sheet.write_string(*place, text, look)


def _width(*texts: str) -> int:
    """Return the width of the longest line; a Chinese character takes two."""
    lines = (line for text in texts for line in text.split("\n"))
    widths = (sum(1 if c.isascii() else 2 for c in line) for line in lines)
    return min(max(*widths, 8) + 2, _WIDEST)


def sheet_name(wished: str, taken: set[str]) -> str:
    """Return a name that a workbook takes: short, without its own signs, no twin."""
    plainly = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", plain(wished)).strip(" '") or "1"
    if plainly.casefold() == "history":  # a spreadsheet keeps this name for itself
        plainly = "1"
    name, turn = plainly[:31], 1
    while name.casefold() in taken:
        turn += 1
        name = f"{plainly[: 28 - len(str(turn))]} ({turn})"
    taken.add(name.casefold())
    return name
