"""How a table is read: which column means what, in which writing and unit."""

from typing import Literal

from pydantic import Field

from forms.composition.bill import Basis
from forms.frozen import Frozen

Use = Literal[
    "level",
    "parent",
    "row-kind",
    "number",
    "revision",
    "name",
    "quantity",
    "unit",
    "mass",
    "mass-unit",
    "mass-total",
    "supplier",
    "country",
    "grade",
    "price",
    "currency",
    "price-per",
    "price-date",
    "substance",
    "cas",
    "share",
    "content-mass",
    "content-unit",
    "form",
    "origin",
    "mined",
    "separated",
    "reduced",
    "alloyed",
    "origin-basis",
    "content-price",
    "evidence",
    "issuer",
    "issued",
    "valid-until",
]
"""What a column can mean.

``row-kind`` tells parts from materials; ``mass`` is that of one unit, ``mass-total``
that of the whole quantity; ``share`` and ``content-mass`` change places where
``content-unit`` (or the cell itself) names a unit of the other kind; ``price-per`` is
the unit or the number of pieces that a price is for.
"""


class ColumnUse(Frozen):
    """What one column (counted from 0) means.

    ``decimal`` is the sign that the whole column uses, "" if that must be asked;
    ``unit`` holds where no cell and no other column names one; so do ``currency`` and
    ``per`` (a unit, or a number of pieces such as 100) for prices.  ``substance``
    names what a column speaks of that has a column to itself, as *Dy [wt%]*.
    """

    column: int = Field(ge=0)
    use: Use
    decimal: Literal[".", ",", ""] = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    basis: Basis = "purchase"
    substance: str = ""


class Mapping(Frozen):
    """The reading of one table, remembered by the header that it fits.

    ``header`` is the physical row (from 1) of the names, 0 if there is none; ``first``
    the first row of content, ``last`` the last, 0 for the end of the table.
    ``levels`` tells how a tree is written, if at all: a number, leading dots or an
    indent (in the ``level`` column, which may also be the column of the numbers or
    names), a ``parent`` column, or a path such as 1.2.3.
    """

    sheet: str = ""
    header: int = 1
    first: int = 2
    last: int = 0
    levels: Literal["none", "number", "dots", "indent", "parent", "path"] = "none"
    columns: tuple[ColumnUse, ...] = ()
