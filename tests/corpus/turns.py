"""The days on which each clause turns, drawn up from the law and not from the pack.

A second statement of every date in resources/instruments, and of what is counted in
working days: none can slip there without this table.  Each row gives a first day, the
state from that day on, and the day that the state names: the last of a pause, the first
of what is still to begin.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from forms.corpus import Corpus
from forms.law.instruments import Instrument, Provision
from forms.law.periods import Standpoint, State, state

Turn = tuple[str, State, str]

NOT_ENACTED = State.NOT_ENACTED
PUBLISHED = State.NOT_YET_EFFECTIVE
IN_FORCE = State.IN_FORCE
SUSPENDED = State.SUSPENDED
ENDED = State.ENDED
UNCONFIRMED = State.NEEDS_CONFIRMATION

READ = dt.date(2026, 10, 9)
DAWN = ("1999-01-01", NOT_ENACTED, "")
REVIEW = ("2027-01-08", UNCONFIRMED, "")
"""Ninety days after the texts were read: what has no end is looked up again."""

PAUSED = (
    ("2025-11-07", SUSPENDED, "2026-11-10"),
    ("2026-11-10", UNCONFIRMED, ""),
)
AT_ONCE = (("2025-10-09", IN_FORCE, ""), *PAUSED)
LIMBS = (("2025-10-09", PUBLISHED, "2025-12-01"), *PAUSED)
NEIGHBOURS = (("2025-10-09", PUBLISHED, "2025-11-08"), *PAUSED)
STOPPED = (
    ("2025-03-04", IN_FORCE, "2025-11-09"),
    ("2025-11-10", ENDED, ""),
    REVIEW,
)
PAUSED_IN_STEPS = (
    ("2025-04-04", IN_FORCE, ""),
    ("2025-05-14", SUSPENDED, "2025-08-11"),
    ("2025-08-12", SUSPENDED, "2025-11-09"),
    ("2025-11-10", SUSPENDED, "2026-11-10"),
    ("2026-11-10", UNCONFIRMED, ""),
)


def since(day: str) -> tuple[Turn, ...]:
    return (day, IN_FORCE, ""), REVIEW


def published(day: str, begins: str) -> tuple[Turn, ...]:
    return (day, PUBLISHED, begins), *since(begins)


def said(day: str) -> tuple[Turn, ...]:
    """Return the row of an answer or a statement: it is never in force."""
    return ((day, UNCONFIRMED, ""),)


TURNS: dict[str, tuple[Turn, ...]] = {
    "export-control-law": published("2020-10-17", "2020-12-01"),
    "dual-use-regulations": published("2024-10-19", "2024-12-01"),
    "rare-earth-regulations": said("2024-06-22"),
    "de-foreign-trade-ordinance": said("2013-08-05"),
    "draft-licence-measures": said("2025-09-16"),
    "gac-2025-123": since("2025-06-16"),
    "mofcom-2024-46": since("2024-12-03"),
    "mofcom-2024-46/2": (
        ("2024-12-03", IN_FORCE, ""),
        ("2025-11-09", SUSPENDED, "2026-11-27"),
        ("2026-11-27", UNCONFIRMED, ""),
    ),
    "mofcom-2025-1": since("2025-01-02"),
    "mofcom-2025-13": STOPPED,
    "mofcom-gac-2025-18": since("2025-04-04"),
    "mofcom-2025-21": PAUSED_IN_STEPS,
    "mofcom-2025-22": (
        ("2025-04-09", PUBLISHED, "2025-04-10"),
        ("2025-04-10", IN_FORCE, "2025-08-11"),
        ("2025-05-14", SUSPENDED, "2025-08-11"),
        ("2025-08-12", ENDED, ""),
        REVIEW,
    ),
    "mofcom-2025-35": since("2025-07-09"),
    "mofcom-2025-51": since("2025-09-25"),
    "mofcom-gac-2025-55": NEIGHBOURS,
    "mofcom-gac-2025-56": NEIGHBOURS,
    "mofcom-gac-2025-57": NEIGHBOURS,
    "mofcom-gac-2025-58": NEIGHBOURS,
    "mofcom-2025-61": AT_ONCE,
    "mofcom-2025-61/1(1)": LIMBS,
    "mofcom-2025-61/1(2)": LIMBS,
    "mofcom-2025-62": AT_ONCE,
    "mofcom-gac-2025-70": (
        ("2025-11-07", IN_FORCE, "2026-11-10"),
        ("2026-11-10", UNCONFIRMED, ""),
    ),
    "mofcom-2025-72": (
        ("2025-11-09", IN_FORCE, "2026-11-27"),
        ("2026-11-27", UNCONFIRMED, ""),
    ),
    "mofcom-2026-1": since("2026-01-06"),
    "mofcom-2026-11": since("2026-02-24"),
    "mofcom-2026-12": since("2026-02-24"),
    "mofcom-2026-20": since("2026-04-24"),
    "mofcom-2026-23": since("2026-06-22"),
    "mofcom-2026-26": published("2026-06-24", "2026-07-01"),
    "mofcom-2026-27": since("2026-06-29"),
    "mofcom-2026-28": since("2026-06-29"),
    "mofcom-2026-30": since("2026-07-24"),
    "mofcom-answers-2025-09-16": said("2025-09-16"),
    "mofcom-answers-2025-10-09": said("2025-10-09"),
    "mofcom-statement-2025-05-14": (
        ("2025-05-14", IN_FORCE, "2025-08-11"),
        ("2025-08-12", ENDED, ""),
        REVIEW,
    ),
    "mofcom-statement-2025-08-12": since("2025-08-12"),
    "mofcom-statement-2025-10-12": said("2025-10-12"),
    "mofcom-statement-2025-10-16": said("2025-10-16"),
    "mofcom-statement-2025-11-05": (
        ("2025-11-05", PUBLISHED, "2025-11-10"),
        ("2025-11-10", IN_FORCE, "2026-11-10"),
        ("2026-11-10", UNCONFIRMED, ""),
    ),
    "mofcom-statement-2025-12-18": said("2025-12-18"),
    "mofcom-statement-2026-04-09": said("2026-04-09"),
    "mofcom-readout-2026-09-28": said("2026-09-28"),
    "uel-2025-7": PAUSED_IN_STEPS,
    "uel-2025-10": since("2025-10-09"),
}

LENGTHS = {
    "humanitarian-report": (10, "working-days", "at most"),
    "decision": (45, "working-days", "at most"),
    "amendment": (20, "working-days", "at most"),
    "single-licence": (1, "years", "at most"),
    "general-licence": (3, "years", "at most"),
    "records": (5, "years", "at least"),
    "status-review": (30, "days", "at most"),
}
"""No. 61 paragraph 5 and articles 17, 18, 15 and 27 of the Regulations; the 30 days are
our own."""


def wrong_turns(law: Corpus, of: Iterable[Instrument]) -> Iterator[str]:
    """Yield each clause that stands elsewhere than the table says on a day of it."""
    for instrument in of:
        for clause in instrument.provisions:
            yield from _wrong(law, instrument, clause)


def wrong_counts(law: Corpus) -> Iterator[str]:
    """Yield each clock that counts otherwise than the table says."""
    for clock in law.clocks.values():
        bound = "at least" if clock.at_least else "at most"
        if LENGTHS.get(clock.id) != (clock.length, clock.counts, bound):
            yield f"{clock.id} counts {bound} {clock.length} {clock.counts}."


def _wrong(law: Corpus, instrument: Instrument, clause: Provision) -> Iterator[str]:
    place = f"{instrument.id}/{clause.id}"
    turns = TURNS.get(place) or TURNS.get(instrument.id)
    if turns is None:
        yield f"{place} has no row in the table of days; add one."
        return
    if any(s.since < law.instruments[s.by].published for s in clause.in_force):
        yield f"{place} begins before its instrument was published."
    for day, expected, named in _days((DAWN, *turns)):
        at = Standpoint(day, READ)
        stand = state(clause, law.instruments, instrument.id, at)
        came = stand.state, str(stand.until or "")
        if came != (expected, named):
            yield f"{place} on {day}: expected {expected}, came out {came}"


def _days(turns: tuple[Turn, ...]) -> Iterator[tuple[dt.date, State, str]]:
    """Yield the first and the last day of each row."""
    starts = [dt.date.fromisoformat(turn[0]) for turn in turns]
    ends = [start - dt.timedelta(days=1) for start in starts[1:]]
    for (_, expected, named), start, end in zip(
        turns, starts, [*ends, dt.date(2031, 1, 1)], strict=True
    ):
        for day in dict.fromkeys((start, end)):
            yield day, expected, named
