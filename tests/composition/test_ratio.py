"""The 0.1 % value ratio: inclusive, exact, and honest about what straddles it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import Fact, Range, Rows
from forms.composition.ratio import (
    LINE,
    Basis,
    Counting,
    Ratio,
    china_part_1_value,
    currencies,
    ratio,
)
from forms.rules.truth import Truth
from tests.composition.tables import INPUTS, rows
from tests.rules.magnets import Said, magnet
from tests.rules.small_law import fact


def euro(low: str, high: str | None = None) -> Range:
    return Range(Fraction(low), Fraction(high or low), "EUR")


def row(origin: str | None, value: Range | None) -> dict[str, Fact]:
    return {"origin": fact(origin), "value": fact(value)}


def table(*made: dict[str, Fact]) -> Rows:
    return rows(list(made))


def content_limb(inputs: str, worth: str) -> Truth:
    made = [{"material": "P1-13", "origin": "CN", "value": inputs}]
    said: Said = {"magnet/item.value": worth, "magnet/content.inputs": made}
    return magnet(said).limbs[0].finding.truth


@pytest.mark.parametrize(
    ("inputs", "worth", "met"),
    [
        ("0.0999 USD", "100 USD", Truth.FALSE),
        ("0.1000 USD", "100 USD", Truth.TRUE),
        ("0.1001 USD", "100 USD", Truth.TRUE),
        ("0.08..0.13 USD", "100 USD", Truth.OPEN),
        ("0.08..0.0999 USD", "100 USD", Truth.FALSE),
        ("0.10..0.13 USD", "100 USD", Truth.TRUE),
        ("0.10 USD", "99..100 USD", Truth.TRUE),
        ("0.10 USD", "100..101 USD", Truth.OPEN),
        ("0.10 USD", "100.01..101 USD", Truth.FALSE),
        ("0.01 USD", "0.01 USD", Truth.TRUE),
        ("0 USD", "0.01 USD", Truth.FALSE),
        ("0.33333333333333333333 USD", "333.33333333333333333 USD", Truth.TRUE),
        ("0.33333333333333333332 USD", "333.33333333333333333 USD", Truth.FALSE),
    ],
)
def test_the_line_itself_is_caught_and_nothing_is_rounded(
    inputs: str, worth: str, met: Truth
) -> None:
    assert content_limb(inputs, worth) is met


def test_two_currencies_are_never_compared() -> None:
    assert content_limb("5 USD", "9 EUR") is Truth.OPEN


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ([], Range(Fraction(0), Fraction(0))),
        ([row("CN", euro("0.15"))], euro("0.15")),
        ([row("CN", euro("1")), row("CN", euro("2", "3"))], euro("3", "4")),
        ([row("AU", euro("5"))], Range(Fraction(0), Fraction(0))),
        ([row(None, euro("5"))], euro("0", "5")),
        ([row("AU|CN", euro("5"))], euro("0", "5")),
        ([row("CN", None)], Range(Fraction(0), None)),
        ([row(None, None)], Range(Fraction(0), None)),
        ([row("AU", None)], Range(Fraction(0), Fraction(0))),
    ],
)
def test_unknown_origin_counts_as_chinese_in_the_worst_case_only(
    made: list[dict[str, Fact]], found: Range
) -> None:
    assert china_part_1_value(table(*made)) == found


def test_values_in_two_currencies_are_not_added() -> None:
    dollars = Range.exactly(1, "USD")

    assert china_part_1_value(table(row("CN", euro("1")), row("CN", dollars))) is None


def test_a_foreign_row_brings_in_no_currency() -> None:
    dollars = Range.exactly(1, "USD")

    found = china_part_1_value(table(row("CN", euro("1")), row("AU", dollars)))

    assert found == euro("1")


def test_the_currencies_of_a_table_are_all_named() -> None:
    made = table(row("CN", euro("1")), row("AU", Range.exactly(1, "USD")))

    assert currencies(made) == {"EUR", "USD"}
    assert currencies(None) == frozenset()


def test_a_market_price_brings_its_currency() -> None:
    made = {**row("CN", euro("1")), "market_value": fact(Range.exactly(1, "USD"))}

    assert currencies(table(made)) == {"EUR", "USD"}


PURCHASE, MARKET = Counting(Basis.PURCHASE), Counting(Basis.MARKET)
AS_SUCH, ANY_STAGE = Counting(as_such_only=True), Counting(any_stage=True)
DEAR = {**row("CN", euro("5")), "market_value": fact(euro("9"))}
UNPRICED = {**row("CN", euro("5")), "market_value": fact(None)}
STAYS, CHANGED = (
    {**row("CN", euro("5")), "state": fact(s)} for s in ("as-such", "transformed")
)
EVER, NEVER = ({**row("KR", euro("5")), "china_stage": fact(s)} for s in ("yes", "no"))
MAYBE = {**row("KR", euro("5")), "china_stage": fact(None)}
NOTHING = Range(Fraction(0), Fraction(0))


@pytest.mark.parametrize(
    ("made", "how", "found"),
    [
        (DEAR, Counting(), euro("5", "9")),
        (DEAR, PURCHASE, euro("5")),
        (DEAR, MARKET, euro("9")),
        (row("CN", euro("5")), MARKET, euro("5")),
        (UNPRICED, Counting(), Range(Fraction(0), None, "EUR")),
        (UNPRICED, PURCHASE, euro("5")),
        (UNPRICED, MARKET, Range(Fraction(0), None)),
        (CHANGED, Counting(), euro("5")),
        (CHANGED, AS_SUCH, NOTHING),
        (STAYS, AS_SUCH, euro("5")),
        (row("CN", euro("5")), AS_SUCH, euro("0", "5")),
        (EVER, Counting(), NOTHING),
        (EVER, ANY_STAGE, euro("5")),
        (NEVER, ANY_STAGE, NOTHING),
        (MAYBE, ANY_STAGE, euro("0", "5")),
    ],
)
def test_price_state_and_stages_count_as_the_way_of_counting_says(
    made: dict[str, Fact], how: Counting, found: Range
) -> None:
    assert china_part_1_value(table(made), how) == found


@settings(max_examples=60, deadline=None)
@given(made=INPUTS)
def test_no_way_it_may_be_lies_outside_the_value(made: Rows) -> None:
    found = china_part_1_value(made)
    ways = []
    for each in made.rows:
        value, origin = each["value"].value, each["origin"].value
        known = isinstance(value, Range) and value.high is not None
        ends = (value.low, value.high) if known else (Fraction(0), Fraction(10**6))  # type: ignore[union-attr]
        chinese = origin is None or "CN" in origin  # type: ignore[operator]
        foreign = origin is None or "AU" in origin  # type: ignore[operator]
        ways.append([*(ends if chinese else ()), *([Fraction(0)] if foreign else ())])
    possible = [sum(way, Fraction(0)) for way in product(*ways)]

    assert found is not None
    assert found.low == min(possible)
    assert found.high in {None, max(possible)}


def found_ratio(part_1: Range, item: Range) -> Ratio:
    found = ratio(part_1, item)
    assert found is not None
    return found


def test_the_ratio_runs_from_the_best_case_to_the_worst() -> None:
    found = found_ratio(euro("1", "2"), euro("100", "200"))

    assert (found.low, found.high) == (Fraction(1, 200), Fraction(2, 100))


@settings(max_examples=60, deadline=None)
@given(
    ends=st.tuples(*[st.fractions("0.01", 1000, max_denominator=100)] * 2),
    part_1=st.fractions(0, 2, max_denominator=10_000),
)
def test_the_precision_named_settles_what_straddles(
    ends: tuple[Fraction, Fraction], part_1: Fraction
) -> None:
    item = Range(min(ends), max(ends), "EUR")
    settled = found_ratio(euro("0", "1"), item)
    exact = found_ratio(Range.exactly(part_1, "EUR"), item)

    assert settled.settled_from is not None
    assert exact.high is not None
    assert (part_1 < settled.settled_below) == (exact.high < LINE)
    assert (part_1 >= settled.settled_from) == (exact.low >= LINE)


@pytest.mark.parametrize(
    ("part_1", "item"),
    [
        (None, euro("9")),
        (euro("1"), None),
        (euro("1"), euro("0", "9")),
        (euro("1"), Range.exactly(9, "USD")),
    ],
)
def test_without_both_values_in_one_currency_there_is_no_ratio(
    part_1: Range | None, item: Range | None
) -> None:
    assert ratio(part_1, item) is None


def test_a_part_1_value_without_end_has_a_ratio_without_end() -> None:
    found = found_ratio(Range(Fraction(1), None, "EUR"), euro("100"))

    assert (found.low, found.high) == (Fraction(1, 100), None)


def test_an_item_value_without_end_is_never_surely_caught() -> None:
    found = found_ratio(euro("1"), Range(Fraction(100), None, "EUR"))

    assert found.low == 0
    assert found.settled_from is None
