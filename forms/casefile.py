"""A case as text that a person can write by hand: an explicit export, never a store.

The format is TOML, version ``ytterby-case/1``; ``EXAMPLE`` shows one.  Reading checks
everything at once; each finding names place, culprit and likely fix.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.billfile import LINES, SOURCES, bill_of
from forms.case.events import (
    EVENT,
    Answered,
    Event,
    FactVerified,
    LinesAdded,
    MemberAdded,
    Opened,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
)
from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.errors import CaseFileError, near_miss
from forms.fileshape import (
    COMPARISON,
    HEAD,
    RECORD,
    STANCE,
    comparison_faults,
    format_faults,
    id_faults,
    member_id,
    record_faults,
    shape_faults,
)
from forms.handwriting import answers_of, mend, short, table_of
from forms.interview.answers import Problem, read
from forms.interview.questions import Question
from forms.interview.screens import problem_sentence
from forms.law.marks import Comparison

EXAMPLE = """format   = "ytterby-case/1"
title    = "Magnets for a customer in Canada"
known_on = 2026-10-09                 # the day up to which knowledge counts

[case]                                # answers by question id
"case.role"         = "exporter"
"exporter.country"  = "EE"
"route.destination" = "CA"
"route.export_date" = 2026-02-01

[[item]]                              # one table for each item
id = "magnet"
"item.shape"           = "magnet"
"item.magnet_material" = "ndfeb-dy"
"item.origin"          = "not-known"  # an answer like any other
# numbers stand in quotes, with their unit; a range with its basis:
"item.value" = { answer = "8.80..9.20 EUR", basis = "price list of May 2026" }
"content.inputs" = [
  { material = "P1-10", origin = "CN", value = "0.15 EUR" },
]
# or, instead, its bill of materials, of which the inputs are worked out:
# line = [
#   { id = "magnet", mass = "12", contents = [
#     { material = "P1-10", share = "4.5", origins = [{ country = "CN" }],
#       prices = [{ amount = "90 EUR", per = "kg" }] } ] },
# ]
# where sources differ, each stands with its name:
"technology.china_origin" = [
  { answer = "no", source = "supplier", document = "letter of 3 May 2026" },
  { answer = "not-known", source = "typed" },
]

[[party]]                             # one table for each party
id = "user"
"party.role" = "end-user"

[readings]                            # only where another reading is adopted
Q2 = "b"

[[confirmed]]                         # what MOFCOM's list showed (invented here)
suspension = "mofcom-gac-2025-70"
status     = "extended"               # or lapsed, replaced
until      = 2027-01-10
checked_on = 2026-10-09
by         = "A. Clerk"
# withdrawn = "read on the wrong page"  # a record that counts no more stays, with why

[[compared]]                          # an official file held against a fact (invented)
fact       = "lists/P2-A4"
file       = "annex-1.pdf"
sha256     = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
size       = 482133
finding    = "agrees"                 # or differs, not-there, with said = "…"
checked_on = 2026-10-09
by         = "A. Clerk"
"""

_HEADS = {"case": "[case]", "item": "[[item]]", "party": "[[party]]"}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a file holds: the events of its case, its day of knowledge, the rest."""

    title: str
    events: tuple[Event, ...]
    known_on: dt.date
    head: Mapping[str, Any]
    expect: Mapping[str, Any]


