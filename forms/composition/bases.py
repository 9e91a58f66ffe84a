"""One bill by each basis of value that its prices give (forms.md F12-07, F12-12)."""

from dataclasses import dataclass

from forms.case.facts import Range
from forms.composition.bill import Basis, Line, Price
from forms.composition.rates import Exchange
from forms.composition.ratio import Ratio, ratio
from forms.composition.tiers import Reckoning
from forms.composition.tree import TOP, Bill

BASES: tuple[Basis, ...] = ("purchase", "market", "arms-length")


@dataclass(frozen=True, slots=True)
class ByBasis:
    """The ratio of the item on one basis; none where the basis leaves a side open."""

    basis: Basis
    ratio: Ratio | None


def by_basis(
    bill: Bill, exchange: Exchange, worth: Range | None
) -> tuple[ByBasis, ...]:
    """Return the ratio on each basis of which the contents have prices.

    Where the item has no price on that basis it counts at *worth*.
    """
    told = {
        price.basis
        for line in bill.lines.values()
        for content in line.contents
        for price in content.prices
    }
    found: list[ByBasis] = []
    for basis in BASES:
        if basis in told:
            alone = Reckoning.of(_priced(bill, basis))
            tier = alone.tier(TOP, exchange=exchange)
            value = tier.worth or worth
            found.append(ByBasis(basis, ratio(tier.part_1, value)))
    return tuple(found)


def _priced(bill: Bill, basis: Basis) -> Bill:
    return Bill.of(_line(line, basis) for line in bill.lines.values())


def _line(line: Line, basis: Basis) -> Line:
    contents = tuple(
        content.model_copy(update={"prices": _only(content.prices, basis)})
        for content in line.contents
    )
    prices = _only(line.prices, basis)
    return line.model_copy(update={"contents": contents, "prices": prices})


def _only(prices: tuple[Price, ...], basis: Basis) -> tuple[Price, ...]:
    return tuple(price for price in prices if price.basis == basis)
