"""All bundled data as one cross-checked value with one digest.

The *pack* is what can change a result or a form: instruments, rules, readings, lists,
questions, outline.  The corpus adds wording.  Everything is read once, at the start.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from forms.crosscheck import facts_read, problems_of, readings_used
from forms.dossier.outline import Form
from forms.errors import PackError, near_miss
from forms.interview.questions import Question, QuestionPage
from forms.interview.wording import Wordings
from forms.law.instruments import Citation, Instrument, Provision
from forms.law.lists import ControlledLine, ControlledLines
from forms.law.readings import OpenQuestion
from forms.rules.language import Rule, RuleFile, Scope
from forms.rules.measures import MEASURES

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


@dataclass(frozen=True)
class Corpus:
    """The law, the questions and the papers, with every reference resolved."""

    instruments: Mapping[str, Instrument]
    rules: Mapping[str, Rule]
    open_questions: Mapping[str, OpenQuestion]
    lines: Mapping[str, ControlledLine]
    pages: tuple[QuestionPage, ...]
    forms: tuple[Form, ...]
    wordings: Wordings
    digest: str

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by id, in the order people think."""
        return {q.id: q for page in self.pages for q in page.questions}

    @cached_property
    def question_order(self) -> Mapping[str, int]:
        """Return the place of each question in the written order."""
        return {question: place for place, question in enumerate(self.questions)}

    @cached_property
    def page_of(self) -> Mapping[str, QuestionPage]:
        """Return the page on which each question stands."""
        return {q.id: page for page in self.pages for q in page.questions}

    @cached_property
    def scopes(self) -> Mapping[str, Scope]:
        """Return the scope of every fact, asked or measured."""
        asked: dict[str, Scope] = {q.id: q.scope for q in self.questions.values()}
        return asked | {m.id: m.scope for m in MEASURES.values()}

    @cached_property
    def default_readings(self) -> Mapping[str, str]:
        """Return the default stance on each open question that has one."""
        return {
            q.id: q.default
            for q in self.open_questions.values()
            if q.default is not None
        }

    @cached_property
    def decisive(self) -> frozenset[str]:
        """Return the questions that some rule reads, directly or by a measure."""
        return frozenset(
            question
            for rule in self.rules.values()
            for fact in facts_read(rule)
            for question in (MEASURES[fact].inputs if fact in MEASURES else (fact,))
        )

    @cached_property
    def contested(self) -> frozenset[str]:
        """Return the open questions on which some rule depends."""
        return frozenset(q for r in self.rules.values() for q in readings_used(r))

    def cite(self, place: str) -> Citation:
        """Resolve ``mofcom-2025-61/1(1)`` to its instrument and clause."""
        instrument_id, _, clause = place.partition("/")
        instrument = self.instruments[instrument_id]
        return Citation(
            id=place,
            instrument=instrument,
            provision=self.provision(place) if clause else None,
        )

    def provision(self, place: str) -> Provision:
        """Return the clause of that full id."""
        return self._provisions[place]

    @cached_property
    def _provisions(self) -> Mapping[str, Provision]:
        return {
            f"{instrument.id}/{provision.id}": provision
            for instrument in self.instruments.values()
            for provision in instrument.provisions
        }


def load(resources: Path) -> Corpus:
    """Read and cross-check the corpus; all findings are reported at once."""
    found: list[str] = []
    corpus = Corpus(
        instruments=_by_id(_each(resources / "instruments", Instrument, found), found),
        rules=_by_id(
            (r for f in _each(resources / "rules", RuleFile, found) for r in f.rules),
            found,
        ),
        open_questions=_by_id(
            _many(resources / "readings.toml", "open_question", OpenQuestion, found),
            found,
        ),
        lines=_by_id(
            (
                line
                for lines in _each(resources / "lists", ControlledLines, found)
                for line in lines.lines
            ),
            found,
        ),
        pages=_pages(resources / "interview", found),
        forms=_each(resources / "dossier", Form, found),
        wordings=Wordings.read(_tables(resources / "wording", found)),
        digest=digest(resources),
    )
    found += problems_of(corpus) if not found else []
    if found:
        raise PackError("\n".join(found))
    return corpus


def digest(resources: Path) -> str:
    """Return the SHA-256 over paths and bytes of all that can change a result."""
    seal = hashlib.sha256()
    for path in sorted(resources.rglob("*.toml")):
        place = path.relative_to(resources).as_posix()
        if place.startswith(("samples/", "wording/")):
            continue
        body = path.read_bytes().replace(b"\r\n", b"\n")
        seal.update(f"{place}\0{len(body)}\0".encode() + body)
    return seal.hexdigest()


def read_toml(path: Path) -> dict[str, Any]:
    """Read TOML with exact decimals; a broken file names its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        message = f"{path.name}: {broken}."
        raise PackError(message) from broken


def _tables(folder: Path, found: list[str]) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables[path.stem] = read_toml(path)
        except PackError as broken:
            found.append(str(broken))
    return tables


def _pages(folder: Path, found: list[str]) -> tuple[QuestionPage, ...]:
    pages: list[QuestionPage] = []
    for name, table in _tables(folder, found).items():
        for question in table.get("question", ()):
            question.setdefault("scope", table.get("scope"))
        page = _value(f"interview/{name}.toml", table, QuestionPage, found)
        pages += [page] if page else []
    return tuple(sorted(pages, key=lambda page: page.order))


def _each(folder: Path, model: type[M], found: list[str]) -> tuple[M, ...]:
    values = (
        _value(f"{folder.name}/{name}.toml", table, model, found)
        for name, table in _tables(folder, found).items()
    )
    return tuple(value for value in values if value is not None)


def _many(path: Path, key: str, model: type[M], found: list[str]) -> tuple[M, ...]:
    tables = read_toml(path).get(key, [])
    values = (_value(path.name, table, model, found) for table in tables)
    return tuple(value for value in values if value is not None)


def _value(
    place: str, table: dict[str, Any], model: type[M], found: list[str]
) -> M | None:
    try:
        return model.model_validate(table)
    except ValidationError as broken:
        found += [_sentence(place, table, model, error) for error in broken.errors()]
        return None


def _sentence(
    place: str, table: dict[str, Any], model: type[BaseModel], error: Any
) -> str:
    path = [part for part in error["loc"] if isinstance(part, str | int)]
    culprit = str(path[-1]) if path else "the file"
    where = ".".join(str(part) for part in path[:-1])
    owner = _owner(table, path)
    known = {field.alias or name for name, field in model.model_fields.items()}
    hint = near_miss(culprit, known) if error["type"] == "extra_forbidden" else ""
    said = "unknown key" if error["type"] == "extra_forbidden" else error["msg"]
    inside = f" in {where}" if where else ""
    return f"{place}{owner}{inside}: {culprit!r}: {said}.{hint}"


def _owner(table: Any, path: list[str | int]) -> str:
    """Name the nearest enclosing id, so that a person finds the entry."""
    named = ""
    for part in path:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(table, dict) and "id" in table:
            named = f", {table['id']}"
    return named


def _by_id(values: Iterable[T], found: list[str]) -> dict[str, T]:
    known: dict[str, T] = {}
    for value in values:
        key = str(getattr(value, "id", ""))
        if key in known:
            found.append(f"The id {key!r} is given twice; rename one of the two.")
        known[key] = value
    return known
