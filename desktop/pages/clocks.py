"""Duties and clocks: what runs until when, on whom, and the dates after filing."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import drop
from desktop.pages.column import scrolled
from desktop.pages.labels import label, say
from desktop.pages.row import QuestionRow
from desktop.session import View
from desktop.words import Words
from forms.case.facts import CASE, Place
from forms.clocks import Running, State, clock_of, clocks
from forms.corpus import Corpus
from forms.deadlines import (
    change_sentences,
    cited,
    doubt_words,
    span_words,
    state_words,
    warning_words,
)
from forms.interview.printing import day
from forms.interview.screens import PageKey, member_name, screen
from forms.line import Outcome
from forms.rules.determination import Duty
from forms.rules.truth import Truth
from forms.telling import duty_standing

COLUMN = 680
_QUIET = {State.NOT_STARTED, State.DONE}


class ClocksPage(QWidget):
    """Shows each duty and clock of the case as it stands today.

    Signals:
        answered: Carries the place, the canonical answer and its basis.
        withdrawn: Carries the place whose answer is taken back.
    """

    answered = Signal(object, object, str)
    withdrawn = Signal(object)

    def __init__(self, corpus: Corpus, words: Words, locale: QLocale) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._locale = locale
        self._view: View | None = None
        self._rows: dict[Place, QuestionRow] = {}
        self._cards: dict[str, _Card] = {}
        self._lead = label("lead")
        self._none = label("hint", self._word("none"))
        self._clocks = _upright()
        self._duties = label("hint")
        self._dates = _upright()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("title", self._words("clocks.title")))
        column.addWidget(self._lead)
        column.addLayout(self._clocks)
        column.addWidget(self._none)
        column.addSpacing(12)
        column.addWidget(label("section", self._words("clocks.duties")))
        column.addWidget(self._duties)
        column.addSpacing(12)
        (page,) = (each for each in self._corpus.pages if not each.asked)
        worded = self._corpus.wordings.page(page, self._words.language)
        self._key = PageKey(page.id)
        column.addWidget(label("section", worded.title))
        column.addWidget(label("hint", worded.lead))
        column.addLayout(self._dates)
        column.addSpacing(12)
        column.addWidget(label("section", self._word("changes")))
        changes = change_sentences(self._corpus, self._words.language)
        column.addWidget(label("hint", "\n".join(changes)))
        column.addStretch(1)
        self._scroll = scrolled(column, COLUMN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _word(self, key: str) -> str:
        wordings, language = self._corpus.wordings, self._words.language
        return wordings.word("clock_days", key, language)

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Draw clocks and duties anew, once they are seen; rows keep what is typed."""
        self._view = view
        if self.isVisible():
            self._draw(view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """Draw what came while the page was not up."""
        super().showEvent(event)
        if self._view is not None:
            self._draw(self._view)

    def _draw(self, view: View) -> None:
        outcome, language = view.outcome, self._words.language
        today = day(view.today, language)
        known = day(outcome.determination.known, language)
        self._lead.setText(self._words("clocks.lead", today=today, known=known))
        running = clocks(outcome, self._corpus, view.today)
        self._none.setVisible(not running)
        self._show_clocks(running, outcome)
        self._duties.setText("\n".join(self._other(outcome)))
        self._show_dates(outcome)

    def _show_clocks(self, running: Iterable[Running], outcome: Outcome) -> None:
        shown = {clock.clock.id: clock for clock in running}
        for gone in self._cards.keys() - shown.keys():
            drop(self._cards.pop(gone), self._clocks)
        for number, (name, clock) in enumerate(shown.items()):
            card = self._cards.setdefault(name, _Card())
            if self._clocks.indexOf(card) != number:
                self._clocks.insertWidget(number, card)
            card.show_clock(clock, outcome, self._corpus, self._words)

    def _other(self, outcome: Outcome) -> Iterable[str]:
        """Yield the duties that no clock times, or that there are none."""
        duties = [
            duty
            for duty in outcome.determination.duties
            if duty.finding.truth is not Truth.FALSE
            and clock_of(duty, self._corpus) is None
        ]
        if not duties:
            yield self._words("clocks.no-duties")
        for duty in duties:
            yield self._duty(duty, outcome)

    def _duty(self, duty: Duty, outcome: Outcome) -> str:
        language = self._words.language
        whose = member_name(duty.member, outcome, self._corpus, language)
        is_plain = duty.member == CASE or len(outcome.determination.items) == 1
        name = self._corpus.wordings.word("duty", duty.id, language)
        return self._words(
            "clocks.duty",
            name=name if is_plain else f"{name} ({whose})",
            standing=duty_standing(duty, outcome.determination, self._corpus, language),
            who=getattr(duty.rule.who, language) if duty.rule.who else "–",
            cite=self._corpus.cite(duty.rule.provision).label(language),
        )

    def _show_dates(self, outcome: Outcome) -> None:
        shown = screen(outcome, self._corpus, self._key, self._words.language)
        for row in shown.rows:
            widget = self._rows.get(row.place)
            if widget is None:
                widget = QuestionRow(row, self._words, self._locale)
                widget.answered.connect(self.answered)
                widget.withdrawn.connect(self.withdrawn)
                self._rows[row.place] = widget
                self._dates.addWidget(widget)
            widget.show_row(row)

    # --- what is done ----------------------------------------------------------

    def commit(self) -> None:
        """Give every date that is typed and not yet given."""
        for row in tuple(self._rows.values()):
            row.commit()

    def row(self, question: str) -> QuestionRow:
        """Return the row of a date."""
        return self._rows[Place(CASE, question)]

    def card(self, clock: str) -> QWidget:
        """Return the card of a clock."""
        return self._cards[clock]

    def take_focus(self) -> None:
        """Put the focus on the first clock, else on the first date."""
        cards = sorted(self._cards.values(), key=self._clocks.indexOf)
        fields = (row.field for row in self._rows.values())
        for first in (*cards, *fields):
            first.setFocus(Qt.FocusReason.TabFocusReason)
            break
        self._scroll.verticalScrollBar().setValue(0)


class _Card(QFrame):
    """One clock; Tab reaches it, so that a screen reader tells all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = label("question")
        self._state = label("settled")
        self._says = label("hint")
        self._span = label("plain")
        self._doubts = label("warning")
        self._warnings = label("small")
        self._why = label("why")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        self._state.setWordWrap(False)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in self._lines:
            column.addWidget(widget)

    @property
    def _lines(self) -> tuple[QLabel, ...]:
        return (self._says, self._span, self._doubts, self._warnings, self._why)

    def show_clock(
        self, clock: Running, outcome: Outcome, corpus: Corpus, words: Words
    ) -> None:
        """Draw a clock; one that has not begun or is done says less."""
        language, declared = words.language, clock.clock
        state = state_words(clock, corpus, language)
        name = getattr(declared.name, language)
        self._name.setText(name)
        self._paint(clock)
        self._state.setText(state)
        say(self._says, getattr(declared.says, language))
        span = span_words(clock, outcome, corpus, language)
        say(self._span, "\n".join(span))
        say(self._doubts, "\n".join(doubt_words(clock, corpus, language)))
        warnings = warning_words(clock, outcome, corpus, language)
        is_quiet = clock.state in _QUIET and clock.last is None
        say(self._warnings, "" if is_quiet else "\n".join(warnings))
        who = getattr(declared.who, language)
        cites = cited(declared.cites, corpus, language)
        say(self._why, words("clocks.who", who=who, cites=cites))
        self.setAccessibleName(f"{name}: {state}")
        told = (line.text() for line in self._lines if line.text())
        self.setAccessibleDescription("\n".join(told))

    def _paint(self, clock: Running) -> None:
        """Say an alarm by colour too; the words say it first."""
        is_alarm = clock.state is State.OVER and not clock.clock.at_least
        role = "problem" if is_alarm else "alert" if clock.is_near else "settled"
        role = "tag" if clock.state in _QUIET | {State.OPEN} else role
        if self._state.property("role") != role:
            self._state.setProperty("role", role)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)


def _upright() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    return column
