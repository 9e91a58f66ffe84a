"""The bill is reached from rail and questions, clashes are settled, papers leave."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.beginnings import from_case_file, written
from desktop.casework import Casework
from desktop.clock import Clock
from desktop.pages.composition.page import CompositionPage
from desktop.pages.composition.shape import Node
from desktop.samples import sample_text
from desktop.session import CaseSession
from desktop.store.vault import Vault
from desktop.windows.main_window import MainWindow
from desktop.words import Words
from forms.case.facts import Place
from forms.composition.bill import Content, Line, Origin, Price, Source, Whence
from forms.corpus import Corpus
from forms.interview.screens import PageKey
from tests.window.bills import MOTOR


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Words("en"), "light")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def work(
    vault: Vault, corpus: Corpus, clock: Clock, window: MainWindow, qtbot: QtBot
) -> Iterator[Casework]:
    """Show a case in which value and inputs of the item are typed already."""
    title, events = from_case_file(
        sample_text("traction-motor-magnet"), corpus, "sample", clock.now()
    )
    case_id = vault.new_case(title, at=clock.now())
    vault.append_many(case_id, written(events), at=clock.now())
    background = Background()
    casework = Casework(
        CaseSession(vault, case_id, corpus, "en", clock, "clerk"), background
    )
    casework.show_in(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield casework
    background.finish()
    QCoreApplication.processEvents()


@pytest.fixture
def item(work: Casework) -> str:
    return work.session.outcome.case.items[0]


def bill(work: Casework) -> CompositionPage:
    return work.page.composition


def here() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def button(page: QWidget, words: str) -> QPushButton:
    found = (b for b in page.findChildren(QPushButton) if b.isVisibleTo(page))
    return next(b for b in found if words in b.text().replace("&", ""))


def push(qtbot: QtBot, page: QWidget, words: str) -> None:
    """Press a button by the keyboard."""
    found = button(page, words)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return)


def told(page: QWidget) -> str:
    labels = page.findChildren(QLabel)
    return " ".join(x.text() for x in labels if x.isVisibleTo(page))


# --- there and back ----------------------------------------------------------------


def test_the_question_leads_to_the_bill_and_escape_back(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    work.page.show_questions()
    work.session.turn_to(PageKey("composition", item))
    push(qtbot, work.page.interview, "Fill this in from a bill")
    came = work.page.shows_bill, bill(work).item
    qtbot.keyClick(here(), Qt.Key.Key_Escape)

    assert came == (True, item)
    assert not work.page.shows_bill
    assert work.session.view().key == PageKey("composition", item)


def test_the_rail_leads_to_the_bill(work: Casework, qtbot: QtBot) -> None:
    rail = work.page.rail.findChild(QListWidget)
    assert rail is not None
    names = [rail.item(row).text() for row in range(rail.count())]
    row = next(n for n, name in enumerate(names) if "bill of materials" in name)
    rail.setCurrentRow(row - 1)
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_Down)

    assert work.page.shows_bill
    assert rail.currentRow() == row


def test_another_language_keeps_the_bill_on_the_screen(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    work.show_bill(item)
    work.leave()
    chinese = MainWindow(Words("zh"), "light")
    qtbot.addWidget(chinese)
    work.show_in(chinese)

    assert work.page.shows_bill
    assert "物料清单" in told(work.page.composition)


def take_back(work: Casework, item: str) -> None:
    """Take back what was typed of the item's value and inputs."""
    for question in ("item.value", "content.inputs"):
        work.session.withdraw(Place(item, question))
        work.session.accept()


