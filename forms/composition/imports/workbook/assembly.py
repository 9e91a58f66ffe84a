"""Rows in the making, cell by cell, within the limits of a table."""

from collections.abc import Iterator, Sequence
from typing import Never

from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.rows import Exact, Row
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.imports.workbook.cells import Cells, Odd
from forms.composition.imports.workbook.figures import canonical
from forms.composition.imports.workbook.places import LAST, NAMES, column, spans
from forms.composition.imports.workbook.strings import CELL
from forms.composition.imports.workbook.styles import NUMBER, Shown

ROWS = 1_048_576
COLUMNS = 512
CELLS = 12_000_000
MERGED = 10_000

Written = tuple[str, str, str, str, str, str, str, str, str]
"""A cell as it is written: itself, the letters and digits of its name, style, kind,
``<f`` if it has a formula, ``<v>`` if it has a value, the value, its inline text."""


class Assembly:
    """Rows, and what is odd about them; who takes them empties both lists.

    Raises ``RefusedError`` at a limit, and where rows or cells do not stand in order:
    of such a sheet no reading is the right one.  Nothing is said of rows up to
    *noted*: they were gone through before.
    """

    def __init__(self, sheet: str, reading: Cells, noted: int) -> None:
        self.rows: list[Row] = []
        self.notices: list[Notice] = []
        self._sheet, self._reading, self._noted = sheet, reading, noted
        self._strings = reading.strings.known
        self._shown: dict[str, Shown] = {}
        self._number, self._count = 0, 0
        self._hidden_rows = self._first_hidden = 0
        self._hidden_columns: set[int] = set()
        self._hidden_filled: set[int] = set()
        self._merged: list[str] = []
        self._old: set[int] = set()
        self._units: set[tuple[int, str]] = set()

    def hide_columns(self, first: int, last: int) -> None:
        """Take columns, counted from 1, for hidden."""
        self._hidden_columns.update(range(first - 1, min(last, COLUMNS)))

    def merge(self, span: str) -> None:
        """Remember merged cells; of more than ten thousand no more is said."""
        if len(self._merged) < MERGED:
            self._merged.append(span)

    def row(
        self, number: int | None, is_hidden: bool, cells: Sequence[Written]
    ) -> None:
        """Read the cells of one row; one without a number follows the last."""
        self._begin(number, len(cells))
        values: list[str] = []
        strings, styles = self._strings, self._shown
        digits, following = str(self._number), 0
        for _, letters, row, style, kind, formula, mark, plain, inline in cells:
            if letters == NAMES[following] and row == digits:
                place = following
            else:
                place = self._place(letters, row, following)
                values.extend([""] * (place - len(values)))
            following = place + 1
            text = plain or inline
            if formula:
                text = self._result(kind, mark, text, place)
            if not text:
                value = ""
            elif kind == "s":
                index = int(text) if len(text) < 9 and text.isdecimal() else -1
                known = 0 <= index < len(strings)
                value = strings[index] if known else self._shared(index, text)
            elif not kind or kind == "n":
                is_plain = styles.get(style) is NUMBER
                figure = canonical(text) if is_plain else None
                value = Exact(figure) if figure else self._shown_as(text, style, place)
            else:
                value = self._judged(place, *self._reading.other(kind, text))
            if len(value) > CELL:
                self.refuse(Refusal.LONG_CELL, f"{CELL:,}")
            values.append(value)
        while values and not values[-1]:
            values.pop()
        if values:
            self._keep(Row(self._number, values, is_hidden))

    def refuse(
        self, refusal: Refusal, expected: str = "", given: str = "", row: int = 0
    ) -> Never:
        """Refuse the file for what stands in *row*, or else in the last."""
        raise RefusedError(
            refusal,
            sheet=self._sheet,
            row=row or self._number,
            given=given,
            expected=expected,
        )

    def afterwards(self) -> Iterator[Notice]:
        """Yield what can be said of the sheet when all its rows were gone through."""
        for each in self._merged:
            yield Notice(caution=Caution.MERGED, sheet=self._sheet, given=each)
        if self._hidden_rows:
            yield Notice(
                caution=Caution.HIDDEN_ROWS,
                sheet=self._sheet,
                row=self._first_hidden,
                given=f"{self._hidden_rows:,}",
            )
        if self._hidden_filled:
            yield Notice(
                caution=Caution.HIDDEN_COLUMNS,
                sheet=self._sheet,
                given=spans(self._hidden_filled),
            )

    def _begin(self, number: int | None, cells: int) -> None:
        number = self._number + 1 if number is None else number
        last, self._number = self._number, number
        if number <= last:
            self.refuse(Refusal.DISORDER)
        if number > ROWS:
            self.refuse(Refusal.TOO_MANY_ROWS, f"{ROWS:,}")
        self._count += cells
        if self._count > CELLS:
            self.refuse(Refusal.TOO_MANY_CELLS, f"{CELLS:,}")

    def _keep(self, row: Row) -> None:
        if len(row.cells) > COLUMNS:
            far = NAMES[len(row.cells) - 1]
            self.refuse(Refusal.TOO_MANY_COLUMNS, str(COLUMNS), far)
        self.rows.append(row)
        if row.hidden:
            self._first_hidden = self._first_hidden or row.number
            self._hidden_rows += 1
        for place in self._hidden_columns:
            if place < len(row.cells) and row.cells[place]:
                self._hidden_filled.add(place)

    def _place(self, letters: str, digits: str, following: int) -> int:
        """Return the place of a cell that leaves others out, or bears no name."""
        if not letters and not digits:
            place: int | None = following
        else:
            place = column(letters) if digits == str(self._number) else None
        if place is None or not following <= place < LAST:
            self.refuse(Refusal.DISORDER, given=letters + digits)
        return place

    def _result(self, kind: str, mark: str, text: str, place: int) -> str:
        """Return what stands beside a formula; nothing if it is nothing to rely on."""
        waits = self._reading.recalculates and kind != "e"
        if waits and canonical(text) == "0":
            text = ""
        if not mark or (not text.strip() and kind != "str"):
            self._say(Caution.NO_RESULT, place)
            return ""
        if waits and place not in self._old:
            self._old.add(place)
            self._say(Caution.OLD_RESULT, place, text)
        return text

    def _shown_as(self, text: str, style: str, place: int) -> str:
        shown = self._shown.get(style)
        if shown is None:
            shown = self._shown[style] = self._reading.style(style)
        if shown.beside and (place, shown.beside) not in self._units:
            self._units.add((place, shown.beside))
            self._say(Caution.UNIT_SHOWN, place, shown.beside)
        return self._judged(place, *self._reading.number(text, shown))

    def _judged(self, place: int, value: str, odd: Odd | None) -> str:
        if odd:
            self._say(odd[0], place, odd[1])
        return value

    def _shared(self, index: int, text: str) -> str:
        value = self._reading.strings.at(index) if index >= 0 else None
        if value is None:
            self.refuse(Refusal.MISSING_TEXT, given=text)
        return value

    def _say(self, caution: Caution, place: int, given: str = "") -> None:
        if self._number > self._noted:
            notice = Notice(
                caution=caution,
                sheet=self._sheet,
                row=self._number,
                column=NAMES[place],
                given=given,
            )
            self.notices.append(notice)
