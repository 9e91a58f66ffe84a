"""Working days after an event, in several calendars: the earliest end is shown.

No. 61/2025 paragraph 5 counts 10 working days and names no calendar.  Public holidays
come from the ``holidays`` library; Chinese make-up working days are not checked here,
so the result is an estimate and says so.
"""

import datetime as dt
from collections.abc import Iterable


def deadline(start: dt.date, days: int, countries: Iterable[str]) -> dt.date:
    """Return the last day, the earliest over *countries* (codes without data skip)."""
    ends = [_counted(start, days, country) for country in countries]
    return min(ends)


def _counted(start: dt.date, days: int, country: str) -> dt.date:
    from holidays import country_holidays

    try:
        free = country_holidays(country, years=(start.year, start.year + 1))
    except NotImplementedError:
        free = country_holidays("CN", years=())
    day = start
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < 5 and day not in free
    return day
