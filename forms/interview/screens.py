"""What a page shows now: the view model that any front end draws."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from forms.case.facts import CASE, Fact, Place, Raw, Standing
from forms.composition.derived import RATES
from forms.composition.ratio import currencies
from forms.corpus import Corpus
from forms.dossier.due import Papers
from forms.interview.answers import Problem, Trouble
from forms.interview.printing import name_in, printed
from forms.interview.questions import Language, Question
from forms.line import Outcome


@dataclass(frozen=True, slots=True)
class PageKey:
    """One page of one member: the item page of ``magnet``, say."""

    page: str
    member: str = CASE


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line of the rail: a page, and how far it has come."""

    key: PageKey
    title: str
    member_name: str
    answered: int
    open: int

    @property
    def is_done(self) -> bool:
        """Tell whether the page has answers and asks for nothing more."""
        return self.open == 0 and self.answered > 0


@dataclass(frozen=True, slots=True)
class Row:
    """One question as shown now; ``shown`` is the answer read back in full."""

    place: Place
    question: Question
    raw: Raw | None
    shown: str
    basis: str
    problem: str
    warnings: tuple[str, ...]
    cites: tuple[str, ...]
    is_next: bool
    is_for_papers: bool
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """A page with its rows in written order, and what is parked on it."""

    key: PageKey
    title: str
    lead: str
    rows: tuple[Row, ...]
    parked: tuple[Row, ...]


def open_places(outcome: Outcome, corpus: Corpus) -> tuple[Place, ...]:
    """Return what is still to be answered: first for the law, then for the papers.

    What the papers may leave out is never waited for.
    """
    return _open(Papers(outcome, corpus))


def _open(papers: Papers) -> tuple[Place, ...]:
    law = papers.outcome.determination.way.open
    if law:
        return law
    return tuple(
        place
        for place, is_needed in papers.places.items()
        if is_needed and place not in papers.outcome.facts
    )


def next_place(outcome: Outcome, corpus: Corpus) -> Place | None:
    """Return the question to ask now; what must be mended comes before a new one."""
    return _next(Papers(outcome, corpus))


def _next(papers: Papers) -> Place | None:
    return next(iter((*papers.outcome.to_mend, *_open(papers))), None)


def rail(outcome: Outcome, corpus: Corpus, language: Language) -> tuple[RailEntry, ...]:
    """Return every page with its state, in the order people think.

    Pages about an item or a party that follow one another stay together by member.
    """
    papers = Papers(outcome, corpus)
    shown = _shown_places(papers)
    waiting = {*outcome.to_mend, *_open(papers)}
    entries: list[RailEntry] = []
    for scope, block in groupby(corpus.pages, key=lambda page: page.scope):
        pages = tuple(page for page in block if page.asked)
        for member in outcome.case.members(scope):
            for page in pages:
                key = PageKey(page.id, member)
                here = [p for p in shown if page_of(p, corpus) == key]
                entries.append(
                    RailEntry(
                        key,
                        corpus.wordings.page(page, language).title,
                        member_name(member, outcome, corpus, language),
                        sum(p in outcome.facts for p in here),
                        sum(p in waiting for p in here),
                    )
                )
    return tuple(entries)


def member_name(
    member: str, outcome: Outcome, corpus: Corpus, language: Language
) -> str:
    """Return what the user called an item or a party, else its id."""
    if member == CASE:
        return ""
    for question_id in ("item.name", "party.name"):
        name = name_in(outcome.facts.get(Place(member, question_id)), language)
        if name and question_id in corpus.questions:
            return name
    return member


def screen(
    outcome: Outcome, corpus: Corpus, key: PageKey, language: Language
) -> Screen:
    """Return the page as it stands: what is answered, asked, wrong, or parked."""
    page = next(p for p in corpus.pages if p.id == key.page)
    worded = corpus.wordings.page(page, language)
    papers = Papers(outcome, corpus)
    shown = set(_shown_places(papers))
    if not page.asked:
        shown |= {Place(key.member, question.id) for question in page.questions}
    parked = set(outcome.determination.parked) - shown
    places = [Place(key.member, question.id) for question in page.questions]
    return Screen(
        key,
        worded.title,
        worded.lead,
        _rows((p for p in places if p in shown), papers, language),
        _rows((p for p in places if p in parked), papers, language),
    )


