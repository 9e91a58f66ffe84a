"""The exact shortest and longest way left, "not known" included.

The walk branches on what an answer can do to the tests still open: an option by the
tests it satisfies, a number by the side of each limit, a table as one question.  Equal
residuals have equal futures, so each is walked once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from forms.case.facts import Place, Range, Value
from forms.interview.questions import Kind, Question
from forms.rules.goals import Way
from forms.rules.language import Bounded, OneOf, Within
from forms.rules.residual import FALSE, TRUE, Given, Grove, Node, is_settled

Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions left until the law is settled: at least and at most.

    Beyond ``BUDGET`` states the walk stops and ``is_exact`` is false: *shortest* is
    then what is sure, *longest* counts every question that could still come.
    """

    shortest: int
    longest: int
    states: int
    is_exact: bool = True


BUDGET = 12_000


def progress(grove: Grove, way: Way, questions: Mapping[str, Question]) -> Progress:
    """Return the shortest and longest way from where the answers stand."""
    walk = _Walk(grove, questions, {q: place for place, q in enumerate(questions)})
    try:
        shortest, longest = walk.left(_opened(way.nodes))
    except _TooManyError:
        return Progress(1, len(way.open), len(walk.seen), is_exact=False)
    return Progress(shortest, longest, len(walk.seen))


def _opened(nodes: Nodes) -> Nodes:
    """Drop what is settled and what stands twice: it has no future of its own."""
    return tuple(dict.fromkeys(node for node in nodes if not is_settled(node)))


class _TooManyError(Exception):
    """The walk has met more states than its budget."""


@dataclass(slots=True)
class _Walk:
    grove: Grove
    questions: Mapping[str, Question]
    order: Mapping[str, int]
    seen: dict[Nodes, tuple[int, int]] = field(default_factory=dict)

    def left(self, nodes: Nodes) -> tuple[int, int]:
        place = self._next(nodes)
        if place is None:
            return 0, 0
        if len(self.seen) > BUDGET:
            raise _TooManyError
        if nodes not in self.seen:
            futures = {
                self._after(nodes, given) for given in self._answers(nodes, place)
            }
            ways = [self.left(future) for future in futures]
            self.seen[nodes] = (
                1 + min(short for short, _ in ways),
                1 + max(long for _, long in ways),
            )
        return self.seen[nodes]

    def _next(self, nodes: Nodes) -> Place | None:
        for node in nodes:
            places = self.grove.places(node)
            if places:
                return min(places, key=lambda p: self.order[p.question])
        return None

    def _after(self, nodes: Nodes, given: Given | tuple[Place, Node]) -> Nodes:
        if isinstance(given, Given):
            return _opened(tuple(self.grove.fold(node, given) for node in nodes))
        place, constant = given
        return _opened(tuple(_forced(self.grove, n, place, constant) for n in nodes))

    def _answers(
        self, nodes: Nodes, place: Place
    ) -> Iterator[Given | tuple[Place, Node]]:
        question = self.questions[place.question]
        tests = [
            leaf for node in nodes for leaf in _leaves(node) if place in leaf.waiting
        ]
        if question.not_known:
            yield Given(place, None)
        if any(not isinstance(leaf.test, OneOf | Within) for leaf in tests) or (
            question.kind is Kind.TABLE
        ):
            yield place, TRUE
            yield place, FALSE
            return
        for value in _classes(question, tests):
            yield Given(place, value)


def _leaves(node: Node) -> Iterator[Node]:
    if node.op == "leaf":
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _forced(grove: Grove, node: Node, place: Place, constant: Node) -> Node:
    """Settle the tests that wait for a number or table one way, all alike."""
    if place not in grove.places(node):
        return node
    match node.op:
        case "all":
            return grove.all_of(_forced(grove, p, place, constant) for p in node.parts)
        case "any":
            return grove.any_of(_forced(grove, p, place, constant) for p in node.parts)
        case "not":
            return grove.negation(_forced(grove, node.parts[0], place, constant))
        case _:
            rest = tuple(p for p in node.waiting if p != place)
            return grove.with_waiting(node, rest) if rest else constant


def _classes(question: Question, leaves: list[Node]) -> Iterator[Value]:
    """Yield one answer for each way it can fall on the tests."""
    options = [option.id for option in question.options]
    if question.kind is Kind.YES_NO:
        options = ["yes", "no"]
    tested = [leaf.test for leaf in leaves]
    if question.kind is Kind.COUNTRY:
        named = {v for test in tested if isinstance(test, OneOf) for v in test.one_of}
        options = [*sorted(named), "another"]
    falls: dict[tuple[bool, ...], str] = {}
    for option in options:
        ways = tuple(isinstance(t, OneOf) and option in t.one_of for t in tested)
        falls.setdefault(ways, option)
    yield from (frozenset({option}) for option in falls.values())
    limits = {limit for t in tested if isinstance(t, Within) for limit in _limit(t)}
    for limit in sorted(limits):
        for near in (limit - 1, limit, limit + 1):
            yield Range.exactly(near)


def _limit(test: Bounded) -> Iterator[Fraction]:
    for limit in (test.at_least, test.above, test.at_most, test.below):
        if limit is not None:
            yield Fraction(str(limit))
