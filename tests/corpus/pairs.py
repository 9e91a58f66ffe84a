"""Pairs that show each condition of a rule to decide it alone, and who shows them.

A condition decides a rule where the rule is settled and would not be settled so if that
one condition came out the other way, all others being as they are (modified condition
and decision coverage, with three truth values).  A pair has two halves: the condition
decides where it holds, and where it does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from forms.case.facts import CASE
from forms.corpus import Corpus
from forms.line import Outcome
from forms.rules.determination import grove_of
from forms.rules.evaluate import Scales
from forms.rules.language import All, Condition, Either, Not, Rule
from forms.rules.truth import Truth

Values = Mapping[Condition, Truth]


class Half(NamedTuple):
    """A condition that decides a rule by holding, or by not holding."""

    rule: str
    condition: Condition
    holds: bool


class Pair(NamedTuple):
    """Values of the other conditions under which one decides a rule both ways."""

    rule: str
    condition: Condition
    others: Values

    @property
    def halves(self) -> tuple[Half, Half]:
        """Return what a story shows that has such a pair's first, or second, side."""
        return (
            Half(self.rule, self.condition, holds=True),
            Half(self.rule, self.condition, holds=False),
        )


def atoms(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Return what is joined: tests, references, readings, collections; each once."""
    return tuple(dict.fromkeys(atom for part in conditions for atom in _atoms(part)))


def _atoms(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(all=parts) | Either(any=parts):
            for part in parts:
                yield from _atoms(part)
        case Not(negated=part):
            yield from _atoms(part)
        case _:
            yield condition


def came(condition: Condition, values: Values) -> Truth:
    """Return what a condition comes to when its atoms come to these values."""
    match condition:
        case All(all=parts):
            return min((came(part, values) for part in parts), default=Truth.TRUE)
        case Either(any=parts):
            return max((came(part, values) for part in parts), default=Truth.FALSE)
        case Not(negated=part):
            return ~came(part, values)
        case _:
            return values[condition]


def decides(rule: Rule, condition: Condition, values: Values) -> bool:
    """Tell whether the rule is settled, and would not be so without the condition."""
    whole = All(all=rule.when)
    result = came(whole, values)
    other = came(whole, {**values, condition: ~values[condition]})
    return not result.is_open and result is not other


def pairs(rule: Rule) -> Iterator[Pair]:
    """Search all values for one pair a condition; without one it never decides."""
    parts = atoms(rule.when)
    for condition in parts:
        others = [part for part in parts if part != condition]
        for truths in product((Truth.FALSE, Truth.TRUE), repeat=len(others)):
            values = dict(zip(others, truths, strict=True))
            if decides(rule, condition, {**values, condition: Truth.TRUE}):
                yield Pair(rule.id, condition, values)
                break


def shown(outcome: Outcome, law: Corpus) -> Iterator[Half]:
    """Yield each half of a pair that a weighed case shows."""
    asked = outcome.determination.asked
    grove = grove_of(asked, law)
    scales = Scales(grove, outcome.facts, grove.readings)
    members = {"case": (CASE,), "item": asked.items, "party": asked.parties}
    for rule in law.rules.values():
        for member in members[rule.about]:
            values = {a: scales.weigh(a, member).truth for a in atoms(rule.when)}
            for atom, truth in values.items():
                if not truth.is_open and decides(rule, atom, values):
                    yield Half(rule.id, atom, truth is Truth.TRUE)
