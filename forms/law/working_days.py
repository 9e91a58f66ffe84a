"""Working days after an event, in several calendars: the earliest end is shown.

No. 61/2025 paragraph 5 counts 10 working days and names no calendar.  Weekends, public
holidays and make-up days come from the ``holidays`` library; nobody compared them with
the notices of the year, so the result is an estimate and says so.
"""

import datetime as dt
from collections.abc import Iterable


def deadline(start: dt.date, days: int, countries: Iterable[str]) -> dt.date:
    """Return the last day, the earliest over *countries*.

    A country without data is taken to have no holiday: the day is then the earlier.
    """
    return min(_counted(start, days, country) for country in countries)


def _counted(start: dt.date, days: int, country: str) -> dt.date:
    from holidays import HolidayBase, country_holidays

    try:
        calendar = country_holidays(country)
    except NotImplementedError:
        calendar = HolidayBase()
    last: dt.date = calendar.get_nth_working_day(start, days)
    return last
