"""How the periods of a clause differ between two packs."""

from collections.abc import Iterator

from forms.interview.printing import day
from forms.law.instruments import Span, Verified
from forms.packdiff.change import Both

Spans = tuple[Span, ...]


def period_changes(kind: str, old: Spans, new: Spans, packs: Both) -> Iterator[str]:
    """Yield a sentence a period that came, went, or begins or ends another day.

    ``kind`` is *in_force* or *suspended*.  A period is the same one if it begins on the
    same day, or else if it rests on the same instrument and stands at the same place.
    """
    gone = [span for span in old if span not in new]
    come = [span for span in new if span not in old]
    what = packs.word(kind)
    for span in gone:
        partner = _partner(span, come)
        if partner is None:
            yield packs.word("period-gone", what=what, span=_span(span, packs))
            continue
        come.remove(partner)
        yield from _moved(what, span, partner, packs)
    for span in come:
        yield packs.word("period-new", what=what, span=_span(span, packs))


def _partner(span: Span, others: list[Span]) -> Span | None:
    same_day = [other for other in others if other.since == span.since]
    same_text = [other for other in others if other.by == span.by]
    return next(iter((*same_day, *same_text)), None)


def _moved(what: str, old: Span, new: Span, packs: Both) -> Iterator[str]:
    what = packs.word("of-period", what=what, by=_by(new.by, packs))
    if old.since != new.since:
        was, now = (day(span.since, packs.language) for span in (old, new))
        yield packs.word("begins", what=what, old=was, new=now)
    if old.until != new.until:
        was, now = (_end(span, packs) for span in (old, new))
        yield packs.word("ends", what=what, old=was, new=now)
    if old.by != new.by:
        was, now = _by(old.by, packs), _by(new.by, packs)
        yield packs.word("opened-by", what=what, old=was, new=now)
    if old.closed_by != new.closed_by:
        was, now = (_by(span.closed_by or "", packs) for span in (old, new))
        yield packs.word("closed-by", what=what, old=was, new=now)


def verified_changes(
    old: tuple[Verified, ...], new: tuple[Verified, ...], packs: Both
) -> Iterator[str]:
    """Say how far the clause is settled now; a check may be added without that."""
    ends = [max((c.until for c in checks), default=None) for checks in (old, new)]
    was, now = (
        day(end, packs.language) if end else packs.word("no-day") for end in ends
    )
    if was != now:
        yield packs.word("settled", old=was, new=now)
    else:
        yield packs.word("checks")


def _end(span: Span, packs: Both) -> str:
    return day(span.until, packs.language) if span.until else packs.word("no-day")


def _by(instrument_id: str, packs: Both) -> str:
    for corpus in (packs.new, packs.old):
        if instrument_id in corpus.instruments:
            return corpus.cite(instrument_id).label(packs.language)
    return packs.word("nobody")


def _span(span: Span, packs: Both) -> str:
    since = day(span.since, packs.language)
    by = _by(span.by, packs)
    return packs.word("span", since=since, until=_end(span, packs), by=by)