def text_of(path: Path) -> str:
    """Return the text of a file, or raise that it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CaseFileError(
            f"{path}: not UTF-8 text; save it as UTF-8, or name a case file."
        ) from None


def read_case_file(text: str, corpus: Corpus, name: str = "case file") -> CaseFile:
    """Read and check a case file; raise ``CaseFileError`` with all findings."""
    try:
        table = table_of(text)
    except CaseFileError as broken:
        raise CaseFileError(f"{name}: {broken}") from broken
    for strange in (format_faults, shape_faults, id_faults):
        _refuse(list(strange(table)), name)
    title, known = str(table.get("title", name)), table["known_on"]
    reading = _Reading(corpus, known, [Opened(title=title, known_on=known)])
    for place, member, scope, answers in _members(table):
        if scope != "case":
            reading.events.append(MemberAdded(scope=scope, member=member))
        if scope == "item":
            reading.bill(place, member, answers)
        reading.member(place, member, scope, answers)
    reading.stances(table.get("readings", {}))
    for number, record in enumerate(table.get("confirmed", ()), start=1):
        reading.record(f"[[confirmed]] {number}", record)
    for number, found in enumerate(table.get("compared", ()), start=1):
        reading.comparison(f"[[compared]] {number}", found)
    _refuse(reading.found, name)
    return CaseFile(
        title,
        tuple(reading.events),
        known,
        {key: table[key] for key in HEAD if key in table},
        table.get("expect", {}),
    )


def _refuse(found: list[str], name: str) -> None:
    if found:
        raise CaseFileError("\n".join(f"{name}: {finding}" for finding in found))


def _members(
    table: Mapping[str, Any],
) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    yield "[case]", CASE, "case", table.get("case", {})
    for scope in ("item", "party"):
        for number, answers in enumerate(table.get(scope, []), start=1):
            member = member_id(scope, number, answers)
            rest = {key: value for key, value in answers.items() if key != "id"}
            yield f"[[{scope}]] {member}", member, scope, rest


def _stance(given: Any) -> tuple[Any, dict[str, str]]:
    """Return the reading, and who adopted it on whose advice, where that is told."""
    if not isinstance(given, dict):
        return given, {}
    whence = {key: str(value) for key, value in given.items() if key != "reading"}
    return given.get("reading"), whence


@dataclass(slots=True)
class _Reading:
    """Collects the events of a file and, beside them, all that is wrong with it."""

    corpus: Corpus
    known: dt.date
    events: list[Event]
    found: list[str] = field(default_factory=list)

    def member(
        self, place: str, member: str, scope: str, given: Mapping[str, Any]
    ) -> None:
        for question_id, answer in given.items():
            if scope == "item" and question_id in {LINES, SOURCES}:
                continue
            question = self.corpus.questions.get(question_id)
            if question is None:
                self.found.append(f"{place}: {self._stranger(question_id, answer)}")
            elif question.scope != scope:
                self.found.append(
                    f"{place}: {question_id!r} belongs to the {question.scope}, "
                    f"not the {scope}; move it under {_HEADS[question.scope]}."
                )
            else:
                where = f"{place}, {question_id}"
                self._answer(where, Place(member, question_id), question, answer)

    def bill(self, place: str, item: str, given: Mapping[str, Any]) -> None:
        wrong: list[str] = []
        lines, sources = bill_of(given, wrong)
        self.found += [f"{place}, {finding}" for finding in wrong]
        self.events += [
            LinesAdded(item=item, lines=(), source=source) for source in sources
        ]
        if lines:
            self.events.append(LinesAdded(item=item, lines=lines))

    def _stranger(self, key: str, answer: object) -> str:
        known = self.corpus.questions
        if isinstance(answer, dict) and any(q.startswith(f"{key}.") for q in known):
            whole = f"{key}.{next(iter(answer), '')}"
            return f'{whole} stands without quotes; write "{whole}" = …'
        return f"{short(key)} is no question.{near_miss(key, (*known, 'id'))}"

    def _answer(
        self, where: str, place: Place, question: Question, given: object
    ) -> None:
        try:
            answers = answers_of(given, question)
        except CaseFileError as wrong:
            self.found.append(f"{where}: {wrong}")
            return
        for raw, whence in answers:
            fact = read(question, raw)
            if isinstance(fact, Problem):
                says = problem_sentence(fact, self.corpus, "en")
                self.found.append(f"{where}: {says}{mend(fact)}")
                return
            self.events.append(
                Answered(
                    member=place.member, question=place.question, raw=raw, **whence
                )
            )

    def stances(self, given: Mapping[str, Any]) -> None:
        for question_id, stance in given.items():
            question = self.corpus.open_questions.get(question_id)
            known = question.adoptable if question else ()
            reading, whence = _stance(stance)
            strangers = list(whence.keys() - STANCE)
            if strangers:
                hint = near_miss(strangers[0], ("reading", *STANCE))
                self.found.append(
                    f"[readings]: {short(strangers[0])} is not known beside "
                    f"{question_id}.{hint}"
                )
            elif question and not known:
                self.found.append(
                    f"[readings]: {question_id} is settled by what MOFCOM's list "
                    "shows; record it under [[confirmed]]."
                )
            elif question is None:
                hint = near_miss(question_id, self.corpus.open_questions)
                self.found.append(
                    f"[readings]: {short(question_id)} is no open question.{hint}"
                )
            elif reading not in known:
                self.found.append(
                    f"[readings]: {question_id} has no reading {short(reading)}; "
                    f"it has: {', '.join(known)}."
                )
            else:
                event = ReadingAdopted(question=question_id, reading=reading, **whence)
                self.events.append(event)

    def record(self, place: str, given: Mapping[str, Any]) -> None:
        wrong = list(record_faults(given, self.corpus, self.known))
        self.found += [f"{place}: {finding}" for finding in wrong]
        if not wrong:
            self._stand(
                StatusConfirmed(**{k: v for k, v in given.items() if k in RECORD}),
                given,
            )

    def comparison(self, place: str, given: Mapping[str, Any]) -> None:
        wrong = list(comparison_faults(given, self.corpus, self.known))
        self.found += [f"{place}: {finding}" for finding in wrong]
        if not wrong:
            told = {key: value for key, value in given.items() if key in COMPARISON}
            self._stand(FactVerified(comparison=Comparison(**told)), given)

    def _stand(
        self, record: StatusConfirmed | FactVerified, given: Mapping[str, Any]
    ) -> None:
        """Take a record in, and out again where the file says why it counts no more."""
        self.events.append(record)
        if given.get("withdrawn"):
            gone = RecordWithdrawn(
                record=record,
                reason=given["withdrawn"],
                by=given.get("withdrawn_by", ""),
                on=given.get("withdrawn_on"),
            )
            self.events.append(gone)


def story_of(lines: tuple[str, ...]) -> tuple[Event, ...]:
    """Read events kept as JSON, in order."""
    return tuple(EVENT.validate_json(line) for line in lines)
