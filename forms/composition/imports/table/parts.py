"""A table and its mapping become lines: parts with their contents, parents first.

Rows are taken as they come and nothing is held but what is still open, whatever the
size of the table; depth costs no recursion.
"""

from collections.abc import Iterator, Sequence

from forms.composition.bill import Line
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import Lines, Notice, RefusedError, Request
from forms.composition.imports.rows import Table
from forms.composition.imports.table.cells import Cells, Note
from forms.composition.imports.table.columns import propose
from forms.composition.imports.table.content_rows import content_rows
from forms.composition.imports.table.flat import Flat
from forms.composition.imports.table.parents import placed
from forms.composition.imports.table.repeats import Repeats
from forms.composition.imports.table.signs import doubted
from forms.composition.imports.table.tree import Tree, late_contents
from forms.composition.imports.troubles import Caution, Refusal

_SHOWN = 12
BATCH = 500
"""So many lines are handed over at once."""


def read(tables: Sequence[Table], request: Request, note: Note) -> Iterator[Lines]:
    """Read the table that the mapping names, else the one that says most.

    Raises ``RefusedError`` if there is no table, no column is known, or the bill goes
    round in a circle.
    """
    table, mapping = chosen(tables, request.mapping)
    if request.mapping is None:
        _say_what_is_left(table, mapping, note)
    yield from batches(lines(table, mapping, note))


def _say_what_is_left(table: Table, mapping: Mapping, note: Note) -> None:
    """Say which columns have a heading and, as nobody chose one, no meaning."""
    used = {each.column for each in mapping.columns}
    header = next((r for r in table.rows() if r.number == mapping.header), None)
    cells = enumerate(header.cells if header else ())
    left = [cell.strip() for at, cell in cells if cell.strip() and at not in used]
    if left:
        shown = ", ".join(left[:_SHOWN]) + (" …" if len(left) > _SHOWN else "")
        note(
            Notice(
                caution=Caution.COLUMNS_LEFT,
                sheet=table.name,
                row=mapping.header,
                given=shown,
            )
        )


def chosen(tables: Sequence[Table], wanted: Mapping | None) -> tuple[Table, Mapping]:
    """Return the table to read and how: by the user's mapping or the proposed one."""
    if wanted is not None:
        table = _named(tables, wanted.sheet)
        if not wanted.columns:
            raise RefusedError(Refusal.NO_COLUMNS, sheet=table.name)
        return table, doubted(table, wanted)
    proposals = [
        (not table.hidden, len(mapping.columns), table, mapping)
        for table in tables
        if (mapping := propose(table)) is not None
    ]
    if not proposals:
        raise RefusedError(Refusal.EMPTY)
    *_, table, mapping = max(proposals, key=lambda each: (each[1] > 0, *each[:2]))
    if not mapping.columns:
        raise RefusedError(Refusal.NO_COLUMNS, sheet=table.name)
    return table, mapping


def _named(tables: Sequence[Table], sheet: str) -> Table:
    """Return the table of a name; the only one needs none."""
    named = [table for table in tables if table.name == sheet]
    if not tables:
        raise RefusedError(Refusal.EMPTY)
    if not named and sheet and len(tables) > 1:
        expected = ", ".join(table.name for table in tables)
        raise RefusedError(Refusal.OTHER_SHEETS, given=sheet, expected=expected)
    return (*named, *tables)[0]


def batches(found: Iterator[Line]) -> Iterator[Lines]:
    """Yield lines in batches."""
    batch: list[Line] = []
    for line in found:
        batch.append(line)
        if len(batch) == BATCH:
            yield Lines(lines=tuple(batch))
            batch = []
    if batch:
        yield Lines(lines=tuple(batch))


def lines(table: Table, mapping: Mapping, note: Note) -> Iterator[Line]:
    """Yield the lines of a table, parents first, and say what is odd."""
    cells = Cells(table.name, mapping, note)
    repeats = Repeats(cells)
    missing = {Caution.NO_COMPOSITION, Caution.NO_ORIGIN, Caution.NO_PRICE}
    count = 0
    for line in _found(table, cells):
        count += 1
        if missing:
            missing -= _told(line)
        repeats.look_at(line)
        yield line
    if cells.has_said(Caution.WHICH_CURRENCY):
        missing.discard(Caution.NO_PRICE)
    if not count:
        missing = set() if cells.has_rows else {Caution.HEADINGS_ONLY}
    for caution in sorted(missing):
        note(Notice(caution=caution, sheet=table.name))


def _told(line: Line) -> set[Caution]:
    """Return what is not missing any more."""
    told: set[Caution] = set()
    if line.country:
        told.add(Caution.NO_ORIGIN)
    if line.prices:
        told.add(Caution.NO_PRICE)
    for content in line.contents:
        told.add(Caution.NO_COMPOSITION)
        if content.origins:
            told.add(Caution.NO_ORIGIN)
        if content.prices:
            told.add(Caution.NO_PRICE)
    return told


def _found(table: Table, cells: Cells) -> Iterator[Line]:
    levels = cells.mapping.levels
    if levels == "none":
        yield from Flat(cells).lines(content_rows(table, cells))
    elif levels == "parent":
        yield from placed(cells, list(content_rows(table, cells)))
    else:
        late = late_contents(table, cells)
        yield from Tree(cells, late).lines(content_rows(table, cells))
