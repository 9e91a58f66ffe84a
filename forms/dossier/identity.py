"""The number and the integrity code of a dossier, both worked out from the case."""

import hashlib
import json
from typing import Any

from forms.case.events import Event
from forms.case.facts import CASE, Place, the_choice
from forms.line import Outcome

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud, they fail


def dossier_id(outcome: Outcome) -> str:
    """Return ``RE61-EE-2026-048213``.

    The serial follows from the title and the members, so it stays while the answers
    are filled in; nobody has registered it, and the cover says so.
    """
    country = the_choice(outcome.facts.get(Place(CASE, "exporter.country"))) or "XX"
    result, case = outcome.determination, outcome.case
    year = (result.on or result.known).year
    named = json.dumps([case.title, case.items, case.parties], ensure_ascii=False)
    serial = int(hashlib.sha256(named.encode()).hexdigest(), 16) % 1_000_000
    return f"RE61-{country}-{year}-{serial:06d}"


def integrity_code(outcome: Outcome) -> str:
    """Return twelve characters of the SHA-256 of the case's canonical data."""
    digest = hashlib.sha256(canonical(outcome)).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 60)
    code = "".join(_DIGITS[bits >> (5 * n) & 31] for n in reversed(range(12)))
    return "-".join((code[:4], code[4:8], code[8:]))


def canonical(outcome: Outcome) -> bytes:
    """Return what was answered, on which days it was weighed, and under what stances.

    The moment at which an answer was typed is no part of it: the same case opened
    from a file and from the store has the same code.
    """
    case, result = outcome.case, outcome.determination
    told: dict[str, Any] = {
        "title": case.title,
        "on": str(result.on),
        "known": str(result.known),
        "items": case.items,
        "parties": case.parties,
        "answers": {
            str(place): [
                [a.raw, a.source, a.by, a.document, a.basis]
                for a in sorted(answers, key=lambda a: a.source)
            ]
            for place, answers in case.answers.items()
        },
        "readings": dict(result.readings),
        "confirmed": [_timeless(record) for record in case.confirmed],
    }
    # A case without such records keeps the code that it had before there were any.
    for name, records in (("compared", case.compared), ("withdrawn", case.withdrawn)):
        if records:
            told[name] = [_timeless(record) for record in records]
    return json.dumps(told, sort_keys=True, ensure_ascii=False).encode()


def _timeless(event: Event) -> dict[str, Any]:
    return event.model_dump(mode="json", exclude={"at": True, "record": {"at"}})
