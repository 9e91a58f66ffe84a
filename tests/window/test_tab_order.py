"""Tab goes down the page as it stands, whichever question came last."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.interview import InterviewPage
from desktop.session import CaseSession
from desktop.words import Words
from forms.case.facts import Place
from forms.corpus import Corpus
from forms.interview.screens import PageKey

SHAPE = Place("item-1", "item.shape")
MADE_OF = Place("item-1", "item.magnet_material")
ORIGIN = Place("item-1", "item.origin")


def tabbed(page: InterviewPage, qtbot: QtBot) -> list[Place]:
    """Press Tab from the first question on, and tell which questions come by."""
    came: dict[Place, None] = {}
    page.row(page.shown()[0]).field.setFocus()
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        for place in page.shown():
            if page.row(place).isAncestorOf(here):
                came[place] = None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    return list(came)


def test_a_question_that_comes_in_between_is_tabbed_to_in_its_place(
    session: CaseSession, corpus: Corpus, qtbot: QtBot
) -> None:
    page = InterviewPage(corpus, Words("en"), QLocale("en_GB"))
    qtbot.addWidget(page)
    session.changed.connect(page.show_view)
    session.answer(Place("case", "case.role"), "exporter")
    session.answer(Place("case", "exporter.country"), "EE")
    session.answer(SHAPE, "input")
    session.answer(ORIGIN, "EE")
    session.turn_to(PageKey("item", "item-1"))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    session.answer(SHAPE, "magnet")
    session.accept()
    qtbot.wait(1)

    assert MADE_OF in page.shown()
    assert tabbed(page, qtbot) == list(page.shown())
