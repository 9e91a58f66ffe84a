"""F12 as a workbook says what F12 on paper says."""

import io

import openpyxl
import pytest

from forms.dossier.compose import compose
from forms.dossier.content import Audience, FormGrid
from forms.spreadsheet.worksheet import ratio_workbook
from tests.dossier.samples import NAMES, corpus, outcome_of


def cells(body: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(body))
    return [
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_and_value_of_the_worksheet_is_in_the_workbook(name: str) -> None:
    paper = compose(outcome_of(name), corpus(), Audience.FILING)
    entries = [
        entry
        for section in paper.sections
        if section.code == "F12"
        for block in section.blocks
        if isinstance(block, FormGrid)
        for entry in block.entries
    ]

    found = cells(ratio_workbook(outcome_of(name), corpus()))

    assert [e.number for e in entries if e.number not in found] == []
    assert [e for e in entries if e.value and "\n".join(e.value) not in found] == []


def test_the_inputs_of_the_ratio_have_a_sheet_of_their_own() -> None:
    body = ratio_workbook(outcome_of("traction-motor-magnet"), corpus())
    names = openpyxl.load_workbook(io.BytesIO(body)).sheetnames

    assert names == ["F12 0.1%价值比例计算书（工作稿）", "F12 1"]


def test_where_no_worksheet_is_due_the_workbook_says_so() -> None:
    found = cells(ratio_workbook(outcome_of("field-hospital-spares"), corpus()))

    assert "calls for no worksheet" in "".join(found)


def test_the_same_case_gives_the_same_workbook() -> None:
    outcome = outcome_of("traction-motor-magnet")

    assert ratio_workbook(outcome, corpus()) == ratio_workbook(outcome, corpus())
