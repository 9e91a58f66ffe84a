"""What one unit of a line holds of Part 1 materials: by origin, worth and mass.

Silence is not zero: what a paper does not name may be in the line all the same, unless
the paper is complete.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from forms.case.facts import Range
from forms.composition.bill import Content, Line, Origin, Price
from forms.numbers import NotANumberError, exact

NONE = "none"
CHINA = "CN"
ZERO = Fraction(0)
HUNDRED = Fraction(100)
UNKNOWN = Range(ZERO, None)

GRAMS: Mapping[str, Fraction] = {
    "mg": Fraction(1, 1000),
    "g": Fraction(1),
    "kg": Fraction(1000),
    "t": Fraction(1_000_000),
    "lb": Fraction("453.59237"),
    "oz": Fraction("28.349523125"),
}
"""Grams in one unit of mass; pound and ounce by the agreement of 1959."""


def number(written: str) -> Range | None:
    """Return what a canonical number or range says; nothing for what is not known."""
    low, dots, high = written.partition("..")
    try:
        return Range(exact(low), exact(high) if dots else exact(low))
    except NotANumberError:
        return None


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
    if ZERO in (one.high, other.high):
        return Range(low, ZERO, unit)
    if one.high is None or other.high is None:
        return Range(low, None, unit)
    return Range(low, one.high * other.high, unit)


def unit_mass(line: Line) -> Range | None:
    """Return the grams of one unit of a line; a unit of mass has its own."""
    if line.unit in GRAMS:
        return Range.exactly(GRAMS[line.unit])
    return number(line.mass)


def content_mass(content: Content, line: Line) -> Range | None:
    """Return the grams of a content in one unit of its line."""
    if (mass := number(content.mass)) is not None:
        return mass
    share, whole = number(content.share), unit_mass(line)
    if share is None or whole is None:
        return None
    return times(times(share, whole), Range.exactly(1 / HUNDRED))


def worth(price: Price, mass: Range | None) -> Range | None:
    """Return what a price comes to for one unit of the line, or the mass in it."""
    amount = money(price.amount)
    if amount is None or price.per == "unit":
        return amount
    if mass is None:
        return None
    return times(times(amount, mass), Range.exactly(1 / GRAMS[price.per]))


def hull(found: list[Range | None]) -> Range | None:
    """Return all that several statements leave possible; in one currency only."""
    known = [each for each in found if each is not None]
    if len(known) < len(found) or not known or len({r.unit for r in known}) > 1:
        return None
    highs = [r.high for r in known if r.high is not None]
    return Range(
        min(r.low or ZERO for r in known),
        max(highs) if len(highs) == len(known) else None,
        known[0].unit,
    )


class Held(NamedTuple):
    """What is held, so that like is added to like: an ``account`` of a source apart.

    ``bought`` and ``market`` are the currencies of the worths that are given; with
    neither, the worth is not known.
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


class Amounts(NamedTuple):
    """How much of it: worth by purchase and by market, and grams."""

    bought: Range = UNKNOWN
    market: Range = UNKNOWN
    grams: Range = UNKNOWN


Purse = Mapping[Held, Amounts]
SILENCE = Held()
"""What may be held without being named."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of a content that one origin speaks of; a share from 0 to 1."""

    share: Range
    country: str = ""
    china_stage: str = ""


def portions(content: Content) -> Iterator[Portion]:
    """Yield what each origin speaks of, then what none does.

    An origin that is only inferred is not known.
    """
    least, most = ZERO, ZERO
    for origin in content.origins:
        share = number(origin.share) or Range(ZERO, HUNDRED)
        low, high = share.low or ZERO, share.high or ZERO
        least, most = least + low, most + high
        is_told = origin.country and origin.basis in {"proven", "declared"}
        yield Portion(
            Range(low / HUNDRED, high / HUNDRED),
            origin.country if is_told else "",
            _china_stage(origin) if is_told else "",
        )
    if least < HUNDRED:
        left = max(ZERO, HUNDRED - most)
        yield Portion(Range(left / HUNDRED, (HUNDRED - least) / HUNDRED))


def _china_stage(origin: Origin) -> str:
    """Tell whether an earlier stage was in China; not known while one is not told."""
    stages = (origin.mined, origin.separated, origin.reduced, origin.alloyed)
    if CHINA in stages:
        return "yes"
    return "no" if all(stages) else ""


def held(line: Line) -> Purse:
    """Return what one unit of a line holds by itself, and what it may hold unnamed."""
    purse: dict[Held, Amounts] = {}
    for content in line.contents:
        if content.material != NONE:
            for what, amounts in _portioned(content, line):
                purse[what] = added(purse.get(what), amounts)
    if is_silent(line):
        purse[SILENCE] = Amounts()
    return purse


def is_silent(line: Line) -> bool:
    """Tell whether a line may hold Part 1 materials that it does not name."""
    return not line.is_complete and line.kind != NONE


def added(one: Amounts | None, other: Amounts) -> Amounts:
    """Add amounts of one thing."""
    if one is None:
        return other
    return Amounts(*map(plus, one, other))


def plus(one: Range, other: Range) -> Range:
    """Add two ranges of one unit; without an upper bound there is none."""
    is_bounded = one.high is not None and other.high is not None
    return Range(
        (one.low or ZERO) + (other.low or ZERO),
        (one.high or ZERO) + (other.high or ZERO) if is_bounded else None,
        one.unit or other.unit,
    )


def _portioned(content: Content, line: Line) -> Iterator[tuple[Held, Amounts]]:
    mass = content_mass(content, line)
    if mass == Range.exactly(0):
        return
    bought = _worth_of(content, mass, ("purchase", "arms-length"))
    market = _worth_of(content, mass, ("market",))
    for portion in portions(content):
        what = Held(
            content.material,
            portion.country,
            portion.china_stage,
            content.state,
            content.supplier or line.supplier,
            "; ".join(paper.document for paper in content.evidence),
            bought.unit if bought else "",
            market.unit if market else "",
            f"{line.id} {content.account}" if content.account else "",
            content.whence.source if content.account else "",
        )
        is_one = portion.share == _ALL
        yield (
            what,
            Amounts(
                *(
                    (amount or UNKNOWN) if is_one else times(amount, portion.share)
                    for amount in (bought, market, mass)
                )
            ),
        )


_ALL = Range(Fraction(1), Fraction(1))


def _worth_of(
    content: Content, mass: Range | None, bases: tuple[str, ...]
) -> Range | None:
    """Return the worth of a content, of several prices all that lies between."""
    found = [worth(p, mass) for p in content.prices if p.basis in bases]
    value = hull(found)
    if value is None or content.material:
        return value
    return Range(ZERO, value.high, value.unit)
