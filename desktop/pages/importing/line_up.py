"""The files that wait their turn, and the button that reads the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.pages.importing.given import Given
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.lettering import shown


class LineUp(QWidget):
    """Holds what was given and is not read yet; shows itself while there is some.

    Signals:
        wanted: The next one shall be read.
    """

    wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.waiting: tuple[Given, ...] = ()
        self.says = label("hint")
        self.next = QPushButton()
        self.next.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.says)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, given: Sequence[Given]) -> None:
        """Let more of them wait."""
        self.waiting = (*self.waiting, *given)

    def take(self) -> Given:
        """Return the one whose turn it is."""
        first, *rest = self.waiting
        self.waiting = tuple(rest)
        return first

    def clear(self) -> None:
        """Let none wait any more."""
        self.waiting = ()

    def show_turn(self, *, is_free: bool) -> None:
        """Show who waits; the next can be read while no other file is open."""
        names, count = ", ".join(shown(x.name) for x in self.waiting), len(self.waiting)
        key = "importing.waiting-one" if count == 1 else "importing.waiting"
        say(self.says, self._words(key, count=count, names=names) if count else "")
        self.next.setVisible(bool(count) and is_free)
        if count:
            name = shown(self.waiting[0].name).replace("&", "&&")
            self.next.setText(self._words("importing.next", name=name))
        self.setVisible(bool(count))
