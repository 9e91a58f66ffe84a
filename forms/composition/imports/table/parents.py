"""Rows that name their parent become a tree, each part wherever it is used.

A part that is used often is written out each time, up to a limit.  Beyond it every
row is listed once under the top, with all of it that one top holds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from forms.composition.bill import Line
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.rows import Row
from forms.composition.imports.table.amounts import written
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.part import (
    NAMELESS,
    Part,
    content_of,
    goes_on,
    identity,
    is_content,
    line_of,
    resolved,
    speaks_of_content,
    told_by,
)
from forms.composition.imports.table.substances import Told
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.lettering import folded

WRITTEN_OUT = 200_000
"""So many lines a bill may have when each part is written out wherever it is used."""

LARGEST = 10**40
"""A quantity beyond is no number that anybody means."""

TOP = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One row: a part, by its key, in the part around it."""

    key: str
    around: str
    line: Line


Materials = tuple[Row, list[Told]]
"""The first row that names the part, and what it is made of."""

Within = Mapping[str, Sequence[Use]]


def placed(cells: Cells, rows: Sequence[Row]) -> Iterator[Line]:
    """Yield the lines, parents first; raises ``RefusedError`` for a circle."""
    parts, materials = _parts(cells, rows)
    holders = {around: part for around, part in parts if around}
    made = {folded(part.who.number) for _, part in parts}
    holders |= {a: Part(row, "", NAMELESS) for a, (row, _) in materials.items()}
    uses = [
        _top(cells, around, holders[around].row, materials.get(around))
        for around in holders.keys() - made
    ]
    uses.sort(key=lambda use: use.line.whence.row)
    for around, part in parts:
        key = folded(part.who.number)
        part.has_parts, part.is_top = key in holders, around == TOP
        if key in materials:
            part.told += materials[key][1]
        uses.append(Use(key, around, line_of(cells, part)))
    within: dict[str, list[Use]] = {TOP: []}
    for use in uses:
        within.setdefault(use.around, []).append(use)
    order = _order(cells, uses, within)
    if _lines(order, within) <= WRITTEN_OUT:
        yield from _written_out(within)
        return
    cells.say(Caution.LISTED_ONCE, rows[0], expected=f"{WRITTEN_OUT:,}")
    for top in within[TOP]:
        yield from _listed_once(top, order, within)


def _parts(
    cells: Cells, rows: Sequence[Row]
) -> tuple[list[tuple[str, Part]], dict[str, Materials]]:
    """Return each part with the key of its parent, and the materials of each parent.

    Rows about one part are joined.
    """
    found: list[tuple[str, Part]] = []
    materials: dict[str, Materials] = {}
    holders = {folded(cells.raw(row, "parent")) for row in rows}
    for row in rows:
        around, who = folded(cells.raw(row, "parent")), identity(cells, row)
        if around and is_content(cells, row) and folded(who.number) not in holders:
            materials.setdefault(around, (row, []))[1].append(content_of(cells, row))
            continue
        if found and speaks_of_content(cells, row):
            before, part = found[-1]
            same = who.key == part.key and around in {before, TOP}
            if not who or (who.key and same):
                part.told += goes_on(cells, part, row)
                continue
        if not who and not around:
            given = next(cell for cell in row.cells if cell.strip())
            cells.say(Caution.ROW_LEFT_OUT, row, given=given.strip())
            continue
        part = Part(row, str(row.number), who, told_by(cells, row))
        found.append((around, part))
    return found, materials


def _top(cells: Cells, around: str, row: Row, materials: Materials | None) -> Use:
    """Return a part that only its parts name: it has no row of its own."""
    number = cells.text(row, "parent")
    whence = cells.whence(row)
    contents = resolved(cells, row, materials[1]) if materials else ()
    own = f"{row.number}^"
    line = Line(id=own, number=number, contents=contents, whence=whence)
    return Use(around, TOP, line)


def _order(cells: Cells, uses: Sequence[Use], within: Within) -> list[str]:
    """Return the keys of what holds parts, each after all that hold it."""
    open_ones = Counter(use.key for use in uses if use.key in within)
    order, ready = [], [TOP]
    while ready:
        key = ready.pop()
        order.append(key)
        for use in within[key]:
            if use.key and use.key in within:
                open_ones[use.key] -= 1
                if not open_ones[use.key]:
                    ready.append(use.key)
    left = {key for key, count in open_ones.items() if count and key}
    if left:
        _refuse(cells, uses, left)
    return order


def _refuse(cells: Cells, uses: Sequence[Use], left: set[str]) -> None:
    """Name the parts of a circle, from one of them round to it again."""
    above = {u.key: u for u in uses if u.key in left and u.around in left}
    way = [next(iter(above))]
    while above[way[-1]].around not in way:
        way.append(above[way[-1]].around)
    circle = [above[way[-1]].around, *reversed(way[way.index(above[way[-1]].around) :])]
    names = [above[key].line.number for key in circle]
    row = above[circle[0]].line.whence.row
    given = " → ".join(names)
    raise RefusedError(Refusal.CYCLE, sheet=cells.sheet, row=row, given=given)


def _lines(order: Sequence[str], within: Within) -> int:
    """Count the lines of the bill with every part written out."""
    times: Counter[str] = Counter({TOP: 1})
    total = 0
    for key in order:
        total += times[key] * len(within[key])
        for use in within[key]:
            if use.key in within and use.key:
                times[use.key] += times[key]
    return total


def _written_out(within: Within) -> Iterator[Line]:
    """Yield every part wherever it is used; depth costs no recursion."""
    count: Counter[str] = Counter()
    left = [(use, "") for use in reversed(within[TOP])]
    while left:
        use, parent = left.pop()
        count[use.line.id] += 1
        nth = count[use.line.id]
        own = use.line.id if nth == 1 else f"{use.line.id}.{nth}"
        yield use.line.model_copy(update={"id": own, "parent": parent})
        if use.key:
            left += [(inner, own) for inner in reversed(within.get(use.key, ()))]


def _listed_once(top: Use, order: Sequence[str], within: Within) -> Iterator[Line]:
    """Yield a top and under it each row once, with all that the top holds of it.

    What is nothing but its parts is left out: it would look like a part of its own.
    """
    yield top.line
    one = (Fraction(1), Fraction(1))
    held: dict[str, tuple[Fraction, Fraction | None]] = {top.key: one}
    for key in order:
        if not key or key not in held:
            continue
        for use in within[key]:
            many = _times(held[key], use.line.quantity)
            if use.key in within:
                before = held.get(use.key, (Fraction(0), Fraction(0)))
                held[use.key] = _plus(before, many)
            if use.line.contents or use.key not in within:
                quantity = "" if many[1] is None else written(many[0], many[1])
                own = f"{top.line.id}/{use.line.id}"
                update = {"id": own, "parent": top.line.id, "quantity": quantity}
                yield use.line.model_copy(update=update)


Many = tuple[Fraction, Fraction | None]


def _times(held: Many, quantity: str) -> Many:
    if not quantity:
        return Fraction(0), None
    low, _, high = quantity.partition("..")
    least = held[0] * Fraction(low)
    most = None if held[1] is None else held[1] * Fraction(high or low)
    is_readable = most is not None and most.numerator < LARGEST
    return (least, most) if is_readable else (Fraction(0), None)


def _plus(one: Many, other: Many) -> Many:
    most = None if one[1] is None or other[1] is None else one[1] + other[1]
    return one[0] + other[0], most
