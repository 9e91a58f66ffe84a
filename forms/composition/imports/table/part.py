"""One row of a table as a part, a content of one, a total, or nothing that counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from forms.composition.bill import Content, Line
from forms.composition.imports.rows import Exact, Percent, Row
from forms.composition.imports.table.amounts import NOT_TOLD, written
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.headings import MATERIAL, TOTAL, words
from forms.composition.imports.table.levels import unmarked
from forms.composition.imports.table.measured import PIECE, prices
from forms.composition.imports.table.sizes import ends, in_one_unit, size
from forms.composition.imports.table.substances import (
    HUNDRED,
    Told,
    country,
    evidence,
    of_elements,
    of_row,
)
from forms.composition.imports.troubles import Caution
from forms.composition.lettering import folded
from forms.composition.units import Unit, unit

_TOTAL_OF = re.compile(
    r"(?:grand |sub-?)?(?:total|sum)(?:[:：]| (?:of|mass|weight|price|cost|value)\b).*"
    r"|(?:gesamt(?:summe|gewicht|preis)?|summe|zwischensumme)[:：].*"
    r"|(?:合计|总计|小计|合計|總計)[:：].*"
)
_POWER = re.compile(r"\d+(?:[.,]\d+)?[eE]\+\d+", re.ASCII)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]00:00(?::00)?)?|\d{1,2}[-. ](?:jan|feb|mar|mär|apr|may|mai"
    r"|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}(?:[-. ]\d{2,4})?",
    re.IGNORECASE | re.ASCII,
)


class Identity(NamedTuple):
    """By which number, revision and name a row calls its part.

    ``key`` is by what the part is known again; ``""`` if it has no number.
    """

    number: str
    revision: str
    name: str
    key: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.name)


NAMELESS = Identity("", "", "")


@dataclass(slots=True)
class Part:
    """A line under way: its own facts, and the contents found so far.

    A material that holds substances is one piece, of the ``mass`` it has in its part.
    ``others`` are further rows that tell it another mass or quantity.
    """

    row: Row
    id: str
    who: Identity
    told: list[Told] = field(default_factory=list)
    has_parts: bool = False
    parent: str = ""
    is_top: bool = True
    is_material: bool = False
    mass: str = ""
    others: list[Row] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Return by what the part is known again."""
        return self.who.key


def identity(cells: Cells, row: Row) -> Identity:
    """Return what a row calls its part; marks of the level in front are no name."""
    number, name = cells.raw(row, "number").strip(), cells.raw(row, "name").strip()
    if "number" in cells.marked:
        number = unmarked(number)
    if "name" in cells.marked:
        name = unmarked(name)
    revision = cells.raw(row, "revision").strip()
    key = f"{folded(number)}\x1f{folded(revision)}" if number else ""
    return Identity(number, revision, name, key)


def speaks_of_content(cells: Cells, row: Row) -> bool:
    """Tell whether a row names a substance by name or CAS number."""
    return cells.names_contents and bool(
        cells.raw(row, "substance").strip() or cells.raw(row, "cas").strip()
    )


def names_its_own_part(cells: Cells, row: Row) -> bool:
    """Tell whether a row that names a substance names the part it is in as well.

    A name beside a CAS number alone may be that of the substance.
    """
    who = identity(cells, row)
    if cells.raw(row, "substance").strip():
        return bool(who)
    return bool(who.number and cells.raw(row, "quantity").strip())


def goes_on(cells: Cells, part: "Part", row: Row) -> list[Told]:
    """Return what a further row about a part tells; a price of its own is not taken.

    Whether it is the substance's or the part's, the row does not say.
    """
    price = cells.raw(row, "price").strip()
    if price and price != cells.raw(part.row, "price").strip():
        cells.say(Caution.WHOSE_PRICE, row, use="price", given=price)
    return told_by(cells, row)


def is_content(cells: Cells, row: Row) -> bool:
    """Tell whether a row says itself that it is a material of the part above it."""
    kind = cells.raw(row, "row-kind")
    return bool(kind and folded(kind) in words(MATERIAL)) or bool(
        _counted_in(cells, row)
    )


def _counted_in(cells: Cells, row: Row) -> Unit | None:
    """Return the unit in which the quantity of a row is a share, if it is one."""
    many = cells.raw(row, "quantity")
    is_percent = isinstance(many, Percent) or many.rstrip().endswith(("%", "％"))
    said = "%" if is_percent else cells.raw(row, "unit")
    measure = unit(said) if said else None
    return measure if measure is not None and measure.of == "share" else None


def total_of(row: Row) -> str:
    """Return the word by which a row says that it adds up others."""
    for cell in row.cells:
        if first := cell.strip():
            return first if _is_total(first) else ""
    return ""


@lru_cache(maxsize=1 << 12)
def _is_total(cell: str) -> bool:
    plain = folded(cell)
    return plain.rstrip(":： ") in words(TOTAL) or bool(_TOTAL_OF.fullmatch(plain))


