"""Dates after filing start the clocks; each is heard with its state."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.beginnings import from_case_file, written
from desktop.clock import Clock
from desktop.pages.case import CasePage
from desktop.pages.clocks import ClocksPage
from desktop.pages.importing.memory import Memory
from desktop.pages.importing.page import ImportingPage
from desktop.pages.importing.telling import Teller
from desktop.samples import sample_text
from desktop.session import CaseSession, View
from desktop.store.vault import Vault
from desktop.words import Words
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.interview.screens import PageKey

ACCEPTED = "filing.accepted_on"


@pytest.fixture
def page(session: CaseSession, corpus: Corpus, qtbot: QtBot) -> ClocksPage:
    clocks = ClocksPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(clocks)
    clocks.answered.connect(session.answer)
    clocks.withdrawn.connect(session.withdraw)
    session.changed.connect(clocks.show_view)
    session.show()
    with qtbot.waitActive(clocks):
        clocks.show()
        clocks.activateWindow()
    return clocks


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def test_a_typed_day_starts_its_clock(
    page: ClocksPage, session: CaseSession, qtbot: QtBot
) -> None:
    field = page.row(ACCEPTED).field
    field.setFocus()
    qtbot.keyClicks(field, "2026-09-01")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert session.outcome.case.answers[Place(CASE, ACCEPTED)][-1].raw == "2026-09-01"
    assert (
        page.card("decision")
        .accessibleName()
        .startswith("MOFCOM's decision on the application: Running: days left:")
    )


def test_a_day_taken_back_stops_its_clock(
    page: ClocksPage, session: CaseSession
) -> None:
    session.answer(Place(CASE, "licence.kind"), "single")
    session.answer(Place(CASE, "licence.issued_on"), "2026-09-01")
    running = page.card("single-licence").accessibleName()
    session.withdraw(Place(CASE, "licence.issued_on"))

    assert running == "Single licence: Running: days left: 326"
    assert page.card("single-licence").accessibleName() == "Single licence: Not started"


def test_the_page_says_on_which_day_it_looks(page: ClocksPage) -> None:
    assert "As of 9 October 2026, Beijing calendar" in words(page)


def test_every_part_that_takes_the_focus_has_a_name(
    page: ClocksPage, session: CaseSession
) -> None:
    session.answer(Place(CASE, ACCEPTED), "2026-09-01")
    session.answer(
        Place(CASE, "filing.stops"), [{"from": "2026-09-14", "what": "appraisal"}]
    )
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget


def test_tab_goes_from_the_clocks_to_the_dates(
    page: ClocksPage, session: CaseSession, qtbot: QtBot
) -> None:
    session.answer(Place(CASE, ACCEPTED), "2026-09-01")
    page.take_focus()
    came = []
    for _ in range(12):
        here = QApplication.focusWidget()
        assert here is not None
        came.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)

    assert came[0] is page.card("decision")
    assert page.row(ACCEPTED).field in came


def test_a_card_is_heard_whole(page: ClocksPage, session: CaseSession) -> None:
    session.answer(Place(CASE, ACCEPTED), "2026-09-01")
    heard = page.card("decision").accessibleDescription()

    assert "By 9 November 2026." in heard
    assert "Who: MOFCOM · Dual-use Regulations art. 17" in heard


@pytest.fixture
def sample(vault: Vault, corpus: Corpus, clock: Clock) -> View:
    at, text = clock.now(), sample_text("traction-motor-magnet")
    title, events = from_case_file(text, corpus, "sample", at)
    case_id = vault.new_case(title, at=at)
    vault.append_many(case_id, written(events), at=at)
    return CaseSession(vault, case_id, corpus, "en", clock, "clerk").view()


def test_what_is_doubtful_about_a_clock_is_said_on_its_card(
    page: ClocksPage, sample: View
) -> None:
    page.show_view(sample)
    told = words(page.card("records"))

    assert "this duty is not certain to be owed" in told
    assert "the day on which the goods left is not given" in told


def test_a_duty_with_a_clock_is_not_told_again_among_the_others(
    page: ClocksPage, sample: View
) -> None:
    page.show_view(sample)

    assert "Compliance notice" in words(page)
    assert "Keep records for five years" not in words(page)


def test_five_years_of_keeping_that_are_over_are_no_alarm(
    page: ClocksPage, sample: View
) -> None:
    page.show_view(replace(sample, today=dt.date(2040, 1, 1)))
    card = page.card("records")

    assert "days past the last" in card.accessibleName()
    assert "problem" not in {x.property("role") for x in card.findChildren(QLabel)}


def test_the_rail_leads_to_the_clocks_and_back_to_the_questions(
    session: CaseSession,
    corpus: Corpus,
    qtbot: QtBot,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    words, folder = Words("en"), tmp_path_factory.mktemp("p")
    teller = Teller(corpus.wordings, "en")
    importing = ImportingPage(words, Background(), teller, Memory(str))
    case = CasePage(corpus, words, QLocale("en_GB"), folder, importing)
    qtbot.addWidget(case)
    session.changed.connect(case.show_view)
    case.rail.clocks_chosen.connect(case.show_clocks)
    session.show()
    case.rail.clocks_chosen.emit()
    # The page of questions still reveals its next row.
    qtbot.wait(1)

    assert case.clocks.isVisibleTo(case)
    assert PageKey("after-filing") not in {e.key for e in session.view().rail}
    assert dt.date(2026, 10, 9) == session.view().today
