"""A table and its mapping become lines: parts with their contents, parents first.

Rows are taken as they come and nothing is held but what is still open, whatever the
size of the table; depth costs no recursion.
"""

from collections.abc import Iterator, Sequence

from forms.composition.bill import Line
from forms.composition.imports.cells import Cells, Note
from forms.composition.imports.columns import propose
from forms.composition.imports.levels import Depth, depth, is_within, leaves_out
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import Lines, Notice, RefusedError, Request
from forms.composition.imports.parents import placed
from forms.composition.imports.part import (
    Identity,
    Part,
    content_of,
    goes_on,
    identity,
    is_content,
    line_of,
    material_mass,
    names_its_own_part,
    speaks_of_content,
    told_by,
    total_of,
)
from forms.composition.imports.repeats import Repeats
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.substances import Told
from forms.composition.imports.troubles import Caution, Refusal

BATCH = 500
"""So many lines are handed over at once."""

Late = dict[int, list[Told]]


def read(tables: Sequence[Table], request: Request, note: Note) -> Iterator[Lines]:
    """Read the table that the mapping names, else the one that says most.

    Raises ``RefusedError`` if there is no table, no column is known, or the bill goes
    round in a circle.
    """
    table, mapping = chosen(tables, request.mapping)
    yield from batches(lines(table, mapping, note))


def chosen(tables: Sequence[Table], wanted: Mapping | None) -> tuple[Table, Mapping]:
    """Return the table to read and how: by the user's mapping or the proposed one."""
    if wanted is not None:
        named = [table for table in tables if table.name == wanted.sheet]
        table = next(iter([*named, *tables]), None)
        if table is None:
            raise RefusedError(Refusal.EMPTY)
        if not wanted.columns:
            raise RefusedError(Refusal.NO_COLUMNS, sheet=table.name)
        return table, wanted
    proposals = [
        (len(mapping.columns), table, mapping)
        for table in tables
        if (mapping := propose(table)) is not None
    ]
    if not proposals:
        raise RefusedError(Refusal.EMPTY)
    count, table, mapping = max(proposals, key=lambda each: each[0])
    if not count:
        raise RefusedError(Refusal.NO_COLUMNS, sheet=table.name)
    return table, mapping


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
            missing -= set(_told(line))
        repeats.look_at(line)
        yield line
    if cells.has_said(Caution.WHICH_CURRENCY):
        missing.discard(Caution.NO_PRICE)
    if not count:
        missing = {Caution.HEADINGS_ONLY}
    for caution in sorted(missing):
        note(Notice(caution=caution, sheet=table.name))


def _told(line: Line) -> Iterator[Caution]:
    """Yield what is not missing any more."""
    if line.contents:
        yield Caution.NO_COMPOSITION
    if line.country or any(content.origins for content in line.contents):
        yield Caution.NO_ORIGIN
    if line.prices or any(content.prices for content in line.contents):
        yield Caution.NO_PRICE


def _found(table: Table, cells: Cells) -> Iterator[Line]:
    levels = cells.mapping.levels
    if levels == "none":
        yield from _Flat(cells).lines(content_rows(table, cells))
    elif levels == "parent":
        yield from placed(cells, list(content_rows(table, cells)))
    else:
        late = _late(table, cells)
        yield from _Tree(cells, late).lines(content_rows(table, cells))


def content_rows(table: Table, cells: Cells) -> Iterator[Row]:
    """Yield the rows between the first and the last of content; totals are told."""
    mapping = cells.mapping
    for row in table.rows():
        if row.number == mapping.header:
            cells.names(row)
        if row.number < mapping.first or not any(map(str.strip, row.cells)):
            continue
        if mapping.last and row.number > mapping.last:
            return
        if total := total_of(row):
            cells.say(Caution.TOTAL_ROW, row, given=total)
            continue
        yield row


