"""Lists of substances in a part, beside its composition: nothing counts twice."""

from collections.abc import Iterator
from fractions import Fraction

from forms.composition import cas
from forms.composition.imports.declarations.bounds import NOTHING, ONE, Bounds
from forms.composition.imports.declarations.things import Part, Substance

_NEAR = Fraction(101, 100)


def add_listed(
    part: Part, listed: list[Substance]
) -> Iterator[tuple[Substance, Bounds]]:
    """Add what a list names to its part, unless what is in the part names it too.

    Two lists may name a substance twice; then each amount that is told stays possible.
    Yields what a list tells more of; that much more may be there.
    """
    added: dict[str, Substance] = {}
    for each in listed:
        other = added.setdefault(_key(each), each)
        if other is not each:
            other.mass = _either(other.mass, each.mass)
            other.share = _either(other.share, each.share)
            other.of_less = other.of_less or each.of_less
    within = {_key(each) for one, _ in _inside(part) for each in one.substances}
    for key, each in added.items():
        if key not in within:
            part.substances.append(each)
            continue
        total = _total(part, key)
        if total and each.mass and each.mass.low > total.high * _NEAR:
            yield each, total
            # What the list tells beyond the composition may be there.
            each.mass, each.share = (
                Bounds(NOTHING.low, each.mass.high - total.low),
                None,
            )
            part.substances.append(each)


def _total(part: Part, key: str) -> Bounds | None:
    """Return the grams of a substance in one unit of a part; None if not all told."""
    total = NOTHING
    for one, number in _inside(part):
        for each in one.substances:
            if _key(each) != key:
                continue
            mass = each.mass
            if mass is None and each.share and one.mass:
                mass = each.share.of(one.mass)
            if mass is None or number is None:
                return None
            total = total.plus(Bounds(mass.low * number.low, mass.high * number.high))
    return total


def _inside(part: Part) -> Iterator[tuple[Part, Bounds | None]]:
    """Yield a part and all parts in it, each with how many there are."""
    left: list[tuple[Part, Bounds | None]] = [(part, ONE)]
    while left:
        one, number = left.pop()
        yield one, number
        for child in one.parts:
            count = child.quantity
            times = None
            if number and count:
                times = Bounds(number.low * count.low, number.high * count.high)
            left.append((child, times))


def _either(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    return one.around(other) if one and other else one or other


def _key(each: Substance) -> str:
    return cas.read(each.number).number or each.name.casefold()
