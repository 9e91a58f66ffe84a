"""Above each column of a table: its name, what it means, what of it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHeaderView, QLabel, QVBoxLayout

from desktop.pages.importing.saying import USES
from desktop.words import Words

HEIGHT = 92
LEAST, MOST = 172, 280
_AHEAD = 1


@dataclass(frozen=True, slots=True)
class HeadSaid:
    """What stands above one column; ``lacks`` is what is missing there, in words."""

    title: str
    use: str
    told: str
    lacks: str
    samples: str


class _Meaning(QComboBox):
    """What one column means: a letter finds, an arrow opens, sideways goes on.

    Signals:
        came: It has the focus.
        aside: Carries how many columns the focus shall go.
    """

    came = Signal()
    aside = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Tell that this column is the one that is looked at."""
        super().focusInEvent(event)
        self.came.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Leave the wheel to the page: scrolling must not change a meaning."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Go to the column beside, or open the list instead of changing unseen."""
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        far = {Qt.Key.Key_Home: -(1 << 20), Qt.Key.Key_End: 1 << 20}
        opens = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        key = Qt.Key(event.key())
        if move := {**sideways, **far}.get(key):
            self.aside.emit(move)
        elif key in opens:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class _Head(QFrame):
    """The widgets above one column."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.title = QLabel()
        self.state = QLabel()
        self.meaning = _Meaning()
        self.meaning.addItem(words("importing.not-read"), "")
        for use in USES:
            self.meaning.addItem(words(f"importing.use-{use}"), use)
        self.meaning.setMaxVisibleItems(16)
        self.meaning.view().setProperty("role", "found")
        self.title.setBuddy(self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 2)
        column.setSpacing(2)
        for part in (self.title, self.meaning, self.state):
            if isinstance(part, QLabel):
                part.setTextFormat(Qt.TextFormat.PlainText)
                part.setProperty("role", "small")
            column.addWidget(part)

    def say(self, said: HeadSaid) -> None:
        self._fit(self.title, said.title)
        self._fit(self.state, said.lacks or said.told)
        if self.state.property("lacks") != bool(said.lacks):
            self.state.setProperty("lacks", bool(said.lacks))
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
        if self.meaning.currentData() != said.use:
            self.meaning.setCurrentIndex(self.meaning.findData(said.use))
        name = self._words("importing.means", column=said.title)
        # Some systems name a list by what is chosen and look for a label beside it.
        heard = (name, said.told, said.lacks, said.samples)
        self.title.setAccessibleName(name)
        self.meaning.setAccessibleName(name)
        self.meaning.setAccessibleDescription(" · ".join(filter(None, heard)))

    def _fit(self, text: QLabel, words: str) -> None:
        room = max(self.width() - 12, 40)
        side = Qt.TextElideMode.ElideRight
        text.setText(text.fontMetrics().elidedText(words, side, room))
        # A tool tip takes what looks like markup for markup.
        plain = words.replace("&", "&amp;").replace("<", "&lt;")
        text.setToolTip(plain if text.text() != words else "")


class ColumnHeads(QHeaderView):
    """The heads of a table's columns; made when they come in sight, there may be many.

    Only the head of the column that is looked at is reached by Tab; from there the
    arrows go on.

    Signals:
        meant: Carries a column and what it means now.
        reached: Carries the column that is looked at now.
    """

    meant = Signal(int, str)
    reached = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._words = words
        self._heads: dict[int, _Head] = {}
        self._said: tuple[HeadSaid, ...] = ()
        self.current = 0
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDefaultSectionSize(LEAST)
        self.setMinimumSectionSize(80)
        self.sectionResized.connect(self.place)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Return the height that name, meaning and state take."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Make what comes in sight."""
        super().resizeEvent(event)
        self.place()

    def say(self, said: Sequence[HeadSaid]) -> None:
        """Show what is said of each column."""
        self._said = tuple(said)
        self.current = min(self.current, max(len(said) - 1, 0))
        for column in [column for column in self._heads if column >= len(said)]:
            gone = self._heads.pop(column)
            gone.hide()
            gone.deleteLater()
        self.place()

    def head(self, column: int) -> _Head:
        """Return the widgets above a column, made if need be."""
        if column not in self._heads:
            made = _Head(self._words)
            made.setParent(self.viewport())
            meaning = made.meaning
            meaning.activated.connect(lambda _, c=column: self._on_meant(c))
            meaning.came.connect(lambda c=column: self._on_came(c))
            meaning.aside.connect(lambda by, c=column: self.go_to(c + by))
            self._heads[column] = made
        return self._heads[column]

    def meaning(self) -> QComboBox | None:
        """Return the meaning of the column that is looked at."""
        return self.head(self.current).meaning if self._said else None

    def place(self) -> None:
        """Put each head above its column; called whenever the table moves."""
        seen = range(*self._in_sight()) if self._said else range(0)
        for column in {*seen, *self._heads, *([self.current] if self._said else [])}:
            head = self.head(column)
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            head.setGeometry(left, 0, width, HEIGHT)
            head.say(self._said[column])
            is_stop = column == self.current
            stop, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            head.meaning.setFocusPolicy(stop if is_stop else click)
            head.show()

    def _in_sight(self) -> tuple[int, int]:
        last = len(self._said) - 1
        from_, to = (self.logicalIndexAt(x) for x in (0, self.viewport().width()))
        from_ = max(from_, 0)
        to = last if to < 0 else min(to, last)
        return max(from_ - _AHEAD, 0), min(to + _AHEAD, last) + 1

    def go_to(self, column: int) -> None:
        """Put the focus on the meaning of a column, and bring it to sight."""
        if self._said:
            column = min(max(column, 0), len(self._said) - 1)
            self._turn(column)
            self.head(column).meaning.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_came(self, column: int) -> None:
        if column != self.current:
            self._turn(column)

    def _turn(self, column: int) -> None:
        self.current = column
        self.reached.emit(column)
        self.place()

    def _on_meant(self, column: int) -> None:
        self.meant.emit(column, str(self._heads[column].meaning.currentData()))
