"""The outcome of one case on every date on which the law it touches changes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.corpus import Corpus
from forms.rules.determination import Asked, Determination, determine


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with one result: from the first day on until the day before the next."""

    since: dt.date
    until: dt.date | None
    determination: Determination


def timeline(asked: Asked, corpus: Corpus) -> tuple[Stretch, ...]:
    """Determine on each boundary date; neighbours with equal results are merged."""
    stretches: list[Stretch] = []
    for day in boundaries(asked, corpus):
        result = determine(replace(asked, at=replace(asked.at, on=day)), corpus)
        if stretches and _same(stretches[-1].determination, result):
            continue
        if stretches:
            before = day - dt.timedelta(days=1)
            stretches[-1] = replace(stretches[-1], until=before)
        stretches.append(Stretch(day, None, result))
    return tuple(stretches)


def boundaries(asked: Asked, corpus: Corpus) -> tuple[dt.date, ...]:
    """Return each first day, day after a last day, and day after the last verified.

    The periods of provisions that rules rest on count, those that a reading would make
    of them, and what was confirmed.
    """
    return tuple(sorted(set(_boundaries(asked, corpus))))


def _boundaries(asked: Asked, corpus: Corpus) -> Iterator[dt.date]:
    one_day = dt.timedelta(days=1)
    for rule in corpus.rules.values():
        if not (rule.then.limb or rule.then.duty):
            continue
        provision = corpus.provision(rule.provision)
        yield corpus.instruments[rule.provision.partition("/")[0]].published
        for span in (*provision.in_force, *provision.suspended):
            yield span.since
            if span.until is not None:
                yield span.until + one_day
        for check in provision.verified:
            yield check.until + one_day
    for question in corpus.open_questions.values():
        for reading in question.readings:
            if reading.overlay and reading.overlay.suspended_until:
                yield reading.overlay.suspended_until + one_day
    for record in asked.at.confirmed:
        yield record.checked_on + dt.timedelta(days=asked.at.review_days) + one_day
        if record.until is not None:
            yield record.until + one_day


def _same(one: Determination, other: Determination) -> bool:
    return _gist(one) == _gist(other)


def _gist(result: Determination) -> tuple[object, ...]:
    return (
        tuple(
            (o.licence, o.under, tuple(limb.stand.state for limb in o.limbs))
            for o in result.items
        ),
        result.review,
        tuple((d.id, d.member, d.stand.state) for d in result.duties),
    )
