"""A workbook is read as it stands: what is no value is never taken for one."""

import io
import random
import struct
import zipfile

import pytest

from forms.composition.imports.messages import Message, RefusedError
from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.imports.workbook.assembly import CELLS, MERGED, Assembly
from forms.composition.imports.workbook.book import SMALL
from forms.composition.imports.workbook.cells import Cells
from tests.composition.imports.asked import look_of, refusal_of, said_of
from tests.composition.imports.workbooks import (
    MAIN,
    STRICT,
    cautions,
    cells,
    formats,
    packed,
    parts,
    read,
    refusal,
    relations,
    sheets_of,
)

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def text(name: str, value: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


# Values


def test_each_kind_of_cell_is_read() -> None:
    data = (
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>1.0E-3</v></c>'
        '<c r="C2" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="D2" t="b"><v>1</v></c>'
        '<c r="F2" t="d"><v>2026-03-04</v></c><c r="G2" t="inlineStr"><is>'
        "<r><t>rich </t></r><r><rPr/><t>text</t></r></is></c></row>"
    )
    rows, notices = read(parts(data, strings=["<t>one</t>", "<t>two</t>"]))

    assert notices == []
    assert [(row.number, row.cells) for row in rows] == [
        (2, ["two", "0.001", "ax", "TRUE", "", "2026-03-04", "rich text"])
    ]
    assert [type(cell) for cell in rows[0].cells[:3]] == [str, Exact, str]


def test_how_a_text_is_pronounced_is_left_out() -> None:
    strings = ["<r><t>東</t></r><rPh sb='0' eb='1'><t>ヒガシ</t></rPh><t>京</t>"]
    sound = '<c r="B1" t="inlineStr"><is><t>日</t><rPh><t>ニチ</t></rPh></is></c>'
    data = f'<row r="1"><c r="A1" t="s"><v>0</v></c>{sound}</row>'

    assert cells(parts(data, strings=strings)) == [["東京", "日"]]


def test_what_xml_cannot_hold_is_put_back() -> None:
    data = f'<row r="1">{text("A1", "a_x000D_b_x005F_x")}{text("B1", "_xD83D_")}</row>'

    assert cells(parts(data)) == [["a\rb_x", "_xD83D_"]]


def test_blanks_around_a_text_are_part_of_it() -> None:
    kept = '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'

    assert cells(parts(f'<row r="1">{kept}</row>')) == [[" a "]]


def test_a_percentage_is_known_by_its_format() -> None:
    data = '<row r="1"><c r="A1" s="1"><v>7.0000000000000007E-2</v></c></row>'
    rows, _ = read(parts(data, styles=formats("General", "0.0%")))

    assert rows[0].cells == ["0.07"]
    assert isinstance(rows[0].cells[0], Percent)


def test_dates_are_counted_from_1900_or_1904() -> None:
    data = '<row r="1"><c r="A1" s="0"><v>46085.5</v></c></row>'
    styles = formats("yyyy-mm-dd hh:mm")
    book = '<workbookPr date1904="1"/>'

    assert cells(parts(data, styles=styles)) == [["2026-03-04T12:00:00"]]
    assert cells(parts(data, styles=styles, book=book)) == [["2030-03-05T12:00:00"]]


def test_a_number_that_is_no_day_stays_a_number() -> None:
    data = '<row r="1"><c r="A1"><v>-5</v></c><c r="B1"><v>60</v></c></row>'
    rows, notices = read(parts(data, styles=formats("d.m.yy")))

    assert rows[0].cells == ["-5", "60"]
    assert [n.caution for n in notices] == [Caution.NO_DAY] * 2


def test_a_unit_beside_the_numbers_is_told_once_for_a_column() -> None:
    rows = (
        f'<row r="{n}"><c r="A{n}" s="1"><v>2</v></c>'
        f'<c r="B{n}" s="1"><v>3</v></c></row>'
        for n in (1, 2)
    )
    styles = formats("General", "#,##0.00\\ [$€-407]")

    assert cautions(parts("".join(rows), styles=styles)) == [
        (Caution.UNIT_SHOWN, 1, "A", "€"),
        (Caution.UNIT_SHOWN, 1, "B", "€"),
    ]


# What is no value


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_is_not_known_and_said(error: str) -> None:
    data = f'<row r="7"><c r="A7"><v>1</v></c><c r="B7" t="e"><v>{error}</v></c></row>'
    rows, notices = read(parts(data))

    assert rows[0].cells == ["1"]
    assert [(n.caution, n.sheet, n.row, n.column, n.given) for n in notices] == [
        (Caution.ERROR_CELL, "BOM", 7, "B", error)
    ]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f>1+1</f></c>',
        '<c r="A1"><f>1+1</f><v></v></c>',
        '<c r="A1"><f>1+1</f><v/></c>',
        '<c r="A1" t="str"><f>1+1</f></c>',
        '<c r="A1"><f t="shared" si="0"/></c>',
        '<c r="A1"><f t="array" ref="A1"><!-- x -->1</f><v> </v></c>',
    ],
)
def test_a_formula_without_result_is_not_known_and_said(cell: str) -> None:
    data = f'<row r="1">{cell}<c r="B1"><v>2</v></c></row>'
    rows, notices = read(parts(data))

    assert rows[0].cells == ["", "2"]
    assert [(n.caution, n.row, n.column) for n in notices] == [
        (Caution.NO_RESULT, 1, "A")
    ]


