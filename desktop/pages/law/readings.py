"""The open questions of law, how each is read here, and what a file advises."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.control import drop
from desktop.controls.option import RadioOption
from desktop.pages.labels import label, say
from desktop.session import View
from desktop.words import Words
from forms.advice import Advice, advice
from forms.case.events import ReadingAdopted
from forms.corpus import Corpus
from forms.interview.comparisons import comparison_words
from forms.interview.questions import Option
from forms.law.readings import OpenQuestion


class ReadingsForm(QWidget):
    """Adopts a reading, on the advice of a person or of a file.

    Signals:
        adopted: Carries a ``ReadingAdopted``; who adopts it is added by the page.
    """

    adopted = Signal(object)

    def __init__(self, corpus: Corpus, words: Words) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._readings: dict[tuple[str, str], RadioOption] = {}
        self._given: dict[str, str] = {}
        self._advised: tuple[Advice, ...] = ()
        self._cards: list[QWidget] = []
        self._advice = QLineEdit()
        self._counsel = QVBoxLayout()
        self._stances = {q: label("hint") for q in corpus.open_questions}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("hint", self._words("law.readings-lead")))
        column.addLayout(self._counsel)
        whose = label("hint", self._words("law.advice"))
        whose.setBuddy(self._advice)
        self._advice.setAccessibleName(self._words("law.advice"))
        line = QHBoxLayout()
        line.addWidget(whose)
        line.addWidget(self._advice, 1)
        column.addLayout(line)
        for question in self._corpus.open_questions.values():
            if question.default is not None:
                self._add_question(question, column)

    def _add_question(self, question: OpenQuestion, column: QVBoxLayout) -> None:
        language = self._words.language
        asks = getattr(question.asks, language)
        column.addWidget(label("question", f"{question.id} · {asks}"))
        group = QButtonGroup(self)
        for reading in question.readings:
            is_default = reading.id == question.default
            hint = self._words("law.default") if is_default else ""
            says = getattr(reading.says, language)
            button = RadioOption(Option(id=reading.id, says=says, hint=hint))
            button.setAccessibleDescription(asks)
            group.addButton(button)
            button.clicked.connect(partial(self._on_reading, question.id, reading.id))
            self._readings[question.id, reading.id] = button
            column.addWidget(button)
        column.addWidget(self._stances[question.id])

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Draw which readings this case has adopted, and what files speak for."""
        case = view.outcome.case
        chosen = {**self._corpus.default_readings, **case.readings}
        for (question, reading), button in self._readings.items():
            button.setChecked(chosen.get(question) == reading)
        for question, stance in self._stances.items():
            event = case.adopted.get(question)
            is_told = event is not None and bool(event.advice)
            say(stance, self._stance(event) if event and is_told else "")
        advised = advice(view.outcome, self._corpus)
        if advised != self._advised:
            self._advised = advised
            self._show_advice()

    def _stance(self, event: ReadingAdopted) -> str:
        return self._words("law.adopted", by=event.by or "–", advice=event.advice)

    def _show_advice(self) -> None:
        for card in self._cards:
            drop(card, self._counsel)
        self._cards = [self._card(given) for given in self._advised]
        for card in self._cards:
            self._counsel.addWidget(card)
            card.show()

    def _card(self, given: Advice) -> QFrame:
        """Say what was found, and offer each reading that it speaks for."""
        language = self._words.language
        question = self._corpus.open_questions[given.question]
        found = [comparison_words(c, self._corpus, language) for c in given.found]
        card = QFrame()
        card.setProperty("role", "ask")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        asks = getattr(question.asks, language)
        hangs = self._words("law.hangs", question=f"{question.id} · {asks}")
        column.addWidget(label("question", hangs))
        column.addWidget(label("plain", "\n".join(found)))
        for reading in given.readings:
            says = getattr(question.reading(reading).says, language)
            words = self._words("law.adopt", reading=says.rstrip(".。"))
            button = QPushButton(words.replace("&", "&&"))
            told = " ".join(found)
            button.clicked.connect(partial(self._emit, given.question, reading, told))
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        return card

    # --- what is done ----------------------------------------------------------

    def _on_reading(self, question: str, reading: str, _checked: bool = False) -> None:
        self._emit(question, reading, self._advice.text().strip())

    def _emit(
        self, question: str, reading: str, told: str, _checked: bool = False
    ) -> None:
        event = ReadingAdopted(question=question, reading=reading, advice=told)
        self.adopted.emit(event)
        self._readings[question, reading].setFocus(Qt.FocusReason.OtherFocusReason)
