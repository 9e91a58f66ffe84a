"""What every line of a bill holds of Part 1 materials, worked out once and kept.

The limb is decided on the item exported; the tiers inside it are shown as risk (open
question Q3).  After an edit only the line and those around it are worked out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from forms.case.facts import Range, Rows
from forms.composition.bill import Line
from forms.composition.content import (
    SILENCE,
    Amounts,
    Held,
    Purse,
    added,
    held,
    hull,
    number,
    times,
    unit_mass,
    worth,
)
from forms.composition.rates import Rates, converted, rate
from forms.composition.ratio import (
    Basis,
    Counting,
    Ratio,
    china_part_1_value,
    ratio,
)
from forms.composition.told import rows_of
from forms.composition.tree import TOP, Bill

_EMPTY: Purse = {}
_NONE, _ONE = Range.exactly(0), Range.exactly(1)


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier: the Chinese Part 1 value in one unit, its worth, and their ratio.

    ``silent`` tells that something in it may hold Part 1 materials without naming
    them; ``part_1`` is not known where currencies cannot be added.
    """

    line: str
    part_1: Range | None
    worth: Range | None
    ratio: Ratio | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A bill worked out: for each line what one unit holds by itself and in all."""

    bill: Bill
    own: Mapping[str, Purse]
    all: Mapping[str, Purse]
    rates: Rates = field(default_factory=dict)
    into: str = ""

    @classmethod
    def of(cls, bill: Bill, rates: Rates | None = None, into: str = "") -> "Reckoning":
        """Work out every line, those within before those around them."""
        own = {
            line.id: held(line) if _speaks(line, bill) else _EMPTY
            for line in bill.lines.values()
        }
        whole: dict[str, Purse] = {}
        for line in (*reversed(tuple(bill.down())), TOP):
            whole[line] = _whole(line, bill, own, whole)
        return cls(bill, own, whole, rates or {}, into)

    def after(self, line: Line) -> "Reckoning":
        """Return the reckoning with one line changed, the rest as it was."""
        before = self.bill.lines.get(line.id)
        bill = self.bill.with_line(line)
        if before is None or before.parent != line.parent:
            return Reckoning.of(bill, self.rates, self.into)
        own = {**self.own, line.id: held(line) if _speaks(line, bill) else _EMPTY}
        whole = dict(self.all)
        for one in (line.id, *bill.up(line.id)):
            whole[one] = _whole(one, bill, own, whole)
        return Reckoning(bill, own, whole, self.rates, self.into)

    def rows(self, line: str = TOP) -> Rows:
        """Return what one unit of a line holds, as a table that the ratio counts."""
        return rows_of(self.all[line], self.rates, self.into)

    def tier(self, line: str = TOP, counting: Counting | None = None) -> Tier:
        """Return the ratio of one tier; of ``TOP``, that is the item itself."""
        how = counting or Counting()
        part_1 = china_part_1_value(self.rows(line), how)
        value = self.worth(line, how.basis)
        return Tier(
            line, part_1, value, ratio(part_1, value), SILENCE in self.all[line]
        )

    def worth(self, line: str = TOP, basis: Basis = Basis.ALL) -> Range | None:
        """Return what one unit of a line is worth, by the prices it has."""
        if line == TOP:
            return self._item_worth(basis)
        entry = self.bill.lines[line]
        bases = _BASES[basis]
        prices = [p for p in entry.prices if p.basis in bases] or entry.prices
        found = [worth(price, unit_mass(entry)) for price in prices]
        return hull([self._here(value) for value in found])

    def _item_worth(self, basis: Basis) -> Range | None:
        """Return the worth of the only root, if one piece of it is the item."""
        match [self.bill.lines[root] for root in self.bill.roots]:
            case [line] if number(line.quantity) == _ONE:
                return self.worth(line.id, basis)
            case _:
                return None

    def _here(self, value: Range | None) -> Range | None:
        if value is None or not self.into:
            return value
        by = rate(self.rates, value.unit, self.into)
        return None if by is None else converted(value, by, self.into)


_BASES = {
    Basis.ALL: ("purchase", "market", "arms-length"),
    Basis.PURCHASE: ("purchase", "arms-length"),
    Basis.MARKET: ("market",),
}


def _speaks(line: Line, bill: Bill) -> bool:
    """Tell whether a line holds more than what stands in it."""
    return bool(line.contents) or not bill.children(line.id)


def _whole(
    line: str, bill: Bill, own: Mapping[str, Purse], whole: Mapping[str, Purse]
) -> Purse:
    purse: dict[Held, Amounts] = {}
    for child in bill.children(line):
        inner = whole[child]
        if inner:
            quantity = number(bill.lines[child].quantity)
            for what, amounts in _multiplied(inner, quantity):
                purse[what] = added(purse.get(what), amounts)
    mine = own.get(line, _EMPTY)
    if not purse:
        return mine
    is_told_twice = any(what != SILENCE for what in purse)
    for what, amounts in mine.items():
        lesser = _from_nothing(amounts) if is_told_twice else amounts
        purse[what] = added(purse.get(what), lesser)
    return purse


def _multiplied(purse: Purse, quantity: Range | None) -> Iterable[tuple[Held, Amounts]]:
    if quantity == _ONE:
        return purse.items()
    if quantity == _NONE:
        return ()
    return (
        (what, Amounts(*(times(amount, quantity) for amount in amounts)))
        for what, amounts in purse.items()
    )


def _from_nothing(amounts: Amounts) -> Amounts:
    """Keep the most only: an assembly and its parts may speak of the same stuff."""
    return Amounts(*(Range(Range.exactly(0).low, a.high, a.unit) for a in amounts))


def inner_tiers(bill: Bill) -> Iterator[str]:
    """Yield the lines that are listed items themselves, from the outermost in."""
    return (line for line in bill.down() if bill.lines[line].kind not in {"", "none"})
