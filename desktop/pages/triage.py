"""Is my item controlled, and by which announcement? One question at a time."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.choice import ChoiceControl
from desktop.controls.control import drop
from desktop.pages.column import centre, scrolled
from desktop.pages.labels import label
from desktop.pages.signs import Signs
from desktop.words import Words
from forms.case.facts import NOT_KNOWN, Raw
from forms.corpus import Corpus
from forms.interview.questions import Question
from forms.triage.telling import asked
from forms.triage.weighing import Triage, triage

COLUMN = 720
Answers = dict[str, Raw]


class TriagePage(QWidget):
    """Asks the next question, or shows to what the answers point.

    *answers* is filled as they are given, in their order; whoever made the page keeps
    it, so that another language begins where this one was left.

    Signals:
        begun: Carries the ``Triage`` whose answers a case shall take over.
        left: The person goes back to where they came from.
    """

    begun = Signal(object)
    left = Signal()

    def __init__(
        self, corpus: Corpus, words: Words, today: dt.date, answers: Answers
    ) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._today = today
        self._answers = answers
        self._result = self._weighed()
        self._control: ChoiceControl | None = None
        page = corpus.wordings.page(corpus.signpost.pages[0], words.language)
        self._title = label("title", page.title)
        self._lead = label("lead", page.lead)
        self._place = label("hint")
        self._ask = label("section")
        self._hint = label("hint")
        self._why = label("why")
        self._slot = QVBoxLayout()
        self._signs = Signs(words)
        self._back = _button(words("triage.back"), "plain", self._on_back)
        self._not_known = _button(words("row.not-known"), "quiet", self._on_not_known)
        self._on = _button(words("triage.on"), "primary", self._on_continue)
        self._again = _button(words("triage.again"), "plain", self._on_again)
        self._begin = _button("", "primary", self._on_begin)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        asking = QVBoxLayout()
        asking.setContentsMargins(24, 8, 24, 8)
        asking.setSpacing(8)
        asking.addWidget(self._ask)
        asking.addWidget(self._hint)
        asking.addLayout(self._slot)
        asking.addWidget(self._why)
        asking.addStretch(1)
        self._scroll = scrolled(asking, COLUMN)
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 0)
        head.setSpacing(8)
        for widget in (self._title, self._lead, self._place):
            head.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        for button in (self._not_known, self._on, self._begin):
            buttons.addWidget(button)
        top, told, foot = QWidget(), QWidget(), QWidget()
        centre(head, top, COLUMN)
        signs = QVBoxLayout()
        signs.setContentsMargins(24, 16, 24, 0)
        signs.addWidget(self._signs)
        centre(signs, told, COLUMN)
        centre(buttons, foot, COLUMN)
        self._told = told
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(told, 1)
        whole.addWidget(foot)

    # --- what is shown ---------------------------------------------------------

    def _weighed(self) -> Triage:
        return triage(self._answers, self._corpus, on=self._today, known=self._today)

    def _show(self) -> None:
        question = asked(self._result, self._words.language)
        is_asking = question is not None
        self._lead.setVisible(is_asking)
        self._scroll.setVisible(is_asking)
        self._told.setVisible(not is_asking)
        for button in (self._not_known, self._on):
            button.setVisible(is_asking)
        self._again.setVisible(not is_asking)
        self._begin.setVisible(not is_asking)
        if question is not None:
            self._show_question(question)
        else:
            self._show_result()

    def _show_question(self, question: Question) -> None:
        if self._control is not None:
            drop(self._control, self._slot)
        number = len(self._answers) + 1
        self._place.setText(self._words("triage.question", number=number))
        self._ask.setText(question.ask)
        self._hint.setText(question.hint)
        language = self._words.language
        cites = "; ".join(self._corpus.cite(c).label(language) for c in question.cites)
        self._why.setText(self._words("row.why", why=question.why, cites=cites))
        self._control = ChoiceControl(question, self._words, question.options)
        self._control.name(question.ask, f"{question.hint} {question.why}".strip())
        self._control.answered.connect(lambda _: self._on.setEnabled(True))
        self._slot.addWidget(self._control)
        # At once, not with the next event: only what is shown takes the focus.
        self._control.show()
        self._on.setEnabled(False)
        self._not_known.setAccessibleName(
            self._words("row.not-known-to", question=question.ask)
        )
        self._scroll.verticalScrollBar().setValue(0)
        self.take_focus()

    def _show_result(self) -> None:
        self._place.setText("\n".join(self._told_answers()))
        role = {q: raw for _, q, raw in self._result.taken_over}.get("case.role")
        key = "begin-recipient" if role == "recipient" else "begin"
        self._begin.setText(self._words(f"triage.{key}"))
        self._signs.show_result(self._result)
        self.take_focus()

    def _told_answers(self) -> list[str]:
        """Return every answer given, read back."""
        told = []
        for number, (question_id, raw) in enumerate(self._answers.items(), start=1):
            question = self._corpus.wordings.question(
                self._corpus.signposted.questions[question_id], self._words.language
            )
            known = {option.id: option.says for option in question.options}
            said = known.get(str(raw), self._words("row.not-known"))
            told.append(f"{number}. {question.ask} {said}")
        return told

    def take_focus(self) -> None:
        """Put the focus on the first option, or on what is told."""
        reason = Qt.FocusReason.TabFocusReason
        if self._result.next is None or self._control is None:
            self._signs.setFocus(reason)
        else:
            self._control.field.setFocus(reason)

    # --- what is done ----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button that has the focus, else goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            elif self._on.isVisible() and self._on.isEnabled():
                self._on.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _on_continue(self) -> None:
        raw = self._control.written() if self._control else None
        if raw is not None:
            self._answer(raw)

    def _on_not_known(self) -> None:
        self._answer(NOT_KNOWN)

    def _answer(self, raw: Raw) -> None:
        if self._result.next is not None:
            self._answers[self._result.next] = raw
            self._result = self._weighed()
            self._show()

    def _on_back(self) -> None:
        """Take the last answer back, and choose it again; else leave the page."""
        if not self._answers:
            self.left.emit()
            return
        _, raw = self._answers.popitem()
        self._result = self._weighed()
        self._show()
        if self._control is not None and raw != NOT_KNOWN:
            self._control.show_answer(raw)
            self._on.setEnabled(True)
            self.take_focus()

    def _on_again(self) -> None:
        self._answers.clear()
        self._result = self._weighed()
        self._show()

    def _on_begin(self) -> None:
        self.begun.emit(self._result)


def _button(words: str, role: str, pressed: object) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", role)
    button.clicked.connect(pressed)
    return button
