"""Units that are typed with a number: a mass becomes grams, exactly or not at all."""

import re
from fractions import Fraction

from forms import numerals
from forms.composition.units import grams, unit
from forms.numbers import exact

PER = ("unit", "mg", "g", "kg", "t", "lb", "oz")
"""What a price can be for."""

_MEASURED = re.compile(r"(.*?\d)\s*([^\d\s.,][^\d]*)")
_DIGITS = 60


def measured(text: str) -> tuple[str, str]:
    """Split a number, or a range, from the unit after it."""
    found = _MEASURED.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip()) if found else (text.strip(), "")


def in_grams(number: str, name: str) -> str:
    """Return a canonical number or range in grams; "" if the unit is no mass."""
    if not name:
        return number
    size = grams(Fraction(1), name)
    if size is None:
        return ""
    return "..".join(_in_full(exact(end) * size) for end in numerals.ends(number))


def _in_full(number: Fraction) -> str:
    """Write a decimal to its last digit: every unit of mass has a finite factor."""
    digits = next(d for d in range(_DIGITS) if (number * 10**d).denominator == 1)
    scaled = str(int(number * 10**digits)).rjust(digits + 1, "0")
    return f"{scaled[:-digits]}.{scaled[-digits:]}" if digits else scaled


def per_of(text: str) -> str:
    """Return what a price is for by the name of its unit; "" if that is not known."""
    if text in PER:
        return text
    found = unit(text)
    if found is None:
        return ""
    if found.of == "piece":
        return "unit"
    return found.name if found.name in PER else ""
