"""Where Kleene's logic knows less than exact logic, and that it does so nowhere else.

Kleene weighs each part by itself, so a fact that nobody knows may leave a goal open
although every value it can have leads to one end.  That is safe, and it is timid: here
each path of each goal is walked twice, once by Kleene and once over all that may be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from forms.case.facts import Place, Range, Value
from forms.interview.progress import answers
from forms.rules.goals import Goal, asked_first
from forms.rules.language import Linear
from forms.rules.measures import EXAMPLES, MEASURES
from forms.rules.residual import (
    FALSE,
    TRUE,
    UNKNOWN,
    Given,
    Grove,
    Node,
    is_settled,
    number,
)
from tests.corpus.law import LAW
from tests.nets.terms import ITEMS, PARTIES

AMOUNTS = tuple(Range.exactly(Fraction(10) ** power) for power in (-40, 0, 40))
"""Part of a sum, so unlike that any other part decides it either way."""

TIMID: Mapping[tuple[str, str], set[str]] = {
    # Made abroad or in China: relief needs some limb to lift, whichever it is.
    ("duty", "duty/humanitarian-report"): {"item.origin"},
    # Controlled for certain, and no relief from a limb that is not certain itself.
    ("duty", "duty/report-the-use-abroad"): {
        *("item.origin", "item.shape", "content.inputs", "technology.china_origin"),
    },
    # One shape is listed by its magnets and another holds them; one sum is compared
    # with the item and with what is inside.
    ("flag", "flag/nested"): {"item.shape", "content.inputs"},
    ("flag", "flag/chinese-magnet-inside"): {"item.shape"},
    ("flag", "flag/price-of-the-magnet"): {"item.shape", "item.value"},
}
"""Goals that Kleene may leave open without need, and what is then not known.

All of them are duties and flags: they are shown as open, and none is denied.
"""

Exact = frozenset[Node]
"""What the law may come to, over every value of all that is not known."""


@dataclass
class Doubles:
    """Walks goals with and without knowing that what is not known has some value."""

    grove: Grove
    _ends: dict[Node, frozenset[bool]] = field(
        default_factory=lambda: {
            TRUE: frozenset({True}),
            FALSE: frozenset({False}),
            UNKNOWN: frozenset({True, False}),
        }
    )
    _settled: dict[Exact, bool] = field(default_factory=dict)

    def lags(self, goal: Goal) -> Iterator[frozenset[Place]]:
        """Yield what nobody knows where Kleene stops, or asks on, without need."""
        seen: set[tuple[Node, Exact]] = set()
        waiting = [(goal.node, frozenset({goal.node}), frozenset[Place]())]
        while waiting:
            kleene, exact, unknown = waiting.pop()
            if (kleene, exact) in seen or kleene in {TRUE, FALSE}:
                continue
            seen.add((kleene, exact))
            if len(frozenset[bool]().union(*map(self.ends, exact))) == 1 or (
                kleene is UNKNOWN and self.could_be_settled(exact)
            ):
                yield unknown
            if not is_settled(kleene):
                place = self._asked(kleene)
                for value in self._answers(kleene, place):
                    after = self.grove.fold(kleene, Given(place, value))
                    lost = unknown | {place} if value is None else unknown
                    waiting.append((after, self._fold(exact, place, value), lost))

    def ends(self, node: Node) -> frozenset[bool]:
        """Return how a goal may end once all is known."""
        if node not in self._ends:
            place, found = self._asked(node), frozenset[bool]()
            for value in self._values(node, place):
                found |= self.ends(self.grove.fold(node, Given(place, value)))
            self._ends[node] = found
        return self._ends[node]

    def could_be_settled(self, exact: Exact) -> bool:
        """Tell whether some more answers lead to one end, whatever is not known."""
        if exact not in self._settled:
            self._settled[exact] = self._could_be_settled(exact)
        return self._settled[exact]

    def _could_be_settled(self, exact: Exact) -> bool:
        if UNKNOWN in exact or {TRUE, FALSE} <= exact:
            return False
        unsettled = [node for node in exact if not is_settled(node)]
        if not unsettled:
            return True
        place = min(map(self._asked, unsettled))
        values = {v for node in unsettled for v in self._values(node, place)}
        return any(self.could_be_settled(self._fold(exact, place, v)) for v in values)

    def _fold(self, exact: Exact, place: Place, value: Value | None) -> Exact:
        """Fold an answer in; what is not known may be any value."""
        return frozenset(
            self.grove.fold(node, Given(place, each))
            for node in exact
            for each in ([value] if value is not None else self._values(node, place))
        )

    def _asked(self, node: Node) -> Place:
        place = asked_first(self.grove, (node,), LAW.question_order)
        assert place is not None
        return place

    def _answers(self, node: Node, place: Place) -> Iterator[Value | None]:
        return answers(self.grove, (node,), place, LAW.questions[place.question])

    def _values(self, node: Node, place: Place) -> list[Value]:
        """Return one value for each way to fall; any does where the node waits not."""
        if self._is_summed(node, place):
            return list(AMOUNTS)
        found = self._answers(node, place)
        certain = [v for v in found if v is not None and self._is_certain(place, v)]
        return certain or [frozenset({"any"})]

    def _is_certain(self, place: Place, value: Value) -> bool:
        """Tell whether an answer leaves one number only, read or measured."""
        numbers = [
            number(measure.id, place.member, {place: value}.get, self.grove)
            for measure in MEASURES.values()
            if place.question in measure.inputs
        ]
        if isinstance(value, Range):
            numbers.append(value)
        return all(found is not None and found.is_exact for found in numbers)

    def _is_summed(self, node: Node, place: Place) -> bool:
        return place.question not in EXAMPLES and any(
            isinstance(leaf.test, Linear) and place in leaf.waiting
            for leaf in _leaves(node)
        )


def _leaves(node: Node) -> Iterator[Node]:
    if node.op == "leaf":
        yield node
    for part in node.parts:
        yield from _leaves(part)


GROVE, AIMS = LAW.written_out(ITEMS, PARTIES[:1], LAW.default_readings)


@pytest.fixture(scope="module")
def lags() -> dict[tuple[str, str], list[frozenset[Place]]]:
    doubles = Doubles(GROVE)
    found = {(aim.slot, aim.rule): list(doubles.lags(aim)) for aim in AIMS}
    return {goal: unknown for goal, unknown in found.items() if unknown}


def test_kleene_is_exact_but_for_the_goals_that_are_named(
    lags: dict[tuple[str, str], list[frozenset[Place]]],
) -> None:
    assert set(lags) == set(TIMID)


def test_kleene_is_timid_only_where_what_is_named_is_not_known(
    lags: dict[tuple[str, str], list[frozenset[Place]]],
) -> None:
    elsewhere = [
        (goal, unknown)
        for goal, found in lags.items()
        for unknown in found
        if TIMID[goal].isdisjoint(place.question for place in unknown)
    ]

    assert elsewhere == []