def test_a_formula_may_result_in_no_text() -> None:
    data = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c>' + text("B1", "x")

    assert cells(parts(data + "</row>")) == [["", "x"]]


def test_results_that_wait_for_the_next_program_are_doubted() -> None:
    """Some writers put 0 beside each formula and ask that it be worked out."""
    data = (
        '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>0</v></c></row>'
        '<row r="2"><c r="A2"><f>B1+1</f><v>5</v></c></row>'
        '<row r="3"><c r="A3"><f>B1+2</f><v>6</v></c></row>'
    )
    rows, notices = read(parts(data, book='<calcPr fullCalcOnLoad="1"/>'))

    assert [row.cells for row in rows] == [["", "0"], ["5"], ["6"]]
    assert [(n.caution, n.row, n.given) for n in notices] == [
        (Caution.NO_RESULT, 1, ""),
        (Caution.OLD_RESULT, 2, "5"),
    ]


def test_results_that_were_worked_out_are_believed() -> None:
    data = '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c></row>'

    assert cells(parts(data, book='<calcPr calcId="191029"/>')) == [["0"]]


@pytest.mark.parametrize("given", ["NaN", "INF", "0x1F", "1,5", "١", "1E999999999"])
def test_what_is_no_number_is_not_known_and_said(given: str) -> None:
    data = f'<row r="1"><c r="A1"><v>{given}</v></c></row>'

    assert cautions(parts(data)) == [(Caution.ODD_NUMBER, 1, "A", given)]


def test_a_kind_that_nobody_knows_is_not_known_and_said() -> None:
    data = '<row r="1"><c r="A1" t="q"><v>5</v></c><c r="B1" t="b"><v>7</v></c></row>'

    assert cautions(parts(data)) == [
        (Caution.ODD_NUMBER, 1, "A", "5"),
        (Caution.ODD_NUMBER, 1, "B", "7"),
    ]


# Where things stand


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "B7"])
def test_a_lying_dimension_is_not_believed(dimension: str) -> None:
    data = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>'
    )
    before = f'<dimension ref="{dimension}"/>'

    assert cells(parts(data, before=before)) == [["1"], ["", "", "2"]]


def test_rows_and_cells_without_a_name_follow_the_last() -> None:
    data = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row>"
    )
    rows, _ = read(parts(data))

    assert [(row.number, row.cells) for row in rows] == [
        (1, ["1", "2"]),
        (5, ["", "", "3", "4"]),
        (6, ["5"]),
    ]


