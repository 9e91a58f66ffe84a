"""A supplier's declaration comes back: its period, its parts, a line for each."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forms.composition.bill import Evidence, Line, Whence
from forms.composition.declaration import (
    GENERAL,
    NONE,
    NOT_ASKED,
    UNKNOWN,
    VERSION,
    meaning,
    year_after,
)
from forms.composition.imports.messages import Lines, Message, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.returned.answers import LINE_OF_ANNEX, SILENT, Answers
from forms.composition.imports.returned.declared_material import content
from forms.composition.imports.returned.document import document_tables
from forms.composition.imports.returned.returned import (
    Part,
    Returned,
    Slot,
    gathered,
    version,
)
from forms.composition.imports.rows import Table
from forms.composition.imports.troubles import Caution
from forms.composition.imports.workbook import reader

VERSIONS = (VERSION,)

_BATCH = 500
_YEARS = range(1950, 2200)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(T.*)?")


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
    reading = _Reading(gathered(found))
    made = reading.lines()
    yield from reading.answers.notices
    for start in range(0, len(made), _BATCH):
        yield Lines(lines=tuple(made[start : start + _BATCH]))


@dataclass
class _Reading:
    """One declaration under way: its answers, and what is said of them."""

    returned: Returned
    answers: Answers = field(default_factory=Answers)

    def lines(self) -> list[Line]:
        """Return the lines of all parts, in the order of the declaration."""
        self.answers.notices += self.returned.notices
        paper = self._paper()
        made = (
            self._line(number, part, paper)
            for number, part in enumerate(self.returned.parts, start=1)
        )
        return [line for line in made if line is not None]

    # About the whole

    def _paper(self) -> Evidence:
        general, said = self.returned.general, self.returned.said
        issued, since, until = (self._day(c) for c in ("D-06", "D-07", "D-08"))
        empty = [b.code for b in GENERAL if b.kind != "fixed" and not said(b.code)]
        # That nobody is named has a sentence of its own.
        empty = [code for code in empty if code != "D-11"]
        if empty:
            codes = ", ".join(empty)
            self.answers.say(Caution.UNANSWERED, general[empty[0]], codes, given=codes)
        if meaning(said("D-09")) == "no":
            self.answers.say(Caution.NO_UNDERTAKING, general["D-09"], "D-09")
        if not said("D-11"):
            self.answers.say(Caution.NO_SIGNATORY, general["D-11"], "D-11")
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
            self.answers.say(Caution.DATE_NOT_READ, cell, code, given=cell.text)
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
            self.answers.say(
                Caution.PERIOD_TOO_LONG,
                cell,
                "D-08",
                given=cell.text,
                expected=latest.isoformat(),
            )
        if until is not None and until < begins:
            self.answers.say(Caution.PERIOD_BACKWARDS, cell, "D-08", given=cell.text)
        return min(until or latest, latest)

    # About a part

    def _line(self, number: int, part: Part, paper: Evidence) -> Line | None:
        """Return what is said of a part; nothing if nothing is."""
        complete = self.answers.state("P-04", part.about["P-04"])
        filled = [slot for slot in part.materials if self.answers.says_something(slot)]
        if complete in SILENT and not filled:
            named = " ".join(filter(None, part.identity))
            self.answers.say(Caution.PART_UNANSWERED, part.cell, "P-01", given=named)
            return None
        self.answers.note_gaps(part.about, ("P-04",))
        nothing = [s for s in filled if self.answers.state("M-01", s["M-01"]) == NONE]
        rest = [slot for slot in filled if slot not in nothing]
        contents = tuple(content(self.answers, slot, paper) for slot in rest)
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
            if not LINE_OF_ANNEX.match(slot["M-01"].text.removeprefix("["))
        ]
        agrees = not open_ones and not (nothing and named)
        if said == "yes" and agrees:
            return True
        if said in {"", NOT_ASKED} and nothing and agrees:
            return True
        if said == "yes" or (said in {"no", UNKNOWN} and nothing):
            self.answers.say(
                Caution.ANSWERS_DISAGREE, cell, "P-04, M-01", given=cell.text
            )
        return False


def _day(text: str) -> dt.date | None:
    """Return the day that a text writes year first; other orders read in two ways."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups()[:3])
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
