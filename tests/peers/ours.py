"""Limb 1(1) as a rule of ours: compiled for columns, and interpreted with its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from forms.case.facts import Fact, Place
from forms.rules.compiled import Compiled, Slot, compiled
from forms.rules.evaluate import Scales
from forms.rules.truth import Truth
from tests.peers.records import Answer, Records
from tests.rules.small_law import SmallLaw, fact, question, rule

LIMB = rule(
    "limb/content",
    {"fact": "annex_1_part", "one_of": ["part-2"]},
    {"not": {"fact": "origin", "one_of": ["CN"]}},
    {
        "sum": [
            {"times": 1000, "fact": "china_part_1_value"},
            {"times": -1, "fact": "item_value"},
        ],
        "at_least": 0,
    },
    about="item",
    then={"limb": "1(1)"},
)
KINDS = {"origin": "country"} | dict.fromkeys(
    ("china_part_1_value", "item_value"), "money"
)
LAW = SmallLaw(
    tuple(
        question(each.name, KINDS.get(each.name, "text"), scope="item")
        for each in fields(Records)
    ),
    (LIMB,),
    items=("item-1",),
)
GROVE = LAW.grove()
SLOT = Slot("limb", LIMB.id, "item-1")


def compiled_limb() -> Compiled:
    """Return the rule compiled for records of one item."""
    return compiled(GROVE.rules, GROVE.scopes, {}, items=1, parties=0)


def by_columns(law: Compiled, records: Records) -> bytes:
    """Weigh all records at once; the bytes are truths."""
    columns = {
        Place("item-1", each.name): getattr(records, each.name)
        for each in fields(Records)
    }
    return law.weigh(columns, len(records))[SLOT]


Known = Mapping[Place, Fact]


def facts_of(records: Records) -> list[Known]:
    """Return what is known of each record, as the interpreter takes it."""
    places = [Place("item-1", each.name) for each in fields(Records)]
    return [
        {
            p: fact(value)
            for p, value in zip(places, row, strict=True)
            if value is not None
        }
        for row in records.rows()
    ]


def with_proof(each: Sequence[Known]) -> list[Truth]:
    """Weigh record after record, each with the proof of its truth."""
    grove = LAW.grove()
    return [Scales(grove, known, {}).met(LIMB.id, "item-1").truth for known in each]


def answers(truths: Sequence[int]) -> list[Answer]:
    """Return truths as answers: open is none."""
    return [(False, None, True)[truth] for truth in truths]
