"""One row of a table: small controls under their names, on as few lines as fit."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import PART, Control
from desktop.controls.flow import Flow
from desktop.controls.icons import icon
from desktop.words import Words
from forms.interview.questions import Column, Kind

Cells = dict[str, str]
NewCell = Callable[[Column], Control]
GAP = 12
_LEAST = {
    Kind.MONEY: 176,
    Kind.CHOICE: 150,
    Kind.COUNTRY: 150,
    Kind.YES_NO: 120,
    Kind.NUMBER: 120,
    Kind.DATE: 190,
}
_TEXT = 128


class RowOfCells(QFrame):
    """One row.

    Signals:
        edited: A cell was given, or taken back.
        unwanted: The row shall go.
    """

    edited = Signal()
    unwanted = Signal()

    def __init__(
        self, columns: tuple[Column, ...], words: Words, new_cell: NewCell
    ) -> None:
        super().__init__()
        self.setProperty("role", "cells")
        self._columns = columns
        self._words = words
        self._number = QLabel()
        self._number.setProperty("role", "small")
        self._remove = QToolButton()
        self._remove.setIcon(icon("remove"))
        self._remove.setProperty("role", "quiet")
        self._remove.clicked.connect(self.unwanted)
        self._labels = {column.id: cell_label() for column in columns}
        self.cells = {column.id: new_cell(column) for column in columns}
        for column in columns:
            cell = self.cells[column.id]
            cell.answered.connect(self.edited)
            cell.withdrawn.connect(self.edited)
            self._labels[column.id].setBuddy(cell.field)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QWidget()
        lay_cells(grid, self._columns, self._labels, self.cells)
        head = QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._remove)
        column_of_lines = QVBoxLayout(self)
        column_of_lines.setContentsMargins(12, 4, 12, 12)
        column_of_lines.setSpacing(4)
        column_of_lines.addLayout(head)
        column_of_lines.addWidget(grid)

    def written(self) -> Cells:
        """Return what stands in the cells; empty ones are left out."""
        found = {name: cell.written() for name, cell in self.cells.items()}
        return {name: str(raw) for name, raw in found.items() if raw is not None}

    def show_cells(self, cells: Cells) -> None:
        """Draw a row."""
        for name, cell in self.cells.items():
            cell.show_answer(cells.get(name))
        self.show_missing()

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        for cell in self.cells.values():
            cell.commit()

    def show_missing(self) -> None:
        """Say beside its name which cell still needs an answer."""
        written = self.written()
        for column in self._columns:
            label = self._labels[column.id]
            lacks = column.required and bool(written) and column.id not in written
            needed = self._words("controls.required")
            label.setText(f"{column.ask} · {needed}" if lacks else column.ask)
            if label.property("lacks") != lacks:
                label.setProperty("lacks", lacks)
                label.style().unpolish(label)
                label.style().polish(label)

    def name(self, question: str, number: int) -> None:
        """Say which row this is, to eyes and ears."""
        row = self._words("controls.row", row=number)
        self._number.setText(row)
        for column in self._columns:
            hint = column.hint
            if column.required:
                hint = f"{hint} {self._words('controls.required')}".strip()
            self.cells[column.id].name(f"{row}, {column.ask}", f"{hint} {question}")
        remove = self._words("controls.remove-row", row=number)
        self._remove.setAccessibleName(remove)
        self._remove.setAccessibleDescription(question)
        self._remove.setToolTip(remove)
        self._remove.setProperty(PART, remove)

    def take_focus(self) -> None:
        """Put the focus on the first cell."""
        first = self.cells[self._columns[0].id]
        first.field.setFocus(Qt.FocusReason.TabFocusReason)


def lay_cells(
    grid: QWidget,
    columns: tuple[Column, ...],
    labels: Mapping[str, QLabel],
    cells: Mapping[str, Control],
) -> None:
    """Lay small controls under their names, on as few lines as fit."""
    lines = Flow(grid, gap=GAP, justified=True)
    for column in columns:
        place = QWidget()
        upright = QVBoxLayout(place)
        upright.setContentsMargins(0, 0, 0, 0)
        upright.setSpacing(4)
        upright.addWidget(labels[column.id], 1)
        upright.addWidget(cells[column.id])
        place.setMinimumWidth(_LEAST.get(column.kind, _TEXT))
        lines.addWidget(place)


def cell_label() -> QLabel:
    """Return the small name that stands over a cell."""
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    return label
