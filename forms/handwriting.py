"""What a person wrote by hand in TOML: exact text, or a sentence on how to write it."""

import datetime as dt
import tomllib
from collections.abc import Iterable
from typing import Any, TypeGuard

from forms.case.facts import Raw
from forms.countries import COUNTRIES, country
from forms.errors import CaseFileError, near_miss
from forms.interview.answers import Problem, Trouble
from forms.interview.questions import Column, Kind, Question

PROVENANCE = ("source", "by", "at", "document", "basis")
_SOURCED = ("answer", *PROVENANCE)
_SHOWN = 60
_WAYS = {
    Kind.YES_NO: "yes | no",
    Kind.TEXT: "text",
    Kind.MONEY: "an amount like 9.00 EUR",
    Kind.DATE: "a day like 2026-02-01",
    Kind.COUNTRY: "a country like EE",
    Kind.COUNTRIES: "countries like EE, FI",
}
_IGNORANCE = {"?", "n/a", "not known", "unknown", "不详", "未知"}


class Bare(str):
    """A number written without quotes: kept as text so that it can be refused."""

    __slots__ = ()


def table_of(text: str) -> dict[str, Any]:
    """Read TOML; no number in it passes through binary."""
    try:
        # Windows editors set this mark before the first letter.
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Bare)
    except tomllib.TOMLDecodeError as broken:
        raise CaseFileError(f"the file breaks off or is no TOML: {broken}.") from broken
    except RecursionError:
        raise CaseFileError("tables lie too deep in one another.") from None
    except ValueError:
        # Python refuses whole numbers of more than some thousand digits.
        raise CaseFileError("a number is too long to be an answer.") from None


def are_tables(value: object) -> TypeGuard[list[dict[str, Any]]]:
    """Tell whether the value is a list of tables."""
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def short(given: object) -> str:
    """Show what was written, at most as long as a line."""
    is_bare = isinstance(given, Bare | dt.date | dt.time)
    text = str(given) if is_bare else repr(given)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def answers_of(given: Any, question: Question) -> list[tuple[Raw, dict[str, str]]]:
    """Return what each source answers, with all that is said of the source."""
    if are_tables(given) and given and all("answer" in each for each in given):
        answers = [_sourced(each, question) for each in given]
        sources = [whence.get("source", "typed") for _, whence in answers]
        if len(set(sources)) < len(sources):
            raise CaseFileError('each answer needs a source of its own: source = "…".')
        return answers
    if isinstance(given, dict) and not given.keys().isdisjoint(_SOURCED):
        return [_sourced(given, question)]
    return [(_raw(given, question), {})]


def _sourced(given: dict[str, Any], question: Question) -> tuple[Raw, dict[str, str]]:
    for key in given:
        if key not in _SOURCED:
            hint = near_miss(key, _SOURCED)
            raise CaseFileError(f"{key!r} is not known beside an answer.{hint}")
    if "answer" not in given:
        beside = ", ".join(given)
        raise CaseFileError(f"no answer stands beside {beside}; add answer = …")
    whence = {key: _said(key, given[key]) for key in PROVENANCE if key in given}
    return _raw(given["answer"], question), whence


def _said(key: str, value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and not isinstance(value, Bare):
        return value
    raise CaseFileError(f'{key} must be text in quotes, like {key} = "…".')


def _raw(given: Any, question: Question) -> Raw:
    """Bring what TOML holds into canonical writing; refuse what is not exact."""
    match given:
        case list() if question.kind is Kind.TABLE:
            rows = enumerate(given, start=1)
            return [_row(number, row, question.columns) for number, row in rows]
        case dict() if question.kind is Kind.WORDS:
            return {
                language: _written(half, question) for language, half in given.items()
            }
        case _:
            return _written(given, question)


def _row(number: int, given: Any, columns: Iterable[Column]) -> dict[str, str]:
    known = {column.id: column for column in columns}
    if not isinstance(given, dict):
        needed = (f'{column.id} = "…"' for column in known.values() if column.required)
        raise CaseFileError(f"row {number} is no row; write {{ {', '.join(needed)} }}.")
    try:
        return {key: _written(cell, known.get(key)) for key, cell in given.items()}
    except CaseFileError as wrong:
        raise CaseFileError(f"row {number}: {wrong}") from wrong


def _written(given: Any, asked: Question | Column | None) -> str:
    """Return a single answer as text; whole numbers of a number are exact too."""
    kind = asked.kind if asked else Kind.TEXT
    match given:
        case bool():
            raise CaseFileError('true and false are no answers; write "yes" or "no".')
        case int() if kind is Kind.NUMBER:
            return str(given)
        case Bare() | int() if asked and kind in {Kind.MONEY, Kind.NUMBER}:
            unit = " EUR" if kind is Kind.MONEY else f" {asked.unit}".rstrip()
            raise CaseFileError(
                f"{short(given)} is a bare number and would not be exact; "
                f'write it in quotes with its unit, like "{given}{unit}".'
            )
        case Bare() | int():
            raise CaseFileError(f"{short(given)} is a bare number; write it in quotes.")
        case dt.datetime():
            raise CaseFileError(
                f"{given} has a time of day; write {given.date()} alone."
            )
        case dt.date():
            return given.isoformat()
        case str():
            return given
        case _:
            raise CaseFileError(f"{short(given)} is no answer; write text in quotes.")


def mend(problem: Problem) -> str:
    """Add what a person with no list before them needs in order to mend it."""
    if problem.given.strip().casefold() in _IGNORANCE:
        return ' Write "not-known".'
    match problem.trouble:
        case Trouble.NOT_AN_OPTION | Trouble.UNKNOWN_COLUMN:
            return near_miss(problem.given, problem.expected.split(", "))
        case Trouble.NOT_A_COUNTRY:
            return _code(problem.given)
        case _:
            return ""


def _code(name: str) -> str:
    """Name the two letters of a country that was written out."""
    codes = {
        written.casefold(): code
        for code in sorted(COUNTRIES)
        for written in (code, country(code, "zh"), country(code, "en"))
    }
    code = codes.get(name.strip().casefold())
    return f' Write "{code}".' if code else " Write its two letters, like EE."


def how_to_write(asked: Question | Column) -> str:
    """Say how an answer is written in a case file."""
    told = _way(asked)
    return f"{told} | not-known" if getattr(asked, "not_known", True) else told


def _way(asked: Question | Column) -> str:
    match asked.kind:
        case Kind.CHOICE:
            return " | ".join(option.id for option in asked.options)
        case Kind.TABLE if isinstance(asked, Question):
            cells = (f"{c.id} = {_way(c)}" for c in asked.columns)
            return f"a list of rows {{ {', '.join(cells)} }}"
        case Kind.WORDS:
            return 'text, or { en = "…", zh = "…" }'
        case Kind.NUMBER:
            return f"a number of {asked.unit}".removesuffix(" of ")
        case kind:
            return _WAYS[kind]
