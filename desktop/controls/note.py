"""A sentence on what was just done, which may be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.controls.control import say_aloud
from desktop.words import Words


class Note(QFrame):
    """Stands where it happened, and goes with the next thing done."""

    def __init__(self, words: Words, undo: Callable[[], None]) -> None:
        super().__init__()
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(words("controls.undo"))
        self.undo.clicked.connect(undo)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(self._sentence, 1)
        line.addWidget(self.undo)
        self.hide()

    def say(self, sentence: str, *, undoes: bool) -> None:
        """Say what was done, or why nothing was."""
        self.setProperty("role", "note" if undoes else "refusal")
        self.style().unpolish(self)
        self.style().polish(self)
        self._sentence.setText(sentence)
        self.undo.setVisible(undoes)
        self.show()
        say_aloud(self, sentence)
