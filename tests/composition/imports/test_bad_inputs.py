"""Each class of bad input, through the whole chain: accepted, warned of, or refused.

The classes are those of the import design, by their names there.  What is warned of
names the row or the path; what is refused leaves nothing.
"""

import io
import json
import re
import zipfile
from itertools import pairwise
from typing import Any

import pytest
import xlsxwriter

from forms.composition.bill import Line
from forms.composition.imports.mapping import ColumnUse, Mapping
from forms.composition.imports.messages import Message, Refused, Request
from forms.composition.imports.reading import read
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import Told, refused, told
from tests.composition.imports.test_ipc1752 import A, declaration, product
from tests.composition.imports.workbooks import packed, parts, relations

IPC = '<?xml version="1.0" encoding="utf-8"?>' + declaration(product(""))
PREFIXED = re.sub(r"<(/?)(\w)", r"<\1i:\2", IPC).replace("xmlns=", "xmlns:i=")
HEADER = "Part number;Quantity;Mass (g);Substance;CAS number;Content (%);Origin\n"
ROW = "M-1;2;1,5;Dysprosium;7429-91-6;2,5;China\n"


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def line(content: bytes | str, **asked: Any) -> Line:
    """Return the only line of a table."""
    (only,) = told(content, **asked).lines
    return only


def warned(found: Told, caution: Caution) -> list[tuple[int, str]]:
    """Return the rows that a caution names, and what it gives."""
    return [(each.row, each.given) for each in found.of(caution)]


def said_of(content: bytes) -> list[Message]:
    """Return what the border says, with whatever went wrong turned into a refusal."""
    heard: list[Message] = []
    read(Request(name="x"), io.BytesIO(content), len(content), heard.append)
    return heard


# UTF-16, East Asian encodings, tab or semicolon, decimal comma, NBSP: accept


