"""Rows of a table as a file holds them: physical numbers, text as it stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class Exact(str):
    """A cell that the file itself holds as a number, in canonical writing."""

    __slots__ = ()


class Percent(Exact):
    """A number that the file shows as per cent: ``0.05`` stands for 5 %."""

    __slots__ = ()


class Row(NamedTuple):
    """One row: its number in the file (from 1), its cells, whether it is hidden."""

    number: int
    cells: Sequence[str]
    hidden: bool = False


class Table(Protocol):
    """One table of a file; it can be gone through more than once."""

    name: str
    hidden: bool

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the top; an empty cell is ``""``."""
        ...
