"""Asks how the text of a file is written, each answer shown as the file would read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from desktop.controls.control import drop
from desktop.controls.option import RadioOption
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.imports.messages import Look
from forms.composition.lettering import shown
from forms.interview.questions import Option

_KNOWN = ("gb18030", "cp932", "cp949", "cp1252")


class EncodingQuestion(QFrame):
    """Nothing is chosen beforehand: a wrong guess would put wrong words into the bill.

    Signals:
        chosen: Carries the name of the encoding.
    """

    chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._words = words
        self._group = QButtonGroup(self)
        self._options: list[RadioOption] = []
        self._read = QPushButton(words("importing.read-so"))
        self._read.setProperty("role", "primary")
        self._read.clicked.connect(self._on_read)
        self._lacks = label("problem")
        self._lines = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self._hint = label("hint")
        column.addWidget(label("question", words("importing.which-encoding")))
        column.addWidget(self._hint)
        column.addLayout(self._lines)
        line = QHBoxLayout()
        line.addWidget(self._read)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._lacks)

    def ask(self, name: str, look: Look) -> None:
        """Offer what the file of that name can be, likeliest first."""
        self._hint.setText(self._words("importing.encoding-hint", name=shown(name)))
        for option in self._options:
            self._group.removeButton(option)
            drop(option, self._lines)
        self._options = [self._option(*each) for each in look.encodings]
        for option in self._options:
            self._group.addButton(option)
            self._lines.addWidget(option)
        say(self._lacks, "")

    def _option(self, name: str, preview: str) -> RadioOption:
        is_known = name in _KNOWN
        says = self._words(f"importing.encoding-{name}") if is_known else name.upper()
        made = RadioOption(Option(id=name, says=says, hint=shown(preview)))
        made.setAccessibleDescription(
            f"{shown(preview)} {self._words('importing.which-encoding')} "
            f"{self._hint.text()}"
        )
        return made

    def take_focus(self) -> None:
        """Put the focus on the first answer."""
        if self._options:
            self._options[0].setFocus()

    def _on_read(self) -> None:
        chosen = next((o.option.id for o in self._options if o.isChecked()), "")
        say(self._lacks, "" if chosen else self._words("importing.no-encoding"))
        if chosen:
            self.chosen.emit(chosen)
