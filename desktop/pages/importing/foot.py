"""The foot of the page: how far a reading is, what is missing, the two ways on."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import say_aloud
from desktop.pages.labels import label
from desktop.words import Words

PATIENCE = 500
"""Milliseconds; what takes longer shows how far it is and can be cancelled."""

_FINE = 1000


class Foot(QWidget):
    """Holds the bar with its cancel button, and the buttons that end a reading."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words("importing.progress"))
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(words("importing.cancel"))
        self.state = label("hint")
        self.leave = QPushButton(words("importing.leave"))
        self.take = QPushButton(words("importing.take"))
        self.take.setProperty("role", "primary")
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE)
        self._late.timeout.connect(lambda: self._show_bar(is_seen=True))
        under_way = QHBoxLayout()
        under_way.addWidget(self.bar, 1)
        under_way.addWidget(self.cancel)
        ways = QHBoxLayout()
        ways.addWidget(self.state, 1)
        ways.addWidget(self.leave)
        ways.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 12)
        column.setSpacing(8)
        column.addLayout(under_way)
        column.addLayout(ways)
        self.end()

    def begin(self) -> None:
        """Show, once it takes long, that something is under way."""
        self.bar.setRange(0, 0)
        if not self.bar.isVisibleTo(self):
            self._late.start()

    def end(self) -> None:
        """Show that nothing is under way."""
        self._late.stop()
        self._show_bar(is_seen=False)

    def _show_bar(self, *, is_seen: bool) -> None:
        self.bar.setVisible(is_seen)
        self.cancel.setVisible(is_seen)

    def go_on(self, done: int, of: int) -> None:
        """Show how far it is; without a whole the bar only moves."""
        self.bar.setRange(0, _FINE if of else 0)
        self.bar.setValue(min(done, of) * _FINE // of if of else 0)

    def say(self, sentence: str, *, aloud: bool = True) -> None:
        """Say what is missing, or what is ready."""
        if sentence == self.state.text():
            return
        self.state.setText(sentence)
        self.take.setAccessibleDescription(sentence)
        if aloud and sentence:
            say_aloud(self.state, sentence)
