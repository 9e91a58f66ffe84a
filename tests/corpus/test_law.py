"""Where the law stands on a day, by the table that lawyers drew up."""

import pytest

from forms.law.periods import Standpoint, State
from tests.corpus.law import (
    CONTENT,
    LAW,
    NO_61,
    NO_70,
    ORIGIN,
    READ,
    TECHNOLOGY,
    day,
    stand,
    standing,
)

NO_62 = "mofcom-2025-62/2"
NO_57 = "mofcom-gac-2025-57/1"

NOT_ENACTED = State.NOT_ENACTED
PUBLISHED = State.NOT_YET_EFFECTIVE
IN_FORCE = State.IN_FORCE
SUSPENDED = State.SUSPENDED
ENDED = State.ENDED
UNCONFIRMED = State.NEEDS_CONFIRMATION

# The table of law.md section 2.2: first and last day of each of its rows, and the state
# of limbs 1(1), 1(2), 1(3), of No. 62 and of No. 57.
TABLE = {
    ("2025-01-01", "2025-10-08"): (NOT_ENACTED,) * 5,
    ("2025-10-09", "2025-11-06"): (PUBLISHED, PUBLISHED, IN_FORCE, IN_FORCE, PUBLISHED),
    ("2025-11-07", "2025-11-30"): (SUSPENDED,) * 5,
    ("2025-12-01", "2026-11-09"): (SUSPENDED,) * 5,
    ("2026-11-10", "2026-11-10"): (UNCONFIRMED,) * 5,
    ("2026-11-11", "2030-01-01"): (UNCONFIRMED,) * 5,
}
DAYS = [last for _, last in TABLE]
CELLS = [
    (day, place, expected)
    for days, states in TABLE.items()
    for day in dict.fromkeys(days)
    for place, expected in zip(
        (CONTENT, TECHNOLOGY, ORIGIN, NO_62, NO_57), states, strict=True
    )
]
WHATEVER_THE_READING = (
    "export-control-law/12",
    "dual-use-regulations/27",
    "mofcom-gac-2025-18/1",
    "mofcom-2026-1/1",
    "mofcom-2024-46/1",
    "mofcom-2026-11/1",
    "mofcom-2026-12/1",
    "mofcom-2025-1/1",
    "mofcom-2025-35/1",
    "mofcom-2025-51/1",
    "uel-2025-10/1",
)
SINCE_SUMMER_2026 = tuple(f"mofcom-2026-{n}/1" for n in (20, 23, 26, 27, 28, 30))


