"""What a cell says of an amount: exact bounds, the unit behind it, and what is odd.

``<0.1`` is 0 to 0.1, ``0.5±0.1`` is 0.4 to 0.6; *trace*, *n.d.* and ``>5`` name no
limit above.  What cannot be read in one way only is not read.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.troubles import Caution
from forms.composition.lettering import cleaned

Sign = Literal[".", ",", ""]

DIGITS = 40
EXPONENT = 30

LONGEST = 200
"""A longer cell holds no amount."""

_POWER_OF_TEN = r"[eE][+-]?\d{1,3}|\s?[x×*]\s?10\^?-?\d\d?"
# A point that another follows is no decimal sign: it stands between two numbers.
_NUMBER = rf"[+-]?(?:\d+(?:[.,' ]\d+)*(?:[.,](?!\.))?|[.,]\d+)(?:{_POWER_OF_TEN})?"
_BELOW = (
    r"(?:<=?|≤|≦|＜|max\.?|bis zu|bis|up to|not more than|under|below|小于|低于|以下)"
)
_ABOVE = r"(?:>=?|≥|≧|＞|min\.?|ab|at least|over|above|大于|高于)"
_ABOUT = r"(?:~|≈|∼|ca\.?|circa|approx\.?|about|etwa|约|約|약)"
_TO = r"(?:\.\.\.?|…|-|–|—|−|~|～|〜|to|bis|至|から|到)"
# Read in one way by every rule below, and most cells are of this kind.
_PLAIN = re.compile(r"(0|[1-9]\d{0,14})(?:([.,])(\d{1,15}))?", re.ASCII)
_ONE = re.compile(rf"({_NUMBER})\s*(.*)")
_BOUND = re.compile(
    rf"({_BELOW}|{_ABOVE}|{_ABOUT})\s*({_NUMBER})\s*(.*)", re.IGNORECASE
)
_RANGE = re.compile(
    rf"({_NUMBER})\s*(\S{{0,5}}?)\s*{_TO}\s*({_NUMBER})\s*(.*)", re.IGNORECASE
)
_SPREAD = re.compile(rf"({_NUMBER})\s*(?:±|\+/-|\+-)\s*({_NUMBER})\s*(.*)")
_GOES_ON = re.compile(rf"{_TO}\s*{_NUMBER}|±|\+", re.IGNORECASE)
_UNDER = re.compile(_BELOW, re.IGNORECASE)
_OVER = re.compile(_ABOVE, re.IGNORECASE)
_POWER = re.compile(r"(.*?)(?:[eE]([+-]?\d{1,3})|\s?[x×*]\s?10\^?(-?\d\d?))", re.ASCII)
_STRICT = {
    ".": re.compile(r"\d+(?:\.\d*)?|\.\d+|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", re.ASCII),
    ",": re.compile(r"\d+(?:,\d*)?|,\d+|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?", re.ASCII),
}
_SPACED = re.compile(r"(\d{1,3}(?:[ ']\d{3})+)((?:[.,]\d*)?)", re.ASCII)
_LIMITED = re.compile(
    rf".*?[(（]?\s*{_BELOW}\s*({_NUMBER})\s*([^)）]*)[)）]?", re.ASCII
)

NOTHING = {"", "-", "--", "—", "–", "/", "\\", "n/a", "na", "n.a.", "k.a.", "無", "无"}
NOTHING |= {
    "none",
    "null",
    "?",
    "tbd",
    "k. a.",
    "unknown",
    "未知",
    "不明",
    "없음",
    "なし",
}
_TRACE = {
    "trace",
    "traces",
    "tr",
    "tr.",
    "spuren",
    "微量",
    "痕量",
    "痕跡",
    "미량",
    "흔적",
}
_TRACE |= {
    "nd",
    "n.d.",
    "n.d",
    "not detected",
    "n. d.",
    "nicht nachweisbar",
    "nn",
    "n.n.",
}
_TRACE |= {
    "未检出",
    "未檢出",
    "不検出",
    "検出せず",
    "불검출",
    "bdl",
    "<lod",
    "< lod",
    "<loq",
}
_REST = {
    "bal",
    "bal.",
    "balance",
    "rest",
    "remainder",
    "rem",
    "rem.",
    "余量",
    "余",
    "餘量",
}
_REST |= {"残部", "残", "잔부", "잔량", "rest.", "reste", "base"}


class Amount(NamedTuple):
    """The least and the most a cell can mean; ``low`` None is *not told*.

    ``unit`` is what stands behind the number; ``is_rest`` says that it is what the
    others leave over; ``caution`` is what the user should look at.  ``text`` is what
    is known of it in canonical writing, ``""`` where an end is open.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    is_rest: bool = False
    caution: Caution | None = None
    text: str = ""


NOT_TOLD = Amount()


def amount(cell: str, sign: Sign) -> Amount:
    """Read a cell whose column writes its decimals with *sign* ("" if not settled)."""
    if type(cell) is str:
        return _amount(cell, sign, 1)
    if isinstance(cell, Percent):
        return _amount(f"{cell}", ".", 100)
    return _amount(f"{cell}", "." if isinstance(cell, Exact) else sign, 1)


@lru_cache(maxsize=1 << 16)
def _amount(cell: str, sign: Sign, times: int) -> Amount:
    if times != 1:
        value, caution = number(cell, sign)
        held = None if value is None else value * times
        return _checked(held, held, "%", caution)
    if (found := _PLAIN.fullmatch(cell)) and found[2] in {None, sign}:
        whole, part = found[1], found[3] or ""
        value, behind = Fraction(int(whole + part), 10 ** len(part)), part.rstrip("0")
        return Amount(value, value, text=f"{whole}.{behind}" if behind else whole)
    if len(cell) > LONGEST:
        return Amount(caution=Caution.NOT_A_NUMBER)
    plain = unicodedata.normalize("NFKC", cleaned(cell).replace("µ", "μ"))
    plain = plain.replace("’", "'").replace("−", "-")
    low = plain.casefold()
    if low in NOTHING:
        return NOT_TOLD
    if low in _REST:
        return Amount(is_rest=True)
    if low in _TRACE:
        return Amount(Fraction(0), None, caution=Caution.NO_LIMIT)
    return _compound(plain, sign)


