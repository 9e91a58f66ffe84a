"""How a table is read: which column means what, in which writing and unit."""

from typing import Literal

from forms.composition.bill import Basis
from forms.frozen import Frozen

Use = Literal[
    "level",
    "parent",
    "number",
    "revision",
    "name",
    "quantity",
    "unit",
    "mass",
    "supplier",
    "country",
    "grade",
    "price",
    "currency",
    "substance",
    "cas",
    "share",
    "content-mass",
    "form",
    "origin",
    "mined",
    "separated",
    "reduced",
    "alloyed",
    "origin-basis",
    "content-price",
    "evidence",
    "valid-until",
]


class ColumnUse(Frozen):
    """What one column (counted from 0) means.

    ``decimal`` is the sign that the whole column uses; ``unit`` holds where no cell
    and no other column names one; so do ``currency`` and ``per`` for prices.
    """

    column: int
    use: Use
    decimal: Literal[".", ",", ""] = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    basis: Basis = "purchase"


class Mapping(Frozen):
    """The reading of one table, remembered by the header that it fits.

    ``header`` is the physical row (from 1) of the names, 0 if there is none; ``first``
    the first row of content, ``last`` the last, 0 for the end of the table.
    ``levels`` tells how a tree is written, if at all.
    """

    sheet: str = ""
    header: int = 1
    first: int = 2
    last: int = 0
    levels: Literal["none", "number", "dots", "indent", "parent", "path"] = "none"
    columns: tuple[ColumnUse, ...] = ()
