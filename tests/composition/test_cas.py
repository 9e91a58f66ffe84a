"""A CAS number is right or it is none; what was meant is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.cas import Verdict, is_right, read


@pytest.mark.parametrize(
    "written",
    [
        "7429-91-6",
        " 7429-91-6 ",
        "7429\u201391\u20136",
        "7429\u221291\u22126",
        "7429 - 91 - 6",
        "７４２９－９１－６",
        "7429\u200b-91-6",
        "CAS-Nr. 7429-91-6",
        "CAS: 7429-91-6",
        "CAS号：7429-91-6",
        "0007429-91-6",
    ],
)
def test_a_number_is_read_however_it_is_set(written: str) -> None:
    assert read(written).number == "7429-91-6"


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("7429-91-5", Verdict.WRONG_DIGIT),
        ("201-004-7", Verdict.EC_NUMBER),
        ("231-073-9", Verdict.EC_NUMBER),
        ("7440-05-03", Verdict.DATE),
        ("7440-05-03 00:00:00", Verdict.DATE),
        ("03.05.7440", Verdict.DATE),
        ("5/3/7440", Verdict.DATE),
        ("7440/5/3", Verdict.DATE),
        ("03-May-40", Verdict.DATE),
        ("7429916", Verdict.OTHER),
        ("7.429916E+06", Verdict.OTHER),
        ("7429-91-6; 7440-27-9", Verdict.OTHER),
        ("٧٤٢٩-٩١-٦", Verdict.OTHER),
        ("proprietary", Verdict.OTHER),
        ("", Verdict.NONE),
        ("n/a", Verdict.NONE),
        ("–", Verdict.NONE),
    ],
)
def test_what_is_no_number_is_named_and_not_repaired(
    written: str, verdict: Verdict
) -> None:
    assert read(written).verdict is verdict
    assert read(written).number == ""


@given(st.integers(10, 9_999_999), st.integers(0, 99))
def test_exactly_one_check_digit_is_right(head: int, middle: int) -> None:
    stem = f"{head}{middle:02}"
    right = [digit for digit in "0123456789" if is_right(stem, digit)]

    assert len(right) == 1
    assert read(f"{head}-{middle:02}-{right[0]}").verdict is Verdict.VALID


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert (read(text).number != "") == (read(text).verdict is Verdict.VALID)
