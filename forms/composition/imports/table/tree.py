"""Rows with levels become a tree of lines; depth costs no recursion."""

from collections.abc import Iterator

from forms.composition.bill import Line
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.content_rows import content_rows
from forms.composition.imports.table.levels import Depth, depth, is_within, leaves_out
from forms.composition.imports.table.part import (
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
)
from forms.composition.imports.table.substances import Told
from forms.composition.imports.troubles import Caution, Refusal

Late = dict[int, list[Told]]
"""Contents by the row of the part that they belong to."""


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


class Tree:
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
        if self._open is not None:
            yield self._finished(self._open)

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
        if self._open is not None:
            yield self._finished(self._open)
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

    def _finished(self, part: Part) -> Line:
        part.told.sort(key=lambda told: told.content.whence.row)
        return self._built(part)

    def _built(self, part: Part) -> Line:
        return line_of(self._cells, part)


class _Looked(Tree):
    """Goes through a tree for its shape alone."""

    def _built(self, part: Part) -> Line:
        return Line(id=part.id)


def late_contents(table: Table, cells: Cells) -> Late:
    """Find the materials that stand below parts of the same part."""
    mapping = cells.mapping
    if not cells.has("row-kind", "unit", "substance", "cas"):
        return {}
    quiet = Cells(table.name, mapping, lambda _: None)
    for row in table.rows():
        if mapping.last and row.number > mapping.last:
            return {}
        if row.number >= mapping.first and (
            is_content(quiet, row) or speaks_of_content(quiet, row)
        ):
            break
    else:
        return {}
    tree = _Looked(quiet, {})
    for _ in tree.lines(content_rows(table, quiet)):
        pass
    return tree.found_late
