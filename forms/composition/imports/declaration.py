"""A supplier's declaration comes back: answers become lines with origin and worth.

Unknown, none and an empty cell are three things: the first and the last count as not
known and are told apart, none is nothing at all.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, get_args

from forms import countries
from forms.composition.bill import (
    Basis,
    Content,
    Evidence,
    Line,
    Origin,
    Price,
    Whence,
)
from forms.composition.declaration import (
    CODES,
    GENERAL,
    NONE,
    NOT_ASKED,
    UNKNOWN,
    VERSION,
    bracketed,
    meaning,
    year_after,
)
from forms.composition.imports.amounts import NOT_TOLD, Amount, amount, written
from forms.composition.imports.document import document_tables
from forms.composition.imports.messages import (
    Lines,
    Message,
    Notice,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.returned import (
    Cell,
    Part,
    Returned,
    Slot,
    gathered,
    version,
)
from forms.composition.imports.rows import Table
from forms.composition.imports.troubles import Caution
from forms.composition.imports.workbook import reader
from forms.composition.units import grams

VERSIONS = (VERSION,)

_BATCH = 500
_WHOLE = Fraction(100)
_LINE_OF_ANNEX = re.compile(r"(P1-\d\d)\b")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(T.*)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_STAGES = {"mined": "M-04", "separated": "M-05", "reduced": "M-06", "alloyed": "M-07"}
_ORIGIN = ("M-04", "M-05", "M-06", "M-07", "M-08", "M-09")
_EITHER = {"M-02": "M-03", "M-03": "M-02"}
_OF_VALUE = ("M-12", "M-13", "M-14")


def tables(opening: Opening) -> Sequence[Table]:
    """Return the tables of a document or a workbook; none of what is neither."""
    found = opening.once(document_tables)
    if found is not None:
        return found
    if reader.recognises(opening) is None:
        return ()
    return opening.once(reader.workbook).sheets


def recognises(opening: Opening) -> str | None:
    """Tell a declaration by the version that stands in it."""
    return version(tables(opening))


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield a line for each part about which something is said, and what is odd.

    Raises ``RefusedError`` for a template of another version or without a question.
    """
    yield from lines(tables(opening))


def lines(found: Sequence[Table]) -> Iterator[Message]:
    """Read the tables of a declaration."""
    answers = _Answers(gathered(found))
    made = answers.lines()
    yield from answers.notices
    for start in range(0, len(made), _BATCH):
        yield Lines(lines=tuple(made[start : start + _BATCH]))


State = Literal["blank", "unknown", "none", "not-asked", "told"]
_SILENT = frozenset({"blank", "not-asked"})


