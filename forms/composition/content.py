"""What one unit of a line holds of Part 1 materials: by origin, worth and mass.

Silence is not zero: what a paper does not name may be in the line all the same, unless
the paper is complete.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from forms.case.facts import Range
from forms.composition.accounts import Told, hull, levelled
from forms.composition.bill import Content, Line, Origin, Price
from forms.composition.units import grams
from forms.numbers import NotANumberError, exact

NONE = "none"
HOLDING = frozenset({"smco", "ndfeb-tb", "ndfeb-dy"})
"""Kinds of lines that hold Part 1 materials by their very name."""

CHINA = "CN"
ZERO = Fraction(0)
HUNDRED = Fraction(100)
UNKNOWN = Range(ZERO, None)
_HUNDREDTH = Range(Fraction(1, 100), Fraction(1, 100))


@lru_cache(maxsize=1000)
def grams_in(unit: str) -> Fraction | None:
    """Return the grams in one unit of mass; nothing for a unit that is none."""
    return grams(Fraction(1), unit)


@lru_cache(maxsize=100_000)
def number(written: str) -> Range | None:
    """Return what a canonical number or range says; nothing for what is not known."""
    low, dots, high = written.partition("..")
    try:
        least = exact(low)
        return Range(least, exact(high) if dots else least)
    except NotANumberError:
        return None


@lru_cache(maxsize=100_000)
def money(written: str) -> Range | None:
    """Return an amount with its currency as unit."""
    amount, _, currency = written.rpartition(" ")
    found = number(amount)
    return None if found is None else Range(found.low, found.high, currency)


def times(one: Range | None, other: Range | None) -> Range:
    """Multiply what is not negative; what is not known may be anything from 0."""
    one, other = one or UNKNOWN, other or UNKNOWN
    low = (one.low or ZERO) * (other.low or ZERO)
    unit = one.unit or other.unit
    if one.high is None or other.high is None:
        return Range(low, ZERO if ZERO in (one.high, other.high) else None, unit)
    if one.high is one.low and other.high is other.low:
        return Range(low, low, unit)
    return Range(low, one.high * other.high, unit)


def unit_mass(line: Line) -> Range | None:
    """Return the grams of one unit of a line; a unit of mass has its own."""
    size = grams_in(line.unit)
    return number(line.mass) if size is None else Range.exactly(size)


def content_mass(content: Content, line: Line) -> Range | None:
    """Return the grams of a content in one unit of its line.

    Where its mass and its share do not agree, all that lies between is possible.
    """
    mass, share, whole = number(content.mass), number(content.share), unit_mass(line)
    if share is None or whole is None:
        return mass
    by_share = times(times(share, whole), _HUNDREDTH)
    return by_share if mass is None else hull([mass, by_share])


def worth(price: Price, mass: Range | None) -> Range | None:
    """Return what a price comes to for one unit of the line, or the mass in it."""
    amount = money(price.amount)
    if amount is None or price.per == "unit":
        return amount
    size = grams_in(price.per)
    if mass is None or size is None:
        return None
    return times(times(amount, mass), Range.exactly(1 / size))


OPEN = "?"
"""Stands for the currency of a worth that the prices given leave open."""


class Held(NamedTuple):
    """What is held, so that like is added to like: an ``account`` of a source apart.

    ``bought`` and ``market`` are the currencies of the worths that are given, ``OPEN``
    where prices are given that come to nothing known; with neither, the worth is not
    known.
    """

    material: str = ""
    country: str = ""
    china_stage: str = ""
    state: str = ""
    supplier: str = ""
    evidence: str = ""
    bought: str = ""
    market: str = ""
    account: str = ""
    told_by: str = ""


class Sum(NamedTuple):
    """A sum of ranges from which one can be taken away again: how many have no end."""

    low: Fraction
    high: Fraction
    endless: int = 0

    @classmethod
    def of(cls, found: Range | None) -> "Sum":
        """Return a sum of one range; what is not known has no end."""
        if found is None:
            return _ENDLESS
        if found.high is None:
            return cls(found.low or ZERO, found.low or ZERO, 1)
        return cls(found.low or ZERO, found.high)

    def times(self, number: Range | None) -> "Sum":
        """Return the sum so many times; how many times may not be known."""
        if not self.high:
            return self
        low, high = (number.low, number.high) if number else (None, None)
        least = self.low * (low or ZERO)
        if high is None:
            return Sum(least, least, 1)
        if low is high and self.low is self.high:
            return Sum(least, least, self.endless)
        return Sum(least, self.high * high, self.endless)

    def range(self, unit: str = "") -> Range:
        """Return the range that the sum leaves possible."""
        return Range(self.low, None if self.endless else self.high, unit)


_ENDLESS = Sum(ZERO, ZERO, 1)


class Amounts(NamedTuple):
    """How much of it: worth by purchase and by market, grams, from how many lines."""

    bought: Sum
    market: Sum
    grams: Sum
    lines: int = 1

    @classmethod
    def of(
        cls, bought: Range | None, market: Range | None, grams: Range | None
    ) -> "Amounts":
        """Return what one line says."""
        return cls(Sum.of(bought), Sum.of(market), Sum.of(grams))

    def times(self, number: Range | None) -> "Amounts":
        """Return the amounts of so many units."""
        if not (self.bought.high or self.market.high or self.grams.high):
            return self
        return Amounts(
            self.bought.times(number),
            self.market.times(number),
            self.grams.times(number),
            self.lines,
        )

    def at_most(self) -> "Amounts":
        """Return the amounts as far as they may be nothing at all."""
        return Amounts(
            self.bought._replace(low=ZERO),
            self.market._replace(low=ZERO),
            self.grams._replace(low=ZERO),
            self.lines,
        )


Purse = Mapping[Held, Amounts]
SILENCE = Held()
"""What may be held without being named."""

_SILENT = Amounts(_ENDLESS, _ENDLESS, _ENDLESS)
# Shared by all lines that tell nothing: there may be hundreds of thousands.
_SILENT_PURSE: Purse = {SILENCE: _SILENT}
_EMPTY_PURSE: Purse = {}


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of a content that one origin speaks of; a share from 0 to 1."""

    share: Range
    country: str = ""
    china_stage: str = ""


