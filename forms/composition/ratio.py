"""The value of Chinese Part 1 materials in one item, and the 0.1 % ratio.

Limb 1(1) of No. 61/2025: value of China-origin Part 1 materials contained, divided
by the value of the foreign-made Part 2 item, 0.1 % included.  Unknown origin counts
as Chinese in the worst case only (law.md section 6.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from forms.case.facts import Fact, Range, Rows, Standing, Value

LINE = Fraction(1, 1000)


def china_part_1_value(inputs: Value | None) -> Range | None:
    """Add up the table of inputs: the least and the most that may be Chinese.

    Values in several currencies cannot be added: the result is then unknown.
    """
    if not isinstance(inputs, Rows):
        return None
    counted = [share for row in inputs.rows if (share := _share(row))]
    units = {share.unit for share in counted if share.unit}
    if len(units) > 1:
        return None
    low: Fraction = Fraction(0)
    high: Fraction | None = Fraction(0)
    for share in counted:
        low += share.low or 0
        high = None if high is None or share.high is None else high + share.high
    return Range(low, high, next(iter(units), ""))


def _share(row: Mapping[str, Fact]) -> Range | None:
    """Return what one row may add, or nothing where it is proved not Chinese."""
    origin, value = row["origin"].value, row["value"].value
    worth = value if isinstance(value, Range) else Range(Fraction(0), None)
    if origin == frozenset({"CN"}):
        return worth
    if isinstance(origin, frozenset) and "CN" not in origin:
        return None
    return Range(Fraction(0), worth.high, worth.unit)


def currencies(inputs: Value | None) -> frozenset[str]:
    """Return the currencies that stand in the table of inputs."""
    if not isinstance(inputs, Rows):
        return frozenset()
    values = (row["value"].value for row in inputs.rows)
    return frozenset(v.unit for v in values if isinstance(v, Range) and v.unit)


def _worth(low: Fraction, high: Fraction | None) -> Rows:
    row = {
        "origin": Fact(Standing.ANSWERED, frozenset({"CN"})),
        "value": Fact(Standing.ANSWERED, Range(low, high)),
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
"""Nothing, a trace, plenty, and every doubt between them, in any currency."""


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
