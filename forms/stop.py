"""The stop: a day of export that no text read settles, so that a person must look."""

import datetime as dt
from dataclasses import dataclass

from forms.corpus import Corpus
from forms.interview.printing import day
from forms.interview.questions import Language
from forms.law.instruments import Verified
from forms.law.periods import Confirmation, Stand, Unsettled, looks
from forms.line import Outcome
from forms.recording import pause_end, suspensions


@dataclass(frozen=True, slots=True)
class Stop:
    """What MOFCOM's list must be asked about one pause, and why.

    ``why`` is nothing where a record settles the day and is only old: looking again
    is asked for, and what the record settles stays settled.
    """

    suspension: str
    why: Unsettled | None
    looked: Confirmation | None

    @property
    def is_settled(self) -> bool:
        """Tell whether the day is settled and the last look merely old."""
        return self.why is None


def stops_of(outcome: Outcome) -> tuple[Stop, ...]:
    """Return what a person must look up before the result holds, each pause once."""
    result = outcome.determination
    stands = [limb.stand for item in result.items for limb in item.limbs]
    stands += [duty.stand for duty in result.duties]
    found: dict[str, Stop] = {}
    for stand in stands:
        stop = _stop(stand, outcome)
        if stop is not None:
            found.setdefault(stop.suspension, stop)
    return tuple(sorted(found.values(), key=lambda stop: stop.is_settled))


def _stop(stand: Stand, outcome: Outcome) -> Stop | None:
    at = outcome.determination.asked.at
    if stand.unsettled is not None:
        if stand.by not in suspensions(outcome.determination.corpus):
            return None
        seen = looks(stand.by, at)
        return Stop(stand.by, stand.unsettled, seen[-1] if seen else None)
    if stand.record is None:
        return None
    last = looks(stand.record.suspension, at)[-1]
    is_old = at.known > last.checked_on + dt.timedelta(days=at.review_days)
    return Stop(last.suspension, None, last) if is_old else None


def stop_words(stop: Stop, outcome: Outcome, corpus: Corpus, language: Language) -> str:
    """Say why the program stops here: the day, the text it rests on, the last look."""
    result = outcome.determination
    pause = corpus.cite(stop.suspension)
    read, verified = pause.instrument.read_on, _verified(stop.suspension, corpus)
    end = pause_end(stop.suspension, corpus)
    said = corpus.wordings.word("stop", stop.why or "old", language)
    days = {
        "on": result.on,
        "known": result.known,
        "read": read,
        "verified": verified,
        "end": end,
        "looked": stop.looked.checked_on if stop.looked else None,
        "reach": _reach(stop.looked, outcome),
    }
    told = {name: day(d, language) if d else "–" for name, d in days.items()}
    new = stop.looked.instrument if stop.looked else ""
    nothing = corpus.wordings.word("clock", "no-instrument", language)
    return said.format(
        pause=pause.label(language),
        instrument=new or nothing,
        days=result.asked.at.review_days,
        **told,
    )


def _verified(suspension: str, corpus: Corpus) -> dt.date | None:
    checks: list[Verified] = [
        check
        for instrument in corpus.instruments.values()
        for provision in instrument.provisions
        if any(span.by == suspension for span in provision.suspended)
        for check in provision.verified
    ]
    return max((check.until for check in checks), default=None)


def _reach(looked: Confirmation | None, outcome: Outcome) -> dt.date | None:
    """Return the last day that a look settles by itself."""
    if looked is None or looked.until is not None:
        return looked.until if looked else None
    days = outcome.determination.asked.at.review_days
    return looked.checked_on + dt.timedelta(days=days)
