"""What the usual programs write is read as others read it, and as the parser does."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from forms.composition.imports.guards.markup import feed
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.rows import Exact, Percent, Row
from forms.composition.imports.troubles import Caution
from forms.composition.imports.workbook.assembly import Assembly
from forms.composition.imports.workbook.cells import Cells
from forms.composition.imports.workbook.gathering import ENDING, Gathering
from forms.composition.imports.workbook.lane import Lane
from forms.composition.imports.workbook.strings import SharedStrings
from tests.composition.imports.chain import sample
from tests.composition.imports.workbooks import (
    LONG_HEAD,
    MAIN,
    packed,
    parts,
    read,
    sheets_of,
)

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = f'<sst xmlns="{MAIN}"><si><t>part</t></si></sst>'.encode()

FIRST, LAST = (dt.datetime.fromisoformat(day) for day in ("1900-03-01", "2199-12-31"))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", max_codepoint=0xFFFD),
    max_size=12,
)
NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-(10**6), 10**6, places=4),
    st.decimals(0, 1, places=12),
)
DAYS = st.datetimes(FIRST, LAST).map(lambda day: day.replace(microsecond=0))
VALUES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, DAYS)
GRIDS = st.lists(st.lists(VALUES, max_size=6), max_size=8)
DAY, SHARE = "yyyy-mm-dd hh:mm:ss", "0.00%"


def by_xlsxwriter(grid: Sequence[Sequence[Any]], constant: bool, shares: bool) -> bytes:
    """Write a table; the numbers as per cent if they are *shares*."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": constant})
    day, share = (book.add_format({"num_format": code}) for code in (DAY, SHARE))
    sheet = book.add_worksheet("BOM")
    for row, values in enumerate(grid):
        for column, value in enumerate(values):
            match value:
                case bool():
                    sheet.write_boolean(row, column, value)
                case int() | Decimal():
                    sheet.write_number(row, column, value, share if shares else None)
                case dt.datetime():
                    sheet.write_datetime(row, column, value, day)
                case str():
                    sheet.write_string(row, column, value)
    book.close()
    return file.getvalue()


def as_others_read(content: bytes) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, as openpyxl reads them."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    rows = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = [as_text(value) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append((number, texts))
    return rows


def as_text(value: object) -> str:
    """Return what openpyxl read as we write it; binary fractions in full."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return plain(Decimal(repr(value)))
        case dt.datetime():
            return value.isoformat().removesuffix("T00:00:00")
        case _:
            return str(unescape(str(value)))


def plain(number: Decimal) -> str:
    text = f"{number:f}"
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short == "-0" else short


def without_lane(content: bytes) -> bytes:
    """Return the same workbook in a writing that the parser must read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    for name in (SHEET, "xl/sharedStrings.xml"):
        if name in whole:
            whole[name] = re.sub(
                rb"(<(worksheet|sst)\b[^>]*>)", rb"\1<!-- -->", whole[name]
            )
    return packed(whole)


def types(rows: Sequence[Row]) -> list[list[type]]:
    return [[type(cell) for cell in row.cells] for row in rows]


@given(GRIDS, st.booleans(), st.booleans())
def test_a_table_is_read_as_another_reader_reads_it(
    grid: list[list[Any]], constant: bool, shares: bool
) -> None:
    content = by_xlsxwriter(grid, constant, shares)
    rows, notices = read(content)

    assert [(row.number, list(row.cells)) for row in rows] == as_others_read(content)
    assert notices == []


@given(GRIDS, st.booleans())
def test_the_fast_lane_reads_what_the_parser_reads(
    grid: list[list[Any]], constant: bool
) -> None:
    content = by_xlsxwriter(grid, constant, shares=True)
    fast, slow = read(content)[0], read(without_lane(content))[0]

    assert fast == slow
    assert types(fast) == types(slow)
    assert {Percent, Exact, str} >= {each for row in types(fast) for each in row}


