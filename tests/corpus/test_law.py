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

NOT_ENACTED = State.NOT_ENACTED
PUBLISHED = State.NOT_YET_EFFECTIVE
IN_FORCE = State.IN_FORCE
SUSPENDED = State.SUSPENDED
UNCONFIRMED = State.NEEDS_CONFIRMATION

# The table of law.md section 2.2: first and last day of each of its rows, and the state
# of limbs 1(1), 1(2), 1(3) and of No. 62.
TABLE = {
    ("2025-01-01", "2025-10-08"): (NOT_ENACTED, NOT_ENACTED, NOT_ENACTED, NOT_ENACTED),
    ("2025-10-09", "2025-11-06"): (PUBLISHED, PUBLISHED, IN_FORCE, IN_FORCE),
    ("2025-11-07", "2025-11-30"): (SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED),
    ("2025-12-01", "2026-11-09"): (SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED),
    ("2026-11-10", "2026-11-10"): (UNCONFIRMED,) * 4,
    ("2026-11-11", "2030-01-01"): (UNCONFIRMED,) * 4,
}
CELLS = [
    (day, place, expected)
    for days, states in TABLE.items()
    for day in dict.fromkeys(days)
    for place, expected in zip(
        (CONTENT, TECHNOLOGY, ORIGIN, NO_62), states, strict=True
    )
]
WHATEVER_THE_READING = (
    "export-control-law/12",
    "dual-use-regulations/27",
    "mofcom-gac-2025-18/1",
    "mofcom-2026-1/1",
    "mofcom-2024-46/1",
    "mofcom-2026-11/1",
)


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
        days = [last for _, last in TABLE]
        followed = [standing(f"{NO_61}/{clause}", last) for last in days]

        assert followed == [standing(ORIGIN, last) for last in days]

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

    @pytest.mark.parametrize("place", WHATEVER_THE_READING)
    def test_neighbours_too_are_confirmed_only_for_the_review_period(
        self, place: str
    ) -> None:
        assert standing(place, "2027-01-08") is UNCONFIRMED


class TestWhatCouldBeKnown:
    def test_in_october_2025_nobody_knew_of_the_pause(self) -> None:
        assert standing(CONTENT, "2026-02-01", day("2025-10-20")) is IN_FORCE

    def test_on_the_day_of_the_pause_it_is_known(self) -> None:
        assert standing(CONTENT, "2026-02-01", day("2025-11-07")) is SUSPENDED

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
