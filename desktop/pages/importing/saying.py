"""A table's reading as it is being said, column by column; each saying is a new one."""

from collections.abc import Sequence

from desktop.words import Words
from forms.composition.imports.mapping import ColumnUse, Mapping
from forms.composition.imports.messages import HeadRow
from forms.composition.imports.table.lacks import MASSES, NUMBERS, PRICES
from forms.composition.lettering import shown

USES = (
    *("number", "name", "revision", "level", "parent", "row-kind"),
    *("quantity", "unit", "mass", "mass-total", "mass-unit"),
    *("supplier", "country", "grade"),
    *("price", "currency", "price-per", "price-date"),
    *("substance", "cas", "share", "content-mass", "content-unit", "form"),
    *("content-price", "origin", "origin-basis"),
    *("mined", "separated", "reduced", "alloyed"),
    *("evidence", "issuer", "issued", "valid-until"),
)
"""What a column can mean, in the order in which people look for it."""

SAMPLES = 3
_NAMING = ("number", "name")
LEVEL_TOO = "level"


def use_of(mapping: Mapping, column: int) -> ColumnUse | None:
    """Return what a column means; that it is indented as well comes second."""
    own = [each for each in mapping.columns if each.column == column]
    return max(own, key=lambda each: each.use != LEVEL_TOO, default=None)


def shows_level_too(mapping: Mapping, column: int) -> bool:
    """Tell whether a column of names or numbers shows the levels as well."""
    return sum(each.column == column for each in mapping.columns) > 1


def meaning(mapping: Mapping, column: int, use: str) -> Mapping:
    """Say what a column means, or with ``""`` that it is not read.

    A sign that was said stays true of other numbers; a unit and a currency do not.
    """
    before = use_of(mapping, column)
    said = []
    if use:
        sign = before.decimal if before and use in NUMBERS else ""
        said.append({"column": column, "use": use, "decimal": sign})
    if use in _NAMING and shows_level_too(mapping, column):
        said.append({"column": column, "use": LEVEL_TOO})
    levels = "parent" if use == "parent" else mapping.levels
    return _with(mapping, column, said).model_copy(update={"levels": levels})


def writing(mapping: Mapping, column: int, part: str, says: str) -> Mapping:
    """Say of a column one part of how it is written: unit, decimal sign, currency."""
    before = use_of(mapping, column)
    if before is None:
        return mapping
    also = shows_level_too(mapping, column)
    said = before.model_dump()
    if part == "also":
        also = says == LEVEL_TOO
    else:
        said[part] = says
    level = [{"column": column, "use": LEVEL_TOO}] if also else []
    return _with(mapping, column, [said, *level])


def _with(mapping: Mapping, column: int, said: Sequence[dict[str, object]]) -> Mapping:
    """Return the mapping with nothing but *said* of a column; a level stands first."""
    rest = [each for each in mapping.columns if each.column != column]
    uses = [*rest, *(ColumnUse.model_validate(each) for each in said)]
    uses.sort(key=lambda each: (each.column, each.use != LEVEL_TOO))
    return mapping.model_copy(update={"columns": tuple(uses)})


def parts_of(use: str, *, has_levels: bool) -> tuple[str, ...]:
    """Return what is to be said of a column beside its meaning."""
    return (
        *(("decimal",) if use in NUMBERS else ()),
        *(("unit",) if use in MASSES or use in ("share", "quantity") else ()),
        *(("substance",) if use in ("share", "content-mass") else ()),
        *(("currency", "per", "basis") if use in PRICES else ()),
        *(("also",) if use in _NAMING and has_levels else ()),
    )


def letters(column: int) -> str:
    """Return a column (from 0) as spreadsheets call it: A to Z, then AA."""
    name, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def header_of(mapping: Mapping, head: Sequence[HeadRow]) -> tuple[str, ...]:
    """Return the names of the columns as the table gives them, if it does."""
    return next((row.cells for row in head if row.number == mapping.header), ())


def title(column: int, header: Sequence[str]) -> str:
    """Return a column's letters and its own name."""
    name = shown(header[column]).strip() if column < len(header) else ""
    return f"{letters(column)} · {' '.join(name.split())}" if name else letters(column)


def samples(column: int, rows: Sequence[HeadRow]) -> str:
    """Return the first few things that stand in a column."""
    cells = (row.cells[column].strip() for row in rows if column < len(row.cells))
    return "; ".join([shown(cell) for cell in cells if cell][:SAMPLES])


def width_of(head: Sequence[HeadRow]) -> int:
    """Return how many columns the first rows take."""
    return max((len(row.cells) for row in head), default=0)


def told(each: ColumnUse | None, cells: str, words: Words) -> str:
    """Return in a few words what is said of a column beside its meaning.

    A decimal sign is only told of where *cells* show one.
    """
    if each is None:
        return ""
    sign = "comma" if each.decimal == "," else "point"
    is_seen = bool(each.decimal) and any(mark in cells for mark in ".,")
    said = (
        each.substance,
        each.unit,
        words(f"importing.sign-{sign}") if is_seen else "",
        " / ".join(filter(None, (each.currency, each.per))),
    )
    return ", ".join(filter(None, said))