def test_rows_without_content_are_not_there() -> None:
    blank = '<row r="2"><c r="A2" s="0"/></row><row r="3" ht="15"/>'

    assert cells(parts(f"{ONE}{blank}")) == [["1"]]


def test_an_empty_sheet_has_no_rows() -> None:
    assert cells(parts("")) == []


def test_a_sheet_can_be_gone_through_twice_and_says_what_is_odd_once() -> None:
    data = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>'
    merged = '<mergeCells><mergeCell ref="B1:B4"/></mergeCells>'
    (sheet,), heard = sheets_of(packed(parts(data, after=merged)))

    assert list(sheet.rows()) == list(sheet.rows())
    assert len(heard) - sum(m.kind == "progress" for m in heard) == 2


def test_merged_cells_are_said_and_their_value_is_not_spread() -> None:
    data = (
        f'<row r="3">{text("A3", "Supplier")}{text("B3", "one")}</row>'
        f'<row r="4">{text("B4", "two")}</row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>'
    rows, notices = read(parts(data, after=merged))

    assert [row.cells for row in rows] == [["Supplier", "one"], ["", "two"]]
    assert [(n.caution, n.given) for n in notices] == [(Caution.MERGED, "A3:A4")]


@pytest.mark.parametrize("hidden", ['hidden="1"', 'hidden="true"', 'ht="0"'])
def test_hidden_rows_are_read_and_said(hidden: str) -> None:
    data = f'{ONE}<row r="4" {hidden}><c r="A4"><v>2</v></c></row>'
    rows, notices = read(parts(data))

    assert [(row.number, row.hidden) for row in rows] == [(1, False), (4, True)]
    assert [(n.caution, n.row, n.given) for n in notices] == [
        (Caution.HIDDEN_ROWS, 4, "1")
    ]


def test_rows_may_be_hidden_by_default() -> None:
    low = '<row r="2"><c r="A2"><v>2</v></c></row>'
    data = ONE.replace('r="1"', 'r="1" ht="15"') + low
    rows, _ = read(parts(data, before='<sheetFormatPr zeroHeight="1"/>'))

    assert [row.hidden for row in rows] == [False, True]


def test_hidden_columns_are_said_where_they_hold_something() -> None:
    columns = (
        '<cols><col min="2" max="2" hidden="1"/><col min="4" max="5" width="0"/>'
        '<col min="9" max="16384" hidden="1"/></cols>'
    )
    data = '<row r="1">' + "".join(text(f"{c}1", c) for c in "ABCDEF") + "</row>"

    assert cautions(parts(data, before=columns)) == [
        (Caution.HIDDEN_COLUMNS, 0, "", "B, D–E")
    ]


# The workbook as a whole


def several(*states: str) -> dict[str, str | bytes]:
    """Return a workbook with one sheet for each state."""
    whole = parts(ONE)
    names = [f"sheet{n}" for n in range(len(states))]
    tabs = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="{name}" state="{state}"/>'
        for n, (name, state) in enumerate(zip(names, states, strict=True), start=1)
    )
    book = str(whole["xl/workbook.xml"])
    start, end = book.index("<sheets>"), book.index("</workbook>")
    whole["xl/workbook.xml"] = f"{book[:start]}<sheets>{tabs}</sheets>{book[end:]}"
    whole["xl/_rels/workbook.xml.rels"] = relations(
        dict.fromkeys(names, ("worksheet", "worksheets/sheet1.xml"))
    )
    return whole


def test_several_sheets_and_hidden_ones_are_said() -> None:
    sheets, heard = sheets_of(packed(several("visible", "hidden", "veryHidden")))

    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        *(("sheet0", False), ("sheet1", True), ("sheet2", True))
    ]
    assert said(heard) == [
        *((Caution.SEVERAL_SHEETS, ""), (Caution.HIDDEN_SHEET, "sheet1")),
        (Caution.HIDDEN_SHEET, "sheet2"),
    ]


