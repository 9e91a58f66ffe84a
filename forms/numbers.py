"""Numbers as people write them, read exactly or asked about, never guessed."""

import re
from fractions import Fraction

# Spaces that group are dropped; the wide figures of Chinese input are the same figures.
_WRITTEN = str.maketrans(
    dict.fromkeys(" \u00a0\u202f\u2009'", "")
    | dict(zip("０１２３４５６７８９．，", "0123456789.,", strict=True))
)
# No price and no mass has more digits, and Python reads only some thousand.
_PLAIN = re.compile(r"[+-]?\d{1,60}(?:\.\d{1,60})?", re.ASCII)
_GROUPED = {
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
}


class NotANumberError(ValueError):
    """The text is no number in the writer's locale."""


def canonical(text: str, decimal: str = ".") -> str:
    """Return *text* with a decimal point and no grouping.

    *decimal* is the sign the writer's locale uses. Raises ``NotANumberError`` for
    anything else, binary notations and ``nan`` included.
    """
    packed = text.strip().translate(_WRITTEN)
    if _GROUPED[decimal].fullmatch(packed):
        packed = packed.replace("." if decimal == "," else ",", "")
    packed = packed.replace(decimal, ".")
    if not _PLAIN.fullmatch(packed):
        raise NotANumberError(text)
    return packed


def exact(text: str) -> Fraction:
    """Return the exact value of a canonical number."""
    packed = text.strip().translate(_WRITTEN)
    if not _PLAIN.fullmatch(packed):
        raise NotANumberError(text)
    whole, _, part = packed.partition(".")
    return Fraction(int(whole + part), 10 ** len(part))


def shown(number: Fraction, places: int | None = None) -> str:
    """Print a fraction as a decimal, never rounded across what it stands for.

    Without *places* the expansion must end (money, typed numbers) and is printed
    whole; one without an end is cut at twelve places and marked with an ellipsis.
    """
    if places is None:
        for digits in range(13):
            if (number * 10**digits).denominator == 1:
                return _digits(int(number * 10**digits), digits)
        return _digits(int(number * 10**12), 12) + "…"
    scaled = number * 10**places
    return _digits(int(scaled), places)


def _digits(scaled: int, places: int) -> str:
    sign, body = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{body[:-places]}.{body[-places:]}" if places else f"{sign}{body}"
