"""A dossier becomes a tagged PDF for paper and archive: same input, same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.dossier.archive import archived
from forms.dossier.blocks import heading_strips, notice_strips, paragraph_strips
from forms.dossier.content import (
    Block,
    Diagram,
    FormGrid,
    Heading,
    Letter,
    Notice,
    Paper,
    Paragraph,
    Particulars,
    Section,
    SignaturePlace,
    Table,
)
from forms.dossier.contents import CONTENTS, contents_strips
from forms.dossier.cover import cover_strips, particular_strips
from forms.dossier.diagram import diagram_strips
from forms.dossier.face import Faces, load_faces
from forms.dossier.flow import Placed, Spot, Strip, draw_page, paginate, stacked, white
from forms.dossier.furniture import (
    WATERMARK,
    Folio,
    draw_footer,
    draw_header,
    watermark,
)
from forms.dossier.galley import Galley, together
from forms.dossier.grid import form_strips
from forms.dossier.legible import legible
from forms.dossier.sheet import Sheet
from forms.dossier.signing import signature_strips
from forms.dossier.table import table_strips
from forms.dossier.tags import Tree
from forms.dossier.typography import (
    ENGLISH,
    EYEBROW,
    FRAME,
    LEFT,
    TEXT,
    TITLE,
    TITLE_ENGLISH,
    TOP,
    WIDTH,
)
from forms.resources import resources

_COVER = "封面 / Cover"


@dataclass(frozen=True, slots=True)
class _Part:
    """Pages that are numbered together, and where a bookmark finds them."""

    key: str
    name: str
    bookmark: str
    module: str
    pages: list[list[Placed]]


def render(dossier: Paper | Letter, fonts: Path | None = None) -> bytes:
    """Return the dossier as PDF.

    Raises ``MissingGlyphError`` before anything is drawn when a character has no glyph.
    """
    faces = load_faces(fonts or resources() / "fonts")
    dossier = legible(dossier, faces)
    tree = Tree()
    parts = _parts(dossier, faces, tree)
    sheet = Sheet(faces, tree)
    if dossier.draft:
        sheet.store(WATERMARK, watermark(faces))
    _bookmark_and_draw(dossier, parts, sheet)
    named = dossier.title if isinstance(dossier, Letter) else dossier.cover.title
    title = f"{named.zh} {named.en} {dossier.dossier_id}"
    return archived(sheet.finished(), tree, title.replace("\n", " "))


def _parts(dossier: Paper | Letter, faces: Faces, tree: Tree) -> list[_Part]:
    """Lay out all pages; the contents learn their numbers when they are drawn."""
    first_pages: dict[str, int] = {}
    keyed = [(f"section-{n}", section) for n, section in enumerate(dossier.sections, 1)]
    galley = Galley(faces, tree.root)
    parts = (
        []
        if isinstance(dossier, Letter)
        else _front(dossier, keyed, first_pages, galley)
    )
    for key, section in keyed:
        strips = section_strips(section, galley.under(tree.root.child("Sect")))
        name = f"{section.code}  {section.edition}".strip()
        title = f"{section.code} {section.title.zh} {section.title.en}"
        parts.append(_Part(key, name, title, section.module, paginate(strips)))
    number = 1
    for part in parts:
        first_pages[part.key] = number
        number += len(part.pages)
    return parts


def _front(
    dossier: Paper,
    keyed: Sequence[tuple[str, Section]],
    first_pages: dict[str, int],
    galley: Galley,
) -> list[_Part]:
    """Return cover and contents; a letter has neither."""
    root = galley.parent
    return [
        _part(
            "cover",
            _COVER,
            "",
            cover_strips(dossier, galley.under(root.child("Sect"))),
        ),
        _part(
            "contents",
            f"{CONTENTS.zh} / {CONTENTS.en}",
            "",
            contents_strips(
                keyed,
                first_pages,
                dossier.cover.notes,
                galley.under(root.child("Sect")),
            ),
        ),
    ]


def _part(key: str, name: str, module: str, strips: Sequence[Strip]) -> _Part:
    return _Part(key, name, name.replace(" / ", " "), module, paginate(strips))


def _bookmark_and_draw(
    dossier: Paper | Letter, parts: Sequence[_Part], sheet: Sheet
) -> None:
    module = ""
    for part in parts:
        if part.module and part.module != module:
            sheet.bookmark(part.module, part.key, 0)
        module = part.module
        sheet.anchor(part.key)
        sheet.bookmark(part.bookmark.replace("\n", " "), part.key, 1 if module else 0)
        for page, placed in enumerate(part.pages, start=1):
            if dossier.draft:
                sheet.stamp(WATERMARK)
            draw_header(sheet, dossier.audience, draft=dossier.draft)
            draw_page(sheet, placed, TOP)
            number = sheet.page + 1
            stamp = f"{dossier.dossier_id}-{number:06d}"
            draw_footer(sheet, Folio(part.name, page, len(part.pages), number, stamp))
            sheet.end_page()


def section_strips(section: Section, galley: Galley) -> list[Strip]:
    """Return a section from its title on; headings skip no level."""
    strips = _title(section, galley)
    level = 1
    for block in section.blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
        strips += _block(block, galley, level)
    return strips


def _title(section: Section, galley: Galley) -> list[Strip]:
    element = galley.parent.child("H1")
    eyebrow = "  ·  ".join(filter(None, (section.module, section.code)))
    lines = galley.lines(eyebrow, EYEBROW, element)
    lines += galley.pair(section.title, TITLE, TITLE_ENGLISH, element)
    words = stacked([*lines, white(9)])

    def draw(sheet: Sheet, spot: Spot) -> None:
        words.draw(sheet, spot)
        sheet.across(LEFT, spot.top - words.height, WIDTH, FRAME)

    strips = [Strip(words.height, draw, keep=True)]
    if section.note is not None:
        note = galley.pair(section.note, TEXT, ENGLISH, galley.parent.child("P"))
        strips += together(note, 8)
    return strips


def _block(block: Block, galley: Galley, level: int) -> list[Strip]:
    match block:
        case FormGrid():
            return form_strips(block, galley)
        case Table():
            return table_strips(block, galley)
        case Heading():
            return heading_strips(block, galley, level)
        case Paragraph():
            return paragraph_strips(block, galley)
        case Notice():
            return notice_strips(block, galley)
        case Particulars():
            return particular_strips(block.entries, galley)
        case SignaturePlace():
            return signature_strips(block, galley)
        case Diagram():
            return diagram_strips(block, galley)
