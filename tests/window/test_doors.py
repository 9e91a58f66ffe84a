"""The way into the store has no dead end, and every part has a name to hear."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import NoKeyringError
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import STORE, Desktop
from desktop.clock import Clock
from desktop.pages.case import CasePage
from desktop.pages.cases import CasesPage
from desktop.settings import Settings
from desktop.store import opening
from desktop.store.credentials import Backend

PASSPHRASE = "nine quiet magnets"  # noqa: S105 no secret of anybody


def no_ring() -> Backend:
    raise NoKeyringError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    settings = Settings(tmp_path)
    settings.language, settings.scheme = "en", "light"
    return tmp_path


@pytest.fixture
def desktop(home: Path, clock: Clock, qtbot: QtBot) -> Iterator[Desktop]:
    program = Desktop(home, clock=clock, ring=no_ring)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.stop()


def made(home: Path) -> opening.Created:
    created = opening.create(home / STORE, PASSPHRASE)
    assert isinstance(created, opening.Created)
    return created


def shown_text(desktop: Desktop) -> str:
    page = desktop.window.page
    assert page is not None
    labels = page.findChildren(QWidget)
    return " ".join(
        str(widget.property("text") or "")
        for widget in labels
        if widget.isVisibleTo(page)
    )


def press(desktop: Desktop, qtbot: QtBot, words: str) -> None:
    """Press the button of the page that is called so, by its key."""
    page = desktop.window.page
    assert page is not None
    buttons = page.findChildren(QPushButton)
    button = next(b for b in buttons if words in b.text().replace("&", ""))
    qtbot.keyClick(button, Qt.Key.Key_Space)


def type_and_enter(desktop: Desktop, qtbot: QtBot, text: str) -> None:
    page = desktop.window.page
    assert page is not None
    field = next(f for f in page.findChildren(QLineEdit) if f.isVisibleTo(page))
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_wrong_passphrase_is_explained_and_the_right_one_opens(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    made(home)
    desktop.start()
    qtbot.waitUntil(lambda: "Type the passphrase" in shown_text(desktop))
    type_and_enter(desktop, qtbot, "nine loud magnets")
    qtbot.waitUntil(lambda: "does not open" in shown_text(desktop), timeout=9000)
    type_and_enter(desktop, qtbot, PASSPHRASE)

    qtbot.waitUntil(lambda: isinstance(desktop.window.page, CasesPage), timeout=9000)


def test_the_recovery_key_opens_what_the_passphrase_would(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    created = made(home)
    desktop.start()
    qtbot.waitUntil(lambda: "Type the passphrase" in shown_text(desktop))
    press(desktop, qtbot, "recovery")
    type_and_enter(desktop, qtbot, created.recovery_key)

    qtbot.waitUntil(lambda: isinstance(desktop.window.page, CasesPage), timeout=9000)


def test_a_missing_key_ring_leads_to_the_passphrase(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.start()
    qtbot.waitUntil(lambda: "key ring" in shown_text(desktop))
    press(desktop, qtbot, "ring")

    qtbot.waitUntil(lambda: "does not answer" in shown_text(desktop), timeout=9000)


def test_a_broken_store_is_said_and_never_replaced(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    made(home)
    (home / STORE / "vault.db").unlink()
    desktop.start()

    qtbot.waitUntil(lambda: "vault.db is gone" in shown_text(desktop))
    assert "none is made in its stead" in shown_text(desktop)


def test_the_recovery_key_survives_a_change_of_language(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.start()
    qtbot.waitUntil(lambda: "Choose a passphrase" in shown_text(desktop))
    page = desktop.window.page
    assert page is not None
    for field in page.findChildren(QLineEdit)[:2]:
        qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(page.findChildren(QLineEdit)[1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "recovery key" in shown_text(desktop), timeout=9000)
    key = page.findChildren(QLineEdit)[2].text()
    desktop.window.language_chosen.emit("zh")
    page = desktop.window.page
    assert page is not None

    assert key
    assert any(f.text() == key for f in page.findChildren(QLineEdit))


def nameless(desktop: Desktop) -> list[str]:
    """Return every part that takes the focus and says nothing to a screen reader."""
    found = []
    for widget in desktop.window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (takes_focus and widget.isVisibleTo(desktop.window)):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face is None or not face.text(QAccessible.Text.Name):
            found.append(repr(widget))
    return found


def test_every_part_that_takes_the_focus_has_a_name(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    created = made(home)
    desktop.start()
    qtbot.waitExposed(desktop.window)
    door = nameless(desktop)
    desktop.enter(created.key)
    cases = nameless(desktop)
    desktop.open_sample("traction-motor-magnet")
    qtbot.waitUntil(lambda: isinstance(desktop.window.page, CasePage), timeout=9000)
    QApplication.processEvents()
    assert desktop.work is not None
    pages = []
    for entry in desktop.work.session.view().rail:
        desktop.work.session.turn_to(entry.key)
        pages += nameless(desktop)
    desktop.work.page.show_papers()

    assert door + cases + pages + nameless(desktop) == []


def test_a_deleted_case_can_be_brought_back(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    created = made(home)
    desktop.enter(created.key)
    desktop.start()
    page = desktop.window.page
    assert isinstance(page, CasesPage)
    page.begun.emit("Once and again")
    qtbot.waitUntil(lambda: desktop.work is not None, timeout=9000)
    desktop.window.to_cases.trigger()
    press(desktop, qtbot, "Delete the marked case")
    press(desktop, qtbot, "Bring back: Once and again")

    assert "Once and again" in [
        str(index.data()).partition("\n")[0] for index in _rows(desktop.window.page)
    ]


def _rows(page: QWidget | None) -> list[QModelIndex]:
    from PySide6.QtWidgets import QListWidget

    assert page is not None
    lists = page.findChildren(QListWidget)
    return [
        lines.model().index(row, 0) for lines in lists for row in range(lines.count())
    ]


def test_a_page_that_is_left_is_let_go(
    desktop: Desktop, home: Path, qtbot: QtBot
) -> None:
    created = made(home)
    desktop.enter(created.key)
    desktop.start()
    for title in ("One", "Two", "Three"):
        page = desktop.window.page
        assert isinstance(page, CasesPage)
        page.begun.emit(title)
        qtbot.waitUntil(lambda: desktop.work is not None, timeout=9000)
        desktop.window.to_cases.trigger()
    qtbot.waitUntil(lambda: len(desktop.window.findChildren(CasesPage)) == 1)

    assert desktop.window.findChildren(CasePage) == []


def test_a_case_may_be_left_while_its_paper_is_drawn(
    desktop: Desktop, home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    created = made(home)
    desktop.enter(created.key)
    desktop.start()
    desktop.open_sample("traction-motor-magnet")
    qtbot.waitUntil(lambda: desktop.work is not None, timeout=9000)
    assert desktop.work is not None
    session = desktop.work.session
    paper = tmp_path / "paper.pdf"
    desktop.work.page.papers.wanted.emit("filing", str(paper))
    desktop.window.to_cases.trigger()
    qtbot.waitUntil(lambda: len(session.issued()) == 1, timeout=20_000)

    assert paper.exists()
    assert desktop.window.notice == ""
