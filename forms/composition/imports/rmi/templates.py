"""Sheets of a template: what is odd in them is left where nobody reads it.

Templates are full of helping formulas, hidden columns and merged headings, so that what
is said of any other workbook would bury what matters here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.composition.imports.messages import Notice
from forms.composition.imports.rows import Row
from forms.composition.imports.troubles import Caution
from forms.composition.imports.workbook.places import column
from forms.composition.imports.workbook.sheets import Sheet

ALWAYS = frozenset({Caution.SEVERAL_SHEETS, Caution.HIDDEN_SHEET})
"""What is true of every template."""


@dataclass
class Quiet:
    """A sheet of which the first *width* columns are read; ``heard`` is odd in them."""

    sheet: Sheet
    width: int
    heard: dict[Notice, None] = field(default_factory=dict)
    _waiting: dict[int, list[Notice]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.name, self.hidden = self.sheet.name, self.sheet.hidden
        self.sheet.say = self._hear

    def rows(self) -> Iterator[Row]:
        """Yield the rows; what is odd in one counts if there is something to read."""
        for row in self.sheet.rows():
            said = self._waiting.pop(row.number, [])
            if any(row.cells[: self.width]):
                self.heard.update(dict.fromkeys(said))
            yield row
        self._waiting.clear()

    def _hear(self, notice: Notice) -> None:
        place = column(notice.column) if notice.column else None
        if notice.row and place is not None and place < self.width:
            self._waiting.setdefault(notice.row, []).append(notice)


def quiet(sheets: Mapping[str, Sheet], widths: Mapping[str, int]) -> dict[str, Quiet]:
    """Return the sheets by their names, each with as many columns as are read."""
    return {name: Quiet(each, widths.get(name, 0)) for name, each in sheets.items()}
