"""One row of a table: small controls under their names, on as few lines as fit."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import PART, Control
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
        self._labels = {column.id: _label() for column in columns}
        self.cells = {column.id: new_cell(column) for column in columns}
        for column in columns:
            cell = self.cells[column.id]
            cell.answered.connect(self.edited)
            cell.withdrawn.connect(self.edited)
            self._labels[column.id].setBuddy(cell.field)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QWidget()
        lines = _JustifiedLines(grid)
        for column in self._columns:
            place = QWidget()
            upright = QVBoxLayout(place)
            upright.setContentsMargins(0, 0, 0, 0)
            upright.setSpacing(4)
            upright.addWidget(self._labels[column.id], 1)
            upright.addWidget(self.cells[column.id])
            place.setMinimumWidth(_LEAST.get(column.kind, _TEXT))
            lines.addWidget(place)
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


def _label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    return label


class _JustifiedLines(QLayout):
    """Fills each line to its end; what does not fit goes on in the next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 Qt's name
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(560, self.heightForWidth(560))

    def minimumSize(self) -> QSize:  # noqa: N802 Qt's name
        widths = [item.minimumSize().width() for item in self._items]
        return QSize(max(widths, default=0), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        for item in self._items:
            line = lines[-1]
            used = sum(i.minimumSize().width() + GAP for i in line)
            if line and used + item.minimumSize().width() > width:
                lines.append([item])
            else:
                line.append(item)
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            least = [item.minimumSize().width() for item in line]
            free = rect.width() - sum(least) - GAP * (len(line) - 1)
            wide = [w + free * w // max(sum(least), 1) for w in least]
            tall = max(
                (
                    item.heightForWidth(w)
                    if item.hasHeightForWidth()
                    else item.sizeHint().height()
                    for item, w in zip(line, wide, strict=True)
                ),
                default=0,
            )
            x = rect.x()
            for item, width in zip(line, wide, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, tall))
                x += width + GAP
            y += tall + GAP
        return y - rect.y() - GAP
