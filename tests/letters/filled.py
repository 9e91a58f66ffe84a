"""A declaration filled in as a supplier would: in its document or its workbook."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import docx
import docx.document
import openpyxl
from docx.table import _Cell

from forms.composition.declaration import CODES
from forms.letters.papers import request_docx, request_xlsx
from tests.dossier.samples import corpus
from tests.letters.letters import request, standpoint

GENERAL = {
    "D-05": "DEC-7",
    "D-06": "2026-12-01",
    "D-07": "2026-12-01",
    "D-08": "2027-11-30",
    "D-09": "是 / yes",
    "D-10": "无 / none",
    "D-11": "Mari Maasikas",
    "D-12": "Quality manager",
}
DYSPROSIUM = {
    "M-01": "P1-02 金属镝 / Dysprosium metal",
    "M-02": "0.5..0.8",
    "M-04": "CN 中国 / China",
    "M-05": "CN 中国 / China",
    "M-06": "JP 日本 / Japan",
    "M-07": "无 / none",
    "M-08": "JP 日本 / Japan",
    "M-09": "40",
    "M-10": "否 / no",
    "M-11": "344",
    "M-12": "USD",
    "M-13": "千克 / kg",
    "M-14": "采购价 / purchase price",
    "M-15": "A1, A2",
}
TERBIUM = {
    "M-10": "未知 / unknown",
    "M-11": "1000",
    "M-12": "USD",
    "M-13": "千克 / kg",
    "M-14": "市场价 / market price",
    "M-15": "T9",
}


@dataclass(frozen=True)
class Answers:
    """What is typed: by code for the whole, by part for its materials."""

    general: Mapping[str, str] = field(default_factory=lambda: GENERAL)
    complete: Mapping[str, str] = field(
        default_factory=lambda: {"ROT-100": "是 / yes", "SEN-7": "是 / yes"}
    )
    materials: Mapping[str, Sequence[Mapping[str, str]]] = field(
        default_factory=lambda: {
            "ROT-100": (DYSPROSIUM, TERBIUM, {}),
            "SEN-7": ({"M-01": "无 / none"}, {}, {}),
        }
    )

    def but(self, **changed: str) -> "Answers":
        """Return the same with some answers about the whole changed: ``D_08=…``."""
        general = {k.replace("_", "-"): v for k, v in changed.items()}
        return Answers({**self.general, **general}, self.complete, self.materials)

    def material(self, **changed: str) -> "Answers":
        """Return the same with some answers about the dysprosium changed."""
        answers = {k.replace("_", "-"): v for k, v in changed.items()}
        first, *rest = self.materials["ROT-100"]
        materials = {**self.materials, "ROT-100": ({**first, **answers}, *rest)}
        return Answers(self.general, self.complete, materials)


EVERYTHING = Answers()


@cache
def _sent(draw: Callable[..., bytes]) -> bytes:
    return draw(request(), standpoint(), corpus())


def as_document(answers: Answers = EVERYTHING) -> bytes:
    """Type the answers into the document's tables; what is printed there stays."""
    file = docx.Document(io.BytesIO(_sent(request_docx)))
    number = ""
    for cells in rows_of(file):
        code = cells[0].text
        if code == "P-01":
            number = cells[2].text
        typed = _typed(code, number, answers)
        for cell, text in zip(cells[2:], typed, strict=False):
            if text and "not asked" not in cell.text:
                cell.text = text
    return saved(file)


def rows_of(file: docx.document.Document) -> Iterator[list[_Cell]]:
    """Yield the cells of every row of every table."""
    for table in file.tables:
        for row in table._tbl.tr_lst:
            yield [_Cell(cell, table) for cell in row.tc_lst]


def saved(file: docx.document.Document) -> bytes:
    """Return a document's bytes."""
    paper = io.BytesIO()
    file.save(paper)
    return paper.getvalue()


def _typed(code: str, number: str, answers: Answers) -> list[str]:
    if code == "P-04":
        return [answers.complete.get(number, "")]
    if code.startswith("M-") and code in CODES:
        return [slot.get(code, "") for slot in answers.materials.get(number, ())]
    return [answers.general.get(code, "")]


def as_workbook(answers: Answers = EVERYTHING) -> bytes:
    """Type the answers into the workbook's open cells: numbers and days as such."""
    book = openpyxl.load_workbook(io.BytesIO(_sent(request_xlsx)))
    for row in book.worksheets[1].iter_rows(min_row=4):
        if row[0].value in answers.general:
            text = answers.general[str(row[0].value)]
            is_day = row[2].number_format == "yyyy-mm-dd"
            row[2].value = dt.date.fromisoformat(text) if is_day else text
    heads = {cell.value: cell.column for cell in book.worksheets[2][4]}
    slots: dict[str, int] = {}
    for row in book.worksheets[2].iter_rows(min_row=5):
        number = str(row[0].value or "")
        place = slots[number] = slots.get(number, -1) + 1
        given = (answers.materials.get(number, ()) or [{}])[place:][:1]
        typed = {**(given[0] if given else {})}
        if place == 0:
            typed["P-04"] = answers.complete.get(number, "")
        for code, text in typed.items():
            cell = row[heads[code] - 1]
            if text and not cell.protection.locked:
                cell.value = int(text) if text.isdecimal() else text
    paper = io.BytesIO()
    book.save(paper)
    return paper.getvalue()
