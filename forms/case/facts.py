"""A fact holds the set of values still possible, and how we came to know it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

CASE = "case"
NOT_KNOWN = "not-known"
# A day outside of these years is a slip of the pen.
YEARS = range(1950, 2200)

Raw = str | dict[str, str] | list[dict[str, str]]


class Place(NamedTuple):
    """Where a fact lives: the case, an item or a party, and the question."""

    member: str
    question: str

    def __str__(self) -> str:
        """Return ``magnet/item.value``, or the question alone for the case."""
        return (
            self.question if self.member == CASE else f"{self.member}/{self.question}"
        )


class Standing(StrEnum):
    """How far an answer has come."""

    NOT_ASKED = "not-asked"
    ANSWERED = "answered"
    ESTIMATED = "estimated"
    NOT_KNOWN = "not-known"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from *low* to *high*, ends included; ``None`` is no bound."""

    low: Fraction | None
    high: Fraction | None
    unit: str = ""

    @classmethod
    def exactly(cls, number: Fraction | int, unit: str = "") -> "Range":
        """Return the range of a single number."""
        exact = Fraction(number)
        return cls(exact, exact, unit)

    @classmethod
    def of_day(cls, day: dt.date) -> "Range":
        """Return a date as a range of one day."""
        return cls.exactly(day.toordinal(), "day")

    @property
    def is_exact(self) -> bool:
        """Tell whether one number only is possible."""
        return self.low is not None and self.low == self.high

    def overlaps(self, other: "Range") -> bool:
        """Tell whether some number lies in both."""
        if self.unit != other.unit:
            return False
        low_side = self.low is None or other.high is None or self.low <= other.high
        high_side = self.high is None or other.low is None or other.low <= self.high
        return low_side and high_side


@dataclass(frozen=True, slots=True)
class Words:
    """Free text in the language given; the other half may still be missing."""

    en: str = ""
    zh: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, each a mapping of column to its fact.

    Two tables are the same if they are ``written`` the same.
    """

    rows: tuple[Mapping[str, "Fact"], ...] = field(default=(), compare=False)
    written: str = ""


Value = frozenset[str] | Range | Words | Rows | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who said it, when, on what paper and on what basis."""

    source: str = "typed"
    by: str = ""
    at: str = ""
    document: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What an answer means. Without a value, the whole domain is possible."""

    standing: Standing
    value: Value | None = None
    provenance: Provenance = Provenance()
    warnings: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether the answer narrows anything down."""
        return self.value is not None


Facts = Mapping[Place, Fact]


def the_day(fact: Fact | None) -> dt.date | None:
    """Return the one day a date fact names, if it names one."""
    if fact is None or not isinstance(fact.value, Range) or not fact.value.is_exact:
        return None
    return dt.date.fromordinal(int(fact.value.low or 0))


def the_choice(fact: Fact | None) -> str | None:
    """Return the one option a fact leaves, if it leaves one."""
    if fact is None or not isinstance(fact.value, frozenset) or len(fact.value) != 1:
        return None
    return next(iter(fact.value))
