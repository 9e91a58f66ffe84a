"""A case as text that a person can write by hand: an explicit export, never a store.

The format is TOML, version ``ytterby-case/1``; ``EXAMPLE`` shows one.  Reading checks
everything at once; each finding names place, culprit and likely fix.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

import tomli_w
from pydantic import ValidationError

from forms.case.events import (
    EVENT,
    Answered,
    Case,
    Event,
    MemberAdded,
    Opened,
    ReadingAdopted,
    StatusConfirmed,
)
from forms.case.facts import CASE, Place, Raw
from forms.corpus import Corpus
from forms.errors import CaseFileError, near_miss
from forms.interview.answers import Problem, Trouble, read
from forms.interview.questions import Kind, Question
from forms.interview.screens import problem_sentence

FORMAT = "ytterby-case/1"
_HEAD = ("format", "title", "story", "known_on", "cites")
_TABLES = ("case", "item", "party", "readings", "confirmed", "expect")
_PROVENANCE = ("answer", "source", "by", "at", "document", "basis")

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

[[party]]                             # one table for each party
id = "user"
"party.role" = "end-user"

[readings]                            # only where another reading is adopted
Q2 = "b"
"""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a file holds: the events of its case, its day of knowledge, the rest."""

    title: str
    events: tuple[Event, ...]
    known_on: dt.date
    head: Mapping[str, Any]
    expect: Mapping[str, Any]


def read_case_file(text: str, corpus: Corpus, name: str = "case file") -> CaseFile:
    """Read and check a case file; raise ``CaseFileError`` with all findings."""
    table = _toml(text, name)
    found = list(_strange(table))
    _refuse(found, name)
    title = str(table.get("title", name))
    reading = _Reading(corpus, [Opened(title=title)], found)
    for place, member, scope, answers in _members(table):
        if scope != "case":
            reading.events.append(MemberAdded(scope=scope, member=member))
        reading.member(place, member, scope, answers)
    _stances(table, corpus, reading.events, found)
    _refuse(found, name)
    known = table.get("known_on")
    if type(known) is not dt.date:
        raise CaseFileError(
            f"{name}: known_on is missing; write known_on = 2026-10-09."
        )
    return CaseFile(
        title,
        tuple(reading.events),
        known,
        {key: table[key] for key in _HEAD if key in table},
        table.get("expect", {}),
    )


def _refuse(found: list[str], name: str) -> None:
    if found:
        raise CaseFileError("\n".join(f"{name}: {sentence}" for sentence in found))


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=_Float)
    except tomllib.TOMLDecodeError as broken:
        raise CaseFileError(
            f"{name}: the file breaks off or is no TOML: {broken}."
        ) from broken


class _Float(str):
    """A number written without quotes: kept as text so that it can be refused."""

    __slots__ = ()


def _strange(table: Mapping[str, Any]) -> Iterator[str]:
    form = table.get("format")
    if form is None:
        yield f'format is missing; begin with format = "{FORMAT}".'
    elif not isinstance(form, str) or not form.startswith("ytterby-case/"):
        yield f'format {form!r} is not a case; write format = "{FORMAT}".'
    elif form != FORMAT:
        yield (
            f"format {form!r} is newer than this program reads ({FORMAT}); "
            "open it with a newer Ytterby."
        )
    known = (*_HEAD, *_TABLES)
    for key in table:
        if key not in known:
            yield f"{key!r} is no part of a case file.{near_miss(key, known)}"
    for key in ("item", "party", "confirmed"):
        if not _are_tables(table.get(key, [])):
            yield f"{key} must be a list of tables: write [[{key}]] above each."
    for key in ("case", "readings", "expect"):
        if not isinstance(table.get(key, {}), dict):
            yield f"{key} must be a table: write [{key}] above it."


def _are_tables(value: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _members(
    table: Mapping[str, Any],
) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    yield "[case]", CASE, "case", table.get("case", {})
    for scope in ("item", "party"):
        for number, answers in enumerate(table.get(scope, []), start=1):
            member = str(answers.get("id", f"{scope}-{number}"))
            rest = {key: value for key, value in answers.items() if key != "id"}
            yield f"[[{scope}]] {member}", member, scope, rest


@dataclass(slots=True)
class _Reading:
    """Collects the events of a file and, beside them, all that is wrong with it."""

    corpus: Corpus
    events: list[Event]
    found: list[str]

    def member(
        self, place: str, member: str, scope: str, given: Mapping[str, Any]
    ) -> None:
        for question_id, answer in given.items():
            self._answer(place, Place(member, question_id), scope, answer)

    def _answer(self, where: str, place: Place, scope: str, given: Any) -> None:
        question = self.corpus.questions.get(place.question)
        if question is None:
            hint = near_miss(place.question, self.corpus.questions)
            self.found.append(f"{where}: {place.question!r} is no question.{hint}")
        elif question.scope != scope:
            self.found.append(
                f"{where}: {place.question!r} belongs to the {question.scope}, "
                f"not the {scope}."
            )
        else:
            self._of_question(f"{where}, {place.question}", place, question, given)

    def _of_question(
        self, where: str, place: Place, question: Question, given: Any
    ) -> None:
        whence: dict[str, str] = {}
        if isinstance(given, dict) and "answer" in given:
            stray = sorted(set(given) - set(_PROVENANCE))
            if stray:
                hint = near_miss(stray[0], _PROVENANCE)
                self.found.append(f"{where}: {stray[0]!r} is not known here.{hint}")
                return
            whence = {k: str(v) for k, v in given.items() if k != "answer"}
            given = given["answer"]
        raw = _raw(given, question)
        if isinstance(raw, Problem):
            self.found.append(f"{where}: {raw.given}")
            return
        fact = read(question, raw)
        if isinstance(fact, Problem):
            self.found.append(f"{where}: {problem_sentence(fact, self.corpus, 'en')}")
            return
        self.events.append(
            Answered(member=place.member, question=place.question, raw=raw, **whence)
        )


def _raw(given: Any, question: Question) -> Raw | Problem:
    """Bring what TOML holds into canonical writing; refuse what is not exact."""
    match given:
        case _Float():
            return _inexact(given, question)
        case bool():
            return _refused('true and false are no answers; write "yes" or "no".')
        case int():
            return (
                str(given)
                if question.kind is Kind.NUMBER
                else _inexact(given, question)
            )
        case dt.date():
            return given.isoformat()[:10]
        case str():
            return given
        case list() if _are_tables(given):
            rows = [{k: _cell(v) for k, v in row.items()} for row in given]
            for row in rows:
                for cell in row.values():
                    if isinstance(cell, Problem):
                        return cell
            return [{k: str(v) for k, v in row.items()} for row in rows]
        case dict() if all(isinstance(half, str) for half in given.values()):
            return {str(k): str(v) for k, v in given.items()}
        case _:
            return _refused(f"{given!r} is no answer; write text in quotes.")


def _cell(given: Any) -> str | Problem:
    if isinstance(given, _Float) or (isinstance(given, int) and given is not True):
        return _refused(
            f'{given} stands without quotes; write "{given}" with its unit.'
        )
    return given if isinstance(given, str) else _refused(f"{given!r} is no text.")


def _inexact(given: object, question: Question) -> Problem:
    unit = {Kind.MONEY: " EUR"}.get(question.kind, f" {question.unit}".rstrip())
    return _refused(
        f"{given} is a bare number and would not be exact; "
        f'write it in quotes with its unit, like "{given}{unit}".'
    )


def _refused(sentence: str) -> Problem:
    return Problem(Trouble.NOT_A_NUMBER, given=sentence)


def _stances(
    table: Mapping[str, Any], corpus: Corpus, events: list[Event], found: list[str]
) -> None:
    for question_id, reading in table.get("readings", {}).items():
        question = corpus.open_questions.get(question_id)
        known = [r.id for r in question.readings] if question else []
        if question is None:
            hint = near_miss(question_id, corpus.open_questions)
            found.append(f"[readings]: {question_id!r} is no open question.{hint}")
        elif reading not in known:
            found.append(
                f"[readings]: {question_id} has no reading {reading!r}; "
                f"it has: {', '.join(known)}."
            )
        else:
            events.append(ReadingAdopted(question=question_id, reading=str(reading)))
    for record in table.get("confirmed", []):
        try:
            events.append(StatusConfirmed(**record))
        except ValidationError as wrong:
            first = wrong.errors()[0]
            where = ".".join(map(str, first["loc"]))
            hint = near_miss(where, StatusConfirmed.model_fields)
            found.append(f"[[confirmed]]: {where}: {first['msg']}.{hint}")


def write_case_file(case: Case, known_on: dt.date) -> str:
    """Write a case with the provenance of its answers, to be read back the same."""
    table: dict[str, Any] = {
        "format": FORMAT,
        "title": case.title,
        "known_on": known_on,
        "case": _told(case, CASE),
    }
    for scope in ("item", "party"):
        members = [{"id": m, **_told(case, m)} for m in case.members(scope)]
        table |= {scope: members} if members else {}
    table |= {"readings": dict(case.readings)} if case.readings else {}
    if case.confirmed:
        table["confirmed"] = [
            {
                key: value
                for key, value in record.model_dump().items()
                if key != "kind" and value not in (None, "")
            }
            for record in case.confirmed
        ]
    return tomli_w.dumps(table, multiline_strings=False)


def _told(case: Case, member: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for place, answers in case.answers.items():
        if place.member != member:
            continue
        answer = answers[-1]
        whence = {
            key: value
            for key in _PROVENANCE[1:]
            if (value := getattr(answer, key)) and (key, value) != ("source", "typed")
        }
        told[place.question] = (
            {"answer": answer.raw, **whence} if whence else answer.raw
        )
    return told


def story_of(lines: tuple[str, ...]) -> tuple[Event, ...]:
    """Read events kept as JSON, in order."""
    return tuple(EVENT.validate_json(line) for line in lines)
