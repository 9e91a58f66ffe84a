"""What only a person can look up is recorded with name and day, or withdrawn."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.clock import Clock
from desktop.holding import held
from desktop.pages.law.page import LawPage
from desktop.session import CaseSession
from desktop.words import LANGUAGES, Words
from forms.case.events import (
    FactVerified,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
)
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.rules.determination import Licence

TODAY = dt.date(2026, 11, 25)
TRADER = {
    (CASE, "case.role"): "exporter",
    (CASE, "exporter.country"): "SG",
    (CASE, "route.destination"): "IN",
    (CASE, "route.crosses_border"): "yes",
    (CASE, "route.export_date"): "2026-12-10",
    ("item-1", "item.shape"): "input",
    ("item-1", "item.input_material"): "P1-12",
    ("item-1", "item.origin"): "CN",
}
ABOUT = {
    "extended": "The pause was extended",
    "lapsed": "The pause ended",
    "replaced": "Another announcement",
}


class Days:
    """A calendar that a test turns."""

    def __init__(self) -> None:
        self.today = TODAY

    def clock(self) -> Clock:
        return Clock(lambda: f"{self.today}T09:00:00+01:00", lambda: self.today)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def clock(days: Days) -> Clock:
    return days.clock()


@pytest.fixture
def page(session: CaseSession, corpus: Corpus, qtbot: QtBot) -> LawPage:
    law = LawPage(corpus, Words("en"), "clerk")
    qtbot.addWidget(law)
    law.recorded.connect(session.record)
    session.changed.connect(law.show_view)
    for (member, question), raw in TRADER.items():
        session.answer(Place(member, question), raw)
    with qtbot.waitActive(law):
        law.show()
        law.activateWindow()
    law.take_focus()
    return law


def licence(session: CaseSession) -> frozenset[Licence]:
    return session.outcome.determination.items[0].licence


def told(page: QWidget, role: str = "problem") -> str:
    """Return what the page says in a role, and can be seen."""
    labels = page.findChildren(QLabel)
    seen = (x for x in labels if x.property("role") == role and x.isVisibleTo(page))
    return " ".join(x.text() for x in seen)


def stopped(page: LawPage) -> str:
    card = page.stop
    return card.accessibleName() if card.isVisibleTo(page) else ""


def here() -> QWidget:
    """Return what has the focus."""
    part = QApplication.focusWidget()
    assert part is not None
    return part


def called(part: QWidget) -> str:
    """Return by what name a person finds it."""
    return f"{part.accessibleName()} {getattr(part, 'text', str)()}".strip()


def go_to(name: str, qtbot: QtBot) -> QWidget:
    """Press Tab until what bears the name has the focus."""
    for _ in range(80):
        if name in called(here()):
            return here()
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
    raise LookupError(name)


def walk_to(name: str, qtbot: QtBot) -> None:
    """Walk through options by arrows, from the first on, and choose one."""
    for key in (*[Qt.Key.Key_Up] * 3, *[Qt.Key.Key_Down] * 3):
        if key == Qt.Key.Key_Down and name in called(here()):
            break
        qtbot.keyClick(here(), key)
    qtbot.keyClick(here(), Qt.Key.Key_Space)


def write(name: str, text: str, qtbot: QtBot) -> None:
    field = go_to(name, qtbot)
    if isinstance(field, QLineEdit):
        field.selectAll()
    qtbot.keyClicks(field, text)


def record(page: LawPage, qtbot: QtBot, status: str, **fields: str) -> None:
    """Choose what the list shows, fill the fields in, and press Enter."""
    page.take_focus()
    walk_to(ABOUT[status], qtbot)
    names = {
        "until": "Last day",
        "instrument": "Announcement",
        "address": "Address",
        "by": "Who looked",
        "day": "Day of looking",
    }
    for key in (key for key in names if key in fields):
        write(names[key], fields[key], qtbot)
    qtbot.keyClick(here(), Qt.Key.Key_Return)


EXTENDED = {"until": "2027-01-10", "instrument": "No. 99/2026"}


# What the list shows


def test_without_a_record_it_stops_with_the_result_under_each_reading(
    page: LawPage, session: CaseSession
) -> None:
    assert licence(session) == {Licence.NEEDS_CONFIRMATION}
    said = stopped(page)
    face, politics = said.index("By the face of No. 70"), said.index("By the political")
    assert "settles export dates up to 9 November 2026" in said
    assert "none is called likely" in said
    assert face < politics


def test_a_recorded_extension_settles_the_days_that_it_names(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "extended", **EXTENDED)

    assert licence(session) == {Licence.SUSPENDED}
    assert stopped(page) == ""
    event = session.events[-1]
    assert isinstance(event, StatusConfirmed)
    assert (event.by, event.checked_on, event.instrument) == (
        "clerk",
        TODAY,
        "No. 99/2026",
    )


def test_a_recorded_lapse_makes_the_limbs_live(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "lapsed")

    assert licence(session) == {Licence.REQUIRED, Licence.EXEMPT}
    assert stopped(page) == ""


def test_a_replacement_leaves_the_day_open_and_says_what_to_read(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "replaced", instrument="No. 98/2026")

    assert licence(session) == {Licence.NEEDS_CONFIRMATION}
    assert "another text stands in the place of No. 70/2025 (No. 98/2026)" in stopped(
        page
    )


def test_a_contradiction_reopens_and_a_withdrawal_settles_again(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "lapsed", day="2026-11-20")
    record(page, qtbot, "extended", **EXTENDED)

    assert licence(session) == {Licence.NEEDS_CONFIRMATION}
    assert "withdraw the record that is wrong" in stopped(page)

    withdraw("was found lapsed", "read on the page of 2025", qtbot)

    assert licence(session) == {Licence.SUSPENDED}
    assert stopped(page) == ""


def withdraw(what: str, reason: str, qtbot: QtBot) -> None:
    """Open a record, say why it counts no more, and press Enter."""
    button = go_to("Withdraw: ", qtbot)
    while what not in button.accessibleName():
        qtbot.keyClick(button, Qt.Key.Key_Tab)
        button = go_to("Withdraw: ", qtbot)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    field = here()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, reason)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_withdrawal_keeps_both_and_says_who_and_why(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "lapsed")
    withdraw("lapsed", "read on the page of 2025", qtbot)

    made, gone = session.events[-2:]
    assert isinstance(gone, RecordWithdrawn)
    assert (gone.record, gone.by, gone.on) == (made, "clerk", TODAY)
    assert "Withdrawn by clerk on 25 November 2026" in told(page, "hint")
    assert "read on the page of 2025" in told(page, "hint")
    assert page.status.isAncestorOf(here())


def test_a_withdrawal_needs_a_reason_and_can_be_left(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    record(page, qtbot, "lapsed")
    before = session.events
    withdraw("lapsed", "", qtbot)

    assert session.events == before
    assert "Say why the record counts no more" in told(page)

    qtbot.keyClick(here(), Qt.Key.Key_Escape)

    assert told(page) == ""
    assert "Withdraw: " in here().accessibleName()


def test_a_look_older_than_thirty_days_asks_again_and_unsettles_nothing(
    page: LawPage, session: CaseSession, days: Days, qtbot: QtBot
) -> None:
    record(page, qtbot, "extended", **EXTENDED)
    days.today = TODAY + dt.timedelta(days=31)
    session.answer(Place(CASE, "route.export_date"), "2026-12-30")

    assert "Look at MOFCOM's list again" in stopped(page)
    assert "more than 30 days before" in stopped(page)
    assert licence(session) == {Licence.SUSPENDED}


def test_an_old_lapse_leaves_later_days_open_again(
    page: LawPage, session: CaseSession, days: Days, qtbot: QtBot
) -> None:
    record(page, qtbot, "lapsed")
    days.today = TODAY + dt.timedelta(days=31)
    session.answer(Place(CASE, "route.export_date"), "2026-12-28")

    assert licence(session) == {Licence.NEEDS_CONFIRMATION}
    assert "settles export dates up to 25 December 2026" in stopped(page)


@pytest.mark.parametrize(
    ("status", "fields", "says"),
    [
        ("extended", {"instrument": "No. 99/2026"}, "Last day of the pause: give a"),
        (
            "extended",
            {"until": "soon", "instrument": "No. 99/2026"},
            "Last day of the pause: give a date like 2027-01-10",
        ),
        ("extended", {"until": "2027-01-10"}, "What no announcement says is no"),
        ("replaced", {}, "Announcement: name the one that says so"),
        (
            "extended",
            {"until": "2026-11-10", "instrument": "No. 99/2026"},
            "10 November 2026 is no extension",
        ),
        ("lapsed", {"day": "2026-11-26"}, "26 November 2026 lies after 25 November"),
        ("lapsed", {"day": "2025-11-06"}, "not yet published (that was on 7 November"),
        ("lapsed", {"day": "yesterday"}, "Day of looking: give a date"),
        ("lapsed", {"address": "the list"}, "'the list' is no address of a page"),
    ],
)
def test_wrong_input_is_refused_with_the_way_out(
    page: LawPage,
    session: CaseSession,
    qtbot: QtBot,
    status: str,
    fields: dict[str, str],
    says: str,
) -> None:
    before = session.events
    record(page, qtbot, status, **fields)

    assert session.events == before
    assert says in told(page)


def test_nothing_chosen_is_told_and_kept_from_the_record(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = session.events
    go_to("Who looked", qtbot)
    qtbot.keyClick(here(), Qt.Key.Key_Return)

    assert session.events == before
    assert "Choose what the list shows." in told(page)


def test_a_record_without_a_person_proves_nothing_and_is_refused(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = session.events
    page.status.by.clear()
    record(page, qtbot, "lapsed")

    assert session.events == before
    assert "proves nothing" in told(page)


def test_the_lists_to_look_at_are_offered_as_addresses(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    page.take_focus()
    go_to("Address", qtbot)
    qtbot.keyClick(here(), Qt.Key.Key_Down)
    record(page, qtbot, "lapsed")

    event = session.events[-1]
    assert isinstance(event, StatusConfirmed)
    assert event.address == "mofcom.gov.cn/zcfb/blgg/gg/2026/index.html"


# What an official file says


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "annex-1.pdf"
    path.write_bytes(b"an annex, made up for this test" * 100_000)
    return path


def compare(
    page: LawPage,
    annex: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    fact: str = "Terbium target",
    finding: str = "The file does not have it",
    said: str = "Only samarium and gadolinium.",
) -> None:
    """Choose fact and file, say what was found, and press Enter."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(annex), ""))
    page.comparison.file_chosen.connect(
        lambda path: page.comparison.show_file(held(Path(path)))
    )
    page.take_focus()
    if fact:
        write("Fact that was not verified", fact, qtbot)
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
    page.take_focus()
    qtbot.keyClick(go_to("Choose the official", qtbot), Qt.Key.Key_Space)
    go_to("The file says what stands here", qtbot)
    walk_to(finding, qtbot)
    if said:
        write("What the file says", said, qtbot)
    qtbot.keyClick(here(), Qt.Key.Key_Return)


