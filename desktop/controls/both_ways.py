"""Asks, in place, which of two readings is meant; nothing is guessed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton

from desktop.controls.control import PART


class BothWays(QFrame):
    """A sentence and one button for each reading.

    Signals:
        chosen: Carries the reading that is meant.
    """

    chosen = Signal(str)

    def __init__(self, *, is_narrow: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "ask")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        flow = QBoxLayout.Direction
        self._line = QBoxLayout(flow.TopToBottom if is_narrow else flow.LeftToRight)
        self.setLayout(self._line)
        self._line.setContentsMargins(12, 8, 8, 8)
        self._line.setSpacing(8)
        self._line.addWidget(self._sentence, 1)
        self._buttons: list[QPushButton] = []
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
            self._buttons.append(button)
        self.show()

    def close_question(self) -> None:
        """Ask nothing any more."""
        for button in self._buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self.hide()
