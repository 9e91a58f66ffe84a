"""Measures are rules' numbers: monotone, and with examples of every way to fall."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import Fact, Place, Range
from forms.rules.language import Linear, Within
from forms.rules.measures import EXAMPLES, MEASURES, part_1_value
from forms.rules.residual import weigh_test
from forms.rules.truth import Truth
from tests.composition.tables import INPUTS, narrower_inputs, rows
from tests.corpus.law import LAW
from tests.parties.shareholders import OWNERS, narrower_owners
from tests.rules.small_law import Said, SmallLaw, fact

INPUTS_ID = "content.inputs"
TABLES = {"content.inputs": INPUTS, "party.owners": OWNERS}
NARROWER = {"content.inputs": narrower_inputs, "party.owners": narrower_owners}


def conditions() -> Iterator[object]:
    for rule in LAW.rules.values():
        yield from _inside(rule.when)


def _inside(condition: object) -> Iterator[object]:
    if isinstance(condition, tuple):
        for part in condition:
            yield from _inside(part)
    else:
        yield condition
        for name in ("all", "any", "where", "negated"):
            yield from _inside(getattr(condition, name, ()))


def limits_on(measure: str) -> Iterator[Within]:
    return (c for c in conditions() if isinstance(c, Within) and c.fact == measure)


@pytest.mark.parametrize("measure", MEASURES)
def test_its_examples_fall_on_every_side_of_each_test(measure: str) -> None:
    (asked,) = MEASURES[measure].inputs
    grove = SmallLaw(tuple(LAW.questions.values()), ()).grove()
    falls = {
        weigh_test(test, "x", {Place("x", asked): example}.get, grove)
        for test in limits_on(measure)
        for example in EXAMPLES[asked]
    }

    assert falls == {Truth.FALSE, Truth.OPEN, Truth.TRUE}


def test_the_examples_fall_on_every_side_of_the_line() -> None:
    lines = [c for c in conditions() if isinstance(c, Linear) and not of_magnets(c)]
    worth = fact(9).value
    grove = SmallLaw(tuple(LAW.questions.values()), ()).grove()
    assert len(lines) == 2
    for line in lines:
        whole = Place("x", line.sum[1].fact)
        falls = [
            weigh_test(line, "x", {Place("x", INPUTS_ID): e, whole: worth}.get, grove)
            for e in EXAMPLES[INPUTS_ID]
        ]

        assert falls == [
            *(Truth.FALSE, Truth.FALSE, Truth.TRUE),
            *(Truth.FALSE, Truth.OPEN, Truth.OPEN),
        ]


def of_magnets(line: Linear) -> bool:
    return any(term.fact == "content.magnet_value" for term in line.sum)


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_to_know_more_of_a_table_never_widens_a_measure(
    measure: str, data: st.DataObject
) -> None:
    (asked,) = MEASURES[measure].inputs
    table = data.draw(TABLES[asked], "table")
    closer = data.draw(NARROWER[asked](table), "closer")
    readings = data.draw(st.sampled_from([LAW.default_readings, {}]), "readings")
    before, after = (MEASURES[measure].measure((t,), readings) for t in (table, closer))

    assert before is None or (after is not None and _lies_in(after, before))


def priced(origin: str, **said: Said) -> dict[str, Fact]:
    cells: dict[str, Said] = {"origin": origin, "value": euro(5), **said}
    return {name: fact(value) for name, value in cells.items()}


def euro(low: int, high: int | None = -1) -> Range:
    end = low if high == -1 else high
    return Range(Fraction(low), None if end is None else Fraction(end), "EUR")


ALL_TAKEN = {"Q4": "a", "Q5": "a", "Q7": "a"}


@pytest.mark.parametrize(
    ("left", "made", "found"),
    [
        ("Q4", priced("CN", market_value=euro(9)), euro(5, 9)),
        ("Q4", priced("CN", market_value=None), euro(0, None)),
        ("Q5", priced("CN", state="transformed"), euro(0, 5)),
        ("Q7", priced("KR", china_stage="yes"), euro(0, 5)),
    ],
)
def test_a_reading_left_open_leaves_what_any_of_its_readings_would(
    left: str, made: dict[str, Fact], found: Range
) -> None:
    taken = {q: r for q, r in ALL_TAKEN.items() if q != left}

    assert part_1_value(rows([made]), taken) == found


def test_where_one_reading_left_open_adds_nothing_up_there_is_no_value() -> None:
    dollars = priced("KR", china_stage="yes", value=Range.exactly(1, "USD"))
    made = rows([priced("CN"), dollars])

    assert part_1_value(made, ALL_TAKEN) == euro(5)
    assert part_1_value(made, {"Q4": "a", "Q5": "a"}) is None


def _lies_in(inner: Range, outer: Range) -> bool:
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high
