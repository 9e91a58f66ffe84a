"""The number that a person typed, out of the text that a workbook keeps of it.

Spreadsheet programs keep numbers as IEEE 754 doubles, show at most 15 digits of them
and write 17: ``5.1``, as typed, stands in the file as ``5.0999999999999996``.  So of a
text with 16 or 17 digits the 15-digit number is meant if both are the same double, and
only then; ``0.30000000000000004``, which nobody typed, stays as it is, and so does an
identifier of 16 digits.  All is reckoned in whole numbers.
"""

import re

DIGITS = 40
EXPONENT = 30
"""Numbers with more digits, or beyond 10 to the power of ±30, are not read."""

TYPED = 15
"""So many digits a spreadsheet program takes from a person."""

_WRITTEN = re.compile(
    r"([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,5}))?", re.ASCII
)
_PLAIN = re.compile(r"-?+(?:[1-9][0-9]*+(?:\.[0-9]*[1-9])?+|0\.[0-9]*[1-9])|0")
_KEPT = 17
_BITS = 53


def canonical(text: str) -> str | None:
    """Return the number with a decimal point, without exponent or needless zeros.

    ``None`` if the text is no number, or one that is not read.
    """
    if len(text) <= TYPED and _PLAIN.fullmatch(text):
        return text
    found = _WRITTEN.fullmatch(text.strip())
    if not found or not (found[2] or found[3]):
        return None
    whole, part = found[2], found[3] or ""
    digits = (whole + part).lstrip("0")
    point = len(digits) - len(part) + int(found[4] or 0)
    digits = digits.rstrip("0")
    if not digits:
        return "0"
    if len(digits) > DIGITS or not -EXPONENT < point <= EXPONENT + 1:
        return None
    if TYPED < len(digits) <= _KEPT:
        digits, point = _as_typed(digits, point)
    sign = "-" if found[1] == "-" else ""
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    """Write digits with the decimal point after the first *point* of them."""
    if point <= 0:
        return f"0.{'0' * -point}{digits}"
    if point >= len(digits):
        return digits + "0" * (point - len(digits))
    return f"{digits[:point]}.{digits[point:]}"


def _as_typed(digits: str, point: int) -> tuple[str, int]:
    """Return the number of 15 digits that is the same double, or else this one."""
    kept = int(digits.ljust(_KEPT, "0"))
    unit = 10 ** (_KEPT - TYPED)
    typed = (kept + unit // 2) // unit * unit
    if abs(kept - typed) > 12:  # further than half the gap between any two doubles
        return digits, point
    above, below = 10 ** max(0, point - _KEPT), 10 ** max(0, _KEPT - point)
    if _double(kept * above, below) != _double(typed * above, below):
        return digits, point
    return str(typed).rstrip("0"), point + len(str(typed)) - _KEPT


def _double(above: int, below: int) -> tuple[int, int]:
    """Return the double nearest to a fraction, as a whole number times 2 to a power."""
    power = above.bit_length() - below.bit_length() - _BITS
    above, below = above << max(0, -power), below << max(0, power)
    if above >= below << _BITS:
        below, power = below << 1, power + 1
    whole, rest = divmod(above, below)
    whole += 2 * rest > below or (2 * rest == below and whole % 2)
    return (whole >> 1, power + 1) if whole >> _BITS else (whole, power)
