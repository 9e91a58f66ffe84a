"""A choice is made by arrows, letters, figures, or by typing into a search."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from forms.interview.questions import Kind, Option
from tests.desktop.questionnaire import ask, focus, press, question, type_in

MANY = tuple(Option(id=f"P1-{n:02}", says=f"Metal {n:02}") for n in range(1, 15))


@pytest.mark.parametrize(("key", "meant"), [("y", "yes"), ("N", "no"), ("2", "no")])
def test_yes_and_no_are_one_key(key: str, meant: str, qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.YES_NO))
    press(qtbot, key)

    assert asked.given == [meant]


@pytest.mark.parametrize(("key", "meant"), [("y", "yes"), ("n", "no"), ("1", "yes")])
def test_yes_and_no_are_the_same_keys_in_chinese(
    key: str, meant: str, qtbot: QtBot
) -> None:
    asked = ask(qtbot, question(Kind.YES_NO), language="zh")
    press(qtbot, key)

    assert asked.given == [meant]


def test_a_letter_that_only_one_option_begins_with_chooses_it(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "t")

    assert asked.given == ["target"]


def test_a_letter_of_several_options_walks_them_and_chooses_none(
    qtbot: QtBot,
) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "m")
    press(qtbot, "m")
    first_walk = list(asked.given)
    press(qtbot, "Space")

    assert (first_walk, asked.given) == ([], ["magnet"])


def test_space_chooses_the_option_in_focus(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "Space")

    assert asked.given == ["magnet"]


def test_arrows_move_a_choice_that_is_made(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "Space")
    press(qtbot, "Down")
    press(qtbot, "Up")

    assert asked.given == ["magnet", "motor", "magnet"]


def test_the_same_option_again_is_no_new_answer(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "t")
    press(qtbot, "t")

    assert asked.given == ["target"]


def test_a_click_anywhere_on_an_option_chooses_it(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    option = asked.control.field
    corner = QPoint(option.width() - 4, option.height() - 4)
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=corner)

    assert asked.given == ["magnet"]


def test_tab_leaves_the_options_in_one_stroke(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE))
    press(qtbot, "Space")
    press(qtbot, "Tab")

    assert focus() is asked.after


def test_an_estimate_may_name_several_options(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE, estimate=True))
    asked.control.findChildren(QCheckBox)[0].setFocus()
    press(qtbot, "Space")
    press(qtbot, "1")
    press(qtbot, "3")

    assert asked.given == ["magnet", "magnet|target"]


def test_tab_comes_to_the_options_before_the_box_below_them(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE, estimate=True))
    several = asked.control.findChildren(QCheckBox)[0]
    several.setFocus()
    press(qtbot, "Space")
    press(qtbot, "Shift+Tab")

    assert focus() is not several
    assert asked.control.isAncestorOf(focus())


def test_more_than_eight_options_are_searched(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.CHOICE, option=MANY))
    type_in(qtbot, ["metal 07"])
    press(qtbot, "Return")

    assert asked.given == ["P1-07"]


def test_a_long_list_opens_on_an_arrow_and_chooses_nothing_by_it(
    qtbot: QtBot,
) -> None:
    asked = ask(qtbot, question(Kind.CHOICE, option=MANY))
    press(qtbot, "Down")
    combo = asked.control.findChildren(QComboBox)[0]

    assert combo.view().isVisible()
    assert asked.given == []


@pytest.mark.parametrize("typed", ["EE", "ee", "Estonia", "eston", "爱沙尼亚"])
def test_a_country_is_found_by_name_and_code(typed: str, qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRY))
    qtbot.keyClicks(asked.control.field, typed) if typed.isascii() else (
        asked.control.findChildren(QComboBox)[0].setEditText(typed)
    )
    asked.leave()

    assert asked.given == ["EE"]


def test_a_country_is_found_in_english_on_a_chinese_screen(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRY), language="zh")
    type_in(qtbot, ["Estonia"])
    asked.leave()

    assert asked.control.findChildren(QComboBox)[0].currentText() == "爱沙尼亚"


def test_a_country_is_taken_from_the_list_below(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRY))
    type_in(qtbot, ["indon"])
    press(qtbot, "Down")
    press(qtbot, "Return")

    assert asked.given == ["ID"]


def test_a_name_that_fits_several_countries_is_not_guessed(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRY))
    type_in(qtbot, ["Korea"])
    asked.leave()

    assert asked.given == ["Korea"]


def test_the_wheel_scrolls_the_page_and_changes_no_answer(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRY))
    asked.control.show_answer("EE")
    down = QWheelEvent(
        QPointF(8, 8),
        QPointF(8, 8),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(asked.control.field, down)
    asked.leave()

    assert (asked.given, asked.control.written()) == ([], "EE")


def test_countries_are_added_one_after_the_other(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRIES))
    for name in ("Estonia", "FI"):
        type_in(qtbot, [name])
        press(qtbot, "Return")

    assert asked.given == ["EE", "EE, FI"]


def test_a_country_is_removed_by_its_chip(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRIES))
    asked.control.show_answer("EE, FI")
    press(qtbot, "Tab")
    press(qtbot, "Space")

    assert asked.given == ["FI"]


def test_none_of_the_countries_is_an_answer(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRIES))
    press(qtbot, "Tab")
    press(qtbot, "Space")

    assert asked.given == ["none"]


def test_a_country_added_takes_none_away(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.COUNTRIES))
    asked.control.show_answer("none")
    type_in(qtbot, ["Estonia"])
    press(qtbot, "Return")

    assert asked.given == ["EE"]