@pytest.mark.parametrize("sign", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_of_another_country_is_read(encoding: str, sign: str) -> None:
    text = (HEADER + ROW.replace("1,5", "1\u00a0000,5")).replace(";", sign)
    part = line(text.encode(encoding))

    assert (part.number, part.quantity, part.mass) == ("M-1", "2", "1000.5")
    assert part.contents[0].share == "2.5"
    assert part.contents[0].origins[0].country == "CN"


@pytest.mark.parametrize(
    ("encoding", "head", "row"),
    [
        ("gb18030", "料号,数量,质量（克）,物质,原产国", "M-1,2,1.5,镝,中国"),
        (
            "cp932",
            "品番,数量,質量（グラム）,物質,原産国",
            "M-1,2,1.5,ジスプロシウム,中国",
        ),
        ("cp949", "품번,수량,질량(g),물질,원산지", "M-1,2,1.5,디스프로슘,중국"),
    ],
)
def test_an_east_asian_encoding_is_asked_about_and_then_read(
    encoding: str, head: str, row: str
) -> None:
    raw = rows(head, row).encode(encoding)

    assert refused(raw).refusal is Refusal.WHICH_ENCODING
    part = line(raw, encoding=encoding)
    assert (part.number, part.mass) == ("M-1", "1.5")
    assert part.contents[0].origins[0].country == "CN"


# Numbers with two readings, unit missing or not a mass, mixed units: warn


def test_a_number_of_two_readings_is_asked_about_and_never_guessed() -> None:
    found = told(rows("Part number;Mass (g)", "M-1;1.234"))

    assert found.lines[0].mass == ""
    assert warned(found, Caution.TWO_READINGS) == [(2, "1.234")]


def test_a_mass_without_a_unit_is_never_grams() -> None:
    found = told(rows("Part number;Mass", "M-1;5"))

    assert found.lines[0].mass == ""
    assert warned(found, Caution.NO_UNIT) == [(2, "5")]


def test_units_may_be_mixed_and_one_that_is_no_mass_is_said() -> None:
    found = told(rows("Part number;Mass;Unit", "A;5;kg", "B;6;m", "C;8;µg", "D;8;μg"))

    assert [each.mass for each in found.lines] == ["5000", "", "0.000008", "0.000008"]
    assert warned(found, Caution.UNIT_NOT_READ) == [(3, "6 m")]


@pytest.mark.parametrize(
    ("heading", "worth"),
    [
        ("Price per 100 (EUR)", "1.5 EUR"),
        ("Preis pro 100 Stück (EUR)", "1.5 EUR"),
        ("Price EUR per 100 pcs", "1.5 EUR"),
        ("Price (EUR/100)", "1.5 EUR"),
        ("Unit price/1000 [EUR]", "0.15 EUR"),
        ("Price (EUR)", "150 EUR"),
    ],
)
def test_a_price_of_many_pieces_is_never_that_of_one(heading: str, worth: str) -> None:
    (price,) = line(rows(f"Part number;{heading}", "M-1;150")).prices

    assert price.amount == worth


@pytest.mark.parametrize(
    "heading", ["Mass per 100 (g)", "Weight per 1000 pcs (kg)", "Mass (g/100 pcs)"]
)
def test_a_mass_of_many_pieces_is_never_that_of_one(heading: str) -> None:
    found = told(rows(f"Part number;{heading}", "M-1;150"))

    assert found.lines[0].mass == ""
    assert found.cautions & {Caution.UNIT_NOT_READ, Caution.NO_UNIT}


def test_a_price_in_a_further_row_about_a_part_is_asked_about() -> None:
    found = told(
        rows(
            "Part number;Substance;Content (%);Price (USD/kg)",
            *("M-1;Dysprosium;2;344", "M-1;Terbium;1;1000"),
        )
    )

    assert [price.amount for price in found.lines[0].prices] == ["344 USD"]
    assert warned(found, Caution.WHOSE_PRICE) == [(3, "1000")]


# Out-of-domain numbers: warn; bounds kept; no inf or nan anywhere


@pytest.mark.parametrize(
    "number", ["-1", "NaN", "Infinity", "0x1F", "1e999999999", "٣", "1/0", "2,5,1"]
)
def test_a_number_out_of_its_domain_is_not_known_and_said(number: str) -> None:
    found = told(rows("Part number;Mass (g);Note", f"M-1;{number};x", "M-2;1,5;y"))

    assert [each.mass for each in found.lines] == ["", "1.5"]
    assert {each.row for each in found.notices if each.given == number} == {2}


@pytest.mark.parametrize(
    ("given", "share"),
    [("101", ""), ("<0,1", "0..0.1"), ("20–30", "20..30"), ("max. 5", "0..5")],
)
def test_a_share_keeps_its_bounds(given: str, share: str) -> None:
    found = told(HEADER + ROW.replace("2,5", given))

    assert found.lines[0].contents[0].share == share


# Composition sum not 100 %, mass missing: warn; remainder unknown


def test_a_sum_that_is_not_whole_leaves_a_rest_that_is_unknown() -> None:
    found = told(HEADER + ROW)

    assert warned(found, Caution.SHARES_NOT_WHOLE) == [(2, "2.5")]
    assert not found.lines[0].is_complete


def test_a_sum_over_the_whole_is_said() -> None:
    other = "M-1;2;1,5;Terbium;7440-27-9;70;China\n"
    found = told(HEADER + ROW.replace("2,5", "60") + other)

    assert warned(found, Caution.SHARES_OVER_WHOLE) == [(2, "130")]


def test_a_missing_mass_is_said() -> None:
    found = told(HEADER + ROW.replace("1,5", ""))

    assert Caution.NO_MASS in found.cautions
    assert found.lines[0].mass == ""


@pytest.mark.parametrize(
    "heading", ["wt%", "%", "Gew.-%", "Mass %", "Weight %", "wt % (max)", "重量%"]
)
def test_a_heading_that_is_a_share_is_never_a_mass(heading: str) -> None:
    found = told(rows(f"Part number;Substance;{heading}", "M-1;Dysprosium;2,5"))

    assert found.lines[0].mass == ""
    assert found.lines[0].contents[0].share == "2.5"


def test_a_column_that_nobody_read_is_named() -> None:
    found = told(rows("Part number,Mass (g),wt% min,Smell", "M-1,5,2,good"))

    assert warned(found, Caution.COLUMNS_LEFT) == [(1, "wt% min, Smell")]


def test_a_list_of_levels_and_items_has_its_items_for_numbers() -> None:
    found = told(rows("Level,Item,Qty", "0,T,1", "1,A,2"))

    assert [each.number for each in found.lines] == ["T", "A"]


# Formula-like, markup or template text: accept, literal everywhere


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "@SUM(A1)", "+49 123", "-M-1", "{{7*7}}", "${x}", "%s%n", "{0}"),
        *("<b>x</b>", "&amp;", "<script>alert(1)</script>", "\\u0041", "=cmd|' /C'!A0"),
    ],
)
def test_text_that_looks_like_a_program_stays_text(text: str) -> None:
    assert line(rows("Part number\tDescription", f"M-1\t{text}")).name == text


