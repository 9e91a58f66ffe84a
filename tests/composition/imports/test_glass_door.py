"""A real bill of materials weighs what its publisher says, to the last gram."""

from fractions import Fraction

from forms.composition.content import number
from forms.composition.tree import TOP, Bill
from tests.composition.imports.chain import sample, told


def pieces(line: str, bill: Bill) -> Fraction:
    """Return how many units of a line stand in one item."""
    count = Fraction(1)
    for each in (line, *bill.up(line)):
        quantity = number(bill.lines[each].quantity) if each != TOP else None
        if quantity is not None and quantity.low is not None:
            count *= quantity.low
    return count


def test_quantities_multiply_down_to_31_931_4_grams() -> None:
    bill = Bill.of(told(sample("granta_glass_door.csv")).lines)
    leaves = [line for line in bill.lines if not bill.children(line)]

    assert len(bill.lines) == 15
    assert sum(
        pieces(line, bill) * Fraction(bill.lines[line].mass) for line in leaves
    ) == Fraction("31931.4")
