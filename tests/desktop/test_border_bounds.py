"""A file made to do harm is refused in little time and memory; a long one stays flat.

Measured on real processes: a small one starts the reader and asks the system what it
took.
"""

import io
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from forms.composition.imports.messages import Request
from forms.composition.imports.troubles import Refusal
from tests.composition.imports.workbooks import packed, parts

ROOT = Path(__file__).resolve().parents[2]
MB = 1024 * 1024
SECONDS, MEMORY = 5, 300

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the measure is one of Linux"
)

STARTER = """
import json, resource, subprocess, sys
words = [sys.executable, "-E", "-s", "-B", "-m", "forms.composition.imports"]
ended = subprocess.run(words, input=sys.stdin.buffer.read(), stdout=subprocess.PIPE)
took = resource.getrusage(resource.RUSAGE_CHILDREN)
last = json.loads(ended.stdout.splitlines()[-1])
seconds = took.ru_utime + took.ru_stime
print(json.dumps([last, round(seconds * 1000), took.ru_maxrss // 1024]))
"""
WINDOW = """
import json, sys
from pathlib import Path
from desktop.border import Reading
from forms.composition.imports.messages import Lines, Request

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024

lines, sizes = 0, []
for said in Reading(Request(path=sys.argv[1], name="parts.csv")):
    if isinstance(said, Lines):
        lines += len(said.lines)
        sizes.append(resident())
print(json.dumps([lines, sizes[0], max(sizes), said.kind]))
"""


def measured(code: str, *words: str, said: bytes = b"") -> Any:
    ended = subprocess.run(
        [sys.executable, "-s", "-c", code, *words],
        input=said,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return json.loads(ended.stdout)


def inflated() -> bytes:
    """Return an archive of 120 kB that unpacks to 120 MB."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", bytes(120 * MB))
    return file.getvalue()


def expanded() -> bytes:
    """Return markup of 1 kB that stands for a billion letters."""
    entities = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    declared = '<!ENTITY e0 "lol">' + "".join(entities)
    return f"<!DOCTYPE x [{declared}]><Main>&e9;</Main>".encode()


def far() -> bytes:
    """Return a workbook of 1 kB with one cell in the last row and column."""
    return packed(parts('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def lettered() -> bytes:
    """Return a workbook with one cell of 40 MB, which hardly can be packed."""
    text = random.Random(61).randbytes(20 * MB).hex()  # noqa: S311 a repeatable sample
    return packed(parts(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>'))


def worded() -> bytes:
    """Return a workbook of three million texts that asks for one more."""
    cell = '<row r="1"><c r="A1" t="s"><v>3000000</v></c></row>'
    return packed(parts(cell, strings=[f"<t>{n:x}</t>" for n in range(3_000_000)]))


def lined() -> bytes:
    """Return a workbook with one row more than there are."""
    rows = (f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 2**20 + 2))
    return packed(parts("".join(rows)))


def crowded() -> bytes:
    """Return an archive of a hundred thousand empty files."""
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for number in range(100_000):
            made.writestr(f"{number}.xml", b"")
    return file.getvalue()


DECLARATION = b'<Main xmlns="http://std.iec.ch/iec62474">'
HEADER = b"Part number,Mass (g)\n"
BOMBS: dict[str, tuple[Callable[[], bytes], Refusal]] = {
    "archive": (inflated, Refusal.BOMB),
    "entities": (expanded, Refusal.DOCTYPE),
    "far cell": (far, Refusal.TOO_MANY_COLUMNS),
    "letters": (lettered, Refusal.LONG_CELL),
    "words": (worded, Refusal.MISSING_TEXT),
    "lines": (lined, Refusal.TOO_MANY_ROWS),
    "elements": (lambda: b"<a>" * (30 * MB), Refusal.TOO_DEEP),
    "brackets": (lambda: b"[" * (30 * MB), Refusal.TOO_DEEP),
    "values": (lambda: b"[1" + b",1" * (15 * MB) + b"]", Refusal.TOO_MANY_ELEMENTS),
    "children": (lambda: DECLARATION + b"<a/>" * (24 * MB), Refusal.TOO_MANY_ELEMENTS),
    "members": (crowded, Refusal.TOO_MANY_MEMBERS),
    "line": (lambda: b"x," * (49 * MB), Refusal.LONG_LINE),
    "quotes": (lambda: b'"' * (99 * MB), Refusal.LONG_LINE),
    "rows": (lambda: HEADER + b"\n" * (99 * MB), Refusal.TOO_MANY_ROWS),
    "bytes": (lambda: bytes(range(1, 255)) * (390 * 1024), Refusal.NOT_A_TABLE),
    "unknown": (lambda: HEADER + b"\xb4\xc5,1\n" * (19 * MB), Refusal.WHICH_ENCODING),
    "cells": (
        lambda: HEADER + (b",".join([b"1"] * 512) + b"\n") * 90_000,
        Refusal.TOO_MANY_CELLS,
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_made_to_do_harm_is_refused_in_little_time_and_memory(
    bomb: str, tmp_path: Path
) -> None:
    make, refusal = BOMBS[bomb]
    path = tmp_path / "bomb"
    path.write_bytes(make())
    said = Request(path=str(path), name="bomb").model_dump_json().encode()
    last, milliseconds, megabytes = measured(STARTER, said=said)
    path.unlink()

    assert (last["kind"], last.get("refusal")) == ("refused", refusal)
    assert milliseconds < SECONDS * 1000
    assert megabytes < MEMORY


def test_a_long_table_goes_through_the_window_and_leaves_nothing_in_it(
    tmp_path: Path,
) -> None:
    rows = [f"P-{n},rotor,2,12.5\n" for n in range(20_000)]
    path = tmp_path / "parts.csv"
    path.write_text("Part number,Description,Quantity,Mass (g)\n" + "".join(rows))
    lines, first, most, last = measured(WINDOW, str(path))

    assert (lines, last) == (20_000, "end")
    assert most - first < 8
