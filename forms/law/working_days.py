"""The n-th working day after an event, in each calendar that may count.

The day of the event itself does not count.  No. 61/2025 paragraph 5 and article 17 of
the Dual-use Regulations name no calendar, so every calendar is counted and the earlier
end is shown.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from forms.law.calendars import Basis, Calendar, Ground

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stop:
    """Days that do not count, both ends included; without an end it still runs."""

    since: dt.date
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether *day* does not count."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day in one country's calendar, and what its days rest on.

    There is no day where a stop still runs: the end is not known, and not guessed.
    """

    country: str
    day: dt.date | None
    grounds: tuple[Ground, ...]

    @property
    def is_estimated(self) -> bool:
        """Tell whether some of the days rest on no notice of the pack."""
        return any(ground.basis is not Basis.NOTICE for ground in self.grounds)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day by every calendar that was counted."""

    ends: tuple[LastDay, ...]

    @property
    def day(self) -> dt.date | None:
        """Return the earliest last day that is known: the one to keep."""
        return min((end.day for end in self.ends if end.day), default=None)

    @property
    def is_estimated(self) -> bool:
        """Tell whether any calendar is an estimate: the earlier one may be another."""
        return any(end.is_estimated for end in self.ends)


def deadline(
    start: dt.date,
    days: int,
    calendars: Iterable[Calendar],
    stops: Iterable[Stop] = (),
) -> Deadline:
    """Return the last of *days* working days after *start*, calendar by calendar."""
    pauses = tuple(stops)
    return Deadline(tuple(last_day(start, days, each, pauses) for each in calendars))


def last_day(
    start: dt.date, days: int, calendar: Calendar, stops: tuple[Stop, ...] = ()
) -> LastDay:
    """Count *days* working days after *start*; days inside a stop are passed over."""
    day, left = start, days
    while left:
        day += _DAY
        covering = [stop for stop in stops if stop.covers(day)]
        if any(stop.until is None for stop in covering):
            return LastDay(calendar.country, None, calendar.grounds(start, day))
        left -= not covering and calendar.is_worked(day)
    return LastDay(calendar.country, day, calendar.grounds(start, day))
