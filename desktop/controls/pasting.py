"""Cells copied from a spreadsheet become rows, all of them or none."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.controls import days
from desktop.controls.choice import entries_of
from desktop.controls.country import code_of
from desktop.controls.search import found
from desktop.controls.unknown import says_unknown
from forms import numerals
from forms.case.facts import NOT_KNOWN
from forms.interview.questions import Column, Kind, Language

Cells = dict[str, str]
_YES_NO = {"yes": "yes", "y": "yes", "是": "yes", "no": "no", "n": "no", "否": "no"}
_UNREADABLE = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was pasted: the key of a sentence and what stands in it."""

    key: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number that reads in two ways; the same sign stands for all of them."""

    given: str
    readings: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reader:
    """How a person writes: the columns of the table, language and decimal sign.

    ``meant`` is the answer to a doubt: 0 reads the sign as thousands, 1 as decimal.
    """

    columns: tuple[Column, ...]
    language: Language
    decimal: str
    meant: int | None = None

    def rows(self, text: str) -> list[Cells] | Refusal | Doubt:
        """Return the rows that *text* holds, or why not."""
        lines = [line for line in _lines(text) if any(line)]
        if not lines:
            return Refusal("paste-empty", {})
        order = self._order(lines[0])
        if isinstance(order, Refusal):
            return order
        body = lines[1:] if order else lines
        rows: list[Cells] = []
        for number, line in enumerate(body, start=1):
            row = self._row(line, order or self.columns, number)
            if not isinstance(row, dict):
                return row
            rows.append(row)
        return rows or Refusal("paste-empty", {})

    def _order(self, line: list[str]) -> tuple[Column | None, ...] | Refusal:
        """Return the columns that a first line of names gives, or none."""
        names = {
            name.casefold(): column
            for column in self.columns
            for name in (column.id, column.ask)
        }
        order = tuple(names.get(cell.casefold()) for cell in line)
        known = sum(column is not None for column in order)
        stray = [c for c, column in zip(line, order, strict=True) if c and not column]
        if known == 0 or known < len(stray):
            return ()
        if stray:
            return Refusal(
                "paste-no-column",
                {"given": stray[0], "columns": ", ".join(c.ask for c in self.columns)},
            )
        return order

    def _row(
        self, line: list[str], order: Sequence[Column | None], number: int
    ) -> Cells | Refusal | Doubt:
        while line and not line[-1]:
            line = line[:-1]
        if len(line) > len(order):
            return Refusal(
                "paste-too-wide",
                {"row": number, "count": len(line), "columns": len(order)},
            )
        row: Cells = {}
        for cell, column in zip(line, order, strict=False):
            if column is None or not cell:
                continue
            written = self.cell(cell, column)
            if isinstance(written, Doubt):
                return written
            if written == _UNREADABLE:
                return Refusal(
                    "paste-bad-cell",
                    {"row": number, "given": cell, "column": column.ask},
                )
            row[column.id] = written
        return row

    def cell(self, text: str, column: Column) -> str | Doubt:
        """Return what one cell means, or an empty text if that cannot be told."""
        if says_unknown(text):
            return NOT_KNOWN
        match column.kind:
            case Kind.CHOICE:
                return found(text, entries_of(column.options)) or _UNREADABLE
            case Kind.YES_NO:
                return _YES_NO.get(text.casefold(), _UNREADABLE)
            case Kind.COUNTRY:
                return code_of(text, self.language) or _UNREADABLE
            case Kind.DATE:
                read = days.readings(text)
                return read[0] if len(read) == 1 else _UNREADABLE
            case Kind.NUMBER:
                return self.number(text.removesuffix(column.unit).strip())
            case Kind.MONEY:
                return self._money(text)
        return text

    def number(self, text: str) -> str | Doubt:
        read = numerals.readings(numerals.ends(text), self.decimal)
        if len(read) == 2:
            if self.meant is None:
                return Doubt(text, (read[0], read[1]))
            return read[self.meant]
        return read[0] if read else _UNREADABLE

    def _money(self, text: str) -> str | Doubt:
        amount, currency = numerals.money(text)
        if not currency:
            return _UNREADABLE
        number = self.number(amount)
        if isinstance(number, Doubt) or number == _UNREADABLE:
            return number
        return f"{number} {currency}"


def _lines(text: str) -> list[list[str]]:
    """Split as spreadsheets copy (tabs) or save (semicolons or commas)."""
    first = text.lstrip().partition("\n")[0]
    sign = next((s for s in ("\t", ";") if s in first), ",")
    if sign not in text:
        sign = "\t"
    reader = csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter=sign)
    return [[cell.strip() for cell in line] for line in reader]


def is_cells(text: str) -> bool:
    """Tell whether copied *text* is more than what fits into one cell."""
    return "\t" in text or "\n" in text.strip()