def page_of(place: Place, corpus: Corpus) -> PageKey:
    """Return the page on which a place stands."""
    return PageKey(corpus.page_of[place.question].id, place.member)


def _shown_places(papers: Papers) -> tuple[Place, ...]:
    """Return answers on the path, open questions, problems, and paper questions.

    What the papers may leave out is offered once the law is settled.
    """
    outcome, corpus = papers.outcome, papers.corpus
    result = outcome.determination
    found = (*result.way.taken, *outcome.to_mend, *_open(papers))
    offered = (
        place
        for place in papers.places
        if place in outcome.facts or place.question == RATES or not result.way.open
    )
    loose = (
        place
        for place in outcome.facts
        if place.question in corpus.questions and place.question not in corpus.decisive
    )
    places = dict.fromkeys((*found, *offered, *loose))
    return tuple(sorted(places, key=lambda p: corpus.question_order[p.question]))


def _rows(
    places: Iterable[Place], papers: Papers, language: Language
) -> tuple[Row, ...]:
    now = _next(papers)
    return tuple(_row(place, papers, language, now) for place in places)


def _row(place: Place, papers: Papers, language: Language, now: Place | None) -> Row:
    outcome, corpus = papers.outcome, papers.corpus
    question = corpus.wordings.question(corpus.questions[place.question], language)
    fact = outcome.facts.get(place)
    answers = outcome.case.answers.get(place, ())
    problem = outcome.problems.get(place)
    return Row(
        place=place,
        question=question,
        raw=answers[-1].raw if answers else None,
        shown=printed(fact, question, language),
        basis=answers[-1].basis if answers else "",
        problem=problem_sentence(problem, corpus, language)
        if problem
        else _conflict(fact, corpus, language),
        warnings=tuple(_warnings(place, fact, outcome, corpus, language)),
        cites=tuple(corpus.cite(c).label(language) for c in question.cites),
        is_next=place == now,
        is_for_papers=_is_for_papers(place, corpus),
        is_optional=not papers.places.get(place, True),
    )


def _is_for_papers(place: Place, corpus: Corpus) -> bool:
    is_asked = corpus.page_of[place.question].asked
    return is_asked and place.question not in corpus.decisive


def _conflict(fact: Fact | None, corpus: Corpus, language: Language) -> str:
    if fact is None or fact.standing is not Standing.CONFLICT:
        return ""
    return corpus.wordings.word("conflict", "resolve", language)


def problem_sentence(problem: Problem, corpus: Corpus, language: Language) -> str:
    """Say what is wrong with an answer and how to mend it."""
    form = corpus.wordings.word("problems", str(problem.trouble), language)
    given = problem.given if len(problem.given) <= 60 else problem.given[:60] + "…"
    sentence = form.format(given=given, expected=problem.expected)
    if not problem.row:
        return sentence
    row = corpus.wordings.word("problems", "in-row", language)
    if problem.trouble is Trouble.EMPTY:
        sentence = sentence.strip()
    return row.format(row=problem.row, sentence=sentence)


def _warnings(
    place: Place,
    fact: Fact | None,
    outcome: Outcome,
    corpus: Corpus,
    language: Language,
) -> Iterator[str]:
    cautions: Iterable[str] = fact.warnings if fact else ()
    for caution in cautions:
        yield corpus.wordings.word("cautions", caution, language)
    if place.question == "content.inputs" and fact is not None:
        worth = outcome.facts.get(Place(place.member, "item.value"))
        units = currencies(fact.value) | currencies_of(worth)
        if len(units) > 1:
            yield corpus.wordings.word("cautions", "mixed-currencies", language)


def currencies_of(worth: Fact | None) -> frozenset[str]:
    """Return the currency of a money fact, if it has one."""
    unit = getattr(worth.value, "unit", "") if worth else ""
    return frozenset({unit}) if unit else frozenset()
