"""Amounts as declarations write them: exact bounds from a text, and back.

Numbers carry a decimal point, as XML does; at most 40 digits and a power of ten within
30.  ``<0.1`` is 0 to 0.1, ``5-10`` and ``5..10`` are both ends; below zero is nothing.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from forms.composition.imports.catena_x import figures

_NUMBER = re.compile(
    r"\+?(\d{1,40})?(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?", re.ASCII
)
_TO = re.compile(r"\s*(?:[-–—~〜～]|\bto\b)\s*")
_BELOW = re.compile(r"(?:<=?|≤|≦|＜|max\.?|up to)\s*", re.IGNORECASE)
_DIGITS, _POWER, _LONGEST = 40, 30, 60


class Bounds(NamedTuple):
    """The least and the most that something may be, both included."""

    low: Fraction
    high: Fraction

    def times(self, factor: Fraction) -> "Bounds":
        """Return the bounds in another unit."""
        return Bounds(self.low * factor, self.high * factor)

    def of(self, whole: "Bounds") -> "Bounds":
        """Return what so many per cent of a whole are."""
        return Bounds(self.low * whole.low / 100, self.high * whole.high / 100)

    def plus(self, other: "Bounds") -> "Bounds":
        """Return the sum."""
        return Bounds(self.low + other.low, self.high + other.high)

    def around(self, other: "Bounds") -> "Bounds":
        """Return what both statements leave possible."""
        return Bounds(min(self.low, other.low), max(self.high, other.high))

    def at_most(self) -> "Bounds":
        """Return the bounds of what is no more than this."""
        return Bounds(Fraction(0), self.high)


ONE = Bounds(Fraction(1), Fraction(1))
WHOLE = Bounds(Fraction(100), Fraction(100))
NOTHING = Bounds(Fraction(0), Fraction(0))


@lru_cache(maxsize=1 << 14)
def bounds(text: str) -> Bounds | None:
    """Return the bounds that *text* gives; None if it is no amount."""
    plain = text.strip()
    if below := _BELOW.match(plain):
        high = _number(plain[below.end() :])
        return None if high is None else Bounds(Fraction(0), high)
    if (number := _number(plain)) is not None:
        return Bounds(number, number)
    parts = plain.split("..") if ".." in plain else _TO.split(plain)
    ends = [_number(part) for part in parts]
    match ends:
        case [Fraction() as low, Fraction() as high] if low <= high:
            return Bounds(low, high)
    return None


def _number(text: str) -> Fraction | None:
    found = _NUMBER.fullmatch(text.strip())
    if not found or not (found[1] or found[2]):
        return None
    whole, part, power = found[1] or "", found[2] or "", int(found[3] or 0)
    if len(whole + part) > _DIGITS or abs(power) > _POWER:
        return None
    return Fraction(int(whole + part)) * Fraction(10) ** (power - len(part))


@lru_cache(maxsize=1 << 14)
def written(amount: Bounds | None) -> str:
    """Return bounds in canonical writing; ``""`` for None and for endless figures."""
    if amount is None:
        return ""
    if amount is ONE:
        return "1"
    low, high = figures.written(amount.low), figures.written(amount.high)
    if max(map(len, (low, high))) > _LONGEST:
        return ""
    return low if low == high else f"{low}..{high}"
