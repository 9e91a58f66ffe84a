"""The rules as plain Python for many records at once: the same truths, without proof.

The source is written from the pack alone, which is closed and cross-checked: no
answer, name or file of a user ever enters it, members go by their number, and every
word of the pack stands in quotes.  Print ``Compiled.source`` to read it.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from forms.case.facts import CASE, Place
from forms.errors import ColumnsError, near_miss
from forms.rules.columns import PACKED, Block, Column, Options, exact, spread
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
    Scope,
    Some,
    Term,
    Within,
)
from forms.rules.measures import MEASURES
from forms.rules.residual import completeness

Weigher = Callable[[Block], tuple[int, ...]]


class Slot(NamedTuple):
    """One truth of a record: a slot of a rule for a member; *outside* has no rule."""

    slot: str
    rule: str
    member: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """The law for records of one shape, under one set of readings.

    ``reads`` are the places that a column may stand for: what the rules read, and
    what their measures are worked out from.
    """

    source: str
    slots: tuple[Slot, ...]
    reads: frozenset[Place]
    weigher: Weigher = field(repr=False)

    def weigh(self, columns: Mapping[Place, Column], count: int) -> dict[Slot, bytes]:
        """Return, for each slot, the ``Truth`` of each record as one byte.

        A place without a column was not asked.  A column for a measure stands for
        its result and is taken as it is.
        """
        for place in columns:
            if place not in self.reads:
                hint = near_miss(str(place), map(str, self.reads))
                raise ColumnsError(f"The law reads no {str(place)!r}.{hint}")
        found: list[list[bytes]] = [[] for _ in self.slots]
        for block in spread(columns, count):
            for truth, parts in zip(self.weigher(block), found, strict=True):
                parts.append(truth.to_bytes(block.count).translate(_TRUTHS))
        return dict(zip(self.slots, map(b"".join, found), strict=True))


_TRUTHS = bytes([0, 1, 1, 2]).ljust(256, b"\1")


def compiled(
    rules: Mapping[str, Rule],
    scopes: Mapping[str, Scope],
    readings: Mapping[str, str],
    *,
    items: int = 1,
    parties: int = 2,
) -> Compiled:
    """Write the rules out for so many members and compile them once.

    Members are called ``item-1``, ``party-1``, ``party-2``.  A reading left out of
    *readings* is left open, as in the interpreter.
    """
    members = _numbered("item", items), _numbered("party", parties)
    # Under these readings some facts decide nothing; their columns may be there still.
    undecided = _Writer(rules, scopes, {}, *members)
    writer = _Writer(rules, scopes, readings, *members)
    slots = [(slot, writer.slot(slot), undecided.slot(slot)) for slot in writer.slots()]
    source = writer.source({slot: truth for slot, truth, _ in slots})
    space: dict[str, Any] = {"Fraction": Fraction, "Options": Options, "exact": exact}
    space["READINGS"] = readings
    exec(compile(source, "<the law>", "exec"), space)  # noqa: S102  our own closed pack
    return Compiled(
        source,
        tuple(slot for slot, _, _ in slots),
        frozenset(undecided.reads),
        space["weigh"],
    )


def _numbered(name: str, count: int) -> tuple[str, ...]:
    return tuple(f"{name}-{number}" for number in range(1, count + 1))


_OF_ITEMS = {"limb", "caught", "exempt"}


@dataclass(slots=True)
class _Writer:
    """Writes each test, then each rule, once and in the order it is needed."""

    rules: Mapping[str, Rule]
    scopes: Mapping[str, Scope]
    readings: Mapping[str, str]
    items: tuple[str, ...]
    parties: tuple[str, ...]
    reads: set[Place] = field(default_factory=set)
    options: dict[Place, dict[tuple[str, ...], str]] = field(default_factory=dict)
    columns: dict[Place, str] = field(default_factory=dict)
    limits: dict[tuple[object, ...], str] = field(default_factory=dict)
    named: dict[tuple[str, str], str] = field(default_factory=dict)
    compared: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)

    def slots(self) -> Iterator[Slot]:
        """Yield every slot: scope, limbs and relief of items, then all the others."""
        for item in self.items:
            yield Slot("outside", "", item)
        for kind in ("limb", "caught", "exempt", "review", "duty", "flag"):
            for rule in self.rules.values():
                if rule.then.slot == kind:
                    about = "item" if kind in _OF_ITEMS else rule.about
                    for member in self._members(about):
                        yield Slot(kind, rule.id, member)

    def _members(self, about: str) -> tuple[str, ...]:
        return {"case": (CASE,), "item": self.items, "party": self.parties}[about]

    def slot(self, slot: Slot) -> str:
        """Return the expression of a slot; a limb is met, whatever lifts it."""
        if slot.slot == "outside":
            ways = (r.id for r in self.rules.values() if r.then.outside)
            return _any(self.stands(rule, slot.member) for rule in ways)
        if slot.slot in {"limb", "caught"}:
            return self.met(slot.rule, slot.member)
        return self.stands(slot.rule, slot.member)

    def met(self, rule_id: str, member: str) -> str:
        """Return the name under which a rule was decided; decide it at first."""
        rule = self.rules[rule_id]
        where = CASE if rule.about == "case" else member
        if (rule_id, where) not in self.named:
            when = _all(self.weigh(condition, where) for condition in rule.when)
            words = re.sub(r"\W+", "_", f"{rule_id}_{where}")
            name = f"r{len(self.named)}_{words}"
            self.decided.append(f"{name} = {when}  # {rule.provision!r}")
            self.named[rule_id, where] = name
        return self.named[rule_id, where]

    def stands(self, rule_id: str, member: str) -> str:
        """Return whether a rule stands: met, and with something to lift."""
        bases = self.rules[rule_id].exception_to
        met = self.met(rule_id, member)
        if not bases:
            return met
        return _all((met, _any(self.met(base, member) for base in bases)))

    def weigh(self, condition: Condition, member: str) -> str:
        """Return the expression of one condition for one member."""
        match condition:
            case All(all=parts):
                return _all(self.weigh(part, member) for part in parts)
            case Either(any=parts):
                return _any(self.weigh(part, member) for part in parts)
            case Not(negated=part):
                return f"no({self.weigh(part, member)})"
            case Some(some=name, where=where):
                fits = (
                    _all(self.weigh(c, m) for c in where)
                    for m in self._collection(name)
                )
                return _any((*fits, *self._unnamed(name)))
            case Every(every=name, where=where):
                fits = (
                    _all(self.weigh(c, m) for c in where)
                    for m in self._collection(name)
                )
                return _all((*fits, *(f"no({u})" for u in self._unnamed(name))))
            case RuleRef(rule=rule_id):
                return self.stands(rule_id, member)
            case ReadingIs(reading=question, is_=reading):
                taken = self.readings.get(question)
                return "OPEN" if taken is None else str(taken == reading).upper()
            case OneOf(fact=fact, one_of=listed):
                return self._option(self._place(fact, member), listed)
            case Within(fact=fact):
                return self._limit(condition, (Term(times=1, fact=fact),), member)
            case Linear(sum=terms):
                return self._limit(condition, terms, member)

    def _collection(self, collection: str) -> tuple[str, ...]:
        return self.items if collection == "items" else self.parties

    def _unnamed(self, collection: str) -> tuple[str, ...]:
        """Return what keeps *some* open over a list that nobody called complete."""
        test = completeness(collection)
        return () if test is None else (f"OPEN & no({self.weigh(test, CASE)})",)

    def _place(self, fact: str, member: str) -> Place:
        place = Place(CASE if self.scopes[fact] == "case" else member, fact)
        self.reads.add(place)
        return place

    def _option(self, place: Place, listed: tuple[str, ...]) -> str:
        tests = self.options.setdefault(place, {})
        named = sum(len(each) for each in self.options.values())
        return tests.setdefault(listed, f"t{named}")

    def _column(self, fact: str, member: str) -> str:
        """Return the name of a column of numbers."""
        place = self._place(fact, member)
        if place not in self.columns:
            inputs = MEASURES[fact].inputs if fact in MEASURES else ()
            asked = (tuple(self._place(question, member)) for question in inputs)
            call = "measured(READINGS, " if inputs else "numbers("
            name = self.columns[place] = f"n{len(self.columns)}"
            self.compared.append(f"{name} = see.{call}{_words((*place, *asked))})")
        return self.columns[place]

    def _limit(self, test: Bounded, terms: tuple[Term, ...], member: str) -> str:
        """Compare a sum of numbers with a limit, and return the name of the truth."""
        bound = test.model_dump(include=set(_SIDES), exclude_none=True)
        ((kind, limit),) = bound.items()
        columns = tuple(self._column(term.fact, member) for term in terms)
        key = (kind, limit, columns, tuple(term.times for term in terms))
        if key not in self.limits:
            self.limits[key] = f"c{len(self.limits)}"
            lines = _comparison(terms, columns, _SIDES[kind], _written(limit))
            self.compared.append(f"{self.limits[key]} = {next(lines)}")
            self.compared += lines
        return self.limits[key]

    def source(self, slots: Mapping[Slot, str]) -> str:
        """Return all of it: the tests of choices, then one function of a block."""
        choices = [
            (f"T{number}", place, tests)
            for number, (place, tests) in enumerate(self.options.items())
        ]
        lines = (
            "no, OPEN, FALSE = see.opposite, see.open, 0",
            "TRUE = 3 * OPEN",
            *(
                f"{_list(tests.values())}, *_ = see.options({_words(place)}, *{of})"
                for of, place, tests in choices
            ),
            *self.compared,
            *self.decided,
            "return (",
            *(f"    {truth},  # {_words(slot)}" for slot, truth in slots.items()),
            ")",
        )
        return "".join(
            (
                *(f"{of} = {_packed(tests)}\n" for of, _, tests in choices),
                "\n\ndef weigh(see):\n",
                *(f"    {line}\n" for line in lines),
            )
        )


def _list(written: Iterable[str]) -> str:
    return ", ".join(written)


def _all(parts: Iterable[str]) -> str:
    return _joined(parts, " & ", neutral="TRUE", decisive="FALSE")


def _any(parts: Iterable[str]) -> str:
    return _joined(parts, " | ", neutral="FALSE", decisive="TRUE")


def _joined(parts: Iterable[str], sign: str, *, neutral: str, decisive: str) -> str:
    """Join parts; one that a reading decides is not written, nor what follows it."""
    written: list[str] = []
    for part in parts:
        if part == decisive:
            return decisive
        written += [part] if part != neutral else []
    if len(written) < 2:
        return written[0] if written else neutral
    return f"({sign.join(written)})"


def _words(words: Iterable[object]) -> str:
    return _list(map(repr, words))


def _packed(tests: Iterable[tuple[str, ...]]) -> str:
    """Return the tests of one choice, four to a byte."""
    listed = [repr(one_of) for one_of in tests]
    fours = (listed[at : at + PACKED] for at in range(0, len(listed), PACKED))
    return "".join(f"Options({_list(four)}), " for four in fours)


def _written(limit: Any) -> str:
    """Return a limit exactly; a date counts its days."""
    number = limit.toordinal() if isinstance(limit, dt.date) else Fraction(limit)
    return repr(int(number) if number == int(number) else number)


_SIDES = {
    "at_least": ("low", ">=", "high", "<"),
    "above": ("low", ">", "high", "<="),
    "at_most": ("high", "<=", "low", ">"),
    "below": ("high", "<", "low", ">="),
}
"""Which end of a sum makes a comparison true, and which makes it false."""


def _comparison(
    terms: tuple[Term, ...],
    columns: tuple[str, ...],
    sides: tuple[str, str, str, str],
    limit: str,
) -> Iterator[str]:
    """Yield the lines of a comparison: exact numbers at once, ranges by their ends.

    A sum has an end only where all the ends are known that it is made of.
    """
    true_end, is_true, false_end, is_false = sides
    sums = {
        end: [
            f"{end if term.times >= 0 else other}{at}" for at, term in enumerate(terms)
        ]
        for end, other in (("low", "high"), ("high", "low"))
    }

    def reaches(end: str, sign: str) -> str:
        known = " and ".join(f"{name} is not None" for name in sums[end])
        return f"{known} and {_sum(terms, sums[end])} {sign} {limit}"

    single = [f"x{at}" for at in range(len(terms))]
    both = [f"{end}{at}" for at in range(len(terms)) for end in ("low", "high")]
    lows = _list(f"{column}.low" for column in columns)
    ends = _list(f"{column}.low, {column}.high" for column in columns)
    yield "see.truths("
    yield f"    [3 if {_sum(terms, single)} {is_true} {limit} else 0"
    yield f"     for {_list(single)}, in zip({lows})]"
    yield f"    if exact({_list(columns)}) else"
    yield f"    [3 if {reaches(true_end, is_true)}"
    yield f"     else 0 if {reaches(false_end, is_false)} else 1"
    yield f"     for {_list(both)} in zip({ends})],"
    yield f"    {_list(columns)})"


def _sum(terms: tuple[Term, ...], names: list[str]) -> str:
    parts = zip((term.times for term in terms), names, strict=True)
    return " + ".join(
        name if times == 1 else f"{times} * {name}" for times, name in parts
    )
