"""Where ink and seal will stand: drawn empty, never filled, never cut by a page."""

from dataclasses import dataclass

from forms.dossier.content import Bilingual, SignaturePlace
from forms.dossier.flow import Spot, Strip
from forms.dossier.galley import Galley
from forms.dossier.sheet import Sheet
from forms.dossier.tags import Element
from forms.dossier.typography import (
    ENGLISH,
    HAIRLINE,
    LABEL,
    LABEL_ENGLISH,
    LEFT,
    MM,
    RIGHT,
    TEXT_STRONG,
    WIDTH,
)

SEAL = 45 * MM
_PAD = 14.0
_DATE_WIDTH = SEAL
_INK_WIDTH = WIDTH - 3 * _PAD - SEAL

_SIGN = Bilingual(zh="签字", en="Signature")
_PRINT = Bilingual(zh="姓名、职务（正楷）", en="Name and title in print")
_DATE = Bilingual(zh="日期", en="Date")
_SEAL = Bilingual(zh="盖章处", en="Seal")
CAPTIONS = (_SIGN, _PRINT, _DATE, _SEAL)


@dataclass(frozen=True, slots=True)
class _Caption:
    """Words under a line or inside the square, with their place in the tree."""

    text: Bilingual
    chinese: Element
    english: Element

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        sheet.text(x, y, self.text.zh, LABEL, self.chinese)
        after = x + sheet.faces.width(self.text.zh, LABEL) + 5
        sheet.text(after, y, self.text.en, LABEL_ENGLISH, self.english)


def signature_strips(place: SignaturePlace, galley: Galley) -> list[Strip]:
    """Return one strip: who signs, lines for ink, the seal's square over the date."""
    column = galley.inset(_PAD, 2 * _PAD + SEAL if place.seal else _PAD)
    who = column.pair(place.who, TEXT_STRONG, ENGLISH, galley.parent.child("P"))
    sign, name = _caption(_SIGN, galley), _caption(_PRINT, galley)
    seal = _caption(_SEAL, galley) if place.seal else None
    date = _caption(_DATE, galley)
    head = sum(strip.height for strip in who)
    height = max(_PAD + head + 112, _PAD + SEAL + 58 if place.seal else 0)

    def draw(sheet: Sheet, spot: Spot) -> None:
        bottom = spot.top - height
        sheet.frame((LEFT, bottom, RIGHT, spot.top))
        top = spot.top - _PAD + 4
        for strip in who:
            strip.draw(sheet, Spot(top))
            top -= strip.height
        _ink_line(sheet, bottom + 72, sign)
        _ink_line(sheet, bottom + 24, name)
        if seal is not None:
            _seal_square(sheet, spot.top - _PAD, seal)
        _date_line(sheet, bottom + 24, date)

    return [Strip(height, draw, gap=18)]


def _caption(text: Bilingual, galley: Galley) -> _Caption:
    element = galley.parent.child("P")
    return _Caption(text, element, element.child("Span", lang="en"))


def _ink_line(sheet: Sheet, y: float, caption: _Caption) -> None:
    x = LEFT + _PAD
    sheet.across(x, y, _INK_WIDTH, HAIRLINE)
    caption.draw(sheet, x, y - 12)


def _seal_square(sheet: Sheet, top: float, caption: _Caption) -> None:
    left = RIGHT - _PAD - SEAL
    sheet.frame((left, top - SEAL, left + SEAL, top))
    caption.draw(sheet, left + 7, top - 14)


def _date_line(sheet: Sheet, y: float, caption: _Caption) -> None:
    """Draw the line with year, month and day at their places, as they are written."""
    left = RIGHT - _PAD - _DATE_WIDTH
    sheet.across(left, y, _DATE_WIDTH, HAIRLINE)
    for word, part in (("年", 0.40), ("月", 0.66), ("日", 0.92)):
        sheet.text(left + part * _DATE_WIDTH, y + 4, word, LABEL, caption.chinese)
    caption.draw(sheet, left, y - 12)
