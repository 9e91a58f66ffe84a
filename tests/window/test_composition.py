"""An item's bill is walked, filled in and worked out on its page, by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.composition.page import CompositionPage
from desktop.pages.composition.shape import Node
from desktop.pages.composition.sight import sight_of
from desktop.pages.composition.telling import At
from desktop.pages.composition.view import BillView
from desktop.session import CaseSession, View
from desktop.words import Words
from forms.composition.bill import Content, Line, Origin, Price
from forms.corpus import Corpus
from tests.window.bills import MOTOR

ITEM = "item-1"
MAGNET = Node("magnet")
DYSPROSIUM, TERBIUM = Node("magnet", 0), Node("magnet", 1)


@pytest.fixture
def page(session: CaseSession, corpus: Corpus, qtbot: QtBot) -> CompositionPage:
    words = Words("en")
    made = CompositionPage(corpus, words, QLocale("en_GB"))
    qtbot.addWidget(made)
    made.resize(976, 740)

    def draw(_view: View) -> None:
        made.show_sight(sight_of(ITEM, session, words))

    session.changed.connect(draw)
    made.lines_changed.connect(session.change_lines)
    made.lines_removed.connect(session.remove_lines)
    made.lines_added.connect(lambda item, x: session.add_lines(item, None, (x,)))
    made.undo_wanted.connect(session.undo)
    session.show()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    return made


@pytest.fixture
def motor(page: CompositionPage, session: CaseSession) -> CompositionPage:
    """Return the page on a motor whose rotor holds 48 magnets."""
    session.add_lines(ITEM, None, (MOTOR,))
    page.tree.expandAll()
    page.take_focus()
    return page


def here() -> QWidget:
    """Return what keys go to: a list that lies open, else what has the focus."""
    part = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert part is not None
    return part


def press(qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        qtbot.keyClick(here(), key, held or Qt.KeyboardModifier.NoModifier)


def type_over(qtbot: QtBot, text: str) -> None:
    """Open the current cell with F2, and type over what stands in it."""
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(here(), text)
    enter(qtbot)


def enter(qtbot: QtBot) -> None:
    """Give what is typed in a cell; the tree takes it in the next turn."""
    press(qtbot, Qt.Key.Key_Return)
    qtbot.wait(1)


def line(session: CaseSession, name: str) -> Line:
    return session.bill(ITEM).bill.lines[name]


def content(session: CaseSession, node: Node) -> Content:
    return line(session, node.line).contents[node.content]


def cell(page: CompositionPage, node: Node, column: At) -> str:
    return str(_read(page, node, column, Qt.ItemDataRole.DisplayRole))


def heard(page: CompositionPage, node: Node, column: At = At.NAME) -> str:
    return str(_read(page, node, column, Qt.ItemDataRole.AccessibleTextRole))


def _read(
    page: CompositionPage, node: Node, column: At, role: Qt.ItemDataRole
) -> object:
    page.tree.go_to(node, column)
    return page.tree.currentIndex().data(role)


def told(page: QWidget, role: str = "") -> str:
    labels = page.findChildren(QLabel)
    seen = (x for x in labels if x.isVisibleTo(page))
    return " ".join(x.text() for x in seen if not role or x.property("role") == role)


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def places(page: CompositionPage, above: QModelIndex | None = None) -> Iterator[str]:
    """Yield every place of the tree from the top, as it is walked."""
    parent = above or QModelIndex()
    model = page.tree.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield str(index.data())
        yield from places(page, index)


# --- what is shown -----------------------------------------------------------------


def test_the_tree_shows_lines_and_what_is_in_them(motor: CompositionPage) -> None:
    assert list(places(motor)) == [
        "Traction motor",
        "Rotor",
        "Rotor magnet",
        "Dysprosium",
        "Terbium",
        "Iron",
        "Shaft",
        "Stator",
        "Hall sensor",
    ]


def test_every_tier_has_its_figures(motor: CompositionPage) -> None:
    shown = [cell(motor, Node(name), At.CHINA) for name in ("magnet", "rotor")]

    assert shown == ["≥ 0.075 USD", "≥ 3.6 USD"]
    assert cell(motor, MAGNET, At.WORTH) == "2.125 USD"
    assert cell(motor, MAGNET, At.RATIO) == "▲ ≥ 3.5294 %"


def test_a_content_is_heard_as_a_person_would_say_it(motor: CompositionPage) -> None:
    assert heard(motor, DYSPROSIUM).startswith("Dysprosium; 2.1 per cent by mass")
    assert "origin not known" in heard(motor, DYSPROSIUM)


def test_every_cell_is_heard_with_its_head(motor: CompositionPage) -> None:
    assert heard(motor, MAGNET, At.QUANTITY) == "Quantity: 48 pieces"
    assert heard(motor, DYSPROSIUM, At.MISSING) == "Still missing: origin, price"


def test_a_ratio_is_heard_in_words(motor: CompositionPage) -> None:
    assert heard(motor, MAGNET, At.RATIO) == (
        "Ratio: at least 3.5294 %, 0.1 % is reached"
    )
    assert heard(motor, Node("shaft"), At.MISSING) == "Still missing: nothing"


def test_what_decides_and_what_is_a_risk_is_said(motor: CompositionPage) -> None:
    assert "the item exported: its ratio decides" in heard(motor, Node("motor"))
    assert "inner tier: shown as a risk" in heard(motor, MAGNET)
    assert "(Q3)" in heard(motor, MAGNET)


def test_silence_is_never_shown_as_nothing(motor: CompositionPage) -> None:
    assert cell(motor, Node("sensor"), At.CHINA) == "not known"
    assert cell(motor, Node("sensor"), At.RATIO) == "◆ not determined"


def test_the_picture_says_what_it_draws(motor: CompositionPage) -> None:
    motor.tree.go_to(MAGNET)
    said = motor.verdict.picture.accessibleName()

    assert "Rotor magnet: at least 3.5294 %, 0.1 % is reached." in said
    assert "at least 35.29 times the line" in said


# --- typed over --------------------------------------------------------------------


def test_a_quantity_is_typed_over_by_keys(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(MAGNET, At.QUANTITY)
    type_over(qtbot, "24")

    assert line(session, "magnet").quantity == "24"
    assert cell(motor, Node("rotor"), At.CHINA) == "≥ 1.8 USD"


def test_a_price_is_typed_with_its_currency_and_what_it_is_for(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM, At.WORTH)
    type_over(qtbot, "300..344 USD / kg")

    assert content(session, DYSPROSIUM).prices == (
        Price(amount="300..344 USD", per="kg"),
    )


def test_what_is_no_number_changes_nothing_and_says_so(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = session.events
    motor.tree.go_to(MAGNET, At.MASS)
    type_over(qtbot, "about ten")

    assert session.events == before
    assert "about ten cannot be read as a number" in told(motor)


@pytest.mark.parametrize("given", ["-1", "101", "3..2", "99..101"])
def test_a_share_that_cannot_be_changes_nothing(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot, given: str
) -> None:
    motor.tree.go_to(DYSPROSIUM, At.QUANTITY)
    type_over(qtbot, given)

    assert content(session, DYSPROSIUM).share == "2.1"
    assert f"{given} is no possible number here" in told(motor)


def test_a_number_in_doubt_is_asked_about(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(MAGNET, At.MASS)
    type_over(qtbot, "1,250")
    before = line(session, "magnet").mass
    qtbot.waitUntil(lambda: isinstance(here(), QPushButton))
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Return)

    assert before == "25"
    assert line(session, "magnet").mass == "1.250"


@pytest.mark.parametrize(
    ("given", "grams"),
    [
        ("0.05 kg", "50"),
        ("1 oz", "28.349523125"),
        ("20..30mg", "0.02..0.03"),
        ("2 kgs", "2000"),
        ("12", "12"),
    ],
)
def test_a_mass_is_typed_in_any_unit_of_mass(
    motor: CompositionPage,
    session: CaseSession,
    qtbot: QtBot,
    given: str,
    grams: str,
) -> None:
    motor.tree.go_to(MAGNET, At.MASS)
    type_over(qtbot, given)

    assert line(session, "magnet").mass == grams


def test_a_mass_in_what_is_no_mass_changes_nothing(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(MAGNET, At.MASS)
    type_over(qtbot, "25 metres")

    assert line(session, "magnet").mass == "25"
    assert "25 metres cannot be read as a mass" in told(motor)


def test_not_known_takes_a_number_away_and_leaves_no_zero(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM, At.QUANTITY)
    type_over(qtbot, "?")

    assert content(session, DYSPROSIUM).share == ""
    assert "how much" in cell(motor, DYSPROSIUM, At.MISSING)


# --- added, removed, pasted, undone ------------------------------------------------


def test_a_line_is_added_within_and_named_at_once(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(Node("rotor"))
    press(qtbot, Qt.Key.Key_Insert, held=Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(here(), "Balancing ring")
    enter(qtbot)
    bill = session.bill(ITEM).bill

    assert bill.lines[bill.children("rotor")[-1]].name == "Balancing ring"


def test_a_line_is_removed_with_all_within_and_comes_back(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(Node("rotor"))
    press(qtbot, Qt.Key.Key_Delete)
    gone = {"rotor", "magnet", "shaft"} - set(session.bill(ITEM).bill.lines)
    session.undo()

    assert gone == {"rotor", "magnet", "shaft"}
    assert {"rotor", "magnet", "shaft"} <= set(session.bill(ITEM).bill.lines)


def test_a_content_is_removed_alone(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(TERBIUM)
    press(qtbot, Qt.Key.Key_Delete)
    names = [c.name for c in line(session, "magnet").contents]

    assert names == ["Dysprosium", "Iron"]
    assert "Terbium was removed" in told(motor)


def test_rows_of_a_spreadsheet_become_lines_within(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(Node("stator"))
    copy("Name\tQuantity\tMass of one unit, g\nCoil\t12\t80\nSheet\t300\t4..5\n")
    press(qtbot, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    bill = session.bill(ITEM).bill
    lines = [bill.lines[name] for name in bill.children("stator")]

    assert [(x.name, x.quantity, x.mass) for x in lines] == [
        ("Coil", "12", "80"),
        ("Sheet", "300", "4..5"),
    ]


def test_rows_that_cannot_be_read_are_refused_whole(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = session.events
    copy("Name\tQuantity\nCoil\t12\nSheet\tmany\n")
    press(qtbot, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)

    assert session.events == before
    assert "in row 2, many cannot be read" in told(motor)


def test_an_empty_bill_says_how_to_begin(page: CompositionPage) -> None:
    assert "No line yet" in told(page)
    assert isinstance(here(), QPushButton)


def test_what_looks_like_markup_is_shown_as_it_is(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    motor.tree.go_to(Node("shaft"))
    type_over(qtbot, "<b>Shaft</b> & Co")
    shown = cell(motor, Node("shaft"), At.NAME)
    hovered = _read(motor, Node("shaft"), At.NAME, Qt.ItemDataRole.ToolTipRole)
    press(qtbot, Qt.Key.Key_Delete)
    note = next(
        label
        for label in motor.findChildren(QLabel)
        if label.isVisibleTo(motor) and "was removed" in label.text()
    )

    assert shown == "<b>Shaft</b> & Co"
    assert hovered == "<p>&lt;b&gt;Shaft&lt;/b&gt; &amp; Co</p>"
    assert note.textFormat() is Qt.TextFormat.PlainText


def mark_none(page: CompositionPage, qtbot: QtBot) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Holds none")
    button.setFocus()
    press(qtbot, Qt.Key.Key_Return)


def test_several_lines_are_said_to_hold_none_in_one_stroke(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    session.add_lines(
        ITEM,
        None,
        (tuple(Line(id=n, parent="stator", name=n) for n in ("nut", "bolt")),),
    )
    motor.tree.expandAll()
    motor.tree.go_to(Node("nut"))
    motor.tree.setFocus()
    press(qtbot, Qt.Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    mark_none(motor, qtbot)
    marked = [line(session, name).kind for name in ("nut", "bolt", "sensor")]
    session.undo()

    assert marked == ["none", "none", ""]
    assert line(session, "nut").kind == ""


@pytest.mark.parametrize("name", ["magnet", "rotor"])
def test_a_line_that_tells_already_is_never_said_to_hold_none(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot, name: str
) -> None:
    before = session.events
    motor.tree.go_to(Node(name))
    mark_none(motor, qtbot)

    assert session.events == before
    assert "Nothing was changed" in told(motor)


# --- particulars -------------------------------------------------------------------


def test_enter_opens_and_escape_leads_back_to_the_same_place(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM)
    press(qtbot, Qt.Key.Key_Return)
    opened = motor.particulars.node
    press(qtbot, Qt.Key.Key_Escape)

    assert opened == DYSPROSIUM
    assert here() is motor.tree
    assert motor.tree.here == DYSPROSIUM


def test_an_origin_is_given_with_its_basis(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM)
    press(qtbot, Qt.Key.Key_Return)
    motor.particulars.table("origins").control.field.setFocus()
    qtbot.keyClicks(here(), "Japan")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(here(), "proven")
    press(qtbot, Qt.Key.Key_Tab)

    assert content(session, DYSPROSIUM).origins == (
        Origin(country="JP", basis="proven", share="100"),
    )


def test_a_share_above_a_hundred_is_refused_beside_its_field(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM)
    press(qtbot, Qt.Key.Key_Return)
    share = motor.particulars.content.cells["share"].field
    share.setFocus()
    press(qtbot, Qt.Key.Key_End)
    qtbot.keyClicks(here(), "000")
    press(qtbot, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Home)
    qtbot.keyClicks(here(), "100")
    press(qtbot, Qt.Key.Key_Tab)

    assert "Share by mass, %: " in told(motor, "problem")
    assert content(session, DYSPROSIUM).share == "2.1"


def test_a_content_keeps_origin_and_price_when_its_row_is_typed_over(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = content(session, TERBIUM)
    motor.tree.go_to(MAGNET)
    press(qtbot, Qt.Key.Key_Return)
    go_to("Row 2, Share by mass", qtbot)
    press(qtbot, Qt.Key.Key_End, Qt.Key.Key_Backspace)
    fill(qtbot, "5")

    assert content(session, TERBIUM) == before.model_copy(update={"share": "0.5"})


def test_a_content_keeps_what_is_its_own_when_another_row_goes(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    terbium = content(session, TERBIUM)
    motor.tree.go_to(MAGNET)
    press(qtbot, Qt.Key.Key_Return)
    go_to("Row 1, Name as given", qtbot)
    press(
        qtbot,
        Qt.Key.Key_Delete,
        held=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    assert content(session, DYSPROSIUM) == terbium


def test_a_declaration_of_more_than_twelve_months_is_flagged(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM)
    press(qtbot, Qt.Key.Key_Return)

    assert "SD-2025-17 ran out on 28 February 2026" in told(motor, "warning")


def test_a_wrong_check_digit_is_said_and_never_repaired(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(DYSPROSIUM, At.NUMBER)
    type_over(qtbot, "7429-91-5")
    press(qtbot, Qt.Key.Key_Return)

    assert "7429-91-5 is no CAS number: its check digit is wrong" in told(motor)
    assert content(session, DYSPROSIUM).cas == "7429-91-5"


def test_a_grade_is_a_hint_and_no_fact(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    motor.tree.go_to(MAGNET)
    before = session.events
    press(qtbot, Qt.Key.Key_Return)

    assert "Hint, no fact: 42SH often holds 2–5 % dysprosium" in told(motor)
    assert session.events == before


# --- the join ----------------------------------------------------------------------


def join(page: CompositionPage, qtbot: QtBot) -> None:
    """Open the tables of what suppliers have still to tell, by keys."""
    button = next(b for b in page.findChildren(QPushButton) if "Missing" in b.text())
    button.setFocus()
    press(qtbot, Qt.Key.Key_Return)


def test_the_join_asks_each_supplier_what_is_missing(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    join(motor, qtbot)

    assert motor.join.supplier == "Keskus Magnetics"
    assert here() is motor.join.table
    assert motor.join.table.currentIndex().data() == "? missing"


def test_the_join_is_filled_in_one_go(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    join(motor, qtbot)
    copy("Japan\tproven\t2.1 %\t344 USD / kg")
    press(qtbot, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    found = content(session, DYSPROSIUM)

    assert [(o.country, o.basis) for o in found.origins] == [("JP", "proven")]
    assert found.prices == (Price(amount="344 USD", per="kg"),)


def test_a_cell_of_the_join_that_cannot_be_read_keeps_all_as_it_was(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    join(motor, qtbot)
    before = session.events
    copy("Japan\tproven\t2.1 %\tcheap")
    press(qtbot, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)

    assert session.events == before
    assert "Row 1, Price: cheap cannot be read as a price" in told(motor)


def test_a_cell_that_holds_several_origins_is_not_overwritten(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    half = Origin(country="JP", basis="proven", share="50")
    several = content(session, DYSPROSIUM).model_copy(
        update={"origins": (half, Origin(share="50", basis=""))}
    )
    magnet = line(session, "magnet")
    contents = (several, *magnet.contents[1:])
    session.change_lines(ITEM, (magnet.model_copy(update={"contents": contents}),))
    join(motor, qtbot)
    copy("China\tproven")
    press(qtbot, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)

    assert content(session, DYSPROSIUM) == several
    assert "cannot be put into this cell" in told(motor)


@pytest.mark.parametrize(
    ("share", "says"),
    [("", "China, share of the lot not known"), ("80", "China, 80 % of the lot")],
)
def test_an_origin_of_less_than_the_lot_says_so(
    motor: CompositionPage, session: CaseSession, qtbot: QtBot, share: str, says: str
) -> None:
    part = Origin(country="CN", basis="declared", share=share)
    called = "P1-02 金属镝 / Dysprosium metal"
    partly = content(session, DYSPROSIUM).model_copy(
        update={"origins": (part,), "name": called}
    )
    line = session.bill(ITEM).bill.lines[DYSPROSIUM.line]
    after = line.model_copy(update={"contents": (partly, *line.contents[1:])})
    session.change_lines(ITEM, (after,))
    join(motor, qtbot)
    cells = [motor.join._model.index(0, leg).data() for leg in (1, 2)]

    assert cells == ["Dysprosium metal", says]
    assert ("A country is told for Dysprosium metal" in told(motor)) == (not share)


def test_what_no_cell_can_answer_stands_below_the_table(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    join(motor, qtbot)
    first = told(motor.join)
    qtbot.keyClick(motor.join.suppliers, Qt.Key.Key_Down)

    assert "These papers have run out" in first
    assert "SD-2025-17" in first
    assert "what is in: Hall sensor" in told(motor.join)
    assert not motor.join.table.isVisible()
    assert "Hall sensor" in motor.join._letter.accessibleDescription()


# --- a whole bill, by keys alone ---------------------------------------------------


def test_a_bill_is_typed_and_worked_out_without_a_mouse(
    page: CompositionPage, session: CaseSession, qtbot: QtBot
) -> None:
    """W2 of the worked ratios: a magnet with a trace of Chinese dysprosium."""
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(here(), "Magnet N35")
    enter(qtbot)
    along(qtbot, At.WORTH)
    type_over(qtbot, "50 USD / kg")
    along(qtbot, At.MASS)
    type_over(qtbot, "1000")
    press(qtbot, Qt.Key.Key_Return)
    go_to("Are the contents a full declaration", qtbot)
    fill(qtbot, "Yes")
    go_to("Row 1, Name as given", qtbot)
    fill(qtbot, "Dysprosium", "7429-91-6", "Dysprosium metal", "0.02")
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    go_to("Row 1, Origin", qtbot)
    fill(qtbot, "China", "declared")
    go_to("Row 1, Price", qtbot)
    fill(qtbot, "344", "USD", "1 kg")
    press(qtbot, Qt.Key.Key_Escape)
    magnet = Node(session.bill(ITEM).bill.roots[0])

    assert cell(page, magnet, At.RATIO) == "▲ 0.1376 %"
    assert "0.1 % is reached" in page.verdict.picture.accessibleName()
    assert "worth 68.8 USD" in page.verdict.picture.accessibleDescription()


def along(qtbot: QtBot, column: At) -> None:
    """Go along the row to a column, by Ctrl and an arrow."""
    tree = here()
    assert isinstance(tree, BillView)
    while (now := tree.currentIndex().column()) != column:
        key = Qt.Key.Key_Right if now < column else Qt.Key.Key_Left
        press(qtbot, key, held=Qt.KeyboardModifier.ControlModifier)


def go_to(name: str, qtbot: QtBot) -> None:
    """Press Tab until what bears the name has the focus."""
    for _ in range(120):
        if name in here().accessibleName():
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise LookupError(name)


def fill(qtbot: QtBot, *texts: str) -> None:
    """Type each text, with Tab after it."""
    for text in texts:
        field = here()
        if isinstance(field, QComboBox) and (line := field.lineEdit()) is not None:
            line.selectAll()
        qtbot.keyClicks(here(), text)
        press(qtbot, Qt.Key.Key_Tab)


# --- for every reader --------------------------------------------------------------


def nameless(page: QWidget) -> list[QWidget]:
    """Return what takes the focus and has no name."""
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isVisibleTo(page) and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not _name(part)
    ]


def _name(part: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(part)
    return face.text(QAccessible.Text.Name) if face else ""


def test_no_button_is_described_in_markup(motor: CompositionPage) -> None:
    for button in motor.findChildren(QPushButton):
        face = QAccessible.queryAccessibleInterface(button)
        assert "<p>" not in face.text(QAccessible.Text.Description)


def test_a_screen_reader_finds_every_cell_of_the_tree(motor: CompositionPage) -> None:
    face = QAccessible.queryAccessibleInterface(motor.tree)
    assert face is not None
    cells = [face.child(number) for number in range(face.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells if cell is not None]

    assert len(names) == len(At) * (1 + 9)
    assert "" not in names


def test_whatever_takes_the_focus_has_a_name(
    motor: CompositionPage, qtbot: QtBot
) -> None:
    found = nameless(motor)
    for node in (MAGNET, DYSPROSIUM):
        motor.tree.go_to(node)
        press(qtbot, Qt.Key.Key_Return)
        found += nameless(motor)
        press(qtbot, Qt.Key.Key_Escape)
    join(motor, qtbot)
    found += nameless(motor)

    assert found == []
