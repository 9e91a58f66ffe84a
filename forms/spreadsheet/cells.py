"""What one cell becomes: a number only where a spreadsheet keeps every digit of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.composition.imports.rows import Exact
from forms.errors import FormsError

COLUMNS, ROWS, LETTERS = 512, 1_048_575, 32_767
"""What a sheet holds below its head, and a cell (declarations.md section 6)."""

_DIGITS = 15  # a spreadsheet keeps no more of a number
_CANONICAL = re.compile(r"[+-]?\d{1,60}(?:\.\d{1,60})?", re.ASCII)
# ASCII and full-width signs that begin a formula; white that begins a cell of its own.
_BEGINS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫\t\r\n\v\f")
# What a reader does not see before them: spaces, marks of no width, bidi marks.
_UNSEEN = re.compile(
    r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its name, its head, its rows; an ``Exact`` cell is our own number."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def number(cell: str) -> Decimal | None:
    """Return our own number if a spreadsheet keeps it to the last digit, else none.

    What is typed or imported as text stays text, even if it looks like a number.
    """
    if not isinstance(cell, Exact) or not _CANONICAL.fullmatch(cell):
        return None
    value = Decimal(cell)
    digits = value.as_tuple().digits
    whole = "".join(map(str, digits)).strip("0")
    return value if len(whole) <= _DIGITS and len(digits) <= 2 * _DIGITS else None


def could_act(text: str) -> bool:
    """Tell whether a spreadsheet could take a text for a formula or a command."""
    unseen = _UNSEEN.match(text)
    begins = text[unseen.end() :][:1] if unseen else text[:1]
    return text[:1] in _BEGINS or begins in _BEGINS if text else False


def plain(text: str) -> str:
    """Return a text that every encoding can hold: half characters stand as codes."""
    return re.sub("[\ud800-\udfff]", lambda half: f"⟦U+{ord(half[0]):04X}⟧", text)


def refuse_too_much(grid: Grid) -> None:
    """Raise ``FormsError`` for a table that a sheet would cut silently."""
    if len(grid.rows) > ROWS or len(grid.head) > COLUMNS:
        raise FormsError(
            f"{grid.name}: {len(grid.rows)} rows and {len(grid.head)} columns; a sheet "
            f"holds {ROWS} and {COLUMNS}: write a part of it."
        )
    for place, row in enumerate((grid.head, *grid.rows)):
        if len(row) != len(grid.head):
            raise FormsError(
                f"{grid.name}, row {place}: {len(row)} cells, the head has "
                f"{len(grid.head)}: give each cell a column."
            )
        for cell in row:
            if (
                len(cell) > LETTERS // 2
                and len(cell.encode("utf-16-le", "surrogatepass")) > 2 * LETTERS
            ):
                raise FormsError(
                    f"{grid.name}, row {place}: a text of {len(cell)} characters; a "
                    f"cell holds {LETTERS}: shorten it."
                )
