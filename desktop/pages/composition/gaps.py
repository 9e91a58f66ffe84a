"""What is not yet known of a line or a content, as keys of words."""

from collections.abc import Iterator
from enum import StrEnum

from forms.composition.bill import Content, Line
from forms.composition.content import CHINA, NONE, portions, unit_mass


class Gap(StrEnum):
    """A leg of the ratio that nobody has told yet."""

    MATERIAL = "material"
    AMOUNT = "amount"
    ORIGIN = "origin"
    PRICE = "price"
    MASS = "mass"
    WORTH = "worth"
    CONTENTS = "contents"


def counts(content: Content) -> bool:
    """Tell whether a content may count: Part 1, or nobody knows."""
    return content.material != NONE


def origin_is_known(content: Content) -> bool:
    """Tell whether a country that somebody stands for is told of the whole lot."""
    return all(portion.country for portion in portions(content))


def may_be_chinese(content: Content) -> bool:
    """Tell whether some of it is, or may be, of Chinese origin."""
    return any(portion.country in {"", CHINA} for portion in portions(content))


def gaps_in(content: Content) -> Iterator[Gap]:
    """Yield what is missing of a content; what is not Chinese needs no price."""
    if not counts(content):
        return
    if not content.material:
        yield Gap.MATERIAL
    if not origin_is_known(content):
        yield Gap.ORIGIN
    if not may_be_chinese(content):
        return
    is_told = any(price.per == "unit" for price in content.prices)
    if not (content.share or content.mass or is_told):
        yield Gap.AMOUNT
    if not content.prices:
        yield Gap.PRICE


def gaps_of(line: Line, *, has_parts: bool) -> Iterator[Gap]:
    """Yield what is missing of a line itself."""
    if line.kind not in {"", NONE} and not line.prices:
        yield Gap.WORTH
    shares = any(c.share and not c.mass and counts(c) for c in line.contents)
    if shares and unit_mass(line) is None:
        yield Gap.MASS
    speaks = bool(line.contents) or not has_parts
    if speaks and line.kind != NONE and not line.is_complete:
        yield Gap.CONTENTS
