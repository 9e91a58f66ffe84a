"""What would change the result of an item: the smallest sets of lawful levers.

Levers are sourcing, product design and date; never a split, another route or another
statement about the truth (engine.md section 8).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from forms.case.facts import CASE, Fact, Place, Standing
from forms.corpus import Corpus
from forms.crosscheck.conditions import conditions_of
from forms.interview.printing import printed
from forms.interview.questions import Kind, Language
from forms.rules.determination import Determination, Licence, determine
from forms.rules.language import OneOf

ANOTHER = "another"
"""Stands for any country that no rule names."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One or more other answers, and the licence they would lead to if live."""

    places: tuple[Place, ...]
    answers: tuple[str, ...]
    becomes: Licence


def what_would_change(item: str, result: Determination) -> tuple[Lever, ...]:
    """Return the smallest sets of lever answers that would change an item's result."""
    choices = dict(_choices(item, result))
    for size in (1, 2):
        found = tuple(_moved(item, size, choices, result))
        if found:
            return found
    return ()


def lever_lines(
    item: str, result: Determination, language: Language
) -> tuple[str, ...]:
    """Say each set of changes, and what it would lead to."""
    word = result.corpus.wordings.word
    lines: list[str] = []
    for lever in what_would_change(item, result):
        said = (
            _said(place, answer, result.corpus, language)
            for place, answer in zip(lever.places, lever.answers, strict=True)
        )
        becomes = word("licence", lever.becomes, language)
        lines.append(f"{' + '.join(said)} → {becomes}")
    return tuple(lines)


def _said(place: Place, answer: str, corpus: Corpus, language: Language) -> str:
    question = corpus.wordings.question(corpus.questions[place.question], language)
    if answer == ANOTHER:
        shown = corpus.wordings.word("proof", "another-country", language)
    else:
        shown = printed(_answered(answer), question, language)
    return f"{question.ask} {shown}"


def _answered(answer: str) -> Fact:
    return Fact(Standing.ANSWERED, frozenset({answer}))


def _moved(
    item: str,
    size: int,
    choices: Mapping[Place, tuple[str, ...]],
    result: Determination,
) -> Iterator[Lever]:
    was = _if_live(item, result)
    for places in combinations(choices, size):
        for answers in product(*(choices[place] for place in places)):
            changed = zip(places, map(_answered, answers), strict=True)
            facts = {**result.asked.facts, **dict(changed)}
            asked = replace(result.asked, facts=facts)
            now = _if_live(item, determine(asked, result.corpus))
            if now != was and len(now) == 1:
                yield Lever(places, answers, next(iter(now)))


def _if_live(item: str, result: Determination) -> frozenset[Licence]:
    return next(o.if_live for o in result.items if o.item == item)


def _choices(
    item: str, result: Determination
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the levers answered, parked ones too, each with the answers not given."""
    for place, fact in result.asked.facts.items():
        question = result.corpus.questions[place.question]
        if question.lever and place.member in {item, CASE}:
            given = fact.value if isinstance(fact.value, frozenset) else frozenset()
            others = _answers(place.question, result.corpus)
            yield place, tuple(other for other in others if other not in given)


def _answers(question_id: str, corpus: Corpus) -> tuple[str, ...]:
    question = corpus.questions[question_id]
    match question.kind:
        case Kind.CHOICE:
            return tuple(option.id for option in question.options)
        case Kind.YES_NO:
            return ("yes", "no")
        case Kind.COUNTRY:
            named = {
                country
                for rule in corpus.rules.values()
                for condition in conditions_of(rule)
                if isinstance(condition, OneOf) and condition.fact == question_id
                for country in condition.one_of
            }
            return (*sorted(named), ANOTHER)
        case _:
            return ()
