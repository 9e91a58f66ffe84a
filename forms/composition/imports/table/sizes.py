"""How many of a part there are and how heavy it is, by all rows that tell of it."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from forms.composition.bill import Content
from forms.composition.imports.rows import Row
from forms.composition.imports.table.amounts import written
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.measured import mass, quantity
from forms.composition.units import Unit

_MEASURED = {"mass", "length", "area", "volume"}


def size(
    cells: Cells, rows: Sequence[Row], *, is_top: bool
) -> tuple[str, str, Unit | None, str]:
    """Return quantity, unit and grams of one unit, by the first row of a part.

    Where a further row tells another figure, all that lies between is possible.
    """
    many, measure, known = quantity(cells, rows[0], is_top=is_top)
    grams = mass(cells, rows[0], many, known)
    for row in rows[1:]:
        more, unit, of = many, measure, known
        if cells.raw(row, "quantity").strip():
            more, unit, of = quantity(cells, row, is_top=is_top)
        weight = grams
        if any(cells.raw(row, use).strip() for use in ("mass", "mass-total")):
            weight = mass(cells, row, more, of)
        many = _around(many, more) if unit == measure else ""
        grams = _around(grams, weight)
    return many, measure, known, grams


def in_one_unit(
    contents: Sequence[Content], many: str, known: Unit | None
) -> tuple[Content, ...]:
    """Return contents by the grams in one unit of a part that is measured out.

    Whether a paper tells the grams in a kilogram of it or in the half that is needed
    is not known: both are possible.
    """
    if known is None or known.of not in _MEASURED or many == "1":
        return tuple(contents)
    return tuple(
        each.model_copy(update={"mass": _in_either(each.mass, many)})
        if each.mass
        else each
        for each in contents
    )


def _in_either(grams: str, many: str) -> str:
    if not many:
        return ""
    (low, high), (least, most) = ends(grams), ends(many)
    if not least:
        return ""
    return written(min(low, low / most), max(high, high / least))


def _around(one: str, other: str) -> str:
    """Return what two figures leave possible; nothing where one is not known."""
    if one == other or not (one and other):
        return one if one == other else ""
    each = (*ends(one), *ends(other))
    return written(min(each), max(each))


@lru_cache(maxsize=1 << 12)
def ends(told: str) -> tuple[Fraction, Fraction]:
    """Return both ends of an amount in canonical writing."""
    low, _, high = told.partition("..")
    return Fraction(low), Fraction(high or low)
