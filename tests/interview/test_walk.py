"""Every path of the interview, "not known" included, for one item and one party.

A second member adds paths and no new kind of question; the random interviews of
``test_interview`` have up to two of each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pytest

from forms.case.facts import Place
from forms.interview.progress import answers
from forms.rules.goals import Goal, asked_first
from forms.rules.residual import Given, Grove, Node, Nodes, is_settled, still_open
from tests.corpus.law import LAW

MEMBERS = (("item",), ("party",))
FEWER_THAN = 50_000


@dataclass
class Walk:
    """All states of the interview, each with the place asked and what may follow."""

    grove: Grove
    aims: tuple[Goal, ...]
    states: dict[Nodes, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        waiting = [still_open(goal.node for goal in self.aims)]
        while waiting:
            nodes = waiting.pop()
            place = asked_first(self.grove, nodes, LAW.question_order)
            if place is not None and nodes not in self.states:
                self.states[nodes] = place
                waiting += self.futures(nodes, place)

    def futures(self, nodes: Nodes, place: Place) -> Iterator[Nodes]:
        question = LAW.questions[place.question]
        for value in answers(self.grove, nodes, place, question):
            yield self.grove.left(nodes, Given(place, value))

    @cached_property
    def asked(self) -> set[Place]:
        return set(self.states.values())


@pytest.fixture(scope="module")
def walk() -> Walk:
    grove, aims = LAW.written_out(*MEMBERS, LAW.default_readings)
    return Walk(grove, aims)


def test_the_walk_is_small_enough_to_be_walked_each_time(walk: Walk) -> None:
    assert 100 < len(walk.states) < FEWER_THAN


def test_every_question_of_the_law_is_asked_on_some_path(walk: Walk) -> None:
    asked = {place.question for place in walk.asked}

    assert asked == LAW.decisive


def test_no_state_is_without_a_way_on(walk: Walk) -> None:
    stuck = [
        place
        for nodes, place in walk.states.items()
        if not list(walk.futures(nodes, place))
    ]

    assert stuck == []


def test_every_answer_brings_the_end_nearer(walk: Walk) -> None:
    for nodes, place in walk.states.items():
        before = {p for node in nodes for p in walk.grove.places(node)}
        for future in walk.futures(nodes, place):
            after = {p for node in future for p in walk.grove.places(node)}

            assert after < before


def test_every_question_asked_can_move_the_goal_it_is_asked_for(walk: Walk) -> None:
    reasons = dict.fromkeys((nodes[0], place) for nodes, place in walk.states.items())
    idle = [(p, node) for node, p in reasons if not can_move(walk.grove, node, p)]

    assert idle == []


def can_move(grove: Grove, node: Node, place: Place) -> bool:
    """Tell whether two answers, all others being equal, can settle a goal unlike."""
    question = LAW.questions[place.question]
    ends = [
        grove.fold(node, Given(place, value))
        for value in answers(grove, (node,), place, question)
    ]
    seen: set[tuple[Node, Node]] = set()
    waiting = [(ends[0], end) for end in ends[1:]]
    while waiting:
        pair = waiting.pop()
        one, other = pair
        if is_settled(one) and is_settled(other) and one is not other:
            return True
        if pair in seen or one is other:
            continue
        seen.add(pair)
        asked = next(p for end in pair for p in grove.places(end))
        values = answers(grove, pair, asked, LAW.questions[asked.question])
        for value in values:
            given = Given(asked, value)
            waiting.append((grove.fold(one, given), grove.fold(other, given)))
    return False
