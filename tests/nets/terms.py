"""The rules as z3 terms, translated from the pack and sharing nothing that weighs.

A world says what is possible: of each choice some options, of each number all from its
least to its greatest.  A truth is a pair: *must* is proved, *may* is not disproved, so
what may be and need not be is open.  In an exact world every fact has one value.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import z3

from forms.case.facts import CASE, Place
from forms.crosscheck.conditions import conditions_of
from forms.interview.questions import Kind
from forms.rules.language import (
    All,
    Bounded,
    Condition,
    Either,
    Every,
    Linear,
    Not,
    OneOf,
    ReadingIs,
    Rule,
    RuleRef,
    Some,
    Within,
)
from forms.rules.measures import MEASURES
from tests.corpus.law import LAW

ITEMS, PARTIES = ("item-1",), ("party-1", "party-2")
TESTS = [c for rule in LAW.rules.values() for c in conditions_of(rule)]
LISTS_COMPLETE = {"parties": OneOf(fact="parties.complete", one_of=("yes",))}


class Pair(NamedTuple):
    """Whether something must be true, and whether it may."""

    must: Any
    may: Any


def both(parts: Iterable[Pair]) -> Pair:
    found = list(parts)
    return Pair(z3.And([p.must for p in found]), z3.And([p.may for p in found]))


def either(parts: Iterable[Pair]) -> Pair:
    found = list(parts)
    return Pair(z3.Or([p.must for p in found]), z3.Or([p.may for p in found]))


def opposite(part: Pair) -> Pair:
    return Pair(z3.Not(part.may), z3.Not(part.must))


YES, NO = (
    Pair(z3.BoolVal(True), z3.BoolVal(True)),
    Pair(z3.BoolVal(False), z3.BoolVal(False)),
)
OPEN = Pair(NO.must, YES.may)


def same(one: Pair, other: Pair) -> Any:
    return z3.And(one.must == other.must, one.may == other.may)


def options(question_id: str) -> tuple[str, ...]:
    """Return one option for each way to fall on the tests of a choice."""
    question = LAW.questions[question_id]
    listed = [t.one_of for t in TESTS if isinstance(t, OneOf) and t.fact == question_id]
    if question_id in {test.fact for test in LISTS_COMPLETE.values()}:
        listed.append(("yes",))
    known = [option.id for option in question.options]
    if question.kind is Kind.YES_NO:
        known = ["yes", "no"]
    if question.kind is Kind.COUNTRY:
        known = [*sorted({o for test in listed for o in test}), "another"]
    return tuple({tuple(o in test for test in listed): o for o in known}.values())


def places(fact: str) -> tuple[Place, ...]:
    """Return where a fact, asked or measured, is found in a case of the bound."""
    members = {"case": (CASE,), "item": ITEMS, "party": PARTIES}[LAW.scopes[fact]]
    return tuple(Place(member, fact) for member in members)


CHOICES = tuple(
    place
    for fact in sorted(
        {t.fact for t in (*TESTS, *LISTS_COMPLETE.values()) if isinstance(t, OneOf)}
    )
    for place in places(fact)
)
NUMBERS = tuple(
    place
    for fact in sorted(
        {t.fact for t in TESTS if isinstance(t, Within)}
        | {term.fact for t in TESTS if isinstance(t, Linear) for term in t.sum}
    )
    for place in places(fact)
)


@dataclass(frozen=True)
class World:
    """What is possible, under the readings that are fixed; the others are free.

    A world ``like`` another has its facts and readings, all ``but`` some.
    """

    name: str
    readings: Mapping[str, str] = field(default_factory=dict)
    like: "World | None" = None
    but: frozenset[object] = frozenset()

    def _name(self, what: object, *more: str) -> str:
        asked: set[object] = {what}
        if isinstance(what, Place) and what.question in MEASURES:
            measure = MEASURES[what.question]
            inputs = (Place(what.member, question) for question in measure.inputs)
            asked = {*inputs, *measure.readings}
        if self.like is not None and not asked & self.but:
            return self.like._name(what, *more)
        return " ".join((self.name, str(what), *more))

    def possible(self, place: Place, option: str) -> Any:
        """Return whether an option of a choice is possible."""
        return z3.Bool(self._name(place, option))

    def low(self, place: Place) -> Any:
        return z3.Real(self._name(place, "low"))

    def high(self, place: Place) -> Any:
        return z3.Real(self._name(place, "high"))

    def reads(self, question: str, reading: str) -> Pair:
        """Return whether a question is read so; a free one is read in some one way."""
        if question in self.readings:
            return YES if self.readings[question] == reading else NO
        chosen = z3.Bool(self._name(question, reading))
        return Pair(chosen, chosen)

    @cached_property
    def sane(self) -> Any:
        """Something is possible of every fact, and one reading taken."""
        options_of = [
            [self.possible(p, o) for o in options(p.question)] for p in CHOICES
        ]
        read_so = [
            [self.reads(q.id, reading.id).must for reading in q.readings]
            for q in LAW.open_questions.values()
            if q.id in LAW.contested and q.id not in self.readings
        ]
        return z3.And(
            [z3.Or(some) for some in options_of]
            + [self.low(p) <= self.high(p) for p in NUMBERS]
            + [claim for p in NUMBERS for claim in self._in_range(p)]
            + [z3.PbEq([(one, 1) for one in some], 1) for some in read_so]
        )

    @cached_property
    def exact(self) -> Any:
        """Exactly one value of every fact is possible, and every list is complete."""
        options_of = [
            [self.possible(p, o) for o in options(p.question)] for p in CHOICES
        ]
        return z3.And(
            [self.sane]
            + [Terms(self).holds(test, CASE).must for test in LISTS_COMPLETE.values()]
            + [z3.PbEq([(one, 1) for one in some], 1) for some in options_of]
            + [self.low(p) == self.high(p) for p in NUMBERS]
        )

    def _in_range(self, place: Place) -> Iterator[Any]:
        """Yield the limits of a question, or of what a measure may come to."""
        measure = MEASURES.get(place.question)
        if measure is not None:
            yield self.low(place) >= 0
            if measure.scope == "party":
                yield self.high(place) <= 100
            return
        question = LAW.questions[place.question]
        if question.above is not None:
            yield self.low(place) > _exactly(question.above)
        if question.at_least is not None:
            yield self.low(place) >= _exactly(question.at_least)
        if question.at_most is not None:
            yield self.high(place) <= _exactly(question.at_most)

    def inside(self, wider: "World") -> Any:
        """Whatever is possible here is possible in a wider world."""
        return z3.And(
            [
                z3.Implies(self.possible(p, o), wider.possible(p, o))
                for p in CHOICES
                for o in options(p.question)
            ]
            + [self.low(p) >= wider.low(p) for p in NUMBERS]
            + [self.high(p) <= wider.high(p) for p in NUMBERS]
        )


@dataclass(frozen=True)
class Terms:
    """The truths of the law in one world."""

    world: World
    _met: dict[tuple[str, str], Pair] = field(default_factory=dict)

    def met(self, rule_id: str, member: str) -> Pair:
        """Return the finding of a rule: its *when*."""
        key = (rule_id, member)
        if key not in self._met:
            when = LAW.rules[rule_id].when
            self._met[key] = both(self.holds(c, member) for c in when)
        return self._met[key]

    def stands(self, rule_id: str, member: str) -> Pair:
        """Return whether a rule stands: an exception needs something to lift."""
        bases = LAW.rules[rule_id].exception_to
        met = self.met(rule_id, member)
        if not bases:
            return met
        return both((met, either(self.met(base, member) for base in bases)))

    def holds(self, condition: Condition, member: str) -> Pair:
        """Return the truth of a condition for a member."""
        match condition:
            case All(all=parts):
                return both(self.holds(part, member) for part in parts)
            case Either(any=parts):
                return either(self.holds(part, member) for part in parts)
            case Not(negated=part):
                return opposite(self.holds(part, member))
            case Some(some=name, where=where):
                return self._some(name, where)
            case Every(every=name, where=where):
                lacking = Not.model_validate({"not": All(all=where)})
                return opposite(self._some(name, (lacking,)))
            case RuleRef(rule=rule_id):
                return self.stands(rule_id, member)
            case ReadingIs(reading=question, is_=reading):
                return self.world.reads(question, reading)
            case OneOf(fact=fact, one_of=listed):
                return self.one_of(self._place(fact, member), listed)
            case Within(fact=fact):
                return self.within(condition, [(1, self._place(fact, member))])
            case Linear(sum=terms):
                parts_of = [(t.times, self._place(t.fact, member)) for t in terms]
                return self.within(condition, parts_of)

    def _some(self, name: str, where: tuple[Condition, ...]) -> Pair:
        """Over a list that may go on, *some* may be true whatever stands in it."""
        members = ITEMS if name == "items" else PARTIES
        named = either(both(self.holds(c, m) for c in where) for m in members)
        test = LISTS_COMPLETE.get(name)
        if test is None:
            return named
        complete = self.holds(test, CASE)
        return Pair(named.must, z3.Or(named.may, z3.Not(complete.must)))

    def _place(self, fact: str, member: str) -> Place:
        return Place(CASE if LAW.scopes[fact] == "case" else member, fact)

    def one_of(self, place: Place, listed: tuple[str, ...]) -> Pair:
        """Return whether only what is listed is possible, and whether some of it is."""
        possible = {o: self.world.possible(place, o) for o in options(place.question)}
        return Pair(
            z3.Not(z3.Or([may for o, may in possible.items() if o not in listed])),
            z3.Or([may for o, may in possible.items() if o in listed]),
        )

    def within(self, test: Bounded, parts: list[tuple[int, Place]]) -> Pair:
        """Compare the end of a sum that is worst for the limit, and the best."""
        low, high = self.world.low, self.world.high
        least = z3.Sum([n * (low(p) if n > 0 else high(p)) for n, p in parts])
        greatest = z3.Sum([n * (high(p) if n > 0 else low(p)) for n, p in parts])
        if test.at_least is not None:
            limit = _exactly(test.at_least)
            return Pair(least >= limit, greatest >= limit)
        if test.above is not None:
            limit = _exactly(test.above)
            return Pair(least > limit, greatest > limit)
        if test.at_most is not None:
            limit = _exactly(test.at_most)
            return Pair(greatest <= limit, least <= limit)
        limit = _exactly(test.below)
        return Pair(greatest < limit, least < limit)


def _exactly(limit: Any) -> Any:
    days = getattr(limit, "toordinal", None)
    return z3.RealVal(days() if days else str(limit))


# The goals, as engine.md lists them


def rules_with(slot: str, value: object = None) -> Iterator[Rule]:
    """Yield the rules that fill a slot, with one value if that is said."""
    for rule in LAW.rules.values():
        if rule.then.slot == slot and value in {None, getattr(rule.then, slot)}:
            yield rule


def members(rule: Rule) -> tuple[str, ...]:
    return {"case": (CASE,), "item": ITEMS, "party": PARTIES}[rule.about]


def outside(terms: Terms, item: str) -> Pair:
    """Return whether an item, or the whole case, is outside the scope of ¶1."""
    return either(terms.stands(rule.id, item) for rule in rules_with("outside"))


def caught(terms: Terms, item: str) -> Pair:
    """Return whether an item in scope meets at least one limb."""
    named = list(rules_with("caught")) or list(rules_with("limb"))
    met = either(terms.met(rule.id, item) for rule in named)
    return both((opposite(outside(terms, item)), met))


def settles(terms: Terms, slot: str, rule: str, member: str) -> Pair:
    """Return the truth that a goal of the interview settles."""
    if slot == "outside":
        return outside(terms, member)
    if slot == "limb":
        return both((opposite(outside(terms, member)), terms.met(rule, member)))
    if slot == "exempt":
        return both((caught(terms, member), terms.met(rule, member)))
    if slot == "review":
        asked_for = either(caught(terms, item) for item in ITEMS)
        return both((asked_for, terms.stands(rule, member)))
    return terms.stands(rule, member)


class Prover:
    """Answers one question after another about cases for which the same holds."""

    def __init__(self, *given: Any) -> None:
        self._solver = z3.Solver()
        self._solver.add(*given)

    def can(self, *claims: Any) -> bool:
        """Tell whether some case fits all claims."""
        self._solver.push()
        self._solver.add(*claims)
        found = self._solver.check()
        self._solver.pop()
        assert found != z3.unknown
        return bool(found == z3.sat)

    def proves(self, claim: Any) -> bool:
        """Tell whether no case is against a claim."""
        return not self.can(z3.Not(claim))
