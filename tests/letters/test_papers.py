"""The letter says the same on paper, as a document and as a workbook, to one alone."""

import datetime as dt
import io
import re

import docx
import openpyxl
import pytest

from forms.composition.declaration import (
    CODES,
    GENERAL,
    MATERIAL,
    PART,
    SAID,
    VERSION,
    meaning,
)
from forms.errors import FormsError
from forms.letters.asked import SupplierRequest
from forms.letters.fillin import answer, options
from forms.letters.papers import (
    request_docx,
    request_name,
    request_pdf,
    request_xlsx,
)
from tests.dossier.reading import bare, pages_of, roles
from tests.dossier.samples import corpus
from tests.letters.letters import SECRETS, asked, request, standpoint

REQUEST = request()


def paper(of: SupplierRequest = REQUEST) -> str:
    return "".join(pages_of(request_pdf(of, standpoint(), corpus())))


def document() -> docx.document.Document:
    body = request_docx(REQUEST, standpoint(), corpus())
    return docx.Document(io.BytesIO(body))


def workbook(of: SupplierRequest = REQUEST) -> openpyxl.Workbook:
    body = request_xlsx(of, standpoint(), corpus())
    return openpyxl.load_workbook(io.BytesIO(body))


def texts(form: str) -> str:
    match form:
        case "pdf":
            return paper()
        case "docx":
            file = document()
            cells = [c.text for t in file.tables for r in t.rows for c in r.cells]
            return bare("".join([*(p.text for p in file.paragraphs), *cells]))
        case _:
            book = workbook()
            rows = (row for s in book for row in s.iter_rows(values_only=True))
            return bare("".join(str(cell) for row in rows for cell in row if cell))


FORMS = pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])


@FORMS
def test_it_says_why_in_both_languages_with_the_day_and_source_of_the_law(
    form: str,
) -> None:
    said = texts(form)

    assert "商务部公告2025年第61号第一条第（一）项" in said
    assert bare("speaks to items that contain them") in said
    assert bare("On 25 November 2026, as known on 9 October 2026") in said
    assert "以2026年11月25日计" in said
    assert bare("needs confirmation (No. 70/2025)") in said


@FORMS
def test_it_asks_everything_that_a_declaration_needs(form: str) -> None:
    said = texts(form)

    for code in CODES:
        assert code in said, code
    for words in ("Mined in", "开采地", "Lots covered", "适用批次", VERSION):
        assert bare(words) in said, words


@FORMS
def test_it_tells_nothing_of_anybody_else(form: str) -> None:
    said = texts(form)

    assert "ROT-100" in said
    assert [secret for secret in SECRETS if bare(secret) in said] == []


@FORMS
def test_unknown_and_none_are_offered_as_answers(form: str) -> None:
    said = texts(form)

    assert "未知/unknown" in said
    assert "无/none" in said


def test_what_is_known_is_not_asked() -> None:
    table = next(t for t in document().tables if len(t.columns) == 5)
    answers = {row.cells[0].text: [c.text for c in row.cells[2:]] for row in table.rows}

    assert answers["M-00"] == ["Dysprosium · CAS 7429-91-6", "Terbium metal", ""]
    assert answers["M-01"] == ["", "[P1-04 金属铽 / Terbium metal]", ""]
    assert answers["M-02"] == ["无需填写 / not asked", "无需填写 / not asked", ""]
    assert answers["M-04"] == ["", "无需填写 / not asked", ""]
    assert answers["M-11"] == ["", "", ""]


def test_the_paper_is_tagged_and_signed_by_hand() -> None:
    body = request_pdf(REQUEST, standpoint(), corpus())

    assert {"/H1", "/H2", "/Table", "/TH"} <= set(roles(body))
    assert "盖章处" in pages_of(body)[-1]


@pytest.mark.parametrize("draw", [request_pdf, request_docx, request_xlsx])
def test_the_same_request_gives_the_same_bytes(draw: object) -> None:
    assert callable(draw)
    first, second = (draw(request(), standpoint(), corpus()) for _ in range(2))

    assert first == second


