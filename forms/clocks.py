"""The clocks of a case on one day: from when, until when, and what is doubtful."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.case.facts import CASE, Place, Rows, the_choice, the_day
from forms.corpus import Corpus
from forms.dossier.due import Papers
from forms.law.calendars import CHINA, Calendar
from forms.law.periods import State as Law
from forms.law.working_days import Deadline, Stop, deadline
from forms.line import EXPORT_DATE, Outcome
from forms.rules.clock import CHECKED_ON, Clock, Unit
from forms.rules.determination import Duty
from forms.rules.truth import Truth

EXPORTER = Place(CASE, "exporter.country")
LEFT = Place(CASE, "shipment.left_on")
_DAY = dt.timedelta(days=1)


class State(StrEnum):
    """How a clock stands on a day; what needs a person's eye stands first."""

    OVER = "over"
    RUNNING = "running"
    STOPPED = "stopped"
    NO_LIMIT = "no-limit"
    OPEN = "open"
    NOT_STARTED = "not-started"
    DONE = "done"


class Doubt(StrEnum):
    """Why a clock is not certain, or what about it cannot be right."""

    OPEN = "open"
    UNSETTLED = "unsettled"
    PLANNED = "planned"
    OTHER_DAY = "other-day"
    ESTIMATED = "estimated"
    NO_COUNTRY = "no-country"
    LIMIT_OPEN = "limit-open"
    STOPS_OPEN = "stops-open"
    STOP_UNCLEAR = "stop-unclear"
    CAPPED = "capped"
    EARLY = "early"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Running:
    """One clock on one day; what is not known is ``None``.

    ``days_left`` counts calendar days up to the last day, and is negative after it.
    """

    clock: Clock
    state: State
    first: dt.date | None
    last: dt.date | None
    ended: dt.date | None
    days_left: int | None
    deadline: Deadline | None
    doubts: tuple[Doubt, ...]
    duties: tuple[Duty, ...]

    @property
    def is_near(self) -> bool:
        """Tell whether it is time to warn."""
        left = self.days_left
        running = self.state is State.RUNNING
        return running and left is not None and left <= self.clock.near


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a clock, and by which calendars it was counted."""

    first: dt.date | None
    last: dt.date | None
    deadline: Deadline | None = None


def clocks(outcome: Outcome, corpus: Corpus, today: dt.date) -> tuple[Running, ...]:
    """Return the clocks that a case may have to keep, as they stand on *today*.

    What has run out or runs comes first, what nobody can say yet or is done last.
    """
    papers = Papers(outcome, corpus)
    found = (_running(each, papers, today) for each in corpus.clocks.values())
    kept = (clock for clock in found if clock is not None)
    order = list(State)
    return tuple(sorted(kept, key=lambda clock: order.index(clock.state)))


def clock_of(duty: Duty, corpus: Corpus) -> Clock | None:
    """Return the clock that times a duty, if one does."""
    return next((c for c in corpus.clocks.values() if c.duty == duty.id), None)


def counted(clock: Clock, outcome: Outcome, corpus: Corpus) -> Counted:
    """Count a clock to its last day, from the first of its dates that is known."""
    first = next(_days(clock.start, outcome), None)
    if first is None:
        return Counted(None, None)
    match clock.counts:
        case Unit.WORKING_DAYS:
            if None in tuple(_stops(clock, outcome)):
                return Counted(first, None)
            named = calendars(clock, outcome, corpus)
            found = deadline(first, clock.length, named, stops(clock, outcome))
            return Counted(first, found.day, found)
        case Unit.DAYS:
            return Counted(first, first + dt.timedelta(days=clock.length))
        case Unit.YEARS:
            last = years_after(first, clock.length, at_least=clock.at_least)
            printed = _day(clock.given, outcome)
            return Counted(first, min(last, printed) if printed else last)


def years_after(first: dt.date, years: int, *, at_least: bool) -> dt.date:
    """Return the last day of so many years: what is careful for its purpose.

    At least so many years end on the anniversary, at most so many on the day before
    it.  The anniversary of 29 February is 1 March in a year that has none.
    """
    try:
        anniversary = first.replace(year=first.year + years)
    except ValueError:
        anniversary = dt.date(first.year + years, 3, 1)
    return anniversary if at_least else anniversary - _DAY


def calendars(clock: Clock, outcome: Outcome, corpus: Corpus) -> tuple[Calendar, ...]:
    """Return the calendars a clock is counted by, with the notices known by then."""
    known = outcome.determination.known
    notices = tuple(n for n in corpus.notices.values() if n.published <= known)
    exporter = the_choice(outcome.facts.get(EXPORTER)) or CHINA
    countries = {"china": CHINA, "exporter": exporter}
    named = dict.fromkeys(countries[name] for name in clock.calendars)
    return tuple(Calendar(country, notices) for country in named)


def stops(clock: Clock, outcome: Outcome) -> tuple[Stop, ...]:
    """Return the spans that do not count; one without an end still runs."""
    return tuple(stop for stop in _stops(clock, outcome) if stop is not None)


def _stops(clock: Clock, outcome: Outcome) -> Iterator[Stop | None]:
    """Yield each stop of the table, or nothing for one that makes no sense."""
    fact = outcome.facts.get(Place(CASE, clock.stops))
    rows = fact.value.rows if fact and isinstance(fact.value, Rows) else ()
    for row in rows:
        since, until = the_day(row.get("from")), the_day(row.get("until"))
        if since is None or (until is not None and until < since):
            yield None
        else:
            yield Stop(since, until)


def _stop_doubts(clock: Clock, outcome: Outcome) -> Iterator[Doubt]:
    if not clock.stops:
        return
    fact = outcome.facts.get(Place(CASE, clock.stops))
    if fact is None or fact.value is None:
        yield Doubt.STOPS_OPEN
    if None in tuple(_stops(clock, outcome)):
        yield Doubt.STOP_UNCLEAR


def _day(question: str, outcome: Outcome) -> dt.date | None:
    """Return a date that was given; an export is on the day the case is weighed on."""
    place = Place(CASE, question)
    if place == EXPORT_DATE:
        return outcome.determination.on
    if question == CHECKED_ON:
        known = outcome.determination.known
        days = (record.checked_on for record in outcome.case.confirmed)
        return max((day for day in days if day <= known), default=None)
    return the_day(outcome.facts.get(place))


def _days(questions: tuple[str, ...], outcome: Outcome) -> Iterator[dt.date]:
    for question in questions:
        if day := _day(question, outcome):
            yield day


def _running(clock: Clock, papers: Papers, today: dt.date) -> Running | None:
    outcome = papers.outcome
    duties = tuple(
        duty
        for duty in outcome.determination.duties
        if duty.id == clock.duty and duty.finding.truth is not Truth.FALSE
    )
    found = counted(clock, outcome, papers.corpus)
    if not _matters(clock, found, papers, duties):
        return None
    unlimited = _unlimited(clock, papers)
    if unlimited is Truth.TRUE:
        found = Counted(found.first, None)
    is_open = _is_open(clock, papers, duties)
    ends = (day for day in _days(clock.ended, outcome) if day <= today)
    ended = None if is_open else next(ends, None)
    state = _state(clock, found, ended, unlimited, outcome, today)
    doubts = _doubts(clock, found, ended, papers, duties)
    return Running(
        clock=clock,
        state=State.OPEN if is_open else state,
        first=found.first,
        last=found.last,
        ended=ended,
        days_left=(found.last - today).days if found.last and not ended else None,
        deadline=found.deadline,
        doubts=(*([Doubt.OPEN] if is_open else []), *doubts),
        duties=duties,
    )


def _matters(
    clock: Clock, found: Counted, papers: Papers, duties: tuple[Duty, ...]
) -> bool:
    """Tell whether the clock runs, or may still have to."""
    holds = papers.weigh(clock.when, CASE)
    if holds is Truth.FALSE or (holds is Truth.OPEN and found.first is None):
        return False
    if clock.duty:
        return bool(duties)
    items = papers.outcome.determination.items
    possible = {str(licence) for item in items for licence in item.if_live}
    return found.first is not None or bool(possible & set(clock.outcomes))


def _is_open(clock: Clock, papers: Papers, duties: tuple[Duty, ...]) -> bool:
    """Tell whether it is not known that the clock runs for this case at all."""
    owed = any(duty.finding.truth is Truth.TRUE for duty in duties)
    holds = papers.weigh(clock.when, CASE)
    return holds is Truth.OPEN or bool(duties and not owed)


def _unlimited(clock: Clock, papers: Papers) -> Truth:
    return papers.weigh(clock.unless, CASE) if clock.unless else Truth.FALSE


def _state(
    clock: Clock,
    found: Counted,
    ended: dt.date | None,
    unlimited: Truth,
    outcome: Outcome,
    today: dt.date,
) -> State:
    if ended is not None:
        return State.DONE
    if found.first is None or found.first > today:
        return State.NOT_STARTED
    if unlimited is Truth.TRUE:
        return State.NO_LIMIT
    if any(stop.covers(today) for stop in stops(clock, outcome)):
        return State.STOPPED
    is_over = found.last is not None and found.last < today
    return State.OVER if is_over else State.RUNNING


def _doubts(
    clock: Clock,
    found: Counted,
    ended: dt.date | None,
    papers: Papers,
    duties: tuple[Duty, ...],
) -> Iterator[Doubt]:
    outcome = papers.outcome
    if found.first is None:
        return
    if duties and not any(duty.stand.state is Law.IN_FORCE for duty in duties):
        yield Doubt.UNSETTLED
    yield from _doubts_of_start(clock, outcome)
    if _unlimited(clock, papers) is Truth.OPEN:
        yield Doubt.LIMIT_OPEN
    if found.last is not None:
        yield from _stop_doubts(clock, outcome)
    elif Doubt.STOP_UNCLEAR in set(_stop_doubts(clock, outcome)):
        yield Doubt.STOP_UNCLEAR
    if found.deadline and found.deadline.is_estimated:
        yield Doubt.ESTIMATED
    if "exporter" in clock.calendars and not the_choice(outcome.facts.get(EXPORTER)):
        yield Doubt.NO_COUNTRY
    yield from _doubts_of_end(clock, found, ended, outcome)


def _doubts_of_start(clock: Clock, outcome: Outcome) -> Iterator[Doubt]:
    if LEFT.question not in clock.start:
        return
    left, on = the_day(outcome.facts.get(LEFT)), outcome.determination.on
    if left is None:
        yield Doubt.PLANNED
    elif on is not None and left != on:
        yield Doubt.OTHER_DAY


def _doubts_of_end(
    clock: Clock, found: Counted, ended: dt.date | None, outcome: Outcome
) -> Iterator[Doubt]:
    printed, first, last = _day(clock.given, outcome), found.first, found.last
    if printed is not None and last is not None and printed > last:
        yield Doubt.CAPPED
    for end in (ended, printed):
        if end is not None and first is not None and end < first:
            yield Doubt.EARLY
            break
    if ended is not None and last is not None and ended > last:
        yield Doubt.LATE
