"""What a row says of a content: its name, CAS number, share, origin and papers."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from forms import countries
from forms.composition.bill import Content, Evidence, Origin
from forms.composition.cas import Verdict, read
from forms.composition.imports.mapping import ColumnUse, Use
from forms.composition.imports.rows import Row
from forms.composition.imports.table.amounts import Amount, written
from forms.composition.imports.table.cells import Cells
from forms.composition.imports.table.dates import the_day
from forms.composition.imports.table.measured import prices
from forms.composition.imports.troubles import Caution
from forms.composition.lettering import cleaned, folded
from forms.composition.units import unit

HUNDRED = Fraction(100)

Form = Literal["", "metal", "oxide", "alloy", "magnet", "other"]
Stated = Literal["proven", "declared", "inferred", ""]

_FORMS: dict[str, Form] = {
    **dict.fromkeys(("metal", "metall", "金属", "金屬", "금속"), "metal"),
    **dict.fromkeys(("oxide", "oxid", "氧化物", "酸化物", "산화물"), "oxide"),
    **dict.fromkeys(("alloy", "legierung", "合金", "합금"), "alloy"),
    **dict.fromkeys(("magnet", "磁体", "磁铁", "磁鐵", "磁石", "자석"), "magnet"),
    **dict.fromkeys(("other", "andere", "其他", "その他", "기타"), "other"),
}
_STATED: dict[str, Stated] = {
    **dict.fromkeys(
        ("proven", "verified", "nachgewiesen", "已证明", "証明済"), "proven"
    ),
    **dict.fromkeys(("declared", "stated", "erklart", "已声明", "申告"), "declared"),
    **dict.fromkeys(("inferred", "assumed", "abgeleitet", "推断", "推定"), "inferred"),
}
_CAUTIONS = {
    Verdict.EC_NUMBER: Caution.EC_NUMBER,
    Verdict.DATE: Caution.DATE_FOR_CAS,
    Verdict.WRONG_DIGIT: Caution.NO_CAS_NUMBER,
    Verdict.OTHER: Caution.NO_CAS_NUMBER,
}
_LONGEST = 200
_SEVERAL = re.compile(r"\s*[;,/+&、；，]\s*|\s+and\s+|\s+und\s+")
_SHARED = re.compile(r"(.*?)[\s(（:：]*(\d{1,3}(?:[.,]\d{1,10})?)\s*[%％][)）]?")


class Told(NamedTuple):
    """A content, and whether its share is what the others leave over."""

    content: Content
    is_rest: bool = False


def of_elements(cells: Cells, row: Row) -> Iterator[Told]:
    """Yield the contents that have a column each, where a cell says something."""
    for column in cells.elements:
        found = cells.amount(row, column)
        if found.low is None and not found.is_rest and found.caution is None:
            continue
        share, mass = _measure(cells, row, column, found)
        told = {"name": column.substance, "share": share, "mass": mass}
        yield Told(_content(cells, row, told), found.is_rest)


def of_row(
    cells: Cells, row: Row, name: str, *, share: str = "", is_apart: bool = False
) -> Told:
    """Return the content that a whole row speaks of.

    *share* is told already where the quantity of the row is one.  ``is_apart`` says
    that the row is about nothing else: its mass, price and supplier are the content's.
    """
    name, number = _named(cells, row, name)
    mass, is_rest = "", False
    uses: tuple[Use, ...] = ("share", "content-mass")
    for use in (*uses, "mass") if is_apart else uses:
        column = cells.column(use)
        found = cells.amount(row, column)
        if column is None or (found.low is None and not found.is_rest):
            continue
        is_rest = is_rest or found.is_rest
        more_share, more_mass = _measure(cells, row, column, found)
        share, mass = share or more_share, mass or more_mass
    form = _FORMS.get(folded(cells.text(row, "form")), "")
    is_priced = is_apart and not cells.has("content-price")
    told = {
        "name": name,
        "cas": number,
        "form": form,
        "share": share,
        "mass": mass,
        "supplier": cells.text(row, "supplier") if is_apart else "",
        "origins": origins(cells, row, is_apart=is_apart),
        "prices": prices(cells, row, "price" if is_priced else "content-price", ""),
        "evidence": evidence(cells, row),
    }
    return Told(_content(cells, row, told), is_rest)


def _content(cells: Cells, row: Row, told: Mapping[str, Any]) -> Content:
    """Return a content of a row with what is told of it."""
    own = {key: value for key, value in told.items() if value}
    return Content(whence=cells.whence(row), **own)


def _named(cells: Cells, row: Row, name: str) -> tuple[str, str]:
    """Return name and CAS number; what is no CAS number stands beside the name."""
    given = cells.text(row, "cas")
    found = read(given)
    if found.verdict in _CAUTIONS:
        cells.say(_CAUTIONS[found.verdict], row, use="cas", given=given)
        name = f"{name} [{given}]" if name else given
    return name, found.number


def _measure(
    cells: Cells, row: Row, column: ColumnUse, found: Amount
) -> tuple[str, str]:
    """Return share in per cent and mass in grams, whichever the unit makes it."""
    if found.low is None:
        return "", ""
    use: Use = "mass-unit" if column.use == "mass" else "content-unit"
    said = found.unit or cells.text(row, use) or column.unit
    given = row.cells[column.column]
    if not said:
        cells.say_once(Caution.NO_UNIT, row, column, given)
        return "", ""
    known = unit(said)
    if known is None or known.of not in {"share", "mass"}:
        given = given if said in given else f"{given} {said}"
        cells.say(Caution.UNIT_NOT_READ, row, at=column, given=given)
        return "", ""
    if known.size == 1 and found.text and found.high is not None:
        if known.of == "mass":
            return "", found.text
        if found.high <= HUNDRED:
            return found.text, ""
    low = found.low * known.size
    if known.of == "mass":
        return "", "" if found.high is None else written(low, found.high * known.size)
    high = HUNDRED if found.high is None else found.high * known.size
    if max(low, high) > HUNDRED:
        expected = "0 … 100 %"
        cells.say(
            Caution.IMPOSSIBLE_NUMBER, row, at=column, given=given, expected=expected
        )
        return "", ""
    return written(low, high), ""


def origins(cells: Cells, row: Row, *, is_apart: bool = False) -> tuple[Origin, ...]:
    """Return the countries told, each with its share; a name not known is kept.

    The country of a row that is about a content alone (``is_apart``) is its origin.
    """
    use: Use = "country" if is_apart and not cells.has("origin") else "origin"
    stages = {
        use: code
        for use in ("mined", "separated", "reduced", "alloyed")
        if (code := country(cells, row, use))
    }
    given = cells.text(row, use)
    if not given and not stages:
        return ()
    found, unknown = _origins(given, _basis(cells, row), tuple(stages.items()))
    for part in unknown:
        cells.say(Caution.NO_COUNTRY, row, use=use, given=part)
    return found


@lru_cache(maxsize=1 << 12)
def _origins(
    given: str, basis: Stated, stages: tuple[tuple[str, str], ...]
) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """Return the origins that a cell gives, and what of it names no country known."""
    found: list[Origin] = []
    unknown: list[str] = []
    plain = cleaned(given)
    is_one = len(plain) > _LONGEST or countries.named(plain)
    each = [given] if is_one else _SEVERAL.split(plain)
    for part in each:
        name, share = part, "100" if len(each) == 1 else "0..100"
        if len(part) <= _LONGEST and (shared := _SHARED.fullmatch(part)):
            name, share = shared[1], _share(shared[2]) or share
        code = countries.named(cleaned(name)) or ""
        if name and not code:
            unknown.append(part)
        told: dict[str, Any] = {"country": code, **dict(stages), "as_given": part}
        own = {key: value for key, value in told.items() if value}
        found.append(Origin(share=share, basis=basis, **own))
    return tuple(found), tuple(unknown)


def _share(number: str) -> str:
    value = Fraction(number.replace(",", "."))
    return written(value, value) if value <= HUNDRED else ""


def country(cells: Cells, row: Row, use: Use) -> str:
    """Return the code of a country; one that is not known is told."""
    given = cells.text(row, use)
    if not given:
        return ""
    code = countries.named(cleaned(given)) or ""
    if not code:
        cells.say(Caution.NO_COUNTRY, row, use=use, given=given)
    return code


def _basis(cells: Cells, row: Row) -> Stated:
    if not cells.has("origin-basis"):
        return "declared"
    return _STATED.get(folded(cells.text(row, "origin-basis")), "")


def evidence(cells: Cells, row: Row) -> tuple[Evidence, ...]:
    """Return the paper that a row names, if it does."""
    if not cells.has("evidence", "issuer", "issued", "valid-until"):
        return ()
    document, issuer = cells.text(row, "evidence"), cells.text(row, "issuer")
    issued = the_day(cells, row, "issued")
    until = the_day(cells, row, "valid-until")
    if not (document or issuer or issued or until):
        return ()
    paper = Evidence(document=document, issuer=issuer, issued=issued, until=until)
    return (paper,)
