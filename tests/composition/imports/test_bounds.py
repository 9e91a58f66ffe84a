"""Amounts are read exactly or not at all, and written out without loss."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.declarations.bounds import Bounds, bounds, written
from forms.numbers import exact


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("66.0", "66"),
        (" 0.0500 ", "0.05"),
        ("1E-05", "0.00001"),
        ("+2.5e2", "250"),
        (".5", "0.5"),
        ("<0.1", "0..0.1"),
        ("≤ 3", "0..3"),
        ("5-10", "5..10"),
        ("5 – 10", "5..10"),
        ("5..10", "5..10"),
        ("5..5", "5"),
        ("1e-3..1e-2", "0.001..0.01"),
    ],
)
def test_an_amount_is_read(text: str, canonical: str) -> None:
    assert written(bounds(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        *("", "-1", "NaN", "INF", "1,5", "1.2.3", "0x1F", "10..5", "trace", "1E999"),
        *("1E999999999", "1" * 41, "٣", "..", "-", "<", "e5", "1 2", "1e31", "5-"),
    ],
)
def test_what_is_no_amount_has_no_bounds(text: str) -> None:
    assert bounds(text) is None


@given(
    st.integers(0, 10**20),
    st.integers(0, 10**20),
    st.integers(0, 15),
    st.integers(0, 9),
)
def test_what_is_written_is_what_was_meant(
    one: int, other: int, places: int, more: int
) -> None:
    low, high = sorted((Fraction(one, 10**places), Fraction(other, 10**more)))
    ends = written(Bounds(low, high)).split("..")

    assert [exact(ends[0]), exact(ends[-1])] == [low, high]


def test_figures_without_an_end_are_not_written() -> None:
    tiny = Fraction(1, 10**70)

    assert written(Bounds(tiny, tiny)) == ""
