"""Three truth values, ordered so that *all* is the least and *any* the greatest."""

from collections.abc import Callable
from enum import IntEnum
from fractions import Fraction

from forms.case.facts import Range, Value
from forms.rules.language import Bounded, OneOf


class Truth(IntEnum):
    """Kleene's three values; open is what one more answer could settle."""

    FALSE = 0
    OPEN = 1
    TRUE = 2

    def __invert__(self) -> "Truth":
        """Return the opposite; open stays open."""
        return Truth(2 - self)

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is settled."""
        return self is Truth.OPEN

    @property
    def possible(self) -> tuple[bool, ...]:
        """Return the settled answers still possible."""
        return {0: (False,), 1: (False, True), 2: (True,)}[int(self)]


def is_one_of(value: Value | None, test: OneOf) -> Truth:
    """Return true if all possible values are listed, false if none is, else open."""
    if not isinstance(value, frozenset):
        return Truth.OPEN
    listed = value.intersection(test.one_of)
    if not listed:
        return Truth.FALSE
    return Truth.TRUE if len(listed) == len(value) else Truth.OPEN


def is_within(value: Range | None, test: Bounded) -> Truth:
    """Compare the ends of a range with a limit; straddling it is open."""
    if value is None:
        return Truth.OPEN
    low, high = value.low, value.high
    if test.at_least is not None:
        return _above(low, high, as_number(test.at_least), inclusive=True)
    if test.above is not None:
        return _above(low, high, as_number(test.above), inclusive=False)
    if test.at_most is not None:
        return ~_above(low, high, as_number(test.at_most), inclusive=False)
    return ~_above(low, high, as_number(test.below), inclusive=True)


def as_number(limit: object) -> Fraction:
    """Return a limit as facts hold it: a day by its place in the calendar."""
    ordinal: Callable[[], int] | None = getattr(limit, "toordinal", None)
    return Fraction(ordinal()) if ordinal else Fraction(str(limit))


def _above(
    low: Fraction | None, high: Fraction | None, limit: Fraction, *, inclusive: bool
) -> Truth:
    if low is not None and (low >= limit if inclusive else low > limit):
        return Truth.TRUE
    if high is not None and (high < limit if inclusive else high <= limit):
        return Truth.FALSE
    return Truth.OPEN


def weighted_sum(parts: list[tuple[int, Range | None]]) -> Range | None:
    """Add ranges times whole numbers; without one unit the sum is unknown."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    units = {value.unit for _, value in parts if value is not None and value.unit}
    if len(units) > 1:
        return None
    for times, value in parts:
        ends = (value.low, value.high) if value is not None else (None, None)
        near, far = ends if times >= 0 else ends[::-1]
        low = None if low is None or near is None else low + times * near
        high = None if high is None or far is None else high + times * far
    if low is None and high is None:
        return None
    return Range(low, high, next(iter(units), ""))
