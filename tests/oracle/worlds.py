"""What is not known forks: every way it could be is weighed, so truth is exact.

A record is a flat mapping of names to facts; what it does not name is not known. A
question of law is an ordinary two-valued function of a `World`. Where it asks for a
fact that the record lacks, the world forks over the values that could matter, and the
question is asked again in each. The outcomes together are the set still possible.
Nothing is lost to three-valued logic: what holds in every world holds.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias, TypeVar

Fact: TypeAlias = str | int | date | tuple[int, int]
Record: TypeAlias = Mapping[str, Fact]
Outcome = TypeVar("Outcome")

BIG = 10**15  # more than any price, any layer count, any width


class Undecided(Exception):  # noqa: N818 (it asks, it does not accuse)
    """A question needs a fact that this world has not chosen yet."""

    def __init__(self, name: str, choices: tuple[Fact, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.choices = choices


class World:
    """One way the unknown could be, as far as anybody asked."""

    def __init__(self, record: Record, chosen: dict[str, Fact]) -> None:
        self.record = record
        self.chosen = chosen

    def knows(self, name: str) -> bool:
        return name in self.record

    def choose(self, name: str, choices: tuple[Fact, ...]) -> Fact:
        """Return what the record says, or what this world says; else fork."""
        known = self.record.get(name)
        if known is not None:
            return known
        known = self.chosen.get(name)
        if known is not None:
            return known
        if len(choices) == 1:
            return choices[0]
        raise Undecided(name, choices)

    def word(self, name: str, *choices: str) -> str:
        return str(self.choose(name, choices))

    def yes(self, name: str) -> bool:
        return self.choose(name, ("yes", "no")) == "yes"

    def span(self, name: str) -> tuple[int, int]:
        """Return the least and the most that *name* could be; no fork."""
        known = self.record.get(name, (0, BIG))
        assert isinstance(known, tuple)
        return known

    def corner(self, name: str) -> int:
        """Fork an estimate into its two ends: enough where only a line matters."""
        low, high = self.span(name)
        return low if low == high or self._far(name, "low") else high

    def _far(self, name: str, end: str) -> bool:
        return self.choose(f"{name}@", ("low", "high")) == end

    def settle(self, name: str, question: Callable[["World"], bool]) -> bool:
        """Fork on the answer of *question*, whose facts nothing else asks for."""
        choices = tuple(
            "yes" if it else "no" for it in possible(question, self.record, self.chosen)
        )
        return self.choose(name, choices) == "yes"


def possible(
    question: Callable[[World], Outcome],
    record: Record,
    chosen: Mapping[str, Fact] | None = None,
) -> set[Outcome]:
    """Return every outcome of *question* over all ways the unknown could be."""
    outcomes: set[Outcome] = set()
    open_worlds: list[dict[str, Fact]] = [dict(chosen or {})]
    while open_worlds:
        world = open_worlds.pop()
        try:
            outcomes.add(question(World(record, world)))
        except Undecided as fork:
            open_worlds += ({**world, fork.name: it} for it in fork.choices)
    return outcomes