class _Flat:
    """Rows without a tree; several rows about one part belong together."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._open: Part | None = None

    def lines(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            yield from self._add(row)
        yield from self._close()

    def _add(self, row: Row) -> Iterator[Line]:
        cells, who = self._cells, identity(self._cells, row)
        speaks = speaks_of_content(cells, row) or is_content(cells, row)
        if self._open is not None and speaks and self._goes_on(row, who):
            self._open.told += self._contents(row, self._open)
            return
        told = self._contents(row)
        if not who and not told:
            given = next(cell for cell in row.cells if cell.strip())
            cells.say(Caution.ROW_LEFT_OUT, row, given=given.strip())
            return
        yield from self._close()
        self._open = Part(row, str(row.number), who, told, is_top=False)

    def _goes_on(self, row: Row, now: Identity) -> bool:
        """Tell whether a row speaks of the part that the rows before it speak of."""
        if self._open is None:
            return False
        before = self._open.who
        if not now:
            return True
        same = now.key == before.key if now.number else now == before
        if same and self._is_other(row, self._open.row):
            self._cells.say(
                Caution.PARTS_DIFFER,
                row,
                given=now.number or now.name,
                expected=str(self._open.row.number),
            )
        return same

    def _is_other(self, row: Row, before: Row) -> bool:
        """Tell whether two rows about one part give it another mass or number."""
        each = (
            (self._cells.raw(r, "mass"), self._cells.raw(r, "quantity"))
            for r in (row, before)
        )
        return any(a and b and a != b for a, b in zip(*each, strict=True))

    def _contents(self, row: Row, part: Part | None = None) -> list[Told]:
        if is_content(self._cells, row) and not speaks_of_content(self._cells, row):
            return [content_of(self._cells, row)]
        if part is not None:
            return goes_on(self._cells, part, row)
        return told_by(self._cells, row)

    def _close(self) -> Iterator[Line]:
        if self._open is not None:
            nameless = not self._open.who
            yield line_of(self._cells, self._open, self._cells.sheet * nameless)
        self._open = None


class _Node:
    """A place in the tree on the way to the row at hand."""

    __slots__ = ("depth", "mass", "owner", "part", "row", "told")

    def __init__(
        self,
        depth: Depth,
        row: Row,
        part: Part | None,
        owner: Part | None = None,
        told: Told | None = None,
    ) -> None:
        self.depth, self.row, self.part = depth, row, part
        self.owner, self.told, self.mass = owner, told, ""


class _Tree:
    """Rows with levels: each stands in the last one above it that is less deep.

    A line is handed over when the next part comes.  Materials that follow later are
    found by a first going through (``late``) and are there in time.
    """

    def __init__(self, cells: Cells, late: Late) -> None:
        self._cells, self._late = cells, late
        self.found_late: Late = {}
        self._way: list[_Node] = []
        self._on_way: set[str] = set()
        self._open: Part | None = None

    def lines(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            yield from self._add(row)
        yield from self._close()

    def _add(self, row: Row) -> Iterator[Line]:
        cells, who = self._cells, identity(self._cells, row)
        speaks = speaks_of_content(cells, row)
        if self._open is not None and speaks and self._is_same(row, who):
            self._open.told += goes_on(cells, self._open, row)
            return
        deep = depth(cells, row)
        if deep is None and not who and not speaks:
            given = next(cell for cell in row.cells if cell.strip())
            cells.say(Caution.ROW_LEFT_OUT, row, given=given.strip())
            return
        if deep is None:
            if not cells.raw(row, "level").strip():
                cells.say(Caution.LEVEL_NOT_READ, row, use="level", given="")
            deep = 0 if cells.mapping.levels != "path" else ()
            self._climb(None)
        else:
            self._climb(deep)
        around = self._way[-1] if self._way else None
        is_counted = cells.mapping.levels in {"number", "dots", "path"}
        missing = leaves_out(deep, around.depth if around else None)
        if missing and is_counted:
            cells.say(Caution.NO_PARENT, row, use="level", given=missing)
        if around is not None and around.told is not None:
            yield from self._promote(around)
        is_about = speaks and not names_its_own_part(cells, row)
        if around is not None and (is_content(cells, row) or is_about):
            self._attach(deep, row, around)
            return
        yield from self._begin(deep, row, who, around.part if around else None)

    def _is_same(self, row: Row, now: Identity) -> bool:
        """Tell whether a row goes on about the open part, on the same level."""
        if self._open is None:
            return False
        before = self._open.who
        level = self._cells.raw(row, "level").strip()
        if not now:
            return not level
        same_level = level in {"", self._cells.raw(self._open.row, "level").strip()}
        return bool(now.key) and now.key == before.key and same_level

    def _climb(self, deep: Depth | None) -> None:
        """Leave the places that a row at *deep* does not stand in."""
        while self._way and (deep is None or not is_within(deep, self._way[-1].depth)):
            left = self._way.pop()
            if left.part is not None:
                self._on_way.discard(left.part.key)

    def _attach(self, deep: Depth, row: Row, around: _Node) -> None:
        """Give a material to the part that it stands in, whether open or long done."""
        owner = around.part
        if owner is None:
            return
        told = content_of(self._cells, row)
        if owner is self._open:
            owner.told.append(told)
        elif owner.row.number not in self._late:
            self.found_late.setdefault(owner.row.number, []).append(told)
        self._way.append(_Node(deep, row, None, owner, told))

    def _promote(self, node: _Node) -> Iterator[Line]:
        """Make a part of a material that holds others."""
        owner, told = node.owner, node.told
        if owner is None or told is None:
            return
        for held in (owner.told, self.found_late.get(owner.row.number, [])):
            if held and held[-1] is told:
                held.pop()
        who = identity(self._cells, node.row)
        quiet = Cells(self._cells.sheet, self._cells.mapping, lambda _: None)
        node.mass = material_mass(quiet, told, owner)
        yield from self._begin(node.depth, node.row, who, owner, into=node)

    def _begin(
        self,
        deep: Depth,
        row: Row,
        who: Identity,
        around: Part | None,
        into: _Node | None = None,
    ) -> Iterator[Line]:
        """Open a part, after the one before it is handed over."""
        if who.key and who.key in self._on_way:
            raise RefusedError(
                Refusal.CYCLE,
                sheet=self._cells.sheet,
                row=row.number,
                given=self._circle(who.key, who.number),
            )
        if around is not None:
            around.has_parts = True
        yield from self._close()
        part = Part(
            row,
            str(row.number),
            who,
            told_by(self._cells, row) if into is None else [],
            parent=around.id if around else "",
            is_top=around is None,
            is_material=into is not None,
            mass=into.mass if into else "",
        )
        part.told += self._late.get(row.number, [])
        self._open = part
        if who.key:
            self._on_way.add(who.key)
        if into is None:
            self._way.append(_Node(deep, row, part))
        else:
            into.part, into.told = part, None

    def _circle(self, key: str, number: str) -> str:
        """Return the parts from the first of a circle round to it again."""
        on_way = [node.part for node in self._way if node.part is not None]
        start = next(n for n, part in enumerate(on_way) if part.key == key)
        names = [part.who.number for part in on_way[start:]]
        return " → ".join([*names, number])

    def _close(self) -> Iterator[Line]:
        if self._open is not None:
            self._open.told.sort(key=lambda told: told.content.whence.row)
            yield self._built(self._open)
        self._open = None

    def _built(self, part: Part) -> Line:
        return line_of(self._cells, part)


class _Looked(_Tree):
    """Goes through a tree for its shape alone."""

    def _built(self, part: Part) -> Line:
        return Line(id=part.id)


def _late(table: Table, cells: Cells) -> Late:
    """Find the materials that stand below parts of the same part."""
    mapping = cells.mapping
    if not cells.has("row-kind", "unit", "substance", "cas"):
        return {}
    quiet = Cells(table.name, mapping, lambda _: None)
    rows = content_rows(table, quiet)
    if not any(is_content(quiet, row) or speaks_of_content(quiet, row) for row in rows):
        return {}
    tree = _Looked(quiet, {})
    for _ in tree.lines(content_rows(table, quiet)):
        pass
    return tree.found_late
