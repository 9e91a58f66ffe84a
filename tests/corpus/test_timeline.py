"""No day of a case has another result than its stretch of the timeline says."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.line import asked_of, weigh
from forms.rules.determination import Asked, Determination, determine
from forms.timeline import Stretch, timeline
from tests.corpus.law import LAW, day

STORIES = Path(__file__).parent.parent / "scenarios"
LAST = day("2027-04-01")


def asked_in(story: str) -> Asked:
    text = (STORIES / f"{story}.toml").read_text(encoding="utf-8")
    file = read_case_file(text, LAW, story)
    outcome = weigh(case_of(file.events), LAW, known=file.known_on)
    return asked_of(outcome.case, outcome.facts, LAW, known=file.known_on)


def results(result: Determination) -> tuple[object, ...]:
    return (
        [(item.licence, [x.stand.state for x in item.limbs]) for item in result.items],
        result.review,
        [(duty.id, duty.stand.state) for duty in result.duties],
    )


def days_of(stretch: Stretch) -> set[dt.date]:
    """Return the ends of a stretch and a day a week between them."""
    end = stretch.until or LAST
    weeks = range(0, (end - stretch.since).days + 1, 7)
    return {end, *(stretch.since + dt.timedelta(days=n) for n in weeks)}


@pytest.mark.parametrize(
    "story",
    [
        "c27-before-the-content-limb-began",
        "pause-recorded-as-extended",
        "pause-recorded-as-lapsed",
        "extension-that-ran-out",
        "listed-while-no-61-is-suspended",
    ],
)
def test_every_day_of_a_stretch_has_its_result(story: str) -> None:
    asked = asked_in(story)

    for stretch in timeline(asked, LAW):
        for on in days_of(stretch):
            found = determine(replace(asked, at=replace(asked.at, on=on)), LAW)
            assert results(found) == results(stretch.determination), on


def test_the_stretches_follow_each_other_without_a_gap() -> None:
    stretches = timeline(asked_in("c27-before-the-content-limb-began"), LAW)

    ends = [stretch.until for stretch in stretches]
    starts = [stretch.since - dt.timedelta(days=1) for stretch in stretches]
    assert ends == [*starts[1:], None]


def test_what_one_look_at_the_list_settled_ends_on_the_timeline() -> None:
    stretches = timeline(asked_in("pause-recorded-as-lapsed"), LAW)

    assert day("2026-12-21") in {stretch.since for stretch in stretches}
