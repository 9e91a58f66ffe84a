"""The day and time that a number of a workbook stands for."""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from forms.numbers import exact

_LAST = 2_958_466
_MILLISECONDS = 86_400_000
_NO_LEAP_DAY = 60


@lru_cache(maxsize=4096)
def iso(number: str, since_1904: bool, is_duration: bool) -> str | None:
    """Return day, time or both in ISO 8601; a duration as hours, minutes, seconds.

    Days are counted from 1 January 1900 or 1904; the first count knows a 29 February
    1900 that never was.  ``None`` if no day has this number.
    """
    value = exact(number)
    if not 0 <= value < _LAST:
        return None
    days, rest = divmod(_rounded(value * _MILLISECONDS), _MILLISECONDS)
    if is_duration:
        return _time(days * _MILLISECONDS + rest)
    if days == 0 and rest:
        return _time(rest)
    day = _day(days, since_1904)
    return f"{day}T{_time(rest)}" if day and rest else day


def _rounded(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _day(days: int, since_1904: bool) -> str | None:
    if since_1904:
        start = dt.date(1904, 1, 1)
    elif days in {0, _NO_LEAP_DAY}:
        return None
    else:
        start = dt.date(1899, 12, 31 if days < _NO_LEAP_DAY else 30)
    try:
        return (start + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _time(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    hours, minutes = divmod(seconds // 60, 60)
    part = f".{thousandths:03}" if thousandths else ""
    return f"{hours:02}:{minutes:02}:{seconds % 60:02}{part}"
