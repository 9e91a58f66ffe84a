"""Every recorded determination worked out again, and why one came out otherwise."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.case.events import Determined, Event, case_of
from forms.corpus import Corpus
from forms.line import Outcome, weigh
from forms.rules.determination import Determination, ItemOutcome
from forms.rules.evaluate import Finding


class Cause(StrEnum):
    """Why a determination comes out otherwise than it was recorded."""

    NEWER_PACK = "newer-pack"
    OTHER_PROGRAM = "other-program"
    ALTERED_RECORD = "altered-record"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A recorded determination beside its repetition; no cause means that both agree.

    The cause names the first thing that is not the same: the pack, then the program;
    where both are, the record itself was altered.
    """

    recorded: Determined
    outcome: Outcome
    cause: Cause | None


def replay(
    events: Sequence[Event], corpus: Corpus, program: str
) -> tuple[Replayed, ...]:
    """Determine again wherever a determination was recorded, on what went before."""
    return tuple(_replayed(events, corpus, program))


def _replayed(
    events: Sequence[Event], corpus: Corpus, program: str
) -> Iterator[Replayed]:
    for place, event in enumerate(events):
        if isinstance(event, Determined):
            case = case_of(events[:place])
            outcome = weigh(case, corpus, known=event.known, on=event.on)
            agrees = digest(outcome.determination) == event.digest
            cause = None if agrees else _cause(event, corpus, program)
            yield Replayed(event, outcome, cause)


def _cause(event: Determined, corpus: Corpus, program: str) -> Cause:
    if event.pack != corpus.digest:
        return Cause.NEWER_PACK
    return Cause.OTHER_PROGRAM if event.program != program else Cause.ALTERED_RECORD


def determined(
    outcome: Outcome, corpus: Corpus, *, program: str, at: str = ""
) -> Determined:
    """Return the event that records an outcome; only its digest is kept.

    A reading that the case has not adopted cannot be replayed, nor recorded.
    """
    result = outcome.determination
    if result.readings != {**corpus.default_readings, **outcome.case.readings}:
        raise ValueError("The outcome was weighed under a reading nobody adopted.")
    return Determined(
        digest=digest(result),
        pack=corpus.digest,
        program=program,
        on=result.on,
        known=result.known,
        at=at,
    )


def digest(result: Determination) -> str:
    """Return the SHA-256 over what was found, whatever the words or the language."""
    found = {
        "on": str(result.on),
        "known": str(result.known),
        "items": [_item(item) for item in result.items],
        "review": sorted(result.review),
        "reviews": [_proof(finding) for finding in result.reviews],
        "duties": [
            (duty.id, duty.member, duty.stand.state, _proof(duty.finding))
            for duty in result.duties
        ],
        "flags": [(f.question, f.member, _proof(f.finding)) for f in result.flags],
        "readings": dict(result.readings),
        "depends_on": [
            (d.readings, [(c.slot, sorted(c.becomes)) for c in d.changes])
            for d in result.depends_on
        ],
        "taken": sorted(map(str, result.way.taken)),
        "open": sorted(map(str, result.way.open)),
        "not_known": sorted(map(str, result.not_known)),
        "conflicts": sorted(map(str, result.conflicts)),
    }
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def _item(item: ItemOutcome) -> list[object]:
    return [
        item.item,
        _proof(item.outside),
        [(x.id, x.stand.state, x.stand.by, _proof(x.finding)) for x in item.limbs],
        _proof(item.exempt),
        sorted(item.licence),
        sorted(item.if_live),
        [(reading, sorted(licence)) for reading, licence in item.under],
    ]


def _proof(finding: Finding) -> list[object]:
    return [
        finding.rule.id if finding.rule else "",
        finding.truth.name,
        finding.join,
        finding.reading,
        list(map(str, finding.places)),
        [_proof(part) for part in finding.parts],
    ]
