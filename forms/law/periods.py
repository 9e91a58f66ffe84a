"""Where a provision stands on a day: in force, suspended, or not to be told."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.law.instruments import Instrument, Provision, Span
from forms.law.readings import Overlay


class State(StrEnum):
    """The state of a provision on an export date, as known on a day."""

    NOT_ENACTED = "not-enacted"
    NOT_YET_EFFECTIVE = "published-not-effective"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    NEEDS_CONFIRMATION = "needs-confirmation"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person found in MOFCOM's list about one suspension.

    ``extended`` with an end date settles export dates up to that date; ``lapsed``
    settles them up to the day of checking plus ``review_days``; ``replaced``
    settles nothing, for the new text must be read first.
    """

    suspension: str
    status: str
    checked_on: dt.date
    until: dt.date | None = None
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The day an export is weighed on, and what is known and confirmed by whom.

    ``live`` weighs every provision as if it were in force: the second line of
    every result.
    """

    on: dt.date | None
    known: dt.date
    confirmed: tuple[Confirmation, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    review_days: int = 30
    live: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """A state with the instrument that makes it so, and since or until when."""

    state: State
    by: str
    until: dt.date | None = None


def state(
    provision: Provision, instruments: Mapping[str, Instrument], of: str, at: Standpoint
) -> Stand:
    """Tell where *provision* of the instrument *of* stands.

    After the last verified day nothing is in force or suspended: it needs
    confirmation (engine.md section 7; No. 70/2025 was read up to 9 October 2026).
    """
    if at.live:
        return Stand(State.IN_FORCE, of)
    if at.on is None:
        return Stand(State.NEEDS_CONFIRMATION, of)
    if instruments[of].published > at.on or instruments[of].published > at.known:
        return Stand(State.NOT_ENACTED, of)
    pauses = _known(provision.suspended, instruments, at.known)
    settled = _settled(provision, pauses, at)
    if settled is not None:
        return settled
    if at.on > _verified_until(provision, at.known):
        return Stand(State.NEEDS_CONFIRMATION, _last_by(pauses, of))
    return _written(_known(provision.in_force, instruments, at.known), pauses, of, at)


def _written(
    running: tuple[Span, ...], pauses: tuple[Span, ...], of: str, at: Standpoint
) -> Stand:
    day = at.on or at.known
    for span in pauses:
        if span.covers(day):
            return Stand(State.SUSPENDED, span.by, span.until)
    for span in running:
        if span.covers(day):
            return Stand(State.IN_FORCE, span.by, span.until)
    if any(span.since > day for span in running):
        return Stand(State.NOT_YET_EFFECTIVE, of, min(s.since for s in running))
    return Stand(State.ENDED if running else State.NEEDS_CONFIRMATION, of)


def _known(
    spans: Iterable[Span], instruments: Mapping[str, Instrument], known: dt.date
) -> tuple[Span, ...]:
    return tuple(s for s in spans if instruments[s.by].published <= known)


def _verified_until(provision: Provision, known: dt.date) -> dt.date:
    """Return the last settled day; past knowledge dates use the earliest check."""
    checks = sorted(provision.verified, key=lambda v: v.on)
    if not checks:
        return dt.date.min
    earlier = [check for check in checks if check.on <= known]
    return max(c.until for c in (earlier or checks[:1]))


def _last_by(pauses: tuple[Span, ...], of: str) -> str:
    return max(pauses, key=lambda s: s.since).by if pauses else of


def _settled(
    provision: Provision, pauses: tuple[Span, ...], at: Standpoint
) -> Stand | None:
    """Return what a confirmation or a reading makes of the days not verified."""
    day = at.on
    if day is None or day <= _verified_until(provision, at.known):
        return None
    for pause in pauses:
        found = _by_confirmation(pause, at) or _by_reading(pause, at)
        if found is not None:
            return found
    return None


def _by_confirmation(pause: Span, at: Standpoint) -> Stand | None:
    """Use the records known by then; two that contradict each other reopen the day."""
    records = [
        c for c in at.confirmed if c.suspension == pause.by and c.checked_on <= at.known
    ]
    found = [_recorded(record, pause, at) for record in records]
    stands = [stand for stand in found if stand is not None]
    if len({stand.state for stand in stands}) != 1:
        return None
    return stands[-1]


def _recorded(record: Confirmation, pause: Span, at: Standpoint) -> Stand | None:
    day = at.on
    if day is None:
        return None
    until = record.until or pause.until
    if record.status == "extended" and until and day <= until:
        return Stand(State.SUSPENDED, record.instrument or pause.by, until)
    horizon = record.checked_on + dt.timedelta(days=at.review_days)
    if record.status == "lapsed" and pause.until and pause.until < day <= horizon:
        return Stand(State.IN_FORCE, pause.by, horizon)
    return None


def _by_reading(pause: Span, at: Standpoint) -> Stand | None:
    for overlay in at.overlays:
        if overlay.extends != pause.by or at.on is None:
            continue
        if overlay.unknown:
            return Stand(State.NEEDS_CONFIRMATION, pause.by)
        until = overlay.suspended_until or pause.until
        if until is not None and at.on <= until:
            return Stand(State.SUSPENDED, pause.by, until)
        return Stand(State.IN_FORCE, pause.by)
    return None
