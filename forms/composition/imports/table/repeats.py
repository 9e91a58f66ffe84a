"""Parts that a table tells twice: alike in one place, or with other facts anywhere."""

from forms.composition.bill import Line
from forms.composition.imports.rows import Row
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.troubles import Caution


class Repeats:
    """Remembers of each part where it stood first and what was told of it."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._first: dict[int, tuple[int, str, int, int]] = {}

    def look_at(self, line: Line) -> None:
        """Say if a line repeats or contradicts one before; both are kept.

        The same part under two parents is no repetition.  What one of them leaves open
        contradicts nothing.
        """
        if not line.number:
            return
        named = (line.supplier, line.number, line.revision)
        key = hash(tuple(map(str.casefold, named)))
        mass = hash(line.mass) if line.mass else 0
        told = [(c.name, c.cas, c.share, c.mass) for c in line.contents]
        contents = hash(tuple(told)) if told else 0
        row = line.whence.row
        now = (row, line.parent, mass, contents)
        known = self._first.setdefault(key, now)
        if known is now:
            return
        first, parent, mass_before, contents_before = known
        before = str(first)
        if (mass and mass_before and mass != mass_before) or (
            contents and contents_before and contents != contents_before
        ):
            self._say(Caution.PARTS_DIFFER, row, line.number, before)
        elif parent == line.parent:
            self._say(Caution.SAME_PART, row, line.number, before)

    def _say(self, caution: Caution, row: int, number: str, before: str) -> None:
        where = Row(row, ())
        self._cells.say(caution, where, use="number", given=number, expected=before)
