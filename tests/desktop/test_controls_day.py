"""A date is typed in any writing that cannot be mistaken, or asked about."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls import days
from forms.interview.questions import Kind
from tests.desktop.questionnaire import ask, press, question, type_in


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-01",
        "2026-2-1",
        "2026/02/01",
        "2026年2月1日",
        "1.2.2026",
        "1 February 2026",
        "1 Feb 2026",
        "February 1, 2026",
    ],
)
def test_one_day_has_many_writings(typed: str) -> None:
    assert days.readings(typed) == ("2026-02-01",)


def test_day_and_month_may_be_exchanged_between_strokes() -> None:
    assert days.readings("01/02/2026") == ("2026-02-01", "2026-01-02")


def test_no_month_has_the_number_thirteen() -> None:
    assert days.readings("13/02/2026") == ("2026-02-13",)


@pytest.mark.parametrize(
    "typed", ["", "tomorrow", "2026-02-30", "1.2.26", "2026", "31 Smarch 2026"]
)
def test_no_day_is_made_of_what_is_none(typed: str) -> None:
    assert days.readings(typed) == ()


@given(day=st.dates(min_value=dt.date(1900, 1, 1)))
def test_every_day_is_read_from_its_iso_writing(day: dt.date) -> None:
    assert days.readings(day.isoformat()) == (day.isoformat(),)


def test_a_typed_day_is_given_and_shown_in_iso(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    type_in(qtbot, ["1 Feb 2026"])
    press(qtbot, "Return")

    assert asked.given == ["2026-02-01"]
    assert asked.control.field.property("text") == "2026-02-01"


def test_a_day_that_reads_in_two_ways_is_asked_about(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    type_in(qtbot, ["01/02/2026"])
    press(qtbot, "Return")
    buttons = asked.control.findChildren(QPushButton)

    assert [b.text() for b in buttons] == ["1 February 2026", "2 January 2026"]


def test_the_day_that_is_meant_is_chosen_by_keys(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    type_in(qtbot, ["01/02/2026"])
    press(qtbot, "Return")
    for _ in range(3):
        press(qtbot, "Tab")
    press(qtbot, "Space")

    assert asked.given == ["01/02/2026", "2026-01-02"]


def test_a_day_is_taken_from_the_calendar_by_keys(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    asked.control.show_answer("2026-02-01")
    press(qtbot, "Tab")
    press(qtbot, "Space")
    view = asked.control.findChild(QAbstractItemView, "qt_calendar_calendarview")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert asked.given == ["2026-02-02"]


def test_the_parts_of_the_calendar_have_names(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    press(qtbot, "Tab")
    press(qtbot, "Space")
    popup = next(w for w in asked.control.findChildren(QWidget) if w.isWindow())
    nameless = [
        part.objectName()
        for part in popup.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not part.accessibleName()
    ]

    assert nameless == []


def test_escape_closes_the_calendar_and_gives_nothing(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.DATE))
    press(qtbot, "Tab")
    press(qtbot, "Space")
    popup = next(w for w in asked.control.findChildren(QWidget) if w.isWindow())
    qtbot.keyClick(popup, Qt.Key.Key_Escape)

    assert not popup.isVisible()
    assert asked.given == []
