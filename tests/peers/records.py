"""Records for limb 1(1) at the 0.1 % line, and what is true of them.

Three in ten lie within one unit of money of the line, a tenth exactly on it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import product

LACKING = 0.08
"""The share of records that lack each fact in the second set."""


@dataclass(frozen=True)
class Records:
    """Columns: where an item is listed, where it is from, two values in minor units."""

    annex_1_part: Sequence[str | None]
    origin: Sequence[str | None]
    china_part_1_value: Sequence[int | None]
    item_value: Sequence[int | None]

    def __len__(self) -> int:
        return len(self.origin)

    def rows(self) -> Iterator[tuple[str | None, str | None, int | None, int | None]]:
        """Yield record after record."""
        columns = (getattr(self, each.name) for each in fields(self))
        return zip(*columns, strict=True)


Row = tuple[str | None, str | None, int | None, int | None]


def at_the_line(count: int, chance: random.Random, lacking: float = 0) -> Records:
    """Draw records; *lacking* is the share that lacks each fact."""
    rows = [_row(chance) for _ in range(count)]
    columns = (
        [None if lacking and chance.random() < lacking else value for value in column]
        for column in zip(*rows, strict=True)
    )
    return Records(*columns)


def _row(chance: random.Random) -> Row:
    part = chance.choices(("part-2", "part-1", "none"), (8, 1, 1))[0]
    origin = chance.choices(("EE", "JP", "CN"), (6, 2, 2))[0]
    value = int(10 ** chance.uniform(0, 6))
    kind = chance.random()
    if kind < 0.1:
        return part, origin, value, 1000 * value
    if kind < 0.3:
        return part, origin, value, 1000 * value + chance.choice((-1, 1))
    return part, origin, value, int(10 ** chance.uniform(3, 9))


def is_met(part: str, origin: str, china_value: int, item_value: int) -> bool:
    """Limb 1(1) in whole numbers: 0.1 % or more, of a Part 2 item made abroad."""
    return part == "part-2" and origin != "CN" and 1000 * china_value >= item_value


WHOLE = ("part-1", "part-2"), ("CN", "EE"), (0, 10**15), (1, 10**15)
"""The ends of what each fact may be, in the order of a row."""


def may_be_met(row: Row) -> frozenset[bool]:
    """Return what may come out, over values that the missing facts may have."""
    if None not in row:
        return frozenset({is_met(*row)})  # type: ignore[arg-type]  # nothing is missing
    ways = [ends if v is None else (v,) for v, ends in zip(row, WHOLE, strict=True)]
    return frozenset(is_met(*way) for way in product(*ways))  # type: ignore[arg-type]


Answer = bool | None


@dataclass(frozen=True)
class Tally:
    """How an engine did: *wrong* of what is settled, *unsafe* of what is not.

    An answer is unsafe if it is confident although the missing facts could overturn
    it, and timid if the engine gives none although they could not.
    """

    records: int
    confident: int
    wrong: int
    unsafe: int
    undetermined: int
    timid: int


def tally(records: Records, answers: Sequence[Answer]) -> Tally:
    """Hold answers against the truth, record by record."""
    pairs = [
        (answer, may_be_met(row))
        for answer, row in zip(answers, records.rows(), strict=True)
    ]
    settled = [(answer, true) for answer, (true, *more) in pairs if not more]
    doubtful = [answer for answer, true in pairs if len(true) > 1]
    return Tally(
        records=len(pairs),
        confident=sum(answer is not None for answer, _ in pairs),
        wrong=sum(answer is (not true) for answer, true in settled),
        unsafe=sum(answer is not None for answer in doubtful),
        undetermined=len(doubtful),
        timid=sum(answer is None for answer, _ in settled),
    )
