"""A table is typed, pasted whole or not at all, and never empty by accident."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.controls.pasting import Doubt, Reader, Refusal
from forms.interview.questions import Kind
from tests.desktop.questionnaire import (
    COLUMNS,
    Asked,
    ask,
    focus,
    press,
    question,
    type_in,
)

TABLE = question(Kind.TABLE)
ROW = {"name": "ACME", "share": "60", "origin": "EE", "path": "magnet"}
OTHER = {"name": "Beta", "share": "40", "origin": "FI", "path": "motor"}
BY_COMMA = Reader(COLUMNS, "en", ",")
BY_POINT = Reader(COLUMNS, "en", ".")


def button(asked: Asked, text: str) -> QPushButton:
    """Return the visible button of that text."""
    buttons = asked.control.findChildren(QPushButton)
    return next(b for b in buttons if b.text() == text and b.isVisible())


def push(qtbot: QtBot, asked: Asked, text: str) -> None:
    """Press a button by the keyboard."""
    button(asked, text).setFocus()
    press(qtbot, "Space")


def told(asked: Asked) -> str:
    """Return all sentences that are to be seen."""
    labels = asked.control.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def copy(text: str) -> None:
    """Copy a text as a spreadsheet would."""
    QGuiApplication.clipboard().setText(text)


# --- typed ---------------------------------------------------------------------


def test_a_row_is_typed_with_tab_from_cell_to_cell(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    type_in(qtbot, ["ACME", "60", "Estonia", "0.15", "EUR", "Magnet", "no"])
    press(qtbot, "Tab")

    assert asked.given[-1] == [{**ROW, "value": "0.15 EUR", "listed": "no"}]


def test_the_whole_table_is_given_after_each_cell(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    type_in(qtbot, ["ACME", "60", ""])

    assert asked.given == [[{"name": "ACME"}], [{"name": "ACME", "share": "60"}]]


def test_control_and_enter_begin_a_row(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    press(qtbot, "Ctrl+Return")
    type_in(qtbot, ["Beta"])
    press(qtbot, "Tab")

    assert asked.given == [[ROW, {"name": "Beta"}]]


def test_a_row_begun_and_left_empty_is_no_row(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    press(qtbot, "Ctrl+Return")
    asked.leave()

    assert asked.given == []


def test_tab_leads_from_the_new_row_to_the_buttons_below(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    press(qtbot, "Ctrl+Return")
    for _ in range(7):
        press(qtbot, "Tab")

    assert focus() is button(asked, "Add row")


def test_not_known_is_typed_into_a_cell(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    type_in(qtbot, ["ACME", "?", "not known"])
    press(qtbot, "Tab")

    assert asked.given[-1] == [
        {"name": "ACME", "share": "not-known", "origin": "not-known"}
    ]


def test_a_cell_that_is_still_needed_says_so(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    type_in(qtbot, ["ACME", ""])

    assert "Country · still needed" in told(asked)
    assert "Value · still needed" not in told(asked)


def test_a_cell_in_doubt_asks_in_its_place(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE, locale="de_DE")
    type_in(qtbot, ["ACME", "1.250"])
    press(qtbot, "Tab")
    push(qtbot, asked, "1,250")

    assert asked.given[-1] == [{"name": "ACME", "share": "1.250"}]


# --- none, removed, taken back -------------------------------------------------


def test_an_untouched_table_says_nothing(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.commit()

    assert asked.given == []


def test_that_there_are_none_is_said_by_a_button(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    push(qtbot, asked, "There are none")

    assert asked.given == [[]]
    assert "Confirmed: there are none." in told(asked)


def test_a_row_is_removed_by_keys(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW, OTHER])
    asked.control.field.setFocus()
    press(qtbot, "Ctrl+Shift+Delete")

    assert asked.given == [[OTHER]]


def test_to_remove_the_last_row_withdraws_and_does_not_claim_none(
    qtbot: QtBot,
) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    asked.control.field.setFocus()
    press(qtbot, "Ctrl+Shift+Delete")

    assert asked.given == [None]


def test_a_removed_row_comes_back_where_it_was(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW, OTHER])
    asked.control.field.setFocus()
    press(qtbot, "Ctrl+Shift+Delete")
    press(qtbot, "Space")

    assert asked.given == [[OTHER], [ROW, OTHER]]


def test_what_is_typed_and_not_given_comes_back_with_its_row(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    asked.control.field.setFocus()
    press(qtbot, "End")
    type_in(qtbot, [" Ltd"])
    press(qtbot, "Ctrl+Shift+Delete")
    press(qtbot, "Space")

    assert asked.control.written() == [{**ROW, "name": "ACME Ltd"}]


# --- pasted --------------------------------------------------------------------


def test_cells_are_pasted_by_the_order_of_columns(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    copy("ACME\t60 %\tEstonia\t\tMagnet\nBeta\t40\tFI\t\tmotor\n")
    press(qtbot, "Ctrl+V")

    assert asked.given == [[ROW, OTHER]]


def test_pasted_rows_follow_those_that_are_there(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    copy("Beta\t40\tFI\t\tmotor")
    push(qtbot, asked, "Paste from a spreadsheet")

    assert asked.given == [[ROW, OTHER]]


def test_a_paste_is_undone_in_one_stroke(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    copy("Beta\t40\tFI\t\tmotor")
    push(qtbot, asked, "Paste from a spreadsheet")
    push(qtbot, asked, "Undo")

    assert asked.given == [[ROW, OTHER], [ROW]]


def test_one_word_is_pasted_into_its_cell(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    copy("ACME")
    press(qtbot, "Ctrl+V")
    press(qtbot, "Tab")

    assert asked.given == [[{"name": "ACME"}]]


def test_a_bad_paste_is_explained_and_changes_nothing(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE)
    asked.control.show_answer([ROW])
    copy("Beta\t40\tFI\nGamma\tmany\tFI")
    push(qtbot, asked, "Paste from a spreadsheet")

    assert "in row 2, many cannot be read as Share, %" in told(asked)
    assert (asked.given, asked.control.written()) == ([], [ROW])


def test_a_number_of_unknown_origin_is_asked_about_once_for_all(
    qtbot: QtBot,
) -> None:
    asked = ask(qtbot, TABLE)
    copy("ACME\t1,000\tEE\nBeta\t2,000\tEE")
    push(qtbot, asked, "Paste from a spreadsheet")
    before = list(asked.given)
    push(qtbot, asked, "1.000")
    rows = asked.given[-1]

    assert before == []
    assert isinstance(rows, list)
    assert [row["share"] for row in rows] == ["1.000", "2.000"]


def test_columns_are_found_by_the_names_on_top() -> None:
    rows = BY_POINT.rows("Country\tHolder\nEstonia\tACME")

    assert rows == [{"origin": "EE", "name": "ACME"}]


def test_a_saved_table_with_semicolons_is_read() -> None:
    rows = BY_COMMA.rows('name;share\n"ACME; Tallinn";33,5')

    assert rows == [{"name": "ACME; Tallinn", "share": "33.5"}]


def test_a_saved_table_with_commas_is_read() -> None:
    rows = BY_POINT.rows('ACME,33.5,EE,"0.15 EUR"')

    assert rows == [
        {"name": "ACME", "share": "33.5", "origin": "EE", "value": "0.15 EUR"}
    ]


@pytest.mark.parametrize("cell", ["not-known", "Not known", "unknown", "?", "未知"])
def test_not_known_is_pasted_in_any_writing(cell: str) -> None:
    rows = BY_POINT.rows(f"ACME\t{cell}")

    assert rows == [{"name": "ACME", "share": "not-known"}]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "paste-empty"),
        ("\n \n", "paste-empty"),
        ("Holder\tShare, %\n", "paste-empty"),
        ("a\t1\tEE\t\tmagnet\tno\tmore", "paste-too-wide"),
        ("Holder\tCountry\tColour\nACME\tEE\tred", "paste-no-column"),
        ("ACME\tmany", "paste-bad-cell"),
        ("ACME\t1\tAtlantis", "paste-bad-cell"),
        ("ACME\t1\tEE\t0.15", "paste-bad-cell"),
        ("ACME\t1\tEE\t\tgold", "paste-bad-cell"),
        ("ACME\t1\tEE\t\tmotor\tperhaps", "paste-bad-cell"),
    ],
)
def test_a_paste_is_refused_for_one_reason(text: str, key: str) -> None:
    refused = BY_POINT.rows(text)

    assert isinstance(refused, Refusal)
    assert refused.key == key


def test_a_doubt_names_the_number_and_both_readings() -> None:
    assert BY_COMMA.rows("ACME\t1.000") == Doubt("1.000", ("1000", "1.000"))


def test_cells_show_the_locale_of_their_reader(qtbot: QtBot) -> None:
    asked = ask(qtbot, TABLE, locale="de_DE")
    copy("ACME\t33,5\tEE\t0,15 EUR")
    push(qtbot, asked, "Paste from a spreadsheet")
    fields = [field.text() for field in asked.control.findChildren(QLineEdit)]

    assert {"33,5", "0,15"} <= set(fields)
