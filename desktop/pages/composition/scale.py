"""Where on the drawn scale a ratio stands: a decade is as wide as every other."""

from fractions import Fraction

WIDTH = 1000
"""The scale is a thousand wide; 100 % and all above stand at its end."""
_BREAK = 60
_FIRST, _DECADES = Fraction(1, 100_000), 5
_LOGS = (0, 301, 477, 602, 699, 778, 845, 903, 954, 1000)
"""A thousand times the logarithm of 1 to 10: enough for a drawing."""

TICKS = tuple(_FIRST * 10**n for n in range(_DECADES + 1))
"""The lines of the scale, from 0.001 % to 100 %; what is less stands in the break."""


def place(ratio: Fraction) -> int:
    """Return where a ratio stands, from 0 to ``WIDTH``.

    Below the first line the scale is broken: 0 has a place, and so has a trace.
    """
    if ratio <= 0:
        return 0
    if ratio < _FIRST:
        return _BREAK // 2
    decade, rest = 0, ratio / _FIRST
    while rest >= 10 and decade < _DECADES:
        decade, rest = decade + 1, rest / 10
    if decade == _DECADES:
        return WIDTH
    whole = int(rest)
    low, high = _LOGS[whole - 1], _LOGS[whole]
    log = low + (high - low) * (rest - whole)
    return _BREAK + int((WIDTH - _BREAK) * (decade * 1000 + log) / (_DECADES * 1000))
