"""A form as numbered cells: the number beside, the label above, the value below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.dossier.content import Entry, FormGrid
from forms.dossier.flow import Spot, Strip, bundled, white
from forms.dossier.galley import BASELINE, Galley, language
from forms.dossier.paragraph import Run, is_latin
from forms.dossier.sheet import Sheet
from forms.dossier.tags import Element
from forms.dossier.typography import (
    BASIS,
    FRAME,
    HAIRLINE,
    LABEL,
    LABEL_ENGLISH,
    LEFT,
    NUMBER,
    RIGHT,
    VALUE,
    VALUE_ENGLISH,
    WIDTH,
    Style,
)

SIDE = 54.0  # the width of the numbers' column
_PAD = 8.0
_BASIS = 54.0  # kept free for the source code at the right edge
_WHOLE = 190.0  # a cell up to this height is never cut
_ROOM = 34.0  # for what is written by hand
_ONWARD = "（续）"


def form_strips(grid: FormGrid, galley: Galley) -> list[Strip]:
    """Return the cells under one frame; a long one flows on with its label repeated."""
    box, items = object(), galley.parent.child("L")
    strips: list[Strip] = []
    for entry in grid.entries:
        strips += _cell(entry, galley.under(items.child("LI")), box)
    if strips:
        strips[0] = replace(strips[0], gap=12)
    return strips


def _cell(entry: Entry, galley: Galley, box: object) -> list[Strip]:
    """Return one entry: whole when it is low, else line by line."""
    label, body = galley.parent.child("Lbl"), galley.parent.child("LBody")
    column = galley.inset(SIDE + _PAD, _PAD)
    title = _label(entry, column.inset(0, _BASIS if entry.basis else 0), label)
    lines = [white(4), *title, *_value(entry, column, body), white(6)]
    lines[1] = _numbered(entry, lines[1], galley, label)
    parts = bundled(lines, _WHOLE)
    head = _framed(_onward(entry, column, box), starts=True)
    return [
        _framed(replace(part, box=box, head=head if n else None), starts=n == 0)
        for n, part in enumerate(parts)
    ]


def _label(entry: Entry, column: Galley, element: Element) -> list[Strip]:
    english = entry.label.en if entry.label.en != entry.label.zh else ""
    runs, elements = [Run(_flat(entry.label.zh), LABEL)], [element]
    if english:
        runs.append(Run("  " + _flat(english), LABEL_ENGLISH))
        elements.append(element.child("Span", lang="en"))
    return column.mixed(runs, elements)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _value(entry: Entry, column: Galley, body: Element) -> list[Strip]:
    """Return the answer's lines; the English under the Chinese is set smaller."""
    strips: list[Strip] = []
    for text, style in styled(entry.value):
        strips.append(white(1.5))
        strips += column.lines(text, style, body.child("P", lang=language(text)))
    if entry.blank:
        strips.append(white(_ROOM))
    elif not strips:
        strips.append(white(VALUE.leading))
    return strips


def styled(value: Sequence[str]) -> Iterator[tuple[str, Style]]:
    """Return each text with its style: English is smaller under Chinese only."""
    under_chinese = False
    for text in value:
        latin = is_latin(text)
        yield text, VALUE_ENGLISH if latin and under_chinese else VALUE
        under_chinese = under_chinese or not latin


def _numbered(entry: Entry, line: Strip, galley: Galley, element: Element) -> Strip:
    """Return the cell's first line between the number and, far right, its basis."""
    number = _shrunk(entry.number, NUMBER, galley)
    basis = _shrunk(entry.basis, BASIS, galley)
    far = RIGHT - _PAD - galley.faces.width(entry.basis, basis)

    def draw(sheet: Sheet, spot: Spot) -> None:
        y = spot.top - BASELINE * LABEL.leading
        if entry.number:
            sheet.text(LEFT + 7, y, entry.number, number, element)
        line.draw(sheet, spot)
        if entry.basis:
            sheet.text(far, y, entry.basis, basis, element)

    return replace(line, draw=draw)


def _shrunk(text: str, style: Style, galley: Galley) -> Style:
    """Return the style, smaller where the side column is too narrow."""
    width = galley.faces.width(text, style)
    room = SIDE - 12
    return style if width <= room else replace(style, size=style.size * room / width)


def _onward(entry: Entry, column: Galley, box: object) -> Strip:
    """Return what stands above the rest of a cell on the next page."""
    words = f"{_flat(entry.label.zh or entry.label.en)}{_ONWARD}"
    first = column.lines(words, LABEL, column.parent)[0]

    def draw(sheet: Sheet, spot: Spot) -> None:
        y = spot.top - 4 - BASELINE * LABEL.leading
        sheet.aside(LEFT + 7, y, entry.number, _shrunk(entry.number, NUMBER, column))
        sheet.aside(column.x, y, words, LABEL)

    return Strip(first.height + 5, draw, box=box)


def _framed(strip: Strip, *, starts: bool) -> Strip:
    """Rule the strip's share of the frame: heavy outside, a hairline between cells."""

    def draw(sheet: Sheet, spot: Spot) -> None:
        bottom = spot.top - strip.height
        for x, weight in ((LEFT, FRAME), (LEFT + SIDE, HAIRLINE), (RIGHT, FRAME)):
            sheet.down(x, spot.top, bottom, weight)
        if spot.opens or starts:
            sheet.across(LEFT, spot.top, WIDTH, FRAME if spot.opens else HAIRLINE)
        if spot.closes:
            sheet.across(LEFT, bottom, WIDTH, FRAME)
        strip.draw(sheet, spot)

    return replace(strip, draw=draw)
