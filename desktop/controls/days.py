"""What a typed date can mean: once, not at all, or in two ways."""

import datetime as dt
import re

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_EITHER = re.compile(r"(\d{1,2})\s*[-/]\s*(\d{1,2})\s*[-/]\s*(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def readings(text: str) -> tuple[str, ...]:
    """Return each day that *text* can mean, in ISO writing."""
    typed = text.strip().casefold()
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = found.groups()
        return _days((year, month, day))
    if found := _DAY_FIRST.fullmatch(typed):
        day, month, year = found.groups()
        return _days((year, month, day))
    if found := _EITHER.fullmatch(typed):
        one, two, year = found.groups()
        return _days((year, two, one), (year, one, two))
    if found := _NAMED.fullmatch(typed):
        day, name, year = found.groups()
        return _days((year, _month(name), day))
    if found := _NAMED_FIRST.fullmatch(typed):
        name, day, year = found.groups()
        return _days((year, _month(name), day))
    return ()


def _month(name: str) -> str:
    return str(
        next((n for n, m in enumerate(_MONTHS, start=1) if m.startswith(name)), 0)
    )


def _days(*candidates: tuple[str, str, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for year, month, day in candidates:
        try:
            found[dt.date(int(year), int(month), int(day)).isoformat()] = None
        except ValueError:
            continue
    return tuple(found)
