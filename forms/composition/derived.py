"""The facts that a bill tells of its item, and the rates that join currencies."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from forms.case.facts import Fact, Facts, Place, Provenance, Range, Rows, Standing
from forms.composition.content import HOLDING, SILENCE, Sum, number, plus
from forms.composition.rates import Exchange, rates_of
from forms.composition.ratio import RATE, Basis
from forms.composition.tiers import Reckoning
from forms.composition.told import rated
from forms.composition.tree import TOP

BILL = "bill"
"""The name of the bill as a source of answers."""

MAGNETS = HOLDING | {"ndfeb"}


def told_by_bill(reckoning: Reckoning) -> Mapping[str, Fact]:
    """Return what the lines say in answer to questions about the item.

    A bill that names nothing tells nothing: its silence is no answer.
    """
    found = dict(_told(reckoning))
    names = "; ".join(source.name for source in reckoning.bill.sources.values())
    whence = Provenance(source=BILL, document=names)
    return {
        question: Fact(_standing(value), value, whence)
        for question, value in found.items()
    }


def _told(reckoning: Reckoning) -> Iterator[tuple[str, Range | Rows]]:
    bill = reckoning.bill
    if bill.lines and set(reckoning.whole()) != {SILENCE}:
        yield "content.inputs", reckoning.rows()
    # Q4 leaves the basis open: what the item is worth by each of them stays possible.
    if value := reckoning.worth(TOP, Basis.ALL):
        yield "item.value", value
    inner = [line for line in _inner_magnets(reckoning) if line not in bill.roots]
    if inner and (value := _worth_of(inner, reckoning)):
        yield "content.inner_value", value


def _inner_magnets(reckoning: Reckoning) -> Iterator[str]:
    """Yield the outermost magnets; what stands in one is a part of it."""
    bill, left = reckoning.bill, list(reckoning.bill.roots)
    while left:
        line = left.pop()
        if bill.lines[line].kind in MAGNETS:
            yield line
        else:
            left += bill.children(line)


def _worth_of(lines: list[str], reckoning: Reckoning) -> Range | None:
    total, units = Sum.of(Range.exactly(0)), set[str]()
    for line in lines:
        worth = reckoning.worth(line, Basis.PURCHASE)
        if worth is None:
            return None
        units.add(worth.unit)
        one = Sum.of(worth)
        for each in (line, *reckoning.bill.up(line)):
            if each != TOP:
                one = one.times(number(reckoning.bill.lines[each].quantity))
        total = plus(total, one)
    return total.range(units.pop()) if len(units) == 1 else None


def _standing(value: Range | Rows) -> Standing:
    is_open = isinstance(value, Range) and not value.is_exact
    return Standing.ESTIMATED if is_open else Standing.ANSWERED


def exchange_of(item: str, facts: Facts) -> Exchange:
    """Return the currency of the item's value, and the rates that the user gave."""
    worth = facts.get(Place(item, "item.value"))
    table = facts.get(Place(item, RATES))
    into = worth.value.unit if worth and isinstance(worth.value, Range) else ""
    return Exchange(into, rates_of(table.value if table else None))


RATES = "content.rates"
"""The question for exchange rates, asked only where currencies differ."""


def wants_rates(item: str, facts: Facts) -> bool:
    """Tell whether some amount is in another currency than the item's value."""
    into = exchange_of(item, facts).into
    inputs = facts.get(Place(item, "content.inputs"))
    if not into or inputs is None or not isinstance(inputs.value, Rows):
        return False
    cells = (
        row[name].value for row in inputs.value.rows for name in RATE if name in row
    )
    units = {value.unit for value in cells if isinstance(value, Range)}
    return bool(units - {"", into})


def exchanged(item: str, facts: Facts) -> Mapping[Place, Fact]:
    """Return the facts of an item that are read with the rates given for them."""
    place = Place(item, "content.inputs")
    inputs = facts.get(place)
    if inputs is None or not isinstance(inputs.value, Rows):
        return {}
    table = rated(inputs.value, exchange_of(item, facts))
    return {} if table is inputs.value else {place: replace(inputs, value=table)}
