"""Magnets with Chinese dysprosium, made in Estonia and sold to a Canadian carmaker.

Each test changes the answers it speaks of, and leaves the rest as it is.
"""

import datetime as dt
from collections.abc import Mapping

from forms.case.events import Answered, Case, Event, MemberAdded, Opened, case_of
from forms.case.facts import CASE, Place, Raw
from forms.line import Outcome, weigh
from forms.rules.determination import Determination, ItemOutcome
from tests.corpus.law import LAW, READ

Said = Mapping[str, Raw | None]

ANSWERS: Said = {
    "case.role": "exporter",
    "exporter.country": "EE",
    "route.destination": "CA",
    "route.crosses_border": "yes",
    "route.transit_china": "no",
    "route.export_date": "2026-02-01",
    "magnet/item.shape": "magnet",
    "magnet/item.magnet_material": "ndfeb-dy",
    "magnet/item.origin": "EE",
    "magnet/item.china_stage": "no",
    "magnet/technology.china_origin": "no",
    "magnet/item.value": "9.00 EUR",
    "magnet/content.inputs": [
        {
            "material": "P1-10",
            "origin": "CN",
            "value": "0.15 EUR",
            "state": "as-such",
        }
    ],
    "carmaker/party.role": "importer-end-user",
    "carmaker/party.country": "CA",
    "carmaker/party.military": "no",
    "carmaker/party.listed": "none",
    "carmaker/party.owners": [
        {"name": "widely held", "share": "100", "path": "direct", "listed": "no"}
    ],
    "parties.complete": "yes",
    "end_use.wmd": "no",
    "end_use.terrorism": "no",
    "end_use.military": "no",
    "end_use.chip_kind": "none",
    "end_use.ai_military": "no",
    "end_use.humanitarian": "none",
    "technology.staff_in_china": "no",
}


def place(where: str) -> Place:
    member, slash, question = where.rpartition("/")
    return Place(member if slash else CASE, question)


def story(changes: Said | None = None) -> tuple[Event, ...]:
    """Return the events of the case; an answer changed to nothing was never given."""
    return (
        Opened(title="Magnets"),
        MemberAdded(scope="item", member="magnet"),
        MemberAdded(scope="party", member="carmaker"),
        *(
            Answered(
                member=place(where).member, question=place(where).question, raw=raw
            )
            for where, raw in {**ANSWERS, **(changes or {})}.items()
            if raw is not None
        ),
    )


def case(changes: Said | None = None) -> Case:
    return case_of(story(changes))


def outcome(changes: Said | None = None, on: str | None = None) -> Outcome:
    day = dt.date.fromisoformat(on) if on else None
    return weigh(case(changes), LAW, known=READ, on=day)


def result(changes: Said | None = None, on: str | None = None) -> Determination:
    return outcome(changes, on).determination


def magnet(changes: Said | None = None, on: str | None = None) -> ItemOutcome:
    (found,) = result(changes, on).items
    return found
