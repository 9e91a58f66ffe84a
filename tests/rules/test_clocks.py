"""The clocks of a case: when they start, stop and end, and what is doubtful."""

import datetime as dt

import pytest

from forms.case.events import StatusConfirmed, case_of
from forms.clocks import Doubt, Running, State, clocks, years_after
from forms.deadlines import clock_sentences
from forms.line import weigh
from tests.corpus.law import LAW
from tests.rules.magnets import Said, outcome, story

RELIEF: Said = {"end_use.humanitarian": "disaster-relief"}
FILED: Said = {
    "filing.accepted_on": "2026-08-31",
    "filing.higher_approval": "no",
    "filing.stops": [],
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def running(today: str, said: Said, on: str | None = None) -> dict[str, Running]:
    found = clocks(outcome(said, on=on), LAW, day(today))
    return {clock.clock.id: clock for clock in found}


def decision(today: str, said: Said) -> Running:
    return running(today, {**FILED, **said})["decision"]


def stop(since: str, until: str = "") -> dict[str, str]:
    return {"from": since, "until": until, "what": "appraisal"}


# MOFCOM's decision


def test_the_decision_is_due_45_working_days_after_acceptance() -> None:
    """22 of them in September 2026, 18 in October and 5 in November."""
    found = decision("2026-09-01", {})

    assert (found.first, found.last) == (day("2026-08-31"), day("2026-11-06"))
    assert found.state is State.RUNNING
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        ("2026-08-30", State.NOT_STARTED, 68),
        ("2026-08-31", State.RUNNING, 67),
        ("2026-11-06", State.RUNNING, 0),
        ("2026-11-07", State.OVER, -1),
    ],
)
def test_a_clock_stands_differently_from_day_to_day(
    today: str, state: State, left: int
) -> None:
    found = decision(today, {})

    assert (found.state, found.days_left) == (state, left)


def test_without_its_first_day_a_clock_has_not_started() -> None:
    found = running("2026-09-01", {})["decision"]

    assert found.state is State.NOT_STARTED
    assert (found.first, found.last, found.days_left) == (None, None, None)


def test_days_of_an_appraisal_do_not_count() -> None:
    found = decision("2026-09-08", {"filing.stops": [stop("2026-09-07", "2026-09-11")]})

    assert found.state is State.STOPPED
    assert found.last == day("2026-11-13")


def test_while_an_appraisal_runs_the_last_day_is_not_known() -> None:
    found = decision("2026-09-08", {"filing.stops": [stop("2026-09-07")]})

    assert found.state is State.STOPPED
    assert (found.last, found.days_left) == (None, None)


def test_a_stop_that_ends_before_it_begins_leaves_the_last_day_open() -> None:
    found = decision("2026-09-08", {"filing.stops": [stop("2026-09-11", "2026-09-07")]})

    assert found.last is None
    assert Doubt.STOP_UNCLEAR in found.doubts


def test_stops_that_nobody_answered_are_a_doubt() -> None:
    found = running("2026-09-01", {"filing.accepted_on": "2026-08-31"})["decision"]

    assert found.last == day("2026-11-06")
    assert Doubt.STOPS_OPEN in found.doubts


def test_where_higher_approval_is_needed_there_is_no_limit() -> None:
    found = decision("2026-09-01", {"filing.higher_approval": "yes"})

    assert found.state is State.NO_LIMIT
    assert (found.last, found.deadline) == (None, None)


def test_for_a_party_on_the_watch_list_there_is_no_limit() -> None:
    found = decision("2026-09-01", {"carmaker/party.listed": "watch-list"})

    assert found.state is State.NO_LIMIT


def test_while_it_is_not_known_who_must_approve_the_limit_is_open() -> None:
    found = running("2026-09-01", {"filing.accepted_on": "2026-08-31"})["decision"]

    assert Doubt.LIMIT_OPEN in found.doubts
    assert found.last == day("2026-11-06")


def test_a_decision_ends_its_clock() -> None:
    found = decision("2026-12-01", {"filing.decided_on": "2026-11-06"})

    assert (found.state, found.days_left) == (State.DONE, None)
    assert found.doubts == ()


def test_a_decision_a_day_late_is_said() -> None:
    found = decision("2026-12-01", {"filing.decided_on": "2026-11-07"})

    assert found.doubts == (Doubt.LATE,)


