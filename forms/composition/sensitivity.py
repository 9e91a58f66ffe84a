"""How far a ratio is from the line, and which single fact would settle it.

Advice only: it changes no result (forms.md F12-13, F12-14).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from forms.case.facts import Range
from forms.composition.bill import Content, Line, Origin
from forms.composition.content import (
    CHINA,
    HUNDRED,
    NONE,
    ZERO,
    content_mass,
    is_silent,
    money,
    number,
    portions,
)
from forms.composition.rates import Exchange
from forms.composition.ratio import LINE, Counting, Ratio, china_part_1_value, ratio
from forms.composition.tiers import Reckoning
from forms.composition.told import rated
from forms.composition.tree import TOP
from forms.numbers import shown

TRIED = 100
"""How many open facts are tried out one by one."""

_NOT_TRIED = (None, None)


class Side(StrEnum):
    """On which side of the line a ratio lies."""

    BELOW = "below"
    REACHED = "reached"
    OPEN = "open"


def side(found: Ratio | None) -> Side:
    """Compare exactly; 0.1 % itself is reached."""
    if found is None:
        return Side.OPEN
    if found.low >= LINE:
        return Side.REACHED
    return Side.BELOW if found.high is not None and found.high < LINE else Side.OPEN


def moved(found: Ratio, by: Fraction) -> Range:
    """Return the ratio with all prices of the numerator so much lower or higher."""
    high = None if found.high is None else found.high * (1 + by)
    return Range(found.low * (1 - by), high)


def break_even(part_1: Range) -> Range:
    """Return the item's value at which that Part 1 value is just 0.1 % of it."""
    high = None if part_1.high is None else part_1.high / LINE
    return Range((part_1.low or ZERO) / LINE, high, part_1.unit)


