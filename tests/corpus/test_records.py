"""What a person found in MOFCOM's list settles days that no text read settles."""

import pytest

from forms.law.periods import Confirmation, Stand, Standpoint, State, Unsettled
from tests.corpus.law import CONTENT, LAW, NO_61, NO_70, ORIGIN, TECHNOLOGY, day, stand

IN_FORCE = State.IN_FORCE
SUSPENDED = State.SUSPENDED
UNCONFIRMED = State.NEEDS_CONFIRMATION


def recorded(
    on: str, *records: Confirmation, known: str = "2027-06-01", place: str = ORIGIN
) -> Stand:
    return stand(
        place, Standpoint(day(on), day(known), records, review_days=LAW.review_days)
    )


def extended(until: str, checked_on: str) -> Confirmation:
    return Confirmation(NO_70, "extended", day(checked_on), day(until))


def lapsed(checked_on: str) -> Confirmation:
    return Confirmation(NO_70, "lapsed", day(checked_on))


def replaced(checked_on: str) -> Confirmation:
    return Confirmation(NO_70, "replaced", day(checked_on))


def test_an_extension_settles_the_days_up_to_its_end() -> None:
    found = recorded("2027-01-10", extended("2027-01-10", "2026-11-20"))

    assert (found.state, found.until) == (SUSPENDED, day("2027-01-10"))


def test_an_extension_settles_the_boundary_day() -> None:
    found = recorded("2026-11-10", extended("2027-01-10", "2026-11-20"))

    assert found.state is SUSPENDED


def test_the_day_after_an_extension_is_open_again() -> None:
    found = recorded("2027-01-11", extended("2027-01-10", "2026-11-20"))

    assert found.state is UNCONFIRMED


def test_the_stand_says_which_record_it_rests_on() -> None:
    record = extended("2027-01-10", "2026-11-20")

    assert recorded("2026-12-01", record).record is record


def test_a_record_touches_no_day_that_was_verified() -> None:
    found = recorded("2026-11-09", lapsed("2026-11-20"))

    assert (found.state, found.record) == (SUSPENDED, None)


def test_a_lapse_revives_every_limb_whose_own_day_has_passed() -> None:
    for place in (CONTENT, TECHNOLOGY, ORIGIN):
        found = recorded("2026-11-24", lapsed("2026-11-20"), place=place)

        assert (found.state, found.by) == (IN_FORCE, NO_61)


def test_a_lapse_leaves_the_boundary_day_open() -> None:
    assert recorded("2026-11-10", lapsed("2026-11-20")).state is UNCONFIRMED


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-12-20", IN_FORCE), ("2026-12-21", UNCONFIRMED)]
)
def test_a_lapse_reaches_thirty_days_past_the_check(on: str, expected: State) -> None:
    assert recorded(on, lapsed("2026-11-20")).state is expected


def test_a_replacement_settles_nothing() -> None:
    assert recorded("2026-11-24", replaced("2026-11-20")).state is UNCONFIRMED


def test_a_record_made_later_is_not_yet_known() -> None:
    found = recorded("2026-11-24", lapsed("2026-11-20"), known="2026-11-19")

    assert found.state is UNCONFIRMED


@pytest.mark.parametrize(
    "records",
    [
        (extended("2027-01-10", "2026-11-12"), lapsed("2026-11-20")),
        (lapsed("2026-11-12"), extended("2027-01-10", "2026-11-20")),
        (extended("2027-01-10", "2026-11-12"), replaced("2026-11-20")),
        (lapsed("2026-11-12"), replaced("2026-11-20")),
        (
            extended("2027-01-10", "2026-11-12"),
            extended("2026-11-20", "2026-11-15"),
        ),
    ],
)
def test_records_that_contradict_each_other_reopen_the_day(
    records: tuple[Confirmation, ...],
) -> None:
    assert recorded("2026-11-24", *records).state is UNCONFIRMED


def test_a_contradiction_reopens_the_whole_extension() -> None:
    records = (extended("2027-06-30", "2026-11-12"), lapsed("2026-11-20"))

    assert recorded("2027-05-01", *records).state is UNCONFIRMED


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-12-01", SUSPENDED),
        ("2027-01-10", SUSPENDED),
        ("2027-01-11", IN_FORCE),
    ],
)
def test_what_was_found_after_an_extension_ended_does_not_contradict_it(
    on: str, expected: State
) -> None:
    records = (extended("2027-01-10", "2026-11-12"), lapsed("2027-01-15"))

    assert recorded(on, *records).state is expected


def test_a_second_extension_follows_the_first() -> None:
    records = (
        extended("2027-01-10", "2026-11-12"),
        extended("2027-07-10", "2027-01-08"),
    )

    assert recorded("2027-06-01", *records).until == day("2027-07-10")


def test_a_record_about_another_suspension_settles_nothing() -> None:
    record = Confirmation("mofcom-2025-72", "lapsed", day("2026-11-20"))

    assert recorded("2026-11-24", record).state is UNCONFIRMED


@pytest.mark.parametrize(
    ("on", "records", "why"),
    [
        ("2026-11-24", (), Unsettled.NEVER),
        ("2026-12-21", (lapsed("2026-11-20"),), Unsettled.RAN_OUT),
        ("2027-01-11", (extended("2027-01-10", "2026-11-20"),), Unsettled.RAN_OUT),
        ("2026-11-24", (replaced("2026-11-20"),), Unsettled.REPLACED),
        (
            "2026-11-24",
            (extended("2027-01-10", "2026-11-12"), replaced("2026-11-20")),
            Unsettled.REPLACED,
        ),
        (
            "2026-11-24",
            (extended("2027-01-10", "2026-11-12"), lapsed("2026-11-20")),
            Unsettled.CONTRADICTED,
        ),
        ("2026-11-10", (lapsed("2026-11-20"),), Unsettled.LAST_DAY),
    ],
)
def test_a_day_left_open_says_why(
    on: str, records: tuple[Confirmation, ...], why: Unsettled
) -> None:
    found = recorded(on, *records)

    assert (found.state, found.by, found.unsettled) == (UNCONFIRMED, NO_70, why)


def test_a_day_that_is_settled_has_no_such_reason() -> None:
    assert recorded("2026-11-24", lapsed("2026-11-20")).unsettled is None
    assert recorded("2026-02-01").unsettled is None
