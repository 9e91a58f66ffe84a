"""Ten working days after export, in China's calendar and the exporter's."""

import datetime as dt
from dataclasses import replace

import pytest

from forms.law.working_days import deadline
from forms.telling import duty_deadline
from tests.rules.magnets import Said, outcome

RELIEF: Said = {"end_use.humanitarian": "disaster-relief"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "country", "last"),
    [
        # Two weeks without a holiday.
        ("2026-03-02", "EE", "2026-03-16"),
        # From a Saturday the count begins on Monday.
        ("2026-03-07", "EE", "2026-03-20"),
        # China's National Day, and the Saturday after it that is worked.
        ("2026-09-25", "CN", "2026-10-15"),
        # Good Friday in Estonia.
        ("2026-03-27", "EE", "2026-04-13"),
        # The turn of the year.
        ("2026-12-21", "EE", "2027-01-07"),
        # A weekend on Friday and Saturday.
        ("2026-02-01", "SA", "2026-02-15"),
        # A country of which the library knows nothing: weekends only.
        ("2026-09-25", "XX", "2026-10-09"),
    ],
)
def test_ten_working_days_end_where_the_calendar_says(
    start: str, country: str, last: str
) -> None:
    assert deadline(day(start), 10, (country,)) == day(last)


def test_the_earlier_of_two_calendars_is_shown() -> None:
    start = day("2026-09-25")

    assert deadline(start, 10, ("CN", "EE")) == deadline(start, 10, ("EE",))
    assert deadline(start, 10, ("CN", "EE")) < deadline(start, 10, ("CN",))


def last_days(on: str | None, changes: Said) -> dict[str, dt.date | None]:
    found = outcome({**RELIEF, **changes}, on=on)
    return {duty.id: duty_deadline(duty, found) for duty in found.determination.duties}


def test_the_report_of_relief_is_due_by_the_earlier_calendar() -> None:
    days = last_days("2026-09-25", {})

    assert days["humanitarian-report"] == day("2026-10-09")


def test_other_duties_have_no_last_day() -> None:
    days = last_days("2026-09-25", {})

    assert set(days.values()) == {None, day("2026-10-09")}


def test_without_an_export_date_there_is_no_last_day() -> None:
    days = last_days(None, {"route.export_date": None})

    assert days["humanitarian-report"] is None


def test_without_the_exporters_country_chinas_calendar_counts() -> None:
    found = outcome(RELIEF, on="2026-09-25")
    (report,) = (d for d in found.determination.duties if d.id == "humanitarian-report")
    nowhere = replace(found, facts={})

    assert duty_deadline(report, nowhere) == day("2026-10-15")
