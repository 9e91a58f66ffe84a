"""A fact not verified, held against an official file that the user has."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
)

from desktop.controls.option import RadioOption
from desktop.controls.search import Entry, SearchCombo
from desktop.holding import HeldFile
from desktop.pages.labels import label, say
from desktop.pages.law.form import Form, day_of, write_day
from desktop.session import View
from desktop.words import Words
from forms.case.events import FactVerified
from forms.corpus import Corpus
from forms.interview.comparisons import DIGITS, mark_words
from forms.interview.questions import Option
from forms.law.marks import Comparison, Found
from forms.recording import comparison_refusals, fact_name, refusal_words

FINDINGS: tuple[Found, ...] = get_args(Found)


class ComparisonForm(Form):
    """Takes what an official file says about a fact that bears a mark.

    Signals:
        file_chosen: Carries the path of the file; only its seal comes back.
        recorded: Carries a ``FactVerified``.
    """

    file_chosen = Signal(str)
    recorded = Signal(object)

    def __init__(self, corpus: Corpus, words: Words, person: str) -> None:
        super().__init__(words, "law.compare")
        self._corpus = corpus
        self._known = dt.date.min
        self._compared: tuple[Comparison, ...] = ()
        self._held: HeldFile | None = None
        language = words.language
        facts = (Entry(f, fact_name(f, corpus, language)) for f in corpus.marks)
        self._fact = SearchCombo(tuple(facts), words("law.fact-hint"))
        self._doubt = label("hint")
        self._choose = QPushButton(words("law.choose-file"))
        self._file = label("echo")
        self._findings = {
            name: RadioOption(Option(id=name, says=words(f"law.{name}")))
            for name in FINDINGS
        }
        self._said = QLineEdit()
        self.by.setText(person)
        self._lay_out()
        self._fact.taken.connect(self._show_doubt)
        self._fact.edit.editingFinished.connect(self._show_doubt)
        self._choose.clicked.connect(self._on_choose)
        self.given.connect(self._on_given)

    def _lay_out(self) -> None:
        self.column.addWidget(label("hint", self.words("law.compare-lead")))
        says = label("question", self.words("law.fact"))
        says.setBuddy(self._fact)
        for part in (self._fact, self._fact.edit):
            part.setAccessibleName(self.words("law.fact"))
        self.column.addWidget(says)
        self.column.addWidget(self._fact)
        self.column.addWidget(self._doubt)
        line = QHBoxLayout()
        line.addWidget(self._choose)
        line.addWidget(self._file, 1)
        line.addStretch(0)
        self.column.addLayout(line)
        group = QButtonGroup(self)
        for finding in self._findings.values():
            group.addButton(finding)
            finding.setAccessibleDescription(self.words("law.compare-lead"))
            self.column.addWidget(finding)
        self._said.setPlaceholderText(self.words("law.said-hint"))
        self.add("law.said", self._said)
        self.finish()
        say(self._doubt, "")
        say(self._file, "")

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Keep what was compared so far, to be told beside the doubt."""
        result = view.outcome.determination
        self._compared = result.asked.at.compared
        if result.known != self._known:
            self._known = result.known
            write_day(self.day, result.known)
        self._show_doubt()

    def _show_doubt(self) -> None:
        fact = self._fact.written()
        mark = self._corpus.marks.get(fact)
        if mark is None:
            say(self._doubt, "")
            return
        found = tuple(c for c in self._compared if c.fact == fact)
        told = replace(mark, compared=found)
        say(self._doubt, mark_words(told, self._corpus, self.words.language))

    def show_file(self, file: HeldFile) -> None:
        """Show which file is held against the fact."""
        self._held = file
        told = self.words(
            "law.file",
            name=file.name,
            size=QLocale().toString(file.size),
            digest=file.sha256[:DIGITS],
        )
        say(self._file, told)
        self._choose.setAccessibleDescription(told)

    def refuse_file(self, name: str, reason: str) -> None:
        """Say why a file cannot be used."""
        self.complain([self.words("law.no-such-file", name=name, reason=reason)])

    # --- what is done ----------------------------------------------------------

    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.words("law.choose-file"))
        if chosen:
            self.file_chosen.emit(chosen)

    def _finding(self) -> str:
        return next((n for n, f in self._findings.items() if f.isChecked()), "")

    def _on_given(self) -> None:
        lacks = list(self._lacks())
        if lacks or self._held is None:
            self.complain(self.words(f"law.{key}") for key in lacks)
            return
        found = Comparison.model_validate(
            {
                "fact": self._fact.written(),
                "file": self._held.name,
                "sha256": self._held.sha256,
                "size": self._held.size,
                "finding": self._finding(),
                "said": self._said.text().strip(),
                "by": self.by.text().strip(),
                "checked_on": day_of(self.day),
            }
        )
        refused = [
            refusal_words(refusal, self._corpus, self.words.language)
            for refusal in comparison_refusals(found, self._corpus, self._known)
        ]
        self.complain(refused)
        if not refused:
            self._said.clear()
            self.recorded.emit(FactVerified(comparison=found))
            self.confirm(self.words("law.is-recorded"))

    def _lacks(self) -> Iterator[str]:
        """Yield the key of each sentence on what is missing, from top to bottom."""
        if not self._fact.written():
            yield "no-fact"
        if self._held is None:
            yield "no-file"
        if not self._finding():
            yield "no-finding"
        if not self.by.text().strip():
            yield "no-person"
        if day_of(self.day) is None:
            yield "no-day"
