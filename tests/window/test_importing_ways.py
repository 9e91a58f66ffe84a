"""Files are reached from rail and bill; what is taken over is kept once or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.beginnings import begun, written
from desktop.casework import Casework
from desktop.clock import Clock
from desktop.pages.importing.given import files
from desktop.pages.importing.page import ImportingPage
from desktop.session import CaseSession
from desktop.store.errors import StoreError
from desktop.store.vault import Vault
from desktop.windows.main_window import MainWindow
from desktop.words import Words
from forms.case.facts import Place
from forms.corpus import Corpus

ITEM = "item-1"
PLAIN = "Part number,Description,Quantity\nA-1,Magnet,24\nA-2,Rotor,1\n"
TITLE = "Motors for Canada"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Words("en"), "light")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def work(
    vault: Vault, corpus: Corpus, clock: Clock, window: MainWindow, qtbot: QtBot
) -> Iterator[Casework]:
    case_id = vault.new_case(TITLE, at=clock.now())
    vault.append_many(case_id, written(begun(TITLE, clock.now())), at=clock.now())
    background = Background()
    session = CaseSession(vault, case_id, corpus, "en", clock, "clerk")
    casework = Casework(session, background)
    casework.show_in(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield casework
    casework.leave()
    background.finish()
    QCoreApplication.processEvents()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN, "utf-8")
    return path


def opened(work: Casework, file: Path, qtbot: QtBot) -> ImportingPage:
    """Show a file, read and ready to be taken over."""
    work.show_importing(ITEM)
    page = work.page.importing
    page.give(files([str(file)]))
    qtbot.waitUntil(page.foot.take.isEnabled, timeout=20_000)
    return page


def test_the_bill_leads_to_its_files_and_back(work: Casework, qtbot: QtBot) -> None:
    work.show_bill(ITEM)
    work.page.composition.import_wanted.emit(ITEM)

    assert work.page.importing.isVisible()
    assert not work.page.determination.isVisible(), "a table needs the width"
    assert QApplication.focusWidget() is work.page.importing.start.choose

    qtbot.mouseClick(work.page.importing.back, Qt.MouseButton.LeftButton)

    assert work.page.shows_bill


def test_what_is_taken_stands_in_the_bill_and_one_undo_takes_it_back(
    work: Casework, file: Path, qtbot: QtBot
) -> None:
    page = opened(work, file, qtbot)
    qtbot.mouseClick(page.foot.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.arrived.isVisible, timeout=20_000)
    bill = work.session.bill(ITEM).bill

    assert [line.number for line in bill.lines.values()] == ["A-1", "A-2"]
    assert [source.name for source in bill.sources.values()] == ["parts.csv"]

    work.session.undo()

    assert work.session.bill(ITEM).bill.lines == {}


def test_what_the_bill_told_of_before_is_said(
    work: Casework, file: Path, qtbot: QtBot
) -> None:
    for before in range(2):
        page = opened(work, file, qtbot)
        assert ("This very file" in page.foot.state.text()) == bool(before)
        qtbot.mouseClick(page.foot.take, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(page.arrived.isVisible, timeout=20_000)

    assert "Told twice: 2 of these lines" in page.arrived.accessibleName()


def test_taking_over_can_be_called_off(
    work: Casework, file: Path, vault: Vault, qtbot: QtBot
) -> None:
    page = opened(work, file, qtbot)
    before = vault.events(work.session.case_id)
    page.foot.take.click()

    assert not page.file.isEnabled()
    assert "being taken over" in page.foot.state.text()

    page.cancel()
    work._background.finish()
    QCoreApplication.processEvents()

    assert vault.events(work.session.case_id) == before
    assert page.foot.take.isEnabled(), "the file is still open"
    assert page.file.isEnabled()


def test_an_answer_given_meanwhile_and_the_lines_are_both_kept(
    work: Casework, file: Path, qtbot: QtBot
) -> None:
    page = opened(work, file, qtbot)
    page.foot.take.click()
    work.session.answer(Place("case", "case.role"), "exporter")
    qtbot.waitUntil(page.arrived.isVisible, timeout=20_000)

    assert len(work.session.bill(ITEM).bill.lines) == 2
    assert Place("case", "case.role") in work.session.outcome.facts


def test_what_cannot_be_kept_leaves_the_file_open(
    work: Casework,
    file: Path,
    vault: Vault,
    qtbot: QtBot,
) -> None:
    page = opened(work, file, qtbot)
    page.foot.take.click()
    vault.close()
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)

    assert issubclass(raised[0][0], StoreError)
    assert page.foot.take.isEnabled()
    assert not page.arrived.isVisible()


def test_a_file_that_is_open_is_open_in_the_other_language_too(
    work: Casework, file: Path, qtbot: QtBot
) -> None:
    opened(work, file, qtbot)
    work.leave()
    other = MainWindow(Words("zh"), "light")
    qtbot.addWidget(other)
    work.show_in(other)
    other.show()
    page = work.page.importing
    qtbot.waitUntil(page.foot.take.isEnabled, timeout=20_000)

    assert page.isVisible()
    assert page.file.card._name.text() == "parts.csv"
