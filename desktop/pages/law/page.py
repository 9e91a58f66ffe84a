"""The page on the state of the law: confirm, compare, read; withdraw what was wrong."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.column import scrolled
from desktop.pages.labels import label
from desktop.pages.law.comparing import ComparisonForm
from desktop.pages.law.readings import ReadingsForm
from desktop.pages.law.records import Record, RecordList
from desktop.pages.law.status import StatusForm
from desktop.pages.stop import StopCard
from desktop.session import View
from desktop.words import Words
from forms.case.events import (
    FactVerified,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
)
from forms.corpus import Corpus

COLUMN = 680


class LawPage(QWidget):
    """Takes what only a person can settle, each with a name and a day.

    Signals:
        recorded: Carries the event of a record, a withdrawal or a reading adopted.
        went_on: Asks for what comes after this page.
    """

    recorded = Signal(object)
    went_on = Signal()

    def __init__(self, corpus: Corpus, words: Words, person: str) -> None:
        super().__init__()
        self._words = words
        self.stop = StopCard(corpus, words, has_button=False)
        self.status = StatusForm(corpus, words, person)
        self.looks = RecordList(corpus, words, StatusConfirmed)
        self.comparisons = RecordList(corpus, words, FactVerified)
        self.comparison = ComparisonForm(corpus, words, person)
        self.readings = ReadingsForm(corpus, words)
        self._on = QPushButton(words("page.on"))
        self._on.clicked.connect(self.went_on)
        self.status.recorded.connect(self._on_recorded)
        self.comparison.recorded.connect(self.recorded)
        for records in (self.looks, self.comparisons):
            records.withdrawn.connect(self._on_withdrawn)
        self.readings.adopted.connect(self._on_adopted)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("title", self._words("law.title")))
        column.addWidget(label("lead", self._words("law.lead")))
        column.addWidget(self.stop)
        column.addWidget(self.looks)
        column.addWidget(self.status)
        column.addSpacing(16)
        column.addWidget(label("section", self._words("law.files")))
        column.addWidget(self.comparison)
        column.addWidget(self.comparisons)
        column.addSpacing(16)
        column.addWidget(label("section", self._words("law.readings")))
        column.addWidget(self.readings)
        column.addStretch(1)
        self._scroll = scrolled(column, COLUMN)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(label("hint", self._words("law.whatever")), 1)
        foot.addWidget(self._on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    def show_view(self, view: View) -> None:
        """Draw why the program stops, what is recorded, how the law is read."""
        self.stop.show_view(view)
        self.status.show_view(view)
        self.looks.show_view(view)
        self.comparisons.show_view(view)
        self.comparison.show_view(view)
        self.readings.show_view(view)

    def take_focus(self) -> None:
        """Put the focus where the list's answer is chosen, and bring it to sight."""
        self.status.take_focus()
        # The page has its height only after the layout has run.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        focus = self.focusWidget()
        if focus is not None:
            self._scroll.ensureWidgetVisible(focus, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter on a button that no form holds presses it."""
        focus = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _on_recorded(self, record: StatusConfirmed) -> None:
        self.recorded.emit(record)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_withdrawn(self, record: Record, reason: str) -> None:
        by = self.status.by.text().strip()
        today = self.status.known
        gone = RecordWithdrawn(record=record, reason=reason, by=by, on=today)
        self.recorded.emit(gone)
        self.take_focus()

    def _on_adopted(self, event: ReadingAdopted) -> None:
        by = self.status.by.text().strip()
        self.recorded.emit(event.model_copy(update={"by": by}))
