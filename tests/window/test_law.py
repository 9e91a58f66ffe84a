"""What a person saw in MOFCOM's list settles the days after the pause, with a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.law import LawPage
from desktop.session import CaseSession
from desktop.words import Words
from forms.case.events import StatusConfirmed
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.rules.determination import Licence


@pytest.fixture
def page(session: CaseSession, corpus: Corpus, qtbot: QtBot) -> LawPage:
    law = LawPage(corpus, Words("en"), "clerk")
    qtbot.addWidget(law)
    law.recorded.connect(session.record)
    session.changed.connect(law.show_view)
    trader = {
        (CASE, "case.role"): "exporter",
        (CASE, "exporter.country"): "SG",
        (CASE, "route.destination"): "IN",
        (CASE, "route.crosses_border"): "yes",
        (CASE, "route.export_date"): "2026-11-15",
        ("item-1", "item.shape"): "input",
        ("item-1", "item.input_material"): "P1-12",
        ("item-1", "item.origin"): "CN",
    }
    for (member, question), raw in trader.items():
        session.answer(Place(member, question), raw)
    law.show()
    law.take_focus()
    return law


def licence(session: CaseSession) -> frozenset[Licence]:
    return session.outcome.determination.items[0].licence


def test_without_a_record_the_day_needs_confirmation(
    page: LawPage, session: CaseSession
) -> None:
    assert page.isVisible()
    assert licence(session) == {Licence.NEEDS_CONFIRMATION}


def test_a_recorded_extension_settles_the_days_that_it_names(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    for _ in range(3):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        if "Last day" in page.focusWidget().accessibleName():
            break
    qtbot.keyClicks(page.focusWidget(), "2027-01-10")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert licence(session) == {Licence.SUSPENDED}
    record = session.events[-1]
    assert isinstance(record, StatusConfirmed)
    assert (record.by, record.checked_on.isoformat()) == ("clerk", "2026-10-09")


def told(page: LawPage) -> str:
    """Return what the page complains about."""
    labels = page.findChildren(QLabel)
    return " ".join(x.text() for x in labels if x.property("role") == "problem")


def test_an_extension_without_its_last_day_is_not_recorded(
    page: LawPage, session: CaseSession, qtbot: QtBot
) -> None:
    before = session.events
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert session.events == before
    assert "last day of the pause" in told(page)


def test_a_record_without_a_person_proves_nothing_and_is_refused(
    session: CaseSession, corpus: Corpus, qtbot: QtBot
) -> None:
    law = LawPage(corpus, Words("en"), person="")
    qtbot.addWidget(law)
    law.recorded.connect(session.record)
    law.show_view(session.view())
    before = session.events
    law.show()
    law.take_focus()
    lapsed = (Qt.Key.Key_Tab, Qt.Key.Key_Space)
    for key in lapsed:
        qtbot.keyClick(law.focusWidget(), key)
    qtbot.keyClick(law.focusWidget(), Qt.Key.Key_Return)

    assert session.events == before
    assert "Say who looked" in told(law)
