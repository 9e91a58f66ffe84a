"""The value of Chinese Part 1 materials in one item, and the 0.1 % ratio.

Limb 1(1) of No. 61/2025: value of China-origin Part 1 materials contained, divided
by the value of the foreign-made Part 2 item, 0.1 % included.  Unknown origin counts
as Chinese in the worst case only (law.md section 6.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from forms.case.facts import Fact, Range, Rows, Standing, Value

LINE = Fraction(1, 1000)

Row = Mapping[str, Fact]

_ANYTHING = Range(Fraction(0), None)


class Basis(StrEnum):
    """Which of the values that one row gives are counted (open question Q4)."""

    ALL = "all"
    PURCHASE = "purchase"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Counting:
    """How a row is counted: its basis, its state in the item, its stages in China.

    ``as_such_only`` leaves out what chemistry has changed (Q5); ``any_stage`` counts
    as Chinese what passed any stage in China (Q7).
    """

    basis: Basis = Basis.ALL
    as_such_only: bool = False
    any_stage: bool = False


def china_part_1_value(
    inputs: Value | None, counting: Counting | None = None
) -> Range | None:
    """Add up the table of inputs: the least and the most that may be Chinese.

    Values in several currencies cannot be added: the result is then unknown.
    """
    if not isinstance(inputs, Rows):
        return None
    how = counting or Counting()
    counted: list[tuple[bool, tuple[Range, ...]]] = []
    for row in inputs.rows:
        surely, maybe = _counts(row, how)
        if maybe:
            counted.append((surely, _worths(row, how)))
    units = {worth.unit for _, worths in counted for worth in worths if worth.unit}
    if len(units) > 1:
        return None
    lows = (
        min(worth.low or Fraction(0) for worth in worths)
        for surely, worths in counted
        if surely
    )
    highs = [_highest(worths) for _, worths in counted]
    bounds = [high for high in highs if high is not None]
    high = sum(bounds, Fraction(0)) if len(bounds) == len(highs) else None
    return Range(sum(lows, Fraction(0)), high, next(iter(units), ""))


def _worths(row: Row, how: Counting) -> tuple[Range, ...]:
    """Return what a row says of its worth, by each basis that is counted.

    A price that was not asked for is no second basis; one that is not known is.
    """
    columns = [name for name in ("value", "market_value") if name in row]
    if how.basis is Basis.PURCHASE:
        columns = columns[:1]
    elif how.basis is Basis.MARKET:
        columns = columns[-1:]
    values = (row[name].value for name in columns)
    return tuple(v if isinstance(v, Range) else _ANYTHING for v in values)


def _highest(worths: tuple[Range, ...]) -> Fraction | None:
    """Return the most that a row may add; without a bound there is none."""
    highs = [worth.high for worth in worths if worth.high is not None]
    return max(highs) if len(highs) == len(worths) else None


def _counts(row: Row, how: Counting) -> tuple[bool, bool]:
    """Tell whether a row surely counts as Chinese material, and whether it may."""
    surely, maybe = _is(row, "origin", "CN")
    if how.any_stage:
        staged, may_be_staged = _is(row, "china_stage", "yes")
        surely, maybe = surely or staged, maybe or may_be_staged
    if how.as_such_only:
        as_such, may_be_as_such = _is(row, "state", "as-such")
        surely, maybe = surely and as_such, maybe and may_be_as_such
    return surely, maybe


def _is(row: Row, column: str, option: str) -> tuple[bool, bool]:
    """Tell whether a cell surely says *option*, and whether it may."""
    value = row[column].value if column in row else None
    if not isinstance(value, frozenset):
        return False, True
    return value == {option}, option in value


def currencies(inputs: Value | None) -> frozenset[str]:
    """Return the currencies that stand in the table of inputs."""
    if not isinstance(inputs, Rows):
        return frozenset()
    cells = (row.get(name) for row in inputs.rows for name in ("value", "market_value"))
    values = (cell.value for cell in cells if cell is not None)
    return frozenset(v.unit for v in values if isinstance(v, Range) and v.unit)


def _worth(low: Fraction, high: Fraction | None) -> Rows:
    row = {
        "origin": Fact(Standing.ANSWERED, frozenset({"CN"})),
        "value": Fact(Standing.ANSWERED, Range(low, high)),
        "state": Fact(Standing.ANSWERED, frozenset({"as-such"})),
    }
    return Rows((row,), f"example: {low}..{high}")


_TRACE, _PLENTY = Fraction(1, 10**18), Fraction(10**18)
EXAMPLES = (
    Rows((), "example: none"),
    _worth(_TRACE, _TRACE),
    _worth(_PLENTY, _PLENTY),
    _worth(Fraction(0), _TRACE),
    _worth(Fraction(0), _PLENTY),
    _worth(_TRACE, _PLENTY),
)
"""Nothing, a trace, plenty, and every doubt between them, under any reading."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ratio in its worst and best case, and how far it is from the line.

    ``settled_below`` and ``settled_from`` are Part 1 values, in the item's currency,
    below which limb 1(1) is not met for certain and from which it is.
    """

    low: Fraction
    high: Fraction | None
    part_1: Range
    item: Range
    settled_below: Fraction
    settled_from: Fraction | None


def ratio(part_1: Range | None, item: Range | None) -> Ratio | None:
    """Divide the ranges, once both are known in one currency and above zero."""
    if part_1 is None or item is None or not item.low:
        return None
    if part_1.unit and part_1.unit != item.unit:
        return None
    low = (part_1.low or Fraction(0)) / item.high if item.high else Fraction(0)
    high = None if part_1.high is None else part_1.high / item.low
    return Ratio(
        low,
        high,
        part_1,
        item,
        settled_below=item.low * LINE,
        settled_from=None if item.high is None else item.high * LINE,
    )
