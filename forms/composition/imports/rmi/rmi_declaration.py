"""The first sheet of an RMI template: who declares for what, which metals, when."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from forms.composition.imports.rows import Row, Table

DECLARATION, PRODUCTS, SCOPE = "declaration", "product list", "minerals scope"

_COMPANY, _SCOPE = 8, 10
_METALS, _OTHERS, _QUESTIONS = range(12, 14), range(15, 17), range(28, 60)
_DATES = range(17, 30)
_LAST = 60
_FIRST_PRODUCT = 6
_D, _B, _I = 3, 1, 8

_FAMILY = re.compile(r"\b([ACE]MRT|PRT)\b")
_VERSION = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,3})(?![\d.]*\d)")
_SHORT = 80
_SPECIFY = re.compile(r"^other\b|\[.*\]|^\(?delete\b", re.IGNORECASE)
_NOT_USED = frozenset({"no", "not declaring", "not applicable for this declaration"})
_WRITTEN = re.compile(r"(\d{1,2})[-. /]([A-Za-z]{3})[a-z]*[-. /](\d{4})")
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the first sheet tells.

    ``used`` are the metals that are declared and not denied, each with its row;
    ``products`` number, name and row of what the declaration is made for.
    """

    family: str = ""
    version: str = ""
    company: str = ""
    scope: str = ""
    issued: dt.date | None = None
    declared: tuple[str, ...] = ()
    used: Mapping[str, int] = field(default_factory=dict)
    products: tuple[tuple[str, str, int], ...] = ()

    @property
    def is_additional(self) -> bool:
        """Tell whether this is the template for metals that no other one has."""
        return self.family == "AMRT"

    @property
    def title(self) -> str:
        """Return template and revision: ``AMRT 1.3``."""
        return f"{self.family} {self.version}".strip()

    @classmethod
    def of(cls, sheets: Mapping[str, Table]) -> "Declaration":
        """Read the sheet by its places."""
        rows = {row.number: row for row in _top(sheets[DECLARATION])}
        family = _family(rows, sheets)
        declared = tuple(_declared(rows)) if family == "AMRT" else ()
        return cls(
            family=family,
            version=_version(rows),
            company=_at(rows, _COMPANY, _D),
            scope=_at(rows, _SCOPE, _D) or _at(rows, _SCOPE - 1, _D),
            issued=_issued(rows),
            declared=declared,
            used={name: row for name in declared for row in _used(rows, name)},
            products=tuple(_products(sheets.get(PRODUCTS))),
        )


def _top(table: Table) -> Iterator[Row]:
    return takewhile(lambda row: row.number <= _LAST, table.rows())


def _at(rows: Mapping[int, Row], number: int, place: int) -> str:
    cells = rows[number].cells if number in rows else ()
    return cells[place].strip() if place < len(cells) else ""


def _family(rows: Mapping[int, Row], sheets: Mapping[str, Table]) -> str:
    """Return AMRT, EMRT or CMRT: by sheets that one has alone, then by its own name."""
    if SCOPE in sheets:
        return "AMRT"
    for number in range(1, _COMPANY):
        for each in rows[number].cells if number in rows else ():
            if found := _FAMILY.search(each):
                return "AMRT" if found[1] == "PRT" else found[1]
    return "EMRT" if "mine list" in sheets else "CMRT"


def _version(rows: Mapping[int, Row]) -> str:
    """Return the revision that stands above the questions, in whatever language."""
    for number in range(1, _COMPANY):
        for each in rows[number].cells if number in rows else ():
            found = _VERSION.search(each) if len(each) <= _SHORT else None
            if found:
                return found[1]
    return ""


def _declared(rows: Mapping[int, Row]) -> Iterator[str]:
    """Yield the metals in scope, each once; *Other* is not one, what it means is.

    Only where a metal is *other* do the rows below say which; else they say the like of
    a company's number.
    """
    scope = [name for number in _METALS for name in _row(rows, number)]
    others = [name for number in _OTHERS for name in _row(rows, number)]
    is_open = any(_SPECIFY.search(name) for name in scope)
    seen = set[str]()
    for name in scope + (others if is_open else []):
        if not _SPECIFY.search(name) and name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def _row(rows: Mapping[int, Row], number: int) -> list[str]:
    names = (_at(rows, number, place) for place in range(_D, _I + 1))
    return [name for name in names if name]


def _used(rows: Mapping[int, Row], name: str) -> Iterator[int]:
    """Yield the row of the metal's answer, unless it is that the metal is not used."""
    for number in _QUESTIONS:
        if _at(rows, number, _B).casefold() == name.casefold():
            if _at(rows, number, _D).casefold() not in _NOT_USED:
                yield number
            return
    yield _METALS[0]


def _issued(rows: Mapping[int, Row]) -> dt.date | None:
    """Return the date of the declaration, if one date stands among the answers."""
    found = {day for number in _DATES if (day := _day(_at(rows, number, _D)))}
    return found.pop() if len(found) == 1 else None


def _day(text: str) -> dt.date | None:
    written = _WRITTEN.fullmatch(text)
    try:
        if written:
            month = _MONTHS.index(written[2].lower()) + 1
            return dt.date(int(written[3]), month, int(written[1]))
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _products(table: Table | None) -> Iterator[tuple[str, str, int]]:
    for row in table.rows() if table else ():
        number, name = (_at({row.number: row}, row.number, at) for at in (_B, _B + 1))
        if row.number >= _FIRST_PRODUCT and (number or name):
            yield number, name, row.number
