"""The exact shortest and longest way left, "not known" included.

Every answer is tried that falls in its own way on the tests still open: an option, a
number on each side of a limit or across it, an example of a table, *not known*.  Both
ways are sought best first.  No way is shorter than the goals that share no question,
and none longer than the questions still open, so the first way to end is the best.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count

from forms.case.facts import Place, Range, Value
from forms.interview.questions import Kind, Question
from forms.rules.goals import Way, asked_first
from forms.rules.language import Bounded, Linear, OneOf, Within
from forms.rules.measures import EXAMPLES
from forms.rules.residual import Given, Grove, Node, Nodes
from forms.rules.truth import as_number

Bound = Callable[[Nodes], int]

BUDGET = 12_000
TRACE, NOMINAL, PLENTY = Fraction(1, 10**30), Fraction(1), Fraction(10**30)


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions left until the law is settled: at least and at most.

    Beyond ``BUDGET`` states the search stops and ``is_exact`` is false: no way is then
    shorter than *shortest* or longer than *longest*, but none may be as short or long.
    """

    shortest: int
    longest: int
    states: int
    is_exact: bool = True


def progress(
    grove: Grove, way: Way, questions: Mapping[str, Question], budget: int = BUDGET
) -> Progress:
    """Return the shortest and longest way from where the answers stand."""
    search = _Search(grove, questions, {q: place for place, q in enumerate(questions)})
    shortest = search.best(way.nodes, search.goals_apart, 1, budget)
    longest = search.best(way.nodes, search.questions_open, -1, budget)
    return Progress(shortest, longest, search.states, search.is_exact)


@dataclass(slots=True)
class _Search:
    grove: Grove
    questions: Mapping[str, Question]
    order: Mapping[str, int]
    states: int = 0
    is_exact: bool = True

    def best(self, start: Nodes, bound: Bound, sign: int, budget: int) -> int:
        """Return the least (or, with a minus *sign*, the greatest) number of answers.

        *bound* must never be worse than the truth.  Where two states promise the same,
        the newer one goes first: it is nearer to an end.
        """
        turn = count(step=-1)
        waiting = [(sign * bound(start), next(turn), 0, start)]
        met: dict[Nodes, int] = {}
        while True:
            promise, _, asked, nodes = heappop(waiting)
            if nodes in met and sign * met[nodes] <= sign * asked:
                continue
            met[nodes] = asked
            place = asked_first(self.grove, nodes, self.order)
            if place is None or len(met) > budget:
                self.states += len(met)
                self.is_exact &= place is None
                return sign * promise
            for future in self._futures(nodes, place):
                promise = sign * (asked + 1 + bound(future))
                heappush(waiting, (promise, next(turn), asked + 1, future))

    def goals_apart(self, nodes: Nodes) -> int:
        """Count open goals that share no question: each needs one more answer."""
        taken: set[Place] = set()
        apart = 0
        for places in sorted(map(self.grove.places, nodes), key=len):
            if taken.isdisjoint(places):
                taken.update(places)
                apart += 1
        return apart

    def questions_open(self, nodes: Nodes) -> int:
        """Count the questions that could still be asked; answers never add one."""
        return len({place for node in nodes for place in self.grove.places(node)})

    def _futures(self, nodes: Nodes, place: Place) -> Iterable[Nodes]:
        question = self.questions[place.question]
        return dict.fromkeys(
            self.grove.left(nodes, Given(place, value))
            for value in answers(self.grove, nodes, place, question)
        )


def answers(
    grove: Grove, nodes: Nodes, place: Place, question: Question
) -> Iterator[Value | None]:
    """Yield one answer for each way it can fall on the tests that wait for it."""
    leaves = [
        leaf
        for node in nodes
        if place in grove.places(node)
        for leaf in _leaves(node)
        if place in leaf.waiting
    ]
    yield from _answers(question, leaves)


def _leaves(node: Node) -> Iterator[Node]:
    if node.op == "leaf":
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _answers(question: Question, leaves: list[Node]) -> Iterator[Value | None]:
    if question.not_known:
        yield None
    yield from EXAMPLES.get(question.id, ())
    tests = [leaf.test for leaf in leaves]
    yield from _choices(question, [t for t in tests if isinstance(t, OneOf)])
    yield from _numbers(question, [t for t in tests if isinstance(t, Within)])
    sums = [leaf for leaf in leaves if isinstance(leaf.test, Linear)]
    if sums and question.id not in EXAMPLES:
        last = any(len(leaf.waiting) == 1 for leaf in sums)
        yield from _amounts(question, last)


def _choices(question: Question, tests: list[OneOf]) -> Iterator[Value]:
    options = [option.id for option in question.options]
    if question.kind is Kind.YES_NO:
        options = ["yes", "no"]
    if question.kind is Kind.COUNTRY:
        options = [*sorted({v for test in tests for v in test.one_of}), "another"]
    falls = {tuple(o in test.one_of for test in tests): o for o in options}
    yield from (frozenset({option}) for option in falls.values())


def _numbers(question: Question, tests: list[Within]) -> Iterator[Value]:
    """Yield numbers below, at and above each limit and, if it may be, across it."""
    if question.id in EXAMPLES:
        return
    for limit in sorted({limit for test in tests for limit in _limit(test)}):
        yield from (Range.exactly(near) for near in (limit - 1, limit, limit + 1))
        if question.estimate:
            yield Range(limit - 1, limit + 1)


def _limit(test: Bounded) -> Iterator[Fraction]:
    for limit in (test.at_least, test.above, test.at_most, test.below):
        if limit is not None:
            yield as_number(limit)


def _amounts(question: Question, last: bool) -> Iterator[Value]:
    """Yield parts of a sum; only the last one settles on which side it falls.

    Without a unit they stand for any currency.
    """
    if not last:
        yield Range.exactly(NOMINAL)
        return
    yield from (Range.exactly(TRACE), Range.exactly(PLENTY))
    if question.estimate:
        yield Range(TRACE, PLENTY)
