"""A determination as plain values for other programs, its proof included.

Slots hold all values still possible, sorted; truths are ``true``, ``false`` or
``open``; dates are ISO text once printed; every sentence is English.
"""

from collections.abc import Iterable
from typing import Any

from forms.clocks import Running
from forms.corpus import Corpus
from forms.deadlines import doubt_words, duty_deadline, warning_words
from forms.interview.explanation import why
from forms.law.working_days import Deadline
from forms.line import Outcome
from forms.rules.determination import Determination, Duty, Flag, ItemOutcome, Limb
from forms.rules.evaluate import Finding
from forms.scenario import licence_word, limbs_met, live_word


def as_json(outcome: Outcome, corpus: Corpus) -> dict[str, Any]:
    """Return the determination, ready to be printed as JSON."""
    result = outcome.determination
    return {
        "title": outcome.case.title,
        "on": result.on,
        "known": result.known,
        "pack": corpus.digest,
        "items": [_item(item, result, corpus) for item in result.items],
        "review": sorted(map(str, result.review)),
        "review_proof": [
            line for found in result.reviews for line in _proof(found, result, corpus)
        ],
        "duties": [_duty(duty, outcome, corpus) for duty in result.duties],
        "flags": [_flag(flag, result, corpus) for flag in result.flags],
        "depends_on": [
            {
                "readings": dict(d.readings),
                "changes": {c.slot: sorted(c.becomes) for c in d.changes},
            }
            for d in result.depends_on
        ],
        "open": list(map(str, result.way.open)),
        "not_known": list(map(str, result.not_known)),
        "conflicts": list(map(str, result.conflicts)),
        "parked": list(map(str, result.parked)),
    }


def clocks_json(
    running: Iterable[Running], outcome: Outcome, corpus: Corpus
) -> list[dict[str, Any]]:
    """Return the clocks of a case as they stand on a day."""
    return [
        {
            "clock": clock.clock.id,
            "state": str(clock.state),
            "first": clock.first,
            "last": clock.last,
            "ended": clock.ended,
            "days_left": clock.days_left,
            "near": clock.is_near,
            "counted": _deadline(clock.deadline),
            "duties": sorted({duty.member for duty in clock.duties}),
            "who": clock.clock.who.en,
            "cites": list(clock.clock.cites),
            "confidence": clock.clock.confidence,
            "doubts": list(doubt_words(clock, corpus, "en")),
            "warnings": list(warning_words(clock, outcome, corpus, "en")),
        }
        for clock in running
    ]


def _item(item: ItemOutcome, result: Determination, corpus: Corpus) -> dict[str, Any]:
    return {
        "item": item.item,
        "licence": licence_word(item, result).split(" | "),
        "if_live": live_word(item, result).split(" | "),
        "under": {name: sorted(map(str, found)) for name, found in item.under},
        "limbs_met": limbs_met(item),
        "limbs": [_limb(limb, result, corpus) for limb in item.limbs],
        "outside": _truth(item.outside),
        "outside_proof": _proof(item.outside, result, corpus),
        "exempt": _truth(item.exempt),
        "exempt_proof": _proof(item.exempt, result, corpus),
    }


def _limb(limb: Limb, result: Determination, corpus: Corpus) -> dict[str, Any]:
    return {
        "limb": limb.id,
        "met": _truth(limb.finding),
        "state": str(limb.stand.state),
        "by": limb.stand.by,
        "provision": limb.rule.provision,
        "proof": _proof(limb.finding, result, corpus),
    }


def _duty(duty: Duty, outcome: Outcome, corpus: Corpus) -> dict[str, Any]:
    return {
        "duty": duty.id,
        "member": duty.member,
        "truth": _truth(duty.finding),
        "state": str(duty.stand.state),
        "provision": duty.rule.provision,
        "stands_with": duty.clause,
        "deadline": _deadline(duty_deadline(duty, outcome, corpus)),
        "proof": _proof(duty.finding, outcome.determination, corpus),
    }


def _deadline(found: Deadline | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "day": found.day,
        "estimated": found.is_estimated,
        "calendars": [
            {
                "country": end.country,
                "day": end.day,
                "grounds": [
                    {
                        "basis": str(ground.basis),
                        "years": list(ground.years),
                        "notice": ground.notice.number if ground.notice else None,
                    }
                    for ground in end.grounds
                ],
            }
            for end in found.ends
        ],
    }


def _flag(flag: Flag, result: Determination, corpus: Corpus) -> dict[str, Any]:
    return {
        "question": flag.question,
        "member": flag.member,
        "truth": _truth(flag.finding),
        "read_as": result.readings[flag.question],
        "proof": _proof(flag.finding, result, corpus),
    }


def _truth(finding: Finding) -> str:
    return finding.truth.name.lower()


def _proof(
    finding: Finding, result: Determination, corpus: Corpus
) -> list[dict[str, Any]]:
    return [
        {
            "depth": line.depth,
            "truth": line.truth.name.lower(),
            "text": line.text,
            "cites": list(line.cites),
            "note": line.note,
        }
        for line in why(finding, result, corpus, "en")
    ]
