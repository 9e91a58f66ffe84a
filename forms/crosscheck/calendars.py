"""A notice on the days off fits its year, and no year has two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.faults import Fault
from forms.law.calendars import Notice

if TYPE_CHECKING:
    from forms.corpus import Corpus


def calendar_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each notice, and that one alone speaks of a year."""
    first: dict[tuple[str, int], str] = {}
    for notice in corpus.notices.values():
        yield from _days(corpus.place(notice), notice)
        other = first.setdefault((notice.country, notice.year), notice.id)
        if other != notice.id:
            says = f"{other!r} gives the days off of {notice.year} too; keep one."
            yield Fault(corpus.place(notice), says)


def _days(place: str, notice: Notice) -> Iterator[Fault]:
    for span in notice.holidays:
        if span.until < span.since:
            yield Fault(
                place,
                f"{span.name.en} ends on {span.until}, before it begins on "
                f"{span.since}; exchange the two.",
            )
    for day in notice.worked:
        if any(span.since <= day <= span.until for span in notice.holidays):
            says = f"{day} is worked and a day off; strike one of the two."
            yield Fault(place, says)
    days = [*notice.worked, *(d for s in notice.holidays for d in (s.since, s.until))]
    for day in days:
        if day.year != notice.year:
            yield Fault(place, f"{day} is no day of {notice.year}; mend the year.")
