"""A file is looked at, its columns said, its lines taken over; by keys alone."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.pages.importing.given import files
from desktop.pages.importing.held import HeldLines
from desktop.pages.importing.memory import Memory
from desktop.pages.importing.page import ImportingPage
from desktop.pages.importing.taking import Taken
from desktop.pages.importing.telling import Teller
from desktop.words import LANGUAGES, Language, Words
from forms.composition.bill import Line
from forms.composition.imports.mapping import ColumnUse
from forms.composition.imports.messages import Lines
from forms.corpus import Corpus

TODAY = dt.date(2026, 11, 25)
ITEMS = (("item-1", "Motor"), ("item-2", "Rotor"))
PARTS = """Stückliste Motor 4711;;;;
Teilenummer;Bezeichnung;Menge;Gewicht;Lieferant
M-1;Motor;1;1.250;Keskus OÜ
M-2;Rotor;2;1.125;Keskus OÜ
M-3;Magnet;24;1.005;Ostsee GmbH
"""
PLAIN = "Part number,Description,Quantity\nA-1,Magnet,24\nA-2,Rotor,1\n"
Key = Qt.Key


class Kept(dict[str, str]):
    """What the store remembers."""


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def language() -> Language:
    return "en"


@pytest.fixture
def page(
    corpus: Corpus, kept: Kept, language: Language, qtbot: QtBot
) -> Iterator[ImportingPage]:
    background = Background()
    teller = Teller(corpus.wordings, language)
    made = ImportingPage(Words(language), background, teller, Memory(kept.get))
    qtbot.addWidget(made)
    made.remembered.connect(kept.__setitem__)
    made.show_items(ITEMS, TODAY)
    made.resize(980, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    yield made
    made.leave()
    background.finish()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "stueckliste.csv"
    path.write_text(PARTS, "utf-8")
    return path


def give(page: ImportingPage, *paths: Path) -> None:
    page.give(files([str(path) for path in paths]))


def looked_at(page: ImportingPage, qtbot: QtBot) -> None:
    """Wait until the columns of a table can be said."""
    qtbot.waitUntil(page.file.mapping.isVisible, timeout=20_000)


def ready(page: ImportingPage, qtbot: QtBot) -> None:
    """Wait until there is something to take over."""
    qtbot.waitUntil(page.foot.take.isEnabled, timeout=20_000)


def here() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def called(part: QWidget) -> str:
    return f"{part.accessibleName()} {getattr(part, 'text', str)()}".replace("&", "")


def go_to(name: str, qtbot: QtBot) -> QWidget:
    """Press Tab until what bears the name has the focus."""
    for _ in range(60):
        if name in called(here()):
            return here()
        qtbot.keyClick(here(), Key.Key_Tab)
    raise LookupError(name)


def heard(part: QWidget) -> str:
    """Return what a screen reader says: name, value, description."""
    face = QAccessible.queryAccessibleInterface(part)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value)
    return " | ".join(face.text(k) for k in (*kinds, QAccessible.Text.Description))


def uses(page: ImportingPage) -> dict[int, str]:
    return {each.column: each.use for each in page.file.mapping.mapping.columns}


def decimal(page: ImportingPage, column: int) -> str:
    own = (x for x in page.file.mapping.mapping.columns if x.column == column)
    return next(own, ColumnUse(column=0, use="name")).decimal


# What the file is


def test_a_file_is_told_from_its_content(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.jpg"
    path.write_bytes(PLAIN.encode("utf-16"))
    give(page, path)
    looked_at(page, qtbot)
    told = page.file.card._what.text()

    assert "CSV" in told
    assert "UTF-16" in told
    assert "SHA-256" in told
    assert page.file.mapping.header == ("Part number", "Description", "Quantity")


def test_a_list_says_what_it_asks_even_where_its_choice_is_its_name(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)

    assert "Column names stand in" in heard(page.file.mapping.rows.header)


def test_an_encoding_that_the_file_does_not_say_is_asked(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bom.csv"
    path.write_bytes("料号,名称,数量\nA1,磁钢,2\n".encode("gb18030"))
    give(page, path)
    qtbot.waitUntil(page.file.encoding.isVisible, timeout=20_000)

    assert not page.foot.take.isEnabled()
    assert "bom.csv does not say so" in page.file.encoding._hint.text()

    option = go_to("Chinese", qtbot)
    assert "料号" in heard(option)
    qtbot.keyClick(option, Key.Key_Space)
    qtbot.keyClick(go_to("Read it so", qtbot), Key.Key_Space)
    looked_at(page, qtbot)

    assert page.file.mapping.header == ("料号", "名称", "数量")


def test_no_encoding_is_taken_that_nobody_chose(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bom.csv"
    path.write_bytes("料号,名称\nA1,磁钢\n".encode("gb18030"))
    give(page, path)
    qtbot.waitUntil(page.file.encoding.isVisible, timeout=20_000)
    qtbot.keyClick(go_to("Read it so", qtbot), Key.Key_Space)

    assert page.file.encoding.isVisible()
    assert "Choose" in page.file.encoding._lacks.text()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 not a table", "no table"),
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xlsx"),
        (b"<html><body><table></table></body></html>", "web page"),
    ],
)
def test_a_refusal_is_one_calm_sentence_with_the_file_and_the_way_out(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "offer.xls"
    path.write_bytes(content)
    give(page, path)
    qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)

    assert "offer.xls" in page.trouble.text()
    assert says in page.trouble.text()
    assert page.start.isVisible()
    assert not page.foot.take.isVisible()
    assert here() is page.start.choose


def workbook(path: Path) -> Path:
    """Write a workbook: a cover, two lists, one of them hidden."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Cover").write("A1", "Offer 4711")
    seen, hidden = book.add_worksheet("BOM"), book.add_worksheet("Costs")
    for sheet, name in ((seen, "Magnet"), (hidden, "Secret magnet")):
        sheet.write_row(0, 0, ("Part number", "Description", "Weight (g)", "Share (%)"))
        sheet.write_row(1, 0, ("A-1", name, 1.25))
        sheet.write(1, 3, 0.05, book.add_format({"num_format": "0.0 %"}))
    hidden.hide()
    book.close()
    return path


