"""The measures of the page and the styles of its text, in points from below left."""

from dataclasses import dataclass

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 28 * MM  # the binding edge
WIDTH = 156 * MM
RIGHT = LEFT + WIDTH
TOP = PAGE_HEIGHT - 37 * MM
HEIGHT = 225 * MM
BOTTOM = TOP - HEIGHT

HEADER = PAGE_HEIGHT - 25 * MM
FOOTER = 21 * MM

# Ink is dark enough to outlive a photocopy; no fill carries meaning.
BLACK = "0 g"
GREY = "0.27 g"
NAVY = "0.06 0.17 0.33 rg"

HAIRLINE = 0.4
FRAME = 0.9


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; ``leading`` is the height of its line."""

    size: float
    leading: float
    bold: bool = False
    ink: str = BLACK


COVER_TITLE = Style(24, 34, bold=True, ink=NAVY)
COVER_SUBTITLE = Style(13, 19, ink=GREY)
STATUS = Style(12.5, 18, bold=True)
STATUS_ENGLISH = Style(9.5, 13.5)
CODE = Style(15, 20, bold=True)

EYEBROW = Style(9, 13, bold=True, ink=NAVY)
TITLE = Style(18, 25, bold=True, ink=NAVY)
TITLE_ENGLISH = Style(11, 15.5, ink=GREY)
HEADING = {2: Style(12.5, 18, bold=True), 3: Style(10.5, 15.5, bold=True)}
HEADING_ENGLISH = {2: Style(9.5, 13.5, ink=GREY), 3: Style(8.5, 12, ink=GREY)}

TEXT = Style(10, 15.5)
TEXT_STRONG = Style(10, 15.5, bold=True)
ENGLISH = Style(8.5, 12.5, ink=GREY)
ENGLISH_STRONG = Style(8.5, 12.5, bold=True, ink=GREY)

LABEL = Style(8.5, 12.5, bold=True)
LABEL_ENGLISH = Style(7.5, 12.5, ink=GREY)
NUMBER = Style(8.5, 12.5, bold=True, ink=NAVY)
BASIS = Style(6.5, 9.5, ink=GREY)
VALUE = Style(10.5, 15.5)
VALUE_ENGLISH = Style(9.2, 13.5)

FURNITURE = Style(7.5, 10, ink=GREY)
FURNITURE_STRONG = Style(7.5, 10, bold=True)
PAGE_NUMBER = Style(10, 13, bold=True)
