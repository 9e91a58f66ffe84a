"""Fields with one button that gives them; what is wrong stands beside the button."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import say_aloud
from desktop.controls.day import DateControl
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.interview.questions import Column, Kind


class Form(QFrame):
    """Lays fields one below the other; Enter in any of them presses the button.

    Signals:
        given: The button was pressed.
    """

    given = Signal()

    def __init__(self, words: Words, button: str) -> None:
        super().__init__()
        self.words = words
        self.setProperty("role", "row")
        self.button = QPushButton(words(button))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.given)
        self._says: dict[QWidget, QLabel] = {}
        self._trouble = label("problem")
        self._done = label("settled")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.by = QLineEdit()
        self.day = day_control(words, "law.checked-on")

    def finish(self) -> None:
        """Lay out who looked and when, the button, and what it has to say."""
        self.add("law.by", self.by)
        self.add("law.checked-on", self.day)
        self.column.addLayout(self._grid)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addWidget(self._done)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self._trouble)
        self.put_away()

    def add(self, key: str, field: QWidget) -> None:
        """Add a field with its words, which name it for those who hear the screen."""
        row, says = self._grid.rowCount(), self.words(key)
        name = label("hint", says)
        self._says[field] = name
        if isinstance(field, DateControl):
            field.name(says, self.words("controls.date-hint"))
            name.setBuddy(field.field)
        else:
            field.setAccessibleName(says)
            name.setBuddy(field)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)

    def show_field(self, field: QWidget, *, is_asked: bool) -> None:
        """Show or hide a field together with its words."""
        field.setVisible(is_asked)
        self._says[field].setVisible(is_asked)

    def complain(self, sentences: Iterable[str]) -> None:
        """Say what is wrong, all of it at once."""
        told = "\n".join(sentences)
        say(self._done, "")
        say(self._trouble, told)
        if told:
            say_aloud(self._trouble, told)

    def confirm(self, sentence: str) -> None:
        """Say what was done."""
        say(self._trouble, "")
        say(self._done, sentence)
        say_aloud(self._done, sentence)

    def put_away(self) -> None:
        """Say nothing more of what was done or wrong before."""
        say(self._trouble, "")
        say(self._done, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button that has the focus, else the one that gives."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        (focus if isinstance(focus, QPushButton) else self.button).click()


def day_control(words: Words, key: str) -> DateControl:
    """Return the program's own control of a day."""
    return DateControl(Column(id=key, kind=Kind.DATE, ask=words(key)), words)


def day_of(control: DateControl) -> dt.date | None:
    """Return the one day that stands in a control, if it is one."""
    try:
        return dt.date.fromisoformat(str(control.written() or ""))
    except ValueError:
        return None


def write_day(control: DateControl, day: dt.date) -> None:
    """Put a day into a control, without giving it as an answer."""
    control.show_answer(day.isoformat())
