"""The State Council's notices, compared day by day with a calendar library."""

import datetime as dt
from functools import cache

import pytest
from holidays import country_holidays

from forms.law.calendars import Notice
from forms.resources import resources
from tests.corpus.law import LAW

SATURDAY = 5
NOTICES = tuple(LAW.notices.values())
by_year = pytest.mark.parametrize("notice", NOTICES, ids=lambda n: str(n.year))


def days_of(notice: Notice) -> list[dt.date]:
    first = dt.date(notice.year, 1, 1)
    length = (dt.date(notice.year + 1, 1, 1) - first).days
    return [first + dt.timedelta(days=n) for n in range(length)]


def days_off(notice: Notice) -> set[dt.date]:
    return {
        day
        for day in days_of(notice)
        for span in notice.holidays
        if span.since <= day <= span.until
    }


@cache
def worked_by_the_library(day: dt.date) -> bool:
    return country_holidays("CN", years=day.year).is_working_day(day)


def differing(notice: Notice) -> list[dt.date]:
    """Return the days that the library has otherwise."""
    return [
        day
        for day in days_of(notice)
        if notice.is_worked(day) is not worked_by_the_library(day)
    ]


@by_year
def test_every_day_of_the_year_is_as_the_library_has_it(notice: Notice) -> None:
    assert differing(notice) == []


@by_year
def test_every_make_up_day_is_a_day_of_the_weekend(notice: Notice) -> None:
    assert notice.worked
    assert all(day.weekday() >= SATURDAY for day in notice.worked)


@by_year
def test_a_notice_is_published_before_its_year(notice: Notice) -> None:
    assert notice.published.year == notice.year - 1
    assert f"〔{notice.published.year}〕" in notice.number
    assert f"国务院办公厅关于{notice.year}年" in notice.title.zh


@by_year
def test_a_notice_says_that_the_official_page_was_not_compared(
    notice: Notice,
) -> None:
    assert notice.not_verified


# Days off, those of the weekend included, and make-up days, as the notices count them.
COUNTED = {2024: (28, 8), 2025: (28, 5), 2026: (33, 6)}


def counted(notice: Notice) -> tuple[int, int]:
    return len(days_off(notice)), len(notice.worked)


@by_year
def test_a_year_has_as_many_days_off_as_its_notice(notice: Notice) -> None:
    assert counted(notice) == COUNTED[notice.year]


def test_each_file_bears_the_name_of_its_notice() -> None:
    files = {path.stem for path in (resources() / "calendars").glob("*.toml")}

    assert files == set(LAW.notices)
    assert all(n.id == f"{n.country.lower()}-{n.year}" for n in NOTICES)