def test_what_a_file_says_of_itself_names_nobody_and_no_day() -> None:
    about = document().core_properties
    book = workbook().properties

    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created == about.modified == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert not book.creator
    assert book.created == dt.datetime(2026, 1, 1)  # noqa: DTZ001 (as the file says it)


def test_a_request_for_nothing_is_refused() -> None:
    nothing = REQUEST.model_copy(update={"parts": ()})

    for draw in (request_pdf, request_docx, request_xlsx):
        with pytest.raises(FormsError, match="Nothing is left to ask"):
            draw(nothing, standpoint(), corpus())


def test_marks_that_turn_the_writing_are_shown_by_their_code() -> None:
    (part,) = asked()[:1]
    turned = part.model_copy(update={"name": "magnet\u202egpj\x07"})

    assert "magnet⟦U+202E⟧gpj⟦U+0007⟧" in paper(request(turned))


def test_the_file_is_named_by_number_and_supplier() -> None:
    assert re.fullmatch(
        r"SR-20261125-[0-9A-F]{6}-Balti-Magnetid-OÜ\.pdf", request_name(REQUEST, "pdf")
    )


# The workbook


def codes(book: openpyxl.Workbook) -> dict[str, openpyxl.cell.Cell]:
    """Return the answer cell of each general place and of the first material."""
    general = {row[0].value: row[2] for row in book.worksheets[1].iter_rows()}
    heads = next(r for r in book.worksheets[2].iter_rows() if r[0].value == "P-01")
    row = heads[0].row + 1
    materials = {c.value: book.worksheets[2].cell(row, c.column) for c in heads}
    return {k: v for k, v in (general | materials).items() if k in CODES}


def test_answers_can_be_typed_and_nothing_else() -> None:
    book = workbook()
    cells = codes(book)

    assert all(sheet.protection.sheet for sheet in book)
    assert not cells["D-05"].protection.locked
    assert not cells["M-04"].protection.locked
    for code in ("D-00", "D-02", "P-01", "P-03", "M-02"):
        assert cells[code].protection.locked, code


def test_choices_are_offered_in_lists() -> None:
    book = workbook()
    lists = book.worksheets[3]
    cells = codes(book)
    offered = {
        str(cell): rule.formula1
        for rule in book.worksheets[2].data_validations.dataValidation
        for span in rule.sqref.ranges
        for cell in [book.worksheets[2].cell(span.min_row, span.min_col).coordinate]
    }
    source = offered[cells["M-04"].coordinate]
    column = lists[re.search(r"\$([A-Z]+)\$1", source)[1]]  # type: ignore[index]

    assert lists.sheet_state == "hidden"
    assert [c.value for c in column[:2]] == ["未知 / unknown", "无 / none"]
    assert "JP 日本 / Japan" in [c.value for c in column]


def test_a_name_that_could_act_is_inert_in_the_workbook() -> None:
    (part,) = asked()[:1]
    acting = part.model_copy(update={"number": '=HYPERLINK("x")', "name": "+1"})
    cells = codes(workbook(request(acting)))

    assert cells["P-01"].data_type == "s"
    assert cells["P-01"].quotePrefix
    assert cells["P-03"].quotePrefix


# Words and their meaning


@pytest.mark.parametrize(
    "option", sorted({o for b in CODES.values() for o in (*b.options, *b.may)})
)
def test_every_answer_that_is_offered_is_understood(option: str) -> None:
    assert meaning(answer(option, corpus())) == option
    assert all(meaning(word) == option for word in SAID[option])


def test_every_choice_has_a_list_and_every_list_says_something() -> None:
    for blank in (*GENERAL, *PART, *MATERIAL):
        offered = options(blank, corpus())

        assert bool(offered) is (
            blank.kind in {"choice", "country"} or bool(blank.may)
        ), blank
        assert all(offered)


def test_words_that_disagree_mean_nothing() -> None:
    assert meaning("未知 / none") == ""
    assert meaning("perhaps") == ""
    assert meaning("") == ""
