"""The cover: what this paper is, how it stands, and whose words it holds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import segno

from forms.dossier.content import Bilingual, Entry, Paper
from forms.dossier.flow import Spot, Strip, stacked, white
from forms.dossier.galley import Galley, language, together
from forms.dossier.grid import styled
from forms.dossier.paragraph import Run
from forms.dossier.sheet import Sheet
from forms.dossier.tags import Element
from forms.dossier.typography import (
    BLACK,
    CODE,
    COVER_SUBTITLE,
    COVER_TITLE,
    ENGLISH,
    FRAME,
    HAIRLINE,
    HEIGHT,
    LABEL,
    LABEL_ENGLISH,
    LEFT,
    RIGHT,
    STATUS,
    STATUS_ENGLISH,
    TEXT,
    WIDTH,
)

_LABEL_WIDTH = 150.0
_QR = 82.0
_STATUS_WEIGHT = 1.6

_INTEGRITY = Bilingual(zh="完整性校验码", en="Integrity code")
_CAPTION = Bilingual(
    zh="完整性校验码，非官方验证码", en="integrity code, not an official code"
)


def cover_strips(dossier: Paper, galley: Galley) -> list[Strip]:
    """Return the cover; its last strip stands at the foot where there is room."""
    cover = dossier.cover
    strips = [
        *_title(cover.title, cover.subtitle, galley),
        *_status(cover.status, galley),
        *particular_strips(cover.particulars, galley),
        *_notices(cover.notices, galley),
    ]
    foot = _identity(dossier, galley)
    used = sum(strip.gap + strip.height for strip in strips) + foot.height
    return [*strips, replace(foot, gap=max(HEIGHT - used, 14))]


def _title(title: Bilingual, subtitle: Bilingual, galley: Galley) -> list[Strip]:
    centre = replace(galley, centred=True)
    head = centre.pair(title, COVER_TITLE, COVER_SUBTITLE, galley.parent.child("H1"))
    below = centre.pair(subtitle, TEXT, ENGLISH, galley.parent.child("P"))
    return [white(6), *head, *together(below, 8)]


def _status(status: Bilingual, galley: Galley) -> list[Strip]:
    """Return the status line in the heaviest frame of the whole paper."""
    column = replace(galley.inset(14, 14), centred=True)
    words = column.pair(status, STATUS, STATUS_ENGLISH, galley.parent.child("P"))
    inside = stacked([white(9), *words, white(10)])

    def draw(sheet: Sheet, spot: Spot) -> None:
        sheet.frame((LEFT, spot.top - inside.height, RIGHT, spot.top), _STATUS_WEIGHT)
        inside.draw(sheet, spot)

    return [replace(inside, draw=draw, gap=18)]


def particular_strips(entries: Sequence[Entry], galley: Galley) -> list[Strip]:
    """Return label and value side by side, a hairline between one and the next."""
    items = galley.parent.child("L") if entries else galley.parent
    rows = [_particular(entry, galley, items.child("LI")) for entry in entries]
    if rows:
        rows[0] = replace(rows[0], gap=18)
    return rows


def _particular(entry: Entry, galley: Galley, item: Element) -> Strip:
    label, body = item.child("Lbl"), item.child("LBody")
    left = replace(galley, width=_LABEL_WIDTH - 10).pair(
        entry.label, LABEL, LABEL_ENGLISH, label
    )
    right: list[Strip] = []
    column = galley.inset(_LABEL_WIDTH)
    for text, style in styled(entry.value):
        right += column.lines(text, style, body.child("P", lang=language(text)))
    sides = [stacked([white(4), *side, white(4)]) for side in (left, right)]
    height = max(side.height for side in sides)

    def draw(sheet: Sheet, spot: Spot) -> None:
        sheet.across(LEFT, spot.top, WIDTH, FRAME if spot.opens else HAIRLINE)
        sheet.across(LEFT, spot.top - height, WIDTH, FRAME if spot.closes else HAIRLINE)
        for side in sides:
            side.draw(sheet, spot)

    return Strip(height, draw, box=galley)


def _notices(notices: Sequence[Bilingual], galley: Galley) -> list[Strip]:
    strips: list[Strip] = []
    for notice in notices:
        lines = galley.pair(notice, TEXT, ENGLISH, galley.parent.child("P"))
        strips += together(lines, 6 if strips else 16)
    return strips


def _identity(dossier: Paper, galley: Galley) -> Strip:
    """Return the dossier's number and code, with a QR square that holds both."""
    parent = galley.parent
    words = [white(6), *_coded(dossier.cover.identity, dossier.dossier_id, galley)]
    if not dossier.integrity:
        return stacked(words)
    words += [white(7), *_coded(_INTEGRITY, dossier.integrity, galley)]
    runs = [Run(_CAPTION.zh, LABEL_ENGLISH), Run(" / " + _CAPTION.en, LABEL_ENGLISH)]
    caption = parent.child("P")
    words += galley.mixed(runs, (caption, caption.child("Span", lang="en")))
    said = f"{dossier.dossier_id} {dossier.integrity}"
    figure = parent.child("Figure", alt=f"二维码 QR: {said}")
    left = stacked(words)
    height = max(left.height, _QR)

    def draw(sheet: Sheet, spot: Spot) -> None:
        left.draw(sheet, Spot(spot.top - height + left.height))
        _square(sheet, said, RIGHT - _QR, spot.top - height, figure)

    return Strip(height, draw)


def _coded(label: Bilingual, code: str, galley: Galley) -> list[Strip]:
    element = galley.parent.child("P")
    english = element.child("Span", lang="en")
    runs = [Run(label.zh, LABEL), Run("  " + label.en, LABEL_ENGLISH)]
    column = galley.inset(0, _QR + 20)
    return [*column.mixed(runs, (element, english)), *column.lines(code, CODE, element)]


@lru_cache(maxsize=8)
def _modules(said: str) -> tuple[bytes, ...]:
    """Return the square's rows; the same dossier is drawn again and again."""
    return tuple(map(bytes, segno.make_qr(said, error="m", boost_error=False).matrix))


def _square(sheet: Sheet, said: str, x: float, y: float, figure: Element) -> None:
    """Draw the QR square from runs of dark modules, in one path."""
    rows = _modules(said)
    unit = _QR / len(rows)
    with sheet.figure(figure, (x, y, x + _QR, y + _QR)) as out:
        out.append(BLACK)
        for number, row in enumerate(rows, start=1):
            bottom, start = y + _QR - number * unit, 0
            while start < len(row):
                end = start
                while end < len(row) and row[end]:
                    end += 1
                if end > start:
                    width = (end - start) * unit
                    out.append(
                        f"{x + start * unit:.3f} {bottom:.3f} {width:.3f} {unit:.3f} re"
                    )
                start = end + 1
        out.append("f")
