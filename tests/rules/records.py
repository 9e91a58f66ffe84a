"""Records for the compiled law: all standings, at every line, on it and across it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

from forms.case.facts import CASE, Fact, Facts, Place, Range, Rows, Standing
from forms.crosscheck.conditions import conditions_of
from forms.interview.questions import Kind, Question
from forms.rules.columns import Entry
from forms.rules.compiled import Slot
from forms.rules.evaluate import Scales
from forms.rules.language import OneOf, Within
from forms.rules.measures import EXAMPLES
from forms.rules.truth import Truth
from tests.corpus.law import LAW
from tests.rules.small_law import fact

Record = Mapping[Place, Fact | None]

SILENT = (None, fact(None), Fact(Standing.CONFLICT))
"""Not asked, not known and in conflict: the rules see nothing in all three."""


def said_of(question: Question) -> tuple[Fact | None, ...]:
    """Return what can be said: each option, two of them, numbers around each limit."""
    if question.kind is Kind.TABLE:
        return (*SILENT, *map(fact, TABLES[question.id]))
    if question.kind is Kind.MONEY:
        return (*SILENT, *map(fact, MONEY))
    tests = [c for r in LAW.rules.values() for c in conditions_of(r)]
    if question.kind in {Kind.NUMBER, Kind.DATE}:
        limits = (t for t in tests if isinstance(t, Within) and t.fact == question.id)
        return (*SILENT, *(f for limit in limits for f in _around(limit)))
    options = [option.id for option in question.options]
    listed = (t for t in tests if isinstance(t, OneOf) and t.fact == question.id)
    options = options or sorted({o for t in listed for o in t.one_of} | {"no", "EE"})
    pairs = ["|".join(pair) for pair in combinations(options, 2)]
    return (*SILENT, *map(fact, (*options, *pairs[:: max(1, len(pairs) // 4)])))


def _around(test: Within) -> Iterator[Fact]:
    limits = (test.at_least, test.above, test.at_most, test.below)
    (limit,) = (limit for limit in limits if limit is not None)
    ordinal = getattr(limit, "toordinal", None)
    at = Fraction(ordinal()) if ordinal else Fraction(str(limit))
    near = [at - 1, at - Fraction(1, 1000), at, at + Fraction(1, 1000), at + 1]
    yield from (fact(Range.exactly(number)) for number in near)
    ends = [(near[0], at), (at, near[-1]), (near[0], near[-1]), (None, at), (at, None)]
    yield from (fact(Range(low, high)) for low, high in ends)


def _money(low: object, high: object, unit: str = "EUR") -> Range:
    return Range(Fraction(str(low)), Fraction(str(high)), unit)


MONEY = (
    *(_money(value, value) for value in ("99.999", 100, "100.001", 1000)),
    *(_money(low, high) for low, high in (("99", 100), (100, 101), (1, 10**6))),
    _money(100, 100, "USD"),
    _money(100, 100, ""),
    Range(Fraction(100), None, "EUR"),
    Range(None, Fraction(100), "EUR"),
)


def _row(**cells: Fact) -> dict[str, Fact]:
    return cells


def _rows(*rows: Mapping[str, Fact]) -> Rows:
    return Rows(rows, repr(rows))


CHINESE, FOREIGN, UNKNOWN = fact("CN"), fact("AU"), fact(None)
INPUTS = (
    *(
        _rows(_row(origin=CHINESE, value=fact(_money(worth, worth))))
        for worth in ("0.0999", "0.1", "0.1001")
    ),
    _rows(_row(origin=CHINESE, value=fact(_money("0.05", "0.15")))),
    _rows(_row(origin=CHINESE, value=UNKNOWN)),
    _rows(_row(origin=UNKNOWN, value=fact(_money(5, 5)))),
    _rows(
        _row(origin=CHINESE, value=fact(_money("0.06", "0.06"))),
        _row(origin=CHINESE, value=fact(_money("0.04", "0.04"))),
        _row(origin=FOREIGN, value=fact(_money(70, 70))),
    ),
    _rows(_row(origin=CHINESE, value=fact(_money(1, 1, "USD")))),
)


def _owner(share: Fact, listed: str, path: str = "direct") -> dict[str, Fact]:
    return _row(name=UNKNOWN, share=share, path=fact(path), listed=fact(listed))


OWNERS = (
    *(
        _rows(_owner(fact(Range.exactly(Fraction(str(held)), "%")), "yes"))
        for held in ("49.9", 50, "50.1")
    ),
    _rows(_owner(fact(Range(Fraction(40), Fraction(60), "%")), "yes")),
    _rows(_owner(fact(50), "yes", "indirect"), _owner(fact(50), "no")),
    _rows(_owner(fact(30), "yes"), _owner(fact(30), "yes", "indirect")),
)
TABLES: Mapping[str, Sequence[Rows]] = {
    "content.inputs": (*EXAMPLES["content.inputs"], *INPUTS),
    "party.owners": (*EXAMPLES["party.owners"], *OWNERS),
}


def places(items: int = 1, parties: int = 2) -> list[Place]:
    """Return every place that some rule reads, for so many members."""
    members = {
        "case": (CASE,),
        "item": tuple(f"item-{n + 1}" for n in range(items)),
        "party": tuple(f"party-{n + 1}" for n in range(parties)),
    }
    return [
        Place(member, question.id)
        for question in LAW.questions.values()
        if question.id in LAW.weighed
        for member in members[question.scope]
    ]


SAID = {question: said_of(LAW.questions[question]) for question in LAW.weighed}
RECORDS = st.fixed_dictionaries(
    {place: st.sampled_from(SAID[place.question]) for place in places()}
)
"""Records of one item and two parties by the law as shipped."""

READINGS = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([reading.id for reading in question.readings])
        for question in LAW.open_questions.values()
        if question.id in LAW.contested
    },
)
"""Any reading of each open question, or none."""


def known(record: Record) -> Facts:
    """Return the facts of a record as the interpreter takes them."""
    return {place: said for place, said in record.items() if said is not None}


def columns(records: Sequence[Record]) -> dict[Place, list[Entry]]:
    """Lay records side by side, as bare values where they are settled."""
    return {
        place: [entry(record.get(place)) for record in records]
        for place in {place for record in records for place in record}
    }


def entry(said: Fact | None) -> Entry:
    """Return a fact as an entry of a column."""
    value = None if said is None else said.value
    if isinstance(value, frozenset) and len(value) == 1:
        return next(iter(value))
    if isinstance(value, Range) and value.is_exact and not value.unit:
        return value.low
    return value


def interpreted(scales: Scales, slot: Slot) -> Truth:
    """Return the truth of a slot as the interpreter weighs it, with proof."""
    if slot.slot == "limb":
        return scales.met(slot.rule, slot.member).truth
    rules = scales.grove.rules.values()
    ways = [r.id for r in rules if r.then.outside] if not slot.rule else [slot.rule]
    truths = (scales.stands(rule, slot.member).truth for rule in ways)
    return max(truths, default=Truth.FALSE)
