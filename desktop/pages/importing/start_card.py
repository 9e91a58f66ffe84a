"""Where a reading begins: choose files, drop them, or paste cells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.controls.icons import icon
from desktop.pages.labels import label
from desktop.words import Words


class StartCard(QFrame):
    """Says what can be read, and takes it.

    Signals:
        choosing: Files shall be chosen.
        pasting: What the clipboard holds shall be read.
    """

    choosing = Signal()
    pasting = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.choose = QPushButton(words("importing.choose"))
        self.choose.setProperty("role", "primary")
        self.paste = QPushButton(words("importing.paste"))
        self.paste.setIcon(icon("paste"))
        self.choose.clicked.connect(self.choosing)
        self.paste.clicked.connect(self.pasting)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("question", words("importing.start")))
        column.addWidget(label("hint", words("importing.kinds")))
        column.addLayout(buttons)
        column.addWidget(label("hint", words("importing.keys")))
