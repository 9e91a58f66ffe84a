"""Which announcements may speak to an item, and why the others do not name it.

The same rules, proofs and path as in the interview; but a pointer settles nothing. An
item that no rule points to is *not named, as far as read*, never free.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from forms.case.events import Answered
from forms.case.facts import CASE, Facts, Place, Provenance, Raw
from forms.corpus import Corpus
from forms.interview.answers import Problem, read
from forms.law.periods import Confirmation, Stand, Standpoint
from forms.rules.determination import stand_of
from forms.rules.evaluate import Finding, Scales
from forms.rules.goals import Goal, Way, follow
from forms.rules.language import All, Rule
from forms.rules.residual import Grove
from forms.rules.truth import Truth

ALWAYS = (
    "mofcom-gac-2025-18",
    "mofcom-gac-2025-57",
    "mofcom-2025-61",
    "mofcom-2025-62",
)
"""The announcements of which every result speaks: they are mistaken for each other."""

SOURCE = "triage"


class Standing(StrEnum):
    """How an announcement stands to the item, by what was read of it."""

    NAMED = "named"
    POSSIBLE = "possible"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A rule that points, or may point, to a clause or a code; ``lines`` name it."""

    rule: Rule
    to: str
    clause: str
    finding: Finding
    standing: Standing
    lines: tuple[str, ...]
    stand: Stand


@dataclass(frozen=True, slots=True)
class Doubt:
    """Under another reading of an open question other clauses would speak."""

    question: str
    reading: str
    becomes: Standing
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """One instrument: what of it points here, or why it does not."""

    instrument: str
    standing: Standing
    pointers: tuple[Pointer, ...]
    reasons: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Triage:
    """The answers, the next question, and what they point to on a day."""

    at: Standpoint
    facts: Facts
    problems: Mapping[Place, Problem]
    way: Way
    corpus: Corpus = field(repr=False, compare=False)

    @property
    def next(self) -> str | None:
        """Return the question to ask now: only one that can still move a pointer."""
        return self.way.next.question if self.way.next else None

    @cached_property
    def announcements(self) -> tuple[Announcement, ...]:
        """Return the four that are always told of, then others that may speak."""
        return tuple(_announcements(self))

    @cached_property
    def taken_over(self) -> tuple[tuple[str, str, str], ...]:
        """Return scope, question and answer that a case can take over from here."""
        signs = self.corpus.signposted
        scales = Scales(_grove(self.corpus), self.facts, signs.default_readings)
        return tuple(
            (carry.scope, carry.question, carry.raw)
            for carry in self.corpus.signpost.carries
            if scales.weigh(All(all=carry.when), CASE).truth is Truth.TRUE
        )

    def answers_for(self, item: str, at: str) -> tuple[Answered, ...]:
        """Return these answers as events of a case whose item is *item*."""
        return tuple(
            Answered(
                member=item if scope == "item" else CASE,
                question=question,
                raw=raw,
                source=SOURCE,
                at=at,
            )
            for scope, question, raw in self.taken_over
        )


def triage(
    answers: Mapping[str, Raw],
    corpus: Corpus,
    *,
    on: dt.date,
    known: dt.date,
    confirmed: tuple[Confirmation, ...] = (),
) -> Triage:
    """Weigh the answers to the questions of the signpost, by question id.

    Answers off the path are left aside, as in the interview.
    """
    facts, problems = {}, {}
    for question, raw in answers.items():
        place = Place(CASE, question)
        told = read(corpus.signposted.questions[question], raw, Provenance(SOURCE))
        if isinstance(told, Problem):
            problems[place] = told
        else:
            facts[place] = told
    way = way_of(facts, corpus)
    return Triage(
        at=Standpoint(on=on, known=known, confirmed=confirmed),
        facts={place: facts[place] for place in way.taken},
        problems=problems,
        way=way,
        corpus=corpus,
    )


def way_of(facts: Facts, corpus: Corpus) -> Way:
    """Return the path of the answers, and what can still move a pointer."""
    grove = _grove(corpus)
    aims = tuple(
        Goal("points", rule.id, CASE, grove.pruned(grove.stands(rule.id, CASE)))
        for rule in corpus.signpost.rules.values()
        if _is_pointing(rule)
    )
    return follow(grove, aims, facts, corpus.signposted.question_order)


def _grove(corpus: Corpus) -> Grove:
    signs = corpus.signposted
    return signs.written_out((), (), signs.default_readings)[0]


