"""The value of Chinese Part 1 materials in one item, and the 0.1 % ratio.

Limb 1(1) of No. 61/2025: value of China-origin Part 1 materials contained, divided
by the value of the foreign-made Part 2 item, 0.1 % included.  Unknown origin counts
as Chinese in the worst case only (law.md section 6.3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from forms.case.facts import Fact, Range, Rows, Standing, Value, Words
from forms.composition.rates import converted

LINE = Fraction(1, 1000)

Row = Mapping[str, Fact]

RATE = {"value": "rate", "market_value": "market_rate"}
"""The column that holds the rate at which a column of money is converted."""

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
    return summed(_counted(row, counting or Counting()) for row in inputs.rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one row adds: at least and at most, and the statement it belongs to.

    Rows that say the same thing are ``alike``; those of one ``source`` are added up,
    those of another source are another account of it and never added.
    """

    low: Fraction
    high: Fraction | None
    units: frozenset[str]
    alike: str = ""
    source: str = ""


def summed(rows: Iterable[Counted]) -> Range | None:
    """Add up; of several accounts of one thing the least and the most are kept."""
    low, high = Fraction(0), Fraction(0)
    bounded = True
    units: set[str] = set()
    accounts: dict[str, dict[str, list[Counted]]] = {}
    for row in rows:
        units |= row.units
        if row.alike:
            accounts.setdefault(row.alike, {}).setdefault(row.source, []).append(row)
            continue
        low += row.low
        high += row.high or 0
        bounded = bounded and row.high is not None
    for told in accounts.values():
        low += min(sum((r.low for r in rows), Fraction(0)) for rows in told.values())
        highs = [_top(rows) for rows in told.values()]
        high += max((top for top in highs if top is not None), default=Fraction(0))
        bounded = bounded and None not in highs
    if len(units) > 1:
        return None
    return Range(low, high if bounded else None, next(iter(units), ""))


def _top(rows: Iterable[Counted]) -> Fraction | None:
    total = Fraction(0)
    for row in rows:
        if row.high is None:
            return None
        total += row.high
    return total


def _counted(row: Row, how: Counting) -> Counted:
    surely, maybe = _counts(row, how)
    alike, source = _text(row, "alike"), _text(row, "told_by")
    if not maybe:
        return Counted(Fraction(0), Fraction(0), frozenset(), alike, source)
    worths = _worths(row, how)
    units = frozenset(worth.unit for worth in worths if worth.unit)
    low = min(worth.low or Fraction(0) for worth in worths) if surely else Fraction(0)
    return Counted(low, _highest(worths), units, alike, source)


def _text(row: Row, column: str) -> str:
    value = row[column].value if column in row else None
    return value.en if isinstance(value, Words) else ""


def _worths(row: Row, how: Counting) -> tuple[Range, ...]:
    """Return what a row says of its worth, by each basis that is counted.

    A price that was not asked for is no second basis; one that is not known is.
    """
    columns = [name for name in ("value", "market_value") if name in row]
    if how.basis is Basis.PURCHASE:
        columns = columns[:1]
    elif how.basis is Basis.MARKET:
        columns = columns[-1:]
    return tuple(_worth_in(row, name) for name in columns) or (_ANYTHING,)


def _worth_in(row: Row, column: str) -> Range:
    """Return one worth, in the item's currency where the row has a rate for it."""
    value = row[column].value
    if not isinstance(value, Range):
        return _ANYTHING
    rate = row[RATE[column]].value if RATE[column] in row else None
    return converted(value, rate, rate.unit) if isinstance(rate, Range) else value


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
    """Return the currencies in the table of inputs, once its rates are applied."""
    if not isinstance(inputs, Rows):
        return frozenset()
    worths = (worth for row in inputs.rows for worth in _worths(row, Counting()))
    return frozenset(worth.unit for worth in worths if worth.unit)


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
