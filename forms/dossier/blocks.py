"""Headings, paragraphs and notices become strips."""

from collections.abc import Sequence
from dataclasses import replace

from forms.dossier.content import Heading, Notice, Paragraph
from forms.dossier.flow import Spot, Strip, bundled, white
from forms.dossier.galley import Galley, together
from forms.dossier.sheet import Sheet
from forms.dossier.typography import (
    ENGLISH,
    ENGLISH_STRONG,
    HAIRLINE,
    HEADING,
    HEADING_ENGLISH,
    LEFT,
    RIGHT,
    TEXT,
    TEXT_STRONG,
)

INDENT = 16.0
_BAR = 2.6
_GUIDE = 0.25


def heading_strips(heading: Heading, galley: Galley, level: int) -> list[Strip]:
    """Return a heading that stays with what follows; *level* skips none."""
    element = galley.parent.child(f"H{level}")
    size = heading.level
    lines = galley.pair(heading.text, HEADING[size], HEADING_ENGLISH[size], element)
    return together(lines, 20 if size == 2 else 13, keep=True)


def paragraph_strips(paragraph: Paragraph, galley: Galley) -> list[Strip]:
    """Return a paragraph, stepped in behind hairlines, led by its mark."""
    chinese = TEXT_STRONG if paragraph.strong else TEXT
    english = ENGLISH_STRONG if paragraph.strong else ENGLISH
    depth = min(max(paragraph.indent, 0), 12)
    column = galley.inset(depth * INDENT)
    element = galley.parent.child("P")
    if not paragraph.mark:
        strips = column.pair(paragraph.text, chinese, english, element)
    else:
        hang = max(INDENT, galley.faces.width(paragraph.mark, chinese) + 6)
        mark = column.lines(paragraph.mark, chinese, element)[:1]
        strips = column.inset(hang).pair(paragraph.text, chinese, english, element)
        strips = [_over(mark[0], strips[0]), *strips[1:]] if strips else mark
    guides = [LEFT + n * INDENT + 4 for n in range(depth)]
    gap = 3.0 if depth else 7.0
    spaced = together(strips, 0 if guides else gap)
    if guides and spaced:
        spaced = [_spaced(spaced[0], gap), *spaced[1:]]
    return [_guided(strip, guides) for strip in spaced] if guides else spaced


def _spaced(strip: Strip, above: float) -> Strip:
    """Return the strip with white inside its own top, so that guides run on."""

    def draw(sheet: Sheet, spot: Spot) -> None:
        strip.draw(sheet, Spot(spot.top - above))

    return replace(strip, height=strip.height + above, draw=draw)


def _over(mark: Strip, line: Strip) -> Strip:
    def draw(sheet: Sheet, spot: Spot) -> None:
        mark.draw(sheet, spot)
        line.draw(sheet, spot)

    return replace(line, draw=draw, height=max(mark.height, line.height))


def _guided(strip: Strip, guides: Sequence[float]) -> Strip:
    """Draw the upright hairlines that show how deep a line of the proof stands."""

    def draw(sheet: Sheet, spot: Spot) -> None:
        for x in guides:
            sheet.down(x, spot.top, spot.top - strip.height, _GUIDE)
        strip.draw(sheet, spot)

    return replace(strip, draw=draw)


def notice_strips(notice: Notice, galley: Galley) -> list[Strip]:
    """Return a framed text with a heavy bar on its binding side."""
    element = galley.parent.child("P")
    column = galley.inset(14, 12)
    lines = column.pair(notice.text, TEXT_STRONG, ENGLISH, element)
    box = object()
    strips = [
        replace(strip, box=box) for strip in bundled([white(8), *lines, white(9)], 220)
    ]
    return together([_boxed(strip) for strip in strips], 12)


def _boxed(strip: Strip) -> Strip:
    def draw(sheet: Sheet, spot: Spot) -> None:
        bottom = spot.top - strip.height
        sheet.down(LEFT + _BAR / 2, spot.top, bottom, _BAR)
        sheet.down(RIGHT, spot.top, bottom, HAIRLINE)
        if spot.opens:
            sheet.across(LEFT, spot.top, RIGHT - LEFT, HAIRLINE)
        if spot.closes:
            sheet.across(LEFT, bottom, RIGHT - LEFT, HAIRLINE)
        strip.draw(sheet, spot)

    return replace(strip, draw=draw)
