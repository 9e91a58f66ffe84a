"""Where a provision stands on a day: in force, suspended, or not to be told."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from forms.law.instruments import Instrument, Provision, Span
from forms.law.marks import Comparison
from forms.law.readings import Overlay


class State(StrEnum):
    """The state of a provision on an export date, as known on a day."""

    NOT_ENACTED = "not-enacted"
    NOT_YET_EFFECTIVE = "published-not-effective"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    NEEDS_CONFIRMATION = "needs-confirmation"


class Unsettled(StrEnum):
    """Why no record settles a day that lies after the last verified one.

    ``LAST_DAY`` is the last day that the pause itself names: whether it is still
    within, only an extension settles.
    """

    NEVER = "never-looked"
    RAN_OUT = "ran-out"
    REPLACED = "replaced"
    CONTRADICTED = "contradicted"
    LAST_DAY = "last-day"


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

    ``compared`` is what was held against official files; it moves no result, but the
    marks beside it.  ``review_days`` is how long a look at MOFCOM's list is relied on,
    which the pack says.  ``live`` weighs every provision as if it were in force: the
    second line of every result.
    """

    on: dt.date | None
    known: dt.date
    confirmed: tuple[Confirmation, ...] = ()
    compared: tuple[Comparison, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    review_days: int = 0
    live: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """A state with the instrument that makes it so, and since or until when.

    ``record`` is what a person recorded, where the state rests on that alone;
    ``unsettled`` why no record tells it, where one about the pause *by* could.
    """

    state: State
    by: str
    until: dt.date | None = None
    record: Confirmation | None = None
    unsettled: Unsettled | None = None


def alike(stands: Iterable[tuple[str, Stand]]) -> dict[Stand, tuple[str, ...]]:
    """Return the clauses by where they stand, each once, in the order given."""
    found: dict[Stand, dict[str, None]] = {}
    for clause, stand in stands:
        found.setdefault(stand, {})[clause] = None
    return {stand: tuple(clauses) for stand, clauses in found.items()}


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
    running = _known(provision.in_force, instruments, at.known)
    pauses = _known(provision.suspended, instruments, at.known)
    if at.on <= _verified_until(provision, at.known):
        return _written(running, pauses, of, at.on)
    for pause in pauses:
        found = _unverified(pause, running, of, at, at.on)
        if found is not None:
            return found
    if not pauses:
        return Stand(State.NEEDS_CONFIRMATION, of)
    last = max(pauses, key=lambda s: s.since)
    found_nothing = _settling(last, at, at.on)
    why = found_nothing if isinstance(found_nothing, Unsettled) else None
    return Stand(State.NEEDS_CONFIRMATION, last.by, unsettled=why)


def _written(
    running: tuple[Span, ...], pauses: tuple[Span, ...], of: str, day: dt.date
) -> Stand:
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
    """Return the spans opened by then, those closed later still without an end."""

    def published(instrument: str | None) -> bool:
        return instrument is None or instruments[instrument].published <= known

    return tuple(
        s if published(s.closed_by) else s.model_copy(update={"until": None})
        for s in spans
        if published(s.by)
    )


def _verified_until(provision: Provision, known: dt.date) -> dt.date:
    """Return the last settled day; past knowledge dates use the earliest check."""
    checks = sorted(provision.verified, key=lambda v: v.on)
    if not checks:
        return dt.date.min
    earlier = [check for check in checks if check.on <= known]
    return max(c.until for c in (earlier or checks[:1]))


def _unverified(
    pause: Span, running: tuple[Span, ...], of: str, at: Standpoint, day: dt.date
) -> Stand | None:
    """Return what a record, or else a reading, makes of a day not verified."""
    record = _settling(pause, at, day)
    if isinstance(record, Confirmation):
        if record.status == "extended":
            return Stand(State.SUSPENDED, pause.by, record.until, record)
        return replace(_written(running, (), of, day), record=record)
    for overlay in at.overlays:
        if overlay.extends == pause.by:
            return _read(overlay, pause, running, of, day)
    return None


def _read(
    overlay: Overlay, pause: Span, running: tuple[Span, ...], of: str, day: dt.date
) -> Stand:
    if overlay.unknown:
        return Stand(State.NEEDS_CONFIRMATION, pause.by)
    until = overlay.suspended_until or pause.until
    if until is not None and day <= until:
        return Stand(State.SUSPENDED, pause.by, until)
    return _written(running, (), of, day)


def looks(suspension: str, at: Standpoint) -> tuple[Confirmation, ...]:
    """Return what was recorded about a suspension and is known, the last look last."""
    known = (
        c
        for c in at.confirmed
        if c.suspension == suspension and c.checked_on <= at.known
    )
    return tuple(sorted(known, key=lambda c: c.checked_on))


def _settling(pause: Span, at: Standpoint, day: dt.date) -> Confirmation | Unsettled:
    """Return the record that settles the day; records that contradict settle none.

    What was found after an extension had run out says nothing against it.
    """
    records = looks(pause.by, at)
    if not records:
        return Unsettled.NEVER
    extended = [c for c in records if c.status == "extended" and c.until]
    covering = [c for c in extended if c.until and day <= c.until]
    first_end = min((c.until for c in covering if c.until), default=dt.date.max)
    against = [
        c for c in records if c.status != "extended" and c.checked_on <= first_end
    ]
    if any(record.status == "replaced" for record in against):
        return Unsettled.REPLACED
    if covering:
        shortened = extended[-1] not in covering
        return Unsettled.CONTRADICTED if against or shortened else covering[-1]
    return _lapsed(against, pause, at, day)


def _lapsed(
    against: list[Confirmation], pause: Span, at: Standpoint, day: dt.date
) -> Confirmation | Unsettled:
    """Return the record that nothing extends the pause, as far as it reaches."""
    review = dt.timedelta(days=at.review_days)
    reaching = [c for c in against if day <= c.checked_on + review]
    if not reaching:
        return Unsettled.RAN_OUT
    over = pause.until is not None and day > pause.until
    return reaching[-1] if over else Unsettled.LAST_DAY
