"""Everything that was recorded, each with a way to withdraw it, and why one was."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import drop, say_aloud
from desktop.pages.labels import label, say
from desktop.session import View
from desktop.words import Words
from forms.case.events import FactVerified, StatusConfirmed
from forms.corpus import Corpus
from forms.recording import record_words, withdrawn_words

Record = StatusConfirmed | FactVerified


class RecordList(QWidget):
    """Lists the records of a kind that stand, then those that were withdrawn.

    Signals:
        withdrawn: Carries the record and the reason why it counts no more.
    """

    withdrawn = Signal(object, str)

    def __init__(self, corpus: Corpus, words: Words, of: type[Record]) -> None:
        super().__init__()
        self._of = of
        self._corpus = corpus
        self._words = words
        self._rows: list[QWidget] = []
        self._shown: tuple[object, ...] | None = None
        self._none = label("hint", words("law.none-recorded"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)

    def show_view(self, view: View) -> None:
        """Draw the records anew where one came or went."""
        case, language = view.outcome.case, self._words.language
        every: tuple[Record, ...] = (*case.confirmed, *case.compared)
        standing = [record for record in every if isinstance(record, self._of)]
        gone = [e for e in case.withdrawn if isinstance(e.record, self._of)]
        shown = (*standing, *gone)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            drop(row, self._column)
        self._rows = []
        for record in standing:
            row = _Row(record_words(record, self._corpus, language), self._words)
            row.withdrawn.connect(partial(self._on_withdrawn, record))
            self._add(row)
        for event in gone:
            text = withdrawn_words(event, self._corpus, language)
            self._add(label("hint", text))
        self._none.setVisible(not shown)

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _on_withdrawn(self, record: Record, reason: str) -> None:
        self.withdrawn.emit(record, reason)


class _Row(QFrame):
    """One record; a reason is asked before it is withdrawn.

    Signals:
        withdrawn: Carries the reason.
    """

    withdrawn = Signal(str)

    def __init__(self, text: str, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "row")
        says = label("record", text)
        self._open = QPushButton(words("law.withdraw"))
        self._open.setProperty("role", "quiet")
        self._open.setAccessibleName(words("law.withdraw-named", record=text))
        self._open.clicked.connect(self._on_open)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(words("law.reason"))
        self._reason.setAccessibleName(words("law.reason"))
        self._give = QPushButton(words("law.withdraw-now"))
        self._give.clicked.connect(self._on_give)
        self._keep = QPushButton(words("law.keep"))
        self._keep.clicked.connect(self._on_keep)
        self._trouble = label("problem")
        head = QHBoxLayout()
        head.addWidget(says, 1)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._give)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 12)
        column.addLayout(head)
        column.addLayout(foot)
        column.addWidget(self._trouble)
        self._ask(is_asked=False)

    def _ask(self, *, is_asked: bool) -> None:
        for part in (self._reason, self._give, self._keep):
            part.setVisible(is_asked)
        self._open.setVisible(not is_asked)
        say(self._trouble, "")

    def _on_open(self) -> None:
        self._ask(is_asked=True)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        self._ask(is_asked=False)
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_give(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            say(self._trouble, self._words("law.no-reason"))
            say_aloud(self._trouble, self._words("law.no-reason"))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.withdrawn.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button in focus, else withdraws; Escape keeps."""
        key, focus = event.key(), self.focusWidget()
        if key == Qt.Key.Key_Escape and self._reason.isVisible():
            self._on_keep()
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        else:
            self._give.click()