# Bidi, zero-width, soft hyphen, look-alike letters, odd dashes: warn; raw kept


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u00ad", "М", "\u2066"])
def test_letters_that_hide_are_said_and_kept(sign: str) -> None:
    text = f"M{sign}1"
    found = told(rows("Part number;Description", f"{text};magnet"))

    assert found.lines[0].number == text
    assert Caution.MISLEADING_LETTERS in found.cautions


@pytest.mark.parametrize(
    "dash", ["-", "\u2010", "\u2011", "\u2013", "\u2212", "\uff0d"]
)
def test_odd_dashes_are_cleaned_for_cas_numbers_alone(dash: str) -> None:
    odd = "7429-91-6".replace("-", dash)

    assert line(HEADER + ROW.replace("7429-91-6", odd)).contents[0].cas == "7429-91-6"


# Same part repeated, same or different data: warn; nothing dropped


@pytest.mark.parametrize(
    ("again", "caution"), [("5", Caution.SAME_PART), ("6", Caution.PARTS_DIFFER)]
)
def test_a_part_that_stands_twice_is_kept_twice(again: str, caution: Caution) -> None:
    found = told(rows("Part number;Mass (g)", "M-1;5", f"M-1;{again}"))

    assert len(found.lines) == 2
    assert [row for row, _ in warned(found, caution)] == [3]


# BOM cycle: reject; very deep or heavily shared BOM: accept


@pytest.mark.parametrize(
    "content",
    [
        rows("Part number;Parent;Quantity", "A;B;1", "B;A;2"),
        rows("Part number;Parent;Quantity", "A;A;1"),
        rows("Part number;Parent;Quantity", "T;;1", "A;T;1", "B;A;1", "A;B;1"),
        rows("Level;Part number;Quantity", "1;A;1", "2;B;1", "3;A;1"),
    ],
)
def test_a_bill_that_goes_round_is_refused_and_the_circle_named(content: str) -> None:
    found = refused(content)

    first, *_, last = found.given.split(" → ")
    assert found.refusal is Refusal.CYCLE
    assert first == last


def test_a_very_deep_bill_is_read() -> None:
    deep = [f"P{n};{n}" for n in range(1, 5001)]
    found = told(rows("Part number;Level", *deep))

    assert len(found.lines) == 5000
    assert all(low.id == high.parent for low, high in pairwise(found.lines))


def test_a_heavily_shared_bill_is_read_flat() -> None:
    shared = [f"P{n + 1};P{n};2" for n in range(40) for _ in range(2)]
    found = told(rows("Part number;Parent;Quantity", "P0;;1", *shared))

    assert len(found.lines) < 200
    assert Caution.LISTED_ONCE in found.cautions


# Ragged rows, bad quotes, NUL, CR-only: warn; physical row numbers


def test_a_ragged_row_is_named_by_its_physical_row() -> None:
    found = told(rows("Part number,Mass (g)", '"M\n1",5', "M-2,6,7"))

    assert [row for row, _ in warned(found, Caution.RAGGED)] == [4]


