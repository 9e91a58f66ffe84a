"""A second, slow reading of a bill: the least and the most that it leaves possible.

It shares no step with the program: every piece is walked from the top, every unknown
is put at its two ends, and plain text is read here anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from forms.composition.bill import Content, Line, Price

ENDLESS = Fraction(10**60)
"""Stands for what has no upper end."""

GRAMS = {
    "mg": Fraction(1, 1000),
    "g": Fraction(1),
    "kg": Fraction(1000),
    "t": Fraction(10**6),
    "lb": Fraction("453.59237"),
    "oz": Fraction("28.349523125"),
}
Ends = tuple[Fraction, Fraction]
ANYTHING: Ends = (Fraction(0), ENDLESS)
Rates = Mapping[str, Ends]


def ends(text: str) -> Ends | None:
    """Return both ends of a number as written."""
    if not text:
        return None
    each = [Fraction(part) for part in text.split("..")]
    return each[0], each[-1]


def _product(*factors: Ends) -> Ends:
    low = high = Fraction(1)
    for least, most in factors:
        low, high = low * least, high * most
    return low, min(high, ENDLESS)


def _between(found: Iterable[Ends]) -> Ends:
    every = list(found)
    return min(low for low, _ in every), max(high for _, high in every)


def whole_grams(line: Line) -> Ends | None:
    """Return the grams of one unit of a line."""
    if line.unit in GRAMS:
        return GRAMS[line.unit], GRAMS[line.unit]
    return ends(line.mass)


def grams_of(content: Content, line: Line) -> list[Ends]:
    """Return what is told of the grams of a content, by mass and by share."""
    told = [each] if (each := ends(content.mass)) else []
    share, whole = ends(content.share), whole_grams(line)
    if share and whole:
        told.append(_product(share, whole, (Fraction(1, 100), Fraction(1, 100))))
    return told


def chinese(content: Content) -> Ends:
    """Return the least and the most of a lot that may be Chinese, from 0 to 1."""
    here = elsewhere = doubtful = Fraction(0)
    here_most = elsewhere_most = doubtful_most = Fraction(0)
    for origin in content.origins:
        low, high = ends(origin.share) or (Fraction(0), Fraction(100))
        low, high = min(low, Fraction(100)), min(high, Fraction(100))
        if not origin.country or origin.basis in {"", "inferred"}:
            doubtful, doubtful_most = doubtful + low, doubtful_most + high
        elif origin.country == "CN":
            here, here_most = here + low, here_most + high
        else:
            elsewhere, elsewhere_most = elsewhere + low, elsewhere_most + high
    if here + elsewhere + doubtful <= 100:
        return here / 100, (100 - elsewhere) / 100
    surely = max(Fraction(0), 100 - elsewhere_most - doubtful_most)
    most = min(Fraction(100), here_most + doubtful_most)
    return min(surely, here, Fraction(100)) / 100, most / 100


def money(price: Price, grams: Ends, rates: Rates) -> Ends:
    """Return what a price comes to in the one currency."""
    amount, _, currency = price.amount.rpartition(" ")
    told = ends(amount)
    if told is None or currency not in rates:
        return ANYTHING
    if price.per == "unit":
        return _product(told, rates[currency])
    each = 1 / GRAMS[price.per]
    return _product(told, rates[currency], grams, (each, each))


def value(prices: tuple[Price, ...], grams: list[Ends], rates: Rates) -> Ends:
    """Return what lies between all that is told of a worth."""
    mass = _between(grams) if grams else ANYTHING
    if not mass[1]:
        return mass
    return _between(money(p, mass, rates) for p in prices) if prices else ANYTHING


def _legs(lot: list[Content], line: Line, rates: Rates) -> Ends:
    """Take amount, class, price and origin each from any source that tells it."""
    grams = [each for content in lot for each in grams_of(content, line)]
    found: list[Ends] = []
    priced = [each for each in lot if each.prices] or lot
    placed = [each for each in lot if each.origins] or lot
    for by, of, kind in product(priced, placed, lot):
        if kind.material == "none":
            found.append((Fraction(0), Fraction(0)))
            continue
        worth = value(by.prices, grams, rates)
        low, high = _product(worth, chinese(of))
        found.append((low if kind.material else Fraction(0), high))
    return _between(found)


def own(line: Line, rates: Rates) -> Ends:
    """Return the Chinese value that one unit of a line holds by itself."""
    lots: dict[str, list[Content]] = {}
    for place, content in enumerate(line.contents):
        lots.setdefault(content.account or f"lot {place}", []).append(content)
    low = high = Fraction(0)
    for lot in lots.values():
        least, most = _legs(lot, line, rates)
        low, high = low + least, high + most
    says_so = line.kind in {"smco", "ndfeb-tb", "ndfeb-dy"}
    unnamed = all(content.material == "none" for content in line.contents)
    if (not line.is_complete or (says_so and unnamed)) and line.kind != "none":
        high = ENDLESS
    return low, min(high, ENDLESS)


@dataclass
class SecondReading:
    """The bill as plain lines, and the rates into the currency of the item."""

    lines: tuple[Line, ...]
    rates: Rates

    def within(self, name: str) -> list[Line]:
        """Return what stands directly in a line."""
        return [line for line in self.lines if line.parent == name]

    def holds(self, line: Line) -> Ends:
        """Return the Chinese value in one unit of a line and all within it."""
        inner = self.within(line.id)
        if not inner:
            return own(line, self.rates)
        low, high = self._sum(inner)
        if not line.contents:
            return low, high
        least, most = own(line, self.rates)
        # A line and its parts may tell of the same stuff: of the two the greater.
        return max(low, least), min(high + most, ENDLESS)

    def _sum(self, lines: list[Line]) -> Ends:
        low = high = Fraction(0)
        for line in lines:
            many = ends(line.quantity) or ANYTHING
            least, most = _product(self.holds(line), many)
            low, high = low + least, high + most
        return low, min(high, ENDLESS)

    def ratio(self) -> Ends:
        """Return the ratio of the only root, which is the item."""
        (item,) = self.within("")
        low, high = self.holds(item)
        grams = [mass] if (mass := whole_grams(item)) else []
        least, most = value(item.prices, grams, self.rates)
        return low / most, high / least if least else ENDLESS