class TestStatesOverTime:
    @pytest.mark.parametrize(("on", "place", "expected"), CELLS)
    def test_each_cell_of_the_table_stands(
        self, on: str, place: str, expected: State
    ) -> None:
        assert standing(place, on) is expected

    @pytest.mark.parametrize("clause", ["1", "2", "3", "4", "5", "6", "7", "annex-1"])
    def test_the_other_clauses_follow_the_limb_that_began_first(
        self, clause: str
    ) -> None:
        followed = [standing(f"{NO_61}/{clause}", last) for last in DAYS]

        assert followed == [standing(ORIGIN, last) for last in DAYS]

    @pytest.mark.parametrize(
        "clause", [p.id for p in LAW.instruments["mofcom-2025-62"].provisions]
    )
    def test_all_of_no_62_stands_alike(self, clause: str) -> None:
        stood = [standing(f"mofcom-2025-62/{clause}", last) for last in DAYS]

        assert stood == [standing(NO_62, last) for last in DAYS]

    @pytest.mark.parametrize("number", [55, 56, 58])
    def test_its_three_siblings_stand_as_no_57(self, number: int) -> None:
        stood = [standing(f"mofcom-gac-2025-{number}/1", last) for last in DAYS]

        assert stood == [standing(NO_57, last) for last in DAYS]

    def test_the_suspension_names_its_instrument_and_last_day(self) -> None:
        found = stand(ORIGIN, Standpoint(day("2026-02-01"), READ))

        assert (found.by, found.until) == (NO_70, day("2026-11-10"))

    def test_a_start_that_lies_ahead_is_told(self) -> None:
        found = stand(CONTENT, Standpoint(day("2025-10-20"), READ))

        assert found.until == day("2025-12-01")

    def test_without_an_export_date_nothing_is_told(self) -> None:
        assert stand(ORIGIN, Standpoint(None, READ)).state is UNCONFIRMED

    def test_live_weighs_every_clause_as_in_force(self) -> None:
        at = Standpoint(day("2026-02-01"), READ, live=True)

        assert {stand(p, at).state for p in (CONTENT, ORIGIN, NO_62)} == {IN_FORCE}

    @pytest.mark.parametrize("place", WHATEVER_THE_READING)
    @pytest.mark.parametrize("on", ["2026-03-01", "2026-11-10", "2027-01-07"])
    def test_neighbours_are_in_force_whatever_the_reading(
        self, place: str, on: str
    ) -> None:
        assert standing(place, on) is IN_FORCE

    @pytest.mark.parametrize("place", SINCE_SUMMER_2026)
    @pytest.mark.parametrize("on", ["2026-07-24", "2026-11-10", "2027-01-07"])
    def test_later_neighbours_are_in_force_as_well(self, place: str, on: str) -> None:
        assert standing(place, on) is IN_FORCE

    @pytest.mark.parametrize("place", [*WHATEVER_THE_READING, *SINCE_SUMMER_2026])
    def test_neighbours_too_are_confirmed_only_for_the_review_period(
        self, place: str
    ) -> None:
        assert standing(place, "2027-01-08") is UNCONFIRMED


class TestWhatCouldBeKnown:
    def test_in_october_2025_nobody_knew_of_the_pause(self) -> None:
        assert standing(CONTENT, "2026-02-01", day("2025-10-20")) is IN_FORCE

    def test_on_the_day_of_the_pause_it_is_known(self) -> None:
        assert standing(CONTENT, "2026-02-01", day("2025-11-07")) is SUSPENDED

    def test_before_the_stop_nobody_knew_that_a_listing_would_end(self) -> None:
        listing, on = "mofcom-2025-13/1", "2025-12-01"

        assert standing(listing, on, day("2025-11-04")) is IN_FORCE
        assert standing(listing, on, day("2025-11-05")) is ENDED

    def test_before_the_pause_of_no_72_its_neighbour_ran_on(self) -> None:
        place, on = "mofcom-2024-46/2", "2026-01-10"

        assert standing(place, on, day("2025-11-08")) is IN_FORCE

    def test_before_its_publication_nobody_knew_of_the_announcement(self) -> None:
        assert standing(ORIGIN, "2025-10-20", day("2025-10-08")) is NOT_ENACTED

    def test_a_later_look_settles_no_more_than_was_verified(self) -> None:
        assert standing(ORIGIN, "2026-11-15", day("2026-11-20")) is UNCONFIRMED


class TestReadingsOfThePause:
    READINGS = LAW.open_questions["after-pause"].readings

    @pytest.mark.parametrize(
        ("reading", "on", "expected"),
        [
            ("a", "2026-11-10", SUSPENDED),
            ("a", "2026-11-11", IN_FORCE),
            ("b", "2026-11-11", SUSPENDED),
            ("b", "2027-01-10", SUSPENDED),
            ("b", "2027-01-11", IN_FORCE),
            ("c", "2026-11-11", UNCONFIRMED),
        ],
    )
    def test_each_reading_moves_the_dates_as_it_says(
        self, reading: str, on: str, expected: State
    ) -> None:
        overlay = next(r.overlay for r in self.READINGS if r.id == reading)
        assert overlay
        at = Standpoint(day(on), READ, overlays=(overlay,))

        assert stand(ORIGIN, at).state is expected

    def test_the_face_of_the_text_comes_first(self) -> None:
        assert [reading.id for reading in self.READINGS] == ["a", "b", "c"]

    def test_nobody_takes_one_of_them_by_default(self) -> None:
        assert LAW.open_questions["after-pause"].default is None
