"""From what was written to what it means, or to what is wrong with it."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from forms.case.events import Answered, case_of
from forms.case.facts import (
    CASE,
    Fact,
    Place,
    Provenance,
    Range,
    Raw,
    Rows,
    Standing,
    Words,
    the_choice,
    the_day,
)
from forms.interview.answers import (
    READERS,
    Caution,
    Problem,
    Trouble,
    read,
    read_case,
)
from forms.interview.printing import PRINTERS, printed
from forms.interview.questions import Kind, Language, Question
from tests.rules.small_law import choice, question

COLOUR = choice("colour", "red", "green")
ROLE = choice("role", "exporter", "recipient", not_known=False)
PRICE = question("price", "money", estimate=True, above=0)
WIDTH = question("width", "number", unit="nm", estimate=True, at_least=0, at_most=100)
COUNT = question("count", "number")
NAME = question("name", "words", shortest=4, longest=10)
LINE_OF_TEXT = question("text", "text", longest=10)
DAY = question("day", "date")
ORIGIN = question("origin", "country")
TRANSIT = question("transit", "countries")
PEACE = question("peace", "yes-no")
TABLE = question(
    "table",
    "table",
    column=[
        {"id": "material", "kind": "text", "ask": "Material"},
        {"id": "worth", "kind": "money", "ask": "Value", "required": False},
    ],
)
BASIS = Provenance(basis="price list")


def fact(asked: Question, raw: Raw, whence: Provenance | None = None) -> Fact:
    found = read(asked, raw, whence)
    assert isinstance(found, Fact), found
    return found


def problem(asked: Question, raw: Raw) -> Problem:
    found = read(asked, raw)
    assert isinstance(found, Problem), found
    return found


def test_every_kind_has_one_reader_and_one_printer() -> None:
    assert set(READERS) == set(PRINTERS) == set(Kind)


@pytest.mark.parametrize(
    ("asked", "raw", "value"),
    [
        (COLOUR, "red", frozenset({"red"})),
        (COLOUR, " red | green ", frozenset({"red", "green"})),
        (PEACE, "yes", frozenset({"yes"})),
        (ORIGIN, "EE", frozenset({"EE"})),
        (TRANSIT, "EE, FI, EE", ("EE", "FI")),
        (TRANSIT, "none", ("none",)),
        (PRICE, "9.00 EUR", Range.exactly(9, "EUR")),
        (PRICE, "8.8..9.2 EUR", Range(Fraction("8.8"), Fraction("9.2"), "EUR")),
        (WIDTH, "14 nm", Range.exactly(14, "nm")),
        (WIDTH, "14", Range.exactly(14, "nm")),
        (DAY, "2026-02-01", Range.of_day(dt.date(2026, 2, 1))),
        (LINE_OF_TEXT, " a text ", Words("a text", "a text")),
        (NAME, {"en": "magnet", "zh": "磁体"}, Words("magnet", "磁体")),
        (NAME, {"en": "magnet", "zh": ""}, Words("magnet")),
        (NAME, "magnet", Words("magnet")),
    ],
)
def test_an_answer_is_read_into_what_it_means(
    asked: Question, raw: Raw, value: object
) -> None:
    assert fact(asked, raw).value == value


@pytest.mark.parametrize(
    ("asked", "raw", "trouble"),
    [
        (COLOUR, "blue", Trouble.NOT_AN_OPTION),
        (COLOUR, "red|blue", Trouble.NOT_AN_OPTION),
        (COLOUR, "", Trouble.EMPTY),
        (COLOUR, [], Trouble.NOT_AN_OPTION),
        (PEACE, "perhaps", Trouble.NOT_AN_OPTION),
        (PEACE, "yes|no", Trouble.NOT_AN_OPTION),
        (ROLE, "not-known", Trouble.MUST_BE_KNOWN),
        (ROLE, "exporter|recipient", Trouble.MUST_BE_KNOWN),
        (ORIGIN, "Estonia", Trouble.NOT_A_COUNTRY),
        (ORIGIN, "EU", Trouble.NOT_A_COUNTRY),
        (ORIGIN, " ", Trouble.EMPTY),
        (TRANSIT, "EE, nowhere", Trouble.NOT_A_COUNTRY),
        (TRANSIT, "", Trouble.EMPTY),
        (PRICE, "9.00", Trouble.NO_CURRENCY),
        (PRICE, "9.00 Euro", Trouble.NO_CURRENCY),
        (PRICE, "", Trouble.EMPTY),
        (PRICE, "nan EUR", Trouble.NOT_A_NUMBER),
        (PRICE, "9,00 EUR", Trouble.NOT_A_NUMBER),
        (PRICE, "9..8 EUR", Trouble.BACKWARDS),
        (PRICE, "0 EUR", Trouble.TOO_SMALL),
        (WIDTH, "-1", Trouble.TOO_SMALL),
        (WIDTH, "90..101", Trouble.TOO_LARGE),
        (WIDTH, "", Trouble.EMPTY),
        (COUNT, "1..2", Trouble.NO_ESTIMATE),
        (DAY, "1 February 2026", Trouble.NOT_A_DATE),
        (DAY, "2026-02-30", Trouble.NOT_A_DATE),
        (DAY, "", Trouble.EMPTY),
        (LINE_OF_TEXT, "far too long a text", Trouble.TOO_LONG),
        (LINE_OF_TEXT, "a\x00b", Trouble.CONTROL_CHARACTER),
        (NAME, {"en": "", "zh": ""}, Trouble.EMPTY),
        (NAME, {"de": "Magnet"}, Trouble.UNKNOWN_COLUMN),
        (NAME, {"en": "far too long a name"}, Trouble.TOO_LONG),
        (TABLE, "dysprosium", Trouble.NOT_A_TABLE),
        (TABLE, [{"weight": "1"}], Trouble.UNKNOWN_COLUMN),
        (TABLE, [{"worth": "1 EUR"}], Trouble.MISSING_COLUMN),
        (TABLE, [{"material": "x", "worth": "1"}], Trouble.NO_CURRENCY),
    ],
)
def test_an_unusable_answer_is_a_problem_with_its_cause(
    asked: Question, raw: Raw, trouble: Trouble
) -> None:
    assert problem(asked, raw).trouble is trouble


def test_a_problem_in_a_table_names_its_row() -> None:
    found = problem(TABLE, [{"material": "x"}, {"material": "y", "worth": "1"}])

    assert found.row == 2


def test_a_table_keeps_its_rows_and_an_empty_one_is_an_answer() -> None:
    rows = fact(TABLE, [{"material": "x", "worth": "not-known"}]).value
    none = fact(TABLE, []).value

    assert isinstance(rows, Rows)
    assert rows.rows[0]["worth"].standing is Standing.NOT_KNOWN
    assert isinstance(none, Rows)
    assert none.rows == ()


@pytest.mark.parametrize(
    ("asked", "raw", "standing"),
    [
        (PRICE, "9 EUR", Standing.ANSWERED),
        (PRICE, "8..9 EUR", Standing.ESTIMATED),
        (COLOUR, "red|green", Standing.ESTIMATED),
        (COLOUR, "not-known", Standing.NOT_KNOWN),
    ],
)
def test_an_answer_stands_as_sure_as_it_was_given(
    asked: Question, raw: Raw, standing: Standing
) -> None:
    assert fact(asked, raw, BASIS).standing is standing


def test_not_known_narrows_nothing() -> None:
    assert not fact(PRICE, "not-known").is_known


def test_an_estimate_without_a_basis_is_warned_of() -> None:
    assert fact(PRICE, "8..9 EUR").warnings == (Caution.ESTIMATE_WITHOUT_BASIS,)
    assert fact(PRICE, "8..9 EUR", BASIS).warnings == ()


def test_a_text_too_short_for_the_papers_is_usable_and_warned_of() -> None:
    assert fact(NAME, "x").warnings == (Caution.TOO_SHORT,)


def said(asked: Question, *sources: tuple[str, Raw]) -> Fact | Problem:
    """Read one question that several sources have answered."""
    case = case_of(
        Answered(question=asked.id, raw=raw, source=source, basis="b")
        for source, raw in sources
    )
    facts, problems = read_case(case, {asked.id: asked})
    place = Place(CASE, asked.id)
    return problems[place] if place in problems else facts[place]


def agreed(asked: Question, *answers: Raw) -> Fact:
    found = said(asked, *((f"source {n}", raw) for n, raw in enumerate(answers)))
    assert isinstance(found, Fact)
    return found


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (ORIGIN, ("CN", "JP")),
        (PRICE, ("9 EUR", "10 EUR")),
        (PRICE, ("9 EUR", "9 USD")),
        (LINE_OF_TEXT, ("one", "other")),
    ],
)
def test_sources_that_exclude_each_other_are_a_conflict(
    asked: Question, answers: tuple[str, str]
) -> None:
    found = agreed(asked, *answers)

    assert (found.standing, found.value) == (Standing.CONFLICT, None)


@pytest.mark.parametrize(
    ("asked", "answers", "value"),
    [
        (COLOUR, ("red", "red|green"), frozenset({"red", "green"})),
        (PRICE, ("8..9 EUR", "9..10 EUR"), Range(Fraction(8), Fraction(10), "EUR")),
    ],
)
def test_sources_that_overlap_are_joined_and_warned_of(
    asked: Question, answers: tuple[str, str], value: object
) -> None:
    found = agreed(asked, *answers)

    assert found.value == value
    assert found.standing is Standing.ESTIMATED
    assert found.warnings == (Caution.SOURCES_DIFFER,)


def test_sources_that_agree_are_one_answer() -> None:
    found = agreed(PRICE, "9 EUR", "9.00 EUR")

    assert (found.standing, found.warnings) == (Standing.ANSWERED, ())


@pytest.mark.parametrize("answers", [("not-known", "CN"), ("CN", "not-known")])
def test_who_knows_goes_before_who_does_not(answers: tuple[str, str]) -> None:
    assert agreed(ORIGIN, *answers).value == frozenset({"CN"})


def test_a_new_answer_of_one_source_replaces_its_old_one() -> None:
    found = said(ORIGIN, ("typed", "CN"), ("typed", "JP"))

    assert isinstance(found, Fact)
    assert found.value == frozenset({"JP"})


def test_one_unusable_source_makes_the_answer_unusable() -> None:
    assert isinstance(said(ORIGIN, ("typed", "CN"), ("imported", "?")), Problem)


def test_an_answer_to_no_question_is_left_aside() -> None:
    case = case_of([Answered(question="gone", raw="x")])

    assert read_case(case, {}) == ({}, {})


@pytest.mark.parametrize(
    ("asked", "raw", "english", "chinese"),
    [
        (COLOUR, "red|green", "red or green", "red 或 green"),
        (PEACE, "yes", "yes", "是"),
        (ORIGIN, "EE", "Estonia", "爱沙尼亚"),
        (TRANSIT, "EE, FI", "Estonia, Finland", "爱沙尼亚、芬兰"),
        (TRANSIT, "none", "none", "无"),
        (DAY, "2026-02-01", "1 February 2026", "2026年2月1日"),
        (WIDTH, "7..14", "7 to 14 nm", "7 至 14 nm"),
        (PRICE, "9 EUR", "9.00 EUR", "9.00 EUR"),
        (LINE_OF_TEXT, "a text", "a text", "a text"),
        (NAME, {"en": "magnet"}, "magnet", "待翻译"),
        (NAME, {"zh": "磁体"}, "to be translated", "磁体"),
        (PRICE, "not-known", "not known", "未知"),
        (TABLE, [], "none", "无"),
        (
            TABLE,
            [{"material": "x"}, {"material": "y"}],
            *["Material: x\nMaterial: y"] * 2,
        ),
    ],
)
def test_what_was_read_is_printed_in_both_languages(
    asked: Question, raw: Raw, english: str, chinese: str
) -> None:
    found = fact(asked, raw)

    assert (printed(found, asked, "en"), printed(found, asked, "zh")) == (
        english,
        chinese,
    )


@pytest.mark.parametrize(("language", "words"), [("en", "disagree"), ("zh", "不一致")])
def test_a_conflict_is_printed_as_one(language: Language, words: str) -> None:
    assert words in printed(agreed(ORIGIN, "CN", "JP"), ORIGIN, language)


def test_nothing_is_printed_of_what_was_never_said() -> None:
    assert printed(None, ORIGIN, "en") == ""


@pytest.mark.parametrize(("found", "day"), [(fact(DAY, "2026-02-01"), 1), (None, None)])
def test_a_day_is_told_only_where_one_is_named(
    found: Fact | None, day: int | None
) -> None:
    assert the_day(found) == (dt.date(2026, 2, day) if day else None)


@pytest.mark.parametrize(
    ("found", "option"),
    [(fact(COLOUR, "red"), "red"), (fact(COLOUR, "red|green"), None), (None, None)],
)
def test_a_choice_is_told_only_where_one_is_left(
    found: Any, option: str | None
) -> None:
    assert the_choice(found) == option


def test_a_place_is_written_with_its_member() -> None:
    assert str(Place("magnet", "item.value")) == "magnet/item.value"
    assert str(Place(CASE, "case.role")) == "case.role"