def test_a_decision_before_acceptance_is_said() -> None:
    found = decision("2026-12-01", {"filing.decided_on": "2026-08-30"})

    assert found.doubts == (Doubt.EARLY,)


def test_a_decision_on_the_day_of_acceptance_is_no_doubt() -> None:
    assert decision("2026-12-01", {"filing.decided_on": "2026-08-31"}).doubts == ()


def test_an_end_that_is_still_to_come_ends_nothing() -> None:
    found = decision("2026-09-01", {"filing.decided_on": "2026-11-06"})

    assert found.state is State.RUNNING


def test_a_licence_in_hand_ends_the_clock_of_the_decision() -> None:
    found = decision("2026-12-01", {"licence.issued_on": "2026-10-20"})

    assert found.state is State.DONE


def test_an_amendment_takes_20_working_days() -> None:
    said = {"amendment.accepted_on": "2026-09-18"}
    found = running("2026-09-21", said)["amendment"]

    assert found.last == day("2026-10-22")


# The licence


def licence(today: str, said: Said, kind: str = "single") -> Running:
    dates: Said = {"licence.kind": kind, "licence.issued_on": "2026-03-02"}
    return running(today, {**dates, **said})[f"{kind}-licence"]


@pytest.mark.parametrize(
    ("kind", "last"), [("single", "2027-03-01"), ("general", "2029-03-01")]
)
def test_a_licence_is_valid_for_its_longest_time_at_most(kind: str, last: str) -> None:
    assert licence("2026-03-02", {}, kind).last == day(last)


@pytest.mark.parametrize(
    ("today", "state"), [("2027-03-01", State.RUNNING), ("2027-03-02", State.OVER)]
)
def test_a_licence_is_out_of_date_by_one_day(today: str, state: State) -> None:
    assert licence(today, {}).state is state


def test_the_end_printed_on_the_licence_counts() -> None:
    found = licence("2026-04-01", {"licence.valid_until": "2026-12-31"})

    assert found.last == day("2026-12-31")
    assert found.doubts == ()


def test_no_licence_is_longer_than_the_article_gives() -> None:
    found = licence("2026-04-01", {"licence.valid_until": "2027-03-02"})

    assert found.last == day("2027-03-01")
    assert found.doubts == (Doubt.CAPPED,)


def test_a_licence_that_ends_before_it_was_issued_is_said() -> None:
    found = licence("2026-04-01", {"licence.valid_until": "2026-03-01"})

    assert Doubt.EARLY in found.doubts


def test_a_single_licence_is_used_up_by_one_export() -> None:
    found = licence("2026-06-01", {"shipment.left_on": "2026-05-04"})

    assert found.state is State.DONE


def test_goods_that_left_before_the_licence_was_issued_are_said() -> None:
    found = licence("2026-06-01", {"shipment.left_on": "2026-03-01"})

    assert found.doubts == (Doubt.EARLY,)


def test_goods_that_left_after_the_licence_ran_out_are_said() -> None:
    found = licence("2027-06-01", {"shipment.left_on": "2027-03-02"})

    assert found.doubts == (Doubt.LATE,)


@pytest.mark.parametrize(
    ("today", "near"), [("2026-12-30", False), ("2026-12-31", True)]
)
def test_the_end_of_a_licence_is_told_sixty_days_ahead(today: str, near: bool) -> None:
    assert licence(today, {}).is_near is near


def test_only_a_licence_of_the_kind_given_has_a_clock() -> None:
    found = running("2026-04-01", {"licence.kind": "general"})

    assert "general-licence" in found
    assert "single-licence" not in found


def test_while_the_kind_is_open_both_clocks_are_open() -> None:
    found = running("2026-04-01", {"licence.issued_on": "2026-03-02"})

    assert found["single-licence"].state is State.OPEN
    assert found["general-licence"].state is State.OPEN


