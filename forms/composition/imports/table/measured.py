"""How many, how heavy, at what price: what the cells of a row measure."""

import datetime as dt
import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, cast, get_args

from forms.composition.bill import Basis, Price
from forms.composition.imports.mapping import ColumnUse, Use
from forms.composition.imports.rows import Row
from forms.composition.imports.table.amounts import LONGEST, Amount, amount, written
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.dates import the_day
from forms.composition.imports.table.headings import currency, measures
from forms.composition.imports.troubles import Caution
from forms.composition.units import Unit, rate, unit

PIECE = cast("Unit", unit("piece"))

Per = Literal["unit", "mg", "g", "kg", "t", "lb", "oz"]

_MONEY = re.compile(r"([^\d.,+<>≤≥~-]*)(.*\d[.,]?)\s*(\D*)", re.DOTALL)
_SHARED_SIGNS = {"$", "¥", "￥", "元", "£", "kr", "kr.", "圆"}
_PACK = re.compile(r"(\d{1,7})\s*(.*)", re.ASCII)


def quantity(cells: Cells, row: Row, *, is_top: bool) -> tuple[str, str, Unit | None]:
    """Return how many stand in one unit of the parent, and of which unit.

    The top of a tree is one of itself.  A unit that is not known is kept as given.
    """
    column = cells.column("quantity")
    found = cells.amount(row, column)
    said = found.unit or cells.text(row, "unit") or (column.unit if column else "")
    known = unit(said) if said else PIECE
    if found.unit and known is None:
        given = cells.raw(row, "quantity")
        cells.say(Caution.UNIT_NOT_READ, row, use="quantity", given=given)
        found, said, known = Amount(), "", PIECE
    if known is not None and known.of == "share":
        # A share of something that no row above it is.
        found, said, known = Amount(), "", PIECE
    many = found.text
    if not many and (column is None or (is_top and not cells.raw(row, "quantity"))):
        many = "1"
    if not many and found.caution is None:
        given = cells.raw(row, "quantity").strip()
        cells.say(Caution.HOW_MANY, row, use="quantity", given=given)
    return many, known.name if known else said, known


def mass(cells: Cells, row: Row, many: str, of: Unit | None) -> str:
    """Return the grams of one unit of a line; ``""`` if they are not known.

    A unit of mass weighs what it is.  The mass of the whole is divided by the quantity.
    """
    if of is not None and of.of == "mass":
        return written(of.size, of.size)
    single = in_grams(cells, row, cells.column("mass"), "mass-unit", of)
    if single is not None:
        return single.text
    whole = in_grams(cells, row, cells.column("mass-total"), "mass-unit", of)
    if whole is None or not many:
        return ""
    least, _, most = many.partition("..")
    low, high = Fraction(least), Fraction(most or least)
    if whole.low is None or whole.high is None or not low:
        return ""
    return written(whole.low / high, whole.high / low)


def in_grams(
    cells: Cells, row: Row, column: ColumnUse | None, use: Use, of: Unit | None
) -> Amount | None:
    """Return a mass in grams; what names no unit is never grams."""
    found = cells.amount(row, column)
    if column is None or found.low is None or found.high is None:
        return None
    said = found.unit or cells.text(row, use) or column.unit
    given = row.cells[column.column]
    if not said:
        cells.say_once(Caution.NO_UNIT, row, column, given)
        return None
    size = _grams_each(said, of)
    if size is None:
        given = f"{given} {said}" if said not in given else given
        cells.say(Caution.UNIT_NOT_READ, row, at=column, given=given)
        return None
    if size == 1:
        return found
    low, high = found.low * size, found.high * size
    return Amount(low, high, text=written(low, high))


def _grams_each(said: str, of: Unit | None) -> Fraction | None:
    """Return the grams that a unit of mass, or of mass per unit, comes to."""
    single = unit(said)
    if single is not None:
        return single.size if single.of == "mass" else None
    per = rate(said)
    if per is None or of is None or per[1].of != of.of:
        return None
    return per[0].size * of.size / per[1].size


def prices(
    cells: Cells, row: Row, use: Literal["price", "content-price"], of: str
) -> tuple[Price, ...]:
    """Return what a price column says; without a currency a price says nothing."""
    column = cells.column(use)
    if column is None or not (cell := cells.raw(row, use).strip()):
        return ()
    before, number, behind = _parts(cell)
    found = (
        amount(number, column.decimal)
        if number != cell
        else (cells.amount(row, column))
    )
    _, said, per = measures(behind or found.unit)
    code = currency(before) or said or currency(cells.text(row, "currency"))
    code = code or column.currency
    worth = found.text
    if not worth:
        if number != cell and found.caution:
            cells.say(found.caution, row, at=column, given=cell)
        return ()
    if not code:
        cells.say_once(Caution.WHICH_CURRENCY, row, column, cell)
        return ()
    asked = per or cells.text(row, "price-per") or column.per
    sized = _per(asked, of)
    if sized is None:
        given = f"{cell} / {asked}"
        cells.say(Caution.UNIT_NOT_READ, row, at=column, given=given)
        return ()
    what, pieces = sized
    if pieces != 1:
        ends = [Fraction(end) / pieces for end in worth.split("..")]
        worth = written(ends[0], ends[-1])
    day = the_day(cells, row, "price-date")
    return (_price(f"{worth} {code}", what, column.basis, day),)


@lru_cache(maxsize=1 << 12)
def _price(amount: str, per: Per, basis: Basis, day: dt.date | None) -> Price:
    if day is None:
        return Price(amount=amount, per=per, basis=basis)
    return Price(amount=amount, per=per, basis=basis, on=day)


@lru_cache(maxsize=1 << 12, typed=True)
def _parts(cell: str) -> tuple[str, str, str]:
    """Divide a price in what stands before, within and behind its number."""
    found = _MONEY.fullmatch(cell) if len(cell) <= LONGEST else None
    if not found or not (_is_money(found[1]) or _is_money(found[3])):
        return "", cell, ""
    return found[1].strip(), type(cell)(found[2]), found[3].strip()


def _is_money(text: str) -> bool:
    """Tell whether *text* is a currency, be it one whose sign several share."""
    sign = text.partition("/")[0].strip()
    return sign in _SHARED_SIGNS or any(measures(text)[1:])


def _per(said: str, of: str) -> tuple[Per, int] | None:
    """Return what a price is for: a unit of the line, a mass, or so many units."""
    pieces = 1
    if pack := _PACK.fullmatch(said.strip()):
        pieces, said = int(pack[1]), pack[2]
    if not pieces:
        return None
    if not said.strip() or (known := unit(said)) == PIECE:
        return "unit", pieces
    if known is None:
        return None
    if known.name == of:
        return "unit", pieces
    if known.name in get_args(Per):
        return cast("Per", known.name), pieces
    return None
