"""One case over all dates of the law, with the pause and the days nobody can tell."""

import datetime as dt
from itertools import pairwise

from forms.case.events import StatusConfirmed, case_of
from forms.line import asked_of, weigh
from forms.rules.determination import Licence
from forms.timeline import boundaries, timeline
from tests.corpus.law import LAW, NO_70, READ, day
from tests.rules.magnets import Said, result, story

Row = tuple[str, str, set[Licence]]


def licences(changes: Said | None = None) -> list[Row]:
    return [
        (str(s.since), str(s.until), set(s.determination.items[0].licence))
        for s in timeline(result(changes).asked, LAW)
    ]


def test_estonian_magnets_through_the_years() -> None:
    rows = [row for row in licences() if row[0] >= "2025-10-09"]

    assert rows == [
        ("2025-10-09", "2025-11-06", {Licence.NOT_YET_EFFECTIVE}),
        ("2025-11-07", "2026-11-09", {Licence.SUSPENDED}),
        ("2026-11-10", "2026-11-10", {Licence.NEEDS_CONFIRMATION}),
        ("2026-11-11", "2027-01-07", {Licence.NEEDS_CONFIRMATION}),
        ("2027-01-08", "2027-01-10", {Licence.NEEDS_CONFIRMATION}),
        ("2027-01-11", "None", {Licence.NEEDS_CONFIRMATION}),
    ]


def test_magnets_of_chinese_origin_needed_a_licence_before_the_pause() -> None:
    rows = {since: found for since, _, found in licences({"magnet/item.origin": "CN"})}

    assert rows["2025-10-09"] == {Licence.REQUIRED}


def test_nothing_was_asked_before_the_announcement() -> None:
    before = [found for since, _, found in licences() if since < "2025-10-09"]

    assert before
    assert all(found == {Licence.NOT_REQUIRED} for found in before)


def test_neighbours_of_one_result_are_one_stretch() -> None:
    stretches = timeline(result().asked, LAW)

    assert len(stretches) < len(boundaries(result().asked, LAW))


def test_stretches_follow_each_other_day_by_day() -> None:
    for one, other in pairwise(timeline(result().asked, LAW)):
        assert one.until == other.since - dt.timedelta(days=1)


def test_each_reading_of_the_end_of_the_pause_has_its_own_days() -> None:
    under = {
        str(s.since): {str(found) for _, found in s.determination.items[0].under}
        for s in timeline(result().asked, LAW)
        if s.since >= day("2026-11-11")
    }

    assert under["2026-11-11"] != under["2027-01-11"]


def test_a_recorded_extension_moves_the_end_of_the_pause() -> None:
    record = StatusConfirmed(
        suspension=NO_70,
        status="extended",
        until=day("2027-03-31"),
        checked_on=READ,
    )
    outcome = weigh(case_of((*story(), record)), LAW, known=READ)
    asked = asked_of(outcome.case, outcome.facts, LAW, known=READ)

    suspended = [
        stretch.until
        for stretch in timeline(asked, LAW)
        if stretch.determination.items[0].licence == {Licence.SUSPENDED}
    ]

    assert day("2027-03-31") in suspended
