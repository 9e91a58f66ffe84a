"""One slip of the pen in a condition: what a hurried editor could get wrong."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from forms.corpus import Corpus
from forms.crosscheck.conditions import conditions_of
from forms.interview.questions import Kind
from forms.rules.language import (
    All,
    Bound,
    Bounded,
    Condition,
    Either,
    Every,
    Linear,
    Not,
    OneOf,
    ReadingIs,
    RuleRef,
    Some,
    Term,
    Within,
)

Parts = tuple[Condition, ...]

BESIDE = {"at_least": "above", "above": "at_least", "at_most": "below"}
BESIDE |= {"below": "at_most"}
STRANGER = "EE"
"""A country that no rule names."""

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Slips:
    """All slips that one pack has room for."""

    pack: Corpus

    def of_parts(self, parts: Parts) -> Iterator[tuple[str, Parts]]:
        """Yield each list of conditions with one left out, or one changed."""
        for n, part in enumerate(parts):
            before, after = parts[:n], parts[n + 1 :]
            yield f"without [{told(part)}]", (*before, *after)
            for slip, other in self.of(part):
                yield slip, (*before, other, *after)

    def of(self, condition: Condition) -> Iterator[tuple[str, Condition]]:
        """Yield each condition that is one slip away."""
        match condition:
            case OneOf():
                yield from self._options(condition)
            case Within(fact=fact):
                for slip, limit in self._limits(condition, self._unit(fact)):
                    yield f"{fact} {slip}", Within(fact=fact, **limit)
            case Linear(sum=terms):
                yield from self._sums(condition, terms)
            case All(all=parts):
                yield f"any of [{told(condition)}]", Either(any=parts)
                for slip, others in self.of_parts(parts):
                    yield slip, All(all=others)
            case Either(any=parts):
                yield f"all of [{told(condition)}]", All(all=parts)
                for slip, others in self.of_parts(parts):
                    yield slip, Either(any=others)
            case Not(negated=part):
                yield f"not lost: [{told(part)}]", part
                for slip, other in self.of(part):
                    yield slip, Not.model_validate({"not": other})
            case Some(some=name, where=parts):
                yield f"every for some: {name}", Every(every=name, where=parts)
                for slip, others in self.of_parts(parts):
                    yield slip, Some(some=name, where=others)
            case Every(every=name, where=parts):
                yield f"some for every: {name}", Some(some=name, where=parts)
                for slip, others in self.of_parts(parts):
                    yield slip, Every(every=name, where=others)
            case ReadingIs(reading=question, is_=reading):
                for flip in self.pack.open_questions[question].readings:
                    if flip.id != reading:
                        flipped = {"reading": question, "is": flip.id}
                        slip = f"{question}={flip.id} for {reading}"
                        yield slip, ReadingIs.model_validate(flipped)
            case RuleRef():
                return

    def _options(self, test: OneOf) -> Iterator[tuple[str, Condition]]:
        for option in test.one_of:
            rest = tuple(o for o in test.one_of if o != option)
            if rest:
                yield f"{test.fact} less {option}", OneOf(fact=test.fact, one_of=rest)
        for option in self._known(test.fact):
            if option not in test.one_of:
                more = (*test.one_of, option)
                yield f"{test.fact} also {option}", OneOf(fact=test.fact, one_of=more)

    def _known(self, fact: str) -> tuple[str, ...]:
        question = self.pack.questions[fact]
        match question.kind:
            case Kind.YES_NO:
                return ("yes", "no")
            case Kind.COUNTRY:
                return self._countries(fact)
            case _:
                return tuple(option.id for option in question.options)

    def _countries(self, fact: str) -> tuple[str, ...]:
        """Return those that rules name for the fact, Hong Kong, and a stranger."""
        named = {
            option
            for rule in self.pack.rules.values()
            for test in conditions_of(rule)
            if isinstance(test, OneOf) and test.fact == fact
            for option in test.one_of
        }
        return *sorted(named | ({"HK"} if "CN" in named else set())), STRANGER

    def _sums(
        self, test: Linear, terms: tuple[Term, ...]
    ) -> Iterator[tuple[str, Condition]]:
        limit = {kind: getattr(test, kind) for kind in BESIDE}
        for n, term in enumerate(terms):
            for step in (-1, 1):
                times = term.times + step
                moved = Term(times=times, fact=term.fact)
                others = (*terms[:n], moved, *terms[n + 1 :])
                yield f"{times} x {term.fact}", Linear(sum=others, **limit)
        unit = max(self._unit(term.fact) for term in terms)
        for slip, other in self._limits(test, unit):
            yield f"sum {slip}", Linear(sum=terms, **other)

    def _limits(
        self, test: Bounded, unit: int | Decimal
    ) -> Iterator[tuple[str, dict[str, Bound]]]:
        for kind, other in BESIDE.items():
            limit: Bound | None = getattr(test, kind)
            if limit is not None:
                yield f"{other} {limit}", {other: limit}
                for step in (-1, 1):
                    moved = beside(limit, step, unit)
                    yield f"{kind} {moved}", {kind: moved}

    def _unit(self, fact: str) -> int | Decimal:
        """Return a cent for money, else one."""
        question = self.pack.questions.get(fact)
        is_money = question.kind is Kind.MONEY if question else fact.endswith("_value")
        return CENT if is_money else 1


def beside(limit: Bound, step: int, unit: int | Decimal) -> Bound:
    """Return the limit moved by a unit; days move by one."""
    if isinstance(limit, dt.date):
        return limit + dt.timedelta(days=step)
    return limit + step * unit


def told(condition: Condition) -> str:
    """Name a condition as a person would point at it."""
    match condition:
        case OneOf(fact=fact, one_of=options):
            some = options if len(options) < 4 else (options[0], "...", options[-1])
            return f"{fact} is {' | '.join(some)}"
        case Within(fact=fact):
            return f"{fact} {_limit(condition)}"
        case Linear(sum=terms):
            added = " + ".join(f"{t.times} x {t.fact}" for t in terms)
            return f"{added} {_limit(condition)}"
        case All(all=parts):
            return " and ".join(map(told, parts))
        case Either(any=parts):
            return " or ".join(map(told, parts))
        case Not(negated=part):
            return f"not {told(part)}"
        case Some(some=name, where=parts):
            return f"some {name}: {' and '.join(map(told, parts))}"
        case Every(every=name, where=parts):
            return f"every {name}: {' and '.join(map(told, parts))}"
        case RuleRef(rule=rule):
            return rule
        case ReadingIs(reading=question, is_=reading):
            return f"{question}={reading}"


def _limit(test: Bounded) -> str:
    kind = next(k for k in BESIDE if getattr(test, k) is not None)
    return f"{kind} {getattr(test, kind)}"
