"""Numbers and days of a workbook are what a person typed and saw, to the last digit."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.composition.imports.guards.markup import Element
from forms.composition.imports.workbook.dates import iso
from forms.composition.imports.workbook.figures import canonical
from forms.composition.imports.workbook.places import NAMES, column, spans
from forms.composition.imports.workbook.styles import Kind, Shown, shown, styles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("0", "0"), ("-0", "0"), ("0.0", "0"), ("00", "0"), ("007", "7")),
        *(("12", "12"), ("-1.50", "-1.5"), ("+3", "3"), (".5", "0.5"), ("5.", "5")),
        *(("1.0E-3", "0.001"), ("1e3", "1000"), ("1.25E+2", "125"), ("0E9", "0")),
        ("1E30", "1" + "0" * 30),
        ("1E-30", "0." + "0" * 29 + "1"),
        (" 4 ", "4"),
        ("370103009", "370103009"),
    ],
)
def test_a_number_is_written_out(text: str, number: str) -> None:
    assert canonical(text) == number


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("5.0999999999999996", "5.1"),
        ("0.14999999999999999", "0.15"),
        ("7.0000000000000007E-2", "0.07"),
        ("2.2900000000000001E-2", "0.0229"),
        ("-2.2999999999999998", "-2.3"),
        ("31931.400000000001", "31931.4"),
        ("0.15000000000000002", "0.15000000000000002"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("9007199254740993", "9007199254740993"),
        ("1234567890123456", "1234567890123456"),
        ("0.123456789012345678", "0.123456789012345678"),
        ("99999999999999984", "99999999999999984"),
    ],
)
def test_what_a_spreadsheet_keeps_is_what_was_typed(text: str, typed: str) -> None:
    assert canonical(text) == typed


@pytest.mark.parametrize(
    "text",
    [
        *("", ".", "-", "e5", "1e", "1,5", "1 000", "NaN", "inf", "0x1F", "１", "1_0"),
        *("1E31", "1E-31", "1E999999999", "1" * 41, "--1", "1.2.3", "5%"),
    ],
)
def test_what_is_no_number_here_is_not_read(text: str) -> None:
    assert canonical(text) is None


# Of each typed number, Excel keeps the double nearest to it, and writes 17 digits.


@given(st.integers(1, 10**15 - 1), st.integers(-20, 9))
@example(999_999_999_999_999, 0)
@example(500_000_000_000_001, -16)
def test_each_number_of_15_digits_comes_back_as_typed(digits: int, power: int) -> None:
    typed = Decimal(digits).scaleb(power)
    kept = f"{float(typed):.17g}"  # the double, as a spreadsheet program keeps it

    found = canonical(kept)
    assert found is not None
    assert Decimal(found) == typed


@given(st.floats(1e-20, 1e20))
@example(2.0**53)
@example(2.0**53 + 2)
def test_no_double_is_ever_taken_for_another(kept: float) -> None:
    found = canonical(f"{kept:.17g}")

    assert found is not None
    assert float(found) == kept


@given(st.integers(10**15, 10**17 - 1), st.integers(-20, 5))
def test_a_text_is_changed_only_into_a_shorter_one(digits: int, power: int) -> None:
    text = f"{digits}E{power}"
    found = canonical(text)
    exact = Fraction(Decimal(text))

    assert found is not None
    same = Fraction(found) == exact
    assert same or (float(found) == float(text) and len(found.strip("0.")) <= 17)


# Days


@pytest.mark.parametrize(
    ("number", "since_1904", "day"),
    [
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("60", False, None),
        ("61", False, "1900-03-01"),
        ("46085", False, "2026-03-04"),
        ("46085.5", False, "2026-03-04T12:00:00"),
        ("46085.52083333333", False, "2026-03-04T12:30:00"),
        ("46085.999999999", False, "2026-03-05"),
        ("0.25", False, "06:00:00"),
        ("0.000001", False, "00:00:00.086"),
        ("0", False, None),
        ("0", True, "1904-01-01"),
        ("44623", True, "2026-03-04"),
        ("2958465", False, "9999-12-31"),
        ("2958466", False, None),
        ("2958465", True, None),
        ("2958465.9999999999", False, None),
        ("-1", False, None),
    ],
)
def test_a_number_is_shown_as_its_day(
    number: str, since_1904: bool, day: str | None
) -> None:
    assert iso(number, since_1904, is_duration=False) == day


def test_a_duration_may_be_longer_than_a_day() -> None:
    assert iso("1.5", since_1904=False, is_duration=True) == "36:00:00"


@given(st.dates(dt.date(1900, 3, 1)))
def test_every_day_has_its_number(day: dt.date) -> None:
    number = str((day - dt.date(1899, 12, 30)).days)

    assert iso(number, since_1904=False, is_duration=False) == day.isoformat()


# Formats


@pytest.mark.parametrize(
    ("code", "kind", "beside"),
    [
        ("General", "number", ""),
        ("", "number", ""),
        ("0.00E+00", "number", ""),
        ("@", "number", ""),
        ("#,##0.00;[Red]-#,##0.00", "number", ""),
        ("0%", "percent", ""),
        ("0.00\\ %", "percent", ""),
        ('0.00"%"', "number", "%"),
        ("0;0%", "number", ""),
        ("yyyy-mm-dd", "date", ""),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "date", ""),
        ('yyyy"年"m"月"d"日"', "date", ""),
        ("h:mm AM/PM", "date", ""),
        ("mm:ss.0", "date", ""),
        ("dd/mm/yy;@", "date", ""),
        ("[h]:mm", "duration", ""),
        ("[Blue]0.0", "number", ""),
        ('0.00" kg"', "number", "kg"),
        ("0.00 mm", "number", ""),
        ("#,##0.00 [$€-407]", "number", "€"),
        ("[$USD] #,##0", "number", "USD"),
        ('"$"#,##0.00', "number", "$"),
        ("£0", "number", "£"),
        ('_-* #,##0.00\\ "€"_-', "number", "€"),
        ('#,##0_);"("#,##0)', "number", ""),
        ('General" pcs"', "number", "pcs"),
    ],
)
def test_a_format_tells_what_a_number_is(code: str, kind: Kind, beside: str) -> None:
    assert shown(code) == Shown(kind, beside)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *(("0", "number"), ("2", "number"), ("9", "percent"), ("10", "percent")),
        *(("14", "date"), ("22", "date"), ("31", "date"), ("46", "duration")),
        *(("49", "number"), ("57", "date"), ("x", "number"), ("", "number")),
    ],
)
def test_the_formats_that_every_program_knows(number: str, kind: str) -> None:
    style = Element("xf", "", {"numFmtId": number})
    root = Element("styleSheet", "", {}, children=[])
    root.children = [Element("cellXfs", "", {}, children=[style])]

    assert [each.kind for each in styles(root)] == [kind]


# Columns


def test_columns_are_named_as_a_person_names_them() -> None:
    names = ("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD")
    places = [column(name) for name in names]

    assert places == [0, 25, 26, 51, 52, 701, 702, 16_383]
    assert [NAMES[place] for place in places if place is not None] == list(names)
    assert [column(name) for name in ("", "a", "XFE", "AAAA", "Ä")] == [None] * 5


def test_columns_that_follow_each_other_are_named_together() -> None:
    assert spans({2, 5, 6, 7}) == "C, F–H"
    assert spans({0, 1}) == "A–B"
