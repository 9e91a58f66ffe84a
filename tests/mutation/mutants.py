"""The pack with one slip in it, for every slip that it has room for.

Slips are made in the loaded values, not in text: a guard, an option, a number, a date,
a reading, a slot.  Measures are Python and have tests of their own.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from forms.corpus import Corpus
from forms.law.calendars import Notice
from forms.law.instruments import Instrument, Provision
from forms.law.readings import OpenQuestion, Reading
from forms.rules.language import Rule, Then
from tests.mutation.conditions import Slips

_LIMIT = re.compile(r"^[^\[]*\b(at_least|above|at_most|below|\d+ x) [^\[]*$")


class Of(StrEnum):
    """What a slip is made in."""

    RULE = "rule"
    NUMBER = "number"
    DATE = "date"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A pack with one slip; the id says where and which, ``rule`` in which rule."""

    id: str
    of: Of
    pack: Corpus
    rule: str = ""


def mutants(pack: Corpus) -> tuple[Mutant, ...]:
    """Return every mutant; the same pack gives the same ones in the same order."""
    found = (
        *_of_rules(pack),
        *_of_instruments(pack),
        *_of_questions(pack),
        *_of_notices(pack),
        *_of_clocks(pack),
    )
    seen: Counter[str] = Counter()
    named: list[Mutant] = []
    for mutant in found:
        seen[mutant.id] += 1
        again = f" ({seen[mutant.id]})" if seen[mutant.id] > 1 else ""
        named.append(replace(mutant, id=mutant.id + again))
    return tuple(named)


def _with(whole: Mapping[str, Any], changed: Any) -> dict[str, Any]:
    return {**whole, changed.id: changed}


# Rules


def _of_rules(pack: Corpus) -> Iterator[Mutant]:
    for rule in pack.rules.values():
        rest = {key: other for key, other in pack.rules.items() if key != rule.id}
        yield Mutant(f"{rule.id}: gone", Of.RULE, replace(pack, rules=rest))
        for slip, other in _rules(rule, pack):
            of = Of.NUMBER if _LIMIT.search(slip) else Of.RULE
            changed = replace(pack, rules=_with(pack.rules, other))
            yield Mutant(f"{rule.id}: {slip}", of, changed, rule.id)


def _rules(rule: Rule, pack: Corpus) -> Iterator[tuple[str, Rule]]:
    for slip, when in Slips(pack).of_parts(rule.when):
        yield slip, _but(rule, when=when)
    for base in rule.exception_to:
        rest = tuple(other for other in rule.exception_to if other != base)
        yield f"no exception to {base}", _but(rule, exception_to=rest)
    through = not rule.through_limbs
    yield f"through_limbs {through}", _but(rule, through_limbs=through)
    slot, value = rule.then.slot, getattr(rule.then, rule.then.slot)
    if slot not in {"outside", "exempt", "defines"}:
        chosen = {getattr(r.then, slot) for r in pack.rules.values()} - {None, value}
        for other_value in sorted(chosen)[:2]:
            then = Then(**{slot: other_value})
            yield f"{slot} {other_value} for {value}", _but(rule, then=then)


def _but(rule: Rule, **changed: Any) -> Rule:
    return rule.model_copy(update=changed)


# Clocks


def _of_clocks(pack: Corpus) -> Iterator[Mutant]:
    for clock in pack.clocks.values():
        lengths = (clock.length - 1, clock.length + 1)
        slips: list[dict[str, Any]] = [{"length": n} for n in lengths if n > 0]
        slips += [{"at_least": not clock.at_least}]
        for slip in slips:
            (said,) = (f"{key} {value}" for key, value in slip.items())
            changed = _with(pack.clocks, clock.model_copy(update=slip))
            yield Mutant(
                f"{clock.id}: {said}", Of.NUMBER, replace(pack, clocks=changed)
            )


# Instruments


def _of_instruments(pack: Corpus) -> Iterator[Mutant]:
    for instrument in pack.instruments.values():
        for slip, other in _instruments(instrument):
            changed = replace(pack, instruments=_with(pack.instruments, other))
            yield Mutant(f"{instrument.id}{slip}", Of.DATE, changed)


