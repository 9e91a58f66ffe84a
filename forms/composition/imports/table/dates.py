"""Days as papers write them; one that could be two is none."""

import datetime as dt
import re
from typing import Literal

from forms.composition.imports.rows import Row
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.troubles import Caution

_YEAR_FIRST = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?", re.ASCII
)
_POINTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)

DayUse = Literal["price-date", "issued", "valid-until"]


def the_day(cells: Cells, row: Row, use: DayUse) -> dt.date | None:
    """Return the day that a cell names, if it can be one only."""
    written = cells.text(row, use)
    if not written:
        return None
    found = day(written)
    if found is None:
        cells.say(Caution.DATE_NOT_READ, row, use=use, given=written)
    return found


def day(written: str) -> dt.date | None:
    """Return the day of ``2026-02-01``, ``2026年2月1日``, ``1.2.2026``, ``31/12/2026``.

    With strokes, day and month must tell themselves apart: 1/2/2026 is no day.
    """
    try:
        if found := _YEAR_FIRST.fullmatch(written):
            return dt.date(*map(int, found.groups()))
        if found := _POINTS.fullmatch(written):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if found := _SLASHES.fullmatch(written):
            first, second, year = map(int, found.groups())
            if first > 12 or first == second:
                return dt.date(year, second, first)
            return dt.date(year, first, second) if second > 12 else None
    except ValueError:
        return None
    return None