def test_an_unclosed_quote_does_not_swallow_the_rest() -> None:
    found = told(rows("Part number,Mass (g)", '"M-1,5', "M-2,6"))

    assert len(found.lines) == 2
    assert [row for row, _ in warned(found, Caution.QUOTES)] == [2]


def test_a_zero_byte_and_old_line_ends_are_said() -> None:
    found = told("Part number,Mass (g)\rM\0-1,5\rM-2,6\r")

    assert len(found.lines) == 2
    assert {Caution.NUL, Caution.OLD_LINE_ENDS} <= found.cautions


# Preamble, two-row header, totals: accept; duplicate or blank headers: warn


def test_a_preamble_is_passed_over_and_a_total_is_no_part() -> None:
    found = told(
        rows(
            *("Bill of the drive,,", ",,", "Part number,Mass (g),Note"),
            *("M-1,5,x", "M-2,6,y", "Total,11,"),
        )
    )

    assert [each.number for each in found.lines] == ["M-1", "M-2"]
    assert [row for row, _ in warned(found, Caution.TOTAL_ROW)] == [6]


def test_a_heading_of_two_rows_is_read() -> None:
    found = told(rows("Part number,Mass,Origin", ",(g),", "M-1,5,China", "M-2,6,Japan"))

    assert [each.mass for each in found.lines] == ["5", "6"]


def test_a_part_whose_number_has_a_stroke_is_no_second_row_of_headings() -> None:
    found = told(rows("Part number,Description", "M-1/2,", "M-3,x"))

    assert [each.number for each in found.lines] == ["M-1/2", "M-3"]


def test_a_heading_that_stands_twice_is_said_and_a_blank_one_harms_nothing() -> None:
    found = told(rows("Part number,Mass (g),Mass (g),", "M-1,5,6,z"))

    assert [each.mass for each in found.lines] == ["5"]
    assert Caution.HEADING_TWICE in found.cautions


# Identifiers damaged by a spreadsheet: warn, never repaired silently


@pytest.mark.parametrize("number", ["1.23E+11", "1E+05", "2.00E+15"])
def test_a_number_that_a_spreadsheet_changed_is_said_and_kept(number: str) -> None:
    found = told(rows("Part number,Mass (g)", f"{number},5"))

    assert found.lines[0].number == number
    assert warned(found, Caution.DAMAGED_IDENTIFIER) == [(2, number)]


@pytest.mark.parametrize(
    ("given", "caution"),
    [
        ("7429-91-7", Caution.NO_CAS_NUMBER),
        ("201-004-7", Caution.EC_NUMBER),
        ("2006-07-05", Caution.DATE_FOR_CAS),
        ("38537", Caution.NO_CAS_NUMBER),
    ],
)
def test_a_damaged_cas_number_is_no_cas_number(given: str, caution: Caution) -> None:
    found = told(HEADER + ROW.replace("7429-91-6", given))

    assert found.lines[0].contents[0].cas == ""
    assert warned(found, caution) == [(2, given)]


# Empty: reject; header only: warn


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"]
)
def test_an_empty_file_is_refused_as_empty(content: bytes) -> None:
    assert refused(content).refusal is Refusal.EMPTY


def test_an_empty_workbook_is_refused_as_empty() -> None:
    assert refused(packed(parts())).refusal is Refusal.EMPTY


def test_headings_alone_are_said() -> None:
    found = told(HEADER)

    assert found.lines == []
    assert found.cautions == {Caution.HEADINGS_ONLY}


# Wrong extension: accept; HTML as .xls, encrypted: reject


def test_what_a_file_is_called_does_not_matter() -> None:
    raw = (HEADER + ROW).encode()
    heard: list[Message] = []
    read(Request(name="bill.xlsx"), io.BytesIO(raw), len(raw), heard.append)

    assert not any(isinstance(each, Refused) for each in heard)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"<html><table><tr><td>M-1</td></tr></table></html>", Refusal.WEB_PAGE),
        (b"\r\n<!DOCTYPE html><html></html>", Refusal.WEB_PAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_WORKBOOK),
        (b"%PDF-1.7\n%\xe2\xe3", Refusal.NOT_A_TABLE),
        (b"\x7fELF\2\1\1" + b"\0" * 60, Refusal.NOT_A_TABLE),
    ],
)
def test_what_is_something_else_is_refused_as_what_it_is(
    content: bytes, refusal: Refusal
) -> None:
    assert refused(content).refusal is refusal


