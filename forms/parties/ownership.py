"""How much of a party listed holders may hold: 50 % and more refuses in principle.

No. 61/2025 paragraph 2; whether only direct holdings count, or all added up, is open
question Q14.  What nobody disclosed may belong to a single listed holder.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

from forms.case.facts import Fact, Range, Rows, Standing, Value, Words

WHOLE = Fraction(100)
_ALL = Range(Fraction(0), WHOLE, "%")

Row = Mapping[str, Fact]


class Path(StrEnum):
    """Which holdings are weighed: any single one, a direct one, or their sum."""

    ANY = "any"
    DIRECT = "direct"
    TOTAL = "total"


def listed_share(owners: Value | None, path: Path) -> Range | None:
    """Return the share, in per cent, that counts under one reading.

    Rows of one name are one holder, and what nobody disclosed may be a listed
    holder's too, by way of other firms.
    """
    if not isinstance(owners, Rows):
        return None
    undisclosed = _undisclosed(owners.rows)
    rows = [
        row for row in owners.rows if path is not Path.DIRECT or _may_be_direct(row)
    ]
    if path is Path.TOTAL:
        held = [_held(rows, undisclosed, path)]
    else:
        held = [_held(each, undisclosed, path) for each in _holders(rows)]
    low = max((share.low or Fraction(0) for share in held), default=Fraction(0))
    high = max((share.high or Fraction(0) for share in held), default=Fraction(0))
    return Range(min(low, WHOLE), min(max(high, undisclosed), WHOLE), "%")


def _is_direct(row: Row) -> bool:
    return row["path"].value == frozenset({"direct"})


def _may_be_direct(row: Row) -> bool:
    return row["path"].value != frozenset({"indirect"})


def _holders(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Put the rows of one holder together; nobody without a name is anybody else."""
    holders: dict[object, list[Row]] = {}
    for number, row in enumerate(rows):
        name = row["name"].value if "name" in row else None
        said = name.en.casefold() if isinstance(name, Words) else number
        holders.setdefault(said, []).append(row)
    return holders.values()


def _held(rows: Iterable[Row], undisclosed: Fraction, path: Path) -> Range:
    """Return what these rows may hold together as listed."""
    low = high = least = Fraction(0)
    may_be_listed = False
    for row in rows:
        share, listed = _share(row), row["listed"].value
        if listed == frozenset({"no"}):
            continue
        may_be_listed = True
        high += share.high or 0
        least += (share.low if _is_direct(row) else share.high) or 0
        if listed == frozenset({"yes"}) and (
            _is_direct(row) or path is not Path.DIRECT
        ):
            low += share.low or 0
    if may_be_listed and path is not Path.DIRECT:
        high = max(high, least + undisclosed)
    return Range(low, high, "%")


def _share(row: Row) -> Range:
    share = row["share"].value
    return share if isinstance(share, Range) else _ALL


def _undisclosed(rows: Iterable[Row]) -> Fraction:
    told = (_share(row).low or Fraction(0) for row in rows if _is_direct(row))
    return max(WHOLE - sum(told, Fraction(0)), Fraction(0))


def _owners(*held: tuple[int, str, str]) -> Rows:
    rows = tuple(
        {
            "share": Fact(Standing.ANSWERED, Range.exactly(share, "%")),
            "path": Fact(Standing.ANSWERED, frozenset({path})),
            "listed": Fact(Standing.ANSWERED, frozenset({listed})),
        }
        for share, path, listed in held
    )
    return Rows(rows, f"example: {held}")


EXAMPLES = (
    _owners((100, "direct", "no")),
    _owners((100, "direct", "yes")),
    _owners((100, "direct", "no"), (100, "indirect", "yes")),
    _owners((40, "direct", "yes"), (40, "direct", "yes"), (20, "direct", "no")),
    _owners(),
)
"""Nobody listed; one holder; one far above; two together; nothing disclosed."""
