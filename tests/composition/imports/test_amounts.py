"""What a cell says of an amount is exact, bounded, or not known; never a guess."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.table.amounts import Sign, amount, told, written
from forms.composition.imports.troubles import Caution
from forms.numbers import exact


def bounds(cell: str, sign: Sign = ".") -> str:
    found = amount(cell, sign)
    if found.low is None:
        return ""
    high = "∞" if found.high is None else written(found.high, found.high)
    low = written(found.low, found.low)
    return low if low == high else f"{low}..{high}"


@given(
    cell=st.from_regex(r"(0|[1-9][0-9]{0,15})([.,][0-9]{1,16})?", fullmatch=True),
    sign=st.sampled_from((".", ",", "")),
)
def test_a_blank_beside_a_number_changes_nothing(cell: str, sign: Sign) -> None:
    assert amount(cell, sign) == amount(f" {cell}", sign)


@pytest.mark.parametrize(
    ("cell", "sign", "read"),
    [
        ("5", ".", "5"),
        ("0.50", ".", "0.5"),
        (".5", ".", "0.5"),
        ("1,5", ",", "1.5"),
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ".", "1234.5"),
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("12 345,6", ",", "12345.6"),
        ("12\u00a0345.6", ".", "12345.6"),
        ("1'234.5", ".", "1234.5"),
        ("５．５", ".", "5.5"),
        ("1.5E-3", ".", "0.0015"),
        ("1,5e+02", ",", "150"),
        ("2 x 10^-3", ".", "0.002"),
        ("<0.1", ".", "0..0.1"),
        ("≤ 0,1", ",", "0..0.1"),
        ("max. 0.5", ".", "0..0.5"),
        ("0.5-0.8", ".", "0.5..0.8"),
        ("0.5 – 0.8", ".", "0.5..0.8"),
        ("0.5..0.8", ".", "0.5..0.8"),
        ("0.5~0.8", ".", "0.5..0.8"),
        ("0,5 bis 0,8", ",", "0.5..0.8"),
        ("0.5 to 0.8", ".", "0.5..0.8"),
        ("0.5至0.8", ".", "0.5..0.8"),
        ("0.5±0.1", ".", "0.4..0.6"),
        ("0.5 +/- 0.6", ".", "0..1.1"),
        ("n.d. (<0.01)", ".", "0..0.01"),
        (">5", ".", "5..∞"),
        ("trace", ".", "0..∞"),
        ("n.d.", ".", "0..∞"),
        ("微量", ".", "0..∞"),
        ("~5", ".", "0..∞"),
        ("-", ".", ""),
        ("n/a", ".", ""),
        (Exact("0.1"), "", "0.1"),
        (Exact("1.234"), ",", "1.234"),
        (Percent("0.05"), "", "5"),
    ],
)
def test_bounds_are_read_as_written(cell: str, sign: Sign, read: str) -> None:
    assert bounds(cell, sign) == read


@pytest.mark.parametrize(
    ("cell", "caution"),
    [
        ("-5", Caution.IMPOSSIBLE_NUMBER),
        ("0.8-0.5", Caution.IMPOSSIBLE_NUMBER),
        ("1E99", Caution.IMPOSSIBLE_NUMBER),
        ("1E999999999", Caution.IMPOSSIBLE_NUMBER),
        ("9" * 41, Caution.IMPOSSIBLE_NUMBER),
        ("nan", Caution.NOT_A_NUMBER),
        ("inf", Caution.NOT_A_NUMBER),
        ("many", Caution.NOT_A_NUMBER),
        ("1,00,000", Caution.NOT_A_NUMBER),
        ("٥", Caution.NOT_A_NUMBER),
        ("=1+1", Caution.NOT_A_NUMBER),
        ("#N/A", Caution.NOT_A_NUMBER),
        ("1.2.3.4", Caution.NOT_A_NUMBER),
    ],
)
def test_what_is_no_amount_is_told_and_not_taken(cell: str, caution: Caution) -> None:
    found = amount(cell, ".")

    assert found.caution is caution
    assert found.low is None


@pytest.mark.parametrize("cell", ["0x1F", "1/2", "5V"])
def test_what_stands_behind_a_number_is_its_unit_and_nothing_else(cell: str) -> None:
    assert amount(cell, ".").unit not in {"", "g", "%"}


def test_two_readings_are_asked_about_and_one_is_not() -> None:
    assert amount("1.234", "").caution is Caution.TWO_READINGS
    assert amount("1.234", "").low is None
    assert amount("1.5", "").low == Fraction(3, 2)
    assert amount("0,123", "").low == Fraction(123, 1000)
    assert amount("1,500.25", "").low == Fraction(150025, 100)


def test_the_other_sign_is_read_where_it_alone_makes_sense_and_told() -> None:
    found = amount("0.5", ",")

    assert (found.low, found.caution) == (Fraction(1, 2), Caution.MIXED_SIGNS)


def test_a_unit_stands_behind_its_number() -> None:
    assert amount("12 g", ".").unit == "g"
    assert amount("0.5–0.8 wt%", ".").unit == "wt%"
    assert amount("5 tonnes", ".").unit == "tonnes"
    assert amount("<0.1%", ".").unit == "%"


def test_the_balance_is_what_the_others_leave() -> None:
    assert amount("Bal.", ".").is_rest
    assert amount("余量", ".").is_rest


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        ("1,5", ","),
        ("1.5", "."),
        ("1.234", ""),
        ("1.234,5", ","),
        ("7", None),
        (Exact("1.5"), None),
        ("0,5–0,8 %", ","),
        ("A.B", None),
    ],
)
def test_a_cell_proves_its_decimal_sign_or_not(cell: str, sign: Sign | None) -> None:
    assert told(cell) == sign


NUMBERS = st.fractions(min_value=0, max_value=10**12, max_denominator=1).flatmap(
    lambda whole: st.integers(0, 12).map(lambda places: whole / 10**places)
)


@given(NUMBERS)
def test_a_canonical_number_comes_back_whole(number: Fraction) -> None:
    text = written(number, number)

    assert exact(text) == number
    assert amount(Exact(text), "").low == number
    assert amount(text.replace(".", ","), ",").low == number


@given(st.fractions(min_value=0, max_value=10**9))
def test_a_number_without_end_is_enclosed(number: Fraction) -> None:
    low, _, high = written(number, number).partition("..")

    assert exact(low) <= number <= exact(high or low)


@given(st.text(max_size=60), st.sampled_from([".", ",", ""]))
def test_no_cell_breaks_the_reading(cell: str, sign: Sign) -> None:
    found = amount(cell, sign)

    assert found.low is None or found.low >= 0
    assert found.high is None or (found.low is not None and found.low <= found.high)
