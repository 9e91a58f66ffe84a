"""One story through the real window, from the first key to the saved PDF."""

import datetime as dt
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import NoKeyringError
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.casework import Casework
from desktop.clock import Clock
from desktop.pages.case import CasePage
from desktop.pages.cases import CasesPage
from desktop.pages.front_door import FrontDoor
from desktop.pages.importing.given import files
from desktop.samples import sample_text
from desktop.settings import Settings
from desktop.store import opening
from desktop.store.credentials import Backend
from desktop.store.vault import Vault
from forms.case.events import Answered
from forms.case.facts import CASE, Place, Raw
from forms.casefile import read_case_file
from forms.corpus import Corpus, load
from forms.interview.screens import page_of
from forms.resources import resources

_found = importlib.util.spec_from_file_location(
    "typist", Path(__file__).with_name("typist.py")
)
assert _found
assert _found.loader
typist = importlib.util.module_from_spec(_found)
_found.loader.exec_module(typist)

PASSPHRASE = "nine quiet magnets"  # noqa: S105 no secret of anybody
STILL = Clock(lambda: "2026-10-09T09:00:00+02:00", lambda: dt.date(2026, 10, 9))
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def no_ring() -> Backend:
    raise NoKeyringError


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(resources())


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    settings = Settings(tmp_path)
    settings.language, settings.scheme = "en", "light"
    program = Desktop(tmp_path, clock=STILL, ring=no_ring, person="clerk")
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitActive(program.window)
    yield program
    program.window.close()
    program.stop()


def enter(desktop: Desktop, qtbot: QtBot) -> None:
    """Make the store by passphrase and put the recovery key away."""
    qtbot.waitUntil(lambda: typist.focus().accessibleName() == "Passphrase")
    typist.type_text(PASSPHRASE)
    typist.press(Key.Key_Tab)
    typist.type_text(PASSPHRASE)
    typist.press(Key.Key_Return)
    qtbot.waitUntil(
        lambda: typist.focus().accessibleName() == "Recovery key", timeout=9000
    )
    typist.press(Key.Key_Tab)
    typist.press(Key.Key_Space)
    typist.press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desktop.window.page, CasesPage))


def begin(desktop: Desktop, qtbot: QtBot, title: str) -> Casework:
    """Begin a case by its title."""
    typist.type_text(title)
    typist.press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desktop.window.page, CasePage), timeout=9000)
    qtbot.wait(10)
    assert desktop.work is not None
    return desktop.work


def answers(corpus: Corpus) -> dict[Place, Raw]:
    """Return what the sample answers, for the members of a new case."""
    file = read_case_file(sample_text("traction-motor-magnet"), corpus, "sample")
    given = [event for event in file.events if isinstance(event, Answered)]
    called = {CASE: CASE}
    for scope in ("item", "party"):
        prefix = f"{scope}."
        own = dict.fromkeys(e.member for e in given if e.question.startswith(prefix))
        called |= {member: f"{scope}-{n}" for n, member in enumerate(own, start=1)}
    return {Place(called[e.member], e.question): e.raw for e in given}


def go_on(work: Casework, place: Place) -> bool:
    """Press Enter until the focus is on another question, or on what comes after.

    An open list takes the first for itself, a field of several lines wants Ctrl too.
    """
    modifier = Modifier.NoModifier
    for _ in range(4):
        typist.press(Key.Key_Return, modifier)
        now = work.session.view().next
        if now is None and (work.page.shows_papers or work.page.law.isVisible()):
            return True
        page = work.page.interview
        shown = {p: page.row(p) for p in page.shown() if p == now != place}
        if any(row.isAncestorOf(typist.focus()) for row in shown.values()):
            return True
        modifier = Modifier.ControlModifier if now == place else Modifier.NoModifier
    return False


def add_parties(work: Casework, told: dict[Place, Raw]) -> None:
    """Add the parties that a new case does not begin with, then go to the questions."""
    wanted = {p.member for p in told if p.member.startswith("party-")}
    while len(work.session.outcome.case.parties) < len(wanted):
        typist.tab_to("Add a party")
        typist.press(Key.Key_Space)
    typist.press(Key.Key_N, Modifier.ControlModifier)


def answer_all(work: Casework, told: dict[Place, Raw], corpus: Corpus) -> None:
    """Type every answer that is asked for, following the focus; then go on."""
    for _ in range(200):
        place = work.session.view().next
        if place is None:
            return
        row = work.page.interview.row(place)
        assert row.isAncestorOf(typist.focus()), f"the focus is not on {place}"
        typist.give(corpus.questions[place.question], told[place])
        assert go_on(work, place), f"{place} was not taken"
    raise AssertionError("the interview never ended")


def test_a_newcomer_reaches_the_saved_dossier_by_keys_alone(
    desktop: Desktop, qtbot: QtBot, corpus: Corpus, tmp_path: Path
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "Magnets for a traction motor")
    told = answers(corpus)
    add_parties(work, told)
    answer_all(work, told, corpus)
    paper = tmp_path / "dossier.pdf"
    # The sample ships after the last day that the texts settle.
    assert "The pause was extended" in typist.called(typist.focus())
    typist.tab_to("Continue")
    typist.press(Key.Key_Space)
    qtbot.waitUntil(lambda: work.page.shows_papers)
    typist.tab_to("Where shall the PDF lie?")
    typist.press(Key.Key_A, Modifier.ControlModifier)
    typist.type_text(str(paper))
    typist.press(Key.Key_Return)
    qtbot.waitUntil(paper.exists, timeout=20_000)
    qtbot.waitUntil(
        lambda: "PDF viewer" in typist.called(typist.focus()), timeout=20_000
    )

    assert paper.read_bytes().startswith(b"%PDF-1.7")


