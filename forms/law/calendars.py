"""Which days are worked: by a notice of the pack, else by a calendar library.

China's holidays and make-up days are fixed year by year in a notice of the State
Council; no rule foretells them.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Confidence, Wording

CHINA = "CN"
_SATURDAY = 5


class DaysOff(Frozen):
    """One span of days off as a notice names it, both ends included."""

    name: Wording
    since: dt.date = Field(alias="from")
    until: dt.date


class Notice(Frozen):
    """The days off and the make-up working days of one year in one country."""

    id: str
    country: str
    year: int
    number: str
    title: Wording
    issuer: Wording
    published: dt.date
    confidence: Confidence
    not_verified: Wording | None = None
    worked: tuple[dt.date, ...] = ()
    holidays: tuple[DaysOff, ...] = Field(alias="holiday", min_length=1)

    def is_worked(self, day: dt.date) -> bool:
        """Tell whether a day of the notice's year is worked."""
        if day in self.worked:
            return True
        off = any(span.since <= day <= span.until for span in self.holidays)
        return day.weekday() < _SATURDAY and not off


class Basis(StrEnum):
    """On what it rests that a day is worked; all but a notice is an estimate."""

    NOTICE = "notice"
    NO_NOTICE = "no-notice"
    LIBRARY = "library"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the days of some years rest on; a notice stands for one year."""

    basis: Basis
    years: tuple[int, ...]
    notice: Notice | None = None


@dataclass(frozen=True)
class Calendar:
    """The working days of one country, by the notices of the pack where there are any.

    A country of which nothing is known is taken to have no holiday but Saturday and
    Sunday, so that a last day comes out too early and never too late.
    """

    country: str
    notices: tuple[Notice, ...] = ()

    def is_worked(self, day: dt.date) -> bool:
        """Tell whether people work on *day*."""
        notice = self._of_year.get(day.year)
        if notice is not None:
            return notice.is_worked(day)
        if self._library is None:
            return day.weekday() < _SATURDAY
        return self._library(day)

    def grounds(self, first: dt.date, last: dt.date) -> tuple[Ground, ...]:
        """Return what the days from *first* to *last* rest on, year by year."""
        return tuple(self._grounds(range(first.year, last.year + 1)))

    def _grounds(self, years: range) -> Iterator[Ground]:
        for basis, group in groupby(years, key=self._basis):
            together = tuple(group)
            if basis is Basis.NOTICE:
                for year in together:
                    yield Ground(basis, (year,), self._of_year[year])
            else:
                yield Ground(basis, together)

    def _basis(self, year: int) -> Basis:
        if year in self._of_year:
            return Basis.NOTICE
        if self._library is None:
            return Basis.WEEKENDS
        return Basis.NO_NOTICE if self._of_year else Basis.LIBRARY

    @cached_property
    def _of_year(self) -> dict[int, Notice]:
        return {n.year: n for n in self.notices if n.country == self.country}

    @cached_property
    def _library(self) -> Callable[[dt.date], bool] | None:
        from holidays import country_holidays

        try:
            return country_holidays(self.country).is_working_day
        except NotImplementedError:
            return None
