"""What is left open is told whole, and that nothing is asked comes first."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from desktop.beginnings import from_case_file, written
from desktop.clock import Clock
from desktop.pages.determination import DeterminationPanel
from desktop.samples import sample_text
from desktop.session import CaseSession
from desktop.store.vault import Vault
from desktop.words import Words
from forms.corpus import Corpus

MOMENT = "2026-10-09T09:00:00+02:00"
STILL = Clock(lambda: MOMENT, lambda: dt.date(2026, 10, 9))


@pytest.fixture
def told(vault: Vault, corpus: Corpus, qtbot: QtBot) -> str:
    text = sample_text("laptop-loudspeaker-driver")
    title, events = from_case_file(text, corpus, "sample", MOMENT)
    case_id = vault.new_case(title, at=MOMENT)
    vault.append_many(case_id, written(events), at=MOMENT)
    panel = DeterminationPanel(corpus, Words("en"))
    qtbot.addWidget(panel)
    session = CaseSession(vault, case_id, corpus, "en", STILL, "clerk")
    panel.show_view(session.view())
    return panel.toPlainText()


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