def test_a_change_is_foreseen_refused_made_and_undone(
    desktop: Desktop, qtbot: QtBot, corpus: Corpus
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "Magnets for a traction motor")
    told = answers(corpus)
    shape = Place("item-1", "item.shape")
    add_parties(work, told)
    answer_all(work, told, corpus)
    before = work.session.outcome.determination
    work.page.show_questions()
    work.session.turn_to(page_of(shape, corpus))
    typist.tab_into(work.page.interview.row(shape))
    finished = _number_of("finished-product", corpus)
    typist.type_text(finished)
    qtbot.waitUntil(lambda: "Keep" in typist.called(typist.focus()))

    assert work.session.outcome.determination == before, "nothing moves unasked"

    typist.press(Key.Key_Return)

    assert work.session.outcome.determination == before, "kept as it was"

    typist.tab_into(work.page.interview.row(shape))
    typist.type_text(finished)
    typist.press(Key.Key_Tab)
    assert "Make the change" in typist.called(typist.focus())
    typist.press(Key.Key_Return)

    parked = set(work.session.outcome.determination.parked) - set(before.parked)
    assert parked <= set(work.session.outcome.facts), "set aside, not lost"
    assert Place("item-1", "item.magnet_material") in parked

    typist.press(Key.Key_Z, Modifier.ControlModifier)

    assert work.session.outcome.determination == before, "undo brings them back"


def _number_of(option_id: str, corpus: Corpus) -> str:
    ids = [option.id for option in corpus.questions["item.shape"].options]
    return str(ids.index(option_id) + 1)


BILL = """Level;Part number;Description;Qty;Weight (g);Substance;Share (%);Origin
1;MOT-1;Motor;1;1.250;;;
2;MAG-1;Magnet;24;12,5;Dysprosium;1,5;CN
2;SHA-1;Shaft;1;800;;;
"""


def test_cells_become_lines_of_the_bill_by_keys_alone(
    desktop: Desktop, qtbot: QtBot
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "Motors for Canada")
    typist.tab_to("Pages of the case")
    lines = work.page.importing
    while not lines.isVisible():
        typist.tab_into(work.page.rail)
        typist.press(Key.Key_Down)
    typist.type_text(BILL.replace(";", "\t"))
    qtbot.waitUntil(lines.foot.take.isEnabled, timeout=20_000)

    assert work.session.bill("item-1").bill.lines == {}, "nothing unasked"

    typist.tab_to("Take over")
    typist.press(Key.Key_Space)
    qtbot.waitUntil(
        lambda: "Go to the bill" in typist.called(typist.focus()), timeout=20_000
    )
    told = work.session.bill("item-1").bill

    assert [line.number for line in told.lines.values()] == ["MOT-1", "MAG-1", "SHA-1"]
    assert [source.name for source in told.sources.values()] == ["pasted cells"]

    typist.press(Key.Key_Space)
    qtbot.waitUntil(lambda: work.page.shows_bill)
    typist.press(Key.Key_Z, Modifier.ControlModifier)

    assert work.session.bill("item-1").bill.lines == {}, "one undo takes all back"


def test_the_program_ends_at_once_though_a_long_file_is_being_read(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "Motors for Canada")
    long = tmp_path / "long.csv"
    rows = "".join(f"A-{n},Magnet {n},{n % 9 + 1}\n" for n in range(150_000))
    long.write_text(f"Part number,Description,Quantity\n{rows}", "utf-8")
    page = work.page.importing
    page.give(files([str(long)]))
    qtbot.waitUntil(lambda: bool(page.file.lines.rows), timeout=20_000)
    reading = page._hearing
    assert reading is not None
    desktop.window.close()
    desktop.stop()

    assert page._whole is None, "it did not wait for the last row"
    assert reading._reading.is_cancelled


def test_what_was_answered_is_there_after_the_next_start(
    desktop: Desktop, qtbot: QtBot, corpus: Corpus, tmp_path: Path
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "Half a case")
    role = Place("case", "case.role")
    typist.give(corpus.questions[role.question], "exporter")
    case_id = work.session.case_id
    desktop.window.close()
    desktop.stop()
    key = opening.unlock_with_passphrase(tmp_path / "store", PASSPHRASE)
    vault = Vault.open(tmp_path / "store", key)
    bodies = vault.events(case_id)
    vault.close()

    assert any('"case.role"' in body and '"exporter"' in body for body in bodies)


def test_no_answer_lies_in_plain_text_on_the_disk(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(desktop, qtbot)
    begin(desktop, qtbot, "MAGNETSOFNOWHERE")
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())

    assert b"MAGNETSOFNOWHERE" not in kept
    assert b"case.role" not in kept


def test_a_fault_is_said_calmly_and_the_case_goes_on(
    desktop: Desktop, qtbot: QtBot, corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    enter(desktop, qtbot)
    work = begin(desktop, qtbot, "A case that goes on")
    desktop.guard.caught.emit(ZeroDivisionError("secret 0.15 EUR"))
    typist.give(corpus.questions["case.role"], "exporter")

    assert "Something went wrong" in desktop.window.notice
    assert "secret" not in desktop.window.notice
    assert Place("case", "case.role") in work.session.outcome.facts
    assert isinstance(desktop.window.page, CasePage)
    assert not isinstance(desktop.window.page, FrontDoor)
    assert capsys.readouterr().err == ""
