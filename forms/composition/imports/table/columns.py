"""A mapping to begin with: what a table's own headings and cells say of its columns.

Nothing is guessed: a heading that is not known, a unit or a currency that is not
named, a decimal sign that no cell proves are left for the user to settle.
"""

import hashlib
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import cast

from forms.composition.imports.mapping import ColumnUse, Mapping, Use
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.table.header import Head, head_of
from forms.composition.imports.table.headings import (
    HOLDER,
    IGNORED,
    MATERIAL,
    POSITION,
    STUFF,
    Heading,
    words,
)
from forms.composition.imports.table.signs import SAMPLE, signs_of
from forms.composition.imports.table.styles import Columns, Levels, cell_of, levels_of
from forms.composition.lettering import folded
from forms.composition.units import unit

LOOKED_AT = 60
"""So many rows are searched for the headings; a preamble is shorter."""

_NUMERIC = {"quantity", "mass", "mass-total", "share", "content-mass"}
_NUMERIC |= {"price", "content-price"}
_UNITS_OF = {"mass": "mass-unit", "mass-total": "mass-unit"}
_UNITS_OF |= {"share": "content-unit", "content-mass": "content-unit"}
_OF_CONTENTS = {"share", "content-mass", "content-unit", "content-price", "form"}
_OF_CONTENTS |= {"origin", "mined", "separated", "reduced", "alloyed", "origin-basis"}


def header_key(cells: Sequence[str]) -> str:
    """Return the mark by which a header is known again: a digest of folded names."""
    names = [folded(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest() if names else ""


def propose(table: Table) -> Mapping | None:
    """Propose how a table is read; None if it holds nothing at all.

    ``header`` is 0 and no column has a use where no row of names is found.
    """
    top = [row for row in islice(table.rows(), LOOKED_AT) if any(row.cells)]
    if not top:
        return None
    head = head_of(top)
    if head is None:
        return Mapping(sheet=table.name, header=0, first=top[0].number)
    sample = [row for row in islice(table.rows(), SAMPLE) if row.number >= head.first]
    columns = _uses(head)
    levels = levels_of(columns, head, sample)
    _by_neighbours(columns, levels)
    _without_kinds(columns, levels, sample)
    _without_contents(columns, levels)
    signs = signs_of(table, head.first, [c for c, u in columns.items() if _counts(u)])
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


def _uses(head: Head) -> Columns:
    """Give each meaning to the column whose name is surest."""
    elements = {n: h for n, h in head.headings.items() if _is_element(h)}
    speaks = len(elements) > 2 or any(h.unit for h in elements.values())
    columns: Columns = {}
    taken: dict[str, int] = {}
    headings = {
        n: _beside(each, head.headings.get(n - 1)) for n, each in head.headings.items()
    }
    for column, each in sorted(headings.items(), key=lambda e: (e[1].rank, e[0])):
        if column in elements and speaks:
            columns[column] = _of_element(column, each)
        elif each.kind not in {"", IGNORED} and each.kind not in taken:
            taken[each.kind] = column
            if each.kind not in {POSITION, STUFF, HOLDER}:
                columns[column] = _of_heading(column, each)
    if POSITION in taken and (
        not taken.keys() & {"number", "level"} or not taken.keys() & {"number", "name"}
    ):
        columns[taken[POSITION]] = ColumnUse(column=taken[POSITION], use="number")
    if STUFF in taken and (use := _of_stuff(taken)):
        columns[taken[STUFF]] = ColumnUse(column=taken[STUFF], use=use)
    return columns


def _beside(each: Heading, before: Heading | None) -> Heading:
    """Take a unit that follows a mass or a share for the unit of that."""
    if each.kind != "unit" or before is None or before.unit:
        return each
    return replace(each, kind=_UNITS_OF.get(before.kind, "unit"))


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
    """Take a mass that follows the substances of a flat table for theirs."""
    by_use = {use.use: column for column, use in columns.items()}
    mass_at = by_use.get("mass")
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
            told = {folded(cell_of(row, column)) for row in sample} - {""}
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
