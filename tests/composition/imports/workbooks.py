"""Workbooks made by hand, part by part, as odd as a test needs them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from forms.composition.imports.messages import Message, Notice, RefusedError
from forms.composition.imports.rows import Row
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.imports.workbook.reader import tables
from forms.composition.imports.workbook.sheets import Sheet
from tests.composition.imports.asked import opened

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LONG_HEAD = " " * 2048
"""So much is read to tell the encoding, before the fast lane opens."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP file of *parts*; those that are empty are left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content:
                archive.writestr(name, content)
    return file.getvalue()


def relations(targets: Mapping[str, tuple[str, str]], office: str = _OFFICE) -> str:
    """Return relations by their ids, each of a kind to a target."""
    inner = "".join(
        f'<Relationship Id="{each}" Type="{office}/{kind}" Target="{target}"/>'
        for each, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def parts(  # each part may be odd in its own way
    data: str = "",
    *,
    before: str = "",
    after: str = "",
    book: str = "",
    styles: str = "",
    strings: Sequence[str] = (),
    namespace: str = MAIN,
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet, whose rows are *data*."""
    office = _OFFICE if namespace == MAIN else _STRICT_OFFICE
    texts = "".join(f"<si>{text}</si>" for text in strings)
    sheet = f'<sheets><sheet name="BOM" sheetId="1" r:id="rId1"/></sheets>{book}'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"a": ("officeDocument", "xl/workbook.xml")}, office),
        "xl/workbook.xml": (
            f'<workbook xmlns="{namespace}" xmlns:r="{office}">{sheet}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                **({"rId2": ("sharedStrings", "sharedStrings.xml")} if texts else {}),
                **({"rId3": ("styles", "/xl/styles.xml")} if styles else {}),
            },
            office,
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{namespace}">{LONG_HEAD}{before}'
            f"<sheetData>{data}</sheetData>{after}</worksheet>"
        ),
        "xl/sharedStrings.xml": (
            f'<sst xmlns="{namespace}">{LONG_HEAD}{texts}</sst>' * bool(texts)
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>' * bool(styles)
        ),
    }


def formats(*codes: str) -> str:
    """Return a style sheet whose styles show numbers by these formats, in order."""
    own = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in enumerate(codes, start=164)
    )
    each = "".join(f'<xf numFmtId="{n}"/>' for n in range(164, 164 + len(codes)))
    return f"<numFmts>{own}</numFmts><cellXfs>{each}</cellXfs>"


def sheets_of(content: bytes) -> tuple[list[Sheet], list[Message]]:
    """Return the sheets of a workbook, and what is said of it, now and later."""
    heard: list[Message] = []
    return list(tables(opened(content, heard))), heard


def read(content: bytes | Mapping[str, str | bytes]) -> tuple[list[Row], list[Notice]]:
    """Return the rows of the first sheet, and what was said."""
    whole = content if isinstance(content, bytes) else packed(content)
    (sheet, *_), heard = sheets_of(whole)
    rows = list(sheet.rows())
    return rows, [each for each in heard if isinstance(each, Notice)]


def cells(content: bytes | Mapping[str, str | bytes]) -> list[list[str]]:
    """Return the cells of a sheet of which there is nothing to say."""
    rows, notices = read(content)
    assert notices == []
    return [list(row.cells) for row in rows]


def cautions(content: Mapping[str, str | bytes]) -> list[tuple[Caution, int, str, str]]:
    """Return what is said: caution, row, column, and what was given."""
    return [(n.caution, n.row, n.column, n.given) for n in read(content)[1]]


def refusal(content: bytes | Mapping[str, str | bytes]) -> tuple[Refusal, str, int]:
    """Return why a workbook is refused, in which sheet and row."""
    try:
        read(content)
    except RefusedError as fault:
        said = fault.refused
        return said.refusal, said.sheet, said.row
    raise AssertionError("It was read.")
