"""What a change would move, said before it is made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.session import Proposal
from desktop.words import Words
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.interview.preview import Moved
from forms.interview.screens import member_name
from forms.line import Outcome
from forms.scenario import word_of
from forms.telling import words_of


class ProposalBar(QFrame):
    """Shows the consequences of one change; no dialog, the page stays readable.

    Signals:
        accepted: The change is wanted.
        declined: Everything stays as it was.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, corpus: Corpus, words: Words) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self.setProperty("role", "proposal")
        self.setVisible(False)
        self._says = QLabel()
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._change = QPushButton(words("proposal.change"))
        self._change.setProperty("role", "primary")
        self._keep = QPushButton(words("proposal.keep"))
        self._change.clicked.connect(self._on_change)
        self._keep.clicked.connect(self._on_keep)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._says)
        column.addLayout(buttons)

    def show_proposal(self, proposal: Proposal) -> None:
        """Say what would be set aside, what comes back, what is asked, what moves."""
        lines = [self._words("proposal.lead")]
        told = proposal.preview
        for key, places in (
            ("proposal.parks", told.parks),
            ("proposal.revives", told.revives),
            ("proposal.asks", told.asks),
        ):
            if places:
                names = self._named(places, proposal.outcome)
                lines.append(self._words(key, count=len(places), questions=names))
        lines += [self._moved(move, proposal.outcome) for move in told.moves]
        self._says.setText("\n".join(f"• {x}" if n else x for n, x in enumerate(lines)))
        self.setAccessibleName(self._says.text())
        self.show()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the answer that moves nothing."""
        self._keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _named(self, places: tuple[Place, ...], outcome: Outcome) -> str:
        language = self._words.language
        asks = []
        for place in places[:4]:
            question = self._corpus.questions[place.question]
            ask = self._corpus.wordings.question(question, language).ask
            member = member_name(place.member, outcome, self._corpus, language)
            asks.append(f"{ask} ({member})" if place.member != CASE else ask)
        return " · ".join(asks) + (" …" if len(places) > len(asks) else "")

    def _moved(self, move: Moved, outcome: Outcome) -> str:
        language = self._words.language
        is_review = move.slot == "review"
        group = "review" if is_review else "licence"
        was = words_of(group, word_of(move.was), self._corpus, language)
        now = words_of(group, word_of(move.becomes), self._corpus, language)
        if is_review:
            return self._words("proposal.moves-review", was=was, now=now)
        name = member_name(move.slot, outcome, self._corpus, language)
        return self._words("proposal.moves", item=name, was=was, now=now)

    def _on_change(self) -> None:
        self.hide()
        self.accepted.emit()

    def _on_keep(self) -> None:
        self.hide()
        self.declined.emit()
