"""The rule language is closed: what it does not know, it refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from forms.rules.language import Rule, Then
from tests.rules.small_law import rule


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "nm"},
        {"fact": "nm", "at_least": 1, "below": 2},
        {"sum": [{"times": 1, "fact": "nm"}]},
        {"sum": [], "above": 0},
        {"fact": "origin", "one_of": []},
        {"fact": "origin", "one_off": ["CN"]},
        {"fact": "origin", "one_of": ["CN"], "unless": "war"},
        {"all_of": []},
        "war",
    ],
)
def test_a_condition_that_is_not_of_the_language_is_refused(condition: Any) -> None:
    with pytest.raises(ValidationError):
        rule("it", condition)


@pytest.mark.parametrize("then", [{}, {"limb": "1(1)", "duty": "notice"}])
def test_a_rule_fills_exactly_one_slot(then: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="fill exactly one"):
        rule("it", then=then)


@pytest.mark.parametrize(
    ("then", "slot"),
    [
        ({"outside": True}, "outside"),
        ({"limb": "1(1)"}, "limb"),
        ({"duty": "x"}, "duty"),
    ],
)
def test_a_slot_has_its_name(then: dict[str, Any], slot: str) -> None:
    assert Then.model_validate(then).slot == slot


def test_a_rule_reads_back_as_it_was_written() -> None:
    written = rule(
        "it",
        {"any": [{"not": {"rule": "other"}}, {"some": "parties", "where": []}]},
        {"every": "items", "where": [{"reading": "Q2", "is": "a"}]},
        {"sum": [{"times": 1000, "fact": "n"}], "at_most": 0},
    )

    assert Rule.model_validate(written.model_dump(by_alias=True)) == written