def _compound(plain: str, sign: Sign) -> Amount:
    if found := _ONE.fullmatch(plain):
        value, caution = number(found[1], sign)
        if not _GOES_ON.match(found[2]):
            return _checked(value, value, found[2], caution)
    if found := _SPREAD.fullmatch(plain):
        value, caution = number(found[1], sign)
        spread, other = number(found[2], sign)
        if value is None or spread is None:
            return Amount(caution=caution or other)
        low = max(value - spread, Fraction(0))
        return _checked(low, value + spread, found[3], caution or other)
    if found := _RANGE.fullmatch(plain):
        first, caution = number(found[1], sign)
        last, other = number(found[3], sign)
        if first is None or last is None:
            return Amount(caution=caution or other)
        return _checked(first, last, found[4] or found[2], caution or other)
    if found := _BOUND.fullmatch(plain):
        value, caution = number(found[2], sign)
        if value is None:
            return Amount(caution=caution)
        if _UNDER.fullmatch(found[1]):
            return _checked(Fraction(0), value, found[3], caution)
        low = value if _OVER.fullmatch(found[1]) else Fraction(0)
        return Amount(low, None, found[3].strip(), caution=Caution.NO_LIMIT)
    if found := _LIMITED.fullmatch(plain):
        value, caution = number(found[1], sign)
        if value is not None:
            return _checked(Fraction(0), value, found[2], caution)
    return Amount(caution=Caution.NOT_A_NUMBER)


def _checked(
    low: Fraction | None, high: Fraction | None, unit: str, caution: Caution | None
) -> Amount:
    """Return bounds that a quantity, a mass, a share or a price can have."""
    if low is None or high is None:
        return Amount(caution=caution)
    if low < 0 or high < low:
        return Amount(caution=Caution.IMPOSSIBLE_NUMBER)
    text = written(low, high)
    return Amount(low, high, unit.strip(), caution=caution, text=text)


def number(text: str, sign: Sign) -> tuple[Fraction | None, Caution | None]:
    """Read one number; what reads in two ways, or in the other way only, is told."""
    minus, plain = text.startswith("-"), text.lstrip("+-").strip()
    power = 0
    if found := _POWER.fullmatch(plain):
        plain, power = found[1], int(found[2] or found[3])
        if abs(power) > EXPONENT:
            return None, Caution.IMPOSSIBLE_NUMBER
    can_be = signs(plain)
    if not can_be:
        return None, Caution.NOT_A_NUMBER
    if sum(map(str.isdigit, plain)) > DIGITS:
        return None, Caution.IMPOSSIBLE_NUMBER
    if not sign and len({_value(plain, each) for each in can_be}) > 1:
        return None, Caution.TWO_READINGS
    taken: Sign = sign if sign in can_be else can_be[0]
    caution = Caution.MIXED_SIGNS if sign and taken != sign else None
    value = _value(plain, taken) * Fraction(10) ** power
    return (-value if minus else value), caution


def signs(plain: str) -> tuple[Sign, ...]:
    """Return the decimal signs with which *plain* makes sense as a number."""
    packed = _ungrouped(plain)
    each: tuple[Sign, ...] = (".", ",")
    return tuple(sign for sign in each if _STRICT[sign].fullmatch(packed))


def told(cell: str) -> Sign | None:
    """Return the sign that a cell proves; "" if it could be both; None if none."""
    if isinstance(cell, Exact) or len(cell) > LONGEST:
        return None
    if not ("." in cell or "," in cell):
        return None
    plain = unicodedata.normalize("NFKC", cleaned(cell)).replace("’", "'")
    proven: set[Sign] = set()
    for token in re.findall(r"\d[\d.,' ]*\d|[.,]\d+", plain):
        can_be = signs(token)
        if can_be and ("." in token or "," in token):
            same = len({_value(token, each) for each in can_be}) == 1
            proven.add(can_be[0] if same else "")
    return next(iter(proven - {""}), "" if proven else None)


def _ungrouped(plain: str) -> str:
    found = _SPACED.fullmatch(plain)
    return re.sub("[ ']", "", found[1]) + found[2] if found else plain


def _value(plain: str, sign: Sign) -> Fraction:
    other = "." if sign == "," else ","
    packed = _ungrouped(plain).replace(other, "").replace(sign or ".", ".")
    whole, _, part = packed.partition(".")
    return Fraction(int((whole + part) or "0"), 10 ** len(part))


def written(low: Fraction, high: Fraction) -> str:
    """Return bounds in canonical writing, ``a`` or ``a..b``; widened, never rounded.

    A number without an end in decimals becomes the two that enclose it.
    """
    first = _decimal(low, up=False)
    if low == high and low.denominator == 1:
        return first
    last = _decimal(high, up=True)
    return first if first == last else f"{first}..{last}"


def _decimal(number: Fraction, *, up: bool) -> str:
    scale, digits = 1, 0
    while (
        digits < EXPONENT and number.denominator != 1 and (scale % number.denominator)
    ):
        scale, digits = scale * 10, digits + 1
    scaled = (
        -(-number.numerator * scale // number.denominator)
        if up
        else (number.numerator * scale // number.denominator)
    )
    body = str(scaled).rjust(digits + 1, "0")
    return f"{body[:-digits]}.{body[-digits:]}" if digits else body
