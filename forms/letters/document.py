"""A letter as a word processor's document: the words and tables of the paper."""

import datetime as dt
import zipfile
from collections.abc import Callable, Mapping
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
from forms.letters.ruled import ruled
from forms.spreadsheet.cells import plain

# A document names the day it was made; the same letter must give the same bytes.
_MADE_ON = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
# Twentieths of a point: the text, the labels beside it, the height of a line for ink.
_WIDTH, _LABEL, _INK = 9070, 2830, 680


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
    words = "\n".join(one_below_the_other(notice.text))
    _insert(file, ruled([[words]], [_WIDTH], bold=1))


def _particulars(file: Any, block: Particulars) -> None:
    rows = [
        ["\n".join(one_below_the_other(entry.label)), "\n".join(entry.value)]
        for entry in block.entries
    ]
    _insert(file, ruled(rows, [_LABEL, _WIDTH - _LABEL], bold=1))


def _table(file: Any, block: Table) -> None:
    whole = sum(block.weights)
    widths = [weight * _WIDTH // whole for weight in block.weights]
    head = ["\n".join(one_below_the_other(title)) for title in block.head]
    _insert(file, ruled([head, *block.rows], widths, heads=1))


def _signature(file: Any, place: SignaturePlace) -> None:
    """Leave room for ink and seal; nothing is ever filled in."""
    _paragraph(file, place.who, bold=True)
    rows = [["\n".join(one_below_the_other(label)), ""] for label in CAPTIONS]
    _insert(file, ruled(rows, [_LABEL, _WIDTH - _LABEL], least=_INK))


def _insert(file: Any, markup: str) -> None:
    """Put a table at the end; a paragraph keeps it apart from the next one."""
    from docx.oxml import parse_xml

    file.element.body[-1].addprevious(parse_xml(markup))
    file.add_paragraph()


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
