"""A letter as a word processor's document: the words and tables of the paper."""

import datetime as dt
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from forms.dossier.brief import one_below_the_other
from forms.dossier.content import (
    Bilingual,
    Heading,
    Letter,
    Notice,
    Paragraph,
    Particulars,
    Section,
    SignaturePlace,
    Table,
)
from forms.dossier.signing import CAPTIONS
from forms.spreadsheet.cells import plain

# A document names the day it was made; the same letter must give the same bytes.
_MADE_ON = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
_WIDTH_MM = 160
_LABEL_MM = 50


def document(letter: Letter) -> bytes:
    """Return the letter as ``.docx``; same in, same out.

    Answers are typed into the empty cells of its tables, beside the codes by which
    they are read back.
    """
    import docx

    file: Any = docx.Document()
    _page(file)
    for number, section in enumerate(letter.sections):
        if number:
            file.add_page_break()
        _section(file, section)
    _footer(file, letter)
    _properties(file, letter)
    paper = BytesIO()
    file.save(paper)
    return _timeless(paper.getvalue())


def _page(file: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = file.styles[name]
        style.font.name = _LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for face in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{face}"), None)
        fonts.set(qn("w:eastAsia"), _CHINESE)
    normal = file.styles["Normal"]
    normal.font.size = Pt(9.5)
    normal.paragraph_format.space_after = Pt(4)


def _section(file: Any, section: Section) -> None:
    _heading(file, section.title, 1)
    if section.note:
        _paragraph(file, section.note)
    for block in section.blocks:
        _WRITERS[type(block)](file, block)


def _heading(file: Any, text: Bilingual, level: int) -> None:
    paragraph = file.add_heading(level=level)
    for n, line in enumerate(one_below_the_other(text)):
        run = paragraph.add_run(plain(line))
        if n:
            _courtesy(run)
        else:
            _break_after(run, text)


def _break_after(run: Any, text: Bilingual) -> None:
    if text.en != text.zh:
        run.add_break()


def _courtesy(run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(8.5)
    run.font.bold = False
    run.font.color.rgb = RGBColor(0x45, 0x45, 0x45)


def _paragraph(file: Any, text: Bilingual, *, bold: bool = False) -> None:
    lines = one_below_the_other(text)
    paragraph = file.add_paragraph()
    for n, line in enumerate(lines):
        run = paragraph.add_run(plain(line))
        run.bold = bold
        if n:
            _courtesy(run)
        else:
            _break_after(run, text)


def _notice(file: Any, notice: Notice) -> None:
    """Write what must not be overlooked into a frame of its own."""
    table = _grid(file, 1, (_WIDTH_MM,))
    cell = table.rows[0].cells[0]
    _write(cell, "\n".join(one_below_the_other(notice.text)), bold=True)
    file.add_paragraph()


def _particulars(file: Any, block: Particulars) -> None:
    table = _grid(file, len(block.entries), (_LABEL_MM, _WIDTH_MM - _LABEL_MM))
    for row, entry in zip(table.rows, block.entries, strict=True):
        _write(row.cells[0], "\n".join(one_below_the_other(entry.label)), bold=True)
        _write(row.cells[1], "\n".join(entry.value))
    file.add_paragraph()


def _table(file: Any, block: Table) -> None:
    whole = sum(block.weights)
    widths = [weight * _WIDTH_MM / whole for weight in block.weights]
    table = _grid(file, len(block.rows) + 1, widths)
    head, *rows = table.rows
    _repeat(head)
    for cell, title in zip(head.cells, block.head, strict=True):
        _write(cell, "\n".join(one_below_the_other(title)), bold=True)
    for row, texts in zip(rows, block.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _write(cell, text)
    file.add_paragraph()


def _signature(file: Any, place: SignaturePlace) -> None:
    """Leave room for ink and seal; nothing is ever filled in."""
    from docx.shared import Mm

    _paragraph(file, place.who, bold=True)
    table = _grid(file, len(CAPTIONS), (_LABEL_MM, _WIDTH_MM - _LABEL_MM))
    for row, label in zip(table.rows, CAPTIONS, strict=True):
        row.height = Mm(12)
        _write(row.cells[0], "\n".join(one_below_the_other(label)))


def _grid(file: Any, rows: int, widths: Sequence[Any]) -> Any:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = file.add_table(rows, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(int(width))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 (no public way)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(int(width))
    return table


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (no public way)


def _write(cell: Any, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.space_after = Pt(2)
    for n, line in enumerate(plain(text).split("\n")):
        run = paragraph.add_run()
        if n:
            run.add_break()
        run.add_text(line)
        run.bold = bold and not n
        run.font.size = Pt(8.5)


def _footer(file: Any, letter: Letter) -> None:
    from docx.shared import Pt

    foot = file.sections[0].footer.paragraphs[0]
    run = foot.add_run(
        plain(f"{letter.dossier_id} · {letter.title.zh} {letter.title.en}")
    )
    run.font.size = Pt(7.5)


def _properties(file: Any, letter: Letter) -> None:
    about = file.core_properties
    about.title = plain(f"{letter.title.zh} {letter.title.en} {letter.dossier_id}")
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _MADE_ON
    about.revision = 1


def _timeless(body: bytes) -> bytes:
    """Return the same archive with every member dated alike."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(body)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIPPED_ON)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()


_WRITERS: Mapping[type, Callable[[Any, Any], None]] = {
    Heading: lambda file, block: _heading(file, block.text, block.level),
    Paragraph: lambda file, block: _paragraph(file, block.text),
    Notice: _notice,
    Particulars: _particulars,
    SignaturePlace: _signature,
    Table: _table,
}
