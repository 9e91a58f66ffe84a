"""What every line of a bill holds of Part 1 materials, worked out once and kept.

The limb is decided on the item exported; the tiers inside it are shown as risk (open
question Q3).  After an edit only the line and those around it are worked out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forms.case.facts import Range, Rows
from forms.composition.accounts import hull
from forms.composition.bill import Line
from forms.composition.content import (
    SILENCE,
    Amounts,
    Held,
    Purse,
    added,
    held,
    number,
    taken,
    unit_mass,
    worth,
)
from forms.composition.rates import Exchange
from forms.composition.ratio import (
    Basis,
    Counting,
    Ratio,
    china_part_1_value,
    ratio,
)
from forms.composition.told import rated, rows_of
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
    """A bill worked out: what one unit of each line holds by itself, and its parts."""

    bill: Bill
    own: Mapping[str, Purse]
    parts: Mapping[str, Purse]

    @classmethod
    def of(cls, bill: Bill) -> "Reckoning":
        """Work out every line, those within before those around them."""
        own = {line.id: _own(line, bill) for line in bill.lines.values()}
        parts: dict[str, dict[Held, Amounts]] = {}
        for line in reversed(tuple(bill.down())):
            whole = _whole(own[line], parts.get(line, _EMPTY))
            around = parts.setdefault(bill.parent(line), {})
            for what, amounts in _multiplied(whole, bill.lines[line]):
                around[what] = added(around.get(what), amounts)
        return cls(bill, own, parts)

    def after(self, line: Line) -> "Reckoning":
        """Return the reckoning with one line changed, the rest as it was.

        Around the line, what it held is taken away and what it holds is added.
        """
        before = self.bill.lines.get(line.id)
        bill = self.bill.with_line(line)
        if before is None or before.parent != line.parent:
            return Reckoning.of(bill)
        own = {**self.own, line.id: _own(line, bill)}
        parts = dict(self.parts)
        after = Reckoning(bill, own, parts)
        for one in (line.id, *bill.up(line.id)):
            if one != TOP:
                parts[bill.parent(one)] = self._exchanged(one, after)
        return after

    def _exchanged(self, line: str, after: "Reckoning") -> Purse:
        around = dict(self.parts[self.bill.parent(line)])
        for what, amounts in _multiplied(self.whole(line), self.bill.lines[line]):
            left = taken(around.pop(what), amounts)
            if left.lines:
                around[what] = left
        for what, amounts in _multiplied(after.whole(line), after.bill.lines[line]):
            around[what] = added(around.get(what), amounts)
        return around

    def whole(self, line: str = TOP) -> Purse:
        """Return all that one unit of a line holds."""
        return _whole(self.own.get(line, _EMPTY), self.parts.get(line, _EMPTY))

    def rows(self, line: str = TOP) -> Rows:
        """Return what one unit of a line holds, as a table that the ratio counts."""
        return rows_of(self.whole(line))

    def tier(
        self,
        line: str = TOP,
        counting: Counting | None = None,
        exchange: Exchange | None = None,
    ) -> Tier:
        """Return the ratio of one tier; of ``TOP``, that is the item itself."""
        how, change = counting or Counting(), exchange or Exchange()
        part_1 = china_part_1_value(rated(self.rows(line), change), how)
        value = self.worth(line, how.basis, change)
        return Tier(
            line, part_1, value, ratio(part_1, value), SILENCE in self.whole(line)
        )

    def worth(
        self,
        line: str = TOP,
        basis: Basis = Basis.ALL,
        exchange: Exchange | None = None,
    ) -> Range | None:
        """Return what one unit of a line is worth, by the prices it has.

        The only root, if one piece of it is the item, is the item itself.
        """
        if line == TOP:
            roots = self.bill.roots
            if len(roots) != 1 or number(self.bill.lines[roots[0]].quantity) != _ONE:
                return None
            line = roots[0]
        entry, change = self.bill.lines[line], exchange or Exchange()
        told = [price for price in entry.prices if price.basis in _BASES[basis]]
        found = [worth(price, unit_mass(entry)) for price in told or entry.prices]
        return hull([change.brought(value) for value in found])


_BASES = {
    Basis.ALL: ("purchase", "market", "arms-length"),
    Basis.PURCHASE: ("purchase", "arms-length"),
    Basis.MARKET: ("market",),
}


def _own(line: Line, bill: Bill) -> Purse:
    """Return what a line holds by itself; an assembly may be no more than its parts."""
    if line.contents or not bill.children(line.id):
        return held(line)
    return _EMPTY


def _whole(own: Purse, parts: Purse) -> Purse:
    """Join a line and its parts; both may speak of the same stuff."""
    if not parts:
        return own
    if not own:
        return parts
    whole = dict(parts)
    is_told_twice = any(what != SILENCE for what in parts)
    for what, amounts in own.items():
        lesser = amounts.at_most() if is_told_twice else amounts
        whole[what] = added(whole.get(what), lesser)
    return whole


def _multiplied(purse: Purse, line: Line) -> Iterable[tuple[Held, Amounts]]:
    """Return what so many units hold as stand in one unit of the line around them."""
    quantity = number(line.quantity)
    if quantity == _ONE:
        return purse.items()
    if quantity == _NONE:
        return ()
    return ((what, amounts.times(quantity)) for what, amounts in purse.items())


def inner_tiers(bill: Bill) -> Iterator[str]:
    """Yield the lines that are listed items themselves, from the outermost in."""
    return (line for line in bill.down() if bill.lines[line].kind not in {"", "none"})
