"""All bundled data as one cross-checked value with one digest.

The *pack* is what can change a result or a form: instruments, rules, readings, lists,
questions, outline, clocks, calendars.  The corpus adds wording.  Everything is read
once, at the start.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from forms.composition.substances import Substance, Substances
from forms.crosscheck.conditions import facts_read, questions_behind, readings_used
from forms.crosscheck.pack import faults_of
from forms.dossier.outline import Form
from forms.errors import PackError
from forms.interview.questions import Question, QuestionPage
from forms.interview.wording import Wordings
from forms.law.calendars import Notice
from forms.law.instruments import Citation, Instrument, Provision
from forms.law.lists import ControlledLine, ControlledLines
from forms.law.marks import Mark, mark
from forms.law.readings import OpenQuestion
from forms.packfile import Named, PackFiles
from forms.rules.clock import REVIEW, Change, Clock
from forms.rules.goals import Goal, goals
from forms.rules.language import Rule, RuleFile, Scope
from forms.rules.measures import MEASURES
from forms.rules.residual import Grove
from forms.triage.signpost import Carry, Signpost

WORDS = ("samples/", "screen/", "wording/")
"""Folders that change no result and no form."""

GROWN, KEPT = 50_000, 32
"""How many folds a grove may remember, and how many groves are remembered."""


@dataclass(frozen=True)
class Corpus:
    """The law, the questions and the papers, with every reference resolved."""

    instruments: Mapping[str, Instrument]
    rules: Mapping[str, Rule]
    open_questions: Mapping[str, OpenQuestion]
    lines: Mapping[str, ControlledLine]
    substances: Substances
    pages: tuple[QuestionPage, ...]
    forms: tuple[Form, ...]
    notices: Mapping[str, Notice]
    signpost: Signpost
    clocks: Mapping[str, Clock]
    changes: Mapping[str, Change]
    wordings: Wordings
    digest: str
    places: Mapping[tuple[type, str], Sequence[str]]

    def place(self, entry: Named) -> str:
        """Return file and id: ``rules/mofcom-2025-61.toml, limb/origin``."""
        return f"{self.places[type(entry), entry.id][-1]}, {entry.id}"

    @cached_property
    def signposted(self) -> "Corpus":
        """Return the corpus with questions and rules of the signpost instead."""
        posts = self.signpost
        return replace(self, pages=posts.pages, rules=posts.rules, forms=())

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by id, in the order people think."""
        return {q.id: q for page in self.pages for q in page.questions}

    @cached_property
    def question_order(self) -> Mapping[str, int]:
        """Return the place of each question in the written order."""
        return {question: place for place, question in enumerate(self.questions)}

    @cached_property
    def read_on(self) -> dt.date:
        """Return the last day on which a text of the pack was read."""
        return max(instrument.read_on for instrument in self.instruments.values())

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

    @property
    def review_days(self) -> int:
        """Return for how many days a look at MOFCOM's list is relied on."""
        return self.clocks[REVIEW].length

    @cached_property
    def weighed(self) -> frozenset[str]:
        """Return the questions that some rule reads, directly or by a measure."""
        rules = self.rules.values()
        return questions_behind(fact for rule in rules for fact in facts_read(rule))

    @cached_property
    def decisive(self) -> frozenset[str]:
        """Return the questions that the law asks under the readings taken by default.

        What only another reading would ask is used to tell what that one changes.
        """
        grove, aims = self.written_out(("item",), ("party",), self.default_readings)
        places = (place for aim in aims for place in grove.places(aim.node))
        return frozenset(place.question for place in places)

    @cached_property
    def contested(self) -> frozenset[str]:
        """Return the open questions on which some rule depends."""
        return frozenset(q for r in self.rules.values() for q in readings_used(r))

    def written_out(
        self,
        items: tuple[str, ...],
        parties: tuple[str, ...],
        readings: Mapping[str, str],
    ) -> tuple[Grove, tuple[Goal, ...]]:
        """Return the rules written out for members under readings, and their goals.

        They depend on nothing else, so those used last are remembered.
        """
        key = (items, parties, frozenset(readings.items()))
        found = self._written_out.pop(key, None)
        if found is None or found[0].size > GROWN:
            grove = Grove(self.rules, self.scopes, items, parties, readings)
            found = grove, goals(grove)
        self._written_out[key] = found
        while len(self._written_out) > KEPT:
            del self._written_out[next(iter(self._written_out))]
        return found

    @cached_property
    def _written_out(
        self,
    ) -> dict[tuple[object, ...], tuple[Grove, tuple[Goal, ...]]]:
        return {}

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
        return self.provisions[place]

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """Return every fact not verified by its id, the lines of lists first."""
        places = (
            place
            for instrument in self.instruments.values()
            for place in (
                *(f"{instrument.id}/{p.id}" for p in instrument.provisions),
                instrument.id,
            )
        )
        lines = (mark(line) for line in self.lines.values())
        found = (*lines, *(mark(self.cite(place)) for place in places))
        return {each.fact: each for each in found if each is not None}

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Return every clause by its full id."""
        return {
            f"{instrument.id}/{provision.id}": provision
            for instrument in self.instruments.values()
            for provision in instrument.provisions
        }


def load(resources: Path) -> Corpus:
    """Read and cross-check the corpus; all findings are reported at once."""
    files = PackFiles(resources)
    rules = (rule for file in files.each("rules", RuleFile) for rule in file.rules)
    asked = files.many("readings.toml", "open_question", OpenQuestion)
    corpus = Corpus(
        instruments=files.by_id(files.each("instruments", Instrument)),
        rules=files.by_id(rules),
        open_questions=files.by_id(asked),
        lines=files.by_id(_lines(files)),
        substances=files.by_id(files.many("substances.toml", "substance", Substance)),
        pages=_pages(files, "interview"),
        forms=files.each("dossier", Form),
        clocks=files.by_id(files.many("clocks.toml", "clock", Clock)),
        changes=files.by_id(files.many("clocks.toml", "change", Change)),
        notices=files.by_id(files.each("calendars", Notice)),
        signpost=_signpost(files),
        wordings=Wordings.read(files.tables("wording")),
        digest=digest(resources),
        places=files.places,
    )
    for kind in (corpus.pages, corpus.forms, _asked(corpus.pages)):
        files.by_id(kind)
    # Where a whole file is lost, nobody can tell what else is missing.
    found = () if files.lost else faults_of(corpus)
    loose = (str(fault) for fault in found if fault.about not in files.unread)
    if faults := (*files.faults, *loose):
        raise PackError("\n".join(faults))
    return corpus


def _asked(pages: tuple[QuestionPage, ...]) -> tuple[Question, ...]:
    return tuple(question for page in pages for question in page.questions)


def _lines(files: PackFiles) -> Iterator[ControlledLine]:
    for name, table in files.tables("lists").items():
        for line in table.get("line", ()):
            line.setdefault("of", table.get("of"))
        listed = files.value(f"lists/{name}.toml", table, ControlledLines)
        yield from listed.lines if listed else ()


def _pages(files: PackFiles, folder: str) -> tuple[QuestionPage, ...]:
    pages: list[QuestionPage] = []
    for name, table in files.tables(folder).items():
        for question in table.get("question", ()):
            question.setdefault("scope", table.get("scope"))
        page = files.value(f"{folder}/{name}.toml", table, QuestionPage)
        pages += [page] if page else []
    return tuple(sorted(pages, key=lambda page: page.order))


def _signpost(files: PackFiles) -> Signpost:
    carries = files.many("triage/carries.toml", "carry", Carry)
    pages = _pages(files, "triage/questions")
    rules = (rule for f in files.each("triage/rules", RuleFile) for rule in f.rules)
    return Signpost(pages, files.by_id(rules), carries)


def digest(resources: Path) -> str:
    """Return the SHA-256 over paths and bytes of all that can change a result."""
    seal = hashlib.sha256()
    for path in sorted(resources.rglob("*.toml")):
        place = path.relative_to(resources).as_posix()
        if place.startswith(WORDS):
            continue
        body = path.read_bytes().replace(b"\r\n", b"\n")
        seal.update(f"{place}\0{len(body)}\0".encode() + body)
    return seal.hexdigest()
