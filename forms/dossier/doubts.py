"""The list of unknowns: what is open, not known, unusable, untranslated, unverified."""

from collections.abc import Iterator

from forms.case.facts import CASE, Fact, Place, Rows, Words
from forms.dossier.brief import Brief, one_below_the_other
from forms.dossier.content import Block, Paragraph, Table
from forms.dossier.listing import lines_of
from forms.interview.answers import Problem
from forms.interview.comparisons import mark_words
from forms.interview.questions import Kind
from forms.interview.screens import problem_sentence
from forms.law.instruments import Citation
from forms.law.lists import ControlledLine

Doubt = tuple[str, str, tuple[str, ...]]


def unknowns(brief: Brief) -> Iterator[Block]:
    """Yield one table of all doubts, in the order of their weight."""
    rows = tuple(_row(doubt, brief) for doubt in dict.fromkeys(_doubts(brief)))
    if not rows:
        yield Paragraph(text=brief.words("nothing-unknown", "annex"))
        return
    head = ("kind", "place", "what")
    yield Table(
        head=tuple(brief.words(key, "annex") for key in head),
        rows=rows,
        weights=(4, 4, 9),
    )


def _row(doubt: Doubt, brief: Brief) -> tuple[str, ...]:
    key, place, what = doubt
    kind = "\n".join(one_below_the_other(brief.words(key, "annex")))
    return (kind, place, "\n".join(what))


def _doubts(brief: Brief) -> Iterator[Doubt]:
    result = brief.result
    for place in result.way.open:
        yield ("still-open", _where(place, brief), _asks(place, brief))
    for place, problem in brief.outcome.problems.items():
        told = (*_asks(place, brief), *_wrong(problem, brief))
        yield ("unusable", _where(place, brief), told)
    for place, fact in brief.papers.facts.items():
        if fact.value is None:
            yield ("not-known", _where(place, brief), _asks(place, brief))
        for cell in _unknown_cells(place, fact, brief):
            told = (*_asks(place, brief), *cell)
            yield ("not-known", _where(place, brief), told)
    for place in brief.unanswered:
        yield ("unanswered", _where(place, brief), _asks(place, brief))
    for place, fact in brief.papers.facts.items():
        if _lacks_a_half(place, fact, brief):
            yield ("missing-half", _where(place, brief), _asks(place, brief))
        for caution in fact.warnings:
            doubt = one_below_the_other(brief.words(caution, "cautions"))
            yield ("caution", _where(place, brief), (*_asks(place, brief), *doubt))
    yield from _unverified(brief)


def _unknown_cells(place: Place, fact: Fact, brief: Brief) -> Iterator[tuple[str, ...]]:
    """Yield each cell of a table that was answered *not known*."""
    if not isinstance(fact.value, Rows):
        return
    for row, cells in enumerate(fact.value.rows, start=1):
        for column, cell in cells.items():
            if cell.value is None:
                said = brief.column(place.question, column)
                told = brief.words("cell", "annex", row=row, column=said)
                yield one_below_the_other(told)


def _wrong(problem: Problem, brief: Brief) -> tuple[str, ...]:
    said = brief.both(lambda lang: problem_sentence(problem, brief.corpus, lang))
    return one_below_the_other(said)


def _where(place: Place, brief: Brief) -> str:
    if place.member == CASE:
        return "\n".join(one_below_the_other(brief.words("case", "annex")))
    return "\n".join(one_below_the_other(brief.name(place.member)))


def _asks(place: Place, brief: Brief) -> tuple[str, ...]:
    asked = brief.asked(place.question)
    return one_below_the_other(brief.both(lambda lang: asked[lang].ask))


def _lacks_a_half(place: Place, fact: Fact, brief: Brief) -> bool:
    if brief.corpus.questions[place.question].kind is not Kind.WORDS:
        return False
    return isinstance(fact.value, Words) and not (fact.value.zh and fact.value.en)


def _unverified(brief: Brief) -> Iterator[Doubt]:
    """Tell what of the lines and clauses used was not compared with the original."""
    for item in brief.result.items:
        for line in lines_of(item.item, brief):
            yield from _unread(f"{line.id}\n{line.name.zh}", line, brief)
    for place in brief.provisions:
        where = "\n".join(one_below_the_other(brief.cited(place)))
        yield from _unread(where, brief.corpus.cite(place), brief)


def _unread(
    where: str, cited: Citation | ControlledLine, brief: Brief
) -> Iterator[Doubt]:
    doubt = brief.mark(cited)
    if doubt is not None and not doubt.is_settled:
        said = brief.both(lambda lang: mark_words(doubt, brief.corpus, lang))
        yield ("not-verified", where, one_below_the_other(said))
