"""What leaves as a table cannot act where it arrives, and loses no digit."""

import csv
import io
import re
import unicodedata
import zipfile
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.rows import Exact, Percent
from forms.errors import FormsError
from forms.spreadsheet.cells import LETTERS, Grid, could_act
from forms.spreadsheet.filename import file_name
from forms.spreadsheet.separated import separated
from forms.spreadsheet.workbook import sheet_name, workbook

ACTING = [
    "=1+1",
    "+49 30 1234",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "  =1+1",
    "\u3000=1+1",
    "\u00a0@SUM(A1)",
    "\u200b=1+1",
    "\u202e=1+1",
    "\ufeff-1",
    '=HYPERLINK("http://example.invalid")',
    "=cmd|' /C calc'!A0",
]
QUIET = ["", "Dy", "42SH", "a=b", "5 % - 8 %", "'quoted'", "http://example.invalid"]

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(ACTING)


def sheet(*rows: tuple[str, ...]) -> Grid:
    return Grid("Table", [f"c{n}" for n in range(len(rows[0]))], rows)


def parts(book: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cell(text: str) -> openpyxl.cell.Cell:
    book = openpyxl.load_workbook(io.BytesIO(workbook([sheet((text,))])))
    return book.worksheets[0]["A2"]


def rows_of(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


# Nothing acts


@pytest.mark.parametrize("text", ACTING)
def test_a_text_that_could_act_is_a_text_in_a_workbook(text: str) -> None:
    found = parts(workbook([sheet((text,))]))["xl/worksheets/sheet1.xml"]

    assert could_act(text)
    assert "<f" not in found
    assert 't="s"' in found
    assert cell(text).data_type == "s"
    assert cell(text).quotePrefix


@pytest.mark.parametrize("text", ACTING)
def test_a_text_that_could_act_is_led_by_an_apostrophe_in_csv(text: str) -> None:
    raw = separated(sheet((text,))).decode("utf-8-sig")

    assert raw.partition("\r\n")[2].startswith("\"'")
    assert rows_of(separated(sheet((text,))))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", QUIET)
def test_a_quiet_text_stays_as_it_is(text: str) -> None:
    assert not could_act(text)
    assert rows_of(separated(sheet((text, "x"))))[1] == [text, "x"]
    assert not cell(text or "x").quotePrefix


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_no_text_at_all_becomes_a_formula_or_a_link(
    rows: list[tuple[str, str]],
) -> None:
    found = parts(workbook([Grid("T", ("a", "b"), rows)]))

    assert "<f" not in found["xl/worksheets/sheet1.xml"]
    assert "<hyperlink" not in found["xl/worksheets/sheet1.xml"]
    assert set(re.findall(r' t="(\w+)"', found["xl/worksheets/sheet1.xml"])) <= {"s"}


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_csv_gives_every_text_back_and_no_cell_begins_an_act(
    rows: list[tuple[str, str]],
) -> None:
    body = separated(Grid("T", ("a", "b"), rows))

    back = rows_of(body)[1:]
    assert [
        [
            led.removeprefix("'") if could_act(raw) else led
            for led, raw in zip(row, given_row, strict=True)
        ]
        for row, given_row in zip(back, rows, strict=True)
    ] == [list(row) for row in rows]
    assert not any(could_act(text) for row in back for text in row)


# Numbers stay numbers, to the last digit


@pytest.mark.parametrize(
    "digits",
    ["0", "0.1", "-5", "0.0705", "9007199254740.99", "123456789012345", "1000", "0.10"],
)
def test_an_own_number_is_a_number_to_the_last_digit(digits: str) -> None:
    found = parts(workbook([sheet((Exact(digits),))]))["xl/worksheets/sheet1.xml"]
    written = re.search(r'<c r="A2"[^>]*><v>([^<]*)</v>', found)

    assert written
    assert Fraction(written[1]) == Fraction(digits)
    assert cell(Exact(digits)).data_type == "n"
    assert digits in separated(sheet((Exact(digits),))).decode().split("\r\n")


@pytest.mark.parametrize(
    "digits", ["1234567890.1234567", "0.3333333333333333", "9007199254740993", "1e5"]
)
def test_what_a_spreadsheet_would_round_is_a_text(digits: str) -> None:
    assert cell(Exact(digits)).data_type == "s"
    assert cell(Exact(digits)).value == digits
    assert rows_of(separated(sheet((Exact(digits),))))[1] == [digits]


def test_a_typed_number_stays_a_text_with_its_zeros() -> None:
    assert cell("007").value == "007"
    assert cell("007").data_type == "s"


def test_a_share_is_shown_in_per_cent() -> None:
    assert cell(Percent("0.05")).number_format == "0.####%"


# Files


def test_csv_has_its_mark_and_line_ends() -> None:
    body = separated(sheet(("镝", "Dy")))

    assert body == b'\xef\xbb\xbf"c0","c1"\r\n"' + "镝".encode() + b'","Dy"\r\n'


def test_the_same_tables_give_the_same_bytes() -> None:
    tables = [sheet(("=1", Exact("0.1"))), sheet(("镝", "x"))]

    assert workbook(tables) == workbook(tables)
    assert "2026-01-01T00:00:00Z" in parts(workbook(tables))["docProps/core.xml"]


def test_twin_and_forbidden_sheet_names_are_mended() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(n, taken) for n in ("a[b]/c", "A b  c", "", "History", "x" * 40)
    ]

    assert names[0] == "a b  c"
    assert all(len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    workbook([Grid(n, ("a",), ()) for n in ("x:y", "x y", "X Y", "'q'", "x" * 40)])


def test_a_text_that_a_cell_would_cut_is_refused() -> None:
    workbook([sheet(("x" * LETTERS,))])

    with pytest.raises(FormsError, match=r"Table, row 1: a text of 32768 characters"):
        workbook([sheet(("x" * (LETTERS + 1),))])


def test_a_row_without_all_its_cells_is_refused() -> None:
    with pytest.raises(FormsError, match=r"Table, row 2: 1 cells, the head has 2"):
        separated(sheet(("a", "b"), ("c",)))


def test_half_a_character_is_shown_by_its_code() -> None:
    assert cell("a\ud800b").value == "a⟦U+D800⟧b"
    assert rows_of(separated(sheet(("a\ud800b", ""))))[1][0] == "a⟦U+D800⟧b"


# Names of files


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Balti Magnetid OÜ", "Balti-Magnetid-OÜ.pdf"),
        ("波罗的海磁材", "波罗的海磁材.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("C:\\x\\y|z?", "C-x-y-z.pdf"),
        ("con", "ytterby.pdf"),
        ("LPT³", "ytterby.pdf"),
        ("...", "ytterby.pdf"),
        ("a\u202egpj.exe", "a-gpj-exe.pdf"),
        ("O\u0303", "Õ.pdf"),
        ("x" * 200, "x" * 76 + ".pdf"),
    ],
)
def test_a_file_name_is_made_of_letters_and_figures(words: str, name: str) -> None:
    assert file_name(words, "pdf") == name


@given(st.text())
def test_no_words_make_a_bad_file_name(words: str) -> None:
    name = file_name(words, "xlsx")

    assert len(name) <= 80
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('/\\:*?"<>|. ') - {"."}
    assert name.count(".") == 1
    assert name.partition(".")[0].casefold() not in {"con", "nul", "com1", ""}
