"""What one more answer would do is said before it is done."""

import pytest

from forms.case.events import Answered, Cleared, Event, MemberRemoved, case_of
from forms.case.facts import Raw
from forms.interview.preview import Preview, preview
from forms.interview.screens import open_places
from forms.line import weigh
from tests.corpus.law import LAW, READ
from tests.rules.magnets import Said, place, story

PLAIN = "ndfeb-plain"
MAGNET_VALUE = place("magnet/item.value")
NO_LICENCE = frozenset({"outside-scope"})


def changed(where: str, raw: Raw) -> Answered:
    return Answered(member=place(where).member, question=place(where).question, raw=raw)


def previewed(event: Event, said: Said | None = None) -> Preview:
    return preview(case_of(story(said)), event, LAW, known=READ)


def test_an_answer_that_takes_the_item_out_of_scope_parks_its_value() -> None:
    said = previewed(changed("magnet/item.magnet_material", PLAIN))

    assert MAGNET_VALUE in said.parks
    assert not said.is_quiet


def test_it_says_how_the_licence_moves() -> None:
    said = previewed(changed("magnet/item.magnet_material", PLAIN))
    moves = {move.slot: (move.was, move.becomes) for move in said.moves}

    assert moves["magnet"] == (frozenset({"required"}), NO_LICENCE)
    assert moves["review"] == (frozenset({"ordinary"}), frozenset({"none"}))


def test_the_answer_back_again_revives_what_was_parked() -> None:
    unlisted: Said = {"magnet/item.magnet_material": PLAIN}

    said = previewed(changed("magnet/item.magnet_material", "ndfeb-dy"), unlisted)

    assert MAGNET_VALUE in said.revives


def test_a_parked_answer_comes_back_as_it_was() -> None:
    there = (
        *story(),
        changed("magnet/item.magnet_material", PLAIN),
        changed("magnet/item.magnet_material", "ndfeb-dy"),
    )

    back = weigh(case_of(there), LAW, known=READ).determination

    assert back == weigh(case_of(story()), LAW, known=READ).determination


def test_an_answer_that_opens_a_question_says_so() -> None:
    said = previewed(changed("end_use.chip_kind", "logic"))

    assert place("end_use.logic_node_nm") in said.asks


def test_taking_an_answer_back_asks_for_it_again() -> None:
    said = previewed(Cleared(member="magnet", question="item.origin"))

    assert place("magnet/item.origin") in said.asks


def test_an_answer_that_only_narrows_is_quiet() -> None:
    unsaid: Said = {"end_use.wmd": None}

    said = previewed(changed("end_use.wmd", "no"), unsaid)

    assert said.is_quiet


def test_a_different_answer_of_another_source_stops_the_case() -> None:
    said = previewed(
        changed("magnet/item.origin", "CN").model_copy(update={"source": "imported"}),
        {"magnet/content.inputs": []},
    )

    assert not said.is_quiet


def test_an_item_that_leaves_moves_only_what_stays() -> None:
    said = previewed(MemberRemoved(member="magnet"))

    assert [move.slot for move in said.moves] == ["review"]


def test_an_answer_that_leaves_with_its_item_is_not_revived() -> None:
    unlisted: Said = {"magnet/item.magnet_material": PLAIN}

    assert previewed(MemberRemoved(member="magnet"), unlisted).revives == ()


@pytest.mark.parametrize(
    "event",
    [
        changed("magnet/item.origin", "CN"),
        changed("case.role", "recipient"),
        changed("carmaker/party.military", "not-known"),
        Cleared(question="end_use.wmd"),
    ],
)
def test_what_it_says_it_will_ask_is_then_asked(event: Event) -> None:
    said = previewed(event)
    after = weigh(case_of((*story(), event)), LAW, known=READ)

    assert set(said.asks) <= set(open_places(after, LAW))
