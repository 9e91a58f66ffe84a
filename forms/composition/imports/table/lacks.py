"""What a reading of a table still lacks before its lines can be taken.

Only what would be guessed otherwise stands in the way; what merely stays unknown is
said, and the lines can be taken without it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from forms.composition.imports.mapping import Mapping, Use
from forms.composition.imports.messages import HeadRow
from forms.composition.imports.table.amounts import Sign, amount, told, written
from forms.frozen import Frozen

MASSES: frozenset[Use] = frozenset({"mass", "mass-total", "content-mass"})
PRICES: frozenset[Use] = frozenset({"price", "content-price"})
NUMBERS: frozenset[Use] = MASSES | PRICES | {"quantity", "share"}
NAMES: frozenset[Use] = frozenset({"number", "name", "substance", "cas"})


class Lacking(StrEnum):
    """What is missing, from what stands in the way to what only stays unknown."""

    NAME = "name"
    ROWS = "rows"
    LEVEL_COLUMN = "level-column"
    LEVEL_WRITING = "level-writing"
    SIGN = "sign"
    SIGNS_DIFFER = "signs-differ"
    UNIT = "unit"
    CURRENCY = "currency"


IN_THE_WAY = frozenset(
    {
        Lacking.NAME,
        Lacking.ROWS,
        Lacking.LEVEL_COLUMN,
        Lacking.LEVEL_WRITING,
        Lacking.SIGN,
    }
)


class Lack(Frozen):
    """One thing that is missing; ``column`` is -1 where it concerns the whole table.

    ``readings`` are the two numbers that ``given`` can mean, with a decimal point and
    with a decimal comma.
    """

    lacking: Lacking
    column: int = -1
    given: str = ""
    readings: tuple[str, ...] = ()

    @property
    def stands_in_the_way(self) -> bool:
        """Tell whether no line may be taken before this is answered."""
        return self.lacking in IN_THE_WAY


def lacks(mapping: Mapping, head: Sequence[HeadRow]) -> tuple[Lack, ...]:
    """Return what is missing, first what stands in the way."""
    found = [*_of_the_table(mapping), *_of_the_columns(mapping, head)]
    return tuple(sorted(found, key=lambda each: not each.stands_in_the_way))


def _of_the_table(mapping: Mapping) -> Iterator[Lack]:
    uses = {each.use for each in mapping.columns}
    if not uses & NAMES and not any(each.substance for each in mapping.columns):
        yield Lack(lacking=Lacking.NAME)
    ends_early = mapping.last and mapping.last < mapping.first
    if mapping.first <= mapping.header or ends_early:
        yield Lack(lacking=Lacking.ROWS)
    if mapping.levels == "none" and "level" in uses:
        yield Lack(lacking=Lacking.LEVEL_WRITING)
    needed = "parent" if mapping.levels == "parent" else "level"
    if mapping.levels != "none" and needed not in uses:
        yield Lack(lacking=Lacking.LEVEL_COLUMN)


def _of_the_columns(mapping: Mapping, head: Sequence[HeadRow]) -> Iterator[Lack]:
    uses = {each.use for each in mapping.columns}
    for each in mapping.columns:
        if each.use not in NUMBERS:
            continue
        rows = content(mapping, head)
        if not each.decimal:
            yield from sign_in_doubt(each.column, rows)
        bare = any(_is_bare(_cell(row, each.column)) for row in rows)
        named = "content-unit" if each.use == "content-mass" else "mass-unit"
        if each.use in MASSES and not each.unit and bare and named not in uses:
            yield Lack(lacking=Lacking.UNIT, column=each.column)
        if each.use in PRICES and not each.currency and bare and "currency" not in uses:
            yield Lack(lacking=Lacking.CURRENCY, column=each.column)


def content(mapping: Mapping, head: Sequence[HeadRow]) -> tuple[HeadRow, ...]:
    """Return the rows of a head that hold content under a mapping."""
    return tuple(
        row
        for row in head
        if mapping.first <= row.number
        and (row.number <= mapping.last or not mapping.last)
    )


def sign_in_doubt(column: int, rows: Sequence[HeadRow]) -> Iterator[Lack]:
    """Yield what leaves the decimal sign of a whole column open, if anything does."""
    cells = [_cell(row, column) for row in rows if column not in row.exact]
    proofs = [told(cell) for cell in cells]
    if "." in proofs and "," in proofs:
        yield Lack(lacking=Lacking.SIGNS_DIFFER, column=column)
    elif "." not in proofs and "," not in proofs and "" in proofs:
        given = cells[proofs.index("")]
        readings = (_reading(given, "."), _reading(given, ","))
        yield Lack(lacking=Lacking.SIGN, column=column, given=given, readings=readings)


def _reading(cell: str, sign: Sign) -> str:
    """Return what a cell means with a decimal sign, in canonical writing."""
    read = amount(cell, sign)
    if read.low is None or read.high is None:
        return "?"
    return f"{written(read.low, read.high)} {read.unit}".strip()


def _is_bare(cell: str) -> bool:
    """Tell whether a cell is a number without a unit or a currency beside it."""
    read = amount(cell, ".")
    return read.low is not None and not read.unit


def _cell(row: HeadRow, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""
