"""The story of a case is only ever added to; where it stands is told from it."""

import datetime as dt

import pytest
from pydantic import ValidationError

from forms.case.events import (
    EVENT,
    Answered,
    Cleared,
    Determined,
    Event,
    FactVerified,
    MemberAdded,
    MemberRemoved,
    Opened,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
    case_of,
)
from forms.case.facts import CASE, Place, Raw
from forms.law.marks import Comparison

ORIGIN = Place("magnet", "item.origin")
BEGUN: tuple[Event, ...] = (
    Opened(title="Magnets", known_on=dt.date(2026, 10, 9)),
    MemberAdded(scope="item", member="magnet"),
    MemberAdded(scope="party", member="buyer"),
)


def said(raw: Raw, source: str = "typed") -> Answered:
    return Answered(member="magnet", question="item.origin", raw=raw, source=source)


def origins(*events: Event) -> list[Raw]:
    return [answer.raw for answer in case_of((*BEGUN, *events)).answers.get(ORIGIN, ())]


def test_a_case_begins_with_its_title_and_day_of_knowledge() -> None:
    case = case_of(BEGUN)

    assert (case.title, case.known_on) == ("Magnets", dt.date(2026, 10, 9))
    assert (case.items, case.parties) == (("magnet",), ("buyer",))


def test_a_case_is_the_only_member_of_itself() -> None:
    assert [case_of(BEGUN).members(scope) for scope in ("case", "item", "party")] == [
        (CASE,),
        ("magnet",),
        ("buyer",),
    ]


def test_a_new_answer_of_the_same_source_replaces_the_old_one() -> None:
    assert origins(said("CN"), said("JP")) == ["JP"]


def test_answers_of_two_sources_stand_side_by_side() -> None:
    assert origins(said("CN"), said("JP", "imported")) == ["CN", "JP"]


def test_what_is_cleared_is_gone_for_every_source() -> None:
    cleared = Cleared(member="magnet", question="item.origin")

    assert origins(said("CN"), said("JP", "imported"), cleared) == []


def test_one_source_can_be_cleared_alone() -> None:
    cleared = Cleared(member="magnet", question="item.origin", source="imported")

    assert origins(said("CN"), said("JP", "imported"), cleared) == ["CN"]
    assert origins(said("JP", "imported"), cleared) == []


def test_clearing_what_was_never_said_changes_nothing() -> None:
    cleared = Cleared(member="magnet", question="item.origin", source="imported")

    assert origins(cleared, said("CN")) == ["CN"]


def test_a_member_that_leaves_takes_its_answers_along_and_brings_them_back() -> None:
    left = MemberRemoved(member="magnet")
    back = MemberAdded(scope="item", member="magnet")

    assert origins(said("CN"), left) == []
    assert origins(said("CN"), left, back) == ["CN"]


def test_the_last_adopted_reading_holds() -> None:
    adopted = [ReadingAdopted(question="Q2", reading=r) for r in ("b", "a")]

    assert case_of(adopted).readings == {"Q2": "a"}


def test_every_record_of_the_list_is_kept() -> None:
    record = StatusConfirmed(
        suspension="no-70", status="lapsed", checked_on=dt.date(2026, 11, 20)
    )

    assert case_of([record, record]).confirmed == (record, record)


LAPSED = StatusConfirmed(
    suspension="no-70", status="lapsed", checked_on=dt.date(2026, 11, 20), by="L"
)
AGREES = FactVerified(
    comparison=Comparison(
        fact="lists/P2-B3",
        file="annex.pdf",
        sha256="0" * 64,
        size=7,
        finding="agrees",
        by="L",
        checked_on=dt.date(2026, 11, 20),
    )
)


@pytest.mark.parametrize("record", [LAPSED, AGREES])
def test_a_withdrawn_record_counts_no_more_and_stays_with_its_reason(
    record: StatusConfirmed | FactVerified,
) -> None:
    gone = RecordWithdrawn(record=record, reason="read on the wrong page", by="M")
    case = case_of([LAPSED, AGREES, gone])

    assert record not in (*case.confirmed, *case.compared)
    assert case.withdrawn == (gone,)
    assert len((*case.confirmed, *case.compared)) == 1


def test_what_is_recorded_again_after_a_withdrawal_counts() -> None:
    gone = RecordWithdrawn(record=LAPSED, reason="in doubt")

    assert case_of([LAPSED, gone, LAPSED]).confirmed == (LAPSED,)


def test_of_a_record_made_twice_one_is_withdrawn_at_a_time() -> None:
    gone = RecordWithdrawn(record=LAPSED, reason="made twice")

    assert case_of([LAPSED, LAPSED, gone]).confirmed == (LAPSED,)


def test_a_withdrawal_of_what_was_never_recorded_changes_no_record() -> None:
    gone = RecordWithdrawn(record=LAPSED, reason="in doubt")

    assert case_of([AGREES, gone]).compared == (AGREES,)


def test_a_reading_keeps_whose_advice_it_was_adopted_on() -> None:
    adopted = ReadingAdopted(question="Q2", reading="b", by="L", advice="counsel")

    assert case_of([adopted]).adopted == {"Q2": adopted}


@pytest.mark.parametrize(
    ("key", "value"),
    [("file", "folder/annex.pdf"), ("file", "C:\\annex.pdf"), ("sha256", "0" * 63)],
)
def test_of_a_file_no_path_is_kept_and_a_whole_digest(key: str, value: str) -> None:
    given = AGREES.comparison.model_dump() | {key: value}

    with pytest.raises(ValidationError):
        Comparison.model_validate(given)


@pytest.mark.parametrize(
    "event",
    [
        *BEGUN,
        AGREES,
        RecordWithdrawn(record=LAPSED, reason="in doubt"),
        RecordWithdrawn(record=AGREES, reason="in doubt"),
        said([{"material": "P1-02"}]),
        Cleared(question="case.role", reason="mistyped"),
        ReadingAdopted(question="Q2", reading="b", advice="counsel"),
        Determined(digest="d", pack="p", program="0.1.0", known=dt.date(2026, 10, 9)),
        MemberRemoved(member="magnet"),
    ],
)
def test_an_event_is_read_back_as_it_was_kept(event: Event) -> None:
    assert EVENT.validate_json(event.model_dump_json()) == event


def test_a_determination_that_was_recorded_changes_no_case() -> None:
    record = Determined(
        digest="d", pack="p", program="0.1.0", known=dt.date(2026, 10, 9)
    )

    assert case_of((*BEGUN, record)) == case_of(BEGUN)
