"""What stands in a sheet, gathered from the parser and from the fast lane past it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Never

from forms.composition.imports.guards.markup import no_doctype
from forms.composition.imports.troubles import Refusal
from forms.composition.imports.workbook.assembly import Assembly, Written
from forms.composition.imports.workbook.lane import TEXT
from forms.composition.imports.workbook.names import MAIN
from forms.composition.imports.workbook.places import LAST
from forms.composition.imports.workbook.strings import CELL, MOST_PIECES

ENDING = "</row>"

_PARTS = (
    *("c", "v", "row", "f", "t", "rPh", "sheetData"),
    *("col", "sheetFormatPr", "mergeCell"),
)
_TRUE = frozenset({"1", "true"})
_ROW = re.compile(r'<row r="([0-9]{1,7})"([^<>&]*+)>')
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})([0-9]{1,7})"'
    r'(?: s="([0-9]{1,5})")?+(?: t="(s|n|str|b|e|d|inlineStr)")?+(?:/>|>'
    r'(?:(<f)(?: aca="false")?+(?: t="(?:shared|array)")?+'
    r'(?: ref="[A-Z0-9:]++")?+(?: ca="1")?+(?: si="[0-9]++")?+'
    rf"(?:/>|>{TEXT}</f>))?+"
    rf"(?:(<v>)({TEXT})</v>|"
    rf'<is><t(?: xml:space="preserve")?+>({TEXT})</t></is>)?+</c>))'
)
_ATTRIBUTE = re.compile(r' ((?!xml)[a-zA-Z][\w.:]*)="([^"<&>]*+)"', re.ASCII)


class Gathering:
    """A parser target that tells the cells of a sheet to an assembly of rows."""

    doctype = staticmethod(no_doctype)

    def __init__(self, assembly: Assembly) -> None:
        self.is_between = False
        self._assembly = assembly
        self._parts: dict[str, str] = {}
        self._hides_rows = False
        self._row: Mapping[str, str] | None = None
        self._cells: list[Written] = []
        self._cell: Mapping[str, str] | None = None
        self._text: str | None = None
        self._pieces: list[str] | None = None
        self._has_formula = self._is_sound = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match self._parts.get(tag):
            case "c":
                if self._cell is not None or self._row is None:
                    self._refuse(Refusal.DISORDER)
                self._cell, self._text, self._has_formula = attributes, None, False
            case "v" if self._cell is not None:
                if self._text is not None:
                    self._refuse(Refusal.DISORDER)
                self._pieces = []
            case "t" if self._cell is not None and not self._is_sound:
                self._pieces = []
            case "f":
                self._has_formula = True
            case "row":
                if self._row is not None:
                    self._refuse(Refusal.DISORDER)
                self._row, self.is_between = attributes, False
            case "rPh":
                self._is_sound = True
            case "sheetData":
                self.is_between = True
            case "col":
                self._hide(attributes)
            case "sheetFormatPr":
                self._hides_rows = attributes.get("zeroHeight") in _TRUE
            case "mergeCell":
                self._assembly.merge(attributes.get("ref", ""))
            case None if not self._parts:
                self._begin(tag)

    def data(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)
            if len(self._pieces) > MOST_PIECES:
                self._refuse(Refusal.LONG_CELL, f"{CELL:,}")

    def end(self, tag: str) -> None:
        match self._parts.get(tag):
            case "v" | "t" if self._pieces is not None:
                self._text = (self._text or "") + "".join(self._pieces)
                self._pieces = None
            case "c":
                self._end_cell(self._cell or {})
            case "row":
                self._end_row()
            case "rPh":
                self._is_sound = False
            case "sheetData":
                self.is_between = False

    def close(self) -> None:
        """Do nothing more: the cells are told as they come."""

    def take(self, text: str, place: int) -> int:
        """Take the rows that stand in the writing of the usual programs."""
        while row := _ROW.match(text, place):
            start = row.end()
            end = text.find(ENDING, start)
            is_hidden = _hidden(row[2], self._hides_rows)
            if end < 0 or is_hidden is None:
                break
            cells = _CELL.findall(text, start, end)
            if sum([len(cell[0]) for cell in cells]) != end - start:
                break
            self._assembly.row(int(row[1]), is_hidden, cells)
            place = end + len(ENDING)
        return place

    def _begin(self, tag: str) -> None:
        namespace, _, name = tag.removeprefix("{").rpartition("}")
        if namespace not in MAIN or name != "worksheet":
            self._refuse(Refusal.OTHER_ROOT, "worksheet", name)
        self._parts = {f"{{{namespace}}}{part}": part for part in _PARTS} | {tag: ""}

    def _refuse(self, refusal: Refusal, expected: str = "", given: str = "") -> Never:
        """Refuse the file, in the row that has begun if it bears a number."""
        row = _whole((self._row or {}).get("r", ""))
        self._assembly.refuse(refusal, expected, given, row)

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = (_whole(attributes.get(key, "")) for key in ("min", "max"))
            self._assembly.hide_columns(first, last)

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        self._cell = None
        name = cell.get("r", "")
        letters = name.rstrip("0123456789")
        kind, formula = cell.get("t", ""), "<f" if self._has_formula else ""
        mark, text = "" if self._text is None else "<v>", self._text or ""
        digits, style = name[len(letters) :], cell.get("s", "")
        self._cells.append(("", letters, digits, style, kind, formula, mark, text, ""))
        if len(self._cells) > LAST:
            self._refuse(Refusal.TOO_MANY_COLUMNS, str(LAST))

    def _end_row(self) -> None:
        self.is_between = True
        row, cells = self._row or {}, self._cells
        self._row, self._cells = None, []
        told = row.get("r")
        is_hidden = _is_hidden(row, self._hides_rows)
        self._assembly.row(None if told is None else _whole(told), is_hidden, cells)


def _whole(text: str) -> int:
    """Return a whole number of ordinary length, or else 0, which is out of order."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _is_hidden(row: Mapping[str, str], hides_rows: bool) -> bool:
    height, hidden = row.get("ht"), row.get("hidden")
    by_default = hides_rows and height is None and hidden is None
    return by_default or hidden in _TRUE or height == "0"


@lru_cache(maxsize=1024)
def _hidden(text: str, hides_rows: bool) -> bool | None:
    """Tell whether a row is hidden; ``None`` if its tag is not of the plainest."""
    found = _ATTRIBUTE.findall(text)
    row = dict(found)
    written = "".join(f' {name}="{value}"' for name, value in found)
    is_plain = written == text and len(row) == len(found) and "r" not in row
    return _is_hidden(row, hides_rows) if is_plain else None
