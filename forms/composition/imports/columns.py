"""A mapping to begin with: what a table's own headings and cells say of its columns.

Nothing is guessed: a heading that is not known, a unit or a currency that is not
named, a decimal sign that no cell proves are left for the user to settle.
"""

import hashlib
import re
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, cast

from forms.composition.imports.amounts import Sign, told
from forms.composition.imports.headings import (
    IGNORED,
    MATERIAL,
    POSITION,
    STUFF,
    Heading,
    heading,
    is_measure,
    words,
)
from forms.composition.imports.levels import is_marked
from forms.composition.imports.mapping import ColumnUse, Mapping, Use
from forms.composition.imports.rows import Exact, Row, Table
from forms.composition.lettering import folded
from forms.composition.units import unit

LOOKED_AT = 60
"""So many rows are searched for the headings; a preamble is shorter."""

SAMPLE = 2_000
"""So many rows tell how levels are written; decimal signs are sought to the end."""

Levels = Literal["none", "number", "dots", "indent", "parent", "path"]
Columns = dict[int, ColumnUse]

_NUMERIC = {"quantity", "mass", "mass-total", "share", "content-mass"}
_NUMERIC |= {"price", "content-price"}
_OF_CONTENTS = {"share", "content-mass", "content-unit", "content-price", "form"}
_OF_CONTENTS |= {"origin", "mined", "separated", "reduced", "alloyed", "origin-basis"}
_DOTS = re.compile(r"\.+\s*\S.*|\.+")
_PATH = re.compile(r"\d+(?:\.\d+)*\.?")
_INDENTED: dict[Use, re.Pattern[str]] = {
    "number": re.compile(r"[ \u00a0\u3000\t]+\S"),
    "name": re.compile(r"(?: *[\u3000\t]|[ \u00a0]{2})\s*\S"),
}