def test_of_a_workbook_a_person_chooses_the_sheet_and_sees_which_is_hidden(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    give(page, workbook(tmp_path / "offer.xlsx"))
    looked_at(page, qtbot)
    sheet = page.file.card.sheet
    offered = [sheet.itemText(n) for n in range(sheet.count())]

    assert [("hidden" in text) for text in offered] == [False, False, True]
    assert sheet.isVisible()

    sheet.setFocus()
    qtbot.keyClicks(sheet, "BOM")
    ready(page, qtbot)

    assert page.file.lines.rows[0][1] == "Magnet"
    assert not page.file.mapping.lacks, "the file itself holds the numbers"

    # Letters typed soon after others would still search for both together.
    qtbot.wait(QApplication.keyboardInputInterval() + 100)
    qtbot.keyClicks(sheet, "Costs")
    ready(page, qtbot)

    assert page.file.lines.rows[0][1] == "Secret magnet"


# What the columns mean


def test_a_column_is_said_by_keys_alone(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping.grid.heads.go_to(0)
    qtbot.keyClick(here(), Key.Key_End)
    qtbot.keyClick(here(), Key.Key_Left)
    qtbot.keyClick(here(), Key.Key_Home)
    qtbot.keyClick(here(), Key.Key_Right)
    qtbot.keyClicks(here(), "Gra")

    assert uses(page)[1] == "grade"


def test_ears_hear_which_column_it_is_what_it_means_and_what_is_in_it(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping.grid.heads.go_to(2)

    for part in ("Column C · Menge", "Quantity", "1; 2; 24"):
        assert part in heard(here())


def test_of_all_columns_tab_stops_at_one(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping.grid.heads.go_to(2)
    stops: list[str] = []
    for _ in range(40):
        qtbot.keyClick(here(), Key.Key_Tab)
        stops.append(here().accessibleName())

    assert {stop for stop in stops if "what it means" in stop} == {
        "Column C · Menge: what it means"
    }

    page.file.mapping.grid.heads.go_to(2)
    qtbot.keyClick(here(), Key.Key_Tab)

    assert here() is page.file.mapping.grid

    qtbot.keyClick(here(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert "Column C" in called(here())


def test_a_number_that_reads_both_ways_is_asked_and_both_readings_are_shown(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)

    assert uses(page)[3] == "mass"
    assert "Column D" in called(here())
    assert not page.foot.take.isEnabled()
    assert "1.250" in page.foot.state.text()
    assert page.foot.take.accessibleDescription() == page.foot.state.text()

    comma = go_to("1250", qtbot)
    assert (
        "1.250 and perhaps others" in page.file.mapping.writing.doubt.accessibleName()
    )
    assert "comma" in called(comma)
    qtbot.keyClick(comma, Key.Key_Space)

    assert decimal(page, 3) == ","
    assert not page.file.mapping.why_not()
    ready(page, qtbot)


def test_a_mass_without_a_unit_is_said_and_can_be_gone_to(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping.grid.heads.go_to(0)
    told = " ".join(
        page.file.mapping.sentence(lack) for lack in page.file.mapping.lacks
    )
    qtbot.keyClick(go_to("Go to the column: D", qtbot), Key.Key_Space)

    assert "grams are never assumed" in told
    assert "Column D" in called(here())

    qtbot.wait(50)

    top = here().mapTo(page, QPoint()).y()
    assert 0 < top < page.foot.y(), "it was scrolled to"


def test_what_is_not_named_stands_in_the_way_in_words(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("1;2;3\n4;5;6\n", "utf-8")
    give(page, path)
    looked_at(page, qtbot)

    assert not page.foot.take.isEnabled()
    assert "No column says what a row is" in page.foot.state.text()
    assert not page.file.lines.isVisible()


def test_a_table_is_read_as_last_time_and_the_proposal_can_be_had_back(
    page: ImportingPage, qtbot: QtBot, written: Path, tmp_path: Path, kept: Kept
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping._on_writing(3, "decimal", ",")
    page.file.mapping._on_meant(4, "country")
    ready(page, qtbot)
    page.show_taken(_last(page))
    later = tmp_path / "later.csv"
    later.write_text(PARTS.partition("\n")[2], "utf-8")
    give(page, later)
    looked_at(page, qtbot)

    assert len(kept) == 1
    assert page.file.mapping.again.isVisible()
    assert page.file.mapping.mapping.header == 1
    assert uses(page)[4] == "country"
    assert decimal(page, 3) == ","

    qtbot.keyClick(go_to("Start from the program's proposal", qtbot), Key.Key_Space)

    assert uses(page)[4] == "supplier"
    assert not page.file.mapping.again.isVisible()


def _last(page: ImportingPage) -> Taken:
    """Take what is ready, as the store would."""
    taken: list[Taken] = []
    page.taken.connect(taken.append)
    page._on_take()
    return taken[0]


def test_a_memory_that_cannot_be_read_is_none(
    page: ImportingPage, qtbot: QtBot, written: Path, kept: Kept
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    page.file.mapping._on_writing(3, "decimal", ",")
    ready(page, qtbot)
    page.show_taken(_last(page))
    kept[next(iter(kept))] = '{"columns": "of another version"}'
    give(page, written)
    looked_at(page, qtbot)

    assert not page.file.mapping.again.isVisible()


# What results


def test_the_first_lines_show_what_would_be_taken(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN, "utf-8")
    give(page, path)
    ready(page, qtbot)

    assert [row[:4] for row in page.file.lines.rows] == [
        ("2", "Magnet", "A-1", "24"),
        ("3", "Rotor", "A-2", "1"),
    ]
    assert "2 lines are ready" in page.foot.state.text()


def test_a_change_of_meaning_shows_in_the_first_lines(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN, "utf-8")
    give(page, path)
    ready(page, qtbot)
    page.file.mapping._on_meant(1, "supplier")

    assert not page.foot.take.isEnabled(), "what was read before is of no use now"
    ready(page, qtbot)
    assert page.file.lines.rows[0][8] == "Magnet"


def test_what_came_in_is_said_and_the_way_to_the_bill_shown(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN, "utf-8")
    give(page, path)
    ready(page, qtbot)
    taken = _last(page)
    page.show_taken(taken)

    assert taken.item == "item-1"
    assert taken.source.name == "parts.csv"
    assert len(taken.source.digest) == 64
    assert taken.source.read_on == TODAY
    assert [line.number for batch in taken.held for line in batch] == ["A-1", "A-2"]
    assert "Lines: 2" in page.arrived.accessibleName()
    assert "Nobody has said yet what they are made of" in page.arrived.accessibleName()
    with qtbot.waitSignal(page.bill_wanted) as wanted:
        qtbot.keyClick(here(), Key.Key_Space)
    assert wanted.args == ["item-1"]


def test_lines_go_to_the_item_that_is_chosen(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN, "utf-8")
    page.item.setCurrentIndex(1)
    give(page, path)
    ready(page, qtbot)
    page.show_items(ITEMS, TODAY)

    assert _last(page).item == "item-2"


def test_notices_are_counted_walked_and_copied(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PLAIN + "A-3\nA-4\n", "utf-8")
    give(page, path)
    ready(page, qtbot)
    page.file.notices.list.setFocus()
    page.file.notices.list.setCurrentRow(0)
    qtbot.keyClick(
        page.file.notices.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    one = QGuiApplication.clipboard().text()
    qtbot.mouseClick(page.file.notices._copy, Qt.MouseButton.LeftButton)
    every = QGuiApplication.clipboard().text()

    assert one.startswith("parts.csv, row 4")
    assert "\n" not in one
    assert every.splitlines()[0] == one
    assert "parts.csv, row 5" in every
    assert "things to look at" in page.file.notices.list.accessibleName()


def test_a_declaration_needs_no_columns(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    board = {"type": "device", "bom-ref": "1", "name": "Board"}
    path = tmp_path / "board.json"
    told = {"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [board]}
    path.write_text(json.dumps(told), "utf-8")
    give(page, path)
    ready(page, qtbot)

    assert not page.file.mapping.isVisible()
    assert "CycloneDX" in page.file.card._what.text()
    assert page.file.lines.rows[0][1] == "Board"


def test_what_a_file_says_is_never_markup(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parts.csv"
    name = "<img src=x onerror=y> & <b>bold</b> and so on for a long while"
    path.write_text(f"Part number,{name},Quantity\n<u>A</u>,<i>1</i>,1.234\n")
    give(page, path)
    looked_at(page, qtbot)
    labels = [x for x in page.findChildren(QLabel) if x.isVisible()]
    tips = [x.toolTip() for x in page.findChildren(QWidget) if "img" in x.toolTip()]

    assert {x.textFormat() for x in labels} == {Qt.TextFormat.PlainText}
    assert tips
    assert not any("<" in tip for tip in tips)


def test_lines_wait_packed_and_come_out_as_they_went_in() -> None:
    lines = tuple(
        Line(id=f"{n}", number=f"A-{n}", name="Magnet", supplier="Keskus OÜ")
        for n in range(500)
    )
    text = Lines(lines=lines).model_dump_json(exclude_unset=True).encode()
    held = HeldLines()
    held.add(lines, text)
    held.add(lines, text)

    assert list(held) == [lines, lines]
    assert len(held) == 1000
    assert sum(map(len, held._packed)) < 20 * len(held), "bytes for a line"


# Several files, pasting, dropping


def test_files_are_read_one_after_the_other(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("one.csv", "two.csv", "three.csv"):
        (tmp_path / name).write_text(PLAIN, "utf-8")
    give(page, *(tmp_path / f"{name}.csv" for name in ("one", "two", "three")))
    ready(page, qtbot)

    assert "2 more wait" in page.line_up.says.text()

    page.show_taken(_last(page))
    qtbot.mouseClick(page.line_up.next, Qt.MouseButton.LeftButton)
    ready(page, qtbot)

    assert page.file.card._name.text() == "two.csv"

    qtbot.mouseClick(page.foot.leave, Qt.MouseButton.LeftButton)

    assert "three.csv" in page.line_up.next.text()
    assert here() is page.line_up.next


def test_cells_are_pasted_and_never_lie_on_a_disk(
    page: ImportingPage, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(PLAIN.replace(",", "\t"))
    qtbot.keyClick(here(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ready(page, qtbot)

    assert page.file.card._name.text() == "pasted cells"
    assert len(page.file.lines.rows) == 2


def test_an_empty_clipboard_is_said(page: ImportingPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(here(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "nothing to paste" in page.trouble.text()


def drop(page: ImportingPage, mime: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def test_files_are_dropped_anywhere_and_a_link_is_not_followed(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/bom.csv")])
    drop(page, link)

    assert "no links" in page.trouble.text()

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written))])
    drop(page, mime)
    looked_at(page, qtbot)

    assert page.file.card._name.text() == written.name


# Long readings


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Part number,Description,Quantity\n")
        file.writelines(f"A-{n},Magnet {n},{n % 9 + 1}\n" for n in range(150_000))
    return path


def test_what_takes_long_shows_a_bar_and_escape_ends_it(
    page: ImportingPage, qtbot: QtBot, long: Path, kept: Kept
) -> None:
    taken: list[Taken] = []
    page.taken.connect(taken.append)
    give(page, long)
    qtbot.waitUntil(page.foot.bar.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: page.foot.bar.value() > 0, timeout=20_000)
    hearing = page._hearing
    assert hearing is not None
    qtbot.keyClick(here(), Key.Key_Escape)

    assert "cancelled" in page.trouble.text()
    assert "Nothing of it was kept" in page.trouble.text()
    assert not page.foot.bar.isVisible()
    assert page.start.isVisible()
    assert (taken, kept) == ([], {})
    page._background.finish()
    assert hearing._reading._child is not None
    assert hearing._reading._child.poll() is not None, "its process is gone"


def test_the_first_lines_come_before_the_last_are_read(
    page: ImportingPage, qtbot: QtBot, long: Path
) -> None:
    give(page, long)
    qtbot.waitUntil(lambda: bool(page.file.lines.rows), timeout=20_000)

    assert page._whole is None
    assert not page.foot.take.isEnabled()


def test_a_file_that_changed_since_it_was_looked_at_is_looked_at_again(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)
    written.write_text(PLAIN, "utf-8")
    page.file.mapping._on_writing(3, "decimal", ",")
    qtbot.waitUntil(
        lambda: (
            page.file.mapping.isVisible() and "Part number" in page.file.mapping.header
        ),
        timeout=20_000,
    )
    ready(page, qtbot)

    assert len(page.file.lines.rows) == 2


# Everybody


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_takes_the_focus_has_a_name(
    page: ImportingPage, qtbot: QtBot, written: Path, tmp_path: Path
) -> None:
    other = tmp_path / "bom.csv"
    other.write_bytes("料号,名称\nA1,磁钢\n".encode("gb18030"))
    nameless: list[QWidget] = []

    def look() -> None:
        for part in page.findChildren(QWidget):
            takes = part.focusPolicy() is not Qt.FocusPolicy.NoFocus
            if (
                takes
                and part.isVisible()
                and part.objectName() != "qt_scrollarea_viewport"
            ):
                face = QAccessible.queryAccessibleInterface(part)
                if not face.text(QAccessible.Text.Name):
                    nameless.append(part)

    look()
    give(page, other)
    qtbot.waitUntil(page.file.encoding.isVisible, timeout=20_000)
    look()
    page._on_leave()
    give(page, written)
    looked_at(page, qtbot)
    for column in range(5):
        page.file.mapping.grid.heads.go_to(column)
        look()
    page.file.mapping._on_writing(3, "decimal", ",")
    ready(page, qtbot)
    look()
    page.show_taken(_last(page))
    look()

    assert nameless == []


def test_a_wide_table_scrolls_inside_and_pushes_nothing(
    page: ImportingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "wide.csv"
    row = ",".join(f"cell {n} with many words in it" for n in range(300))
    path.write_text(f"{row}\n{row}\n", "utf-8")
    give(page, path)
    looked_at(page, qtbot)
    heads = page.file.mapping.grid.heads

    assert page.minimumSizeHint().width() < 640
    assert page.width() == 980
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page.file.mapping.grid.horizontalScrollBar().maximum() > 0
    assert len(heads._heads) < 30, "heads are made as they come in sight"

    heads.go_to(299)

    assert here().isVisible()
    assert "Column KN" in called(here())


def test_a_wheel_changes_no_meaning(
    page: ImportingPage, qtbot: QtBot, written: Path
) -> None:
    give(page, written)
    looked_at(page, qtbot)

    for part in page.findChildren(QComboBox):
        assert type(part).wheelEvent is not QComboBox.wheelEvent, part


def test_every_button_says_what_it_does(page: ImportingPage) -> None:
    shown = [b for b in page.findChildren(QPushButton) if b.isVisible()]

    assert shown
    assert all(button.text().strip() for button in shown)
