"""The lists of smelters and mines in an RMI template: each metal with its countries."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from forms import countries
from forms.composition.bill import Origin, Whence
from forms.composition.imports.messages import Notice
from forms.composition.imports.rmi.rmi_declaration import Declaration
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.troubles import Caution

SMELTERS, MINES, LOOK_UP = "smelter list", "mine list", "smelter look-up"
FIRST_ROW = 5


class Columns(NamedTuple):
    """Where one list has what, counted from 0; -1 where it has it not."""

    metal: int
    smelter: int
    country: int
    identity: int
    mine: int
    mine_country: int
    recycled: int
    code: int


WITH_LOOK_UP = Columns(1, 3, 4, 5, 13, 14, 15, 18)
BEFORE_LOOK_UP = Columns(0, 1, 2, 3, 11, 12, 13, 16)
"""AMRT 1.1 and 1.2 begin with the metal and have one column of names."""

OF_MINES = Columns(0, 1, -1, 3, 2, 5, -1, -1)

# In the six languages of the templates.
_GROUP = re.compile(
    r"rare\s*earth|terres?\s+rares?|selten(?:e|en|er)\s*erd|稀土|レアアース|希土|희토"
)
_METALS = frozenset(
    {
        *("aluminum", "aluminium", "iridium", "lime", "manganese", "palladium"),
        *("platinum", "rhodium", "ruthenium", "silver", "zinc", "soda ash", "chromium"),
        *("copper", "lithium", "nickel", "cobalt", "mica", "graphite", "tin"),
        *("tantalum", "tungsten", "gold"),
    }
)


@dataclass
class Metal:
    """What the lists tell of one metal: each origin once, with the row it stands in."""

    name: str
    whence: Whence
    origins: dict[Origin, None] = field(default_factory=dict)


def metals_of(
    sheets: Mapping[str, Table], declaration: Declaration, said: list[Notice]
) -> list[Metal]:
    """Return what the lists tell; what is doubtful in them goes to *said*."""
    found: dict[str, Metal] = {}
    smelters = sheets[SMELTERS]
    columns = _order(smelters, declaration, LOOK_UP in sheets, said)
    for row in _filled(smelters, columns):
        _take(_Told(smelters.name, row, columns, said), found)
    if MINES in sheets:
        for row in _filled(sheets[MINES], OF_MINES):
            _take(_Told(sheets[MINES].name, row, OF_MINES, said), found)
    for name, number in declaration.used.items():
        if name.casefold() not in found:
            where = Whence(sheet="Declaration", row=number)
            found[name.casefold()] = Metal(name, where)
            said.append(_notice(Caution.METAL_WITHOUT_SMELTER, where, name))
    said += [
        _notice(Caution.GROUP_OF_METALS, each.whence, each.name)
        for each in found.values()
        if _GROUP.search(each.name.casefold())
    ]
    return list(found.values())


def _notice(caution: Caution, where: Whence, given: str) -> Notice:
    return Notice(caution=caution, sheet=where.sheet, row=where.row, given=given)


def _order(
    smelters: Table, declaration: Declaration, has_look_up: bool, said: list[Notice]
) -> Columns:
    """Return the order of columns; where the metals stand speaks before the sheets."""
    known = _METALS | {name.casefold() for name in declaration.declared}
    counts: Counter[int] = Counter()
    for row in smelters.rows():
        if row.number >= FIRST_ROW:
            counts.update(
                place
                for place in (0, 1)
                if cell(row, place).casefold() in known
                or _GROUP.search(cell(row, place).casefold())
            )
    is_later = has_look_up or not declaration.is_additional
    told = WITH_LOOK_UP if is_later else BEFORE_LOOK_UP
    if counts[0] == counts[1]:
        return told
    found = WITH_LOOK_UP if counts[1] > counts[0] else BEFORE_LOOK_UP
    if found is not told:
        said.append(Notice(caution=Caution.OTHER_ORDER, sheet=smelters.name))
    return found


def _filled(table: Table, columns: Columns) -> Iterator[Row]:
    """Yield the rows in which a person or a formula has put something to read."""
    places = [place for place in columns[:4] if place >= 0]
    for row in table.rows():
        if row.number >= FIRST_ROW and any(cell(row, place) for place in places):
            yield row


def cell(row: Row, place: int) -> str:
    """Return the text of a cell; ``""`` where the row is shorter."""
    return row.cells[place].strip() if 0 <= place < len(row.cells) else ""


class _Told(NamedTuple):
    """One row of a list, and where to say what is wrong with it."""

    sheet: str
    row: Row
    columns: Columns
    said: list[Notice]

    def given(self, name: str) -> str:
        return cell(self.row, getattr(self.columns, name))

    def say(self, caution: Caution, given: str, expected: str = "") -> None:
        self.said.append(
            Notice(
                caution=caution,
                sheet=self.sheet,
                row=self.row.number,
                given=given,
                expected=expected,
            )
        )

    def country(self, name: str, code: str = "") -> str:
        """Return the country of a cell; what its hidden code denies is not known."""
        given = self.given(name)
        told = countries.named(given) if given else None
        hidden = code if code in countries.COUNTRIES else ""
        if told and hidden and told != hidden:
            self.say(Caution.COUNTRIES_DIFFER, given, code)
            return ""
        return told or hidden


def _take(told: _Told, found: dict[str, Metal]) -> None:
    """Add what a row tells to its metal; identical statements stand once."""
    name = told.given("metal")
    if not name:
        told.say(Caution.METAL_NOT_NAMED, told.given("smelter"))
    metal = found.setdefault(
        name.casefold(), Metal(name, Whence(sheet=told.sheet, row=told.row.number))
    )
    metal.origins.setdefault(_origin(told))


def _origin(told: _Told) -> Origin:
    refined = told.country("country", told.given("code").upper())
    mined = told.country("mine_country")
    recycled = told.given("recycled")
    country, mine_country = told.given("country"), told.given("mine_country")
    if country and not refined:
        told.say(Caution.NO_COUNTRY, country)
    if mine_country and not mined and not recycled:
        told.say(Caution.NO_COUNTRY, mine_country)
    words = (
        told.given("identity"),
        told.given("smelter"),
        country,
        _after("mine: ", told.given("mine"), mine_country),
        _after("100 % recycled: ", recycled),
    )
    return Origin(
        country=refined,
        share="",
        basis="declared" if refined or mined else "",
        mined=mined,
        as_given="; ".join(filter(None, words)),
    )


def _after(label: str, *texts: str) -> str:
    told = ", ".join(filter(None, texts))
    return f"{label}{told}" if told else ""
