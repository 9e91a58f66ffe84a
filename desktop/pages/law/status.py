"""What MOFCOM's list shows about a pause: extended, lapsed, or replaced."""

import datetime as dt
from collections.abc import Iterator
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit

from desktop.controls.option import RadioOption
from desktop.pages.labels import label
from desktop.pages.law.form import Form, day_control, day_of, write_day
from desktop.session import View
from desktop.words import Words
from forms.case.events import Status, StatusConfirmed
from forms.corpus import Corpus
from forms.interview.printing import day
from forms.interview.questions import Option
from forms.recording import refusal_words, status_refusals, suspensions
from forms.stop import stops_of

STATUSES: tuple[Status, ...] = get_args(Status)


class StatusForm(Form):
    """Takes what a person saw about one pause, with name, day and address.

    Signals:
        recorded: Carries a ``StatusConfirmed``.
    """

    recorded = Signal(object)

    def __init__(self, corpus: Corpus, words: Words, person: str) -> None:
        super().__init__(words, "law.record")
        self._corpus = corpus
        self._suspension = suspensions(corpus)[0]
        self.known = dt.date.min
        self._asks = label("question")
        self._where = label("hint")
        self._states = {
            name: RadioOption(
                Option(
                    id=name,
                    says=words(f"law.{name}"),
                    hint=words(f"law.{name}-hint"),
                )
            )
            for name in STATUSES
        }
        self._group = QButtonGroup(self)
        self._until = day_control(words, "law.until")
        self._instrument = QLineEdit()
        self._address = QComboBox()
        self._address.setEditable(True)
        self.by.setText(person)
        self._lay_out()
        self.given.connect(self._on_given)

    def _lay_out(self) -> None:
        self.column.addWidget(self._asks)
        self.column.addWidget(self._where)
        for state in self._states.values():
            state.setAccessibleDescription(state.option.hint)
            state.toggled.connect(self._on_state)
            self._group.addButton(state)
            self.column.addWidget(state)
        self._instrument.setPlaceholderText(self.words("law.instrument-hint"))
        self.add("law.until", self._until)
        self.add("law.instrument", self._instrument)
        self.add("law.address", self._address)
        edit = self._address.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.words("law.address-hint"))
            edit.setAccessibleName(self.words("law.address"))
        self.finish()
        self._on_state()

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Ask about the pause that the case stops at; look up on the day known."""
        known = view.outcome.determination.known
        if known != self.known:
            self.known = known
            write_day(self.day, known)
        stop = next(iter(stops_of(view.outcome)), None)
        self._ask(stop.suspension if stop else suspensions(self._corpus)[0])

    def _ask(self, suspension: str) -> None:
        language = self.words.language
        pause = self._corpus.cite(suspension)
        places = [
            place
            for question in self._corpus.open_questions.values()
            for reading in question.readings
            if reading.overlay and reading.overlay.extends == suspension
            for place in question.look_at
        ]
        places = list(dict.fromkeys(places))
        self._asks.setText(self.words("law.asks", pause=pause.label(language)))
        self._where.setText(
            self.words(
                "law.where",
                read=day(pause.instrument.read_on, language),
                places=" · ".join(places),
                sought=pause.label("zh"),
            )
        )
        if suspension != self._suspension or not self._address.count():
            self._suspension = suspension
            written = self._address.currentText()
            self._address.clear()
            self._address.addItems(places)
            self._address.setCurrentIndex(-1)
            self._address.setEditText(written)

    def take_focus(self) -> None:
        """Put the focus on the state that is chosen, else on the first."""
        chosen = (state for state in self._states.values() if state.isChecked())
        state = next(chosen, self._states["extended"])
        state.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is done ----------------------------------------------------------

    def _status(self) -> str:
        return next((n for n, s in self._states.items() if s.isChecked()), "")

    def _on_state(self) -> None:
        status = self._status()
        self.show_field(self._until, is_asked=status == "extended")
        names_text = status in {"extended", "replaced"}
        self.show_field(self._instrument, is_asked=names_text)
        self.put_away()

    def _on_given(self) -> None:
        lacks = list(self._lacks())
        if lacks:
            self.complain(self.words(f"law.{key}") for key in lacks)
            return
        record = self._record()
        refused = [
            refusal_words(refusal, self._corpus, self.words.language)
            for refusal in status_refusals(record, self._corpus, self.known)
        ]
        self.complain(refused)
        if not refused:
            self._clear()
            self.recorded.emit(record)
            self.confirm(self.words("law.is-recorded"))

    def _clear(self) -> None:
        """Take the answer out, so that Enter does not record it once more."""
        self._group.setExclusive(False)
        for state in self._states.values():
            state.setChecked(False)
        self._group.setExclusive(True)
        self._until.show_answer(None)
        self._instrument.clear()
        self._address.setCurrentIndex(-1)

    def _lacks(self) -> Iterator[str]:
        """Yield the key of each sentence on what is missing, from top to bottom."""
        status = self._status()
        if not status:
            yield "no-status"
        if status == "extended" and day_of(self._until) is None:
            yield "no-until"
        if status in {"extended", "replaced"} and not self._instrument.text().strip():
            yield "no-instrument"
        if not self.by.text().strip():
            yield "no-person"
        if day_of(self.day) is None:
            yield "no-day"

    def _record(self) -> StatusConfirmed:
        status = self._status()
        return StatusConfirmed.model_validate(
            {
                "suspension": self._suspension,
                "status": status,
                "until": day_of(self._until) if status == "extended" else None,
                "instrument": ""
                if status == "lapsed"
                else self._instrument.text().strip(),
                "checked_on": day_of(self.day),
                "by": self.by.text().strip(),
                "address": self._address.currentText().strip(),
            }
        )
