"""Exchange rates that a user gives, with source and day; none is ever supplied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from forms.case.facts import Range, Rows, Value

Rates = Mapping[tuple[str, str], Range]
"""How much of the second currency one unit of the first is worth."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The currency in which amounts are added up, and the rates that lead to it."""

    into: str = ""
    rates: Rates = field(default_factory=dict)

    def rate(self, money: str) -> Range | None:
        """Return what one unit of *money* is worth, by a rate and by its inverse.

        Where the two do not agree, all that lies between is possible.  No rate is
        worked out by way of a third currency.
        """
        if money == self.into:
            return Range.exactly(1)
        there = self.rates.get((money, self.into))
        back = self.rates.get((self.into, money))
        if back is None or not back.low or not back.high:
            return there
        return _hull(there, Range(1 / back.high, 1 / back.low))

    def brought(self, value: Range | None) -> Range | None:
        """Return an amount in the one currency; nothing where no rate leads to it."""
        if value is None or not self.into:
            return value
        by = self.rate(value.unit)
        return None if by is None else converted(value, by, self.into)


def rates_of(table: Value | None) -> Rates:
    """Read the table of rates: an amount, and what it is worth in another currency.

    Two rates for one pair leave possible what lies between them.
    """
    found: dict[tuple[str, str], Range] = {}
    if not isinstance(table, Rows):
        return found
    for row in table.rows:
        match [row[name].value for name in ("given", "worth") if name in row]:
            case [Range(low=low, unit=one) as given, Range(unit=other) as worth] if (
                given.is_exact and low
            ):
                by = converted(worth, Range.exactly(1 / low), "")
                found[one, other] = _hull(found.get((one, other)), by)
            case _:
                pass
    return found


def converted(value: Range, by: Range, into: str) -> Range:
    """Return an amount in another currency, its rate as uncertain as it is."""
    low = (value.low or Fraction(0)) * (by.low or Fraction(0))
    if value.high is None or by.high is None:
        return Range(low, None, into)
    return Range(low, value.high * by.high, into)


def _hull(one: Range | None, other: Range) -> Range:
    if one is None:
        return other
    highs = [r.high for r in (one, other) if r.high is not None]
    low = min(one.low or Fraction(0), other.low or Fraction(0))
    return Range(low, max(highs) if len(highs) == 2 else None)
