"""What a supplier filled in comes back as lines, with what is doubtful about it."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

import docx
import docx.document
import pytest
from docx.table import _Cell

from forms.composition.bill import Evidence, Line, Origin, Price, Source, Whence
from forms.composition.declaration import CODES
from forms.composition.imports.returned.document import MOST_CELLS
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.tree import Bill
from forms.composition.twins import joined_twins, twins
from tests.composition.imports.chain import Told, refused, told
from tests.letters.filled import (
    EVERYTHING,
    Answers,
    as_document,
    as_workbook,
    rows_of,
    saved,
)
from tests.letters.letters import BALTI, MAGNET, RING, asked

BOTH = pytest.mark.parametrize("fill", [as_document, as_workbook])
Fill = Callable[..., bytes]

PAPER = Evidence(
    kind="declaration",
    document="DEC-7",
    issuer=BALTI,
    issued=dt.date(2026, 12, 1),
    since=dt.date(2026, 12, 1),
    until=dt.date(2027, 11, 30),
    by="Mari Maasikas, Quality manager",
)


def magnet(answers: Answers = EVERYTHING) -> tuple[Line, Told]:
    found = told(as_document(answers))
    return found.lines[0], found


def origins(answers: Answers) -> list[tuple[str, str]]:
    line, _ = magnet(answers)
    return [(o.country, o.share) for o in line.contents[0].origins]


# What goes out comes back


@BOTH
def test_a_declaration_that_is_filled_in_comes_back_as_it_was_meant(fill: Fill) -> None:
    found = told(fill())
    line, ring = found.lines
    dysprosium, terbium = line.contents

    assert (found.format, found.version) == ("declaration", "ytterby-declaration/1")
    assert (line.number, line.revision, line.supplier) == ("ROT-100", "B", BALTI)
    assert line.name == "弧形磁体 Arc magnet 42SH"
    assert line.is_complete
    assert line.evidence == dysprosium.evidence == (PAPER,)
    assert (dysprosium.material, dysprosium.share) == ("P1-02", "")
    assert dysprosium.prices == (
        Price(
            amount="344 USD",
            per="kg",
            on=dt.date(2026, 12, 1),
            source="DEC-7",
        ),
    )
    assert [(o.country, o.share) for o in dysprosium.origins] == [
        ("CN", "40"),
        ("JP", "60"),
    ]
    assert {(o.mined, o.reduced, o.alloyed) for o in dysprosium.origins} == {
        ("CN", "JP", "")
    }
    assert (dysprosium.technology, dysprosium.lots) == ("no", "A1, A2")
    assert (terbium.material, terbium.technology) == ("P1-04", "")
    assert terbium.prices[0].basis == "market"
    assert (ring.number, ring.is_complete, ring.contents) == ("SEN-7", True, ())


@BOTH
def test_an_answer_finds_its_way_back_to_the_material_that_it_is_about(
    fill: Fill,
) -> None:
    own = MAGNET.model_copy(update={"contents": MAGNET.contents[:3]})
    came = Whence(source="paper")
    back = [
        each.model_copy(update={"id": f"paper-{each.id}", "whence": came})
        for each in told(fill()).lines
    ]
    sources = (Source(id="paper", name="paper", format="declaration"),)
    bill = Bill.of((own, RING, *back), sources)
    (line, ring), gone = joined_twins(bill, twins(bill))
    dysprosium, terbium, iron = line.contents

    assert all(twin.exact for twin in twins(bill))
    assert len(gone) == len(back)
    assert (dysprosium.cas, dysprosium.share) == ("7429-91-6", "0.5..0.8")
    assert (dysprosium.material, dysprosium.technology) == ("P1-02", "no")
    assert [o.country for o in dysprosium.origins] == ["CN", "JP"]
    assert (dysprosium.lots, terbium.lots, iron.lots) == ("A1, A2", "T9", "")
    assert terbium.prices[0].amount == "1000 USD"
    assert asked(line, ring, on=dt.date(2026, 12, 2))[0].materials[1:] == ()


@BOTH
def test_nothing_is_said_of_what_was_asked_and_answered(fill: Fill) -> None:
    found = told(fill())

    assert found.cautions == {Caution.SAID_UNKNOWN}
    assert [each.given for each in found.of(Caution.SAID_UNKNOWN)] == ["M-10"]


def test_an_empty_declaration_gives_no_line_and_says_so() -> None:
    found = told(as_document(Answers({}, {}, {})))

    assert found.lines == []
    assert [each.given for each in found.of(Caution.PART_UNANSWERED)][1:] == [
        "SEN-7 Sensor ring"
    ]
    assert "D-05, D-06" in found.of(Caution.UNANSWERED)[0].given


# Unknown, none, empty: three things


@pytest.mark.parametrize(
    ("answer", "caution"),
    [("未知 / unknown", Caution.SAID_UNKNOWN), ("", Caution.UNANSWERED)],
)
def test_unknown_and_an_empty_cell_are_told_apart_and_count_as_not_known(
    answer: str, caution: Caution
) -> None:
    line, found = magnet(EVERYTHING.material(M_09=answer, M_15="A1"))

    assert any("M-09" in each.given for each in found.of(caution))
    assert ("CN", "40") not in [(o.country, o.share) for o in line.contents[0].origins]


def test_none_is_nothing_at_all() -> None:
    answers = EVERYTHING.material(M_09="无 / none")

    assert origins(answers) == [("JP", "100")]


def test_none_of_part_1_makes_a_part_whole_unless_it_is_denied() -> None:
    none = {"M-01": "无 / none"}
    blank = Answers(complete={}, materials={"SEN-7": (none,)})
    denied = Answers(complete={"SEN-7": "否 / no"}, materials={"SEN-7": (none,)})

    assert told(as_document(blank)).lines[0].is_complete
    found = told(as_document(denied))
    assert not found.lines[0].is_complete
    assert Caution.ANSWERS_DISAGREE in found.cautions


@pytest.mark.parametrize(
    "slots",
    [
        ({"M-01": "未知 / unknown", "M-02": "0.5"},),
        ({"M-01": "something", "M-02": "0.5"},),
        ({"M-01": "P1-02", "M-02": "0.5"}, {"M-01": "无 / none"}),
    ],
)
def test_a_list_is_not_whole_while_its_answers_leave_a_doubt(
    slots: tuple[dict[str, str], ...],
) -> None:
    answers = Answers(complete={"SEN-7": "是 / yes"}, materials={"SEN-7": slots})
    found = told(as_document(answers))

    assert not found.lines[0].is_complete
    assert [n.column for n in found.of(Caution.ANSWERS_DISAGREE)] == ["P-04, M-01"]


# Origin


@pytest.mark.parametrize(
    ("changed", "share", "expected"),
    [
        ("CN 中国 / China", "100", [("CN", "100")]),
        ("CN 中国 / China", "40", [("CN", "40")]),
        ("CN 中国 / China", "", [("CN", "")]),
        ("JP 日本 / Japan", "0", [("JP", "100")]),
        ("JP 日本 / Japan", "10..30", [("CN", "10..30"), ("JP", "70..90")]),
        ("JP 日本 / Japan", "", [("JP", "")]),
        ("Japan", "0", [("JP", "100")]),
        ("日本", "0", [("JP", "100")]),
        ("未知 / unknown", "25", [("CN", "25"), ("", "75")]),
        ("", "0", [("", "100")]),
        ("CN 中国 / China", "0", [("", "100")]),
        ("JP 日本 / Japan", "100", [("", "100")]),
        ("Korea", "0", [("", "100")]),
    ],
)
def test_country_and_chinese_share_are_taken_together_and_never_guessed(
    changed: str, share: str, expected: list[tuple[str, str]]
) -> None:
    answers = {"M-08": changed, "M-09": share}
    empty = {k.replace("-", "_"): v for k, v in answers.items()}
    blanked = EVERYTHING.material(**empty)

    assert origins(blanked) == expected


def test_answers_that_exclude_each_other_are_told() -> None:
    _, found = magnet(EVERYTHING.material(M_09="100"))

    assert [each.column for each in found.of(Caution.ANSWERS_DISAGREE)] == [
        "M-08, M-09"
    ]


def test_what_was_said_of_the_origin_stays_as_it_was_said() -> None:
    line, _ = magnet()

    assert "M-07: 无 / none" in line.contents[0].origins[0].as_given


# Amounts and worth


@pytest.mark.parametrize(
    ("answer", "share", "caution"),
    [
        ("0,5", "0.5", None),
        ("0.5 %", "0.5", None),
        ("<0.1", "0..0.1", None),
        ("1,000", "", Caution.TWO_READINGS),
        ("120", "", Caution.ANSWER_NOT_READ),
        ("0.5 g", "", Caution.ANSWER_NOT_READ),
        ("some", "", Caution.NOT_A_NUMBER),
    ],
)
def test_a_share_is_read_in_one_way_or_not_at_all(
    answer: str, share: str, caution: Caution | None
) -> None:
    blank = Answers(
        materials={"SEN-7": ({"M-01": "P1-02", "M-02": answer},)}, complete={}
    )
    found = told(as_document(blank))

    assert found.lines[0].contents[0].share == share
    if caution:
        assert [(n.column, n.given) for n in found.of(caution)] == [("M-02", answer)]


@pytest.mark.parametrize(
    ("changed", "amounts", "caution"),
    [
        ({"M-11": "300..350"}, ["300..350 USD"], None),
        ({"M-11": "344 EUR", "M-12": ""}, ["344 EUR"], None),
        ({"M-12": "dollars"}, [], Caution.NO_CURRENCY),
        ({"M-11": "344 EUR"}, [], Caution.ANSWER_NOT_READ),
        ({"M-11": "344 %"}, [], Caution.ANSWER_NOT_READ),
        ({"M-13": ""}, [], Caution.UNANSWERED),
        ({"M-14": "whatever"}, [], Caution.ANSWER_NOT_READ),
        ({"M-11": "未知 / unknown"}, [], Caution.SAID_UNKNOWN),
    ],
)
def test_a_worth_counts_only_with_currency_unit_and_basis(
    changed: dict[str, str], amounts: list[str], caution: Caution | None
) -> None:
    line, found = magnet(
        EVERYTHING.material(**{k.replace("-", "_"): v for k, v in changed.items()})
    )

    assert [price.amount for price in line.contents[0].prices] == amounts
    assert caution is None or caution in found.cautions


# The paper


def test_a_declaration_lasts_twelve_months_at_most() -> None:
    found = told(as_document(EVERYTHING.but(D_08="2028-06-30")))
    (notice,) = found.of(Caution.PERIOD_TOO_LONG)

    assert found.lines[0].evidence[0].until == dt.date(2027, 11, 30)
    assert (notice.given, notice.expected) == ("2028-06-30", "2027-11-30")


def test_without_an_end_it_lasts_no_longer_either() -> None:
    found = told(as_document(EVERYTHING.but(D_08="")))

    assert found.lines[0].evidence[0].until == dt.date(2027, 11, 30)
    assert Caution.UNANSWERED in found.cautions


def test_a_period_that_runs_backwards_is_told() -> None:
    found = told(as_document(EVERYTHING.but(D_08="2026-01-01")))

    assert Caution.PERIOD_BACKWARDS in found.cautions
    assert found.lines[0].evidence[0].until == dt.date(2026, 1, 1)


@pytest.mark.parametrize("day", ["2026年12月1日", "2026/12/1", "2026.12.01"])
def test_a_day_is_read_year_first(day: str) -> None:
    found = told(as_document(EVERYTHING.but(D_06=day)))

    assert found.lines[0].evidence[0].issued == dt.date(2026, 12, 1)


@pytest.mark.parametrize("day", ["01/12/2026", "2026-02-30", "9999-12-31", "soon"])
def test_a_day_of_two_readings_or_none_is_not_read(day: str) -> None:
    found = told(as_document(EVERYTHING.but(D_07=day)))

    assert found.lines[0].evidence[0].since is None
    assert [each.column for each in found.of(Caution.DATE_NOT_READ)] == ["D-07"]


@pytest.mark.parametrize(
    ("changed", "caution"),
    [
        ({"D_09": "否 / no"}, Caution.NO_UNDERTAKING),
        ({"D_11": ""}, Caution.NO_SIGNATORY),
    ],
)
def test_what_weakens_the_paper_is_told(
    changed: dict[str, str], caution: Caution
) -> None:
    found = told(as_document(EVERYTHING.but(**changed)))

    assert found.cautions == {caution, Caution.SAID_UNKNOWN}


# A template that somebody changed


def edited(change: Callable[[docx.document.Document], None]) -> bytes:
    file = docx.Document(io.BytesIO(as_document()))
    change(file)
    return saved(file)


def row_of(file: docx.document.Document, code: str) -> list[_Cell]:
    return next(cells for cells in rows_of(file) if cells[0].text == code)


def test_another_version_is_refused_by_name() -> None:
    def change(file: docx.document.Document) -> None:
        row_of(file, "D-00")[2].text = "ytterby-declaration/2"

    found = refused(edited(change))

    assert found.refusal is Refusal.OTHER_VERSION
    assert (found.given, found.expected) == (
        "ytterby-declaration/2",
        "ytterby-declaration/1",
    )


def test_a_question_that_is_gone_is_named() -> None:
    def change(file: docx.document.Document) -> None:
        row = row_of(file, "M-09")[0]._tc.getparent()
        row.getparent().remove(row)

    found = refused(edited(change))

    assert (found.refusal, found.given) == (Refusal.TEMPLATE_CHANGED, "M-09")
    assert found.sheet.startswith("Table ")


def test_a_part_that_was_renamed_is_told() -> None:
    def change(file: docx.document.Document) -> None:
        row_of(file, "P-01")[2].text = "ROT-200"

    assert Caution.TEMPLATE_ALTERED in told(edited(change)).cautions


def test_a_part_that_was_added_is_read_and_no_change() -> None:
    def change(file: docx.document.Document) -> None:
        added = [deepcopy(table._tbl) for table in file.tables[-4:-2]]
        for table in added:
            file.element.body.insert(-1, table)
        [*rows_of(file)][-21][2].text = "NEW-1"

    found = told(edited(change))

    assert [line.number for line in found.lines] == ["ROT-100", "SEN-7", "NEW-1"]
    assert Caution.TEMPLATE_ALTERED not in found.cautions


def test_a_column_put_in_before_the_answers_is_told_and_read() -> None:
    def change(file: docx.document.Document) -> None:
        for cells in rows_of(file):
            if cells[0].text in CODES:
                note = deepcopy(cells[1]._tc)
                cells[1]._tc.addnext(note)
                _Cell(note, file.tables[0]).text = ""

    found = told(edited(change))

    assert Caution.TEMPLATE_MOVED in found.cautions
    assert found.lines[0].contents[0].material == "P1-02"


def test_what_was_struck_out_in_tracked_changes_is_not_read() -> None:
    def change(file: docx.document.Document) -> None:
        run = row_of(file, "D-05")[2].paragraphs[0].runs[0]._r
        struck = docx.oxml.parse_xml(
            run.xml.replace("<w:r ", "<w:del ", 1).replace("</w:r>", "</w:del>")
        )
        kept = docx.oxml.parse_xml(run.xml)
        struck.clear()
        struck.append(kept)
        run.getparent().replace(run, struck)

    assert told(edited(change)).lines[0].evidence[0].document == ""


def test_any_other_document_is_no_declaration() -> None:
    file = docx.Document()
    file.add_table(2, 2)

    assert refused(saved(file)).refusal is Refusal.NOT_KNOWN


def test_a_document_of_more_cells_than_anybody_fills_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        cells = "<w:tr>" + "<w:tc/>" * 1000 + "</w:tr>"
        table = f"<w:tbl>{cells * (MOST_CELLS // 1000 + 1)}</w:tbl>"
        made.writestr("word/document.xml", f'<w:d xmlns:w="x">{table}</w:d>')

    assert refused(packed.getvalue()).refusal is Refusal.TOO_MANY_CELLS


def test_a_document_with_a_doctype_is_refused() -> None:
    old = zipfile.ZipFile(io.BytesIO(as_document()))
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as packed:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                at = body.index(b"<w:document")
                body = body[:at] + b"<!DOCTYPE x>" + body[at:]
            packed.writestr(name, body)

    assert refused(new.getvalue()).refusal is Refusal.DOCTYPE


def test_origins_say_on_whose_word_they_rest() -> None:
    line, _ = magnet()

    assert all(
        isinstance(o, Origin) and o.basis == "declared"
        for o in line.contents[0].origins
    )