def portions(content: Content) -> Iterator[Portion]:
    """Yield what each origin speaks of, then what none does.

    An origin that is only inferred is not known.  Where the shares come to more than
    all of it, each is sure of no more than the others leave.
    """
    told = [_told_share(origin) for origin in content.origins]
    least = sum((share.low or ZERO for share in told), ZERO)
    most = sum((share.high or ZERO for share in told), ZERO)
    for origin, share in zip(content.origins, told, strict=True):
        low, high = share.low or ZERO, share.high or ZERO
        if least > HUNDRED:
            low = min(low, max(ZERO, HUNDRED - (most - high)))
        is_told = origin.country and origin.basis in {"proven", "declared"}
        yield Portion(
            Range(low / HUNDRED, high / HUNDRED),
            origin.country if is_told else "",
            _china_stage(origin) if is_told else "",
        )
    if least < HUNDRED:
        left = max(ZERO, HUNDRED - most)
        yield Portion(Range(left / HUNDRED, (HUNDRED - least) / HUNDRED))


def _told_share(origin: Origin) -> Range:
    """Return the share of an origin; no lot has more than all of it."""
    share = number(origin.share) or Range(ZERO, HUNDRED)
    high = min(share.high or ZERO, HUNDRED)
    return Range(min(share.low or ZERO, high), high)


def _china_stage(origin: Origin) -> str:
    """Tell whether an earlier stage was in China; not known while one is not told."""
    stages = (origin.mined, origin.separated, origin.reduced, origin.alloyed)
    if CHINA in stages:
        return "yes"
    return "no" if all(stages) else ""


def held(line: Line) -> Purse:
    """Return what one unit of a line holds by itself, and what it may hold unnamed."""
    if not line.contents:
        return _SILENT_PURSE if is_silent(line) else _EMPTY_PURSE
    purse: dict[Held, Amounts] = {}
    for content, stated in zip(line.contents, _statements(line), strict=True):
        if content.material != NONE or stated.is_denied:
            for what, amounts in _portioned(content, line, stated):
                purse[what] = added(purse.get(what), amounts)
    if is_silent(line):
        purse[SILENCE] = _SILENT
    return purse


def is_silent(line: Line) -> bool:
    """Tell whether a line may hold Part 1 materials that it does not name.

    A magnet whose kind says samarium, terbium or dysprosium and whose contents name
    none contradicts itself: its declaration is no full one, whatever it says.
    """
    if line.kind == NONE:
        return False
    names = any(content.material != NONE for content in line.contents)
    return not line.is_complete or (line.kind in HOLDING and not names)


def added(one: Amounts | None, other: Amounts) -> Amounts:
    """Add amounts of one thing."""
    if one is None:
        return other
    return Amounts(
        plus(one.bought, other.bought),
        plus(one.market, other.market),
        plus(one.grams, other.grams),
        one.lines + other.lines,
    )


def taken(one: Amounts, other: Amounts) -> Amounts:
    """Take amounts away that were added before: sums are exact, so nothing is left."""
    return Amounts(
        _minus(one.bought, other.bought),
        _minus(one.market, other.market),
        _minus(one.grams, other.grams),
        one.lines - other.lines,
    )


