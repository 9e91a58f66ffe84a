"""A declaration that came back: its answers, found by their codes in any table.

Whoever filled it in may have moved, copied or left things; what cannot be found is
refused, what stands elsewhere than it should is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forms.composition.declaration import (
    CODES,
    FAMILY,
    GENERAL,
    MATERIAL,
    PART,
    VERSION,
    check,
)
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.troubles import Caution, Refusal

TOP = 60
"""In how many rows at the top of a table its kind is looked for."""

MOST_PARTS = 20_000
"""How many rows or tables about parts are held at once."""

_ANSWERS = 2  # where answers begin, counted from the code: behind the question
_HEADINGS = 8  # so many codes in one row are the heads of columns
_GENERAL, _PART, _MATERIAL = (
    frozenset(b.code for b in each) for each in (GENERAL, PART, MATERIAL)
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer as it stands, and where."""

    text: str
    sheet: str
    row: int


Slot = dict[str, Cell]


@dataclass(slots=True)
class Part:
    """The answers about one part, and about each material in it."""

    about: Slot = field(default_factory=dict)
    materials: list[Slot] = field(default_factory=list)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Return number, revision and name as they stand."""
        number, revision, name = (self.said(c) for c in ("P-01", "P-02", "P-03"))
        return number, revision, name

    @property
    def cell(self) -> Cell:
        """Return where the part begins."""
        return self.about["P-01"]

    def said(self, code: str) -> str:
        """Return an answer about the part; ``""`` if it is empty."""
        found = self.about.get(code)
        return found.text if found else ""


@dataclass(slots=True)
class Returned:
    """All that a declaration says, and what is odd in how it says it."""

    general: Slot = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def said(self, code: str) -> str:
        """Return an answer about the whole; ``""`` if it is empty."""
        found = self.general.get(code)
        return found.text if found else ""


def version(tables: Sequence[Table]) -> str | None:
    """Return what stands beside ``D-00``, or ``None`` if this is no declaration."""
    found = _template(tables)
    return found[0] if found else None


def _template(tables: Sequence[Table]) -> tuple[str, int] | None:
    """Return the version and how far behind its code an answer stands."""
    for table in tables:
        for row in _top(table):
            place = _code_at(row)
            if place < 0 or row.cells[place].strip() != "D-00":
                continue
            for at, text in enumerate(row.cells[place:]):
                if text.strip().startswith(FAMILY):
                    return text.strip(), at
    return None


def _top(table: Table) -> Iterator[Row]:
    for row in table.rows():
        if row.number > TOP:
            return
        yield row


def _code_at(row: Row) -> int:
    """Return where a row's first word stands, if that is a code; else -1."""
    for place, text in enumerate(row.cells):
        if text.strip():
            return place if text.strip() in CODES else -1
    return -1


def gathered(tables: Sequence[Table]) -> Returned:
    """Return all answers of a declaration.

    Raises ``RefusedError`` for another version and where a place is gone.
    """
    found = _template(tables)
    if found is None:
        raise RefusedError(Refusal.TEMPLATE_CHANGED, given="D-00")
    told, behind = found
    if told != VERSION:
        raise RefusedError(Refusal.OTHER_VERSION, given=told, expected=VERSION)
    returned = Returned()
    if behind != _ANSWERS:
        returned.notices.append(Notice(caution=Caution.TEMPLATE_MOVED, column="D-00"))
    for table in tables:
        _gather(table, behind, returned)
    _refuse_gaps(returned)
    returned.parts = _joined(returned.parts)
    _compare(returned)
    return returned


def _gather(table: Table, behind: int, into: Returned) -> None:
    heads: dict[int, str] = {}
    for row in table.rows():
        if len(into.parts) > MOST_PARTS:
            raise RefusedError(
                Refusal.TOO_MANY_ROWS,
                sheet=table.name,
                row=row.number,
                expected=str(MOST_PARTS),
            )
        codes = {n: c.strip() for n, c in enumerate(row.cells) if c.strip() in CODES}
        if len(codes) >= _HEADINGS:
            heads = codes
        elif heads:
            _across(table, row, heads, into)
        elif (place := _code_at(row)) >= 0:
            _down(table, row, place, behind, into)


