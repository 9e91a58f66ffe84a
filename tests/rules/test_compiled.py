"""The compiled law gives the truths of the interpreter, whatever is known."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from forms.case.facts import CASE, Fact, Place, Range, Rows
from forms.errors import ColumnsError
from forms.interview.questions import Kind
from forms.law.periods import Standpoint
from forms.rules.columns import BLOCK
from forms.rules.compiled import Compiled, Slot, compiled
from forms.rules.determination import Asked, Licence, Review, determine
from forms.rules.evaluate import Scales
from forms.rules.language import Rule, Scope
from forms.rules.residual import Grove
from forms.rules.truth import Truth
from tests.corpus.law import LAW, READ
from tests.rules.records import (
    READINGS,
    RECORDS,
    SAID,
    TABLES,
    Record,
    columns,
    interpreted,
    known,
    places,
)
from tests.rules.small_law import Said, SmallLaw, choice, fact, question, rule

ITEM, PARTIES = ("item-1",), ("party-1", "party-2")
DEFAULT = LAW.default_readings
# A record has forty facts: to look for the smallest that fails would take minutes.
BROAD = settings(deadline=None, phases=[Phase.generate])


@cache
def _law(readings: frozenset[tuple[str, str]]) -> tuple[Compiled, Grove]:
    taken = dict(readings)
    grove = Grove(LAW.rules, LAW.scopes, ITEM, PARTIES, taken)
    return compiled(LAW.rules, LAW.scopes, taken), grove


def weighed(
    records: Sequence[Record], readings: Mapping[str, str] = DEFAULT
) -> list[dict[Slot, Truth]]:
    """Return the truths of each record as the compiled law gives them."""
    law, _ = _law(frozenset(readings.items()))
    found = law.weigh(columns(records), len(records))
    return [
        {slot: Truth(truths[at]) for slot, truths in found.items()}
        for at in range(len(records))
    ]


def interpret(record: Record, readings: Mapping[str, str]) -> dict[Slot, Truth]:
    law, grove = _law(frozenset(readings.items()))
    scales = Scales(grove, known(record), readings)
    return {slot: interpreted(scales, slot) for slot in law.slots}


# The same truths


@settings(BROAD, max_examples=40)
@given(records=st.lists(RECORDS, min_size=1, max_size=4), readings=READINGS)
def test_it_agrees_with_the_interpreter_under_any_readings(
    records: list[Record], readings: dict[str, str]
) -> None:
    by_proof = [interpret(record, readings) for record in records]

    assert weighed(records, readings) == by_proof


@settings(BROAD, max_examples=1)
@given(chance=st.randoms(use_true_random=True))
def test_it_agrees_with_the_interpreter_on_a_thousand_records(
    chance: random.Random,
) -> None:
    asked = places()
    records = [{p: chance.choice(SAID[p.question]) for p in asked} for _ in range(1000)]

    assert weighed(records) == [interpret(record, DEFAULT) for record in records]


@settings(BROAD, max_examples=60)
@given(record=RECORDS)
def test_it_gives_the_licence_and_review_of_a_determination(record: Record) -> None:
    facts = known(record)
    asked = Asked(facts, ITEM, PARTIES, Standpoint(None, READ), {})
    (truths,) = weighed([record])

    result = determine(asked, LAW)

    # A determination also knows which truths cannot go together.
    assert result.items[0].if_live <= _licences(truths)
    assert result.review <= _reviews(truths)
    assert {(d.rule.id, d.member): d.finding.truth for d in result.duties} == {
        (slot.rule, slot.member): truth
        for slot, truth in truths.items()
        if slot.slot == "duty" and truth is not Truth.FALSE
    }


def _ways(truths: Mapping[Slot, Truth], slot: str) -> list[bool]:
    """Return whether a slot may be filled by any of its rules, and may not."""
    found = [truth for each, truth in truths.items() if each.slot == slot]
    return list(max(found, default=Truth.FALSE).possible)


def _licences(truths: Mapping[Slot, Truth]) -> set[Licence]:
    caught = set(_ways(truths, "limb"))
    if any(slot.slot == "caught" for slot in truths):
        caught &= set(_ways(truths, "caught"))
    ways = product(_ways(truths, "outside"), caught, _ways(truths, "exempt"))
    return {
        Licence.OUTSIDE_SCOPE
        if is_out
        else Licence.NOT_REQUIRED
        if not is_caught
        else (Licence.EXEMPT if is_lifted else Licence.REQUIRED)
        for is_out, is_caught, is_lifted in ways
    }


def _reviews(truths: Mapping[Slot, Truth]) -> set[Review]:
    licences = _licences(truths)
    found: set[Review] = set() if licences == {Licence.REQUIRED} else {Review.NONE}
    if Licence.REQUIRED in licences:
        ways = {
            review: _ways(
                {s: t for s, t in truths.items() if _fills(s, review)}, "review"
            )
            for review in (Review.REFUSED, Review.CASE_BY_CASE)
        }
        for refused, by_case in product(*ways.values()):
            by_hand = Review.CASE_BY_CASE if by_case else Review.ORDINARY
            found.add(Review.REFUSED if refused else by_hand)
    return found


def _fills(slot: Slot, review: Review) -> bool:
    return slot.slot == "review" and LAW.rules[slot.rule].then.review == review.value


# Small laws


FACTS = (
    choice("colour", "red", "yellow", "blue"),
    question("nm", "number", estimate=True),
    question("parties.complete"),
    question("item.origin", "country", scope="item"),
    question("item.worth", "money", scope="item", estimate=True),
    question("item.part", "money", scope="item", estimate=True),
    question("party.origin", "country", scope="party"),
    question("party.day", "date", scope="party"),
)
KINDS = ("at_least", "above", "at_most", "below")
DAY = dt.date(2026, 11, 10)
Conditions = st.SearchStrategy[dict[str, Any]]


def _limits(*limits: object) -> Conditions:
    return st.sampled_from([{kind: limit} for kind in KINDS for limit in limits])


def _sum(first: int, second: int) -> dict[str, Any]:
    parts = (first, "item.part"), (second, "item.worth")
    return {"sum": [{"times": times, "fact": part} for times, part in parts]}


RED_OR_READ: Conditions = st.sampled_from(
    [
        {"fact": "colour", "one_of": ["red"]},
        {"fact": "colour", "one_of": ["red", "blue"]},
        {"reading": "Q", "is": "a"},
    ]
)
LEAVES: Mapping[str, Conditions] = {
    "case": RED_OR_READ | _limits(14, "14.5").map(lambda limit: {"fact": "nm"} | limit),
    "item": st.just({"fact": "item.origin", "one_of": ["CN"]})
    | _limits(0, 5).map(lambda limit: {"fact": "item.part"} | limit)
    | st.builds(
        lambda parts, limit: parts | limit,
        st.sampled_from([_sum(1000, -1), _sum(-3, 2), _sum(2, 0)]),
        _limits(0, "0.5", -7),
    ),
    "party": st.just({"fact": "party.origin", "one_of": ["CN", "HK"]})
    | _limits(DAY).map(lambda limit: {"fact": "party.day"} | limit),
}
MONEY: list[Said] = [
    *(None, 0, 5, 5000, 4999, Fraction(1, 2), (0, 5), (4, 6), (0, 10**6)),
    *(Range.exactly(5, "EUR"), Range.exactly(5000, "USD"), Range(None, Fraction(5))),
]
SAYS: Mapping[str, list[Said]] = {
    "colour": ["red", "blue", "yellow", "red|blue", "red|yellow", None],
    "nm": [14, Fraction("14.5"), 15, (13, 15), (15, 16), Range(Fraction(15), None)],
    "parties.complete": ["yes", "no", None],
    "item.origin": ["CN", "EE", "CN|EE", None],
    "item.worth": MONEY,
    "item.part": MONEY,
    "party.origin": ["CN", "HK", "CN|HK", "EE|HK", "EE", None],
    "party.day": [
        *(Range.of_day(DAY + dt.timedelta(days)) for days in (-1, 0, 1)),
        Range(Fraction(1), Fraction(10**6)),
    ],
}


def conditions(scope: str, named: list[str]) -> Conditions:
    """Return conditions for members of a scope, over rules that are there already."""
    leaves = LEAVES["case"] | LEAVES[scope]
    if named:
        leaves |= st.sampled_from([{"rule": name} for name in named])
    for kind, name in (("item", "items"), ("party", "parties")):
        where = st.lists(LEAVES[kind], min_size=1, max_size=2)
        leaves |= st.builds(
            lambda some, where, name=name: {some: name, "where": where},
            st.sampled_from(["some", "every"]),
            where,
        )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda parts: {"all": parts}),
            st.lists(inner, max_size=3).map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
        ),
        max_leaves=5,
    )


SLOTS: Mapping[Scope, list[dict[str, Any]]] = {
    "case": [{"outside": True}, {"review": "case-by-case"}, {"duty": "d"}],
    "item": [{"outside": True}, {"limb": "1"}, {"exempt": "report-after-export"}],
    "party": [{"duty": "d"}, {"defines": "d"}],
}


@st.composite
def laws(draw: st.DrawFn) -> SmallLaw:
    """Draw a law of a few rules, some of them exceptions to others."""
    made: list[Rule] = []
    for number in range(draw(st.integers(1, 4))):
        about = draw(st.sampled_from(list(SLOTS)))
        named = [r.id for r in made if r.about in {"case", about}]
        when = draw(st.lists(conditions(about, named), min_size=1, max_size=3))
        lifts = draw(st.lists(st.sampled_from(named), max_size=2)) if named else []
        then = draw(st.sampled_from(SLOTS[about]))
        made.append(
            rule(f"r{number}", *when, about=about, then=then, exception_to=lifts)
        )
    stance = draw(st.sampled_from([{}, {"Q": "a"}, {"Q": "b"}]))
    return SmallLaw(FACTS, tuple(made), ITEM, PARTIES, stance)


SMALL_PLACES = [
    Place(member, each.id)
    for each in FACTS
    for member in {"case": (CASE,), "item": ITEM, "party": PARTIES}[each.scope]
]
SMALL_RECORDS = st.fixed_dictionaries(
    {p: st.sampled_from(SAYS[p.question]).map(fact) for p in SMALL_PLACES}
)


@settings(BROAD, max_examples=100)
@given(law=laws(), records=st.lists(SMALL_RECORDS, min_size=1, max_size=5))
def test_it_agrees_with_the_interpreter_on_any_law(
    law: SmallLaw, records: list[Record]
) -> None:
    grove = law.grove()
    made = compiled(grove.rules, grove.scopes, law.readings)
    read = {p: c for p, c in columns(records).items() if p in made.reads}

    found = made.weigh(read, len(records))

    for at, record in enumerate(records):
        scales = Scales(grove, known(record), law.readings)
        for slot, truths in found.items():
            assert Truth(truths[at]) is interpreted(scales, slot), made.source


# Knowing more


def _narrower(said: Fact | None, question: str) -> st.SearchStrategy[Fact | None]:
    """Return what says the same or more of what is possible."""
    value = None if said is None else said.value
    if isinstance(value, frozenset):
        return st.sampled_from([said, *(fact(option) for option in sorted(value))])
    if isinstance(value, Range):
        ends = [value.low, value.high]
        low, high = (Fraction(0) if end is None else end for end in ends)
        near = st.fractions(min(low, high), max(low, high), max_denominator=1000)
        return st.just(said) | near.map(lambda at: fact(Range(at, at, value.unit)))
    if isinstance(value, Rows):
        return st.just(said)
    return st.sampled_from(SAID[question])


@settings(BROAD, max_examples=60)
@given(drawn=st.data(), record=RECORDS, readings=READINGS)
def test_knowing_more_never_flips_or_reopens_what_is_settled(
    drawn: st.DataObject, record: Record, readings: dict[str, str]
) -> None:
    place = drawn.draw(st.sampled_from(list(record)))
    closer = {**record, place: drawn.draw(_narrower(record[place], place.question))}

    before, after = weighed([record, closer], readings)

    assert all(before[s] in {Truth.OPEN, after[s]} for s in before)


@settings(BROAD, max_examples=60)
@given(record=RECORDS, readings=READINGS)
def test_what_is_settled_with_readings_open_holds_under_each(
    record: Record, readings: dict[str, str]
) -> None:
    (opened,), (read,) = weighed([record], {}), weighed([record], readings)

    assert all(opened[slot] in {Truth.OPEN, read[slot]} for slot in opened)


# What must not matter


@settings(BROAD, max_examples=40)
@given(record=RECORDS, times=st.fractions(Fraction(1, 1000), 1000))
def test_the_currency_and_its_rate_do_not_matter(
    record: Record, times: Fraction
) -> None:
    money = {p for p in record if p.question in IN_MONEY}
    exchanged = {
        p: _exchanged(s, times) if p in money else s for p, s in record.items()
    }

    here, there = weighed([record, exchanged])

    assert here == there


IN_MONEY = {q.id for q in LAW.questions.values() if q.kind is Kind.MONEY}
IN_MONEY |= {"content.inputs"}


def _exchanged(said: Fact | None, times: Fraction) -> Fact | None:
    """Express every amount of money in another currency."""
    value = None if said is None else said.value
    if isinstance(value, Range):
        low, high = (e if e is None else e * times for e in (value.low, value.high))
        return fact(Range(low, high, value.unit and f"{value.unit} of old"))
    if isinstance(value, Rows):
        rows = tuple(
            {name: _exchanged(cell, times) or cell for name, cell in row.items()}
            for row in value.rows
        )
        return fact(Rows(rows, f"{value.written} times {times}"))
    return said


@settings(BROAD, max_examples=40)
@given(record=RECORDS, chance=st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(
    record: Record, chance: random.Random
) -> None:
    one, other = weighed(
        [record, {place: _shuffled(said, chance) for place, said in record.items()}]
    )

    assert one == other


def _shuffled(said: Fact | None, chance: random.Random) -> Fact | None:
    if said is None or not isinstance(said.value, Rows):
        return said
    rows = said.value.rows
    mixed = tuple(chance.sample(rows, len(rows)))
    return fact(Rows(mixed, f"{said.value.written}, shuffled"))


@settings(BROAD, max_examples=40)
@given(record=RECORDS, table=st.sampled_from(TABLES["content.inputs"]))
def test_a_material_that_is_not_chinese_does_not_matter(
    record: Record, table: Rows
) -> None:
    foreign = {"origin": fact("AU"), "value": fact(Range.exactly(70, "EUR"))}
    longer = Rows((*table.rows, foreign), f"{table.written} and a foreign one")
    inputs = Place("item-1", "content.inputs")

    with_it, without = weighed(
        [{**record, inputs: fact(longer)}, {**record, inputs: fact(table)}]
    )

    assert with_it == without


# Columns


def test_one_entry_stands_for_every_record() -> None:
    law, _ = _law(frozenset(DEFAULT.items()))
    origins = ["CN", "EE", None]

    short = {
        Place("item-1", "item.origin"): origins,
        Place("case", "case.role"): ("exporter",),
    }
    long = {**short, Place("case", "case.role"): ["exporter"] * 3}

    assert law.weigh(short, 3) == law.weigh(long, 3)


def test_where_one_block_ends_no_record_is_lost() -> None:
    law, _ = _law(frozenset(DEFAULT.items()))
    staff = ["yes", "no", None] * (BLOCK // 2)

    found = law.weigh({Place("case", "technology.staff_in_china"): staff}, len(staff))

    asked = Slot("duty", "duty/staff-in-china", "case")
    assert found[asked] == bytes([2, 0, 1]) * (BLOCK // 2)


@pytest.mark.parametrize(
    ("column", "fault"),
    [
        ({Place("case", "end_use.wmdd"): ["no"]}, "Did you mean 'end_use.wmd'"),
        ({Place("case", "end_use.wmd"): ["no", "no"]}, "2 entries for 3 records"),
        ({Place("item-1", "item.value"): [9.0]}, "not exact"),
    ],
)
def test_columns_that_do_not_fit_are_refused(
    column: dict[Place, list[Any]], fault: str
) -> None:
    law, _ = _law(frozenset(DEFAULT.items()))

    with pytest.raises(ColumnsError, match=fault):
        law.weigh(column, 3)


# The source


def test_the_source_names_every_rule_and_its_clause() -> None:
    law, _ = _law(frozenset(DEFAULT.items()))

    for slot in law.slots:
        if slot.rule:
            assert f"{slot.rule!r}" in law.source
            assert f"  # {LAW.rules[slot.rule].provision!r}" in law.source


def test_no_word_of_a_pack_can_become_code() -> None:
    bad = "x'\n    raise SystemExit  #"
    test = {"fact": "colour", "one_of": [bad]}
    made = rule(bad, test).model_copy(update={"provision": bad})
    law = compiled({bad: made}, {"colour": "case"}, {}, items=0)

    found = law.weigh({Place("case", "colour"): [bad, "red"]}, 2)

    assert found[Slot("duty", bad, CASE)] == bytes([2, 0])