def _instruments(instrument: Instrument) -> Iterator[tuple[str, Instrument]]:
    for day in _beside(instrument.published):
        yield f": published {day}", instrument.model_copy(update={"published": day})
    clauses = instrument.provisions
    for n, clause in enumerate(clauses):
        for slip, other in _clauses(clause):
            moved = (*clauses[:n], other, *clauses[n + 1 :])
            changed = instrument.model_copy(update={"provisions": moved})
            yield f"/{clause.id}: {slip}", changed


def _clauses(clause: Provision) -> Iterator[tuple[str, Provision]]:
    """Yield each clause with a period gone, or one of its days moved."""
    for periods in ("in_force", "suspended", "verified"):
        spans = getattr(clause, periods)
        for n, span in enumerate(spans):
            before, after = spans[:n], spans[n + 1 :]
            gone = clause.model_copy(update={periods: (*before, *after)})
            yield f"not {periods} {n + 1}", gone
            for key in ("since", "until"):
                for day in _beside(getattr(span, key, None)):
                    moved = (*before, span.model_copy(update={key: day}), *after)
                    changed = clause.model_copy(update={periods: moved})
                    yield f"{periods} {key} {day}", changed


def _beside(day: dt.date | None) -> tuple[dt.date, ...]:
    if day is None:
        return ()
    return day - dt.timedelta(days=1), day + dt.timedelta(days=1)


# Open questions


def _of_questions(pack: Corpus) -> Iterator[Mutant]:
    for question in pack.open_questions.values():
        for slip, other in _questions(question):
            changed = replace(pack, open_questions=_with(pack.open_questions, other))
            yield Mutant(f"{question.id}: {slip}", Of.READING, changed)


def _questions(question: OpenQuestion) -> Iterator[tuple[str, OpenQuestion]]:
    readings = question.readings
    for n, reading in enumerate(readings):
        if question.default not in {None, reading.id}:
            by_default = question.model_copy(update={"default": reading.id})
            yield f"{reading.id} by default", by_default
        rest = (*readings[:n], *readings[n + 1 :])
        without = question.model_copy(update={"readings": rest})
        yield f"without {reading.id}", without
        for slip, other in _readings(reading):
            moved = (*readings[:n], other, *readings[n + 1 :])
            changed = question.model_copy(update={"readings": moved})
            yield f"{reading.id}, {slip}", changed


def _readings(reading: Reading) -> Iterator[tuple[str, Reading]]:
    if reading.overlay is None:
        return
    for day in _beside(reading.overlay.suspended_until):
        overlay = reading.overlay.model_copy(update={"suspended_until": day})
        changed = reading.model_copy(update={"overlay": overlay})
        yield f"suspended until {day}", changed
    unknown = not reading.overlay.unknown
    overlay = reading.overlay.model_copy(update={"unknown": unknown})
    yield f"unknown {unknown}", reading.model_copy(update={"overlay": overlay})


# Calendars


def _of_notices(pack: Corpus) -> Iterator[Mutant]:
    for notice in pack.notices.values():
        for slip, other in _notices(notice):
            changed = replace(pack, notices=_with(pack.notices, other))
            yield Mutant(f"{notice.id}: {slip}", Of.DATE, changed)


def _notices(notice: Notice) -> Iterator[tuple[str, Notice]]:
    for day in notice.worked:
        rest = tuple(other for other in notice.worked if other != day)
        yield f"not worked {day}", notice.model_copy(update={"worked": rest})
        for moved in _beside(day):
            worked = {"worked": (*rest, moved)}
            yield f"worked {moved} for {day}", notice.model_copy(update=worked)
    for n, span in enumerate(notice.holidays):
        before, after = notice.holidays[:n], notice.holidays[n + 1 :]
        rest_off = {"holidays": (*before, *after)}
        yield f"not off {span.name.en}", notice.model_copy(update=rest_off)
        for key in ("since", "until"):
            for day in _beside(getattr(span, key)):
                moved_off = (*before, span.model_copy(update={key: day}), *after)
                slip = f"{span.name.en} {key} {day}"
                yield slip, notice.model_copy(update={"holidays": moved_off})
