"""What the papers are filled from: answers and words, in both languages."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from forms.bilingual import LANGUAGES, both, worded
from forms.case.facts import CASE, Fact, Place, Range, Standing
from forms.clocks import Running, clocks
from forms.corpus import Corpus
from forms.deadlines import deadline_words
from forms.dossier.content import Bilingual
from forms.dossier.due import Papers
from forms.dossier.identity import dossier_id
from forms.interview.printing import day, money, name_in, printed
from forms.interview.questions import Column, Kind, Language, Question
from forms.law.instruments import Citation, Instrument
from forms.law.lists import ControlledLine
from forms.law.marks import Mark, mark
from forms.line import Outcome
from forms.rules.determination import Determination, Duty
from forms.rules.evaluate import Finding

_LINE = 70  # letters of a form's line; a Chinese character takes the room of two


def side_by_side(text: Bilingual) -> str:
    """Return a short text on one line: Chinese, then English if it says more."""
    return text.zh if text.zh == text.en else f"{text.zh} / {text.en}"


def fitted(text: Bilingual) -> tuple[str, ...]:
    """Return one line where Chinese and English fit on it, else two paragraphs."""
    line = side_by_side(text)
    width = sum(1 if letter.isascii() else 2 for letter in line)
    return (line,) if width <= _LINE else one_below_the_other(text)


def one_below_the_other(text: Bilingual) -> tuple[str, ...]:
    """Return Chinese and English as two paragraphs, or the one that serves both."""
    return (text.zh,) if text.zh == text.en else (text.zh, text.en)


@dataclass(frozen=True)
class Brief:
    """One outcome with the words to print it in."""

    outcome: Outcome
    corpus: Corpus

    @cached_property
    def papers(self) -> Papers:
        """Return which forms are due and what they ask for."""
        return Papers(self.outcome, self.corpus)

    @cached_property
    def dossier_id(self) -> str:
        """Return the number of the dossier."""
        return dossier_id(self.outcome)

    @property
    def result(self) -> Determination:
        """Return the determination."""
        return self.outcome.determination

    def words(self, key: str, group: str = "paper", **parts: object) -> Bilingual:
        """Return a sentence in both languages; a bilingual part falls into place."""
        return worded(self.corpus, key, group, **parts)

    def both(self, say: Callable[[Language], str]) -> Bilingual:
        """Return what a function says in each language."""
        return both(say)

    def lines(self, key: str, **parts: object) -> tuple[str, ...]:
        """Return a sentence in both languages, on one line where that is short."""
        return fitted(self.words(key, "paper", **parts))

    def labelled(self, key: str, said: Bilingual | str) -> tuple[str, ...]:
        """Return a label and what it is about; what serves both stands once."""
        label = self.words(key)
        if isinstance(said, str) or said.zh == said.en:
            said = said if isinstance(said, str) else said.zh
            return (f"{side_by_side(label)}: {said}",)
        return fitted(
            Bilingual(zh=f"{label.zh}：{said.zh}", en=f"{label.en}: {said.en}")
        )

    def line_of(self, key: str, group: str) -> str:
        """Return a short sentence of another group on one line."""
        return side_by_side(self.words(key, group))

    @cached_property
    def provisions(self) -> tuple[str, ...]:
        """Return every clause that the result rests on, in the order of the proof."""
        findings = [
            *(f for item in self.result.items for f in (item.outside, item.exempt)),
            *(limb.finding for item in self.result.items for limb in item.limbs),
            *self.result.reviews,
            *(duty.finding for duty in self.result.duties),
        ]
        return tuple(dict.fromkeys(p for f in findings for p in _provisions(f)))

    @cached_property
    def running(self) -> tuple[Running, ...]:
        """Return the clocks as they stand on the day of knowledge."""
        return clocks(self.outcome, self.corpus, self.result.known)

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Return the texts of law behind the result, its states and its questions."""
        stands = [limb.stand.by for item in self.result.items for limb in item.limbs]
        asked = {place.question for place in self.papers.facts}
        cites = [c for q in asked for c in self.corpus.questions[q].cites]
        timed = [place for clock in self.running for place in clock.clock.cites]
        places = (*self.provisions, *stands, *cites, *timed)
        used = {place.partition("/")[0] for place in places}
        return tuple(i for i in self.corpus.instruments.values() if i.id in used)

    def fact(self, member: str, question: str) -> Fact | None:
        """Return what is known at a place, if the papers may print it."""
        return self.papers.facts.get(Place(member, question))

    def number(self, member: str, question: str) -> Range | None:
        """Return a number or an amount, if it is known."""
        fact = self.fact(member, question)
        return fact.value if fact and isinstance(fact.value, Range) else None

    def asked(self, question: str) -> dict[Language, Question]:
        """Return a question as each language words it."""
        written = self.corpus.questions[question]
        return {
            language: self.corpus.wordings.question(written, language)
            for language in LANGUAGES
        }

    def said(self, member: str, question: str) -> Bilingual:
        """Return what stands at a place: an answer, or plainly that there is none."""
        place = Place(member, question)
        fact = self.papers.facts.get(place)
        if fact is None:
            needed = self.papers.places.get(place, True)
            return self.words("not-answered" if needed else "left-out")
        asked = self.asked(question)
        return self.both(lambda language: printed(fact, asked[language], language))

    def told(self, place: Place) -> tuple[str, ...]:
        """Return the answer as paragraphs, an estimate with its basis."""
        said = self.said(*place)
        fact = self.papers.facts.get(place)
        is_text = self.corpus.questions[place.question].kind is Kind.WORDS
        if is_text and fact is not None and fact.value is not None:
            return one_below_the_other(said)
        return (*fitted(said), *self.basis_of(fact))

    def basis_of(self, fact: Fact | None) -> tuple[str, ...]:
        """Return the line that an estimate is never printed without."""
        if fact is None or fact.standing is not Standing.ESTIMATED:
            return ()
        return self.labelled("estimate", self.basis(fact))

    def basis(self, fact: Fact) -> Bilingual | str:
        """Return on what a figure rests, or that nobody said so."""
        return fact.provenance.basis or self.words("no-basis")

    def cell(self, fact: Fact | None, column: str, table: str) -> str:
        """Return one cell of a table of answers."""
        if fact is None:
            return side_by_side(self.words("left-out"))
        asked = self.asked(table)
        columns: dict[Language, Column] = {
            language: next(c for c in asked[language].columns if c.id == column)
            for language in asked
        }
        said = self.both(lambda language: printed(fact, columns[language], language))
        return "\n".join(one_below_the_other(said))

    def column(self, table: str, column: str) -> Bilingual:
        """Return how a column of a table is headed."""
        asked = self.asked(table)
        return self.both(
            lambda lang: next(c.ask for c in asked[lang].columns if c.id == column)
        )

    def name(self, member: str) -> Bilingual:
        """Return what an item or a party is called, else its id."""
        question = "party.name" if member in self.result.parties else "item.name"
        fact = self.fact(member, question)
        return self.both(lambda language: name_in(fact, language) or member)

    def amount(self, value: Range) -> Bilingual:
        """Return an amount of money or a range of it."""
        return self.both(lambda language: money(value, language))

    def day(self, date: dt.date) -> Bilingual:
        """Return a date, written out."""
        return self.both(lambda language: day(date, language))

    @cached_property
    def unanswered(self) -> tuple[Place, ...]:
        """Return what required fields still wait for."""
        return tuple(
            place
            for place, is_needed in self.papers.places.items()
            if is_needed and place not in self.papers.facts
        )

    def cited(self, place: str) -> Bilingual:
        """Return a clause as paper prints it."""
        return self.both(self.corpus.cite(place).label)

    def deadline(self, duty: Duty) -> Bilingual:
        """Return by when a duty is done; nothing where no day can be counted."""
        return self.both(
            lambda lang: deadline_words(duty, self.outcome, self.corpus, lang)
        )

    def nobody(self) -> tuple[str, ...]:
        """Say *none* only over a list of parties that was called complete."""
        fact = self.outcome.facts.get(Place(CASE, "parties.complete"))
        if fact is None:
            return self.lines("not-answered")
        return self.lines("none" if fact.value == frozenset({"yes"}) else "not-known")

    def mark(self, cited: Citation | ControlledLine) -> Mark | None:
        """Return what was not verified, with what was found in official files."""
        return mark(cited, self.result.asked.at.compared)

    def missing(self, places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return that something is not answered yet, if one of the places is not."""
        for member, question in places:
            if self.fact(member, question) is None:
                return (side_by_side(self.said(member, question)),)
        return ()


def _provisions(finding: Finding) -> Iterator[str]:
    if finding.rule is not None:
        yield from (finding.rule.provision, *finding.rule.cites)
    for part in finding.parts:
        yield from _provisions(part)
