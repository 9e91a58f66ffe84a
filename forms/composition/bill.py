"""A bill of materials as it was told: lines in a tree, what is in them, worth, proof.

Numbers stand in canonical writing (decimal point), a range as ``0.5..0.8``; money as
``85..90 EUR``; countries as ISO 3166-1 alpha-2; ``""`` means *not known*, never zero
and never no.
"""

import datetime as dt
from typing import Literal

from forms.frozen import Frozen

Basis = Literal["purchase", "market", "arms-length"]
Kind = Literal["", "smco", "ndfeb-tb", "ndfeb-dy", "ndfeb", "target", "part", "none"]


class Whence(Frozen):
    """Where a statement stands: the import it came with, sheet and row, or a path."""

    source: str = ""
    sheet: str = ""
    row: int = 0
    path: str = ""


class Evidence(Frozen):
    """A paper that speaks for a statement; a declaration lasts 12 months at most.

    It speaks for deliveries from ``since`` to ``until``, both included, where told.
    """

    kind: Literal["declaration", "certificate", "assay", "invoice", "notice", ""] = ""
    document: str = ""
    issuer: str = ""
    issued: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    by: str = ""


class Price(Frozen):
    """What something is worth: an amount ``per`` one unit of its line, or per mass.

    ``basis`` is A the purchase price, B a market price, C one adjusted between
    related firms (forms.md F12-07).
    """

    amount: str
    per: Literal["unit", "mg", "g", "kg", "t", "lb", "oz"] = "unit"
    basis: Basis = "purchase"
    on: dt.date | None = None
    source: str = ""


class Origin(Frozen):
    """Where a part of a content comes from: ``share`` per cent of its lot.

    A lot has one price, so a share of its value that a paper tells is the same share.
    ``country`` is where it was last substantially changed; the stages name where it
    was mined, separated, reduced to metal and alloyed, as far as told.
    """

    country: str = ""
    share: str = "100"
    basis: Literal["proven", "declared", "inferred", ""] = "declared"
    mined: str = ""
    separated: str = ""
    reduced: str = ""
    alloyed: str = ""
    as_given: str = ""


class Content(Frozen):
    """One substance or material in one line.

    ``share`` is per cent by mass of the line, ``mass`` grams in one unit of it.
    ``material`` is a line of Annex 1 Part 1, ``none`` or not known: a CAS number alone
    does not tell in which form it was bought.  ``technology`` says whether Chinese
    technology made it, ``lots`` for which lots all this is said.  Statements of several
    sources about one thing share an ``account``: they are never added to each other.
    """

    name: str = ""
    cas: str = ""
    material: str = ""
    form: Literal["", "metal", "oxide", "alloy", "magnet", "other"] = ""
    state: Literal["", "as-such", "transformed"] = ""
    share: str = ""
    mass: str = ""
    supplier: str = ""
    technology: Literal["", "yes", "no"] = ""
    lots: str = ""
    origins: tuple[Origin, ...] = ()
    prices: tuple[Price, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    account: str = ""
    whence: Whence = Whence()


class Line(Frozen):
    """One line of a bill: so many units of a part in one unit of its parent.

    ``mass`` is grams of one unit.  ``kind`` is its class in Annex 1 Part 2, where told.
    ``is_complete`` says that the contents are a full declaration or an assay: what is
    not named is not in it; silence of any other paper is not zero.
    """

    id: str
    parent: str = ""
    number: str = ""
    revision: str = ""
    name: str = ""
    quantity: str = "1"
    unit: str = "piece"
    mass: str = ""
    supplier: str = ""
    country: str = ""
    kind: Kind = ""
    grade: str = ""
    is_complete: bool = False
    contents: tuple[Content, ...] = ()
    prices: tuple[Price, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    whence: Whence = Whence()


class Source(Frozen):
    """A file that was read: its name as shown, what it is, its SHA-256 digest."""

    id: str
    name: str
    format: str
    version: str = ""
    digest: str = ""
    read_on: dt.date | None = None