def _announcements(result: Triage) -> Iterator[Announcement]:
    pointing = {
        instrument_of(rule): None
        for rule in result.corpus.signpost.rules.values()
        if _is_pointing(rule)
    }
    readings = result.corpus.signposted.default_readings
    scales = Scales(_grove(result.corpus), result.facts, readings)
    others = _other_readings(result)
    for instrument in dict.fromkeys((*ALWAYS, *pointing)):
        pointers = tuple(_pointers(instrument, scales, result))
        standing = _strongest(pointer.standing for pointer in pointers)
        if standing is Standing.SILENT and instrument not in ALWAYS:
            continue
        yield Announcement(
            instrument=instrument,
            standing=standing,
            pointers=pointers,
            reasons=tuple(_reasons(instrument, scales)),
            doubts=tuple(_doubts(instrument, scales, others)),
        )


def _doubts(
    instrument: str, scales: Scales, others: Mapping[tuple[str, str], Scales]
) -> Iterator[Doubt]:
    now = _clauses(instrument, scales)
    for (question, reading), other in others.items():
        then = _clauses(instrument, other)
        if then != now:
            yield Doubt(question, reading, _strongest(then.values()), tuple(then))


def _clauses(instrument: str, scales: Scales) -> dict[str, Standing]:
    """Return what of an instrument points here, and how surely."""
    found: dict[str, Standing] = {}
    for rule in _of(instrument, scales):
        standing = _points(rule, scales.stands(rule.id, CASE))
        if standing is not Standing.SILENT:
            to = target(rule)
            found[to] = _strongest((standing, found.get(to, standing)))
    return found


def target(rule: Rule) -> str:
    """Return the code or clause to which a rule points."""
    return str(rule.then.points_to or rule.then.may_point_to)


def _is_pointing(rule: Rule) -> bool:
    return rule.then.slot in {"points_to", "may_point_to"}


def instrument_of(rule: Rule) -> str:
    """Return the instrument on whose clause a rule rests."""
    return rule.provision.partition("/")[0]


def _pointers(instrument: str, scales: Scales, result: Triage) -> Iterator[Pointer]:
    for rule in _of(instrument, scales):
        finding = scales.stands(rule.id, CASE)
        standing = _points(rule, finding)
        if standing is not Standing.SILENT:
            to = target(rule)
            clause = to if "/" in to else rule.provision
            yield Pointer(
                rule=rule,
                to=to,
                clause=clause,
                finding=finding,
                standing=standing,
                lines=_lines(finding, to, result.corpus),
                stand=stand_of(clause, result.corpus, result.at),
            )


def _of(instrument: str, scales: Scales) -> Iterator[Rule]:
    for rule in scales.grove.rules.values():
        if _is_pointing(rule) and instrument_of(rule) == instrument:
            yield rule


def _points(rule: Rule, finding: Finding) -> Standing:
    if finding.truth is Truth.FALSE:
        return Standing.SILENT
    is_sure = finding.truth is Truth.TRUE and rule.then.points_to is not None
    return Standing.NAMED if is_sure else Standing.POSSIBLE


def _strongest(standings: Iterable[Standing]) -> Standing:
    found = set(standings)
    return next((s for s in Standing if s in found), Standing.SILENT)


def _lines(finding: Finding, to: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the lines of a list that a pointer names, or rests on."""
    named = (str(rule.then.defines) for rule in _rules(finding))
    return tuple(dict.fromkeys(n for n in (to, *named) if n in corpus.lines))


def _rules(finding: Finding) -> Iterator[Rule]:
    """Yield the rules inside a finding that may still hold."""
    if finding.truth is Truth.FALSE:
        return
    if finding.rule is not None:
        yield finding.rule
    for part in finding.parts:
        yield from _rules(part)


def _reasons(instrument: str, scales: Scales) -> Iterator[Finding]:
    for rule in scales.grove.rules.values():
        if rule.then.silent == instrument:
            finding = scales.stands(rule.id, CASE)
            if finding.truth is Truth.TRUE:
                yield finding


def _other_readings(result: Triage) -> dict[tuple[str, str], Scales]:
    """Return the facts weighed anew with one reading changed, for each reading."""
    signs, grove = result.corpus.signposted, _grove(result.corpus)
    readings = signs.default_readings
    return {
        (question.id, reading.id): Scales(
            grove, result.facts, {**readings, question.id: reading.id}
        )
        for question in signs.open_questions.values()
        if question.id in signs.contested
        for reading in question.readings
        if reading.id != readings[question.id]
    }
