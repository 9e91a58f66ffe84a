"""The shape of a case file: what belongs where, what is missing, what stands twice."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard, get_args

from forms.case.events import Status, StatusConfirmed
from forms.case.facts import CASE, YEARS
from forms.corpus import Corpus
from forms.errors import near_miss
from forms.handwriting import are_tables, short
from forms.law.marks import Comparison, Found
from forms.recording import (
    comparison_refusals,
    refusal_words,
    status_refusals,
    suspensions,
)

FORMAT = "ytterby-case/1"
HEAD = ("format", "title", "story", "known_on", "cites")
RECORD = (
    *("suspension", "status", "checked_on"),
    *("until", "instrument", "by", "address"),
)
COMPARISON = (
    *("fact", "file", "sha256", "size", "finding", "by", "checked_on"),
    "said",
)
STANCE = ("by", "advice")
WITHDRAWN = ("withdrawn", "withdrawn_by", "withdrawn_on")
"""Beside a record that counts no more: the reason, who gave it and when."""

_DAYS = {"checked_on", "until", "withdrawn_on"}
_LISTS = ("item", "party", "confirmed", "compared")
_TABLES = ("case", "readings", "expect")
_ID = re.compile(r"\w[\w-]{0,39}")


def format_faults(table: Mapping[str, Any]) -> Iterator[str]:
    form = table.get("format")
    number = re.fullmatch(r"ytterby-case/([1-9]\d*)", form if type(form) is str else "")
    if form is None:
        yield f'format is missing; begin with format = "{FORMAT}".'
    elif number is None:
        yield f'format {short(form)} is no case; write format = "{FORMAT}".'
    elif form != FORMAT:
        yield (
            f"format {short(form)} is newer than this program reads ({FORMAT}); "
            "open it with a newer Ytterby."
        )


def shape_faults(table: Mapping[str, Any]) -> Iterator[str]:
    """Say what stands at the top that does not belong there, or is no table."""
    known = (*HEAD, *_LISTS, *_TABLES)
    for key in table:
        if key not in known:
            yield f"{key!r} is no part of a case file.{near_miss(key, known)}"
    for key in _LISTS:
        if not are_tables(table.get(key, [])):
            yield f"{key} must be a list of tables: write [[{key}]] above each."
    for key in _TABLES:
        if not isinstance(table.get(key, {}), dict):
            yield f"{key} must be a table: write [{key}] above it."
    for key in ("title", "story"):
        if type(table.get(key, "")) is not str:
            yield f'{key} must be text in quotes, like {key} = "…".'
    if not _are_texts(table.get("cites", [])):
        yield 'cites must be a list of texts, like cites = ["mofcom-2025-61/1(1)"].'
    if "known_on" not in table:
        yield "known_on is missing; write known_on = 2026-10-09."
    elif not _is_day(table["known_on"]):
        given = short(table["known_on"])
        yield f"known_on {given} is no plain date; write known_on = 2026-10-09."


def _is_day(value: object) -> TypeGuard[dt.date]:
    # A moment is a date too, in Python.
    return type(value) is dt.date and value.year in YEARS


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(type(each) is str for each in value)


def id_faults(table: Mapping[str, Any]) -> Iterator[str]:
    """Items and parties share their ids with each other, and none is the case's."""
    taken: dict[str, str] = {}
    for scope in ("item", "party"):
        for number, given in enumerate(table.get(scope, ()), start=1):
            place, member = f"[[{scope}]] {number}", member_id(scope, number, given)
            if not isinstance(member, str) or not _ID.fullmatch(member):
                yield (
                    f"{place}: {short(member)} is no id; write one short word of "
                    f'letters, digits and hyphens, like id = "{scope}-{number}".'
                )
            elif member == CASE:
                yield f"{place}: the id 'case' means the whole case; choose another."
            elif member in taken:
                first = taken[member]
                yield (
                    f"{place}: {first} has the id {member!r} already; rename one of "
                    "the two."
                )
            else:
                taken[member] = place


def member_id(scope: str, number: int, given: Mapping[str, Any]) -> Any:
    return given.get("id", f"{scope}-{number}")


def record_faults(
    given: Mapping[str, Any], corpus: Corpus, known: dt.date
) -> Iterator[str]:
    """Say what is wrong with a record of what MOFCOM's list showed."""
    found = [
        *_words_faults(given, RECORD, needed=RECORD[:3]),
        *_status_faults(given, corpus),
    ]
    if not found:
        record = StatusConfirmed(**{k: v for k, v in given.items() if k in RECORD})
        refused = status_refusals(record, corpus, known)
        found += [refusal_words(each, corpus, "en") for each in refused]
    yield from found


def _words_faults(
    given: Mapping[str, Any], known: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[str]:
    """Say which keys are strange or missing, and what is no text or no day."""
    may = (*known, *WITHDRAWN)
    for key in given:
        if key not in may:
            yield f"{short(key)} is not known here.{near_miss(key, may)}"
    for key in needed:
        if key not in given:
            yield f"{key} is missing; a record holds {', '.join(needed)}."
    for key in may:
        if key in _DAYS:
            if key in given and not _is_day(given[key]):
                yield f"{key} {short(given[key])} is no plain date; write 2026-11-20."
        elif key != "size" and type(given.get(key, "")) is not str:
            yield f'{key} must be text in quotes, like {key} = "…".'
    if not given.get("withdrawn"):
        for key in (key for key in WITHDRAWN[1:] if key in given):
            yield f'{key} stands alone; say why: withdrawn = "…".'


def _status_faults(given: Mapping[str, Any], corpus: Corpus) -> Iterator[str]:
    pauses = suspensions(corpus)
    if (pause := given.get("suspension", pauses[0])) not in pauses:
        hint = near_miss(str(pause), pauses) or f" Write one of: {', '.join(pauses)}."
        yield f"suspension {short(pause)} suspends nothing.{hint}"
    if (status := given.get("status", "lapsed")) not in get_args(Status):
        words = ", ".join(get_args(Status))
        yield f"status {short(status)} is not known; write one of: {words}."
    elif (status == "extended") != ("until" in given):
        yield "until says how far an extension reaches; give it with extended alone."


def comparison_faults(
    given: Mapping[str, Any], corpus: Corpus, known: dt.date
) -> Iterator[str]:
    """Say what is wrong with a comparison of a fact with an official file."""
    found = list(_words_faults(given, COMPARISON, needed=COMPARISON[:7]))
    if not re.fullmatch(r"[0-9a-f]{64}", str(given.get("sha256", "0" * 64))):
        found.append("sha256 is none: write the 64 small hexadecimal digits.")
    size = given.get("size", 0)
    if type(size) is not int or size < 0:
        found.append(f"size {short(size)} is no number of bytes; write size = 123456.")
    if not re.fullmatch(r"[^/\\]+", str(given.get("file", "annex.pdf"))):
        found.append("file is the name alone, without the folder it lies in.")
    if (word := given.get("finding", "agrees")) not in get_args(Found):
        words = ", ".join(get_args(Found))
        found.append(f"finding {short(word)} is not known; write one of: {words}.")
    if not found:
        seen = Comparison(**{k: v for k, v in given.items() if k in COMPARISON})
        refused = comparison_refusals(seen, corpus, known)
        found += [refusal_words(each, corpus, "en") for each in refused]
    yield from found
