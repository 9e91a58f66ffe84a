"""What is not known forks: every way it could be is weighed, so truth is exact.

A record is a flat mapping of names to facts; what it does not name is not known. A
question of law is an ordinary two-valued function of a `World`. Where it asks for a
fact that the record lacks, the world forks over the values that could matter, and the
question is asked again in each. The outcomes together are the set still possible.
Nothing is lost to three-valued logic: what holds in every world holds.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias, TypeVar, cast

Fact: TypeAlias = str | int | date | tuple[int, int]
Record: TypeAlias = Mapping[str, Fact]
Outcome = TypeVar("Outcome")

BIG = 10**24  # more than any price, any layer count
LEAST = 1  # one minor unit, one nanometre, one layer: nothing asked for is nothing


class UndecidedError(Exception):
    """A question needs a fact that this world has not chosen yet."""

    def __init__(self, name: str, choices: tuple[Fact, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.choices = choices


Settled: TypeAlias = dict[tuple[object, ...], object]


class World:
    """One way the unknown could be, as far as anybody asked.

    *settled* remembers, for one record, what came of questions asked by themselves.
    """

    big = BIG**2  # beyond any ratio of the largest price

    def __init__(
        self, record: Record, chosen: dict[str, Fact], settled: Settled | None = None
    ) -> None:
        self.record = record
        self.chosen = chosen
        self.settled = {} if settled is None else settled
        self.answers: dict[object, object] = {}

    def knows(self, name: str) -> bool:
        return name in self.record

    def known(self, name: str) -> Fact | None:
        return self.record.get(name)

    def count(self, table: str) -> int:
        """Return how many rows a table has; one that nobody filled in has none."""
        number = self.record.get(table, 0)
        assert isinstance(number, int)
        return number

    def choose(self, name: str, choices: tuple[Fact, ...]) -> Fact:
        """Return what the record says, or what this world says; else fork."""
        known = self.record.get(name)
        if known is None:
            known = self.chosen.get(name)
            if known is None:
                raise UndecidedError(name, choices)
        return known

    def word(self, name: str, *choices: str) -> str:
        known = self.record.get(name) or self.choose(name, choices)
        assert isinstance(known, str)
        return known

    def yes(self, name: str) -> bool:
        return self.choose(name, ("yes", "no")) == "yes"

    def day(self, name: str, *choices: date) -> date:
        known = self.choose(name, choices)
        assert isinstance(known, date)
        return known

    def span(self, name: str) -> tuple[int, int]:
        """Return the least and the most that *name* could be; no fork."""
        known = self.record.get(name, (0, BIG))
        assert isinstance(known, tuple)
        return known

    def corner(self, name: str, least: int = LEAST, most: int = BIG) -> int:
        """Fork an estimate into its two ends: enough where only a line matters."""
        low, high = self.span(name) if name in self.record else (least, most)
        return low if low == high or self.fork(name) == "low" else high

    def fork(self, name: str) -> Fact:
        return self.choose(name + "@", ("low", "high"))

    def settle(
        self, name: str, question: Callable[["World"], bool], *readings: str
    ) -> bool:
        """Fork on the answer of *question*, whose facts nothing else asks for.

        It may depend on *readings*, which others ask for too.
        """
        known = self.chosen.get(name)
        if known is not None:
            return known == "yes"
        outcomes = self.outcomes(name, question, *readings)
        if len(outcomes) > 1:
            raise UndecidedError(name, ("yes", "no"))
        return True in outcomes

    def outcomes(
        self, name: str, question: Callable[["World"], bool], *readings: str
    ) -> set[bool]:
        """Return what may come of *question*, asked by itself and once a record."""
        key = (name, *map(self.chosen.get, readings))

        def ask() -> set[bool]:
            chosen = {it: self.chosen[it] for it in readings if it in self.chosen}
            return outcomes_of(question, World(self.record, chosen, self.settled))

        return self.remember(key, ask)

    def remember(
        self, key: tuple[object, ...], reckon: Callable[[], Outcome]
    ) -> Outcome:
        """Reckon something once a record; *key* names it and all it depends on."""
        if key not in self.settled:
            self.settled[key] = reckon()
        return cast("Outcome", self.settled[key])


def rows(w: World, table: str) -> range:
    return range(w.count(table))


def once(question: Callable[[World], Outcome]) -> Callable[[World], Outcome]:
    """Remember the answer in the world that it was given in."""

    def asked(w: World) -> Outcome:
        if question not in w.answers:
            w.answers[question] = question(w)
        return cast("Outcome", w.answers[question])

    return asked


def possible(
    question: Callable[[World], Outcome],
    record: Record,
    settled: Settled | None = None,
    chosen: Mapping[str, Fact] | None = None,
) -> set[Outcome]:
    """Return every outcome of *question* over all ways the unknown could be."""
    return outcomes_of(question, World(record, dict(chosen or {}), settled))


def outcomes_of(question: Callable[[World], Outcome], root: World) -> set[Outcome]:
    """Return every outcome of *question* in *root* and whatever it forks into."""
    outcomes: set[Outcome] = set()
    open_worlds = [root]
    while open_worlds:
        world = open_worlds.pop()
        try:
            outcomes.add(question(world))
        except UndecidedError as fork:
            open_worlds += (
                World(world.record, {**world.chosen, fork.name: it}, world.settled)
                for it in fork.choices
            )
        if outcomes == BOTH:
            break
    return outcomes


BOTH = {True, False}
