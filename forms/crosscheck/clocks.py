"""The clocks read questions that are there and of the right kind, and cite the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.conditions import facts_in
from forms.crosscheck.faults import Fault
from forms.crosscheck.uses import cited, used
from forms.errors import near_miss
from forms.interview.questions import Kind
from forms.rules.clock import REVIEW, Clock

if TYPE_CHECKING:
    from forms.corpus import Corpus


def clock_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each clock, and each change that needs a clock or a new application."""
    duties = {rule.then.duty for rule in corpus.rules.values() if rule.then.duty}
    for clock in corpus.clocks.values():
        place = corpus.place(clock)
        yield from cited(corpus, place, clock.cites)
        yield from used(corpus, place, (*clock.when, *clock.unless), "case")
        for day in clock.days:
            yield from _asked(corpus, place, day, Kind.DATE)
        if clock.stops:
            yield from _asked(corpus, place, clock.stops, Kind.TABLE)
        if clock.numbered:
            yield from _asked(corpus, place, clock.numbered, Kind.TEXT)
        if clock.duty and clock.duty not in duties:
            hint = near_miss(clock.duty, duties)
            says = f"times {clock.duty!r}, a duty of no rule.{hint}"
            yield Fault(place, says, clock.duty)
    if REVIEW not in corpus.clocks:
        says = f"the clock {REVIEW!r} is missing; put it back."
        yield Fault("clocks.toml", says, REVIEW)
    for change in corpus.changes.values():
        yield from cited(corpus, corpus.place(change), change.cites)


def clock_reads(clock: Clock) -> frozenset[str]:
    """Return the questions that a clock reads or tells."""
    conditions = facts_in((*clock.when, *clock.unless))
    return conditions | {*clock.days, clock.stops, clock.numbered}


def _asked(corpus: Corpus, place: str, question_id: str, kind: Kind) -> Iterator[Fault]:
    question = corpus.questions.get(question_id)
    if question is None:
        hint = near_miss(question_id, corpus.questions)
        says = f"reads {question_id!r}, which no question asks.{hint}"
        yield Fault(place, says, question_id)
    elif question.scope != "case":
        says = f"reads {question_id!r} of an {question.scope}; a clock is the case's."
        yield Fault(place, says)
    elif question.kind is not kind:
        yield Fault(place, f"reads {question_id!r} as a {kind}; it is none.")