def test_a_fact_is_held_against_a_file_of_which_only_the_seal_is_kept(
    page: LawPage,
    session: CaseSession,
    annex: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compare(page, annex, qtbot, monkeypatch)

    event = session.events[-1]
    assert isinstance(event, FactVerified)
    found = event.comparison
    assert (found.fact, found.finding) == ("lists/P2-B3", "not-there")
    assert (found.file, found.size) == ("annex-1.pdf", annex.stat().st_size)
    assert found.sha256 == held(annex).sha256
    assert str(annex.parent) not in event.model_dump_json()
    assert "not found there. As that person put it: Only" in told(page, "record")


def test_what_the_file_shows_is_proposed_and_adopted_on_its_advice(
    page: LawPage,
    session: CaseSession,
    annex: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compare(page, annex, qtbot, monkeypatch)

    assert session.outcome.case.readings == {}

    qtbot.keyClick(go_to("Adopt: No", qtbot), Qt.Key.Key_Space)

    event = session.events[-1]
    assert isinstance(event, ReadingAdopted)
    assert (event.question, event.reading, event.by) == ("A1-targets", "b", "clerk")
    assert "Compared with annex-1.pdf (SHA-256" in event.advice
    assert "on the advice of: Compared with annex-1.pdf" in told(page, "hint")


def test_a_comparison_can_be_withdrawn_too(
    page: LawPage,
    session: CaseSession,
    annex: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compare(page, annex, qtbot, monkeypatch)
    page.take_focus()
    withdraw("Terbium", "another annex", qtbot)

    assert session.outcome.case.compared == ()
    assert not any(
        button.text().startswith("Adopt") and button.isVisibleTo(page)
        for button in page.findChildren(QPushButton)
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"fact": ""}, "Choose the fact that you compared."),
        ({"said": ""}, "Say in words what the file says there"),
    ],
)
def test_a_comparison_that_says_too_little_is_refused(
    page: LawPage,
    session: CaseSession,
    annex: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    says: str,
) -> None:
    before = session.events
    compare(page, annex, qtbot, monkeypatch, **given)

    assert session.events == before
    assert says in told(page)


def test_a_file_that_cannot_be_read_is_told_with_the_way_out(page: LawPage) -> None:
    page.comparison.refuse_file("annex-1.pdf", "Permission denied")

    assert "annex-1.pdf cannot be read (Permission denied); choose" in told(page)


# For everybody


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_that_takes_the_focus_has_a_name(
    session: CaseSession, corpus: Corpus, qtbot: QtBot, language: str
) -> None:
    page = LawPage(corpus, Words("zh" if language == "zh" else "en"), "clerk")
    qtbot.addWidget(page)
    page.show_view(session.view())
    page.show()
    parts = [
        part
        for part in page.findChildren(QWidget)
        if part.isVisibleTo(page) and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    assert len(parts) > 20
    for part in parts:
        assert part.accessibleName() or getattr(part, "text", str)(), part


def test_the_page_can_be_left_without_an_answer(page: LawPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.went_on):
        qtbot.keyClick(go_to("Co&ntinue", qtbot), Qt.Key.Key_Return)