@dataclass
class _Answers:
    """One declaration under way: its answers, and what is said of them."""

    returned: Returned
    notices: list[Notice] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Return the lines of all parts, in the order of the declaration."""
        self.notices += self.returned.notices
        paper = self._paper()
        made = (
            self._line(number, part, paper)
            for number, part in enumerate(self.returned.parts, start=1)
        )
        return [line for line in made if line is not None]

    def _say(self, caution: Caution, at: Cell, codes: str, **more: str) -> None:
        self.notices.append(
            Notice(caution=caution, sheet=at.sheet, row=at.row, column=codes, **more)
        )

    # About the whole

    def _paper(self) -> Evidence:
        general, said = self.returned.general, self.returned.said
        issued, since, until = (self._day(c) for c in ("D-06", "D-07", "D-08"))
        empty = [b.code for b in GENERAL if b.kind != "fixed" and not said(b.code)]
        if empty:
            codes = ", ".join(empty)
            self._say(Caution.UNANSWERED, general[empty[0]], codes, given=codes)
        if meaning(said("D-09")) == "no":
            self._say(Caution.NO_UNDERTAKING, general["D-09"], "D-09")
        if not said("D-11"):
            self._say(Caution.NO_SIGNATORY, general["D-11"], "D-11")
        attached = said("D-10") if meaning(said("D-10")) != NONE else ""
        return Evidence(
            kind="declaration",
            document="; ".join(filter(None, (said("D-05"), attached))),
            issuer=said("D-04"),
            issued=issued,
            since=since,
            until=self._until(issued, since, until),
            by=", ".join(filter(None, (said("D-11"), said("D-12")))),
        )

    def _day(self, code: str) -> dt.date | None:
        cell = self.returned.general[code]
        if not cell.text:
            return None
        day = _day(cell.text)
        if day is None:
            self._say(Caution.DATE_NOT_READ, cell, code, given=cell.text)
        return day

    def _until(
        self, issued: dt.date | None, since: dt.date | None, until: dt.date | None
    ) -> dt.date | None:
        """Return the last day: 12 months at most from the first, whatever is said."""
        begins, cell = since or issued, self.returned.general["D-08"]
        if begins is None:
            return until
        latest = year_after(begins)
        if until is not None and until > latest:
            self._say(
                Caution.PERIOD_TOO_LONG,
                cell,
                "D-08",
                given=cell.text,
                expected=latest.isoformat(),
            )
        if until is not None and until < begins:
            self._say(Caution.PERIOD_BACKWARDS, cell, "D-08", given=cell.text)
        return min(until or latest, latest)

    # About a part

    def _line(self, number: int, part: Part, paper: Evidence) -> Line | None:
        """Return what is said of a part; nothing if nothing is."""
        complete = self._state("P-04", part.about["P-04"])
        filled = [slot for slot in part.materials if self._says_something(slot)]
        if complete in _SILENT and not filled:
            named = " ".join(filter(None, part.identity))
            self._say(Caution.PART_UNANSWERED, part.cell, "P-01", given=named)
            return None
        self._note_gaps(part.about, ("P-04",))
        nothing = [s for s in filled if self._state("M-01", s["M-01"]) == NONE]
        rest = [slot for slot in filled if slot not in nothing]
        contents = tuple(self._content(slot, paper) for slot in rest)
        return Line(
            id=str(number),
            number=part.said("P-01"),
            revision=part.said("P-02"),
            name=part.said("P-03"),
            supplier=self.returned.said("D-04"),
            is_complete=self._is_complete(part, nothing, rest),
            contents=contents,
            evidence=(paper,),
            whence=Whence(sheet=part.cell.sheet, row=part.cell.row),
        )

    def _is_complete(
        self, part: Part, nothing: Sequence[Slot], named: Sequence[Slot]
    ) -> bool:
        """Tell whether what is not named is not in the part, without a doubt."""
        cell = part.about["P-04"]
        said = meaning(cell.text)
        open_ones = [
            slot
            for slot in named
            if not _LINE_OF_ANNEX.match(slot["M-01"].text.removeprefix("["))
        ]
        agrees = not open_ones and not (nothing and named)
        if said == "yes" and agrees:
            return True
        if said in {"", NOT_ASKED} and nothing and agrees:
            return True
        if said == "yes" or (said in {"no", UNKNOWN} and nothing):
            self._say(Caution.ANSWERS_DISAGREE, cell, "P-04, M-01", given=cell.text)
        return False

    def _says_something(self, slot: Slot) -> bool:
        return any(
            self._state(code, cell) not in _SILENT for code, cell in slot.items()
        )

    def _state(self, code: str, cell: Cell) -> State:
        printed = bracketed(cell.text) if code == "M-01" else ""
        if _LINE_OF_ANNEX.match(printed):
            return "not-asked"
        if printed or not cell.text:
            return "blank"
        meant = meaning(cell.text)
        if meant == NOT_ASKED:
            return "not-asked"
        if meant == UNKNOWN and UNKNOWN in CODES[code].may:
            return "unknown"
        if meant == NONE and NONE in CODES[code].may:
            return "none"
        return "told"

    def _note_gaps(self, slot: Slot, codes: Iterable[str]) -> None:
        """Say what was left empty, and what the supplier does not know: apart."""
        states = {code: self._state(code, slot[code]) for code in codes}
        empty = [code for code, state in states.items() if state == "blank"]
        empty = [code for code in empty if not self._is_spared(code, states)]
        unknown = [code for code, state in states.items() if state == "unknown"]
        for caution, named in (
            (Caution.UNANSWERED, empty),
            (Caution.SAID_UNKNOWN, unknown),
        ):
            if named:
                listed = ", ".join(named)
                self._say(caution, slot[named[0]], listed, given=listed)

    @staticmethod
    def _is_spared(code: str, states: Mapping[str, State]) -> bool:
        """Tell whether an empty cell asks for nothing more: another one answers it."""
        if code in _EITHER:
            other = states[_EITHER[code]]
            return other == "told" or (code == "M-03" and other in {"none", "unknown"})
        return code in _OF_VALUE and states["M-11"] != "told"

    # About a material

    def _content(self, slot: Slot, paper: Evidence) -> Content:
        self._note_gaps(slot, slot)
        material = slot["M-01"]
        is_told = self._state("M-01", material) == "told"
        name = material.text if is_told else bracketed(material.text)
        line = _LINE_OF_ANNEX.match(name)
        if is_told and not line:
            self._not_read("M-01", material)
        return Content(
            name=name,
            material=line[1] if line else "",
            share=self._amount("M-02", slot, "%"),
            mass=self._amount("M-03", slot, "g"),
            technology=self._technology(slot),
            lots=self._text("M-15", slot),
            origins=tuple(self._origins(slot)),
            prices=tuple(self._prices(slot, paper)),
            evidence=(paper,),
            whence=Whence(sheet=material.sheet, row=material.row, path="M-01"),
        )

    def _not_read(self, code: str, cell: Cell) -> None:
        self._say(Caution.ANSWER_NOT_READ, cell, code, given=cell.text)

    def _text(self, code: str, slot: Slot) -> str:
        return slot[code].text if self._state(code, slot[code]) == "told" else ""

    def _technology(self, slot: Slot) -> Literal["", "yes", "no"]:
        cell = slot["M-10"]
        match meaning(cell.text):
            case "yes":
                return "yes"
            case "no":
                return "no"
        if self._state("M-10", cell) == "told":
            self._not_read("M-10", cell)
        return ""

    def _amount(self, code: str, slot: Slot, unit: Literal["%", "g"]) -> str:
        cell = slot[code]
        match self._state(code, cell):
            case "none":
                return "0"
            case "told":
                found = self._in_unit(code, cell, unit)
                return "" if found is None else written(*found)
        return ""

    def _in_unit(
        self, code: str, cell: Cell, unit: Literal["%", "g"]
    ) -> tuple[Fraction, Fraction] | None:
        """Return the ends of an amount in per cent or grams."""
        found = self._number(code, cell)
        if found.low is None or found.high is None:
            return None
        ends = (found.low, found.high)
        if found.unit and unit == "g":
            low, high = (grams(end, found.unit) for end in ends)
            if low is None or high is None:
                self._not_read(code, cell)
                return None
            return low, high
        strange = found.unit not in {"", "%", "wt%", "wt.%"}
        if unit == "%" and (strange or ends[1] > _WHOLE):
            self._not_read(code, cell)
            return None
        return ends

    def _number(self, code: str, cell: Cell) -> Amount:
        found = amount(cell.text, "")
        if found.caution is not None:
            self._say(found.caution, cell, code, given=cell.text)
        elif found == NOT_TOLD or found.is_rest:
            self._not_read(code, cell)
        return found

    def _country(self, code: str, slot: Slot) -> str:
        cell = slot[code]
        if self._state(code, cell) != "told":
            return ""
        first = cell.text[:2]
        is_coded = cell.text[2:3] in {"", " "} and first in countries.COUNTRIES
        offered = cell.text.partition(" ")[2].partition(" / ")[0]
        if is_coded and (not offered or offered == countries.country(first, "zh")):
            return first
        found = countries.named(cell.text)
        if found is None:
            self._say(Caution.NO_COUNTRY, cell, code, given=cell.text)
        return found or ""

    def _origins(self, slot: Slot) -> Iterator[Origin]:
        """Yield where the material comes from, share by share.

        A country of last change and a Chinese share that exclude each other leave the
        origin unknown; where the share is not told, how much comes from the country
        is not known either.
        """
        stages = {stage: self._country(code, slot) for stage, code in _STAGES.items()}
        changed = self._country("M-08", slot)
        ends = self._china_share(slot)
        given = "; ".join(
            f"{code}: {slot[code].text}"
            for code in _ORIGIN
            if self._state(code, slot[code]) not in _SILENT
        )
        whole = Origin(as_given=given, **stages)
        if not given:
            return
        if ends is None:
            asked = self._state("M-09", slot["M-09"]) != "not-asked"
            share = "" if changed and asked else "100"
            yield whole.model_copy(update={"country": changed, "share": share})
            return
        low, high = ends
        if (changed == "CN" and high == 0) or (
            changed not in {"", "CN"} and low == _WHOLE
        ):
            self._say(Caution.ANSWERS_DISAGREE, slot["M-09"], "M-08, M-09", given=given)
            yield whole.model_copy(update={"share": "100"})
            return
        if high:
            share = written(low, high)
            yield whole.model_copy(update={"country": "CN", "share": share})
        if low < _WHOLE and changed != "CN":
            share = written(_WHOLE - high, _WHOLE - low)
            yield whole.model_copy(update={"country": changed, "share": share})

    def _china_share(self, slot: Slot) -> tuple[Fraction, Fraction] | None:
        cell = slot["M-09"]
        match self._state("M-09", cell):
            case "none":
                return Fraction(0), Fraction(0)
            case "told":
                return self._in_unit("M-09", cell, "%")
        return None

    def _prices(self, slot: Slot, paper: Evidence) -> Iterator[Price]:
        """Yield the worth, if figure, currency, unit and basis are all told."""
        cell = slot["M-11"]
        if self._state("M-11", cell) != "told":
            return
        found = self._number("M-11", cell)
        if found.low is None or found.high is None:
            return
        currency = (self._text("M-12", slot) or found.unit).upper()
        if not _CURRENCY.fullmatch(currency):
            at = slot["M-12"]
            self._say(Caution.NO_CURRENCY, at, "M-12", given=at.text or cell.text)
            return
        per = self._option("M-13", slot, get_args(Price.model_fields["per"].annotation))
        basis = self._option("M-14", slot, get_args(Basis))
        if per and basis:
            yield Price.model_validate(
                {
                    "amount": f"{written(found.low, found.high)} {currency}",
                    "per": per,
                    "basis": basis,
                    "on": paper.issued,
                    "source": paper.document,
                }
            )

    def _option(self, code: str, slot: Slot, known: Sequence[str]) -> str:
        cell = slot[code]
        meant = meaning(cell.text)
        if meant in known:
            return meant
        if self._state(code, cell) == "told":
            self._not_read(code, cell)
        return ""


def _day(text: str) -> dt.date | None:
    """Return the day that a text writes year first; other orders read in two ways."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups()[:3])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
