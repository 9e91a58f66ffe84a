"""The stories reach all of the law: each rule, each reading, each outcome."""

from functools import cache
from pathlib import Path

import pytest

from forms.case.events import case_of
from forms.case.facts import CASE
from forms.casefile import read_case_file
from forms.crosscheck.conditions import references
from forms.line import Outcome, asked_of, weigh
from forms.rules.determination import Determination, Licence, Review, grove_of
from forms.rules.evaluate import Scales
from forms.rules.truth import Truth
from tests.corpus.law import LAW

STORIES = sorted((Path(__file__).parent.parent / "scenarios").glob("*.toml"))
QUESTIONS = LAW.open_questions
READINGS = [
    (question.id, reading.id)
    for question in QUESTIONS.values()
    for reading in question.readings
    if reading.id != question.default and question.default
]


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Determine every story."""
    files = (
        read_case_file(path.read_text(encoding="utf-8"), LAW, path.stem)
        for path in STORIES
    )
    return tuple(weigh(case_of(f.events), LAW, known=f.known_on) for f in files)


@cache
def results() -> tuple[Determination, ...]:
    return tuple(outcome.determination for outcome in outcomes())


@cache
def scales(*flips: tuple[str, str]) -> tuple[Scales, ...]:
    """Set up the scales of every story, with some readings other than by default."""
    found: list[Scales] = []
    for told in outcomes():
        known = told.determination.known
        asked = asked_of(told.case, told.facts, LAW, known=known, readings=dict(flips))
        grove = grove_of(asked, LAW)
        found.append(Scales(grove, told.facts, grove.readings))
    return tuple(found)


def truths(rule_id: str, *flips: tuple[str, str]) -> set[Truth]:
    """Return what a rule came to, for any member of any story."""
    return {
        weighing.stands(rule_id, member).truth
        for weighing in scales(*flips)
        for member in {
            "case": (CASE,),
            "item": weighing.grove.items,
            "party": weighing.grove.parties,
        }[LAW.rules[rule_id].about]
    }


@pytest.mark.parametrize("rule_id", LAW.rules)
def test_each_rule_stands_in_one_story_and_not_in_another(rule_id: str) -> None:
    found = truths(rule_id)
    for flip in READINGS:
        if not found >= {Truth.TRUE, Truth.FALSE}:
            found |= truths(rule_id, flip)

    assert found >= {Truth.TRUE, Truth.FALSE}


@pytest.mark.parametrize("flip", READINGS, ids="=".join)
def test_each_reading_changes_the_outcome_of_some_story(flip: tuple[str, str]) -> None:
    assert any(
        dependence.readings == (flip,)
        for result in results()
        for dependence in result.depends_on
    )


def test_each_reading_of_the_pause_changes_the_outcome_of_some_story() -> None:
    shown = [
        dict(item.under) for result in results() for item in result.items if item.under
    ]
    readings = {name for under in shown for name in under}

    assert readings == {
        f"after-pause={r.id}" for r in QUESTIONS["after-pause"].readings
    }
    assert any(len(set(under.values())) == len(under) for under in shown)


def test_no_open_question_stands_there_that_no_rule_and_no_date_depends_on() -> None:
    moved = {
        question.id
        for question in QUESTIONS.values()
        if all(reading.overlay for reading in question.readings)
    }

    assert LAW.contested | moved == set(QUESTIONS)


@pytest.mark.parametrize("licence", Licence)
def test_each_licence_slot_is_reached_by_some_story(licence: Licence) -> None:
    assert any(
        item.licence == {licence} for result in results() for item in result.items
    )


@pytest.mark.parametrize("review", Review)
def test_each_review_is_reached_by_some_story(review: Review) -> None:
    assert any(result.review == {review} for result in results())


def test_nothing_is_defined_that_nobody_uses() -> None:
    used = {name for rule in LAW.rules.values() for name in references(rule)}
    defined = {rule.id for rule in LAW.rules.values() if rule.then.defines}

    assert defined - used == set()


EXAMPLES = [
    *("p1", "p3", "p7", "p8", "p10", "p11", "p14", "p15"),
    *("c1", "c2", "c3", "c4", "c5", "c8", "c9", "c11", "c13", "c15", "c16"),
    *("c17a", "c17b", "c19", "c22", "c24", "c26a", "c26b", "c26c", "c27"),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_worked_example_has_its_story(example: str) -> None:
    assert any(path.stem.startswith(f"{example}-") for path in STORIES)
