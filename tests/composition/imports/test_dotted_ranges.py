"""Two points between numbers make a range, never a number with a strange unit."""

from fractions import Fraction

import pytest

from forms.composition.imports.table.amounts import amount


@pytest.mark.parametrize("cell", ["300..350", "300.0..350", "300 .. 350", "300...350"])
def test_points_between_two_numbers_make_a_range(cell: str) -> None:
    found = amount(cell, "")

    assert (found.low, found.high, found.unit) == (Fraction(300), Fraction(350), "")


def test_a_point_at_the_end_of_a_number_is_still_one() -> None:
    assert amount("5. g", "").low == Fraction(5)