def plus(one: Sum, other: Sum) -> Sum:
    """Add two sums."""
    if not one.high:
        return Sum(other.low, other.high, one.endless + other.endless)
    if not other.high:
        return Sum(one.low, one.high, one.endless + other.endless)
    if one.low is one.high and other.low is other.high:
        exact = one.low + other.low
        return Sum(exact, exact, one.endless + other.endless)
    return Sum(one.low + other.low, one.high + other.high, one.endless + other.endless)


def _minus(one: Sum, other: Sum) -> Sum:
    return Sum(one.low - other.low, one.high - other.high, one.endless - other.endless)


class _Stated(NamedTuple):
    """What a content comes to, and in which currencies (as in ``Held``).

    ``is_denied`` says that by some source, if not by all, it counts for nothing.
    """

    mass: Range | None
    bought: Range | None
    market: Range | None
    bought_in: str
    market_in: str
    is_denied: bool


def _statements(line: Line) -> Iterator[_Stated]:
    """Yield what each content comes to, beside the other accounts of it."""
    contents = line.contents
    masses = [content_mass(content, line) for content in contents]
    accounts = _accounts(contents)
    for places in accounts:
        _level(masses, contents, places)
    bought, bought_in = _worths(contents, masses, accounts, _BOUGHT)
    market, market_in = _worths(contents, masses, accounts, _MARKET)
    denied = {place for places in accounts for place in _denied(contents, places)}
    for at, mass in enumerate(masses):
        money = bought[at], market[at], bought_in[at], market_in[at]
        yield _Stated(mass, *money, at in denied)


def _worths(
    contents: tuple[Content, ...],
    masses: list[Range | None],
    accounts: list[list[int]],
    bases: tuple[str, ...],
) -> tuple[list[Range | None], list[str]]:
    """Return worths and currencies; what one source prices another may be worth."""
    pairs = zip(contents, masses, strict=True)
    found = [_worth_of(content, mass, bases) for content, mass in pairs]
    priced = [any(p.basis in bases for p in each.prices) for each in contents]
    for places in accounts:
        told = [at for at in places if priced[at]]
        _level(found, contents, told)
        if told and len(told) < len(places):
            most = hull([found[at] for at in told])
            least = most and Range(ZERO, most.high, most.unit)
            for at in places:
                found[at] = found[at] if priced[at] else least
                priced[at] = True
    currencies = [
        worth.unit if worth else OPEN if is_priced else ""
        for worth, is_priced in zip(found, priced, strict=True)
    ]
    return found, currencies


def _accounts(contents: tuple[Content, ...]) -> list[list[int]]:
    """Return the places of the contents of which several sources speak."""
    found: dict[str, list[int]] = {}
    for place, content in enumerate(contents):
        if content.account:
            found.setdefault(content.account, []).append(place)
    return [
        places
        for places in found.values()
        if len({contents[place].whence.source for place in places}) > 1
    ]


def _level(
    amounts: list[Range | None], contents: tuple[Content, ...], places: list[int]
) -> None:
    sources: dict[str, list[int]] = {}
    for place in places:
        sources.setdefault(contents[place].whence.source, []).append(place)
    told: Told = {s: [amounts[place] for place in at] for s, at in sources.items()}
    for source, lots in levelled(told).items():
        for place, amount in zip(sources[source], lots, strict=True):
            amounts[place] = amount


def _denied(contents: tuple[Content, ...], places: list[int]) -> list[int]:
    """Return the places of an account in which some sources tell of none.

    All of them count at most: the class of one may be right with another's origin.
    """
    telling = {
        contents[place].whence.source
        for place in places
        if contents[place].material != NONE
    }
    sources = {contents[place].whence.source for place in places}
    return places if telling and telling != sources else []


_BOUGHT, _MARKET = ("purchase", "arms-length"), ("market",)


def _portioned(
    content: Content, line: Line, stated: _Stated
) -> Iterator[tuple[Held, Amounts]]:
    mass = stated.mass
    if mass == Range.exactly(0):
        return
    whole = Amounts.of(stated.bought, stated.market, mass)
    if stated.is_denied:
        whole = whole.at_most()
    for portion in portions(content):
        what = Held(
            content.material if content.material != NONE else "",
            portion.country,
            portion.china_stage,
            content.state,
            content.supplier or line.supplier,
            "; ".join(paper.document for paper in content.evidence),
            stated.bought_in,
            stated.market_in,
            f"{line.id} {content.account}" if content.account else "",
            content.whence.source if content.account else "",
        )
        yield what, whole if portion.share == _ALL else whole.times(portion.share)


_ALL = Range.exactly(1)


def _worth_of(
    content: Content, mass: Range | None, bases: tuple[str, ...]
) -> Range | None:
    """Return the worth of a content, of several prices all that lies between."""
    found = [worth(p, mass) for p in content.prices if p.basis in bases]
    value = hull(found)
    if value is None or content.material:
        return value
    return Range(ZERO, value.high, value.unit)
