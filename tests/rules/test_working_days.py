"""Working days after an event, in China's calendar and the exporter's."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.deadlines import deadline_words, duty_deadline
from forms.law.calendars import Basis, Calendar
from forms.law.working_days import Deadline, LastDay, Stop, deadline, last_day
from forms.line import weigh
from tests.corpus.law import LAW
from tests.rules.magnets import Said, case, outcome

RELIEF: Said = {"end_use.humanitarian": "disaster-relief"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def calendar(country: str) -> Calendar:
    return Calendar(country, tuple(LAW.notices.values()))


CHINA, ESTONIA, ATLANTIS = calendar("CN"), calendar("EE"), calendar("XX")


def stop(since: str, until: str | None = None) -> Stop:
    return Stop(day(since), day(until) if until else None)


@pytest.mark.parametrize(
    ("start", "country", "last"),
    [
        # Two weeks without a holiday.
        ("2026-03-02", "EE", "2026-03-16"),
        # From a Saturday the count begins on Monday.
        ("2026-03-07", "EE", "2026-03-20"),
        # China's National Day, and the Saturday after it that is worked.
        ("2026-09-25", "CN", "2026-10-15"),
        # From the middle of a golden week.
        ("2026-10-03", "CN", "2026-10-20"),
        # Eight days off at once in 2025, a worked Sunday before and a Saturday after.
        ("2025-09-26", "CN", "2025-10-16"),
        # From a make-up Saturday, which is the day of the event and does not count.
        ("2026-02-14", "CN", "2026-03-06"),
        # The Spring Festival with a make-up Saturday inside the count.
        ("2026-02-13", "CN", "2026-03-05"),
        # Good Friday in Estonia.
        ("2026-03-27", "EE", "2026-04-13"),
        # The turn of the year, with China's make-up Sunday on 4 January 2026.
        ("2025-12-25", "CN", "2026-01-09"),
        ("2026-12-21", "EE", "2027-01-07"),
        # 29 February is a day like others.
        ("2024-02-28", "EE", "2024-03-13"),
        # A weekend on Friday and Saturday.
        ("2026-02-01", "SA", "2026-02-15"),
        # A country of which the library knows nothing: weekends only.
        ("2026-09-25", "XX", "2026-10-09"),
    ],
)
def test_ten_working_days_end_where_the_calendar_says(
    start: str, country: str, last: str
) -> None:
    assert last_day(day(start), 10, calendar(country)).day == day(last)


def test_the_earlier_of_two_calendars_is_kept() -> None:
    found = deadline(day("2026-09-25"), 10, (CHINA, ESTONIA))

    assert [end.day for end in found.ends] == [day("2026-10-15"), day("2026-10-09")]
    assert found.day == day("2026-10-09")


# What an end rests on


def grounds(found: LastDay) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(ground.basis), ground.years) for ground in found.grounds]


def test_a_year_with_its_notice_is_not_estimated() -> None:
    found = last_day(day("2025-12-25"), 10, CHINA)

    assert not found.is_estimated
    assert grounds(found) == [("notice", (2025,)), ("notice", (2026,))]


def test_a_year_without_its_notice_is_estimated() -> None:
    found = last_day(day("2026-12-25"), 10, CHINA)

    assert found.is_estimated
    assert grounds(found) == [("notice", (2026,)), ("no-notice", (2027,))]


def test_another_country_is_estimated_from_the_library() -> None:
    assert grounds(last_day(day("2026-12-25"), 10, ESTONIA)) == [
        ("library", (2026, 2027))
    ]


def test_an_unknown_country_is_estimated_from_weekends() -> None:
    assert grounds(last_day(day("2026-03-02"), 10, ATLANTIS)) == [("weekends", (2026,))]


def test_one_estimate_makes_the_earlier_day_an_estimate() -> None:
    found = deadline(day("2026-03-02"), 10, (CHINA, ESTONIA))

    assert found.is_estimated
    assert not found.ends[0].is_estimated


# Stops


def test_days_inside_a_stop_do_not_count() -> None:
    assert last_day(day("2026-03-02"), 3, CHINA).day == day("2026-03-05")
    stopped = last_day(day("2026-03-02"), 3, CHINA, (stop("2026-03-04", "2026-03-10"),))

    assert stopped.day == day("2026-03-12")


def test_stops_that_overlap_count_once() -> None:
    whole = (stop("2026-03-04", "2026-03-10"),)
    parts = (stop("2026-03-04", "2026-03-09"), stop("2026-03-06", "2026-03-10"))

    assert last_day(day("2026-03-02"), 3, CHINA, parts) == last_day(
        day("2026-03-02"), 3, CHINA, whole
    )


def test_a_stop_outside_of_the_count_changes_nothing() -> None:
    free = last_day(day("2026-03-02"), 3, CHINA)
    outside = (stop("2026-02-01", "2026-03-02"), stop("2026-03-06", "2026-04-01"))

    assert last_day(day("2026-03-02"), 3, CHINA, outside) == free


def test_while_a_stop_runs_the_last_day_is_not_known() -> None:
    found = deadline(day("2026-03-02"), 3, (CHINA, ESTONIA), (stop("2026-03-05"),))

    assert found.day is None
    assert [end.day for end in found.ends] == [None, None]


def test_a_stop_that_begins_after_the_last_day_changes_nothing() -> None:
    found = last_day(day("2026-03-02"), 3, CHINA, (stop("2026-03-06"),))

    assert found.day == day("2026-03-05")


def test_an_end_before_a_running_stop_is_kept() -> None:
    """Estonia's ten days end on the day before the stop, China's do not end."""
    found = deadline(day("2026-09-25"), 10, (CHINA, ESTONIA), (stop("2026-10-10"),))

    assert [end.day for end in found.ends] == [None, day("2026-10-09")]
    assert found.day == day("2026-10-09")


def naive(start: dt.date, days: int, country: Calendar, stops: list[Stop]) -> dt.date:
    """List the days one by one, strike those that do not count, take the n-th."""
    ahead = [start + dt.timedelta(days=n) for n in range(1, 1500)]
    off = {
        day
        for each in stops
        for day in ahead
        if each.until and each.since <= day <= each.until
    }
    return [day for day in ahead if country.is_worked(day) and day not in off][days - 1]


DAYS = st.dates(day("2024-01-01"), day("2027-06-30"))
SPANS = st.builds(
    lambda since, length: Stop(since, since + dt.timedelta(days=length)),
    DAYS,
    st.integers(0, 90),
)


@settings(max_examples=200, deadline=None)
@given(
    start=DAYS,
    days=st.integers(1, 45),
    country=st.sampled_from([CHINA, ESTONIA, ATLANTIS, calendar("SA")]),
    stops=st.lists(SPANS, max_size=4),
)
def test_the_count_agrees_with_a_list_of_all_days(
    start: dt.date, days: int, country: Calendar, stops: list[Stop]
) -> None:
    counted = last_day(start, days, country, tuple(stops))

    assert counted.day == naive(start, days, country, stops)


# The report of relief


def deadlines(on: str | None, changes: Said) -> dict[str, Deadline | None]:
    found = outcome({**RELIEF, **changes}, on=on)
    return {d.id: duty_deadline(d, found, LAW) for d in found.determination.duties}


def report_words(on: str, changes: Said) -> str:
    found = outcome({**RELIEF, **changes}, on=on)
    (report,) = (d for d in found.determination.duties if d.id == "humanitarian-report")
    return deadline_words(report, found, LAW, "en")


def test_the_report_of_relief_is_due_by_the_earlier_calendar() -> None:
    report = deadlines("2026-09-25", {})["humanitarian-report"]

    assert report
    assert report.day == day("2026-10-09")


def test_other_duties_have_no_last_day() -> None:
    found = deadlines("2026-09-25", {})

    assert [name for name, last in found.items() if last] == ["humanitarian-report"]


def test_without_an_export_date_there_is_no_last_day() -> None:
    found = deadlines(None, {"route.export_date": None})

    assert found["humanitarian-report"] is None


def test_both_calendars_are_told_with_what_they_rest_on() -> None:
    told = report_words("2026-09-25", {})

    assert told.startswith("By 9 October 2026 (estimated)")
    assert "China: 15 October 2026" in told
    assert "国办发明电〔2025〕7号, not compared with the official page" in told
    assert "Estonia: 9 October 2026 (2026: calendar library" in told


def test_a_country_not_answered_is_said_and_not_guessed() -> None:
    found = outcome(RELIEF, on="2026-09-25")
    (report,) = (d for d in found.determination.duties if d.id == "humanitarian-report")
    told = deadline_words(report, replace(found, facts={}), LAW, "en")

    assert told.startswith("By 15 October 2026. China")
    assert "The exporter's country is not answered" in told


def test_a_notice_counts_from_the_day_it_was_published() -> None:
    early = weigh(case(RELIEF), LAW, known=day("2025-11-03"), on=day("2026-01-02"))
    (report,) = (d for d in early.determination.duties if d.id == "humanitarian-report")
    found = duty_deadline(report, early, LAW)

    assert found
    assert found.ends[0].grounds[0].basis is Basis.NO_NOTICE
