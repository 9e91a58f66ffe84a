"""On a day that no text settles, the interview leads to the page that asks."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.beginnings import from_case_file, written
from desktop.casework import Casework
from desktop.clock import Clock
from desktop.pages.stop import StopCard
from desktop.samples import sample_text
from desktop.session import CaseSession
from desktop.store.vault import Vault
from desktop.windows.main_window import MainWindow
from desktop.words import Words
from forms.case.events import Opened, StatusConfirmed
from forms.case.facts import CASE, Place
from forms.corpus import Corpus

TODAY = dt.date(2026, 11, 25)
DATE = Place(CASE, "route.export_date")
LAPSED = StatusConfirmed(
    suspension="mofcom-gac-2025-70", status="lapsed", checked_on=TODAY, by="clerk"
)


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: f"{TODAY}T09:00:00+01:00", lambda: TODAY)


@pytest.fixture
def work(
    vault: Vault, corpus: Corpus, clock: Clock, qtbot: QtBot
) -> Iterator[Casework]:
    """Show a case with every question answered, as known today."""
    sample = sample_text("traction-motor-magnet")
    title, events = from_case_file(sample, corpus, "sample", clock.now())
    story = (Opened(title=title), *events[1:])
    case_id = vault.new_case(title, at=clock.now())
    vault.append_many(case_id, written(story), at=clock.now())
    session = CaseSession(vault, case_id, corpus, "en", clock, "clerk")
    background = Background()
    casework = Casework(session, background)
    window = MainWindow(Words("en"), "light")
    qtbot.addWidget(window)
    casework.show_in(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield casework
    background.finish()
    QCoreApplication.processEvents()


def card(work: Casework) -> str:
    """Return what the card beside the questions says, if it is there."""
    found = work.page.interview.findChildren(StopCard)
    return " ".join(c.accessibleName() for c in found if c.isVisible())


def ship_on(work: Casework, day: str) -> None:
    work.session.answer(DATE, day)
    work.session.accept()


def test_a_day_that_the_text_settles_stops_nobody(work: Casework) -> None:
    ship_on(work, "2026-11-09")
    work.go_on()

    assert card(work) == ""
    assert work.page.shows_papers


def test_the_card_comes_up_as_soon_as_the_day_is_known(work: Casework) -> None:
    ship_on(work, "2026-12-10")

    assert "for 10 December 2026 MOFCOM's list must be looked at" in card(work)


def test_one_key_leads_from_the_card_to_the_page_that_asks(
    work: Casework, qtbot: QtBot
) -> None:
    ship_on(work, "2026-12-10")
    button = next(
        b
        for b in work.page.interview.findChildren(QPushButton)
        if "Look up" in b.text()
    )
    qtbot.keyClick(button, Qt.Key.Key_Return)

    assert work.page.law.isVisible()


def test_after_the_last_question_the_stop_comes_before_the_papers(
    work: Casework, qtbot: QtBot
) -> None:
    ship_on(work, "2026-12-10")
    work.go_on()

    assert work.page.law.isVisible()
    qtbot.waitUntil(lambda: work.page.law.focusWidget() is not None)

    onward = next(
        b for b in work.page.law.findChildren(QPushButton) if b.text() == "Co&ntinue"
    )
    onward.setFocus()
    qtbot.keyClick(onward, Qt.Key.Key_Return)

    assert work.page.shows_papers


def test_what_is_recorded_lets_the_case_go_on(work: Casework) -> None:
    ship_on(work, "2026-12-10")
    work.session.record(LAPSED)
    work.go_on()

    assert card(work) == ""
    assert work.page.shows_papers


def test_an_old_look_is_asked_for_and_stops_nobody(work: Casework) -> None:
    ship_on(work, "2026-11-20")
    old = LAPSED.model_copy(update={"checked_on": TODAY - dt.timedelta(days=31)})
    work.session.record(old)

    assert "more than 30 days before 25 November 2026" in card(work)

    work.go_on()

    assert work.page.shows_papers


def test_the_determination_says_so_first_and_leads_there(work: Casework) -> None:
    ship_on(work, "2026-12-10")
    panel = work.page.determination
    told = panel.toPlainText()

    assert told.index("Stop: for 10 December") < told.index("Needs confirmation")

    panel.anchorClicked.emit(QUrl("law:"))

    assert work.page.law.isVisible()


def test_what_rests_on_a_record_alone_says_so_at_once(work: Casework) -> None:
    ship_on(work, "2026-12-10")
    work.session.record(LAPSED)

    told = work.page.determination.toPlainText()

    assert "This rests on a record of 25 November 2026" in told


def test_the_menu_leads_there_by_a_key_of_its_own(qtbot: QtBot) -> None:
    window = MainWindow(Words("en"), "light")
    qtbot.addWidget(window)

    assert window.to_law.shortcut().toString() == "Ctrl+L"


def test_a_file_is_sealed_aside_and_one_that_is_gone_is_told(
    work: Casework, tmp_path: Path, qtbot: QtBot
) -> None:
    annex = tmp_path / "annex-1.pdf"
    annex.write_bytes(b"an annex, made up for this test")
    form = work.page.law.comparison
    said = form.findChildren(QLabel)
    form.file_chosen.emit(str(annex))
    qtbot.waitUntil(lambda: any("annex-1.pdf · 31" in label.text() for label in said))

    form.file_chosen.emit(str(tmp_path / "gone.pdf"))
    qtbot.waitUntil(lambda: any("gone.pdf cannot be" in label.text() for label in said))
