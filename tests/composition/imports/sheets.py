"""Tables made by hand, as a reader of any format hands them over."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.composition.imports.rows import Row


@dataclass
class Sheet:
    """A table whose physical rows are given; ``None`` is a row that is not there."""

    cells: Sequence[Sequence[str] | None]
    name: str = "BOM"
    hidden: bool = False

    def rows(self) -> Iterator[Row]:
        for number, cells in enumerate(self.cells, start=1):
            if cells is not None:
                yield Row(number, cells)


def sheet(text: str, name: str = "BOM") -> Sheet:
    """Return a table from lines whose cells stand between bars."""
    lines = text.strip("\n").split("\n")
    return Sheet([[c.strip("~") for c in line.split("|")] for line in lines], name)


def from_file(path: Path, encoding: str, delimiter: str = ",") -> Sheet:
    with path.open(encoding=encoding, newline="") as file:
        return Sheet(list(csv.reader(file, delimiter=delimiter)), path.stem)
