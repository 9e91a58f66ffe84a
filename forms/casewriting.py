"""A case written as a file: an explicit export, to be read back the same."""

import datetime as dt
from typing import Any

import tomli_w

from forms.billfile import as_tables
from forms.case.events import (
    Answered,
    Case,
    FactVerified,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
)
from forms.case.facts import CASE
from forms.fileshape import COMPARISON, FORMAT, RECORD, STANCE, WITHDRAWN
from forms.handwriting import PROVENANCE


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
    stances = {question: _adopted(event) for question, event in case.adopted.items()}
    table |= {"readings": stances} if stances else {}
    for name, kind, records in (
        ("confirmed", StatusConfirmed, case.confirmed),
        ("compared", FactVerified, case.compared),
    ):
        gone = [
            {**_recorded(each.record), **_withdrawn(each)}
            for each in case.withdrawn
            if isinstance(each.record, kind)
        ]
        told = [*gone, *map(_recorded, records)]
        table |= {name: told} if told else {}
    return tomli_w.dumps(table, multiline_strings=False)


def _adopted(event: ReadingAdopted) -> Any:
    whence = {key: value for key in STANCE if (value := getattr(event, key))}
    return {"reading": event.reading, **whence} if whence else event.reading


def _recorded(record: StatusConfirmed | FactVerified) -> dict[str, Any]:
    told = record.model_dump()
    if isinstance(record, FactVerified):
        told = record.comparison.model_dump()
    return {
        key: told[key]
        for key in (*RECORD, *COMPARISON)
        if told.get(key) not in {"", None}
    }


def _withdrawn(event: RecordWithdrawn) -> dict[str, Any]:
    told = dict(zip(WITHDRAWN, (event.reason, event.by, event.on), strict=True))
    return {key: value for key, value in told.items() if value}


def _told(case: Case, member: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for place, answers in case.answers.items():
        if place.member == member:
            written = [_sourced(answer, len(answers) > 1) for answer in answers]
            told[place.question] = written if len(written) > 1 else written[0]
    if member in case.bills:
        told |= as_tables(case.bills[member].bill)
    return told


def _sourced(answer: Answered, is_one_of_several: bool) -> Any:
    whence = {
        key: value
        for key in PROVENANCE
        if (value := getattr(answer, key))
        and (is_one_of_several or (key, value) != ("source", "typed"))
    }
    return {"answer": answer.raw, **whence} if whence else answer.raw
