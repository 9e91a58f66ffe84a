"""To what the answers of the triage point, as headings and text for any reader."""

from collections.abc import Iterator
from html import escape

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser

from desktop.pages.headings import size_headings
from desktop.words import Words
from forms.interview.explanation import on_line
from forms.triage.telling import Point, Sign, signs
from forms.triage.weighing import Standing, Triage

MARKS = {Standing.NAMED: "●", Standing.POSSIBLE: "◐", Standing.SILENT: "○"}
"""How an announcement stands, seen without colour."""

_SIZES = {2: 20, 3: 16}


class Signs(QTextBrowser):
    """Shows one sign an announcement: first what speaks, then why others do not."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setOpenLinks(False)
        self.setProperty("role", "signs")
        self.setAccessibleName(words("triage.result"))

    def show_result(self, result: Triage) -> None:
        """Draw the signs of *result* in the language of the window."""
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        accent = self.palette().color(QPalette.ColorRole.Accent).name()
        self.document().setDefaultStyleSheet(
            "h2{margin-top:8px;margin-bottom:4px}"
            "h3{margin-top:20px;margin-bottom:2px}"
            "p{margin-top:3px;margin-bottom:3px}"
            f".slot{{font-weight:700;color:{accent}}} .point{{font-weight:700}}"
            f".muted{{color:{muted};font-size:13px}} .in{{margin-left:20px}}"
        )
        self.setHtml("".join(self._told(result)))
        size_headings(self.document(), _SIZES)

    def _told(self, result: Triage) -> Iterator[str]:
        word, language = result.corpus.wordings.word, self._words.language
        yield f"<h2>{escape(self._words('triage.result'))}</h2>"
        yield _line("muted", on_line(result.at, result.corpus, language))
        yield _line("", word("triage", "settles-nothing", language))
        form = word("triage", "who", language)
        for sign in signs(result, language):
            yield from _sign(sign, form)


def _sign(sign: Sign, form: str) -> Iterator[str]:
    yield f"<h3>{escape(sign.name)}</h3>"
    yield _line("muted", sign.title)
    yield _line("slot", f"{MARKS[sign.standing]} {sign.verdict}")
    for state in sign.states:
        yield _line("", state)
    for point in sign.points:
        yield from _point(point, form)
    for sentence in (*sign.reasons, *sign.doubts):
        yield _line("in", sentence)


def _point(point: Point, form: str) -> Iterator[str]:
    yield _line("point in", point.name)
    yield _line("in", f"{point.because} [{point.cite}]")
    if point.who:
        yield _line("in", form.format(who=point.who))
    if point.doubt:
        yield _line("muted in", f"† {point.doubt}")


def _line(role: str, text: str) -> str:
    return f"<p class='{role}'>{escape(text)}</p>"
