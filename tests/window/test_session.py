"""The open case: what is shown is on the disk, and what moves more is asked first."""

import pytest

from desktop.session import CaseSession, Proposal, View
from desktop.store.errors import UnknownCaseError
from desktop.store.vault import Vault
from forms.case.events import Answered, case_of
from forms.case.facts import CASE, NOT_KNOWN, Place
from forms.casefile import story_of
from forms.interview.screens import PageKey

ROLE = Place(CASE, "case.role")
SEAT = Place(CASE, "exporter.country")
SHAPE = Place("item-1", "item.shape")
MAGNET = Place("item-1", "item.magnet_material")


def settled(session: CaseSession) -> None:
    """Answer far enough that a change of shape parks something."""
    session.answer(ROLE, "exporter")
    session.answer(SEAT, "EE")
    session.answer(SHAPE, "magnet")
    session.answer(MAGNET, "ndfeb-dy")


def test_an_answer_is_on_the_disk_before_it_is_shown(
    session: CaseSession, vault: Vault
) -> None:
    on_disk: list[int] = []
    session.changed.connect(
        lambda _: on_disk.append(len(vault.events(session.case_id)))
    )
    session.answer(ROLE, "exporter")

    assert on_disk == [4]


def test_an_answer_carries_who_gave_it_and_when(session: CaseSession) -> None:
    session.answer(SEAT, "EE", "registry extract")
    given = session.events[-1]

    assert isinstance(given, Answered)
    assert (given.by, given.basis) == ("clerk", "registry extract")
    assert given.at == "2026-10-09T09:00:00+02:00"


def test_the_same_answer_again_is_no_event(session: CaseSession) -> None:
    session.answer(ROLE, "exporter")
    before = session.events
    session.answer(ROLE, "exporter")

    assert session.events == before


def test_an_unusable_answer_is_kept_and_explained(session: CaseSession) -> None:
    session.answer(SEAT, "Atlantis")
    session.turn_to(PageKey("role"))
    row = next(r for r in session.view().screen.rows if r.place == SEAT)

    assert row.raw == "Atlantis"
    assert "Atlantis" in row.problem


def test_a_change_that_parks_answers_is_proposed_first(session: CaseSession) -> None:
    settled(session)
    asked: list[Proposal] = []
    session.proposed.connect(asked.append)
    before = session.events
    session.answer(SHAPE, "finished-product")

    assert session.events == before
    assert MAGNET in asked[0].preview.parks


def test_what_was_foreseen_is_what_happens(session: CaseSession) -> None:
    settled(session)
    asked: list[Proposal] = []
    session.proposed.connect(asked.append)
    session.answer(SHAPE, "finished-product")
    session.accept()

    assert set(asked[0].preview.parks) <= set(session.outcome.determination.parked)


def test_a_declined_change_leaves_no_trace(session: CaseSession) -> None:
    settled(session)
    before = session.events
    session.answer(SHAPE, "finished-product")
    session.decline()
    session.accept()

    assert session.events == before


def test_undo_says_the_contrary_and_forgets_nothing(session: CaseSession) -> None:
    settled(session)
    told = len(session.events)
    session.answer(SHAPE, "finished-product")
    session.accept()
    session.undo()

    assert session.outcome.case.answers[SHAPE][-1].raw == "magnet"
    assert len(session.events) > told + 1


def test_undo_of_a_first_answer_leaves_the_question_open(session: CaseSession) -> None:
    session.answer(ROLE, "exporter")
    session.undo()

    assert ROLE not in session.outcome.facts
    assert not session.view().can_undo


def test_a_removed_party_comes_back_with_its_answers(session: CaseSession) -> None:
    session.add_member("party")
    place = Place("party-2", "party.role")
    session.answer(place, "intermediary")
    session.remove_member("party-2")
    session.undo()

    assert session.outcome.case.answers[place][-1].raw == "intermediary"


def test_not_known_is_an_answer_and_can_be_taken_back(session: CaseSession) -> None:
    place = Place("item-1", "item.origin")
    session.answer(place, NOT_KNOWN)
    session.withdraw(place)

    assert place not in session.outcome.case.answers


def test_the_next_question_leads_to_its_page(session: CaseSession) -> None:
    views: list[View] = []
    session.changed.connect(views.append)
    session.answer(ROLE, "exporter")
    session.answer(SEAT, "EE")
    session.go_on()

    assert views[-1].key == PageKey("route")


def test_back_turns_one_page_back_and_stops_at_the_first(session: CaseSession) -> None:
    session.turn_to(PageKey("route"))
    session.turn_back()
    session.turn_back()

    assert session.view().key == PageKey("role")


def test_a_case_reads_back_as_it_was_left(session: CaseSession, vault: Vault) -> None:
    settled(session)
    again = case_of(story_of(vault.events(session.case_id)))

    assert again == session.outcome.case


def test_an_answer_that_cannot_be_saved_is_not_shown_as_given(
    session: CaseSession, vault: Vault
) -> None:
    vault.delete_case(session.case_id, at="2026-10-09T09:00:01+02:00")
    before = session.events

    with pytest.raises(UnknownCaseError):
        session.answer(ROLE, "exporter")
    assert session.events == before
    assert ROLE not in session.outcome.facts


def test_the_pages_of_one_item_stay_together(session: CaseSession) -> None:
    session.add_member("item")
    members = [entry.key.member for entry in session.view().rail][2:8]

    assert members == ["item-1"] * 3 + ["item-2"] * 3


def test_the_questions_left_are_counted_anew_after_an_answer(
    session: CaseSession,
) -> None:
    before = session.progress()
    session.answer(ROLE, "recipient")

    assert session.progress().longest < before.longest


def test_turning_a_page_counts_nothing_again(session: CaseSession) -> None:
    before = session.progress()
    session.turn_to(PageKey("route"))

    assert session.progress() is before