# Merged cells, uncached formulas, error cells, hidden parts, several sheets, macros


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{cell("A1", "Part number")}{cell("B1", "Mass (g)")}</row>'


def sheet(*cells: str, **more: str) -> bytes:
    data = HEAD + "".join(
        f'<row r="{at}">{cell(f"A{at}", f"M-{at}")}{each}</row>'
        for at, each in enumerate(cells, start=2)
    )
    return packed(parts(data, **more))


@pytest.mark.parametrize(
    ("odd", "caution"),
    [
        ('<c r="B2"><f>1+1</f></c>', Caution.NO_RESULT),
        ('<c r="B2" t="e"><v>#DIV/0!</v></c>', Caution.ERROR_CELL),
    ],
)
def test_what_has_no_value_is_not_zero(odd: str, caution: Caution) -> None:
    found = told(sheet(odd, '<c r="B3"><v>5</v></c>'))

    assert [each.mass for each in found.lines] == ["", "5"]
    assert [(n.sheet, n.row) for n in found.of(caution)] == [("BOM", 2)]


def test_merged_and_hidden_cells_are_said() -> None:
    number = '<c r="B2"><v>5</v></c>'
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    hidden = '<cols><col min="2" max="2" hidden="1"/></cols>'
    found = told(sheet(number, after=merged, before=hidden))

    assert {Caution.MERGED, Caution.HIDDEN_COLUMNS} <= found.cautions
    assert found.lines[0].mass == "5"


def test_macros_and_links_are_said_and_neither_run_nor_followed() -> None:
    whole = parts(HEAD + f'<row r="2">{cell("A2", "M-1")}</row>')
    whole["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    whole["xl/_rels/workbook.xml.rels"] = relations(
        {
            "rId1": ("worksheet", "worksheets/sheet1.xml"),
            "rId9": ("externalLink", "externalLinks/externalLink1.xml"),
        }
    )
    found = told(packed(whole))

    assert [each.number for each in found.lines] == ["M-1"]
    assert {Caution.MACROS, Caution.EXTERNAL_LINKS} <= found.cautions


def test_of_several_sheets_the_one_that_was_chosen_is_read() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name in ("first", "second"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Part number", "Mass (g)"])
            page.write_row(1, 0, [f"{name}-1", 5])
        page.hide()
    columns = (ColumnUse(column=0, use="number"),)
    asked = Mapping(sheet="second", columns=columns)
    found = told(file.getvalue(), mapping=asked)

    assert [each.number for each in found.lines] == ["second-1"]
    assert {Caution.SEVERAL_SHEETS, Caution.HIDDEN_SHEET} <= found.cautions


# Lying dimension: accept; far cell: reject


def test_a_dimension_that_lies_is_not_believed() -> None:
    number = '<c r="B2"><v>5</v></c>'
    found = told(sheet(number, before='<dimension ref="A1"/>'))

    assert [each.mass for each in found.lines] == ["5"]


def test_a_cell_far_out_is_refused_with_its_sheet_and_row() -> None:
    found = refused(sheet(cell("XFD2", "x")))

    assert (found.refusal, found.sheet, found.row) == (
        Refusal.TOO_MANY_COLUMNS,
        "BOM",
        2,
    )


# Compression or entity bomb, too many members, nested archive, truncated: reject


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


BOOK = parts(HEAD)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (packed({**BOOK, "xl/worksheets/sheet1.xml": "0" * 2**24}), Refusal.BOMB),
        (packed(BOOK)[:-30], Refusal.DAMAGED_ARCHIVE),
        (packed({**BOOK, "more.zip": zipped({"a": b"b"})}), Refusal.NESTED_ARCHIVE),
        (zipped({f"{n}.xml": b"<a/>" for n in range(2001)}), Refusal.TOO_MANY_MEMBERS),
    ],
    ids=["bomb", "truncated", "nested", "members"],
)
def test_an_archive_that_harms_is_refused(content: bytes, refusal: Refusal) -> None:
    assert refused(content).refusal is refusal


