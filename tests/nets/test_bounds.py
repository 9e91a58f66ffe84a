"""The bound of all nets: two members of each kind stand for as many as a case has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from forms.case.facts import CASE
from forms.interview.progress import answers
from forms.rules.goals import asked_first
from forms.rules.residual import UNKNOWN, Given, Node, is_settled
from tests.corpus.law import LAW

Shape = tuple[object, ...]

SLOTS = {"limb", "exempt", "review", "duty", "flag"}
GOALS = sorted(rule.id for rule in LAW.rules.values() if rule.then.slot in SLOTS)


def named(kind: str, count: int) -> tuple[str, ...]:
    return tuple(f"{kind}-{number}" for number in range(1, count + 1))


@dataclass
class Residuals:
    """Every residual of one goal, told apart by what it is, not by whom it is about."""

    rule: str
    items: int
    parties: int
    _shapes: dict[tuple[Node, str], Shape] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members = named("item", self.items), named("party", self.parties)
        self._grove, aims = LAW.written_out(*members, LAW.default_readings)
        self.nodes: set[Node] = set()
        waiting = [next(aim.node for aim in aims if aim.rule == self.rule)]
        while waiting:
            node = waiting.pop()
            if node not in self.nodes and not is_settled(node):
                self.nodes.add(node)
                waiting += self._futures(node)

    def _futures(self, node: Node) -> Iterator[Node]:
        place = asked_first(self._grove, (node,), LAW.question_order)
        assert place is not None
        question = LAW.questions[place.question]
        for value in answers(self._grove, (node,), place, question):
            yield self._grove.fold(node, Given(place, value))

    @property
    def shapes(self) -> set[Shape]:
        return {self.shape(node) for node in self.nodes}

    def shape(self, node: Node, without: str = "") -> Shape:
        """Return the parts of a join by member, each kind of member once.

        That somebody else was left in doubt is no shape of those who wait.
        """
        key = (node, without)
        if key not in self._shapes:
            about: dict[str, set[Shape]] = {}
            for part in node.parts:
                member = self._about(part)
                if part is not UNKNOWN and (not without or member != without):
                    about.setdefault(member, set()).add(self.shape(part, without))
            parts = frozenset((m[:4], frozenset(of)) for m, of in about.items())
            asked = tuple(place.question for place in node.waiting)
            told = tuple((given.place.question, given.value) for given in node.given)
            self._shapes[key] = (node.op, id(node.test), asked, told, parts)
        return self._shapes[key]

    def _about(self, node: Node) -> str:
        """Return the one member that a part is about, or nothing."""
        members = self.members(node)
        return members.pop() if len(members) == 1 else ""

    def members(self, node: Node) -> set[str]:
        return {place.member for place in self._grove.places(node)} - {CASE}


@pytest.mark.parametrize("rule", GOALS)
def test_a_third_party_adds_no_new_shape_to_two(rule: str) -> None:
    assert Residuals(rule, 1, 3).shapes - Residuals(rule, 1, 2).shapes == set()


@pytest.mark.parametrize("rule", GOALS)
def test_of_three_items_one_adds_nothing_to_the_shape_of_two(rule: str) -> None:
    """Three kinds of items may wait at once: then the others wait so by themselves."""
    two, three = Residuals(rule, 2, 1), Residuals(rule, 3, 1)
    items = set(named("item", 3))
    known = two.shapes
    new = [
        node
        for node in three.nodes
        for thirds in [items if items <= three.members(node) else {""}]
        if known.isdisjoint(three.shape(node, third) for third in thirds)
    ]

    assert len(new) == 0


def test_a_second_member_does_add_shapes_to_one() -> None:
    """So the bound is two, and not one."""
    two, one = Residuals("refuse/parties", 1, 2), Residuals("refuse/parties", 1, 1)
    assert two.shapes - one.shapes

    two, one = Residuals("refuse/use", 2, 1), Residuals("refuse/use", 1, 1)
    assert two.shapes - one.shapes