@given(GRIDS)
def test_what_openpyxl_writes_is_read_as_it_was_meant(grid: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for row, values in enumerate(grid, start=1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, str):
                value = re.sub(r"^=|[\x00-\x1f]", "", value) or None  # noqa: PLW2901
            book.active.cell(row, column, value)
    file = io.BytesIO()
    book.save(file)
    rows, _ = read(file.getvalue())

    found = [(row.number, list(row.cells)) for row in rows]
    assert found == as_others_read(file.getvalue())


# The fast lane past the parser

PLAIN = (
    f'<worksheet xmlns="{MAIN}">{LONG_HEAD}<sheetData>'
    '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row>'
    '<row r="2" ht="15" hidden="1"><c r="A2" s="1"/>'
    '<c r="B2"><f>1+1</f><v>2</v></c></row>'
    '<row r="4"><c r="C4" t="inlineStr"><is><t>four</t></is></c></row>'
    '<row r="5"><c r="A5" t="str"><f t="shared" si="0"/><v>five</v></c></row>'
    '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
)
PLACES = st.integers(PLAIN.index("<sheetData>"), len(PLAIN))
SLIPS = (
    *("<", ">", '"', "&", "/", "'", "=", " ", "\n", "\r", "\x00", "\uffff", "é", "𝟙"),
    *("<!-- ", " -->", "<![CDATA[", "]]>", "<?x ", "?>", "&amp;", "&#65;", "&no;"),
    *('<row r="3">', "</row>", "<row/>", '<c r="D4">', "</c>", "<c/>", "<v>", "</v>"),
    *(' r="9"', ' t="s"', ' s="1"', ' xmlns=""', ' hidden="1"', "</sheetData>"),
    *("<sheetData>", "<x>", "</x>", "<f>", "</f>", "<is>", "<t>", "</t>", "</is>"),
)


def outcome(sheet: str) -> object:
    """Return what is read of a sheet in this writing, or that it is refused."""
    whole = parts(strings=["<t>shared</t>"])
    try:
        rows, notices = read({**whole, SHEET: sheet})
    except RefusedError:
        return "refused"
    return rows, types(rows), notices


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PLAIN)), st.integers(0, 9), st.sampled_from(SLIPS)
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=300)
def test_the_fast_lane_takes_nothing_that_the_parser_reads_otherwise(
    slips: list[tuple[int, int, str]],
) -> None:
    sheet = PLAIN
    for place, lost, slip in slips:
        sheet = sheet[:place] + slip + sheet[place + lost :]
    is_slow = without_lane(packed({SHEET: sheet}))
    with zipfile.ZipFile(io.BytesIO(is_slow)) as archive:
        slow = archive.read(SHEET).decode()

    assert outcome(sheet) == outcome(slow)


class Counted:
    """Bytes on their way to the parser, counted."""

    def __init__(self, stream: Lane) -> None:
        self.stream, self.bytes = stream, 0

    def read(self, size: int, /) -> bytes:
        piece = self.stream.read(size)
        self.bytes += len(piece)
        return piece


def test_the_parser_is_spared_almost_all_of_a_usual_sheet() -> None:
    content = by_xlsxwriter([["part", n, Decimal(n)] for n in range(5000)], False, True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET)
    assembly = Assembly("", Cells(SharedStrings(io.BytesIO(STRINGS))), 0)
    gathering = Gathering(assembly)
    parsed = Counted(Lane(io.BytesIO(sheet), gathering, ENDING))
    for _ in feed(parsed, gathering):
        pass

    assert len(assembly.rows) == 5000
    assert parsed.bytes < len(sheet) // 100


# What Excel itself writes


def test_a_bill_that_others_published_is_read() -> None:
    content = sample("odri_bom_foot_contact_switch_v1.xlsx")
    (bill, *others), heard = sheets_of(content)
    rows = list(bill.rows())

    assert [list(sheet.rows()) for sheet in others] == [[], []]
    assert [row.number for row in rows] == [1, *range(3, 17)]
    assert [(row.number, list(row.cells)) for row in rows] == as_others_read(content)
    assert [n.caution for n in heard if n.kind == "notice"] == [Caution.SEVERAL_SHEETS]
    assert "370103009" in [row.cells[-1] for row in rows]