def header_key(cells: Sequence[str]) -> str:
    """Return the mark by which a header is known again: a digest of folded names."""
    names = [folded(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest() if names else ""


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of names: where it is, where content begins, each column's heading."""

    row: int
    first: int
    headings: dict[int, Heading]


def propose(table: Table) -> Mapping | None:
    """Propose how a table is read; None if it holds nothing at all.

    ``header`` is 0 and no column has a use where no row of names is found.
    """
    top = [row for row in islice(table.rows(), LOOKED_AT) if any(row.cells)]
    if not top:
        return None
    head = _head(top)
    if head is None:
        return Mapping(sheet=table.name, header=0, first=top[0].number)
    sample = [row for row in islice(table.rows(), SAMPLE) if row.number >= head.first]
    columns = _uses(head)
    levels = _levels(columns, head, sample)
    _by_neighbours(columns, levels)
    _without_kinds(columns, levels, sample)
    _without_contents(columns, levels)
    signs = _signs(table, head.first, [c for c, u in columns.items() if _counts(u)])
    return Mapping(
        sheet=table.name,
        header=head.row,
        first=head.first,
        levels=levels,
        columns=tuple(
            use.model_copy(update={"decimal": signs.get(column, "")})
            for column, use in _in_order(columns)
        ),
    )


def _in_order(columns: Columns) -> list[tuple[int, ColumnUse]]:
    """Return the uses by column; a level in the column of the names stands first."""
    level = next((u for u in columns.values() if u.use == "level"), None)
    return sorted(
        ((use.column, use) for use in columns.values()),
        key=lambda each: (each[0], each[1] is not level),
    )


def _counts(use: ColumnUse) -> bool:
    return use.use in _NUMERIC


# The row of names


def _head(top: list[Row]) -> _Head | None:
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
    return _Head(row.number, first, found)


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


# What each column means


def _uses(head: _Head) -> Columns:
    """Give each meaning to the column whose name is surest."""
    elements = {n: h for n, h in head.headings.items() if _is_element(h)}
    speaks = len(elements) > 2 or any(h.unit for h in elements.values())
    columns: Columns = {}
    taken: dict[str, int] = {}
    for column, each in sorted(head.headings.items(), key=lambda e: (e[1].rank, e[0])):
        if column in elements and speaks:
            columns[column] = _of_element(column, each)
        elif each.kind not in {"", IGNORED} and each.kind not in taken:
            taken[each.kind] = column
            if each.kind not in {POSITION, STUFF}:
                columns[column] = _of_heading(column, each)
    if POSITION in taken and not taken.keys() & {"number", "level"}:
        columns[taken[POSITION]] = ColumnUse(column=taken[POSITION], use="number")
    if STUFF in taken and (use := _of_stuff(taken)):
        columns[taken[STUFF]] = ColumnUse(column=taken[STUFF], use=use)
    return columns


def _is_element(each: Heading) -> bool:
    """Tell whether a heading is an element: Br without a unit is a remanence."""
    return bool(each.element) and (each.element != "Br" or bool(each.unit))


def _of_stuff(taken: Mapping_[str, int]) -> Use | None:
    """Return what *Material* means beside the other columns of a table."""
    if "number" not in taken:
        return "number"
    if "substance" not in taken and taken.keys() & {"cas", "share"}:
        return "substance"
    return None if "grade" in taken else "grade"


def _of_element(column: int, each: Heading) -> ColumnUse:
    found = unit(each.unit)
    is_mass = found is not None and found.of == "mass"
    use: Use = "content-mass" if is_mass else "share"
    return ColumnUse(column=column, use=use, unit=each.unit, substance=each.element)


def _of_heading(column: int, each: Heading) -> ColumnUse:
    use = cast("Use", each.kind)
    found = unit(each.unit)
    if use in {"content-mass", "share"} and found is not None:
        use = "content-mass" if found.of == "mass" else "share"
    is_price = use in {"price", "content-price"}
    return ColumnUse(
        column=column,
        use=use,
        unit=each.unit if use in _NUMERIC else "",
        currency=each.currency if is_price else "",
        per=each.per if is_price else "",
    )


def _by_neighbours(columns: Columns, levels: Levels) -> None:
    """Read a column that could belong to two by the one that it follows.

    A unit that follows a mass or a share is its unit.  A mass that follows the
    substances of a flat table is theirs.
    """
    by_use = {use.use: column for column, use in columns.items()}
    unit_at, mass_at = by_use.get("unit"), by_use.get("mass")
    if unit_at is not None and unit_at - 1 in columns:
        before = columns[unit_at - 1]
        own: dict[str, Use] = {"mass": "mass-unit", "content-mass": "content-unit"}
        own["share"] = "content-unit"
        use = own.get(before.use)
        if use is not None and use not in by_use and not before.unit:
            columns[unit_at] = ColumnUse(column=unit_at, use=use)
    substance_at = by_use.get("substance", by_use.get("cas"))
    if (
        levels == "none"
        and mass_at is not None
        and substance_at is not None
        and substance_at < mass_at
        and "content-mass" not in by_use
    ):
        columns[mass_at] = columns[mass_at].model_copy(update={"use": "content-mass"})


def _without_kinds(columns: Columns, levels: Levels, sample: list[Row]) -> None:
    """Leave out kinds of rows that do not tell parts of a tree from materials."""
    for column, use in list(columns.items()):
        if use.use == "row-kind":
            told = {folded(_cell(row, column)) for row in sample} - {""}
            materials = told & words(MATERIAL)
            if levels == "none" or not materials or materials == told:
                del columns[column]


def _without_contents(columns: Columns, levels: Levels) -> None:
    """Leave out what speaks of contents in a table that has no rows for them.

    An origin is then that of the part itself.
    """
    used = {use.use for use in columns.values()}
    if used & {"substance", "cas"} or (levels != "none" and "row-kind" in used):
        return
    for column, use in list(columns.items()):
        if use.use == "origin" and "country" not in used:
            columns[column] = use.model_copy(update={"use": "country"})
        elif use.use in _OF_CONTENTS and not use.substance:
            del columns[column]


# How a tree is written


def _levels(columns: Columns, head: _Head, sample: list[Row]) -> Levels:
    """Tell the style of the tree by the cells, and which column it stands in."""
    by_use = {use.use: column for column, use in columns.items()}
    if "level" in by_use:
        return _style([_cell(row, by_use["level"]) for row in sample])
    if "parent" in by_use:
        return "parent"
    for column, each in head.headings.items():
        if each.kind == POSITION and column not in columns:
            texts = [text for row in sample if (text := _cell(row, column))]
            if _is_path(texts):
                columns[-1] = ColumnUse(column=column, use="level")
                return "path"
    for use, indented in _INDENTED.items():
        texts = [t for row in sample if use in by_use if (t := _cell(row, by_use[use]))]
        deep = [t for t in texts if indented.match(t) or is_marked(t)]
        if len(deep) * 5 >= len(texts) > 1 and len({_lead(t) for t in texts}) > 1:
            columns[-1] = ColumnUse(column=by_use[use], use="level")
            return "dots" if all(t.startswith(".") for t in deep) else "indent"
    return "none"


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \u00a0\u3000\t.·•›>+|-"))]


def _style(cells: list[str]) -> Levels:
    texts = [text for text in cells if text.strip()]
    if any(_DOTS.fullmatch(text.strip()) for text in texts):
        return "dots"
    if _is_path(texts):
        return "path"
    if any(text[:1].isspace() for text in texts):
        return "indent"
    return "number"


def _is_path(texts: list[str]) -> bool:
    """Tell whether cells are places such as 1, 1.1, 1.1.2, most under one before."""
    plain = [text.strip().rstrip(".") for text in texts]
    if not plain or not all(_PATH.fullmatch(text) for text in plain):
        return False
    known = set(plain)
    deep = [text for text in plain if "." in text]
    placed = [text for text in deep if text.rpartition(".")[0] in known]
    return len(placed) * 2 >= len(deep) > 0


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


# Decimal signs


def _signs(table: Table, first: int, columns: list[int]) -> dict[int, Sign]:
    """Tell each column's decimal sign; "" where cells read both ways and none decides.

    Where nothing has a sign at all, nothing is in doubt.
    """
    found: dict[int, Sign | None] = dict.fromkeys(columns)
    open_ones = set(columns)
    for count, row in enumerate(table.rows()):
        if not open_ones:
            break
        if row.number < first:
            continue
        for column in tuple(open_ones):
            said = told(_cell(row, column))
            if said:
                found[column] = said
                open_ones.discard(column)
            elif said == "":
                found[column] = ""
        if count > SAMPLE:
            open_ones = {column for column in open_ones if found[column] == ""}
    return {column: "." if said is None else said for column, said in found.items()}
