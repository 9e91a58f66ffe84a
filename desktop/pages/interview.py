"""The page of questions: takes a screen, gives back answers."""

from itertools import pairwise

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import drop, parts_of
from desktop.pages.column import scrolled
from desktop.pages.labels import label
from desktop.pages.proposal import ProposalBar
from desktop.pages.rail import BILLED
from desktop.pages.row import QuestionRow
from desktop.pages.stop import StopCard
from desktop.session import Proposal, View
from desktop.words import Words
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.interview.progress import Progress
from forms.interview.screens import Screen, member_name

COLUMN = 680
_LONGEST = 28
_ABOVE = 3
"""Title, lead and the way to the bill stand above the questions."""


class InterviewPage(QWidget):
    """Shows a screen and reports answers.

    Signals:
        answered: Carries the place, the canonical answer and its basis.
        withdrawn: Carries the place whose answer is taken back.
        went_on: Asks for the page of the next question.
        went_back: Asks for the page before this one.
        removed: Carries the item or party that leaves the case.
        law_wanted: Asks for the page on the state of the law.
        bill_wanted: Carries the item whose bill of materials is wanted.
        accepted, declined: Answer the proposal that is shown.
    """

    answered = Signal(object, object, str)
    withdrawn = Signal(object)
    went_on = Signal()
    went_back = Signal()
    removed = Signal(str)
    law_wanted = Signal()
    bill_wanted = Signal(str)
    accepted = Signal()
    declined = Signal()

    def __init__(self, corpus: Corpus, words: Words, locale: QLocale) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._locale = locale
        self._rows: dict[Place, QuestionRow] = {}
        self._view: View | None = None
        self._title = label("title")
        self._lead = label("lead")
        self._parked = label("hint")
        self._left = label("hint")
        self._proposal = ProposalBar(corpus, words)
        self._proposal.accepted.connect(self.accepted)
        self._proposal.declined.connect(self.declined)
        self._stop = StopCard(corpus, words, has_button=True)
        self._stop.wanted.connect(self.law_wanted)
        self._back = QPushButton(words("page.back"))
        self._on = QPushButton(words("page.on"))
        self._on.setProperty("role", "primary")
        self._on.setDefault(True)
        self._bill = QPushButton(words("page.bill"))
        self._bill.setProperty("role", "quiet")
        self._bill.clicked.connect(self._on_bill)
        self._remove = QPushButton()
        self._remove.setProperty("role", "quiet")
        self._back.clicked.connect(self.went_back)
        self._on.clicked.connect(self._go_on)
        self._remove.clicked.connect(self._on_remove)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addWidget(self._bill, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._parked)
        self._column.addWidget(self._remove)
        self._column.addStretch(1)
        self._scroll = scrolled(self._column, COLUMN)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self._back)
        self._left.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self._left, 1)
        foot.addWidget(self._on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._proposal)
        whole.addWidget(self._stop)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Draw the page, keeping the rows (and the focus) that are there already."""
        turned = self._view is None or self._view.key != view.key
        self._view = view
        self._proposal.hide()
        self._stop.show_view(view)
        self._show_head(view)
        self._show_rows(view.screen)
        if turned:
            self._scroll.verticalScrollBar().setValue(0)
            self.focus_next()

    def _show_head(self, view: View) -> None:
        member = view.key.member
        name = member_name(member, view.outcome, self._corpus, self._words.language)
        title = view.screen.title
        whole = self._words("rail.of", title=title, name=name) if name else title
        self._title.setText(whole)
        self._lead.setText(view.screen.lead)
        parked = [row.question.ask for row in view.screen.parked]
        self._parked.setText(
            self._words("page.parked", questions=" · ".join(parked)) if parked else ""
        )
        self._parked.setVisible(bool(parked))
        self._bill.setVisible(view.key.page == BILLED)
        case = view.outcome.case
        fellows = case.items if member in case.items else case.parties
        self._remove.setVisible(member != CASE and len(fellows) > 1)
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        self._remove.setText(self._words("page.remove", member=short))

    def _show_rows(self, shown: Screen) -> None:
        places = [row.place for row in shown.rows]
        for gone in self._rows.keys() - set(places):
            drop(self._rows.pop(gone), self._column)
        for number, row in enumerate(shown.rows, start=_ABOVE):
            widget = self._rows.get(row.place)
            if widget is None:
                widget = QuestionRow(row, self._words, self._locale)
                widget.answered.connect(self.answered)
                widget.withdrawn.connect(self.withdrawn)
                self._rows[row.place] = widget
            if self._column.indexOf(widget) != number:
                self._column.insertWidget(number, widget)
                # A layout shows what is new only later; the focus wants it now.
                widget.show()
            widget.show_row(row)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go down the page; Qt orders only what takes the focus itself."""
        for part, after in pairwise((*parts_of(self._column), self._on)):
            QWidget.setTabOrder(part, after)

    def show_proposal(self, proposal: Proposal) -> None:
        """Say what a change would move, and wait."""
        self._proposal.show_proposal(proposal)

    def show_left(self, left: Progress) -> None:
        """Say how many questions are left for the law, at least and at most."""
        if left.longest == 0:
            papers = self._view is not None and self._view.next is not None
            key = "page.left-papers" if papers else "page.left-nothing"
            self._left.setText(self._words(key))
        elif left.shortest == left.longest:
            self._left.setText(self._words("page.left-one", count=left.longest))
        else:
            self._left.setText(
                self._words(
                    "page.left" if left.is_exact else "page.left-at-most",
                    least=left.shortest,
                    most=left.longest,
                )
            )

    # --- what is done ----------------------------------------------------------

    def row(self, place: Place) -> QuestionRow:
        """Return the row of a place that is shown."""
        return self._rows[place]

    def shown(self) -> tuple[Place, ...]:
        """Return the places that are shown, from top to bottom."""
        rows = sorted(self._rows.values(), key=self._column.indexOf)
        return tuple(row.place for row in rows)

    def commit(self) -> None:
        """Give every answer that is typed and not yet given."""
        for row in tuple(self._rows.values()):
            row.commit()

    def focus_next(self) -> None:
        """Put the focus on the next question here, else on the button onward."""
        here = self._view.next if self._view else None
        row = self._rows.get(here) if here else None
        target = row.field if row else self._on
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if row is not None:
            # The new row has its place only after the layout has run.
            QTimer.singleShot(0, self, lambda: self._reveal(row.place))

    def _reveal(self, place: Place) -> None:
        row = self._rows.get(place)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses a button; elsewhere it gives the answer and goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.commit()
        if self._proposal.isVisible():
            self._proposal.take_focus()
            return
        here = self._view.next if self._view else None
        if here in self._rows:
            self.focus_next()
        else:
            self.went_on.emit()

    def _on_bill(self) -> None:
        if self._view is not None:
            self.bill_wanted.emit(self._view.key.member)

    def _on_remove(self) -> None:
        if self._view is not None:
            self.removed.emit(self._view.key.member)
