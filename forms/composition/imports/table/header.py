"""The row of headings of a table: where it is, and what each heading says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.composition.imports.rows import Exact, Row
from forms.composition.imports.table.headings import (
    IGNORED,
    Heading,
    heading,
    is_measure,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The row of names: where it is, where content begins, each column's heading."""

    row: int
    first: int
    headings: dict[int, Heading]


def head_of(top: list[Row]) -> Head | None:
    """Find the row that says most, and what the rows above and below add to it."""
    scored = [(_score(row.cells), -place) for place, row in enumerate(top)]
    best, place = max(scored, key=lambda each: each)
    if best < 2:
        return None
    row, below = top[-place], top[-place + 1 :][:1]
    found = {n: heading(cell) for n, cell in enumerate(row.cells)}
    first = row.number + 1
    if below and _adds_to(row.cells, below[0].cells):
        first = below[0].number + 1
        found = {
            n: _joined(found.get(n, Heading()), heading(_under(row, below[0], n)))
            for n in range(max(len(row.cells), len(below[0].cells)))
        }
    above = top[-place - 1] if place else None
    if above is not None and above.number == row.number - 1:
        groups = _spread(above.cells, len(found))
        found = {n: _lent(each, groups[n]) for n, each in found.items()}
        found |= {
            n: heading(cell)
            for n, cell in enumerate(above.cells)
            if cell and found.get(n, Heading()) == Heading()
        }
    return Head(row.number, first, found)


def _score(cells: Sequence[str]) -> int:
    texts = [cell for cell in cells if cell and not isinstance(cell, Exact)]
    each = [heading(cell) for cell in texts]
    kinds = {h.kind for h in each} - {"", IGNORED}
    elements = {h.element for h in each if h.element}
    many = len(elements) if len(elements) > 2 else 0
    measured = sum(1 for h in each if h.element and h.unit)
    return len(kinds) + max(many, measured) + any(h.kind == IGNORED for h in each)


def _adds_to(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether a row under the names holds units, or the names of a group."""
    filled = [cell for cell in lower if cell]
    if not filled or any(isinstance(cell, Exact) for cell in filled):
        return False
    if all(is_measure(cell) for cell in filled):
        return True
    known = [h for h in map(heading, filled) if h.kind or h.element]
    under_blank = any(
        cell and (n >= len(upper) or not upper[n]) for n, cell in enumerate(lower)
    )
    return under_blank and len(known) * 3 >= len(filled) * 2


def _under(row: Row, below: Row, column: int) -> str:
    """Return what stands under a name: a unit is put in brackets behind it."""
    lower = below.cells[column] if column < len(below.cells) else ""
    upper = _spread(row.cells, column + 1)[column]
    if lower and is_measure(lower):
        return f"{upper} ({lower.strip('[]() ')})"
    return lower


def _joined(upper: Heading, lower: Heading) -> Heading:
    if not (lower.kind or lower.element):
        return replace(
            upper,
            unit=upper.unit or lower.unit,
            currency=upper.currency or lower.currency,
            per=upper.per or lower.per,
        )
    return replace(lower, unit=lower.unit or upper.unit)


def _lent(own: Heading, group: str) -> Heading:
    """Lend an element the unit of the group of columns that it stands in."""
    if not own.element or own.unit or not group:
        return own
    return replace(own, unit=heading(group).unit)


def _spread(cells: Sequence[str], width: int) -> list[str]:
    """Return a row whose blanks repeat what stands left of them, as merged cells do."""
    spread, last = [], ""
    for n in range(width):
        last = (cells[n] if n < len(cells) else "") or last
        spread.append(last)
    return spread
