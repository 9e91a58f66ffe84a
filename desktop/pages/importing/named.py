"""A choice of few under its name, for eyes and ears."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.pages.labels import label

Entries = Iterable[tuple[str, str]]


class Choice(QComboBox):
    """One of a few; a wheel never changes it, and an arrow opens it first.

    Signals:
        chosen: Carries the id of what was chosen by a person.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.view().setProperty("role", "found")
        self.activated.connect(lambda _: self.chosen.emit(self.written()))

    def offer(self, entries: Entries, chosen: str) -> None:
        """Offer entries by id, one of them chosen; nothing is said of it."""
        offered = list(entries)
        if offered != [
            (self.itemData(n), self.itemText(n)) for n in range(self.count())
        ]:
            self.clear()
            for key, says in offered:
                self.addItem(says, key)
        self.setCurrentIndex(self.findData(chosen))

    def written(self) -> str:
        """Return the id of what is chosen."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Leave the wheel to the page: scrolling must not change an answer."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Open the list on an arrow or Enter instead of changing unseen."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class Named(QWidget):
    """A field under its name."""

    def __init__(self, says: str, field: QWidget, width: int) -> None:
        super().__init__()
        self.field = field
        self._says: QLabel = label("small", says)
        self._says.setBuddy(field)
        field.setAccessibleName(says)
        if isinstance(field, QComboBox):
            # Some systems name a list by what is chosen: what it asks is said as well.
            field.setAccessibleDescription(says)
        self.setMinimumWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._says)
        column.addWidget(field)
        column.addStretch(1)

    def rename(self, heard: str) -> None:
        """Say to ears which of several this is."""
        self._says.setAccessibleName(heard)
        self.field.setAccessibleName(heard)
        self.field.setAccessibleDescription(heard)
