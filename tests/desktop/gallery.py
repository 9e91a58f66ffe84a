"""Draws every control with the real questions, to be looked at.

usage: python -m tests.desktop.gallery FOLDER
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.controls import Control, control_for
from desktop.words import LANGUAGES, Language, Words
from forms.case.facts import Raw
from forms.corpus import load
from forms.interview.questions import Question
from forms.resources import resources

ANSWERS: dict[str, Raw] = {
    "case.role": "exporter",
    "exporter.country": "EE",
    "route.crosses_border": "yes",
    "route.export_date": "2026-02-01",
    "item.shape": "magnet-assembly",
    "item.value": "8.80..9.20 EUR",
    "content.inputs": [
        {"material": "P1-11", "origin": "CN", "value": "0.14..0.16 EUR"},
        {"material": "P1-02", "origin": "not-known", "supplier": "Keskus OÜ"},
    ],
    "party.owners": [{"name": "widely held", "share": "100", "listed": "no"}],
    "end_use.logic_node_nm": "7",
}


def questions(language: Language) -> Iterator[Question]:
    """Return every question of the interview, worded in a language."""
    corpus = load(resources())
    for question in corpus.questions.values():
        yield corpus.wordings.question(question, language)


def sheet(asked: Iterable[Question], language: Language, locale: QLocale) -> QWidget:
    """Return the questions below each other, as wide as a page draws them."""
    page = QWidget()
    page.setFixedWidth(680)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    words = Words(language)
    for question in asked:
        column.addWidget(_row(question, control_for(question, words, locale)))
    return page


def _row(question: Question, control: Control) -> QFrame:
    row = QFrame()
    row.setProperty("role", "row")
    lines = QVBoxLayout(row)
    lines.setContentsMargins(20, 16, 20, 16)
    lines.setSpacing(6)
    for role, text in (("question", question.ask), ("hint", question.hint)):
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setVisible(bool(text))
        lines.addWidget(label)
    lines.addWidget(control)
    control.name(question.ask, question.hint)
    control.show_answer(ANSWERS.get(question.id))
    return row


def draw(folder: Path) -> None:
    """Draw a picture for each scheme, language and six questions."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("no application runs")
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        theme.apply(app, scheme)
        for language in LANGUAGES:
            everything = tuple(questions(language))
            for start in range(0, len(everything), 6):
                page = sheet(everything[start : start + 6], language, QLocale("en_GB"))
                page.resize(page.width(), page.heightForWidth(page.width()))
                page.show()
                app.processEvents()
                page.grab().save(str(folder / f"{scheme}-{language}-{start:02}.png"))
                page.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