# Archive with traversal, absolute, link or reserved names; duplicate members: warn


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "C:\\x.xml", "xl/con.xml", "a/../../b"]
)
def test_a_member_that_leads_elsewhere_is_left_and_the_rest_read(name: str) -> None:
    number = '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>5</v></c></row>'
    found = told(packed({**parts(HEAD + number), name: "<a/>"}))

    assert [each.mass for each in found.lines] == ["5"]
    assert Caution.UNSAFE_MEMBER in found.cautions


# Any DTD, depth bomb, false encoding label, unknown root: reject


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (f"<!DOCTYPE x [<!ENTITY a 'b'>]>{IPC}", Refusal.DOCTYPE),
        ("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", Refusal.DOCTYPE),
        ("<a>" * 300 + "</a>" * 300, Refusal.TOO_DEEP),
        ("<?xml version='1.0' encoding='utf-16'?><r/>", Refusal.FALSE_ENCODING),
        ("<?xml version='1.0'?><invoice/>", Refusal.NOT_KNOWN),
        ("<?xml version='1.0'?><a><b></a>", Refusal.BROKEN_MARKUP),
    ],
)
def test_xml_that_harms_or_is_not_known_is_refused(
    content: str, refusal: Refusal
) -> None:
    assert refused(content).refusal is refusal


# Prefix, UTF-16, comments: accept; missing namespace: warn


def test_a_declaration_may_be_written_in_any_way_that_xml_allows() -> None:
    plain = told(IPC)
    commented = told(IPC.replace("<Product ", "<!-- <Product/> --><Product ", 1))
    wide = told(IPC.replace("utf-8", "utf-16").encode("utf-16"))
    prefixed = told(PREFIXED)

    assert plain.lines
    assert plain.lines == commented.lines == wide.lines == prefixed.lines


def test_a_missing_namespace_is_said() -> None:
    found = told(IPC.replace(f' xmlns="{A}"', ""))

    assert found.lines == told(IPC).lines
    assert Caution.NO_NAMESPACE in found.cautions


# Declaration without composition: accept; says so


def test_a_declaration_without_composition_says_so() -> None:
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6"}
    device = {"type": "device", "name": "motor"}
    found = told(bill | {"components": [device]})

    assert {Caution.NO_COMPOSITION, Caution.NO_ORIGIN, Caution.NO_PRICE} <= (
        found.cautions
    )


# JSON: too deep, huge integer, duplicate key, NaN: reject; key or path named


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ('{"materialList": ' + "[" * 200 + "]" * 200 + "}", Refusal.TOO_DEEP),
        ('{"partWeight": 1' + "0" * 4000 + "}", Refusal.NUMBER_TOO_LONG),
        ('{"partWeight": 1, "partWeight": 2}', Refusal.DOUBLED_KEY),
        ('{"partWeight": NaN}', Refusal.NO_NUMBER),
        ('{"partWeight": ', Refusal.BROKEN_NOTATION),
    ],
)
def test_json_that_cannot_be_trusted_is_refused(content: str, refusal: Refusal) -> None:
    found = refused(content)

    assert found.refusal is refusal
    assert found.path or found.given or found.row


# The border


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[[1]]",
        json.dumps({"a": {}}).encode(),
        b"<a",
        b"PK\x03\x04" + b"\0" * 80,
        rows("Part number;Parent;Quantity", "A;B;1", "B;A;2").encode(),
        b"a\nb\n",
        b",,,\n,,,\n",
    ],
)
def test_a_refusal_is_the_last_word_and_never_a_reader_that_failed(
    content: bytes,
) -> None:
    *_, last = said_of(content)

    assert isinstance(last, Refused)
    assert last.refusal is not Refusal.UNREADABLE
