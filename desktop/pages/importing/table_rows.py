"""Which rows of a table hold names and content, and how a tree is written in it."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.controls.flow import Flow
from desktop.pages.importing.named import Choice, Named
from desktop.words import Words
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import HeadRow
from forms.composition.lettering import shown

LEVELS: tuple[str, ...] = get_args(Mapping.model_fields["levels"].annotation)
_LONGEST = 34
_MOST = 10_000_000
_LEAST = 148


class TableRows(QWidget):
    """Asks for the rows and the writing of the levels.

    Signals:
        said: Carries the parts of the mapping that changed, by their names.
    """

    said = Signal(dict)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.header, self.first, self.levels = Choice(), Choice(), Choice()
        self.last = QLineEdit()
        self.last.setValidator(QIntValidator(0, _MOST, self))
        self.last.setAcceptDrops(False)
        self.last.setPlaceholderText(words("importing.to-the-end"))
        flow = Flow(self, gap=12, justified=True)
        fields = {
            "importing.header-row": self.header,
            "importing.first-row": self.first,
            "importing.last-row": self.last,
            "importing.levels": self.levels,
        }
        for key, field in fields.items():
            flow.addWidget(Named(words(key), field, _LEAST))
        self.header.chosen.connect(self._on_header)
        self.first.chosen.connect(lambda row: self.said.emit({"first": int(row)}))
        self.levels.chosen.connect(lambda way: self.said.emit({"levels": way}))
        self.last.editingFinished.connect(self._on_last)

    def show_mapping(self, mapping: Mapping, head: Sequence[HeadRow]) -> None:
        """Show what is said, and what can be chosen."""
        rows = [(str(row.number), self._row(row)) for row in head]
        none = ("0", self._words("importing.no-header"))
        self.header.offer([none, *rows], str(mapping.header))
        numbers = {row.number for row in head}
        if mapping.first not in numbers:
            at = self._words("importing.row", row=mapping.first)
            rows = [*rows, (str(mapping.first), at)]
        self.first.offer(rows, str(mapping.first))
        ways = [(way, self._words(f"importing.levels-{way}")) for way in LEVELS]
        self.levels.offer(ways, mapping.levels)
        self.last.setText(str(mapping.last or ""))
        self._last = mapping.last

    def _row(self, row: HeadRow) -> str:
        cells = " · ".join(shown(cell).strip() for cell in row.cells if cell.strip())
        short = cells if len(cells) <= _LONGEST else f"{cells[: _LONGEST - 1]}…"
        at = self._words("importing.row", row=row.number)
        return self._words("importing.row-shows", row=at, cells=short)

    def _on_header(self, chosen: str) -> None:
        row = int(chosen)
        self.said.emit({"header": row, "first": row + 1})

    def _on_last(self) -> None:
        last = int(self.last.text() or 0)
        if last != self._last:
            self.said.emit({"last": last})
