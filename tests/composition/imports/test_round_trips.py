"""A table written in any usual way is read as it was meant, or asked about."""

import csv
import io
from dataclasses import dataclass, replace
from decimal import Decimal

import xlsxwriter
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.composition.imports.troubles import Refusal
from forms.countries import COUNTRIES
from tests.composition.imports.chain import Told, refused, told

HEADINGS = ("Part number", "Description", "Quantity", "Mass (g)")


USUAL = settings(max_examples=60, deadline=None)


@dataclass(frozen=True)
class Part:
    """A part as somebody knows it before it is written down."""

    number: str
    name: str
    quantity: int
    mass: Decimal


@dataclass(frozen=True)
class Writing:
    """How a program of some country writes a table."""

    between: str
    decimal: str
    grouped: bool
    encoding: str
    line_end: str
    quoting: int

    def number(self, value: Decimal) -> str:
        plain = f"{value:,f}" if self.grouped else f"{value:f}"
        if self.decimal == ",":
            plain = plain.translate(str.maketrans(",.", ".,"))
        return plain

    def write(self, parts: list[Part]) -> bytes:
        """Return the parts as a file."""
        file = io.StringIO(newline="")
        table = csv.writer(
            file,
            delimiter=self.between,
            lineterminator=self.line_end,
            quoting=csv.QUOTE_ALL if self.quoting else csv.QUOTE_MINIMAL,
        )
        table.writerow(HEADINGS)
        table.writerows(
            (each.number, each.name, str(each.quantity), self.number(each.mass))
            for each in parts
        )
        return file.getvalue().encode(self.encoding)


LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Mn", "Me")
)
MARKS = tuple(" .·•›>+|-\u3000")
ODD_NAMES = [
    *('say "hi"', "a;b", "a,b", "tab\tin", "two\nlines", "=1+1", "'", "1,5", "Ω"),
    *("+5V regulator", "-12V", ".50 nut", "->", "(x)", "M-1/2"),
    *("Total", "kg", "N/A", "Part number", "1.000", "磁体；1", "#", "Mass (g)"),
]
NAMES = st.sampled_from(ODD_NAMES) | st.text(LETTERS, max_size=12).filter(
    lambda name: name[:1] not in MARKS
)
MASSES = st.decimals(0, 10**7, places=3) | st.integers(0, 10**7).map(Decimal)
PARTS = st.lists(
    st.builds(Part, st.just(""), NAMES, st.integers(1, 10**6), MASSES),
    min_size=1,
    max_size=8,
).map(
    lambda parts: [
        Part(f"P-{at}-x", each.name, each.quantity, each.mass)
        for at, each in enumerate(parts)
    ]
)
WRITINGS = st.builds(
    Writing,
    between=st.sampled_from(",;\t"),
    decimal=st.sampled_from(".,"),
    grouped=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.integers(0, 1),
)


def agrees(found: Told, parts: list[Part]) -> None:
    """Whatever is read is what was meant; what is not is said, by its row."""
    meant = {each.number: each for each in parts}
    said = {each.row for each in found.notices}
    for line in found.lines:
        part = meant.pop(line.number)
        row = line.whence.row
        assert " ".join(line.name.split()) == " ".join(part.name.split())
        assert line.quantity in {str(part.quantity), ""}
        assert line.quantity or row in said
        assert line.mass == "" or Decimal(line.mass) == part.mass
        assert line.mass or row in said
    assert not meant


@USUAL
@given(PARTS, WRITINGS)
def test_a_text_table_is_read_as_it_was_meant(
    parts: list[Part], writing: Writing
) -> None:
    agrees(told(writing.write(parts)), parts)


@USUAL
@given(PARTS, st.booleans())
def test_a_workbook_is_read_as_it_was_meant(parts: list[Part], as_text: bool) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("BOM")
        for column, heading in enumerate(HEADINGS):
            page.write_string(0, column, heading)
        for row, each in enumerate(parts, start=1):
            page.write_string(row, 0, each.number)
            page.write_string(row, 1, each.name)
            page.write_number(row, 2, each.quantity)
            if as_text:
                page.write_string(row, 3, f"{each.mass:f}")
            else:
                page.write_number(row, 3, float(each.mass))

    agrees(told(file.getvalue()), parts)


@USUAL
@given(PARTS, st.sampled_from(["gb18030", "cp932", "cp949", "cp1252"]))
def test_a_table_in_an_old_encoding_is_asked_about_and_then_read(
    parts: list[Part], encoding: str
) -> None:
    def kept(name: str) -> str:
        return name.encode(encoding, "ignore").decode(encoding)

    plain = [replace(each, name=kept(each.name)) for each in parts]
    raw = Writing(",", ".", False, encoding, "\n", 1).write(plain)
    try:
        raw.decode()
    except UnicodeDecodeError:
        assert refused(raw).refusal is Refusal.WHICH_ENCODING

        agrees(told(raw, encoding=encoding), plain)


# What parts are made of


@dataclass(frozen=True)
class Material:
    """A substance in a part: CAS number, share, origin as some paper writes it."""

    name: str
    cas: str
    share: Decimal
    country: str
    written: str


SUBSTANCES = {
    "Dysprosium": "7429-91-6",
    "Terbium": "7440-27-9",
    "Samarium": "7440-19-9",
    "镝": "7429-91-6",
    "Dysprosium oxide (Dy2O3)": "1308-87-8",
    "NdFeB 42SH": "",
}
LANGUAGES = ["en", "de", "fr", "es", "it", "et", "zh_Hans", "zh_Hant", "ja", "ko"]


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Draw a material from anywhere."""
    name = draw(st.sampled_from(sorted(SUBSTANCES)))
    code = draw(st.sampled_from(sorted(COUNTRIES)))
    language = draw(st.sampled_from(LANGUAGES))
    written = Locale.parse(language).territories.get(code, code)
    share = draw(st.decimals(0, 100, places=4))
    return Material(name, SUBSTANCES[name], share, code, written)


@USUAL
@given(st.lists(materials(), min_size=1, max_size=8), WRITINGS)
def test_no_share_and_no_origin_is_read_as_another(
    contents: list[Material], writing: Writing
) -> None:
    file = io.StringIO(newline="")
    table = csv.writer(file, delimiter=writing.between, lineterminator=writing.line_end)
    table.writerow(
        ("Part number", "Mass (g)", "Substance", "CAS number", "Content (%)", "Origin")
    )
    plain = replace(writing, grouped=False)
    table.writerows(
        (f"P-{n}-x", "1", each.name, each.cas, plain.number(each.share), each.written)
        for n, each in enumerate(contents)
    )
    found = told(file.getvalue().encode(writing.encoding))
    said = {each.row for each in found.notices}

    assert len(found.lines) == len(contents)
    for line, meant in zip(found.lines, contents, strict=True):
        (content,) = line.contents
        countries = {origin.country for origin in content.origins}
        assert (content.name, content.cas) == (meant.name, meant.cas)
        assert content.share == "" or Decimal(content.share) == meant.share
        assert countries <= {meant.country, ""}
        assert (content.share and countries == {meant.country}) or (
            line.whence.row in said
        )
