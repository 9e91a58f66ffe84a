"""What a declaration says of parts and of substances in them, and what that adds up to.

Each amount belongs to the thing that it stands in, and to nothing around it.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from forms.composition.bill import Evidence, Price
from forms.composition.imports.declarations.bounds import NOTHING, ONE, WHOLE, Bounds


@dataclass(slots=True)
class Substance:
    """Something in a part: ``share`` in per cent of it, ``mass`` in grams in one unit.

    ``of_less`` says that the share is one of some material in the part, which is no
    more than the part; ``is_reference`` that only a foreign database knows it.
    """

    name: str
    number: str = ""
    share: Bounds | None = None
    mass: Bounds | None = None
    of_less: bool = False
    is_reference: bool = False
    is_confidential: bool = False
    path: str = ""


@dataclass(slots=True)
class Part:
    """A part, or a homogeneous material in one; ``mass`` is grams of one unit.

    ``share`` is per cent of the part around it.  ``is_full`` says that the paper means
    to name all that is in it.
    """

    name: str
    number: str = ""
    revision: str = ""
    quantity: Bounds | None = ONE
    unit: str = "piece"
    mass: Bounds | None = None
    share: Bounds | None = None
    supplier: str = ""
    country: str = ""
    grade: str = ""
    prices: tuple[Price, ...] = ()
    is_full: bool = False
    is_material: bool = False
    evidence: tuple[Evidence, ...] = ()
    substances: list[Substance] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    path: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is named in a part, of how much; ``high`` is None if no bound is known."""

    whole: Bounds
    low: Fraction
    high: Fraction | None
    unit: str


def sum_of(part: Part) -> Sum | None:
    """Add up what is in one unit of a part: in grams, or else in per cent."""
    if not part.substances and not part.parts:
        return None
    is_shared = all(each.share and not each.mass for each in part.substances)
    if part.mass and (part.parts or not is_shared):
        found = [_grams(each, part.mass) for each in part.substances]
        found += [_grams_of_all(child) for child in part.parts]
        return _added(found, part.mass, "g")
    if part.parts:
        return None
    return _added([each.share for each in part.substances], WHOLE, "%")


def _grams(each: Substance, whole: Bounds) -> Bounds | None:
    return each.mass or (each.share.of(whole) if each.share else None)


def _grams_of_all(child: Part) -> Bounds | None:
    if child.mass is None or child.quantity is None:
        return None
    low = child.mass.low * child.quantity.low
    return Bounds(low, child.mass.high * child.quantity.high)


def _added(found: list[Bounds | None], whole: Bounds, unit: str) -> Sum:
    total = NOTHING
    for each in found:
        total = total.plus(each or NOTHING)
    return Sum(whole, total.low, None if None in found else total.high, unit)
