"""The facts of many records side by side: one column a place, one entry a record.

A truth is one byte a record, 0 false, 1 open, 3 true, and the truths of a block are
one whole number, so ``&`` is Kleene's *all* and ``|`` his *any* for the whole block.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import NamedTuple, cast

from forms.case.facts import Place, Range, Value
from forms.errors import ColumnsError
from forms.rules.measures import MEASURES, Inputs, Readings

Number = int | Fraction
Entry = str | Number | Value | None
"""An option or an exact number as it is, what is possible else; ``None`` is open.

A bare number has no unit and adds to any other; bring columns of money to one unit.
"""

Column = Sequence[Entry]
"""As many entries as there are records, or one entry that holds for all of them."""

BLOCK = 1 << 14
PACKED = 4
"""How many records are weighed at once, and truths of one entry in one byte."""


class Numbers(NamedTuple):
    """The least and the greatest each entry may be.

    ``units`` is empty where all numbers are bare, and ``exact`` says that there is one
    in every entry.
    """

    low: Sequence[Number | None]
    high: Sequence[Number | None]
    units: Sequence[str] = ()
    exact: bool = False


def exact(*added: Numbers) -> bool:
    """Tell whether every entry of every column is one known number."""
    return all(numbers.exact for numbers in added)


class Options(dict[Entry, int]):
    """The truths of up to four tests of a choice, worked out once for each entry."""

    def __init__(self, *tests: tuple[str, ...]) -> None:
        super().__init__()
        self._tests = [frozenset(test) for test in tests]

    def __missing__(self, entry: Entry) -> int:
        """Weigh each test and put the truths side by side, two bits each."""
        possible = frozenset({entry}) if isinstance(entry, str) else entry
        packed = 0
        for turn, listed in enumerate(self._tests):
            packed |= _is_one_of(possible, listed) << 2 * turn
        self[entry] = packed
        return packed


def _is_one_of(possible: Entry, listed: frozenset[str]) -> int:
    if not isinstance(possible, frozenset):
        return 1
    if possible.isdisjoint(listed):
        return 0
    return 3 if possible <= listed else 1


@dataclass(frozen=True, slots=True)
class Block:
    """Some thousand records, as the compiled law sees them."""

    columns: Mapping[Place, Column]
    count: int

    @property
    def open(self) -> int:
        """Return the truth that is open in every record."""
        return int.from_bytes(b"\1" * self.count, "little")

    def opposite(self, truth: int) -> int:
        """Return the opposite of each record's truth; open stays open."""
        opened = self.open
        swapped = truth ^ 3 * opened
        return (swapped >> 1 & opened) | (swapped & opened) << 1

    def options(self, member: str, fact: str, *tests: Options) -> list[int]:
        """Return the truths of every test of a choice."""
        column = self.columns.get(Place(member, fact), (None,))
        times = self.count if len(column) == 1 else 1
        true = 3 * self.open
        lanes = (
            int.from_bytes(bytes(map(packed.__getitem__, column)) * times)
            for packed in tests
        )
        return [lane >> 2 * turn & true for lane in lanes for turn in range(PACKED)]

    def numbers(self, member: str, fact: str) -> Numbers:
        """Return the ends of the entries, as bare numbers where they allow it."""
        column = self._column(Place(member, fact))
        kinds = set(map(type, column))
        if kinds <= {int, Fraction, NoneType}:
            plain = cast("list[Number | None]", column)
            return Numbers(plain, plain, exact=NoneType not in kinds)
        low, high, units = zip(*map(_ends, column), strict=True)
        return Numbers(low, high, units)

    def measured(
        self, readings: Readings, member: str, fact: str, *inputs: tuple[str, str]
    ) -> Numbers:
        """Return the numbers of a measure: as given, else worked out of its inputs."""
        if Place(member, fact) in self.columns:
            return self.numbers(member, fact)
        known: dict[Inputs, Entry] = {}
        column: list[Entry] = []
        for given in zip(*(self._column(Place(*p)) for p in inputs), strict=True):
            if given not in known:
                known[given] = MEASURES[fact].measure(given, readings)
            column.append(known[given])
        return replace(self, columns={Place(member, fact): column}).numbers(
            member, fact
        )

    def truths(self, each: Sequence[int], *added: Numbers) -> int:
        """Gather a truth a record; numbers in two units do not add, it stays open."""
        lanes = int.from_bytes(bytes(each))
        units = [numbers.units for numbers in added if numbers.units]
        if len(units) < 2:
            return lanes
        agreed = (3 * (len({*found} - {""}) < 2) for found in zip(*units, strict=True))
        one_unit = int.from_bytes(bytes(agreed))
        return lanes & one_unit | self.open & ~one_unit

    def _column(self, place: Place) -> list[Entry]:
        column = list(self.columns.get(place, (None,)))
        return column * self.count if len(column) == 1 else column


def _ends(entry: Entry) -> tuple[Number | None, Number | None, str]:
    if isinstance(entry, Range):
        return _bare(entry.low), _bare(entry.high), entry.unit
    if isinstance(entry, int | Fraction):
        return entry, entry, ""
    if isinstance(entry, float | Decimal):
        raise ColumnsError(f"{entry!r} is not exact; give an int or a Fraction.")
    return None, None, ""


def _bare(end: Fraction | None) -> Number | None:
    """Return a whole number as such: it adds ten times as fast."""
    return end.numerator if end is not None and end.denominator == 1 else end


def spread(columns: Mapping[Place, Column], count: int) -> Iterator[Block]:
    """Cut columns into blocks; what does not fit is an error that names the column."""
    for place, column in columns.items():
        if len(column) not in {1, count}:
            raise ColumnsError(
                f"{place} has {len(column)} entries for {count} records; give one an "
                "entry, or one for all."
            )
    for start in range(0, count, BLOCK):
        end = min(count, start + BLOCK)
        cut = {p: c if len(c) == 1 else c[start:end] for p, c in columns.items()}
        yield Block(cut, end - start)
