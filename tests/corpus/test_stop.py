"""On a day that no text read settles the program stops and says what to look up."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case.events import StatusConfirmed, case_of
from forms.casefile import read_case_file
from forms.law.periods import Unsettled
from forms.line import Outcome, weigh
from forms.stop import Stop, stop_words, stops_of
from tests.corpus.law import LAW, NO_70, day

STORY = Path(__file__).parent.parent / "scenarios" / "pause-recorded-as-lapsed.toml"
FILE = read_case_file(STORY.read_text(encoding="utf-8"), LAW, STORY.stem)
ANSWERS = tuple(e for e in FILE.events if not isinstance(e, StatusConfirmed))


def outcome(on: str, known: str, *records: StatusConfirmed) -> Outcome:
    case = case_of((*ANSWERS, *records))
    return weigh(case, LAW, known=day(known), on=day(on))


def saw(status: str, checked_on: str, **more: str) -> StatusConfirmed:
    return StatusConfirmed.model_validate(
        {"suspension": NO_70, "status": status, "checked_on": checked_on, **more}
    )


EXTENDED = saw("extended", "2026-11-12", until="2027-01-10", instrument="No. 99/2026")
LAPSED = saw("lapsed", "2026-11-20")


def only(found: Outcome) -> Stop:
    (stop,) = stops_of(found)
    return stop


def test_it_stops_on_the_first_day_that_no_text_settles_and_not_before() -> None:
    assert stops_of(outcome("2026-11-09", "2026-11-25")) == ()
    assert only(outcome("2026-11-10", "2026-11-25")).why is Unsettled.NEVER


def test_it_does_not_wait_for_the_other_answers() -> None:
    begun = tuple(e for e in ANSWERS if getattr(e, "question", "") != "item.shape")
    found = weigh(case_of(begun), LAW, known=day("2026-11-25"), on=day("2026-11-24"))

    assert only(found).suspension == NO_70


def test_a_record_that_settles_the_day_ends_the_stop() -> None:
    assert stops_of(outcome("2026-12-01", "2026-11-25", EXTENDED)) == ()
    assert stops_of(outcome("2026-11-24", "2026-11-25", LAPSED)) == ()


@pytest.mark.parametrize(("known", "asks"), [("2026-12-12", 0), ("2026-12-13", 1)])
def test_a_look_older_than_thirty_days_asks_again_and_unsettles_nothing(
    known: str, asks: int
) -> None:
    found = outcome("2026-12-20", known, EXTENDED)

    assert [stop.is_settled for stop in stops_of(found)] == [True] * asks
    assert found.determination.items[0].limbs[0].stand.record is not None


def test_a_second_look_is_what_the_thirty_days_count_from() -> None:
    again = saw("extended", "2026-12-12", until="2027-01-10")

    assert stops_of(outcome("2026-12-20", "2026-12-30", EXTENDED, again)) == ()


@pytest.mark.parametrize(
    ("records", "on", "says"),
    [
        ((), "2026-11-24", "settles export dates up to 9 November 2026"),
        ((LAPSED,), "2026-12-24", "settles export dates up to 20 December 2026"),
        ((EXTENDED,), "2027-01-11", "settles export dates up to 10 January 2027"),
        (
            (saw("replaced", "2026-11-20", instrument="No. 98/2026"),),
            "2026-11-24",
            "98",
        ),
        ((EXTENDED, LAPSED), "2026-11-24", "withdraw the record that is wrong"),
        ((LAPSED,), "2026-11-10", "only an extension does"),
        ((EXTENDED,), "2026-12-24", "more than 30 days before 31 December 2026"),
    ],
)
def test_it_says_why_with_its_days(
    records: tuple[StatusConfirmed, ...], on: str, says: str
) -> None:
    found = outcome(on, "2026-12-31", *records)
    told = stop_words(only(found), found, LAW, "en")

    assert says in told
    assert "–" not in told
    assert "{" not in stop_words(only(found), found, LAW, "zh")


def test_without_a_day_of_export_there_is_nothing_to_look_up() -> None:
    undated = tuple(
        e for e in ANSWERS if getattr(e, "question", "") != "route.export_date"
    )
    found = weigh(case_of(undated), LAW, known=dt.date(2026, 11, 25))

    assert stops_of(found) == ()


def test_a_pause_that_no_question_asks_about_stops_nobody() -> None:
    asked = {k: q for k, q in LAW.open_questions.items() if q.default is not None}
    silent = replace(LAW, open_questions=asked)
    found = weigh(case_of(ANSWERS), silent, known=day("2026-11-25"))

    assert stops_of(outcome("2026-11-24", "2026-11-25"))
    assert stops_of(found) == ()
