"""How deep a row stands: by a number, by dots, by an indent, by a path."""

import re
from typing import TypeAlias

from forms.composition.imports.rows import Exact, Row
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.troubles import Caution

Depth: TypeAlias = int | tuple[str, ...]

_DOTS = re.compile(r"[.·•>+\-\s]*")
_PLACE = re.compile(r"\d{1,9}(?:\.\d{1,9})*")
_TAB = 8
# Dots before a letter, signs in a row, a sign apart: "+5V" and ".50" begin so as well.
_MARK = re.compile(
    r"(?:[.·•]+(?=\s*[^\W\d_])|[.·•›>+|-]{2,}|[.·•›>+|-](?=\s))\s*(?=\S)"
)


def unmarked(text: str) -> str:
    """Return a name without the marks in front of it that tell its level."""
    return _MARK.sub("", text.strip(), count=1) if _MARK.match(text.strip()) else text


def is_marked(text: str) -> bool:
    """Tell whether such marks stand in front of a name."""
    return _MARK.match(text) is not None


def depth(cells: Cells, row: Row) -> Depth | None:
    """Return how deep a row stands, None if its level is missing or no level.

    A level that is there but cannot be read is told.
    """
    cell = cells.raw(row, "level")
    if not cell.strip():
        return None
    found: Depth | None
    match cells.mapping.levels:
        case "number":
            found = _number(cell)
        case "dots":
            lead = _DOTS.match(cell.strip())
            found = lead[0].count(".") if lead else 0
        case "indent":
            lead_in = cell[: len(cell) - len(cell.lstrip())].replace("\t", " " * _TAB)
            found = len(lead_in)
        case "path":
            place = cell.strip().rstrip(".")
            found = tuple(place.split(".")) if _PLACE.fullmatch(place) else None
        case _:
            return None
    if found is None:
        cells.say(Caution.LEVEL_NOT_READ, row, use="level", given=cell.strip())
    return found


def _number(cell: str) -> int | None:
    plain = cell.strip().strip(".+ ")
    if isinstance(cell, Exact):
        plain = plain.removesuffix(".0")
    return (
        int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 9 else None
    )


def is_within(inner: Depth, outer: Depth) -> bool:
    """Tell whether a row at *inner* stands in the last one at *outer*."""
    if isinstance(inner, tuple) and isinstance(outer, tuple):
        return len(inner) > len(outer) and inner[: len(outer)] == outer
    return isinstance(inner, int) and isinstance(outer, int) and inner > outer


def leaves_out(inner: Depth, outer: Depth | None) -> str:
    """Return the level that is missing between a row and the one that it stands in."""
    if isinstance(inner, tuple):
        near = inner[:-1]
        return "" if near in {(), outer} else ".".join(near)
    if isinstance(outer, int) and inner > outer + 1:
        return str(inner - 1)
    return ""