def said(heard: list[Message]) -> list[tuple[Caution, str]]:
    return [(n.caution, n.sheet) for n in heard if n.kind == "notice"]


def test_macros_are_said_and_not_run() -> None:
    whole = {**parts(ONE), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}

    assert [n.caution for n in read(whole)[1]] == [Caution.MACROS]


def test_links_to_other_files_are_said_and_not_followed() -> None:
    whole = parts(ONE)
    whole["xl/_rels/workbook.xml.rels"] = relations(
        {
            "rId1": ("worksheet", "worksheets/sheet1.xml"),
            "rId9": ("externalLink", "externalLinks/externalLink1.xml"),
        }
    )

    assert [n.caution for n in read(whole)[1]] == [Caution.EXTERNAL_LINKS]


def test_a_sheet_that_lies_outside_is_not_followed() -> None:
    whole = parts(ONE)
    outside = str(whole["xl/_rels/workbook.xml.rels"]).replace(
        'Target="worksheets/sheet1.xml"',
        'Target="worksheets/sheet1.xml" TargetMode="External"',
    )

    assert refusal({**whole, "xl/_rels/workbook.xml.rels": outside})[0] is (
        Refusal.MISSING_PART
    )


def test_what_is_no_table_is_no_sheet() -> None:
    whole = parts(ONE)
    chart = relations({"rId1": ("chartsheet", "worksheets/sheet1.xml")})

    assert refusal({**whole, "xl/_rels/workbook.xml.rels": chart})[0] is (
        Refusal.NO_SHEET
    )


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_a_missing_part_is_named(part: str) -> None:
    data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    whole = parts(data, strings=["<t>x</t>"], styles=formats("General"))

    assert refusal({**whole, part: ""})[0] is Refusal.MISSING_PART


def test_the_case_of_names_in_the_archive_does_not_matter() -> None:
    whole = parts(ONE)
    sheet = whole.pop("xl/worksheets/sheet1.xml")

    assert cells({**whole, "xl/Worksheets/Sheet1.xml": sheet}) == [["1"]]


@pytest.mark.parametrize("place", ["1", "-1", "1.0", "x", "9" * 5000])
def test_a_text_that_is_not_there_is_refused_by_row(place: str) -> None:
    data = f'{ONE}<row r="2"><c r="A2" t="s"><v>{place}</v></c></row>'

    assert refusal(parts(data, strings=["<t>x</t>"])) == (
        Refusal.MISSING_TEXT,
        "BOM",
        2,
    )


# The writing of XML


def test_the_strict_edition_is_read() -> None:
    data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

    assert cells(parts(data, strings=["<t>x</t>"], namespace=STRICT)) == [["x"]]


def test_prefixes_are_read() -> None:
    whole = parts()
    whole["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert cells(whole) == [["1"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    whole = parts(f'<row r="1">{text("A1", "Ω 镝")}</row>')
    whole["xl/worksheets/sheet1.xml"] = str(whole["xl/worksheets/sheet1.xml"]).encode(
        encoding
    )

    assert cells(whole) == [["Ω 镝"]]


def test_a_sheet_of_another_namespace_is_refused_not_empty() -> None:
    whole = parts()
    whole["xl/worksheets/sheet1.xml"] = (
        f"<worksheet><sheetData>{ONE}</sheetData></worksheet>"
    )

    assert refusal(whole)[0] is Refusal.OTHER_ROOT


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
)
def test_a_doctype_is_refused_in_every_part(part: str) -> None:
    data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    whole = parts(data, strings=["<t>x</t>"])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    assert refusal({**whole, part: bomb + str(whole[part])})[0] is Refusal.DOCTYPE


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2" xmlns=""><c r="A2"><v>2</v></c></row>',
        '<row r="2"><c r="A2" xmlns=""><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v xmlns="">2</v></c></row>',
        '<row r="2" xmlns:x="urn:x"><x:c r="A2"><v>2</v></x:c></row>',
    ],
)
def test_what_belongs_to_another_namespace_is_no_cell(row: str) -> None:
    assert cells(parts(ONE + row)) == [["1"]]


