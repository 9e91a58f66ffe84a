"""What an entry uses is there: facts, options, rules, readings, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.conditions import facts_of, scoped
from forms.crosscheck.faults import Fault
from forms.errors import near_miss
from forms.rules.language import Condition, OneOf, ReadingIs, RuleRef

if TYPE_CHECKING:
    from forms.corpus import Corpus


def cited(corpus: Corpus, place: str, clauses: tuple[str, ...]) -> Iterator[Fault]:
    """Name what an entry cites and is not there."""
    if not clauses:
        yield Fault(place, "cites nothing; name the provision it rests on.")
    for clause in clauses:
        if clause not in corpus.provisions and clause not in corpus.instruments:
            known = (*corpus.provisions, *corpus.instruments)
            says = f"cites {clause!r}, which is not there.{near_miss(clause, known)}"
            yield Fault(place, says, clause)


def used(
    corpus: Corpus, place: str, conditions: tuple[Condition, ...], about: str
) -> Iterator[Fault]:
    """Name what the conditions of an entry use and is not there, or out of reach."""
    for condition, scope in scoped(conditions, about):
        for fact in facts_of(condition):
            yield from _fact(corpus, place, fact, scope)
        match condition:
            case OneOf():
                yield from _options(corpus, place, condition)
            case RuleRef(rule=rule) if rule not in corpus.rules:
                hint = near_miss(rule, corpus.rules)
                yield Fault(place, f"refers to {rule!r}, no rule.{hint}", rule)
            case ReadingIs():
                yield from _reading(corpus, place, condition)


def _fact(corpus: Corpus, place: str, fact: str, scope: str) -> Iterator[Fault]:
    if fact not in corpus.scopes:
        hint = near_miss(fact, corpus.scopes)
        yield Fault(place, f"reads {fact!r}, which no question asks.{hint}", fact)
    elif corpus.scopes[fact] not in {"case", scope}:
        yield Fault(
            place,
            f"is about the {scope} and reads {fact!r} of the {corpus.scopes[fact]}; "
            "reach it by some or every.",
        )


def _options(corpus: Corpus, place: str, test: OneOf) -> Iterator[Fault]:
    question = corpus.questions.get(test.fact)
    known = [option.id for option in question.options] if question else []
    for option in test.one_of:
        if known and option not in known:
            hint = near_miss(option, known)
            yield Fault(place, f"{test.fact!r} has no option {option!r}.{hint}", option)


def _reading(corpus: Corpus, place: str, test: ReadingIs) -> Iterator[Fault]:
    question = corpus.open_questions.get(test.reading)
    if question is None:
        hint = near_miss(test.reading, corpus.open_questions)
        says = f"depends on {test.reading!r}, no open question.{hint}"
        yield Fault(place, says, test.reading)
        return
    known = [reading.id for reading in question.readings]
    if test.is_ not in known:
        says = f"{test.reading} has no reading {test.is_!r}, only {', '.join(known)}."
        yield Fault(place, says, f"{test.reading}/{test.is_}")
