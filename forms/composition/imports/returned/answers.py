"""Answers of a returned declaration, each in one way only, or said to be unread.

Unknown, none and an empty cell are three things: the first and the last count as not
known and are told apart, none is nothing at all.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from forms import countries
from forms.composition.declaration import (
    CODES,
    NONE,
    NOT_ASKED,
    UNKNOWN,
    bracketed,
    meaning,
)
from forms.composition.imports.messages import Notice
from forms.composition.imports.returned.returned import Cell, Slot
from forms.composition.imports.table.amounts import NOT_TOLD, Amount, amount, written
from forms.composition.imports.troubles import Caution
from forms.composition.units import grams

State = Literal["blank", "unknown", "none", "not-asked", "told"]
SILENT = frozenset({"blank", "not-asked"})
WHOLE = Fraction(100)
LINE_OF_ANNEX = re.compile(r"(P1-\d\d)\b")

_EITHER = {"M-02": "M-03", "M-03": "M-02"}
_OF_VALUE = ("M-12", "M-13", "M-14")


@dataclass
class Answers:
    """Reads answers, and keeps what is to be said of them."""

    notices: list[Notice] = field(default_factory=list)

    def say(self, caution: Caution, at: Cell, codes: str, **more: str) -> None:
        """Note what a user should see, and where."""
        self.notices.append(
            Notice(caution=caution, sheet=at.sheet, row=at.row, column=codes, **more)
        )

    def state(self, code: str, cell: Cell) -> State:
        """Tell what kind of answer stands in a cell; what was printed is none."""
        if CODES[code].kind == "fixed":
            return "not-asked"
        if code == "M-01" and LINE_OF_ANNEX.match(bracketed(cell.text)):
            return "not-asked"
        if not cell.text:
            return "blank"
        meant = meaning(cell.text)
        if meant == NOT_ASKED:
            return "not-asked"
        if meant == UNKNOWN and UNKNOWN in CODES[code].may:
            return "unknown"
        if meant == NONE and NONE in CODES[code].may:
            return "none"
        return "told"

    def says_something(self, slot: Slot) -> bool:
        """Tell whether anything is answered about a material."""
        return any(self.state(code, cell) not in SILENT for code, cell in slot.items())

    def note_gaps(self, slot: Slot, codes: Iterable[str]) -> None:
        """Say what was left empty, and what the supplier does not know: apart."""
        states = {code: self.state(code, slot[code]) for code in codes}
        empty = [code for code, state in states.items() if state == "blank"]
        empty = [code for code in empty if not self._is_spared(code, states)]
        unknown = [code for code, state in states.items() if state == "unknown"]
        for caution, named in (
            (Caution.UNANSWERED, empty),
            (Caution.SAID_UNKNOWN, unknown),
        ):
            if named:
                listed = ", ".join(named)
                self.say(caution, slot[named[0]], listed, given=listed)

    @staticmethod
    def _is_spared(code: str, states: Mapping[str, State]) -> bool:
        """Tell whether an empty cell asks for nothing more: another one answers it."""
        if code in _EITHER:
            other = states[_EITHER[code]]
            return other == "told" or (code == "M-03" and other in {"none", "unknown"})
        return code in _OF_VALUE and states["M-11"] != "told"

    def not_read(self, code: str, cell: Cell) -> None:
        """Say that an answer is none."""
        self.say(Caution.ANSWER_NOT_READ, cell, code, given=cell.text)

    def text(self, code: str, slot: Slot) -> str:
        """Return an answer as it stands; ``""`` if none was given."""
        return slot[code].text if self.state(code, slot[code]) == "told" else ""

    def option(self, code: str, slot: Slot, known: Sequence[str]) -> str:
        """Return which of the *known* options was chosen."""
        cell = slot[code]
        meant = meaning(cell.text)
        if meant in known:
            return meant
        if self.state(code, cell) == "told":
            self.not_read(code, cell)
        return ""

    def country(self, code: str, slot: Slot) -> str:
        """Return the country or region that an answer names."""
        cell = slot[code]
        if self.state(code, cell) != "told":
            return ""
        first = cell.text[:2]
        is_coded = cell.text[2:3] in {"", " "} and first in countries.COUNTRIES
        offered = cell.text.partition(" ")[2].partition(" / ")[0]
        if is_coded and (not offered or offered == countries.country(first, "zh")):
            return first
        found = countries.named(cell.text)
        if found is None:
            self.say(Caution.NO_COUNTRY, cell, code, given=cell.text)
        return found or ""

    def amount(self, code: str, slot: Slot, unit: Literal["%", "g"]) -> str:
        """Return an amount in canonical writing; none is nothing at all."""
        cell = slot[code]
        match self.state(code, cell):
            case "none":
                return "0"
            case "told":
                found = self.in_unit(code, cell, unit)
                return "" if found is None else written(*found)
        return ""

    def in_unit(
        self, code: str, cell: Cell, unit: Literal["%", "g"]
    ) -> tuple[Fraction, Fraction] | None:
        """Return the ends of an amount in per cent or grams."""
        found = self.number(code, cell)
        if found.low is None or found.high is None:
            return None
        ends = (found.low, found.high)
        if found.unit and unit == "g":
            low, high = (grams(end, found.unit) for end in ends)
            if low is None or high is None:
                self.not_read(code, cell)
                return None
            return low, high
        strange = found.unit not in {"", "%", "wt%", "wt.%"}
        if unit == "%" and (strange or ends[1] > WHOLE):
            self.not_read(code, cell)
            return None
        return ends

    def number(self, code: str, cell: Cell) -> Amount:
        """Return the ends of an answer; what has none is said to be unread."""
        found = amount(cell.text, "")
        if found.caution is not None:
            self.say(found.caution, cell, code, given=cell.text)
        elif found == NOT_TOLD or found.is_rest:
            self.not_read(code, cell)
        return found
