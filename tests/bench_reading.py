"""Our readers of suppliers' files beside those that others use, on the same files."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
ROWS, LINES, SUBSTANCES = 200_000, 500_000, 120_000


@dataclass(frozen=True, slots=True)
class Lap:
    """One reader on one file: rows or elements, seconds, peak megabytes."""

    reader: str
    items: int
    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Race:
    """All readers of one file, ours first."""

    file: str
    laps: tuple[Lap, ...]


def a_workbook(path: Path, rows: int = ROWS) -> None:
    """Write part numbers and masses."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("BOM")
    for row in range(rows):
        sheet.write_string(row, 0, f"PN-{row:06d}")
        sheet.write_number(row, 1, row * 15 / 100)
    book.close()


def a_table(path: Path, lines: int = LINES) -> None:
    """Write a bill of five columns, some of it quoted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Level", "Part", "Name", "Quantity", "Mass (g)"])
        for line in range(lines):
            name = "Screw, M3" if line % 4 else "Magnet"
            writer.writerow([1, f"PN-{line:06d}", name, 2, f"0.{line % 900 + 100}"])


def a_declaration(path: Path, substances: int = SUBSTANCES) -> None:
    """Write some 21 MB of substances in parts."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<Main xmlns="http://std.iec.ch/iec62474"><Product>')
        for each in range(substances):
            file.write(
                f'<Substance name="Dysprosium {each}" entryIdentity="{each:07d}">'
                f'<SubstanceID identity="7429-91-6" authority="CAS"/>'
                f'<Mass mass="0.{each % 900 + 100}" unitOfMeasure="g"/>'
                f"<Note>part of lot {each:06d}</Note></Substance>\n"
            )
        file.write("</Product></Main>")


FILES: dict[str, tuple[str, Callable[[Path], None], tuple[str, ...]]] = {
    f"A workbook of {ROWS:,} rows": (
        "bill.xlsx",
        a_workbook,
        ("workbook", "openpyxl", "calamine"),
    ),
    f"A CSV of {LINES:,} lines": ("bill.csv", a_table, ("separated", "csv")),
    f"A CSV of {LINES:,} mapped lines": ("mapped.csv", a_table, ("mapped", "csv")),
    "An XML declaration of 21 MB": (
        "declaration.xml",
        a_declaration,
        ("markup", "iterparse", "parse"),
    ),
}


def bench_reading(rounds: int = ROUNDS) -> Iterator[Race]:
    """Yield a race for each file; the readers take turns, each in its own process."""
    with TemporaryDirectory() as folder:
        for file, (name, write, readers) in FILES.items():
            path = Path(folder) / name
            write(path)
            turns = [[_lap(each, path) for each in readers] for _ in range(rounds)]
            yield Race(file, tuple(map(_median, zip(*turns, strict=True))))


def _median(laps: tuple[Lap, ...]) -> Lap:
    return sorted(laps, key=lambda lap: lap.seconds)[len(laps) // 2]


def _lap(reader: str, path: Path) -> Lap:
    command = [sys.executable, "-m", "tests.readers", reader, str(path)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    told = json.loads(said.stdout)
    return Lap(reader, told["items"], told["seconds"], told["peak"])


def main() -> None:
    """Print each reader beside ours."""
    print("Readers of suppliers' files, in seconds of processor time and megabytes")
    for race in bench_reading():
        ours, *others = race.laps
        print(f"  {race.file}")
        pace = ours.items / ours.seconds
        print(
            f"    ours: {ours.seconds:.2f} s, {ours.peak:.0f} MB, {pace:,.0f} a second"
        )
        for lap in others:
            print(
                f"    {lap.reader}: {lap.seconds:.2f} s, {lap.peak:.0f} MB "
                f"(it / ours: time {lap.seconds / ours.seconds:.2f}, "
                f"memory {lap.peak / ours.peak:.2f})"
            )


if __name__ == "__main__":
    main()
