"""Figures in canonical writing, reckoned with and written out again without loss."""

from fractions import Fraction

from forms.numbers import exact


def written(number: Fraction) -> str:
    """Write a number whose decimals end, whole; raises ``ValueError`` for others."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        raise ValueError(number)
    figures = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    whole, part = figures[: len(figures) - places], figures[len(figures) - places :]
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def span(*numbers: str) -> str:
    """Return the least and the most of what is told; one number if all are alike."""
    told = sorted(exact(each) for each in numbers if each)
    if not told:
        return ""
    low, high = written(told[0]), written(told[-1])
    return low if low == high else f"{low}..{high}"
