"""What the law asks on a day: outcomes per item and case, duties, dependence.

Every result is a result on an export date, as known on a day, under stated readings.
Silence of the law is never permission: *not required* and *outside scope* are proved.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product

from forms.case.facts import CASE, Facts, Place, Standing
from forms.corpus import Corpus
from forms.crosscheck.conditions import facts_of
from forms.law.periods import Stand, Standpoint, State, state
from forms.rules.evaluate import Finding, Join, Scales
from forms.rules.goals import Goal, Way, follow
from forms.rules.language import Rule
from forms.rules.measures import MEASURES
from forms.rules.residual import Grove
from forms.rules.truth import Truth


class Licence(StrEnum):
    """What becomes of the licence duty for one item."""

    OUTSIDE_SCOPE = "outside-scope"
    NOT_REQUIRED = "not-required"
    NOT_YET_EFFECTIVE = "not-yet-effective"
    SUSPENDED = "suspended-due-on-revival"
    NEEDS_CONFIRMATION = "needs-confirmation"
    EXEMPT = "exempt-with-report"
    REQUIRED = "required"


class Review(StrEnum):
    """How MOFCOM would look at an application for the case."""

    NONE = "none"
    ORDINARY = "ordinary"
    CASE_BY_CASE = "case-by-case"
    REFUSED = "refused-in-principle"


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb of paragraph 1: whether it is met, and where it stands on the day."""

    id: str
    rule: Rule
    finding: Finding
    stand: Stand


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """The outcome for one item; several licences mean that it is still open.

    ``caught`` may be settled while it is not yet known which of the limbs is met.
    """

    item: str
    outside: Finding
    limbs: tuple[Limb, ...]
    caught: Finding
    exempt: Finding
    licence: frozenset[Licence]
    if_live: frozenset[Licence]
    under: tuple[tuple[str, frozenset[Licence]], ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty with its finding, and where the clause that it rests on stands."""

    id: str
    rule: Rule
    member: str
    finding: Finding
    clause: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Flag:
    """An open question that touches a member of the case, or may yet."""

    question: str
    rule: Rule
    member: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Change:
    """How one slot differs under another reading.

    ``slot`` is ``review``, an item, or ``duty-added`` and ``duty-gone``.
    """

    slot: str
    becomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dependence:
    """A reading, or several together, under which the result would differ."""

    readings: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is weighed: the facts, the members, the day and the stances taken."""

    facts: Facts
    items: tuple[str, ...]
    parties: tuple[str, ...]
    at: Standpoint
    readings: Mapping[str, str]


@dataclass(frozen=True)
class Determination:
    """The result with all that is needed to explain, doubt and repeat it."""

    on: dt.date | None
    known: dt.date
    items: tuple[ItemOutcome, ...]
    parties: tuple[str, ...]
    review: frozenset[Review]
    reviews: tuple[Finding, ...]
    duties: tuple[Duty, ...]
    flags: tuple[Flag, ...]
    readings: Mapping[str, str]
    way: Way
    facts: Facts
    parked: tuple[Place, ...]
    not_known: tuple[Place, ...]
    conflicts: tuple[Place, ...]
    asked: Asked = field(repr=False, compare=False)
    corpus: Corpus = field(repr=False, compare=False)

    @cached_property
    def depends_on(self) -> tuple[Dependence, ...]:
        """Return the smallest sets of readings that would change a slot.

        Worked out when somebody asks, for it weighs the case once a reading.
        """
        return tuple(_dependence(self))

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is left to ask."""
        return not self.way.open

    def is_indeterminate(self, outcome: ItemOutcome) -> bool:
        """Tell whether all was asked and more than one answer is still possible."""
        return self.is_complete and len(outcome.if_live) > 1


def determine(asked: Asked, corpus: Corpus) -> Determination:
    """Weigh every limb, refusal, exemption and duty, each with its proof."""
    return _weighed(asked, corpus, stances(asked, corpus))


def stances(asked: Asked, corpus: Corpus) -> Mapping[str, str]:
    """Return the reading of each open question: as adopted, else by default."""
    return {**corpus.default_readings, **asked.readings}


def grove_of(asked: Asked, corpus: Corpus) -> Grove:
    """Return the rules written out for the members of the case, under its readings."""
    taken = stances(asked, corpus)
    return corpus.written_out(asked.items, asked.parties, taken)[0]


def way_of(asked: Asked, corpus: Corpus) -> Way:
    """Return the path of the answers and what is open: the quick part of weighing."""
    taken = stances(asked, corpus)
    grove, aims = corpus.written_out(asked.items, asked.parties, taken)
    return follow(grove, aims, asked.facts, corpus.question_order)


def _weighed(
    asked: Asked, corpus: Corpus, readings: Mapping[str, str]
) -> Determination:
    grove, aims = corpus.written_out(asked.items, asked.parties, readings)
    way = follow(grove, aims, asked.facts, corpus.question_order)
    facts = {place: asked.facts[place] for place in way.taken}
    scales = Scales(grove, facts, grove.readings)
    items = tuple(_item(item, scales, asked.at, corpus) for item in asked.items)
    reviews = tuple(_reviews(aims, scales))
    return Determination(
        on=asked.at.on,
        known=asked.at.known,
        items=items,
        parties=asked.parties,
        review=_review(items, reviews),
        reviews=reviews,
        duties=tuple(_duties(aims, items, scales, asked.at, corpus)),
        flags=tuple(_flags(aims, scales)),
        readings=grove.readings,
        way=way,
        facts=facts,
        parked=_parked(asked, way, corpus),
        not_known=_standing(facts, Standing.NOT_KNOWN),
        conflicts=_in_order(_standing(asked.facts, Standing.CONFLICT), asked, corpus),
        asked=asked,
        corpus=corpus,
    )


def _parked(asked: Asked, way: Way, corpus: Corpus) -> tuple[Place, ...]:
    """Return decisive answers off the path; paper answers are never parked."""
    taken = set(way.taken)
    off = (
        place
        for place in asked.facts
        if place not in taken and place.question in corpus.decisive
    )
    return _in_order(off, asked, corpus)


def _in_order(
    places: Iterable[Place], asked: Asked, corpus: Corpus
) -> tuple[Place, ...]:
    """Return places as the interview has them, in whatever order they were answered."""
    members = (CASE, *asked.items, *asked.parties)
    order = corpus.question_order
    return tuple(
        sorted(places, key=lambda p: (order[p.question], members.index(p.member)))
    )


def _standing(facts: Facts, standing: Standing) -> tuple[Place, ...]:
    return tuple(place for place, fact in facts.items() if fact.standing is standing)


def _item(item: str, scales: Scales, at: Standpoint, corpus: Corpus) -> ItemOutcome:
    rules = scales.grove.rules.values()
    out = _any([scales.stands(r.id, item) for r in rules if r.then.outside])
    limbs = tuple(
        Limb(
            str(rule.then.limb),
            rule,
            scales.met(rule.id, item),
            stand_of(rule.provision, corpus, at),
        )
        for rule in rules
        if rule.then.limb
    )
    named = [scales.met(r.id, item) for r in rules if r.then.caught]
    caught = _any(named or [limb.finding for limb in limbs])
    exempt = _any([scales.stands(r.id, item) for r in rules if r.then.exempt])
    relief = max(
        (scales.met(r.id, item).truth for r in rules if r.then.exempt),
        default=Truth.FALSE,
    )
    found = ItemOutcome(item, out, limbs, caught, exempt, frozenset(), frozenset())
    licence = _licences(found, relief)
    is_open = Licence.NEEDS_CONFIRMATION in licence and at.on is not None
    return replace(
        found,
        licence=licence,
        if_live=_licences(replace(found, limbs=_as_if_live(limbs)), relief),
        under=_under(found, relief, at, corpus) if is_open else (),
    )


def stand_of(provision: str, corpus: Corpus, at: Standpoint) -> Stand:
    """Tell where the provision of that full id stands."""
    instrument = provision.partition("/")[0]
    return state(corpus.provision(provision), corpus.instruments, instrument, at)


def _as_if_live(limbs: tuple[Limb, ...]) -> tuple[Limb, ...]:
    return tuple(
        replace(limb, stand=replace(limb.stand, state=State.IN_FORCE)) for limb in limbs
    )


def _under(
    found: ItemOutcome, relief: Truth, at: Standpoint, corpus: Corpus
) -> tuple[tuple[str, frozenset[Licence]], ...]:
    """Return the result under each reading of what holds after a pause.

    The face of the text comes first and none is called likely (law.md section 2.3).
    """
    shown: list[tuple[str, frozenset[Licence]]] = []
    for question in corpus.open_questions.values():
        for reading in question.readings:
            if reading.overlay is None:
                continue
            read_so = replace(at, confirmed=(), overlays=(reading.overlay,))
            moved = tuple(
                replace(limb, stand=stand_of(limb.rule.provision, corpus, read_so))
                for limb in found.limbs
            )
            name = f"{question.id}={reading.id}"
            shown.append((name, _licences(replace(found, limbs=moved), relief)))
    return tuple(shown)


def _licences(found: ItemOutcome, relief: Truth) -> frozenset[Licence]:
    """Return every licence still possible, over all truths still possible.

    *relief* leaves aside whether there is a duty to lift: each way below knows that.
    """
    limbs = found.limbs
    if any(limb.stand.state is State.NEEDS_CONFIRMATION for limb in limbs):
        live = any(
            limb.stand.state is State.IN_FORCE and limb.finding.truth is Truth.TRUE
            for limb in limbs
        )
        if not live:
            return frozenset({Licence.NEEDS_CONFIRMATION})
    ways = product(
        found.outside.truth.possible,
        relief.possible,
        *(limb.finding.truth.possible for limb in limbs),
    )
    caught = found.caught.truth.possible
    return frozenset(
        _licence(is_out, lifted, tuple(zip(limbs, met, strict=True)))
        for is_out, lifted, *met in ways
        if any(met) in caught
    )


def _licence(
    is_out: bool, lifted: bool, limbs: tuple[tuple[Limb, bool], ...]
) -> Licence:
    """Fold limbs and states: live duty before unconfirmed before suspended."""
    if is_out:
        return Licence.OUTSIDE_SCOPE
    met = {limb.stand.state for limb, is_met in limbs if is_met}
    if State.IN_FORCE in met:
        return Licence.EXEMPT if lifted else Licence.REQUIRED
    if State.NEEDS_CONFIRMATION in met:
        return Licence.NEEDS_CONFIRMATION
    if State.SUSPENDED in met:
        return Licence.SUSPENDED
    if State.NOT_YET_EFFECTIVE in met:
        return Licence.NOT_YET_EFFECTIVE
    return Licence.NOT_REQUIRED


def _reviews(aims: tuple[Goal, ...], scales: Scales) -> Iterable[Finding]:
    for goal in aims:
        if goal.slot == "review":
            yield scales.stands(goal.rule, goal.member)


def _review(
    items: tuple[ItemOutcome, ...], reviews: tuple[Finding, ...]
) -> frozenset[Review]:
    """Fold refusal before case by case before ordinary; none if nobody asks."""
    possible: set[Review] = set()
    asked = {licence for item in items for licence in item.if_live}
    if Licence.REQUIRED in asked:
        refused = _possible(reviews, "refused-in-principle")
        cases = _possible(reviews, "case-by-case")
        for is_refused, is_case in product(refused, cases):
            if is_refused:
                possible.add(Review.REFUSED)
            else:
                possible.add(Review.CASE_BY_CASE if is_case else Review.ORDINARY)
    if not any(item.if_live == {Licence.REQUIRED} for item in items):
        possible.add(Review.NONE)
    return frozenset(possible)


def _possible(reviews: tuple[Finding, ...], review: str) -> tuple[bool, ...]:
    truths = [f.truth for f in reviews if f.rule and f.rule.then.review == review]
    return max(truths, default=Truth.FALSE).possible


def _duties(
    aims: tuple[Goal, ...],
    items: tuple[ItemOutcome, ...],
    scales: Scales,
    at: Standpoint,
    corpus: Corpus,
) -> Iterable[Duty]:
    limbs = {item.item: item.limbs for item in items}
    for goal in aims:
        if goal.slot != "duty":
            continue
        rule = scales.grove.rules[goal.rule]
        finding = scales.stands(goal.rule, goal.member)
        if finding.truth is Truth.FALSE:
            continue
        clause, stand = rule.provision, stand_of(rule.provision, corpus, at)
        if rule.through_limbs:
            clause, stand = _strongest(limbs.get(goal.member, ())) or (clause, stand)
        yield Duty(str(rule.then.duty), rule, goal.member, finding, clause, stand)


def _flags(aims: tuple[Goal, ...], scales: Scales) -> Iterable[Flag]:
    for goal in aims:
        if goal.slot != "flag":
            continue
        rule = scales.grove.rules[goal.rule]
        finding = scales.stands(goal.rule, goal.member)
        if finding.truth is not Truth.FALSE:
            yield Flag(str(rule.then.flag), rule, goal.member, finding)


_STRENGTH = (
    State.NOT_ENACTED,
    State.ENDED,
    State.NOT_YET_EFFECTIVE,
    State.SUSPENDED,
    State.NEEDS_CONFIRMATION,
    State.IN_FORCE,
)


def _strongest(limbs: tuple[Limb, ...]) -> tuple[str, Stand] | None:
    """Return the clause that binds most among limbs met, or else still open."""
    for truth in (Truth.TRUE, Truth.OPEN):
        met = [limb for limb in limbs if limb.finding.truth is truth]
        if met:
            limb = max(met, key=lambda x: _STRENGTH.index(x.stand.state))
            return limb.rule.provision, limb.stand
    return None


def _any(findings: list[Finding]) -> Finding:
    truth = max((f.truth for f in findings), default=Truth.FALSE)
    deciding = tuple(f for f in findings if f.truth is truth)
    return Finding(truth, Join.ALL if truth is Truth.FALSE else Join.ANY, deciding)


TOGETHER = 3
"""How many readings are flipped at once; no rule of ¶1 needs more of them."""


def _dependence(result: Determination) -> Iterator[Dependence]:
    """Yield the smallest flips of readings that move a slot.

    Only readings count that are left where all of them are open; while questions
    are, each is flipped by itself only.  Where nothing moves with the rest of them
    left open, no flip of several moves anything.
    """
    opened = _weighed(result.asked, result.corpus, {})
    flips = tuple(_others(_readings_left(opened), result))
    found: list[Dependence] = []
    for size in range(1, 1 + (TOGETHER if result.is_complete else 1)):
        left = [flip for flip in flips if all(d.readings != (flip,) for d in found)]
        if size > 1 and not _could_move(left, result):
            return
        for flipped in combinations(left, size):
            is_larger = any(set(d.readings) <= set(flipped) for d in found)
            if is_larger or len(dict(flipped)) < size:
                continue
            changes = tuple(_changes(flipped, result))
            if changes:
                found.append(Dependence(flipped, changes))
                yield found[-1]


def _could_move(flips: list[tuple[str, str]], result: Determination) -> bool:
    """Tell whether any slot stays open with the questions of these flips left open."""
    questions = {question for question, _ in flips}
    kept = {q: r for q, r in result.readings.items() if q not in questions}
    other = _weighed(result.asked, result.corpus, kept)
    return any(_moved(result, other))


def _readings_left(opened: Determination) -> frozenset[str]:
    """Return the questions whose readings could still move a slot."""
    findings = [*opened.reviews, *(duty.finding for duty in opened.duties)]
    for item in opened.items:
        findings += (item.outside, item.exempt, *(x.finding for x in item.limbs))
    return frozenset(
        question
        for finding in findings
        for leaf in finding.leaves()
        if leaf.truth.is_open
        for question in _read_by(leaf)
    )


def _read_by(leaf: Finding) -> tuple[str, ...]:
    """Return the open questions on which a leaf hangs, by its measures too."""
    if leaf.reading:
        return (leaf.reading[0],)
    facts = facts_of(leaf.test) if leaf.test else ()
    return tuple(q for f in facts if f in MEASURES for q in MEASURES[f].readings)


def _others(left: frozenset[str], result: Determination) -> Iterator[tuple[str, str]]:
    for question in result.corpus.open_questions.values():
        if question.id in left and question.id in result.readings:
            for reading in question.readings:
                if reading.id != result.readings[question.id]:
                    yield question.id, reading.id


def _changes(
    flips: tuple[tuple[str, str], ...], result: Determination
) -> Iterator[Change]:
    readings = {**result.readings, **dict(flips)}
    yield from _moved(result, _weighed(result.asked, result.corpus, readings))


def _moved(result: Determination, other: Determination) -> Iterator[Change]:
    for was, now in zip(result.items, other.items, strict=True):
        if was.if_live != now.if_live:
            yield Change(was.item, frozenset(map(str, now.if_live)))
    if result.review != other.review:
        yield Change("review", frozenset(map(str, other.review)))
    before, after = _owed(result), _owed(other)
    if after - before:
        yield Change("duty-added", after - before)
    if before - after:
        yield Change("duty-gone", before - after)


def _owed(result: Determination) -> frozenset[str]:
    """Return the duties that apply, or may yet, as if live."""
    return frozenset(duty.id for duty in result.duties)
