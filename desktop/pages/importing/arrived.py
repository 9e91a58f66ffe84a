"""What came in: how many lines and contents, what is missing, where to go on."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.controls.control import say_aloud
from desktop.pages.importing.held import HeldLines
from desktop.pages.labels import label
from desktop.words import Words
from forms.composition.lettering import shown

_LEGS = {
    "without-contents": "lines",
    "without-origin": "contents",
    "without-price": "contents",
}
"""What can be missing, and of how many."""


class Arrived(QFrame):
    """Says what was taken over, and leads to the bill.

    Signals:
        bill_wanted: The bill of the item is wanted.
    """

    bill_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._words = words
        self._head = label("settled")
        self._legs = label("hint")
        self.to_bill = QPushButton(words("importing.to-bill"))
        self.to_bill.setProperty("role", "primary")
        self.to_bill.clicked.connect(self.bill_wanted)
        line = QHBoxLayout()
        line.addWidget(self.to_bill)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._legs)
        column.addLayout(line)

    def show_held(self, name: str, held: HeldLines, twice: int) -> None:
        """Say what came in of the file of that name, and put the focus on the way.

        *twice* of its lines tell of parts that the bill told of before.
        """
        write = QLocale().toString
        head = self._words(
            "importing.arrived",
            name=shown(name),
            lines=write(len(held)),
            contents=write(held.count("contents")),
        )
        self._head.setText(head)
        missing = [
            self._words(
                f"importing.leg-{leg}",
                count=write(held.count(leg)),
                of=write(held.count(whole)),
            )
            for leg, whole in _LEGS.items()
            if held.count(leg)
        ]
        if twice:
            missing.append(self._words("importing.told-twice", count=write(twice)))
        told = "\n".join(missing) or self._words("importing.legs-whole")
        self._legs.setText(told)
        self.show()
        self.to_bill.setFocus()
        say_aloud(self, f"{head} {told}")
