"""What is left of the rules once answers are in; *not known* is an end as well."""

from typing import Any

from hypothesis import given, settings

from forms.case.facts import CASE, Fact, Place
from forms.rules.residual import (
    FALSE,
    TRUE,
    UNKNOWN,
    Given,
    Grove,
    Node,
    is_settled,
    truth_of,
)
from forms.rules.truth import Truth
from tests.rules.small_law import Said, SmallLaw, fact, facts, rule
from tests.rules.test_evaluate import CONDITIONS, FINE, QUESTIONS, RED, SAID, WAR

COLOUR, OF_WAR = Place(CASE, "colour"), Place(CASE, "war")


def planted(*when: Any, **law: Any) -> tuple[Grove, Node]:
    grove = SmallLaw(QUESTIONS, (rule("it", *when),), **law).grove()
    return grove, grove.met("it", CASE)


def answer(place: Place, said: Said) -> Given:
    return Given(place, fact(said).value)


def folded(grove: Grove, node: Node, known: dict[Place, Fact]) -> Node:
    for place, found in known.items():
        node = grove.fold(node, Given(place, found.value))
    return node


@settings(max_examples=60, deadline=None)
@given(when=CONDITIONS, said=SAID)
def test_what_is_left_agrees_with_what_is_weighed(
    when: dict[str, Any], said: dict[str, Said]
) -> None:
    law = SmallLaw(QUESTIONS, (rule("it", when),))
    grove, known = law.grove(), facts(said)

    left = folded(grove, grove.met("it", CASE), known)

    assert truth_of(left) is law.scales(known).met("it", CASE).truth


@settings(max_examples=60, deadline=None)
@given(when=CONDITIONS, said=SAID)
def test_the_same_answers_leave_the_same_in_any_order(
    when: dict[str, Any], said: dict[str, Said]
) -> None:
    grove, node = planted(when)
    known = facts(said)
    backwards = dict(reversed(known.items()))

    assert folded(grove, node, known) is folded(grove, node, backwards)


def test_once_all_is_answered_nothing_is_left_to_ask() -> None:
    grove, node = planted(RED, WAR, FINE)

    left = folded(grove, node, facts({"colour": "red", "war": None, "nm": (10, 20)}))

    assert left is UNKNOWN
    assert grove.places(left) == ()


def test_not_known_asks_no_more_but_settles_nothing() -> None:
    grove, node = planted(WAR)

    left = grove.fold(node, answer(OF_WAR, None))

    assert is_settled(left)
    assert truth_of(left) is Truth.OPEN


def test_a_false_part_settles_what_another_left_unknown() -> None:
    grove, node = planted(RED, WAR)
    left = grove.fold(node, answer(COLOUR, None))

    assert grove.places(left) == (OF_WAR,)
    assert grove.fold(left, answer(OF_WAR, "no")) is FALSE
    assert grove.fold(left, answer(OF_WAR, "yes")) is UNKNOWN


def test_an_answer_that_is_not_awaited_leaves_a_node_as_it_is() -> None:
    grove, node = planted(WAR)

    assert grove.fold(node, answer(COLOUR, "red")) is node


def test_equal_conditions_grow_together() -> None:
    grove, node = planted({"any": [WAR, {"all": [WAR]}]})

    assert grove.places(node) == (OF_WAR,)


def test_twice_not_is_nothing() -> None:
    _, node = planted({"not": {"not": WAR}})

    assert node.op == "leaf"


def test_what_is_unknown_stays_so_when_it_is_denied() -> None:
    grove, _ = planted(WAR)

    assert grove.negation(UNKNOWN) is UNKNOWN
    assert (grove.negation(TRUE), grove.negation(FALSE)) == (FALSE, TRUE)


def test_a_reading_left_open_is_nothing_to_ask() -> None:
    _, node = planted({"reading": "Q2", "is": "a"})

    assert node is UNKNOWN


def test_no_party_and_no_end_of_the_list_settles_nothing() -> None:
    origin = {"fact": "party.origin", "one_of": ["CN"]}
    grove, node = planted({"some": "parties", "where": [origin]})
    complete = Place(CASE, "parties.complete")

    assert grove.places(node) == (complete,)
    assert grove.fold(node, answer(complete, "yes")) is FALSE
    assert grove.fold(node, answer(complete, "no")) is UNKNOWN


def test_a_grove_draws_itself_for_a_failing_test() -> None:
    _, node = planted(RED, {"not": WAR})

    assert repr(node).startswith("all(leaf(")
