"""Three truths, and numbers compared by their ends."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from forms.case.facts import Range, Words
from forms.rules.language import OneOf, Within
from forms.rules.truth import Truth, is_one_of, is_within, weighted_sum
from tests.rules.small_law import SmallLaw, facts, question, rule

NO, OPEN, YES = Truth.FALSE, Truth.OPEN, Truth.TRUE
SAID = {NO: "no", OPEN: None, YES: "yes"}

BOTH = [
    *((NO, NO, NO), (NO, OPEN, NO), (NO, YES, NO)),
    *((OPEN, NO, NO), (OPEN, OPEN, OPEN), (OPEN, YES, OPEN)),
    *((YES, NO, NO), (YES, OPEN, OPEN), (YES, YES, YES)),
]
EITHER = [(~one, ~other, ~found) for one, other, found in BOTH]
PARTS = [{"fact": "one", "one_of": ["yes"]}, {"fact": "other", "one_of": ["yes"]}]


def truth_of(condition: dict[str, Any], one: Truth, other: Truth) -> Truth:
    law = SmallLaw((question("one"), question("other")), (rule("it", condition),))
    said = facts({"one": SAID[one], "other": SAID[other]})
    return law.scales(said).met("it", "case").truth


@pytest.mark.parametrize(("one", "other", "found"), BOTH)
def test_all_is_as_true_as_its_least_true_part(
    one: Truth, other: Truth, found: Truth
) -> None:
    assert truth_of({"all": PARTS}, one, other) is found


@pytest.mark.parametrize(("one", "other", "found"), EITHER)
def test_any_is_as_true_as_its_truest_part(
    one: Truth, other: Truth, found: Truth
) -> None:
    assert truth_of({"any": PARTS}, one, other) is found


@pytest.mark.parametrize(("one", "found"), [(NO, YES), (OPEN, OPEN), (YES, NO)])
def test_not_swaps_true_and_false(one: Truth, found: Truth) -> None:
    assert truth_of({"not": PARTS[0]}, one, YES) is found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (frozenset({"EE"}), YES),
        (frozenset({"EE", "FI"}), YES),
        (frozenset({"CN"}), NO),
        (frozenset({"EE", "CN"}), OPEN),
        (Words("EE"), OPEN),
        (None, OPEN),
    ],
)
def test_one_of_is_open_until_all_that_is_possible_agrees(
    value: frozenset[str] | Words | None, found: Truth
) -> None:
    assert is_one_of(value, OneOf(fact="x", one_of=("EE", "FI"))) is found


LIMITS = [
    *(("at_least", 13, NO), ("at_least", 14, YES), ("at_least", 15, YES)),
    *(("above", 13, NO), ("above", 14, NO), ("above", 15, YES)),
    *(("at_most", 13, YES), ("at_most", 14, YES), ("at_most", 15, NO)),
    *(("below", 13, YES), ("below", 14, NO), ("below", 15, NO)),
]


@pytest.mark.parametrize(("limit", "number", "found"), LIMITS)
def test_a_limit_includes_itself_only_where_it_says_so(
    limit: str, number: int, found: Truth
) -> None:
    test = Within.model_validate({"fact": "x", limit: 14})

    assert is_within(Range.exactly(number), test) is found


@pytest.mark.parametrize("limit", ["at_least", "above", "at_most", "below"])
def test_a_range_across_a_limit_is_open(limit: str) -> None:
    test = Within.model_validate({"fact": "x", limit: 14})

    assert is_within(Range(Fraction(13), Fraction(15)), test) is OPEN


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (Range(Fraction(14), None), YES),
        (Range(None, Fraction(13)), NO),
        (Range(Fraction(13), None), OPEN),
        (Range(None, Fraction(14)), OPEN),
        (Range(None, None), OPEN),
        (None, OPEN),
    ],
)
def test_an_end_without_bound_settles_nothing_on_its_side(
    value: Range | None, found: Truth
) -> None:
    assert is_within(value, Within(fact="x", at_least=14)) is found


def test_a_day_is_compared_as_a_day() -> None:
    test = Within.model_validate({"fact": "x", "at_least": "2025-12-01"})

    assert is_within(Range.of_day(dt.date(2025, 11, 30)), test) is NO
    assert is_within(Range.of_day(dt.date(2025, 12, 1)), test) is YES


def test_a_sum_takes_the_far_end_of_what_is_subtracted() -> None:
    one, other = Range(Fraction(1), Fraction(2), "EUR"), Range(Fraction(5), Fraction(7))

    assert weighted_sum([(10, one), (-1, other)]) == Range(
        Fraction(3), Fraction(15), "EUR"
    )


def test_a_sum_of_two_currencies_is_unknown() -> None:
    euro, dollar = Range.exactly(1, "EUR"), Range.exactly(1, "USD")

    assert weighted_sum([(1, euro), (1, dollar)]) is None


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert weighted_sum([(1, Range.exactly(1)), (1, None)]) is None


def test_a_sum_keeps_the_end_that_is_known() -> None:
    endless = Range(Fraction(2), None, "EUR")

    assert weighted_sum([(3, endless), (1, Range.exactly(1))]) == Range(
        Fraction(7), None, "EUR"
    )