def test_what_is_typed_on_the_bill_page_answers_the_questions(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    take_back(work, item)
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    bill(work).tree.go_to(Node("magnet", 0))
    qtbot.keyClick(here(), Qt.Key.Key_Delete)
    qtbot.keyClick(here(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    facts = work.session.outcome.facts

    assert facts[Place(item, "content.inputs")].is_known
    assert facts[Place(item, "item.value")].is_known


def test_the_determination_has_heard_of_it_when_it_comes_up_again(
    work: Casework, item: str
) -> None:
    work.show_bill(item)
    work.session.add_lines(item, None, (MOTOR,))
    was = work.page.determination.toPlainText()
    work.page.show_questions()
    now = work.page.determination.toPlainText()

    assert not work.page.determination.isHidden()
    assert now != was


def test_the_questions_stand_as_the_bill_does_when_they_come_up_again(
    work: Casework, item: str
) -> None:
    work.show_bill(item)
    work.session.add_lines(item, None, (MOTOR,))
    before = work.page.interview._view
    work.page.show_questions()
    now = work.page.interview._view

    assert before is None or before.outcome is not work.session.outcome
    assert now is not None
    assert now.outcome is work.session.outcome


# --- where sources exclude each other ----------------------------------------------


def test_a_clash_with_what_was_typed_is_said_with_a_way_out(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    said = told(bill(work))
    push(qtbot, bill(work), "Take what was typed back")
    work.session.accept()
    for _ in range(2):
        if work.session.outcome.determination.conflicts:
            work.show_bill(item)
            push(qtbot, bill(work), "Take what was typed back")
            work.session.accept()

    assert "What was typed and the bill exclude each other" in said
    assert work.session.outcome.determination.conflicts == ()
    work.show_bill(item)
    assert "exclude each other" not in told(bill(work))


def test_while_sources_clash_no_ratio_is_shown_for_the_item(
    work: Casework, item: str
) -> None:
    dear = Line(id="m", name="Motor", prices=(Price(amount="925 EUR"),))
    work.session.add_lines(item, None, ((dear,),))
    work.show_bill(item)
    head = bill(work).verdict.findChild(QLabel)

    assert work.session.outcome.determination.conflicts
    assert isinstance(head, QLabel)
    assert head.text().endswith(": not determined")
    assert "give a price" not in told(bill(work))


def test_two_papers_that_disagree_are_both_kept_and_said(
    work: Casework, item: str
) -> None:
    one = Content(name="Terbium", material="P1-04", share="0.3", account="tb")
    other = one.model_copy(update={"share": "0.5"})
    line = Line(id="m", name="Magnet", contents=(one, other))
    work.session.add_lines(item, None, ((line,),))
    work.show_bill(item)
    bill(work).tree.go_to(Node("m", 0))

    assert "two papers disagree" in told(bill(work))


PAPERS = (
    Source(id="b", name="bom.csv", format="csv"),
    Source(id="o", name="origins.xlsx", format="xlsx"),
)
PART = Line(id="1", number="N-42SH", supplier="Keskus", name="Magnet", mass="25")


def tell_twice(work: Casework, item: str, **other: str) -> None:
    """Take a bill and then a paper on one of its parts into the case."""
    whence = Whence(source="o")
    terbium = Content(
        name="Terbium",
        material="P1-04",
        share="0.3",
        origins=(Origin(country="CN", basis="declared"),),
    )
    told_of = PART.model_copy(
        update={"mass": "", "contents": (terbium,), "whence": whence, **other}
    )
    work.session.add_lines(item, PAPERS[0], ((PART,),))
    work.session.add_lines(item, PAPERS[1], ((told_of,),))
    work.show_bill(item)


def test_a_part_that_two_papers_tell_of_is_joined_by_keys(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    tell_twice(work, item, number=" n-42sh ", supplier="KESKUS")
    qtbot.waitUntil(lambda: "counted twice" in told(bill(work)))
    push(qtbot, bill(work), "Join")
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    (line,) = work.session.bill(item).bill.lines.values()

    assert (line.mass, [c.name for c in line.contents]) == ("25", ["Terbium"])
    qtbot.waitUntil(lambda: "counted twice" not in told(bill(work)))


def test_a_near_miss_is_offered_and_left_to_a_person(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    tell_twice(work, item, supplier="Another maker")
    qtbot.waitUntil(lambda: "counted twice" in told(bill(work)))
    push(qtbot, bill(work), "Join")
    said = bill(work).twins.pairs.item(0).text()
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    unjoined = len(work.session.bill(item).bill.lines)
    push(qtbot, bill(work), "Join")
    qtbot.keyClick(here(), Qt.Key.Key_Space)
    qtbot.keyClick(here(), Qt.Key.Key_Return)

    assert said.startswith("Same number only, you must know")
    assert unjoined == 2
    assert len(work.session.bill(item).bill.lines) == 1


# --- what would settle it ----------------------------------------------------------


def test_the_fact_that_settles_the_ratio_is_named(
    work: Casework, item: str, qtbot: QtBot
) -> None:
    for question in ("item.value", "content.inputs"):
        work.session.withdraw(Place(item, question))
        work.session.accept()
    dysprosium = Content(
        name="Dysprosium",
        material="P1-02",
        share="0.4",
        prices=(Price(amount="344 USD", per="kg"),),
    )
    magnet = Line(
        id="m",
        name="Magnet",
        kind="ndfeb-dy",
        mass="1000",
        is_complete=True,
        contents=(dysprosium,),
        prices=(Price(amount="75 USD"),),
    )
    work.session.add_lines(item, None, ((magnet,),))
    work.show_bill(item)
    wanted = "Ask first for the origin of Dysprosium in Magnet: whatever the answer"
    qtbot.waitUntil(lambda: wanted in told(bill(work)))

    assert wanted in bill(work).verdict.picture.accessibleName()


# --- papers ------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_the_letter_to_a_supplier_is_drawn_from_its_table(
    work: Casework,
    item: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    place = tmp_path / f"letter.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    push(qtbot, bill(work), "Missing")
    push(qtbot, bill(work), "Letter to this supplier")
    qtbot.waitUntil(place.is_file, timeout=20_000)

    assert place.stat().st_size > 1_000


@pytest.mark.parametrize("signal", ["table_wanted", "worksheet_wanted"])
def test_tables_leave_as_workbooks(
    work: Casework,
    item: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    signal: str,
) -> None:
    place = tmp_path / "lines.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    take_back(work, item)
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    getattr(bill(work), signal).emit(item)
    qtbot.waitUntil(place.is_file, timeout=20_000)

    assert place.read_bytes()[:2] == b"PK"


def test_a_customer_is_told_on_paper(
    work: Casework,
    item: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "statement.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    work.show_bill(item)
    party = work.session.outcome.case.parties[0]
    bill(work).statement_wanted.emit(item, party)
    qtbot.waitUntil(place.is_file, timeout=20_000)

    assert place.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("paper", ["worksheet_wanted", "statement_wanted"])
def test_no_figure_leaves_the_house_while_sources_clash(
    work: Casework,
    item: str,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    paper: str,
) -> None:
    asked: list[str] = []

    def ask(*_: object) -> tuple[str, str]:
        asked.append("where")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    to = work.session.outcome.case.parties[:1] if "statement" in paper else ()
    getattr(bill(work), paper).emit(item, *to)

    assert "Nothing was written" in window.notice
    assert asked == []


def test_a_paper_that_ran_out_is_told_with_the_way_to_a_new_one(
    work: Casework,
    item: str,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "statement.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    take_back(work, item)
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    party = work.session.outcome.case.parties[0]
    bill(work).statement_wanted.emit(item, party)
    qtbot.waitUntil(lambda: "SD-2025-17 ran out" in window.notice, timeout=20_000)

    assert "leads to the letter" in window.notice
    assert not place.exists()


def test_a_paper_that_cannot_be_drawn_says_why(
    work: Casework,
    item: str,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "no folder" / "lines.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    bill(work).table_wanted.emit(item)
    qtbot.waitUntil(lambda: "another folder" in window.notice, timeout=20_000)

    assert not place.exists()


def test_a_letter_that_asks_nothing_says_so(
    work: Casework, item: str, window: MainWindow
) -> None:
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    bill(work).letter_wanted.emit(item, "Nobody Ltd")

    assert "supplies nothing in this case" in window.notice
