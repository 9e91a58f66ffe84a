"""What is left open is told whole, and that nothing is asked comes first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.beginnings import from_case_file, written
from desktop.clock import Clock
from desktop.pages.determination import DeterminationPanel
from desktop.samples import sample_text
from desktop.session import CaseSession
from desktop.store.vault import Vault
from desktop.words import Words
from forms.corpus import Corpus


@pytest.fixture
def panel(corpus: Corpus, qtbot: QtBot) -> DeterminationPanel:
    shown = DeterminationPanel(corpus, Words("en"))
    qtbot.addWidget(shown)
    return shown


Show = Callable[[str], str]


@pytest.fixture
def show(panel: DeterminationPanel, vault: Vault, corpus: Corpus, clock: Clock) -> Show:
    """Return what shows a sample on the panel and gives back what is read there."""

    def shown(name: str) -> str:
        at = clock.now()
        title, events = from_case_file(sample_text(name), corpus, "sample", at)
        case_id = vault.new_case(title, at=at)
        vault.append_many(case_id, written(events), at=at)
        session = CaseSession(vault, case_id, corpus, "en", clock, "clerk")
        panel.show_view(session.view())
        return panel.toPlainText()

    return shown


@pytest.fixture
def told(show: Show) -> str:
    return show("laptop-loudspeaker-driver")


def test_a_ratio_across_the_line_names_both_results(told: str) -> None:
    live = told.partition("If every limb of No. 61 were in force")[2]

    assert "Cannot be determined from what is known" in live
    assert "• a licence is required before export" in live
    assert "• No. 61 asks for no licence here" in live


def test_where_no_answer_asks_anything_on_the_date_that_is_said(told: str) -> None:
    on_date = told.partition("If every limb of No. 61 were in force")[0]

    assert "none of the answers still possible asks for anything" in on_date


def test_the_way_to_ask_mofcom_is_named(told: str) -> None:
    assert "jingwaizixun@mofcom.gov.cn" in told


def test_the_reasons_of_an_exemption_are_told(
    panel: DeterminationPanel, show: Show, qtbot: QtBot
) -> None:
    show("field-hospital-spares")
    panel.show()
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Tab)
    qtbot.keyClick(panel, Qt.Key.Key_Return)

    assert "neither ¶2 nor ¶3 stands in the way" in panel.toPlainText()


def test_open_questions_that_touch_the_case_are_told_with_their_reading(
    show: Show,
) -> None:
    flags = show("traction-motor-magnet").partition("touch this case")[2]

    assert "Q22 (the case): May the promises asked for clash" in flags
    assert "Read as (a): They may: counsel reads them" in flags


def test_what_may_yet_touch_the_case_is_told_as_open(show: Show) -> None:
    flags = show("jet-engine-sensor").partition("touch this case")[2]

    assert "Whether it touches this case needs an answer still." in flags
