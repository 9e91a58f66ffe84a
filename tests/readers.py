"""One reader over one file in a process of its own: what it took, as a line of JSON.

``python -m tests.readers READER FILE``; seconds are of processor time, the peak is the
most memory that the process held, in megabytes, its interpreter included.
"""

import csv
import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from forms.composition.imports.messages import Request
from forms.composition.imports.opening import Opening


def _opening(path: Path) -> Opening:
    size = path.stat().st_size
    request = Request(name=path.name)
    return Opening(path.open("rb"), size, request, lambda _: None)


def _workbook(path: Path) -> Iterable[Any]:
    from forms.composition.imports.workbook.reader import tables

    return (row for sheet in tables(_opening(path)) for row in sheet.rows())


def _openpyxl(path: Path) -> Iterable[Any]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return (row for sheet in book for row in sheet.iter_rows(values_only=True))


def _calamine(path: Path) -> Iterable[Any]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return (r for n in book.sheet_names for r in book.get_sheet_by_name(n).to_python())


def _separated(path: Path) -> Iterable[Any]:
    from forms.composition.imports.table.separated import tables

    return (row for table in tables(_opening(path)) for row in table.rows())


def _mapped(path: Path) -> Iterable[Any]:
    from forms.composition.imports.table import parts, separated

    opening = _opening(path)
    tables = separated.tables(opening)
    for batch in parts.read(tables, opening.request, opening.notice):
        batch.model_dump_json(exclude_unset=True)
        yield from batch.lines


def _csv(path: Path) -> Iterable[Any]:
    return csv.reader(io.TextIOWrapper(path.open("rb"), "utf-8", newline=""))


def _markup(path: Path) -> Iterable[Any]:
    from forms.composition.imports.guards.markup import events

    return events(path.open("rb"))


def _iterparse(path: Path) -> Iterable[Any]:
    from lxml import etree

    for _, element in etree.iterparse(path, events=("end",)):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _parse(path: Path) -> Iterable[Any]:
    from lxml import etree

    yield etree.parse(path)


READERS: dict[str, Callable[[Path], Iterable[Any]]] = {
    "workbook": _workbook,
    "openpyxl": _openpyxl,
    "calamine": _calamine,
    "separated": _separated,
    "mapped": _mapped,
    "csv": _csv,
    "markup": _markup,
    "iterparse": _iterparse,
    "parse": _parse,
}


def _megabytes() -> float:
    """Return the peak; what Linux reports as usage counts the parent's memory too."""
    if (status := Path("/proc/self/status")).exists():
        told = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
        return int(told[1]) / 1024 if told else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def main(reader: str, file: str) -> None:
    """Go through the file and say what it took."""
    since = time.process_time()
    items = sum(1 for _ in READERS[reader](Path(file)))
    seconds = time.process_time() - since
    print(json.dumps({"items": items, "seconds": seconds, "peak": _megabytes()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
