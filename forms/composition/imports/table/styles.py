"""How the tree of a table is written, told by its cells."""

import re
from typing import Literal

from forms.composition.imports.mapping import ColumnUse, Use
from forms.composition.imports.rows import Row
from forms.composition.imports.table.header import Head
from forms.composition.imports.table.headings import HOLDER, POSITION
from forms.composition.imports.table.levels import is_marked
from forms.composition.lettering import folded

Levels = Literal["none", "number", "dots", "indent", "parent", "path"]
Columns = dict[int, ColumnUse]

_DOTS = re.compile(r"\.+\s*\S.*|\.+")
_PATH = re.compile(r"\d+(?:\.\d+)*\.?")
_INDENTED: dict[Use, re.Pattern[str]] = {
    "number": re.compile(r"[ \u00a0\u3000\t]+\S"),
    "name": re.compile(r"(?: *[\u3000\t]|[ \u00a0]{2})\s*\S"),
}


def levels_of(columns: Columns, head: Head, sample: list[Row]) -> Levels:
    """Tell the style of the tree by the cells, and which column it stands in."""
    by_use = {use.use: column for column, use in columns.items()}
    if "level" in by_use:
        return _style([cell_of(row, by_use["level"]) for row in sample])
    if "parent" in by_use:
        return "parent"
    for column, each in head.headings.items():
        if each.kind == HOLDER and "number" in by_use and column not in columns:
            numbers = {folded(cell_of(row, by_use["number"])) for row in sample} - {""}
            if numbers & {folded(cell_of(row, column)) for row in sample}:
                columns[column] = ColumnUse(column=column, use="parent")
                return "parent"
        if each.kind == POSITION and column not in columns:
            texts = [text for row in sample if (text := cell_of(row, column))]
            if _is_path(texts):
                columns[-1] = ColumnUse(column=column, use="level")
                return "path"
    for use, indented in _INDENTED.items():
        texts = [
            t for row in sample if use in by_use if (t := cell_of(row, by_use[use]))
        ]
        deep = [t for t in texts if indented.match(t) or is_marked(t)]
        if len(deep) * 5 >= len(texts) > 1 and len({_lead(t) for t in texts}) > 1:
            columns[-1] = ColumnUse(column=by_use[use], use="level")
            return "dots" if all(t.startswith(".") for t in deep) else "indent"
    return "none"


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \u00a0\u3000\t.·•›>+|-"))]


def _style(cells: list[str]) -> Levels:
    texts = [text for text in cells if text.strip()]
    if any(_DOTS.fullmatch(text.strip()) for text in texts):
        return "dots"
    if _is_path(texts):
        return "path"
    if any(text[:1].isspace() for text in texts):
        return "indent"
    return "number"


def _is_path(texts: list[str]) -> bool:
    """Tell whether cells are places such as 1, 1.1, 1.1.2, most under one before."""
    plain = [text.strip().rstrip(".") for text in texts]
    if not plain or not all(_PATH.fullmatch(text) for text in plain):
        return False
    known = set(plain)
    deep = [text for text in plain if "." in text]
    placed = [text for text in deep if text.rpartition(".")[0] in known]
    return len(placed) * 2 >= len(deep) > 0


def cell_of(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""
