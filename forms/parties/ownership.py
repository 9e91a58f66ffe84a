"""How much of a party listed holders may hold: 50 % and more refuses in principle.

No. 61/2025 paragraph 2; whether only direct holdings count, or all added up, is open
question Q14.  What nobody disclosed may belong to a single listed holder.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from forms.case.facts import Fact, Range, Rows, Standing, Value

WHOLE = Fraction(100)
_NONE = Range(Fraction(0), Fraction(0), "%")
_ALL = Range(Fraction(0), WHOLE, "%")


class Path(StrEnum):
    """Which holdings are weighed: any single one, a direct one, or their sum."""

    ANY = "any"
    DIRECT = "direct"
    TOTAL = "total"


def listed_share(owners: Value | None, path: Path) -> Range | None:
    """Return the share, in per cent, that counts under one reading."""
    if not isinstance(owners, Rows):
        return None
    rows = owners.rows
    held = [_held(row) for row in rows if path is not Path.DIRECT or _is_direct(row)]
    unknown = _undisclosed(rows)
    if path is Path.TOTAL:
        low = sum((share.low or Fraction(0) for share in held), Fraction(0))
        high = sum((share.high or Fraction(0) for share in held), unknown)
    else:
        low = max((share.low or Fraction(0) for share in held), default=Fraction(0))
        high = max((share.high or Fraction(0) for share in held), default=Fraction(0))
        high = max(high, unknown)
    return Range(min(low, WHOLE), min(high, WHOLE), "%")


def _is_direct(row: Mapping[str, Fact]) -> bool:
    return row["path"].value != frozenset({"indirect"})


def _held(row: Mapping[str, Fact]) -> Range:
    """Return what a holder may hold as a listed party."""
    listed = row["listed"].value
    if listed == frozenset({"no"}):
        return _NONE
    share = row["share"].value
    known = share if isinstance(share, Range) else _ALL
    return (
        known if listed == frozenset({"yes"}) else Range(Fraction(0), known.high, "%")
    )


def _undisclosed(rows: tuple[Mapping[str, Fact], ...]) -> Fraction:
    told = Fraction(0)
    for row in rows:
        share = row["share"].value
        if _is_direct(row) and isinstance(share, Range):
            told += share.low or 0
    return max(WHOLE - told, Fraction(0))


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
