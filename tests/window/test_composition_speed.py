"""The tree shows what is looked at: a long bill opens as fast as a short one."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QLocale, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.pages.composition.model import BillModel
from desktop.pages.composition.page import CompositionPage
from desktop.pages.composition.shape import Node, Sight
from desktop.words import Words
from forms.composition.bill import Line
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill
from forms.corpus import Corpus
from tests.window.bills import sight_of

SHORT, LONG = 100, 100_000


def flat(count: int) -> Sight:
    """Return a bill whose lines all stand right in the item."""
    lines = (Line(id=f"l{n}", name=f"Part {n}", kind="none") for n in range(count))
    return sight_of(*lines)


def deep(count: int) -> Sight:
    """Return a bill in which each line stands in the one before it."""
    lines = (
        Line(id=f"l{n}", parent=f"l{n - 1}" if n else "", kind="none")
        for n in range(count)
    )
    return Sight("item-1", "Deep", Reckoning.of(Bill.of(lines)))


def fastest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def opened(page: CompositionPage, sight: Sight) -> float:
    """Return how long it takes to draw a bill."""

    def work() -> None:
        page.show_sight(sight_of(item="", name=""))
        page.show_sight(sight)
        page.grab()

    return fastest(work)


def test_a_hundred_thousand_lines_open_as_fast_as_a_hundred(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = CompositionPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    page.resize(976, 740)
    page.show()
    short = opened(page, flat(SHORT))
    long = opened(page, flat(LONG))

    print(f"100 lines {short:.3f} s, 100,000 lines {long:.3f} s, {long / short:.1f} x")
    assert long < 25 * short


def test_the_end_of_a_long_bill_is_reached_by_keys(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = CompositionPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    page.show_sight(flat(1_000))
    page.show()
    page.take_focus()
    for _ in range(4):
        qtbot.keyClick(page.tree, Qt.Key.Key_End)

    assert page.tree.here == Node("l999")


def test_the_model_keeps_nothing_of_what_nobody_looked_at(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = CompositionPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    page.show_sight(flat(LONG))
    model = page.tree.model()
    assert isinstance(model, BillModel)

    assert len(model._nodes) < 2_000
    assert len(model.sight._tiers) < 2_000


def test_a_place_at_the_bottom_of_a_deep_tree_is_found_without_recursion(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = CompositionPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    page.show_sight(deep(5_000))
    model = page.tree.model()
    assert isinstance(model, BillModel)
    index: QModelIndex = model.index_of(Node("l4999"))
    above = 0
    while index.parent().isValid():
        index, above = index.parent(), above + 1

    assert above == 4_999


def test_an_edit_tells_only_of_the_lines_around_it(
    corpus: Corpus, qtbot: QtBot
) -> None:
    page = CompositionPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    before = flat(SHORT)
    page.show_sight(before)
    told: list[str] = []
    page.tree.model().dataChanged.connect(lambda top, _: told.append(top.data()))
    line = before.bill.lines["l7"].model_copy(update={"name": "Another"})
    after = before.reckoning.after(line)
    page.show_sight(Sight("item-1", "Traction motor", after))

    assert told == ["Another"]
