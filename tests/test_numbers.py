"""Numbers are read as their writer means them, kept exact, printed uncut upwards."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.case.facts import Range
from forms.composition.ratio import LINE
from forms.interview.printing import money, per_cent, span
from forms.numbers import NotANumberError, canonical, exact, shown


@pytest.mark.parametrize(
    ("written", "sign", "meant"),
    [
        ("0.15", ".", "0.15"),
        ("0,15", ",", "0.15"),
        ("1,000", ".", "1000"),
        ("1,000", ",", "1.000"),
        ("1.000", ".", "1.000"),
        ("1.000", ",", "1000"),
        ("12,345,678.9", ".", "12345678.9"),
        ("12.345.678,9", ",", "12345678.9"),
        ("1 000,5", ",", "1000.5"),
        ("1\u202f000.5", ".", "1000.5"),
        ("1'000.5", ".", "1000.5"),
        (" -3 ", ".", "-3"),
        ("1.00", ",", "1.00"),
        ("１２．５", ".", "12.5"),
    ],
)
def test_a_number_is_read_in_the_locale_of_its_writer(
    written: str, sign: str, meant: str
) -> None:
    assert canonical(written, sign) == meant


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        *(("", "."), ("nan", "."), ("inf", "."), ("1e3", "."), ("0x10", ".")),
        *(("1,00", "."), ("1,0000", "."), ("0,150", ".")),
        *((",5", ","), ("5,", ","), ("1..2", "."), ("१", "."), ("1" * 61, ".")),
    ],
)
def test_what_cannot_be_meant_is_refused_and_never_guessed(
    written: str, sign: str
) -> None:
    with pytest.raises(NotANumberError):
        canonical(written, sign)


def test_a_thousand_reads_both_ways_and_so_must_be_asked_about() -> None:
    assert exact(canonical("1,000", ".")) != exact(canonical("1,000", ","))


@pytest.mark.parametrize("text", ["1,5", "a", "", "1e3", "--1"])
def test_a_canonical_number_has_a_point_only(text: str) -> None:
    with pytest.raises(NotANumberError):
        exact(text)


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_what_was_typed_is_printed_again_exactly(number: object) -> None:
    value = Fraction(str(number))

    assert exact(shown(value)) == value


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (Fraction(9), "9"),
        (Fraction("0.15"), "0.15"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "0.333333333333…"),
    ],
)
def test_an_expansion_without_end_is_marked_as_cut(
    number: Fraction, printed: str
) -> None:
    assert shown(number) == printed


@given(st.fractions(0, "0.002", max_denominator=10**7))
def test_printing_never_carries_a_ratio_across_the_line(ratio: Fraction) -> None:
    printed = Fraction(per_cent(ratio).removesuffix(" %")) / 100

    assert (printed < LINE) == (ratio < LINE)


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        (Fraction("0.000999"), "0.0999 %"),
        (Fraction("0.0009999999"), "0.0999 %"),
        (Fraction("0.001"), "0.1000 %"),
        (Fraction(1, 60), "1.6666 %"),
    ],
)
def test_a_ratio_is_printed_in_per_cent_with_four_decimals(
    ratio: Fraction, printed: str
) -> None:
    assert per_cent(ratio) == printed


def euro(low: str, high: str | None = None) -> Range:
    return Range(Fraction(low), Fraction(high or low), "EUR")


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (euro("9"), "9.00 EUR"),
        (euro("0.0999"), "0.0999 EUR"),
        (euro("8.8", "9.2"), "8.80 to 9.20 EUR"),
        (Range.exactly(1000, "JPY"), "1000 JPY"),
        (Range.exactly(Fraction("0.5"), "JPY"), "0.5 JPY"),
    ],
)
def test_money_has_the_decimals_of_its_currency_or_more(
    amount: Range, printed: str
) -> None:
    assert money(amount, "en") == printed


def test_a_range_is_never_printed_as_one_number() -> None:
    assert span(euro("8.8", "9.2"), "zh") == "8.8 至 9.2 EUR"


def test_a_range_without_end_prints_the_end_it_has() -> None:
    assert span(Range(Fraction(2), None, "g"), "en") == "2 g"
