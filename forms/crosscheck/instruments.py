"""Clauses have a name, periods that fit together, and a day on which they were read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from forms.crosscheck.faults import UNMARKED, Fault, twice
from forms.errors import near_miss
from forms.law.instruments import Provision, Span

if TYPE_CHECKING:
    from forms.corpus import Corpus


def instrument_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each clause of each instrument."""
    for instrument in corpus.instruments.values():
        ids = [provision.id for provision in instrument.provisions]
        yield from twice(corpus.place(instrument), ids, "clause")
        if instrument.confidence != "A" and not instrument.not_verified:
            yield Fault(corpus.place(instrument), UNMARKED)
        for provision in instrument.provisions:
            place = f"{corpus.place(instrument)}/{provision.id}"
            if provision.cited is None and len(set(ids)) > 1:
                says = "'cited' is missing; say how lawyers name this clause."
                yield Fault(place, says)
            yield from _periods(corpus, place, provision)
            yield from _ground(place, provision, law=instrument.law)
            marked = provision.not_verified or instrument.not_verified
            if provision.confidence != "A" and not marked:
                yield Fault(place, UNMARKED)


def _periods(corpus: Corpus, place: str, provision: Provision) -> Iterator[Fault]:
    for spans in (provision.in_force, provision.suspended):
        yield from _ends(corpus, place, spans)
        yield from _overlaps(place, spans)
    for check in provision.verified:
        if check.until < check.on:
            says = f"verified to {check.until}, before the check; exchange."
            yield Fault(place, says)


def _ground(place: str, provision: Provision, *, law: bool) -> Iterator[Fault]:
    """Refuse periods of what is no law, and a check of what nobody read (C)."""
    unread = provision.confidence == "C"
    if not law:
        if provision.in_force or provision.suspended or provision.verified:
            yield Fault(place, "is no law; take its periods and checks away.")
        return
    if not provision.in_force:
        yield Fault(place, "never takes effect; say from when it is in force.")
    if not unread and not provision.verified:
        yield Fault(place, "was never verified; say on which day and up to when.")
    if unread and provision.verified:
        yield Fault(
            place, "is verified, yet read by nobody (C); strike one of the two."
        )


def _ends(corpus: Corpus, place: str, spans: tuple[Span, ...]) -> Iterator[Fault]:
    for span in spans:
        for named in (span.by, span.closed_by):
            if named is not None and named not in corpus.instruments:
                hint = near_miss(named, corpus.instruments)
                yield Fault(place, f"a period names {named!r}, no instrument.{hint}")
        if span.until is not None and span.until < span.since:
            yield Fault(
                place,
                f"a period ends on {span.until}, before it begins on {span.since}; "
                "exchange the two.",
            )


def _overlaps(place: str, spans: tuple[Span, ...]) -> Iterator[Fault]:
    """Two periods of one kind share no day: the later begins after the earlier ends."""
    for first, second in pairwise(sorted(spans, key=lambda span: span.since)):
        if first.covers(second.since):
            yield Fault(
                place,
                f"the periods from {first.since} and from {second.since} overlap; end "
                "the first on the day before the second.",
            )
