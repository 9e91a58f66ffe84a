"""What stands on every page beside its text: audience, numbers, stamp, watermark."""

from dataclasses import dataclass, replace
from functools import lru_cache

from forms.dossier.content import Audience
from forms.dossier.contour import path_of
from forms.dossier.face import Faces
from forms.dossier.sheet import Sheet
from forms.dossier.typography import (
    FOOTER,
    FURNITURE,
    FURNITURE_STRONG,
    HAIRLINE,
    HEADER,
    LEFT,
    PAGE_HEIGHT,
    PAGE_NUMBER,
    PAGE_WIDTH,
    RIGHT,
    WIDTH,
    Style,
)

WATERMARK = "watermark"
_READERS: dict[str, str] = {
    "review": "审阅本 / Review copy",
    "partner": "致收件方 / For the addressee alone",
    Audience.FILING: "申报本 / Filing set",
    Audience.INTERNAL: "内部留存本 / Internal set — 不得外传 / keep in house",
}
_DRAFT = "草稿 / Draft"
_PREVAILS = "以中文为准 / The Chinese text prevails"
_SIDE = WIDTH / 2 - 24


@dataclass(frozen=True, slots=True)
class Folio:
    """What a page is called: its part, the page in it and in the whole."""

    part: str
    page: int
    pages: int
    number: int
    stamp: str


def draw_header(sheet: Sheet, audience: str, *, draft: bool) -> None:
    reader = _READERS[audience] + (f"  ·  {_DRAFT}" if draft else "")
    sheet.aside(LEFT, HEADER, reader, FURNITURE_STRONG)
    _aside_right(sheet, HEADER, _PREVAILS, FURNITURE)
    sheet.across(LEFT, HEADER - 7, WIDTH, HAIRLINE)


def draw_footer(sheet: Sheet, folio: Folio) -> None:
    """Draw part and page on the left, the PDF's page in the centre, the stamp right."""
    of = f"第 {folio.page} 页 共 {folio.pages} 页 / {folio.page} of {folio.pages}"
    left = f"{folio.part}  ·  {of}"
    sheet.across(LEFT, FOOTER + 16, WIDTH, HAIRLINE)
    sheet.aside(LEFT, FOOTER, left, _fitting(sheet, left, FURNITURE))
    number = str(folio.number)
    middle = LEFT + (WIDTH - sheet.faces.width(number, PAGE_NUMBER)) / 2
    sheet.aside(middle, FOOTER, number, PAGE_NUMBER)
    _aside_right(sheet, FOOTER, folio.stamp, FURNITURE)


def _aside_right(sheet: Sheet, y: float, words: str, style: Style) -> None:
    style = _fitting(sheet, words, style)
    sheet.aside(RIGHT - sheet.faces.width(words, style), y, words, style)


def _fitting(sheet: Sheet, words: str, style: Style) -> Style:
    """Return the style, smaller where the words would reach the page number."""
    width = sheet.faces.width(words, style)
    return style if width <= _SIDE else replace(style, size=style.size * _SIDE / width)


@lru_cache(maxsize=2)
def watermark(faces: Faces) -> str:
    """Return hollow letters across the page, pale enough to read over."""
    path, width = path_of("草稿  DRAFT", faces.bold, 92)
    x, y = PAGE_WIDTH / 2, PAGE_HEIGHT / 2
    turn = 0.5736, 0.8192  # cosine and sine of 55 degrees
    return "\n".join(
        [
            f"{turn[0]} {turn[1]} -{turn[1]} {turn[0]} {x:.2f} {y:.2f} cm",
            f"1 0 0 1 {-width / 2:.2f} -32 cm 0.95 g 0.8 G 1.1 w 1 j",
            # The fill hides where strokes of one letter overlap.
            f"{path}\nS\n{path}\nf",
        ]
    )
