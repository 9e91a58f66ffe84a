"""From what was written to what it means: one reader a kind."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from forms.case.events import Answered, Case
from forms.case.facts import (
    NOT_KNOWN,
    YEARS,
    Fact,
    Place,
    Provenance,
    Range,
    Raw,
    Rows,
    Standing,
    Value,
    Words,
)
from forms.composition.derived import exchanged, told_by_bill
from forms.countries import COUNTRIES
from forms.interview.questions import Column, Kind, Question
from forms.numbers import NotANumberError, exact

_CURRENCY = re.compile(r"[A-Z]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Trouble(StrEnum):
    """Why an answer cannot be used; each has one sentence in each language."""

    EMPTY = "empty"
    NOT_AN_OPTION = "not-an-option"
    NOT_A_NUMBER = "not-a-number"
    NO_CURRENCY = "no-currency"
    BACKWARDS = "backwards"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    NOT_A_DATE = "not-a-date"
    NOT_A_COUNTRY = "not-a-country"
    TOO_LONG = "too-long"
    CONTROL_CHARACTER = "control-character"
    NOT_A_TABLE = "not-a-table"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING_COLUMN = "missing-column"
    NO_ESTIMATE = "no-estimate"
    WRONG_UNIT = "wrong-unit"
    MUST_BE_KNOWN = "must-be-known"


class Caution(StrEnum):
    """Why a usable answer looks implausible; shown and printed, never refused."""

    ESTIMATE_WITHOUT_BASIS = "estimate-without-basis"
    SOURCES_DIFFER = "sources-differ"
    TOO_SHORT = "too-short"


@dataclass(frozen=True, slots=True)
class Problem:
    """An unusable answer: what is wrong, with the words the sentence needs."""

    trouble: Trouble
    given: str = ""
    expected: str = ""
    row: int = 0


Asked = Question | Column
Reading = Value | Problem
ReadSo = dict[tuple[str, str], Fact]


def read(
    question: Asked, raw: Raw, provenance: Provenance | None = None
) -> Fact | Problem:
    """Read one answer in canonical writing (decimal point, ISO dates and codes).

    ``not-known`` is an answer to every question that admits it.
    """
    whence = provenance or Provenance()
    if raw == NOT_KNOWN:
        if getattr(question, "not_known", True):
            return Fact(Standing.NOT_KNOWN, None, whence)
        return Problem(Trouble.MUST_BE_KNOWN)
    value = READERS[question.kind](raw, question)
    if isinstance(value, Problem):
        return value
    if isinstance(value, Range) and not value.is_exact and not question.estimate:
        return Problem(Trouble.NO_ESTIMATE, given=str(raw))
    if _is_open(value) and not getattr(question, "not_known", True):
        return Problem(Trouble.MUST_BE_KNOWN)
    standing = Standing.ESTIMATED if _is_open(value) else Standing.ANSWERED
    return Fact(standing, value, whence, tuple(_cautions(question, value, whence)))


def _is_open(value: Value) -> bool:
    """Tell whether an answer leaves more than one thing possible."""
    if isinstance(value, Range):
        return not value.is_exact
    return isinstance(value, frozenset) and len(value) > 1


def _cautions(question: Asked, value: Value, whence: Provenance) -> Iterator[Caution]:
    if not isinstance(question, Question):
        return
    if isinstance(value, Range) and not value.is_exact and not whence.basis:
        yield Caution.ESTIMATE_WITHOUT_BASIS
    if isinstance(value, Words):
        longest = max(len(value.en), len(value.zh))
        if longest < question.shortest:
            yield Caution.TOO_SHORT


def read_case(
    case: Case, questions: Mapping[str, Question]
) -> tuple[dict[Place, Fact], dict[Place, Problem]]:
    """Read every answer of a case; problems stand beside their question."""
    facts: dict[Place, Fact] = {}
    problems: dict[Place, Problem] = {}
    for place, answers in case.answers.items():
        question = questions.get(place.question)
        if question is None:
            continue
        readings = [read(question, a.raw, _provenance(a)) for a in answers]
        wrong = next((r for r in readings if isinstance(r, Problem)), None)
        if wrong is not None:
            problems[place] = wrong
        else:
            facts[place] = _agreed([r for r in readings if isinstance(r, Fact)])
    _join_bills(case, questions, facts)
    return facts, problems


def _join_bills(
    case: Case, questions: Mapping[str, Question], facts: dict[Place, Fact]
) -> None:
    """Lay beside the answers what the bills say, and rates where they are needed."""
    for item in case.items:
        told = told_by_bill(case.bills[item]) if item in case.bills else {}
        for question, fact in told.items():
            place = Place(item, question)
            if question in questions:
                facts[place] = _agreed([*filter(None, [facts.get(place)]), fact])
        facts |= exchanged(item, facts)


def _provenance(answer: Answered) -> Provenance:
    return Provenance(
        answer.source, answer.by, answer.at, answer.document, answer.basis
    )


def _agreed(facts: list[Fact]) -> Fact:
    """Join what several sources say: their union, or a conflict if they exclude."""
    known = [fact for fact in facts if fact.value is not None]
    if len(known) < 2:
        return known[0] if known else facts[0]
    union: Value | None = known[0].value
    for fact in known[1:]:
        union = _union(union, fact.value)
        if union is None:
            return replace(known[-1], standing=Standing.CONFLICT, value=None)
    if all(fact.value == known[0].value for fact in known):
        return known[-1]
    cautions = (*known[-1].warnings, Caution.SOURCES_DIFFER)
    return replace(
        known[-1], standing=Standing.ESTIMATED, value=union, warnings=cautions
    )


def _union(one: Value | None, other: Value | None) -> Value | None:
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one | other if one & other else None
    if isinstance(one, Range) and isinstance(other, Range) and one.overlaps(other):
        lows = [r.low for r in (one, other) if r.low is not None]
        highs = [r.high for r in (one, other) if r.high is not None]
        return Range(
            min(lows) if len(lows) == 2 else None,
            max(highs) if len(highs) == 2 else None,
            one.unit,
        )
    return one if one == other else None


def _written(raw: Raw) -> str | Problem:
    if not isinstance(raw, str):
        return Problem(Trouble.NOT_AN_OPTION, given=str(raw))
    text = raw.strip()
    if _CONTROL.search(text):
        return Problem(Trouble.CONTROL_CHARACTER)
    return text or Problem(Trouble.EMPTY)


def _choice(raw: Raw, question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    known = [option.id for option in question.options]
    chosen = frozenset(part.strip() for part in text.split("|"))
    stray = sorted(chosen - set(known))
    if stray:
        return Problem(Trouble.NOT_AN_OPTION, given=stray[0], expected=", ".join(known))
    return chosen


def _yes_no(raw: Raw, _question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    if text not in {"yes", "no"}:
        return Problem(Trouble.NOT_AN_OPTION, given=text, expected="yes, no")
    return frozenset({text})


def _text(raw: Raw, question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    longest = getattr(question, "longest", 2000)
    if len(text) > longest:
        return Problem(Trouble.TOO_LONG, given=str(len(text)), expected=str(longest))
    return Words(en=text, zh=text)


def _words(raw: Raw, question: Asked) -> Reading:
    halves = raw if isinstance(raw, dict) else {"en": raw}
    if not set(halves) <= {"en", "zh"}:
        return Problem(
            Trouble.UNKNOWN_COLUMN, given=", ".join(halves), expected="en, zh"
        )
    read_halves: dict[str, str] = {}
    for language, half in halves.items():
        if half == "":
            continue
        value = _text(half if isinstance(half, str) else "", question)
        if isinstance(value, Problem):
            return value
        read_halves[language] = value.en if isinstance(value, Words) else ""
    return Words(**read_halves) if read_halves else Problem(Trouble.EMPTY)


def _ends(text: str, question: Asked, unit: str) -> Reading:
    low_text, dots, high_text = text.partition("..")
    try:
        low = exact(low_text)
        high = exact(high_text) if dots else low
    except NotANumberError:
        return Problem(Trouble.NOT_A_NUMBER, given=text)
    if low > high:
        return Problem(Trouble.BACKWARDS, given=text)
    if question.above is not None and low <= Fraction(question.above):
        return Problem(Trouble.TOO_SMALL, text, f"> {question.above}")
    if question.at_least is not None and low < Fraction(question.at_least):
        return Problem(Trouble.TOO_SMALL, text, str(question.at_least))
    if question.at_most is not None and high > Fraction(question.at_most):
        return Problem(Trouble.TOO_LARGE, text, str(question.at_most))
    return Range(low, high, unit)


def _number(raw: Raw, question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    bare = text.removesuffix(question.unit).strip() if question.unit else text
    return _ends(bare, question, question.unit)


def _money(raw: Raw, question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    amount, _, currency = text.rpartition(" ")
    if not _CURRENCY.fullmatch(currency):
        return Problem(Trouble.NO_CURRENCY, given=text)
    return _ends(amount, question, currency)


def _date(raw: Raw, _question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return Problem(Trouble.NOT_A_DATE, given=text)
    if day.year not in YEARS:
        return Problem(Trouble.NOT_A_DATE, given=text)
    return Range.of_day(day)


def _country(raw: Raw, _question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    if text not in COUNTRIES:
        return Problem(Trouble.NOT_A_COUNTRY, given=text)
    return frozenset({text})


def _countries(raw: Raw, _question: Asked) -> Reading:
    text = _written(raw)
    if isinstance(text, Problem):
        return text
    codes = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for code in codes:
        if code != "none" and code not in COUNTRIES:
            return Problem(Trouble.NOT_A_COUNTRY, given=code)
    return codes


def _table(raw: Raw, question: Asked) -> Reading:
    if not isinstance(raw, list) or not isinstance(question, Question):
        return Problem(Trouble.NOT_A_TABLE, given=str(raw))
    rows: list[Mapping[str, Fact]] = []
    read_so: ReadSo = {}
    for number, cells in enumerate(raw, start=1):
        row = _row(cells, question, read_so)
        if isinstance(row, Problem):
            return replace(row, row=number)
        rows.append(row)
    return Rows(tuple(rows), json.dumps(raw, sort_keys=True))


def _row(
    cells: dict[str, str], question: Question, read_so: ReadSo
) -> dict[str, Fact] | Problem:
    """Read one row; what stands in many rows of a column is read once."""
    known = {column.id for column in question.columns}
    stray = sorted(set(cells) - known)
    if stray:
        return Problem(
            Trouble.UNKNOWN_COLUMN, given=stray[0], expected=", ".join(sorted(known))
        )
    row: dict[str, Fact] = {}
    for column in question.columns:
        text = cells.get(column.id, "")
        if text == "":
            if column.required:
                return Problem(Trouble.MISSING_COLUMN, given=column.ask)
            continue
        fact = read_so.get((column.id, text)) or read(column, text)
        if isinstance(fact, Problem):
            return replace(fact, expected=fact.expected or column.ask)
        read_so[column.id, text] = fact
        row[column.id] = fact
    return row


READERS: Mapping[Kind, Callable[[Raw, Asked], Reading]] = {
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.TEXT: _text,
    Kind.WORDS: _words,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.TABLE: _table,
}
