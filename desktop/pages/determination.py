"""The determination so far, as headings and text that any reader can follow."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser

from desktop.pages.headings import size_headings
from desktop.session import View
from desktop.words import Words
from forms.case.facts import CASE
from forms.corpus import Corpus
from forms.deadlines import deadline_words
from forms.interview.explanation import Line, on_line, rests_on, why
from forms.interview.printing import day, strung
from forms.interview.screens import member_name
from forms.line import Outcome
from forms.rules.determination import Duty, ItemOutcome, Licence
from forms.rules.evaluate import Finding
from forms.rules.truth import Truth
from forms.scenario import licence_word, live_word
from forms.stop import stop_words, stops_of
from forms.telling import (
    asks_nothing,
    clock_lines,
    dependence_line,
    duty_standing,
    flag_line,
    reasons,
    review_word,
    under_lines,
)

_SIZES = {1: 20, 2: 16}


class DeterminationPanel(QTextBrowser):
    """Shows what the answers amount to, each sentence with its clause and day.

    Signals:
        law_wanted: The page on the state of the law is wanted.
    """

    law_wanted = Signal()

    def __init__(self, corpus: Corpus, words: Words) -> None:
        super().__init__()
        self._corpus = corpus
        self._words = words
        self._unfolded: set[str] = set()
        self._view: View | None = None
        self.setOpenLinks(False)
        self.setMinimumWidth(280)
        self.setProperty("role", "determination")
        self.setAccessibleName(words("determination.title"))
        self.anchorClicked.connect(self._on_link)

    def show_view(self, view: View) -> None:
        """Draw the determination, keeping the place that is being read."""
        self._view = view
        bar = self.verticalScrollBar()
        where = bar.value()
        self.document().setDefaultStyleSheet(self._style())
        self.setHtml("".join(self._told(view.outcome)))
        size_headings(self.document(), _SIZES)
        bar.setValue(where)

    def text_color(self, role: str) -> str:
        """Return the colour of a role of the theme, for the page's own style."""
        roles = {
            "muted": QPalette.ColorRole.PlaceholderText,
            "accent": QPalette.ColorRole.Accent,
        }
        return self.palette().color(roles[role]).name()

    # --- what is told ----------------------------------------------------------

    def _told(self, outcome: Outcome) -> Iterator[str]:
        yield _heading(1, self._words("determination.title"))
        yield from self._stops(outcome)
        for item in outcome.determination.items:
            yield from self._item(item, outcome)
        yield from self._review(outcome)
        yield from self._duties(outcome)
        yield from self._doubts(outcome)
        yield f"<p class='muted'>{self._word('determination.no-advice')}</p>"

    def _stops(self, outcome: Outcome) -> Iterator[str]:
        """Say first what a person must look up before the rest can hold."""
        on = outcome.determination.on
        when = day(on, self._words.language) if on else "–"
        for stop in stops_of(outcome):
            key = "stop.old" if stop.is_settled else "stop.title"
            told = stop_words(stop, outcome, self._corpus, self._words.language)
            link = self._word("determination.look")
            yield f"<p><b>{self._word(key, on=when)}</b></p>"
            yield f"<p class='line'>{escape(told)}</p>"
            yield f"<p><a href='law:'>{link}</a></p>"

    def _style(self) -> str:
        muted, accent = self.text_color("muted"), self.text_color("accent")
        return (
            "h1{margin-top:0px;margin-bottom:2px}"
            "h2{margin-top:20px;margin-bottom:2px}"
            "p{margin-top:3px;margin-bottom:3px}"
            f".slot{{font-size:15px;font-weight:700;color:{accent}}}"
            f".muted{{color:{muted};font-size:13px}} a{{color:{accent}}}"
            ".line{font-size:13px}"
        )

    def _slot(self, head: str, group: str, value: str) -> Iterator[str]:
        """Tell one slot: its value, or what it can still become."""
        language = self._words.language
        yield f"<p class='muted'>{escape(head)}</p>"
        options = value.split(" | ")
        if len(options) == 1:
            told = self._corpus.wordings.word(group, value, language)
            yield f"<p class='slot'>{escape(_sentence(told))}</p>"
            return
        yield f"<p class='slot'>{self._word('determination.open')}</p>"
        yield from self._options(group, options)

    def _options(self, group: str, options: Iterable[str]) -> Iterator[str]:
        for option in options:
            told = self._corpus.wordings.word(group, option, self._words.language)
            yield f"<p class='line' style='margin-left:12px'>• {escape(told)}</p>"

    def _still_possible(
        self, possible: frozenset[Licence], outcome: Outcome
    ) -> Iterator[str]:
        """Tell what is left once all was asked; that nothing is asked comes first."""
        if asks_nothing(possible):
            yield f"<p class='line'>{self._word('determination.asks-nothing')}</p>"
        if len(possible) > 1 and outcome.determination.is_complete:
            yield from self._options("licence", sorted(map(str, possible)))

    def _review(self, outcome: Outcome) -> Iterator[str]:
        result = outcome.determination
        yield _heading(2, self._words("determination.review"))
        yield from self._slot(
            self._words("determination.review-lead"), "review", review_word(result)
        )
        yield from self._proof("review", list(result.reviews), outcome)

    def _word(self, key: str, **values: object) -> str:
        return escape(self._words(key, **values))

    def _item(self, item: ItemOutcome, outcome: Outcome) -> Iterator[str]:
        result, language = outcome.determination, self._words.language
        name = member_name(item.item, outcome, self._corpus, language)
        yield _heading(2, name)
        on = on_line(result, self._corpus, language)
        yield from self._slot(_sentence(on), "licence", licence_word(item, result))
        yield from self._still_possible(item.licence, outcome)
        rests = (rests_on(x.stand, self._corpus, language) for x in item.limbs)
        for told in dict.fromkeys(filter(None, rests)):
            yield f"<p class='muted'>{escape(told)}</p>"
        for says, becomes in under_lines(item, self._corpus, language):
            told = f"{escape(says)}<br>→ <b>{escape(becomes)}</b>"
            yield f"<p class='line' style='margin-left:12px'>{told}</p>"
        head = self._corpus.wordings.word("result", "if-live-line", language)
        yield from self._slot(head, "licence", live_word(item, result))
        yield from self._still_possible(item.if_live, outcome)
        if result.is_indeterminate(item):
            yield f"<p class='muted'>{self._word('determination.consult')}</p>"
        yield from self._proof(item.item, list(reasons(item)), outcome)
        if item.item in self._unfolded:
            for words in clock_lines(item, result, self._corpus, language):
                yield f"<p class='muted'>{escape(words)}</p>"

    def _proof(
        self, name: str, findings: list[Finding], outcome: Outcome
    ) -> Iterator[str]:
        if not findings:
            return
        is_open = name in self._unfolded
        key = "determination.fold" if is_open else "determination.unfold"
        yield f"<p><a href='proof:{escape(name)}'>{self._word(key)}</a></p>"
        if is_open:
            told = [
                line
                for finding in findings
                for line in why(
                    finding, outcome.determination, self._corpus, self._words.language
                )
            ]
            yield from _lines(told)

    def _duties(self, outcome: Outcome) -> Iterator[str]:
        duties = outcome.determination.duties
        owed = [duty for duty in duties if duty.finding.truth is Truth.TRUE]
        still = [duty for duty in duties if duty.finding.truth is Truth.OPEN]
        if duties:
            yield _heading(2, self._words("determination.duties"))
        for duty in owed:
            yield from self._duty(duty, outcome)
        names = dict.fromkeys(map(self._duty_name, still))
        if names:
            named = strung(names, self._words.language)
            told = self._words("determination.may-apply", duties=named)
            yield f"<p class='muted'>{escape(told)}</p>"

    def _duty_name(self, duty: Duty) -> str:
        return self._corpus.wordings.word("duty", duty.id, self._words.language)

    def _duty(self, duty: Duty, outcome: Outcome) -> Iterator[str]:
        language = self._words.language
        who = member_name(duty.member, outcome, self._corpus, language)
        is_plain = duty.member == CASE or len(outcome.determination.items) == 1
        of = "" if is_plain else f" ({escape(who)})"
        standing = duty_standing(duty, outcome.determination, self._corpus, language)
        name = escape(self._duty_name(duty))
        yield f"<p><b>{name}</b>{of}: {escape(standing)}</p>"
        text = getattr(duty.rule.because, language)
        if last := deadline_words(duty, outcome, self._corpus, language):
            text += f" {last}"
        cite = self._corpus.cite(duty.rule.provision).label(language)
        yield f"<p class='muted'>{escape(f'{text} [{cite}]')}</p>"

    def _doubts(self, outcome: Outcome) -> Iterator[str]:
        language = self._words.language
        yield _heading(2, self._words("determination.doubts"))
        result = outcome.determination
        lines = [
            dependence_line(dependence, self._corpus, language)
            for dependence in result.depends_on
        ] or [self._corpus.wordings.word("result", "independent", language)]
        if result.way.open:
            form = self._corpus.wordings.word("result", "open-questions", language)
            lines.append(form.format(count=len(result.way.open)))
        for line in lines:
            yield f"<p class='line'>{escape(line)}</p>"
        yield from self._flags(outcome)

    def _flags(self, outcome: Outcome) -> Iterator[str]:
        language, flags = self._words.language, outcome.determination.flags
        if flags:
            lead = self._corpus.wordings.word("result", "flags", language)
            yield f"<p class='muted'>{escape(lead)}</p>"
        for flag in flags:
            told = flag_line(flag, outcome, self._corpus, language)
            yield f"<p class='line'>{escape(told)}</p>"

    def _on_link(self, link: QUrl) -> None:
        kind, _, name = link.toString().partition(":")
        if kind == "law":
            self.law_wanted.emit()
            return
        self._unfolded ^= {name}
        if self._view is not None:
            self.show_view(self._view)


def _heading(level: int, words: str) -> str:
    return f"<h{level}>{escape(words)}</h{level}>"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    """Tell each line; what was not verified about a clause is said once."""
    said: set[str] = set()
    for line in lines:
        cites = f" [{'; '.join(line.cites)}]" if line.cites else ""
        note = f" — {line.note}" if line.note and line.note not in said else ""
        said.add(line.note)
        text = escape(f"{line.mark} {line.text}{cites}{note}")
        yield f"<p class='line' style='margin-left:{14 * line.depth}px'>{text}</p>"
