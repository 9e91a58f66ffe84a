"""The state of the law: what MOFCOM's list showed, and how open questions are read."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.option import RadioOption
from desktop.pages.column import centre
from desktop.pages.labels import label, say
from desktop.session import View
from desktop.words import Words
from forms.case.events import ReadingAdopted, StatusConfirmed
from forms.corpus import Corpus
from forms.interview.printing import day
from forms.interview.questions import Option
from forms.law.readings import OpenQuestion

COLUMN = 680
STATUSES = ("extended", "lapsed", "replaced")
_FIELDS = ("until", "instrument", "checked-on", "by", "address")


class LawPage(QWidget):
    """Takes what a person saw in MOFCOM's list, and which readings are adopted.

    Signals:
        recorded: Carries a ``StatusConfirmed`` or a ``ReadingAdopted``.
    """

    recorded = Signal(object)

    def __init__(self, corpus: Corpus, words: Words, person: str) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._states = {
            name: RadioOption(Option(id=name, says=words(f"law.{name}")))
            for name in STATUSES
        }
        self._fields = {name: QLineEdit() for name in _FIELDS}
        self._fields["by"].setText(person)
        self._trouble = label("problem")
        self._records = label("hint")
        self._record = QPushButton(words("law.record"))
        self._record.setProperty("role", "primary")
        self._record.clicked.connect(self._on_record)
        self._readings: dict[tuple[str, str], RadioOption] = {}
        self._column = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("title", self._words("law.title")))
        column.addWidget(label("lead", self._words("law.lead")))
        states = QButtonGroup(self)
        for state in self._states.values():
            states.addButton(state)
            column.addWidget(state)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for number, (name, field) in enumerate(self._fields.items()):
            says = label("hint", self._words(f"law.{name}"))
            says.setBuddy(field)
            field.setAccessibleName(self._words(f"law.{name}"))
            grid.addWidget(says, number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        line = QHBoxLayout()
        line.addWidget(self._record)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._trouble)
        column.addWidget(self._records)
        column.addSpacing(16)
        column.addWidget(label("section", self._words("law.readings")))
        column.addWidget(label("hint", self._words("law.readings-lead")))
        for question in self._corpus.open_questions.values():
            if question.default is not None:
                self._add_question(question)
        column.addStretch(1)
        self._scroll()

    def _scroll(self) -> None:
        outer = QWidget()
        centre(self._column, outer, COLUMN)
        scroll = QScrollArea()
        scroll.setWidget(outer)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _add_question(self, question: OpenQuestion) -> None:
        language = self._words.language
        asks = getattr(question.asks, language)
        self._column.addWidget(label("question", f"{question.id} · {asks}"))
        group = QButtonGroup(self)
        for reading in question.readings:
            is_default = reading.id == question.default
            hint = self._words("law.default") if is_default else ""
            says = getattr(reading.says, language)
            button = RadioOption(Option(id=reading.id, says=says, hint=hint))
            button.setAccessibleDescription(asks)
            group.addButton(button)
            button.clicked.connect(
                lambda _=False, q=question.id, r=reading.id: self._on_reading(q, r)
            )
            self._readings[question.id, reading.id] = button
            self._column.addWidget(button)

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Draw what is recorded and which readings this case has adopted."""
        case, language = view.outcome.case, self._words.language
        lines = [
            self._words(
                "law.recorded",
                when=day(record.checked_on, language),
                status=self._words(f"law.{record.status}"),
                until=day(record.until, language) if record.until else "–",
                instrument=record.instrument or "–",
                by=record.by or "–",
            )
            for record in case.confirmed
        ]
        self._records.setText("\n".join(lines) or self._words("law.none-recorded"))
        chosen = {**self._corpus.default_readings, **case.readings}
        for (question, reading), button in self._readings.items():
            button.setChecked(chosen.get(question) == reading)
        if not self._fields["checked-on"].text():
            known = view.outcome.determination.known
            self._fields["checked-on"].setText(known.isoformat())

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self._states["extended"].setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is done ----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter records."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._record.click()
        else:
            super().keyPressEvent(event)

    def _on_record(self) -> None:
        record = self._read()
        if isinstance(record, str):
            say(self._trouble, self._words(f"law.{record}"))
            return
        say(self._trouble, "")
        self.recorded.emit(record)

    def _read(self) -> StatusConfirmed | str:
        """Return the record, or the key of what is missing."""
        status = next((n for n, s in self._states.items() if s.isChecked()), "")
        text = {name: field.text().strip() for name, field in self._fields.items()}
        checked, until = _day(text["checked-on"]), _day(text["until"])
        if not status:
            return "no-status"
        if checked is None:
            return "no-day"
        if (text["until"] or status == "extended") and until is None:
            return "no-until"
        if not text["by"]:
            return "no-person"
        return StatusConfirmed.model_validate(
            {
                "suspension": self._suspension(),
                "status": status,
                "until": until,
                "instrument": text["instrument"],
                "checked_on": checked,
                "by": text["by"],
                "address": text["address"],
            }
        )

    def _suspension(self) -> str:
        """Return the instrument whose pause nobody but MOFCOM's list can settle."""
        return next(
            reading.overlay.extends
            for question in self._corpus.open_questions.values()
            for reading in question.readings
            if question.default is None and reading.overlay is not None
        )

    def _on_reading(self, question: str, reading: str) -> None:
        by = self._fields["by"].text().strip()
        self.recorded.emit(ReadingAdopted(question=question, reading=reading, by=by))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