@pytest.mark.parametrize(("begins", "ends"), [("<!-- ", " -->"), ("<?x ", "?>")])
def test_rows_that_are_commented_out_are_not_read(begins: str, ends: str) -> None:
    row = '<row r="2"><c r="A2"><v>9</v></c></row>'
    out = f"{begins}</row>{row}{row}{ends}"

    assert cells(parts(f"{ONE}{out}{row.replace('9', '2')}")) == [["1"], ["2"]]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A2"></row>',
        '<row r="2"><c r="A2" t="str"><v>\x01</v></c></row>',
        '<row r="2"><c r="A2" t="str"><v>\uffff</v></c></row>',
        '<row r="2"><c r="A2" t="str"><v>&none;</v></c></row>',
        '<row r="2" ht="15" ht="16"><c r="A2"><v>1</v></c></row>',
        '<row r="2" r="3"><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2" r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row></row>',
    ],
)
def test_broken_markup_is_refused_by_its_sheet(row: str) -> None:
    assert refusal(parts(ONE + row)) == (Refusal.BROKEN_MARKUP, "BOM", 0)


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ("xl/workbook.xml", "xl/workbook.xml"),
        ("xl/styles.xml", "xl/styles.xml"),
        ("xl/sharedStrings.xml", "sharedStrings.xml"),
    ],
)
def test_broken_markup_is_refused_by_its_part(part: str, path: str) -> None:
    data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    whole = parts(data, strings=["<t>x</t>"], styles=formats("General"))
    broken = str(whole[part]) + "<"
    with pytest.raises(RefusedError) as fault:
        read({**whole, part: broken})

    refused = fault.value.refused
    assert (refused.refusal, refused.path) == (Refusal.BROKEN_MARKUP, path)


def test_bytes_that_are_no_text_are_refused() -> None:
    whole = parts(f'{ONE}<row r="2">{text("A2", "镝")}</row>')
    sheet = str(whole["xl/worksheets/sheet1.xml"]).encode()
    broken = {
        **whole,
        "xl/worksheets/sheet1.xml": sheet.replace("镝".encode(), b"\xe9"),
    }

    assert refusal(broken)[0] is Refusal.FALSE_ENCODING


# Disorder and limits


@pytest.mark.parametrize(
    "data",
    [
        '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>',
        f'{ONE}<row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><row r="2"/></row>',
        '<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>',
    ],
)
def test_disorder_is_refused(data: str) -> None:
    assert refusal(parts(data))[0] is Refusal.DISORDER


def test_a_cell_in_the_last_row_is_read() -> None:
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    rows, _ = read(parts(ONE + far))

    assert [row.number for row in rows] == [1, 1_048_576]


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            (Refusal.TOO_MANY_COLUMNS, "BOM", 1_048_576),
        ),
        (
            '<row r="3"><c r="SR3"><v>1</v></c><c r="SS3"><v>1</v></c></row>',
            (Refusal.TOO_MANY_COLUMNS, "BOM", 3),
        ),
        (
            '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
            (Refusal.TOO_MANY_ROWS, "BOM", 1_048_576 + 1),
        ),
        (
            f'<row r="2">{text("A2", "x" * 32_768)}</row>',
            (Refusal.LONG_CELL, "BOM", 2),
        ),
        (
            f'<row r="1">{"<c/>" * 16_385}</row>',
            (Refusal.TOO_MANY_COLUMNS, "BOM", 1),
        ),
    ],
)
def test_a_limit_is_told_with_sheet_and_row(
    data: str, refused: tuple[Refusal, str, int]
) -> None:
    assert refusal(parts(data)) == refused


