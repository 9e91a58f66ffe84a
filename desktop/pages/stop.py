"""The card on which the program stops: a day that no text read settles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.pages.labels import label, say
from desktop.session import View
from desktop.words import Words
from forms.corpus import Corpus
from forms.interview.printing import day
from forms.interview.screens import member_name
from forms.line import Outcome
from forms.stop import stop_words, stops_of
from forms.telling import under_lines


class StopCard(QFrame):
    """Says what must be looked up, and why; away where nothing must.

    Beside the questions it is short, for the determination beside it says why, and
    has a button that leads to the page that takes the answer.  On that page it has the
    result under each reading, until the answer is given.

    Signals:
        wanted: The page that takes the answer is wanted.
    """

    wanted = Signal()

    def __init__(self, corpus: Corpus, words: Words, *, has_button: bool) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._has_button = has_button
        self.setProperty("role", "proposal" if has_button else "ask")
        self._title = label("question")
        self._says = label("plain")
        self._under = label("plain")
        self._look = QPushButton(words("stop.look"))
        self._look.clicked.connect(self.wanted)
        self._look.setVisible(has_button)
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (self._title, self._says, self._under):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self._look, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_view(self, view: View) -> None:
        """Draw the stops of the case, those that leave its day open first."""
        language = self._words.language
        stops = stops_of(view.outcome)
        self.setVisible(bool(stops))
        if not stops:
            return
        is_old = all(stop.is_settled for stop in stops)
        on = view.outcome.determination.on
        asked = self._words("stop.title", on=day(on, language) if on else "–")
        self._title.setText(self._words("stop.old") if is_old else asked)
        told = [stop_words(s, view.outcome, self._corpus, language) for s in stops]
        under = [] if self._has_button else self._results(view.outcome)
        say(self._says, "" if self._has_button else "\n".join(told))
        say(self._under, "\n".join(under))
        self.setAccessibleName(" ".join((self._title.text(), *told, *under)))

    def _results(self, outcome: Outcome) -> list[str]:
        """Tell the result under each reading; the face of the text comes first."""
        language = self._words.language
        items = outcome.determination.items
        told: list[str] = []
        for item in items:
            name = member_name(item.item, outcome, self._corpus, language)
            lines = [
                self._words("stop.under", reading=says.rstrip(".。"), becomes=becomes)
                for says, becomes in under_lines(item, self._corpus, language)
            ]
            told += [name, *lines] if lines and len(items) > 1 else lines
        return [self._words("stop.each"), *told] if told else []
