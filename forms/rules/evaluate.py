"""Three-valued weighing of rules into a proof that keeps only what decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from forms.case.facts import CASE, Facts, Place, Value
from forms.rules.language import (
    All,
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
from forms.rules.residual import Grove, Test, completeness, weigh_test
from forms.rules.truth import Truth


class Join(StrEnum):
    """How the parts of a finding decide it."""

    ALL = "all"
    ANY = "any"
    NOT = "not"
    LEAF = "leaf"


@dataclass(frozen=True, slots=True)
class Finding:
    """The truth of one condition and the parts that settle or keep it open.

    ``rule`` is set where the finding is that of a whole rule, ``test`` on a test of
    facts at ``places``, ``reading`` where an open question was read in one way.
    """

    truth: Truth
    join: Join
    parts: tuple["Finding", ...] = ()
    rule: Rule | None = None
    member: str = CASE
    test: Test | None = None
    places: tuple[Place, ...] = ()
    reading: tuple[str, str] | None = None

    def leaves(self) -> Iterator["Finding"]:
        """Yield the tests and readings at the bottom, in written order."""
        if self.join is Join.LEAF:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def open_places(self) -> tuple[Place, ...]:
        """Return the places whose answers keep the finding open."""
        leaves = (leaf for leaf in self.leaves() if leaf.truth.is_open)
        return tuple(dict.fromkeys(p for leaf in leaves for p in leaf.places))


@dataclass(slots=True)
class Scales:
    """Weighs the rules of a grove on one set of facts; each rule once.

    ``readings`` may leave a question out: it is then left open, so that one can see
    whether the result depends on it at all.
    """

    grove: Grove
    facts: Facts
    readings: Mapping[str, str]
    _rules: dict[tuple[str, str], Finding] = field(default_factory=dict)

    def value(self, place: Place) -> Value | None:
        """Return what is known at a place."""
        fact = self.facts.get(place)
        return None if fact is None else fact.value

    def met(self, rule_id: str, member: str) -> Finding:
        """Weigh the *when* of a rule, exceptions left aside."""
        rule = self.grove.rules[rule_id]
        where = CASE if rule.about == "case" else member
        key = (rule_id, where)
        if key not in self._rules:
            parts = _all(self.weigh(c, where) for c in rule.when)
            self._rules[key] = Finding(
                parts.truth, Join.ALL, _unwrapped(parts, Join.ALL), rule, where
            )
        return self._rules[key]

    def stands(self, rule_id: str, member: str) -> Finding:
        """Weigh whether a rule stands: met, and with something to lift."""
        rule = self.grove.rules[rule_id]
        met = self.met(rule_id, member)
        if not rule.exception_to:
            return met
        lifted = _any(self.met(base, member) for base in rule.exception_to)
        return _all((met, lifted))

    def weigh(self, condition: Condition, member: str) -> Finding:
        """Weigh one condition for one member."""
        match condition:
            case All(all=parts):
                return _all(self.weigh(p, member) for p in parts)
            case Either(any=parts):
                return _any(self.weigh(p, member) for p in parts)
            case Not(negated=part):
                inner = self.weigh(part, member)
                return Finding(~inner.truth, Join.NOT, (inner,), member=member)
            case Some(some=name, where=where):
                fits = (
                    _all(self.weigh(c, m) for c in where)
                    for m in self.grove.collection(name)
                )
                return _any((*fits, *self._unnamed(name)))
            case Every(every=name, where=where):
                fits = (
                    _all(self.weigh(c, m) for c in where)
                    for m in self.grove.collection(name)
                )
                named = (replace(f, truth=~f.truth) for f in self._unnamed(name))
                return _all((*fits, *named))
            case RuleRef(rule=rule_id):
                return self.stands(rule_id, member)
            case ReadingIs(reading=question, is_=reading):
                return self._reading(question, reading)
            case OneOf() | Within() | Linear():
                return self._test(condition, member)

    def _unnamed(self, collection: str) -> tuple[Finding, ...]:
        """Keep *some* open over a list that nobody called complete."""
        test = completeness(collection)
        if test is None:
            return ()
        complete = self._test(test, CASE)
        truth = Truth.FALSE if complete.truth is Truth.TRUE else Truth.OPEN
        return (replace(complete, truth=truth),)

    def _reading(self, question: str, reading: str) -> Finding:
        chosen = self.readings.get(question)
        truth = Truth.OPEN
        if chosen is not None:
            truth = Truth.TRUE if chosen == reading else Truth.FALSE
        return Finding(truth, Join.LEAF, reading=(question, reading))

    def _test(self, test: Test, member: str) -> Finding:
        truth = weigh_test(test, member, self.value, self.grove)
        places = self.grove.leaf(test, member).waiting
        return Finding(truth, Join.LEAF, member=member, test=test, places=places)


def _all(findings: Iterable[Finding]) -> Finding:
    """Join: one false part is the whole reason; else all true, or the open ones."""
    return _join(findings, Join.ALL, decisive=Truth.FALSE)


def _any(findings: Iterable[Finding]) -> Finding:
    return _join(findings, Join.ANY, decisive=Truth.TRUE)


def _join(findings: Iterable[Finding], join: Join, *, decisive: Truth) -> Finding:
    parts: list[Finding] = []
    for part in findings:
        if part.truth is decisive:
            return part
        parts.append(part)
    if len(parts) == 1:
        return parts[0]
    opened = tuple(part for part in parts if part.truth.is_open)
    if opened:
        return Finding(Truth.OPEN, join, opened)
    return Finding(~decisive, join, tuple(parts))


def _unwrapped(finding: Finding, join: Join) -> tuple[Finding, ...]:
    """Return the parts of a nameless join of the same kind, else the finding."""
    nameless = finding.rule is None and finding.join is join
    return finding.parts if nameless and finding.join is not Join.LEAF else (finding,)
