"""The triage on the screen: by keys alone, heard as well as seen, and no dead end."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import NoKeyringError
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import STORE, Desktop
from desktop.clock import Clock
from desktop.controls.option import RadioOption
from desktop.pages.cases import CasesPage
from desktop.pages.front_door import FrontDoor
from desktop.pages.signs import Signs
from desktop.pages.triage import TriagePage
from desktop.settings import Settings
from desktop.store import opening
from desktop.store.credentials import Backend
from desktop.words import Language, Words
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.triage.telling import signs
from forms.triage.weighing import triage

PASSPHRASE = "nine quiet magnets"  # noqa: S105 no secret of anybody
READ = dt.date(2026, 10, 9)


def shown(
    corpus: Corpus, qtbot: QtBot, language: Language = "en", **answers: str
) -> TriagePage:
    given = {f"triage.{key}": answer for key, answer in answers.items()}
    page = TriagePage(corpus, Words(language), READ, dict(given))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.take_focus()
    return page


def options(page: QWidget) -> list[RadioOption]:
    return [o for o in page.findChildren(RadioOption) if o.isVisibleTo(page)]


def choose(page: QWidget, qtbot: QtBot, option_id: str) -> None:
    """Choose an option and go on, by keys alone."""
    option = next(o for o in options(page) if o.option.id == option_id)
    option.setFocus()
    qtbot.keyClick(option, Qt.Key.Key_Space)
    qtbot.keyClick(option, Qt.Key.Key_Return)


def button(page: QWidget, words: str) -> QPushButton:
    return next(
        each
        for each in page.findChildren(QPushButton)
        if words in each.text().replace("&", "") and each.isVisibleTo(page)
    )


def press(page: QWidget, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(button(page, words), Qt.Key.Key_Space)


def told(page: QWidget) -> str:
    signs = page.findChild(Signs)
    assert isinstance(signs, Signs)
    return signs.toPlainText() if signs.isVisibleTo(page) else ""


def test_the_way_to_the_result_goes_by_keys_alone(corpus: Corpus, qtbot: QtBot) -> None:
    page = shown(corpus, qtbot)
    for option in ("china", "magnet", "dy"):
        choose(page, qtbot, option)

    assert "1C905.a" in told(page)
    assert "Nobody" not in told(page)
    assert options(page) == []


def test_an_option_alone_does_not_go_on(corpus: Corpus, qtbot: QtBot) -> None:
    page = shown(corpus, qtbot)
    first = options(page)[0]
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert "china" in {option.option.id for option in options(page)}


def test_not_known_goes_on_and_leaves_all_possible(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = shown(corpus, qtbot)
    for _ in range(5):
        press(page, qtbot, "Not known")

    assert "◐ may speak here" in told(page)
    assert "speaks here; to be weighed" not in told(page)
    assert "not named here" not in told(page)


def test_going_back_finds_the_answer_chosen(corpus: Corpus, qtbot: QtBot) -> None:
    page = shown(corpus, qtbot)
    choose(page, qtbot, "china")
    choose(page, qtbot, "magnet")
    press(page, qtbot, "Back")

    assert [o.option.id for o in options(page) if o.isChecked()] == ["magnet"]
    assert button(page, "Continue").isEnabled()


def test_escape_leaves_from_the_first_question(corpus: Corpus, qtbot: QtBot) -> None:
    page = shown(corpus, qtbot)

    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_result_can_be_started_again(corpus: Corpus, qtbot: QtBot) -> None:
    page = shown(corpus, qtbot, leaves="china", kind="magnet", element="dy")
    press(page, qtbot, "Start again")

    assert len(options(page)) == 7
    assert told(page) == ""


def test_the_role_recipient_is_offered_where_goods_leave_china(
    corpus: Corpus, qtbot: QtBot
) -> None:
    from_china = shown(corpus, qtbot, leaves="china", kind="magnet", element="dy")
    elsewhere = shown(corpus, qtbot, leaves="abroad", kind="other", element="none")
    press(elsewhere, qtbot, "Not known")

    assert button(from_china, "I receive these goods: begin a case as recipient")
    assert button(elsewhere, "Begin a case with these answers")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whatever_takes_the_focus_says_what_it_is(
    corpus: Corpus, qtbot: QtBot, language: Language
) -> None:
    asking = shown(corpus, qtbot, language)
    result = shown(corpus, qtbot, language, leaves="china", kind="oxide", element="dy")
    nameless = [
        widget
        for page in (asking, result)
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not _name(widget)
    ]

    assert nameless == []


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face else ""


def test_tab_goes_through_the_question_in_its_order(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = shown(corpus, qtbot)
    press_not_known = button(page, "Not known")
    focused = QApplication.focusWidget()
    passed = [focused]
    for _ in range(12):
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        passed.append(focused)

    assert passed[0] is options(page)[0]
    assert press_not_known in passed
    assert button(page, "Back") in passed


# In the program


def no_ring() -> Backend:
    raise NoKeyringError


@pytest.fixture
def desktop(tmp_path: Path, clock: Clock, qtbot: QtBot) -> Iterator[Desktop]:
    settings = Settings(tmp_path)
    settings.language, settings.scheme = "en", "light"
    program = Desktop(tmp_path, clock=clock, ring=no_ring)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.stop()


def answered(desktop: Desktop, qtbot: QtBot) -> TriagePage:
    """Go to the triage from where the program stands and answer it."""
    page = desktop.window.page
    assert page is not None
    press(page, qtbot, "Is my item controlled")
    qtbot.waitUntil(lambda: isinstance(desktop.window.page, TriagePage), timeout=9000)
    found = desktop.window.page
    assert isinstance(found, TriagePage)
    for option in ("china", "magnet", "dy"):
        choose(found, qtbot, option)
    return found


def at_home(desktop: Desktop, home: Path) -> None:
    """Enter a store that was made just now."""
    made = opening.create(home / STORE, PASSPHRASE)
    assert isinstance(made, opening.Created)
    desktop.enter(made.key)
    desktop.start()


def role(desktop: Desktop) -> object:
    assert desktop.work is not None
    return desktop.work.session.outcome.facts[Place(CASE, "case.role")]


def test_a_case_begins_as_recipient_with_what_was_answered(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    at_home(desktop, tmp_path)
    page = answered(desktop, qtbot)
    press(page, qtbot, "begin a case as recipient")
    qtbot.waitUntil(lambda: desktop.work is not None, timeout=9000)
    assert desktop.work is not None
    answers = desktop.work.session.outcome.case.answers

    assert {(str(place), a[-1].raw, a[-1].source) for place, a in answers.items()} == {
        ("case.role", "recipient", "triage"),
        ("exporter.country", "CN", "triage"),
        ("route.crosses_border", "yes", "triage"),
        ("item-1/item.shape", "magnet", "triage"),
        ("item-1/item.magnet_material", "ndfeb-dy", "triage"),
    }


def test_who_has_no_store_yet_can_ask_first_and_keeps_the_answers(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.start()
    qtbot.waitUntil(
        lambda: any(
            b.isVisibleTo(desktop.window)
            for b in desktop.window.findChildren(QPushButton)
            if "Is my item" in b.text()
        )
    )
    page = answered(desktop, qtbot)
    press(page, qtbot, "begin a case as recipient")
    door = desktop.window.page
    assert isinstance(door, FrontDoor)
    assert "Open your store" in desktop.window.notice
    for field in door.findChildren(QLineEdit)[:2]:
        qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(door.findChildren(QLineEdit)[1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(door.findChildren(QLineEdit)[2].text()), timeout=9000)
    assert "Is my item" not in " ".join(
        b.text() for b in door.findChildren(QPushButton) if b.isVisibleTo(door)
    )
    desktop._entrance.entered.emit()
    qtbot.waitUntil(lambda: desktop.work is not None, timeout=9000)

    assert str(role(desktop)).count("recipient") == 1


def test_another_language_begins_where_this_one_was_left(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    at_home(desktop, tmp_path)
    answered(desktop, qtbot)
    desktop.window.language_chosen.emit("zh")
    page = desktop.window.page

    assert isinstance(page, TriagePage)
    assert "含镝的钕铁硼永磁材料列于1C905.a" in told(page)


def test_back_from_the_first_question_leads_to_the_cases(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    at_home(desktop, tmp_path)
    page = answered(desktop, qtbot)
    for _ in range(4):
        press(page, qtbot, "Back")

    assert isinstance(desktop.window.page, CasesPage)


def test_the_screen_tells_what_the_command_line_tells(
    corpus: Corpus, qtbot: QtBot
) -> None:
    motor = {
        "triage.leaves": "abroad",
        "triage.kind": "magnet-assembly",
        "triage.element": "dy",
        "triage.china": "content",
    }
    page = TriagePage(corpus, Words("en"), READ, dict(motor))
    qtbot.addWidget(page)
    page.show()
    result = triage(motor, corpus, on=READ, known=READ)

    for sign in signs(result, "en"):
        assert f"{sign.name}\n{sign.title}" in told(page)
        for sentence in (*sign.states, *sign.reasons, *sign.doubts):
            assert sentence in told(page)