def _across(table: Table, row: Row, heads: dict[int, str], into: Returned) -> None:
    """Take a row in which each column answers one question about one material."""
    cells = {
        code: _cell(row.cells[place] if place < len(row.cells) else "", table, row)
        for place, code in heads.items()
    }
    if any(cell.text for cell in cells.values()):
        about = {code: cell for code, cell in cells.items() if code in _PART}
        slot = {code: cell for code, cell in cells.items() if code in _MATERIAL}
        into.parts.append(Part(about, [slot]))


def _down(table: Table, row: Row, place: int, behind: int, into: Returned) -> None:
    """Take a row that answers one question: about the whole, a part, its materials."""
    code = row.cells[place].strip()
    answers = [_cell(text, table, row) for text in row.cells[place + behind :]]
    first = answers[0] if answers else _cell("", table, row)
    if code in _GENERAL:
        if code in into.general and into.general[code].text != first.text:
            into.notices.append(_moved(first, code))
        into.general.setdefault(code, first)
        return
    if code == "P-01":
        into.parts.append(Part())
    if not into.parts:
        raise RefusedError(
            Refusal.TEMPLATE_CHANGED, sheet=table.name, row=row.number, given="P-01"
        )
    part = into.parts[-1]
    if code in _PART:
        part.about[code] = first
        return
    while len(part.materials) < len(answers):
        part.materials.append({})
    for slot, cell in zip(part.materials, answers, strict=False):
        slot[code] = cell


def _cell(text: str, table: Table, row: Row) -> Cell:
    # The kind of a cell (a number of the file's own, per cent) lasts.
    plain = text if text == _trimmed(text) else _trimmed(text)
    return Cell(plain, table.name, row.number)


def _trimmed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _moved(cell: Cell, code: str) -> Notice:
    return Notice(
        caution=Caution.TEMPLATE_MOVED, sheet=cell.sheet, row=cell.row, column=code
    )


def _refuse_gaps(returned: Returned) -> None:
    """Refuse a declaration in which a question is gone."""
    gone = next(iter(sorted(_GENERAL - returned.general.keys())), "")
    if gone:
        raise RefusedError(Refusal.TEMPLATE_CHANGED, given=gone)
    if not returned.parts:
        raise RefusedError(Refusal.TEMPLATE_CHANGED, given="P-01")
    for part in returned.parts:
        known = part.about.keys() | {c for slot in part.materials for c in slot}
        for code in sorted((_PART | _MATERIAL) - known):
            where = part.about.get("P-01")
            raise RefusedError(
                Refusal.TEMPLATE_CHANGED,
                sheet=where.sheet if where else "",
                row=where.row if where else 0,
                given=code,
            )


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Return the rows of one part as one part, in the order in which they stand.

    Where only a number is repeated, it is that of the one part which has it.
    """
    found: dict[tuple[str, str, str], Part] = {}
    by_number: dict[str, list[Part]] = {}
    for part in parts:
        alike = by_number.setdefault(part.said("P-01"), [])
        is_repeated = part.identity[1:] == ("", "") and len(alike) == 1
        held = alike[0] if is_repeated else found.setdefault(part.identity, part)
        if held is part:
            alike.append(part)
        else:
            held.materials += part.materials
    return list(found.values())


def _compare(returned: Returned) -> None:
    """Say so where the parts are not those that were asked about."""
    expected = returned.said("D-02")
    count = expected.partition("-")[0]
    asked = int(count) if count.isdecimal() and len(count) < 8 else 0
    given = check(part.identity for part in returned.parts[:asked])
    if given != expected:
        cell = returned.general["D-02"]
        returned.notices.append(
            Notice(
                caution=Caution.TEMPLATE_ALTERED,
                sheet=cell.sheet,
                row=cell.row,
                column="D-02",
                given=expected,
                expected=given,
            )
        )