def content_of(cells: Cells, row: Row) -> Told:
    """Return a content that has a row to itself."""
    who = identity(cells, row)
    named = (cells.text(row, "substance"), who.name, who.number)
    name = next((each for each in named if each), cells.text(row, "grade"))
    share, measure = "", _counted_in(cells, row)
    found = cells.amount(row, cells.column("quantity")) if measure else NOT_TOLD
    if measure and found.low is not None and found.high is not None:
        low, high = found.low * measure.size, found.high * measure.size
        share = written(low, high) if high <= HUNDRED else ""
        if not share:
            cells.say(
                Caution.IMPOSSIBLE_NUMBER,
                row,
                use="quantity",
                given=cells.raw(row, "quantity"),
                expected="0 … 100 %",
            )
    return of_row(cells, row, name, share=share, is_apart=True)


def material_mass(cells: Cells, told: Told, owner: Part) -> str:
    """Return the grams of a material in its part, by its mass or its share of it."""
    if told.content.mass or not told.content.share:
        return told.content.mass
    *_, whole = size(cells, (owner.row, *owner.others), is_top=owner.is_top)
    if not whole:
        return ""
    (low, high), share = ends(whole), ends(told.content.share)
    return written(low * share[0] / HUNDRED, high * share[1] / HUNDRED)


def line_of(cells: Cells, part: Part, name: str = "") -> Line:
    """Return the finished line of a part, its contents resolved and weighed up."""
    row, who = part.row, part.who
    for use in ("number", "name"):
        cells.text(row, use)
    _look_at_number(cells, row, who.number)
    many, measure, grams = "1", PIECE.name, part.mass
    known: Unit | None = PIECE
    if not part.is_material:
        rows = (row, *part.others)
        many, measure, known, grams = size(cells, rows, is_top=part.is_top)
    if not grams and not part.has_parts and cells.has("mass", "mass-total"):
        cells.say(Caution.NO_MASS, row, given=who.number or who.name or name)
    is_proven = part.told and any(each.content.evidence for each in part.told)
    told: dict[str, Any] = {
        "parent": part.parent,
        "number": who.number,
        "revision": who.revision,
        "name": who.name or name,
        "mass": grams,
        "supplier": cells.text(row, "supplier"),
        "country": country(cells, row, "country") or _only_origin(cells, part),
        "grade": cells.text(row, "grade"),
        "contents": in_one_unit(resolved(cells, row, part.told), many, known),
        "prices": prices(cells, row, "price", measure),
        "evidence": () if is_proven else evidence(cells, row),
    }
    own = {key: value for key, value in told.items() if value}
    return Line(
        id=part.id, quantity=many, unit=measure, whence=cells.whence(row), **own
    )


def told_by(cells: Cells, row: Row) -> list[Told]:
    """Return what a part's own row tells of its contents."""
    found = list(of_elements(cells, row)) if cells.elements else []
    if speaks_of_content(cells, row):
        found.append(of_row(cells, row, cells.text(row, "substance")))
    return found


def _only_origin(cells: Cells, part: Part) -> str:
    """Return the origin of a part that names no contents, where it is one country."""
    is_its_own = not (part.told or cells.has("country"))
    return country(cells, part.row, "origin") if is_its_own else ""


def resolved(cells: Cells, row: Row, told: Sequence[Told]) -> tuple[Content, ...]:
    """Return the contents; *balance* is what the others leave, as far as they say."""
    if not told:
        return ()
    known = tuple([each.content.share for each in told if each.content.share])
    low, high = _sums(known)
    rests = sum(each.is_rest for each in told)
    is_whole = rests == 1 and all(each.is_rest or each.content.share for each in told)
    if low > HUNDRED:
        cells.say(Caution.SHARES_OVER_WHOLE, row, given=_shown(low))
    elif known and not rests and high < HUNDRED:
        cells.say(Caution.SHARES_NOT_WHOLE, row, given=_shown(high))
    if not (is_whole and low <= HUNDRED):
        return tuple(each.content for each in told)
    rest = written(max(HUNDRED - high, Fraction(0)), HUNDRED - low)
    return tuple(
        each.content.model_copy(update={"share": rest})
        if each.is_rest
        else each.content
        for each in told
    )


@lru_cache(maxsize=1 << 12)
def _sums(shares: tuple[str, ...]) -> tuple[Fraction, Fraction]:
    each = [ends(share) for share in shares]
    low = sum((share[0] for share in each), Fraction(0))
    return low, sum((share[1] for share in each), Fraction(0))


def _shown(number: Fraction) -> str:
    return written(number, number)


def _look_at_number(cells: Cells, row: Row, number: str) -> None:
    raw = cells.raw(row, "number")
    is_cut = isinstance(raw, Exact) and len(number.replace(".", "")) > 15
    if number.isdigit():
        is_cut = is_cut or cells.has_lost_zeros(number)
    begins = number[:1].isdigit()
    if is_cut or (begins and (_POWER.fullmatch(number) or _DATE.fullmatch(number))):
        cells.say(Caution.DAMAGED_IDENTIFIER, row, use="number", given=number)
