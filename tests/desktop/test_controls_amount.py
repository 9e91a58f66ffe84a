"""Numbers are read as their writer writes them, and asked about when in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from forms import numerals
from forms.interview.answers import Problem, read
from forms.interview.questions import Kind
from tests.desktop.questionnaire import Asked, ask, focus, press, question, type_in


@pytest.fixture(autouse=True)
def no_currency_is_remembered(qapp: QApplication) -> None:
    qapp.setProperty("ytterby-currency", None)


def doubt(asked: Asked) -> list[str]:
    """Return the readings between which the control asks."""
    buttons = asked.control.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible()]


@pytest.mark.parametrize(
    ("typed", "decimal", "meant"),
    [
        ("0.15", ".", ("0.15",)),
        ("0,15", ",", ("0.15",)),
        ("0,15", ".", ("0.15",)),
        ("0.15", ",", ("0.15",)),
        ("0.150", ",", ("0.150",)),
        ("0,150", ".", ("0.150",)),
        ("1,000", ".", ("1000", "1.000")),
        ("1.000", ",", ("1000", "1.000")),
        ("1.000", ".", ("1.000",)),
        ("1,000", ",", ("1.000",)),
        ("1,000,000", ".", ("1000000",)),
        ("1.234,50", ",", ("1234.50",)),
        ("1.234,50", ".", ("1234.50",)),
        ("1 234,5", ",", ("1234.5",)),
        ("1’234.50", ".", ("1234.50",)),
        ("１２．５", ".", ("12.5",)),
        ("12.5.1", ".", ()),
        ("1e3", ".", ()),
        ("nan", ".", ()),
        ("", ".", ()),
    ],
)
def test_a_number_has_the_readings_that_its_signs_allow(
    typed: str, decimal: str, meant: tuple[str, ...]
) -> None:
    assert numerals.readings([typed], decimal) == meant


@given(
    whole=st.integers(0, 10**9),
    places=st.text("0123456789", max_size=6),
    decimal=st.sampled_from(".,"),
)
def test_what_is_shown_in_a_locale_is_read_back_without_a_doubt(
    whole: int, places: str, decimal: str
) -> None:
    number = f"{whole}.{places}" if places else str(whole)
    shown = numerals.written(number, decimal)

    assert numerals.readings([shown], decimal) == (number,)


def test_both_ends_of_a_range_are_read_by_the_same_signs() -> None:
    read_so = numerals.readings(["1,000", "1,200.50"], ".")

    assert read_so == ("1000..1200.50",)


@pytest.mark.parametrize("text", ["0.15 EUR", "0.15EUR", "EUR 0.15", "0.15 €", "€0.15"])
def test_a_currency_is_found_on_either_side(text: str) -> None:
    assert numerals.money(text) == ("0.15", "EUR")


def test_money_is_an_amount_and_a_currency(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["9.00", "eur"])
    asked.leave()

    assert asked.given == ["9.00 EUR"]


def test_an_amount_is_not_given_before_its_currency(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["9.00", "CN"])

    assert asked.given == []


def test_a_german_comma_is_a_decimal_sign(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY), locale="de_DE")
    type_in(qtbot, ["0,15", "EUR"])
    press(qtbot, "Return")

    assert asked.given == ["0.15 EUR"]


def test_a_currency_may_be_typed_with_the_amount(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY, estimate=True))
    type_in(qtbot, ["8.80..9.20 jpy"])
    press(qtbot, "Return")

    assert asked.given == ["8.80..9.20 JPY"]


def test_the_currency_used_last_stands_in_the_next_question(qtbot: QtBot) -> None:
    ask(qtbot, question(Kind.MONEY)).control.show_answer(None)
    first = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["9.00", "chf"])
    first.leave()
    second = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["4"])
    press(qtbot, "Return")

    assert second.given == ["4 CHF"]


def test_a_currency_alone_is_no_answer(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["", "EUR"])
    asked.leave()

    assert asked.given == []


def test_an_estimate_has_two_ends(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER, estimate=True, unit="nm"))
    asked.control.findChildren(QCheckBox)[0].setFocus()
    press(qtbot, "Space")
    type_in(qtbot, ["5", "7"])
    press(qtbot, "Return")

    assert asked.given == ["5..7"]


def test_to_untick_the_estimate_loses_neither_end(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER, estimate=True))
    asked.control.show_answer("5..7")
    asked.control.findChildren(QCheckBox)[0].setFocus()
    press(qtbot, "Space")
    asked.leave()

    assert (asked.given, asked.control.written()) == ([], "5..7")


def test_a_unit_may_be_typed_too(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER, unit="nm"))
    type_in(qtbot, ["7 nm"])
    press(qtbot, "Return")

    assert asked.given == ["7"]


def test_what_reads_in_two_ways_is_asked_about(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    type_in(qtbot, ["1.250"])
    press(qtbot, "Return")

    assert doubt(asked) == ["1250", "1,250"]


def test_what_reads_in_two_ways_is_kept_but_cannot_be_used(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    type_in(qtbot, ["1.250"])
    asked.leave()

    assert asked.given == ["1250 | 1.250"]
    assert isinstance(read(question(Kind.NUMBER), "1250 | 1.250"), Problem)


def test_each_reading_has_its_own_name_for_those_who_hear(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    type_in(qtbot, ["1.250"])
    press(qtbot, "Return")
    buttons = asked.control.findChildren(QPushButton)

    assert [b.accessibleName() for b in buttons] == [
        "What is it?: 1250",
        "What is it?: 1,250",
    ]


@pytest.mark.parametrize(("keys", "meant"), [(1, "1250"), (2, "1.250")])
def test_the_doubt_is_settled_by_keys(keys: int, meant: str, qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    type_in(qtbot, ["1.250"])
    press(qtbot, "Return")
    for _ in range(keys):
        press(qtbot, "Tab")
    press(qtbot, "Space")

    assert (asked.given[-1], doubt(asked)) == (meant, [])


def test_a_doubt_that_was_kept_is_asked_again_when_it_is_shown(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY), locale="de_DE")
    asked.control.show_answer("1250 | 1.250 EUR")
    field = asked.control.findChildren(QLineEdit)[0]

    assert (field.text(), doubt(asked)) == ("1.250", ["1250", "1,250"])


def test_to_type_on_takes_the_doubt_away(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    type_in(qtbot, ["1.250"])
    press(qtbot, "Return")
    type_in(qtbot, [",5"])

    assert doubt(asked) == []


def test_no_number_is_given_as_it_was_typed(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER))
    type_in(qtbot, ["seven"])
    asked.leave()

    assert asked.given == ["seven"]


def test_an_answer_is_shown_as_the_locale_writes_it(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.NUMBER), locale="de_DE")
    asked.control.show_answer("1250.5")

    assert focus().property("text") == "1250,5"


def test_the_currency_is_forgotten_with_the_program(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY))
    type_in(qtbot, ["9.00", "EUR"])
    asked.leave()
    app = QCoreApplication.instance()

    assert app is not None
    assert app.property("ytterby-currency") == "EUR"
