"""What should be seen in a file that was read: a sentence each, counted by kind."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.labels import label
from desktop.words import Words
from forms.composition.imports.messages import Notice

Tell = Callable[[Notice], str]
_TALLEST = 190
_LINE = 26


class NoticeList(QWidget):
    """A list that the arrows walk; Ctrl+C copies the sentence, the button all."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._head = label("section")
        self._copy = QPushButton(words("importing.copy-notices"))
        self._copy.setProperty("role", "quiet")
        self._copy.clicked.connect(lambda: self._put(self.sentences()))
        self.list = _List()
        self.list.copied.connect(self._put)
        line = QHBoxLayout()
        line.addWidget(self._head, 1)
        line.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.list)
        self.hide()

    def show_notices(self, notices: Sequence[Notice], tell: Tell, name: str) -> None:
        """Show the notices on the file of that name, those of one kind together."""
        self.list.clear()
        whole = sum(each.more or 1 for each in notices)
        self.setVisible(whole > 0)
        key = "importing.one-notice" if whole == 1 else "importing.notices"
        head = self._words(key, count=whole)
        self._head.setText(head)
        self.list.setAccessibleName(f"{head} {name}")
        kinds = list(dict.fromkeys(each.caution for each in notices))
        ordered = sorted(notices, key=lambda each: kinds.index(each.caution))
        for _, of_one in groupby(ordered, key=lambda each: each.caution):
            group = list(of_one)
            count = sum(each.more or 1 for each in group)
            for place, each in enumerate(group, start=1):
                self._add(tell(each), place, count)
        tall = sum(self.list.sizeHintForRow(n) for n in range(self.list.count()))
        self.list.setFixedHeight(min(tall + 10, _TALLEST))

    def _add(self, sentence: str, place: int, count: int) -> None:
        mark = f"{place}/{count}  " if count > 1 else ""
        line = QListWidgetItem(f"{mark}{sentence}")
        line.setData(Qt.ItemDataRole.AccessibleTextRole, sentence)
        line.setData(Qt.ItemDataRole.UserRole, sentence)
        self.list.addItem(line)

    def sentences(self) -> str:
        """Return all that is said, a sentence a line."""
        lines = (self.list.item(n) for n in range(self.list.count()))
        return "\n".join(str(line.data(Qt.ItemDataRole.UserRole)) for line in lines)

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


class _List(QListWidget):
    """The sentences.

    Signals:
        copied: Carries the sentence that shall be copied.
    """

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(0, _LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Copy the sentence in focus whole, without its place in the count."""
        here = self.currentItem()
        if here is not None and event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(str(here.data(Qt.ItemDataRole.UserRole)))
        else:
            super().keyPressEvent(event)
