"""The table of contents: a line a section, grouped by module, each a link."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.dossier.content import Bilingual, Section
from forms.dossier.flow import Spot, Strip, white
from forms.dossier.galley import BASELINE, Galley, together
from forms.dossier.sheet import Sheet
from forms.dossier.typography import (
    ENGLISH,
    FRAME,
    HAIRLINE,
    LEFT,
    NUMBER,
    RIGHT,
    TEXT,
    TEXT_STRONG,
    TITLE,
    TITLE_ENGLISH,
    WIDTH,
    Style,
)

CONTENTS = Bilingual(zh="目录", en="Contents")
_MODULE, _CODE, _PAGE = 40.0, 52.0, 40.0
_FOLIO = Style(10.5, 15.5, bold=True)


def contents_strips(
    sections: Sequence[tuple[str, Section]],
    first_pages: Mapping[str, int],
    notes: Sequence[Bilingual],
    galley: Galley,
) -> list[Strip]:
    """Return the lines, then the notes on how to read what follows.

    *first_pages* is read when the lines are drawn, not before.
    """
    head = galley.pair(CONTENTS, TITLE, TITLE_ENGLISH, galley.parent.child("H1"))
    strips = [*together(head, keep=True), replace(white(12), keep=True)]
    lines = galley.parent.child("TOC") if sections else galley.parent
    module = ""
    for key, section in sections:
        mark = section.module if section.module != module else ""
        module = section.module
        strips.append(_line(key, section, mark, first_pages, galley.under(lines)))
    for number, note in enumerate(notes):
        words = galley.pair(note, TEXT, ENGLISH, galley.parent.child("P"))
        strips += together(words, 6 if number else 24)
    return strips


def _line(
    key: str,
    section: Section,
    module: str,
    first_pages: Mapping[str, int],
    galley: Galley,
) -> Strip:
    item = galley.parent.child("TOCI")
    link = item.child("Reference").child("Link")
    column = galley.inset(_MODULE + _CODE, _PAGE)
    title = column.pair(section.title, TEXT_STRONG, ENGLISH, link)
    height = sum(strip.height for strip in title) + 13
    x = LEFT + _MODULE

    def draw(sheet: Sheet, spot: Spot) -> None:
        weight, start = (FRAME, LEFT) if module else (HAIRLINE, x)
        sheet.across(start, spot.top, RIGHT - start, weight)
        if spot.closes:
            sheet.across(LEFT, spot.top - height, WIDTH, FRAME)
        top = spot.top - 5
        y = top - BASELINE * TEXT_STRONG.leading
        if module:
            sheet.text(LEFT, y, module, NUMBER, link)
        sheet.text(x, y, section.code, NUMBER, link)
        for strip in title:
            strip.draw(sheet, Spot(top))
            top -= strip.height
        folio = str(first_pages[key])
        sheet.text(RIGHT - sheet.faces.width(folio, _FOLIO), y, folio, _FOLIO, link)
        words = f"{section.code} {section.title.zh}, {folio}"
        sheet.link(words, key, (x, spot.top - height, RIGHT, spot.top), link)

    return Strip(height, draw, box=galley.parent)
