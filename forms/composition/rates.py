"""Exchange rates that a user gives, with source and day; none is ever supplied."""

from collections.abc import Mapping
from fractions import Fraction

from forms.case.facts import Range, Rows, Value

Rates = Mapping[tuple[str, str], Range]
"""How much of the second currency one unit of the first is worth."""


def rates_of(table: Value | None) -> Rates:
    """Read the table of rates; two for one pair leave possible what lies between."""
    found: dict[tuple[str, str], Range] = {}
    if not isinstance(table, Rows):
        return found
    for row in table.rows:
        given = [row[name].value for name in ("from", "into", "rate") if name in row]
        match given:
            case [frozenset() as one, frozenset() as other, Range() as rate]:
                for pair in ((o, i) for o in one for i in other):
                    found[pair] = _hull(found.get(pair), rate)
            case _:
                pass
    return found


def rate(rates: Rates, money: str, into: str) -> Range | None:
    """Return what one unit of *money* is worth, by the rate or by its inverse.

    No rate is worked out by way of a third currency.
    """
    if money == into:
        return Range.exactly(1)
    if (money, into) in rates:
        return rates[money, into]
    back = rates.get((into, money))
    if back is None or not back.low or back.high is None:
        return None
    return Range(1 / back.high, 1 / back.low)


def converted(value: Range, by: Range, into: str) -> Range:
    """Return an amount in another currency, its rate as uncertain as it is."""
    low = (value.low or Fraction(0)) * (by.low or Fraction(0))
    if value.high is None or by.high is None:
        return Range(low, None, into)
    return Range(low, value.high * by.high, into)


def _hull(one: Range | None, other: Range) -> Range:
    if one is None:
        return other
    lows = [r.low for r in (one, other) if r.low is not None]
    highs = [r.high for r in (one, other) if r.high is not None]
    return Range(min(lows, default=None), max(highs) if len(highs) == 2 else None)
