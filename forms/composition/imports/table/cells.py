"""The cells of one row by what their columns mean, and what is odd about them, said."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from forms.composition.bill import Whence
from forms.composition.imports.mapping import ColumnUse, Mapping, Use
from forms.composition.imports.messages import Notice
from forms.composition.imports.rows import Row
from forms.composition.imports.table.amounts import NOT_TOLD, Amount, amount
from forms.composition.imports.troubles import Caution
from forms.composition.lettering import folded, is_misleading

Note = Callable[[Notice], None]

GIVEN = 80
"""So many letters of a cell are quoted in a notice."""


class Cells:
    """Reads the cells of one table by its mapping and says what is odd to *note*."""

    def __init__(self, sheet: str, mapping: Mapping, note: Note) -> None:
        self.sheet, self.mapping, self._note = sheet, mapping, note
        self.elements = tuple(u for u in mapping.columns if u.substance)
        self._by_use: dict[Use, ColumnUse] = {}
        for column in mapping.columns:
            if not column.substance:
                self._by_use.setdefault(column.use, column)
        self._at = {use: column.column for use, column in self._by_use.items()}
        self.names_contents = self.has("substance", "cas")
        levels: tuple[Use, ...] = ("number", "name") if self.has("level") else ()
        self.marked = {u for u in levels if self._at.get(u) == self._at["level"]}
        self._unnamed: set[int] = set()
        self._zeros_make = 0
        self.has_rows = False
        self._headings: Sequence[str] = ()
        self._said: set[tuple[Caution, int]] = set()

    def column(self, use: Use) -> ColumnUse | None:
        """Return the column that has a use, if there is one."""
        return self._by_use.get(use)

    def has(self, *uses: Use) -> bool:
        """Tell whether any column has one of the uses."""
        return not self._by_use.keys().isdisjoint(uses)

    def raw(self, row: Row, use: Use) -> str:
        """Return a cell as it stands, with its blanks; ``""`` if there is none."""
        at = self._at.get(use)
        return "" if at is None or at >= len(row.cells) else row.cells[at]

    def text(self, row: Row, use: Use) -> str:
        """Return a cell without blanks around it; hidden letters stay, and are told."""
        at = self._at.get(use)
        if at is None or at >= len(row.cells):
            return ""
        plain = row.cells[at].strip()
        if plain and is_misleading(plain):
            self.say(Caution.MISLEADING_LETTERS, row, use=use, given=plain)
        return plain

    def amount(self, row: Row, column: ColumnUse | None) -> Amount:
        """Return what a column says of an amount."""
        if column is None or column.column >= len(row.cells):
            return NOT_TOLD
        cell = row.cells[column.column]
        if not cell or cell.isspace():
            return NOT_TOLD
        found = amount(cell, column.decimal)
        if found.caution is not None:
            expected = "0 …" if found.caution is Caution.IMPOSSIBLE_NUMBER else ""
            self.say(found.caution, row, at=column, given=cell, expected=expected)
        return found

    def whence(self, row: Row) -> Whence:
        """Return where a row stands."""
        return _whence(self.sheet, row.number)

    def names(self, row: Row) -> None:
        """Take the row of headings, and tell of those that stand twice."""
        self._headings = row.cells
        used = {column.column for column in self.mapping.columns}
        seen: dict[str, int] = {}
        for n, cell in enumerate(row.cells):
            if (name := folded(cell)) in seen and len({n, seen[name]} & used) == 1:
                self.say(Caution.HEADING_TWICE, row, given=cell)
            if name:
                seen.setdefault(name, n)
            elif n not in used:
                self._unnamed.add(n)

    def look_beside(self, row: Row) -> None:
        """Tell of each column that has no heading but content, once."""
        for n in tuple(self._unnamed) if self._unnamed else ():
            if n < len(row.cells) and row.cells[n].strip():
                self._unnamed.discard(n)
                place = ColumnUse(column=n, use="name")
                self.say(Caution.NO_HEADING, row, at=place, given=row.cells[n].strip())

    def say(
        self,
        caution: Caution,
        row: Row,
        *,
        use: Use | None = None,
        at: ColumnUse | None = None,
        given: str = "",
        expected: str = "",
    ) -> None:
        """Say what is odd in a row, and in which column."""
        column = at or (self._by_use.get(use) if use else None)
        self._note(
            Notice(
                caution=caution,
                sheet=self.sheet,
                row=row.number,
                column=self._heading(column),
                given=given[:GIVEN],
                expected=expected[:GIVEN],
            )
        )

    def say_once(self, caution: Caution, row: Row, at: ColumnUse, given: str) -> None:
        """Say what is odd about a whole column, at the first row that shows it."""
        if (caution, at.column) not in self._said:
            self._said.add((caution, at.column))
            self.say(caution, row, at=at, given=given)

    def has_lost_zeros(self, number: str) -> bool:
        """Tell whether figures are fewer than in numbers before that begin with 0."""
        if number.startswith("0"):
            self._zeros_make = max(self._zeros_make, len(number))
        return len(number) < self._zeros_make

    def has_said(self, caution: Caution) -> bool:
        """Tell whether a whole column was found odd in this way."""
        return any(said is caution for said, _ in self._said)

    def _heading(self, column: ColumnUse | None) -> str:
        if column is None:
            return ""
        if column.column < len(self._headings) and self._headings[column.column]:
            return self._headings[column.column].strip()
        return str(column.column + 1)


@lru_cache(maxsize=8)
def _whence(sheet: str, row: int) -> Whence:
    return Whence(sheet=sheet, row=row) if sheet else Whence(row=row)