def test_a_sheet_has_an_end_of_cells() -> None:
    assembly = Assembly("BOM", Cells(), noted=0)
    assembly._count = CELLS - 1
    assembly.row(1, is_hidden=False, cells=[("", "", "", "", "", "", "", "", "")])

    with pytest.raises(RefusedError, match="too-many-cells"):
        assembly.row(2, is_hidden=False, cells=[("", "", "", "", "", "", "", "", "")])


def test_of_endless_merged_cells_no_more_is_kept() -> None:
    assembly = Assembly("BOM", Cells(), noted=0)
    for row in range(MERGED + 5):
        assembly.merge(f"A{row}:B{row}")

    assert len(list(assembly.afterwards())) == MERGED


def test_a_small_part_that_is_large_is_refused_by_name() -> None:
    bulk = random.Random(61).randbytes(SMALL // 2).hex()  # noqa: S311 a repeatable sample
    whole = parts(ONE, styles=f"<!-- {bulk} -->")
    refused = refusal_of(packed(whole))

    assert (refused.refusal, refused.path) == (Refusal.TOO_LARGE, "xl/styles.xml")


def test_an_empty_cell_far_out_is_no_column() -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'

    assert cells(parts(data)) == [["1"]]


def test_a_text_of_endless_pieces_is_refused() -> None:
    endless = "&lt;" * 100_000
    shared = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

    assert refusal(parts(f'<row r="1">{text("A1", endless)}</row>'))[0] is (
        Refusal.LONG_CELL
    )
    assert refusal(parts(shared, strings=[f"<t>{endless}</t>"]))[0] is (
        Refusal.LONG_CELL
    )


# Told from its content


def test_a_workbook_is_known_by_its_content() -> None:
    look = look_of(packed(parts(ONE)))

    assert look.format == "workbook"
    assert [(s.name, s.head[0].cells) for s in look.sheets] == [("BOM", ("1",))]


def test_a_document_in_the_same_container_is_no_workbook() -> None:
    whole = {**parts(ONE), "xl/workbook.xml": "<document/>"}

    assert refusal_of(packed(whole)).refusal is Refusal.NOT_KNOWN


def test_a_binary_workbook_is_told_with_its_way_out() -> None:
    whole = parts(ONE)
    main = relations({"a": ("officeDocument", "xl/workbook.bin")})
    binary = {**whole, "_rels/.rels": main, "xl/workbook.bin": b"\x83\x01\x00"}

    assert refusal_of(packed(binary)).refusal is Refusal.OTHER_WORKBOOK


@pytest.mark.parametrize("kept", [30, 400, -30])
def test_a_truncated_workbook_is_refused(kept: int) -> None:
    refused = refusal_of(packed(parts(ONE))[:kept])

    assert refused.refusal is Refusal.DAMAGED_ARCHIVE


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    whole = parts(f'<row r="1">{text("A1", "a" * 60_000_000)}</row>')

    assert refusal_of(packed(whole)).refusal is Refusal.BOMB


def test_a_password_is_told_with_its_way_out() -> None:
    content = bytearray(packed(parts(ONE)))
    entry = content.rindex(b"xl/workbook.xml") - 46
    struct.pack_into("<H", content, entry + 8, 1)

    assert refusal_of(bytes(content)).refusal is Refusal.ENCRYPTED


def test_bad_members_are_left_aside_and_said() -> None:
    said_here = said_of(packed({**parts(ONE), "../evil.xml": "<x/>"}))

    assert [m.kind for m in said_here][-1] == "end"
    assert (Caution.UNSAFE_MEMBER, "") in said(said_here)


def test_a_sheet_that_stands_twice_in_the_archive_is_not_believed() -> None:
    file = io.BytesIO(packed(parts(ONE)))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(match="Dup"):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")

    assert refusal_of(file.getvalue()).refusal is Refusal.MISSING_PART