@pytest.mark.parametrize(
    ("first", "years", "at_most", "at_least"),
    [
        ("2026-03-02", 1, "2027-03-01", "2027-03-02"),
        ("2024-02-29", 1, "2025-02-28", "2025-03-01"),
        ("2024-02-29", 4, "2028-02-28", "2028-02-29"),
        ("2024-02-28", 1, "2025-02-27", "2025-02-28"),
        ("2024-03-01", 1, "2025-02-28", "2025-03-01"),
        ("2026-01-01", 3, "2028-12-31", "2029-01-01"),
    ],
)
def test_years_end_where_it_is_careful_for_their_purpose(
    first: str, years: int, at_most: str, at_least: str
) -> None:
    assert years_after(day(first), years, at_least=False) == day(at_most)
    assert years_after(day(first), years, at_least=True) == day(at_least)


# Report and records


def test_the_report_counts_from_the_day_the_goods_left() -> None:
    said = {**RELIEF, "shipment.left_on": "2026-09-28"}
    found = running("2026-09-29", said, on="2026-09-28")["humanitarian-report"]

    assert found.first == day("2026-09-28")
    assert found.last == day("2026-10-12")
    assert found.doubts == (Doubt.UNSETTLED, Doubt.ESTIMATED)


def test_a_duty_in_force_on_the_day_of_export_is_not_in_doubt() -> None:
    said: Said = {
        **RELIEF,
        "magnet/item.origin": "CN",
        "shipment.left_on": "2025-10-24",
    }
    found = running("2025-10-25", said, on="2025-10-24")["humanitarian-report"]

    assert found.doubts == (Doubt.ESTIMATED,)


def test_a_planned_export_gives_a_planned_end() -> None:
    found = running("2026-09-01", RELIEF, on="2026-09-25")["humanitarian-report"]

    assert found.state is State.NOT_STARTED
    assert found.last == day("2026-10-09")
    assert Doubt.PLANNED in found.doubts


def test_goods_that_left_on_another_day_put_the_result_in_doubt() -> None:
    said = {**RELIEF, "shipment.left_on": "2026-09-28"}
    found = running("2026-09-29", said, on="2026-09-25")["humanitarian-report"]

    assert Doubt.OTHER_DAY in found.doubts


def test_without_the_exporters_country_the_report_may_end_earlier() -> None:
    said: Said = {**RELIEF, "exporter.country": None}
    found = running("2026-09-01", said, on="2026-09-25")["humanitarian-report"]

    assert Doubt.NO_COUNTRY in found.doubts


def test_without_relief_there_is_no_report() -> None:
    assert "humanitarian-report" not in running("2026-09-01", {})


def test_records_are_kept_five_years_from_the_last_day_given() -> None:
    left = running("2026-03-01", {"shipment.left_on": "2026-02-02"})
    arrived = running(
        "2026-03-01",
        {"shipment.left_on": "2026-02-02", "shipment.arrived_on": "2026-02-28"},
    )

    assert left["records"].last == day("2031-02-02")
    assert arrived["records"].last == day("2031-02-28")


def status(today: str, *checked: str) -> Running | None:
    records = tuple(
        StatusConfirmed(
            suspension="mofcom-gac-2025-70", status="lapsed", checked_on=day(when)
        )
        for when in checked
    )
    recorded = weigh(case_of((*story(), *records)), LAW, known=day(today))
    found = {c.clock.id: c for c in clocks(recorded, LAW, day(today))}
    return found.get("status-review")


@pytest.mark.parametrize(
    ("today", "state"), [("2026-12-12", State.RUNNING), ("2026-12-13", State.OVER)]
)
def test_the_last_record_of_the_law_is_asked_again_after_thirty_days(
    today: str, state: State
) -> None:
    found = status(today, "2026-11-12", "2026-11-11")

    assert found
    assert (found.last, found.state) == (day("2026-12-12"), state)


def test_without_a_record_nothing_is_asked_again() -> None:
    assert status("2026-12-12") is None


def test_what_has_run_out_stands_first() -> None:
    said = {**FILED, "amendment.accepted_on": "2026-11-02"}
    states = [clock.state for clock in running("2026-11-10", said).values()]

    assert states == sorted(states, key=list(State).index)
    assert states[0] is State.OVER


def test_each_clock_is_told_with_who_and_clause() -> None:
    found = outcome({**FILED, **RELIEF})
    for clock in clocks(found, LAW, day("2026-09-01")):
        head, who, *_ = clock_sentences(clock, found, LAW, "en")

        assert head.startswith(f"{clock.clock.name.en}: ")
        assert head.endswith("]")
        assert who == f"  Who: {clock.clock.who.en}"