class Leg(StrEnum):
    """What is missing or too wide about a content, or about its line."""

    CONTENT = "content"
    ORIGIN = "origin"
    PRICE = "price"
    MASS = "mass"
    MATERIAL = "material"
    WORTH = "worth"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One fact that is not exactly known, and on which side its answers would lead.

    ``if_least`` and ``if_most`` are the sides if it turned out to add the least or the
    most; a fact that settles the ratio either way is worth asking for first.
    """

    line: str
    content: int
    leg: Leg
    if_least: Side
    if_most: Side

    @property
    def settles(self) -> bool:
        """Tell whether some answer would settle the ratio."""
        return {self.if_least, self.if_most} != {Side.OPEN}


def doubts(
    reckoning: Reckoning,
    counting: Counting | None = None,
    exchange: Exchange | None = None,
    worth: Range | None = None,
) -> tuple[Doubt, ...]:
    """Return the open facts of a bill, those that would settle the most first.

    Only the first ``TRIED`` are tried out; where several lines may hold more than they
    name, none of them alone can settle anything.
    """
    change = exchange or Exchange()
    value = worth or reckoning.worth(TOP, exchange=change)
    weighing = _Weighing(reckoning, counting or Counting(), change, value)
    found = list(weighing.doubts())
    found.sort(key=lambda doubt: (doubt.if_least, doubt.if_most).count(Side.OPEN))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Weighing:
    reckoning: Reckoning
    counting: Counting
    exchange: Exchange
    worth: Range | None

    def doubts(self) -> Iterator[Doubt]:
        if self.worth is None or not self.worth.is_exact:
            ends = (self._of_worth(end) for end in _ends(self.worth))
            yield Doubt(TOP, -1, Leg.WORTH, *ends)
        lines = self.reckoning.bill.lines.values()
        named = (
            (line, place, leg)
            for line in lines
            for place, content in enumerate(line.contents)
            for leg in legs(content, line)
        )
        for tried, (line, place, leg) in enumerate(named):
            least, most = _ends_of(line, place, leg) if tried < TRIED else _NOT_TRIED
            yield Doubt(line.id, place, leg, self._side(least), self._side(most))
        silent = [line for line in lines if self._may_hold_more(line)]
        for line in silent:
            least = _ends_of(line, -1, Leg.CONTENT)[0] if len(silent) == 1 else None
            yield Doubt(line.id, -1, Leg.CONTENT, self._side(least), Side.OPEN)

    def _may_hold_more(self, line: Line) -> bool:
        is_assembly = not line.contents and self.reckoning.bill.children(line.id)
        return is_silent(line) and not is_assembly

    def _of_worth(self, worth: Range | None) -> Side:
        table = rated(self.reckoning.rows(), self.exchange)
        return side(ratio(china_part_1_value(table, self.counting), worth))

    def _side(self, line: Line | None) -> Side:
        """Return where the ratio would lie with a line told otherwise."""
        if line is None:
            return Side.OPEN
        table = rated(self.reckoning.after(line).rows(), self.exchange)
        return side(ratio(china_part_1_value(table, self.counting), self.worth))


def legs(content: Content, line: Line) -> Iterator[Leg]:
    """Yield what is not told of a content, or not exactly, in the order of asking."""
    if content.material == NONE:
        return
    if not content.material:
        yield Leg.MATERIAL
    shares = tuple(portions(content))
    if any(not portion.country for portion in shares):
        yield Leg.ORIGIN
    if all(portion.country not in {"", CHINA} for portion in shares):
        return
    if _is_open([money(price.amount) for price in content.prices]):
        yield Leg.PRICE
    is_by_mass = any(price.per != "unit" for price in content.prices)
    if is_by_mass and _is_open([content_mass(content, line)]):
        yield Leg.MASS


def _is_open(told: list[Range | None]) -> bool:
    return not told or any(each is None or not each.is_exact for each in told)


def _ends(told: Range | None) -> tuple[Range | None, Range | None]:
    """Return the greatest and the least of a range: of a divisor, in that order."""
    if told is None:
        return None, None
    return Range(told.high, told.high, told.unit), Range(told.low, told.low, told.unit)


def _ends_of(line: Line, place: int, leg: Leg) -> tuple[Line | None, Line | None]:
    """Return the line told so that it adds the least, and so that it adds the most."""
    if leg is Leg.CONTENT:
        return line.model_copy(update={"is_complete": True}), None
    content = line.contents[place]
    match leg:
        case Leg.ORIGIN:
            changes = [_from(content, country) for country in (ELSEWHERE, CHINA)]
        case Leg.PRICE:
            changes = [_priced(content, end) for end in (0, -1)]
        case Leg.MASS:
            changes = [_weighed(content, end) for end in (0, -1)]
        case _:
            changes = [{"material": NONE}, {"material": "told"}]
    least, most = (_with(line, place, change) for change in changes)
    return least, most


ELSEWHERE = "ZZ"
"""Stands for any country but China."""


def _from(content: Content, country: str) -> dict[str, object]:
    """Return the origins of a content, those not told taken to be one country."""
    told = [
        origin
        if origin.country and origin.basis in {"proven", "declared"}
        else Origin(country=country, share=origin.share)
        for origin in content.origins
    ]
    known = [number(origin.share) for origin in told]
    left = HUNDRED - sum((share.low or ZERO for share in known if share), ZERO)
    if left > 0:
        told.append(Origin(country=country, share=shown(left)))
    return {"origins": tuple(told)}


def _priced(content: Content, end: int) -> dict[str, object]:
    """Return the prices at their lower or upper end; without one it adds nothing."""
    if not content.prices:
        return {"material": NONE} if end == 0 else {}
    prices = []
    for price in content.prices:
        amount, _, money = price.amount.rpartition(" ")
        at_end = f"{amount.split('..')[end]} {money}"
        prices.append(price.model_copy(update={"amount": at_end}))
    return {"prices": tuple(prices)}


def _weighed(content: Content, end: int) -> dict[str, object]:
    """Return the mass and the share at their lower or upper end."""
    if not (content.mass or content.share):
        return {"material": NONE} if end == 0 else {}
    return {
        "mass": content.mass.split("..")[end],
        "share": content.share.split("..")[end],
    }


def _with(line: Line, place: int, changes: dict[str, object]) -> Line:
    contents = list(line.contents)
    contents[place] = contents[place].model_copy(update=changes)
    return line.model_copy(update={"contents": tuple(contents)})
