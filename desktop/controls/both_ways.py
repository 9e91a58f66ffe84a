"""Asks, in place, which of two readings is meant; nothing is guessed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.controls.control import PART, say_aloud
from desktop.controls.flow import Flow


class BothWays(QFrame):
    """A sentence and one button for each reading.

    Signals:
        chosen: Carries the reading that is meant.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "ask")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        line = QWidget()
        self._line = Flow(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(line)
        self.hide()

    def ask(self, sentence: str, readings: Mapping[str, str]) -> None:
        """Ask which of the *readings* (by what they are called) is meant."""
        self.close_question()
        self._sentence.setText(sentence)
        for reading, called in readings.items():
            button = QPushButton(called)
            button.setProperty(PART, called)
            button.clicked.connect(lambda _=False, r=reading: self.chosen.emit(r))
            self._line.addWidget(button)
            button.show()
        self.show()
        say_aloud(self, sentence)

    def close_question(self) -> None:
        """Ask nothing any more."""
        self._line.empty()
        self.hide()
