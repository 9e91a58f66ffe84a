"""Whoever answers, and whatever: the interview ends, and keeps its promises."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.events import case_of
from forms.case.facts import Place
from forms.interview.preview import preview
from forms.interview.progress import progress
from forms.interview.screens import open_places
from forms.line import next_question
from forms.rules.determination import Determination, determine, grove_of
from tests.interview.answering import (
    ANSWERS,
    CORPUS,
    KNOWN,
    SURE_ANSWERS,
    Answers,
    answered,
    beginning,
    outcome_of,
    told,
)

quick = settings(max_examples=40, deadline=None)


def interviewed(answers: Answers) -> list[Place]:
    """Ask a person with these answers until the law asks nothing more."""
    asked: list[Place] = []
    while True:
        said = {place: answers[place] for place in asked}
        place = next_question(told(said, answers), CORPUS, known=KNOWN)
        if place is None:
            return asked
        assert place not in asked, f"{place} is asked again"
        asked.append(place)


def said_by(answers: Answers, asked: list[Place]) -> Determination:
    said = {place: answers[place] for place in asked}
    return outcome_of(told(said, answers)).determination


@quick
@given(answers=ANSWERS)
def test_every_interview_ends_with_nothing_open(answers: Answers) -> None:
    result = said_by(answers, interviewed(answers))

    assert result.is_complete
    assert result.parked == ()
    assert result.review
    assert all(item.licence and item.if_live for item in result.items)


@quick
@given(answers=SURE_ANSWERS)
def test_whoever_knows_everything_is_told_one_result(answers: Answers) -> None:
    people = {
        p: "yes" if p.question == "parties.complete" else answers[p] for p in answers
    }
    result = said_by(people, interviewed(people))

    assert [len(item.licence) for item in result.items] == [1] * len(result.items)
    assert [len(item.if_live) for item in result.items] == [1] * len(result.items)
    assert len(result.review) == 1


@quick
@given(answers=ANSWERS)
def test_the_quick_way_asks_what_weighing_asks(answers: Answers) -> None:
    asked = interviewed(answers)
    half = {place: answers[place] for place in asked[: len(asked) // 2]}
    case = told(half, answers)

    weighed = outcome_of(case).determination.way.next

    assert next_question(case, CORPUS, known=KNOWN) == weighed


@quick
@given(answers=ANSWERS, data=st.data())
def test_progress_promises_no_more_and_no_less(
    answers: Answers, data: st.DataObject
) -> None:
    asked = interviewed(answers)
    so_far = data.draw(st.integers(0, len(asked)), "answers given")
    result = said_by(answers, asked[:so_far])

    left = progress(
        grove_of(result.asked, CORPUS), result.way, CORPUS.questions, budget=3000
    )

    assert left.shortest <= len(asked) - so_far <= left.longest


@quick
@given(answers=ANSWERS, data=st.data())
def test_to_know_more_only_ever_narrows(answers: Answers, data: st.DataObject) -> None:
    known = data.draw(st.sets(st.sampled_from(sorted(answers))), "known")
    early = outcome_of(told({p: answers[p] for p in known}, answers)).determination
    final = outcome_of(told(answers)).determination

    for then, now in zip(early.items, final.items, strict=True):
        assert now.if_live <= then.if_live
        # To know the day is to look at another state of the law.
        assert early.on != final.on or now.licence <= then.licence
    assert final.review <= early.review


@quick
@given(answers=ANSWERS, data=st.data())
def test_the_order_of_answers_does_not_matter(
    answers: Answers, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(list(answers)), "order")
    shuffled = {place: answers[place] for place in order}

    assert (
        outcome_of(told(shuffled, answers)).determination
        == outcome_of(told(answers)).determination
    )


@quick
@given(answers=ANSWERS)
def test_what_was_never_asked_changes_nothing(answers: Answers) -> None:
    asked = interviewed(answers)

    every = outcome_of(told(answers)).determination
    only = said_by(answers, asked)

    assert sorted(every.way.taken) == sorted(asked)
    assert [i.if_live for i in every.items] == [i.if_live for i in only.items]
    assert every.review == only.review


@settings(max_examples=15, deadline=None)
@given(answers=ANSWERS)
def test_a_result_depends_on_exactly_the_readings_that_move_it(
    answers: Answers,
) -> None:
    result = outcome_of(told(answers)).determination
    alone = {d.readings[0] for d in result.depends_on if len(d.readings) == 1}

    assert alone == set(_readings_that_move(result))


def _readings_that_move(result: Determination) -> Iterator[tuple[str, str]]:
    for question, chosen in result.readings.items():
        if question not in CORPUS.contested:
            continue
        for reading in CORPUS.open_questions[question].readings:
            adopted = {**result.readings, question: reading.id}
            other = determine(replace(result.asked, readings=adopted), CORPUS)
            if reading.id != chosen and _slots(other) != _slots(result):
                yield question, reading.id


def _slots(result: Determination) -> tuple[object, ...]:
    duties = {duty.id for duty in result.duties}
    return [item.if_live for item in result.items], result.review, duties


@quick
@given(answers=ANSWERS, data=st.data())
def test_preview_says_what_then_happens(answers: Answers, data: st.DataObject) -> None:
    known = data.draw(st.sets(st.sampled_from(sorted(answers))), "known")
    place = data.draw(st.sampled_from(sorted(answers)), "changed")
    events = [*beginning(answers), *(answered(p, answers[p]) for p in sorted(known))]
    event = answered(place, "not-known" if place in known else answers[place])

    said = preview(case_of(events), event, CORPUS, known=KNOWN)
    before = outcome_of(case_of(events))
    after = outcome_of(case_of([*events, event]))

    was, now = before.determination, after.determination
    assert set(said.parks) == set(now.parked) - set(was.parked)
    assert set(said.revives) == set(was.parked) & set(now.way.taken)
    assert set(said.asks) == {
        *open_places(after, CORPUS),
    } - {*open_places(before, CORPUS)}
    assert {m.slot: m.becomes for m in said.moves} == _moves(was, now)


def _moves(was: Determination, now: Determination) -> dict[str, frozenset[str]]:
    moved = {
        then.item: frozenset(map(str, since.if_live))
        for then, since in zip(was.items, now.items, strict=True)
        if then.if_live != since.if_live
    }
    if was.review != now.review:
        moved["review"] = frozenset(map(str, now.review))
    return moved
