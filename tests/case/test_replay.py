"""A recorded determination is worked out again, and a difference has its cause."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case.events import (
    Answered,
    Determined,
    Event,
    FactVerified,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
    case_of,
)
from forms.case.replay import Cause, determined, replay
from forms.casefile import read_case_file
from forms.line import weigh
from tests.interview.answering import CORPUS, KNOWN

PROGRAM = "0.1.0"
SCENARIOS = Path(__file__).parent.parent / "scenarios"


def story(name: str) -> tuple[Event, ...]:
    text = (SCENARIOS / f"{name}.toml").read_text(encoding="utf-8")
    return read_case_file(text, CORPUS, name).events


def recorded(events: tuple[Event, ...]) -> Determined:
    outcome = weigh(case_of(events), CORPUS, known=KNOWN)
    return determined(outcome, CORPUS, program=PROGRAM, at="2026-10-09T12:00")


ESTONIAN = story("c1-estonian-magnets")
RECORDED = (*ESTONIAN, recorded(ESTONIAN))
CHINESE = Answered(member="magnet", question="item.origin", raw="CN")


def test_the_same_pack_and_program_come_to_the_same() -> None:
    (again,) = replay(RECORDED, CORPUS, PROGRAM)

    assert again.cause is None


def test_a_record_holds_no_answer() -> None:
    assert "9.00" not in RECORDED[-1].model_dump_json()


def test_what_came_later_is_left_aside() -> None:
    (again,) = replay((*RECORDED, CHINESE), CORPUS, PROGRAM)

    assert again.cause is None


def test_each_record_is_repeated_on_what_went_before_it() -> None:
    later = (*RECORDED, CHINESE)
    first, second = replay((*later, recorded(later)), CORPUS, PROGRAM)

    assert first.cause is second.cause is None
    assert first.recorded.digest != second.recorded.digest


def test_an_altered_answer_is_found() -> None:
    altered = tuple(
        CHINESE if isinstance(e, Answered) and e.question == "item.origin" else e
        for e in RECORDED
    )

    (again,) = replay(altered, CORPUS, PROGRAM)

    assert again.cause is Cause.ALTERED_RECORD


def test_another_program_is_named_before_the_record() -> None:
    record = recorded(ESTONIAN).model_copy(update={"digest": "of another result"})

    (again,) = replay((*ESTONIAN, record), CORPUS, "0.2.0")

    assert again.cause is Cause.OTHER_PROGRAM


def test_a_newer_pack_is_named_first() -> None:
    stricter = CORPUS.rules["limb/content"].model_copy(update={"when": ()})
    newer = replace(
        CORPUS, rules={**CORPUS.rules, "limb/content": stricter}, digest="newer"
    )

    (again,) = replay(RECORDED, newer, "0.2.0")

    assert again.cause is Cause.NEWER_PACK


def test_an_adopted_reading_is_replayed() -> None:
    adopted = (*ESTONIAN, ReadingAdopted(question="Q2", reading="b"))

    (again,) = replay((*adopted, recorded(adopted)), CORPUS, PROGRAM)

    assert again.cause is None


def test_a_reading_that_nobody_adopted_is_not_recorded() -> None:
    supposed = weigh(case_of(ESTONIAN), CORPUS, known=KNOWN, readings={"Q2": "b"})

    with pytest.raises(ValueError, match="nobody adopted"):
        determined(supposed, CORPUS, program=PROGRAM)


def test_a_comparison_moves_no_result_so_that_old_records_still_agree() -> None:
    target = story("terbium-target-not-in-the-annex-held")
    before = tuple(e for e in target if not isinstance(e, FactVerified))

    assert len(before) < len(target)
    assert recorded(before).digest == recorded(target).digest


def test_a_determination_is_repeated_on_a_record_that_was_withdrawn_later() -> None:
    lapse = story("pause-recorded-as-lapsed")
    (record,) = (e for e in lapse if isinstance(e, StatusConfirmed))
    gone = RecordWithdrawn(record=record, reason="read on the wrong page")
    day = dt.date(2026, 11, 24)

    def told(events: tuple[Event, ...]) -> Determined:
        outcome = weigh(case_of(events), CORPUS, known=day)
        return determined(outcome, CORPUS, program=PROGRAM)

    first = (*lapse, told(lapse))
    second = (*first, gone, told((*first, gone)))
    once, again = replay(second, CORPUS, PROGRAM)

    assert once.cause is again.cause is None
    assert once.recorded.digest != again.recorded.digest
