"""A case file as a person writes it, and answers as hypothesis writes them."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from forms.case.facts import Raw
from forms.corpus import load
from forms.countries import COUNTRIES
from forms.interview.questions import Column, Kind, Question
from forms.resources import resources

CORPUS = load(resources())

MAGNET = """\
format   = "ytterby-case/1"
title    = "Magnets"
known_on = 2026-11-24

[case]
"case.role"                 = "exporter"
"exporter.country"          = "EE"
"route.destination"         = "US"
"route.crosses_border"      = "yes"
"route.transit_china"       = "no"
"route.export_date"         = 2026-02-01
"parties.complete"          = "yes"
"end_use.wmd"               = "no"
"end_use.terrorism"         = "no"
"end_use.military"          = "no"
"end_use.chip_kind"         = "none"
"end_use.ai_military"       = "no"
"end_use.humanitarian"      = "none"
"technology.staff_in_china" = "no"

[[item]]
id = "magnet"
"item.shape"              = "magnet"
"item.magnet_material"    = "ndfeb-dy"
"item.origin"             = "EE"
"item.china_stage"        = "no"
"technology.china_origin" = "no"
"item.value"              = "9.00 EUR"
"content.inputs"          = [
  { material = "P1-10", origin = "CN", value = "0.15 EUR" },
]

[[party]]
id = "user"
"party.role"     = "importer-end-user"
"party.country"  = "US"
"party.military" = "no"
"party.listed"   = "none"
"party.owners"   = [
  { name = "widely held", share = "100", path = "direct", listed = "no" },
]

[readings]
Q2 = "b"

[[confirmed]]
suspension = "mofcom-gac-2025-70"
status     = "extended"
until      = 2027-01-10
checked_on = 2026-11-20
"""


def magnet(old: str = "", new: str = "") -> str:
    """Return the magnet's case with one thing written otherwise."""
    assert old in MAGNET
    return MAGNET.replace(old, new, 1)


PROSE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30
).filter(lambda text: text.strip() and text != "not-known")
NUMBERS = st.decimals("0.01", "99.99", places=2).map(str)


def answers_to(asked: Question | Column) -> st.SearchStrategy[Any]:
    """Return usable answers in canonical writing, *not known* among them."""
    known: st.SearchStrategy[Raw]
    match asked.kind:
        case Kind.CHOICE:
            known = st.sampled_from([option.id for option in asked.options])
        case Kind.YES_NO:
            known = st.sampled_from(["yes", "no"])
        case Kind.MONEY:
            known = NUMBERS.map(lambda number: f"{number} EUR")
        case Kind.NUMBER:
            known = st.integers(1, 50).map(str)
        case Kind.DATE:
            known = st.dates(dt.date(1950, 1, 1), dt.date(2199, 12, 31)).map(str)
        case Kind.COUNTRY:
            known = st.sampled_from(sorted(COUNTRIES))
        case Kind.COUNTRIES:
            codes = st.sampled_from(sorted(COUNTRIES))
            known = st.lists(codes, min_size=1, max_size=3).map(", ".join)
        case Kind.WORDS:
            both = st.fixed_dictionaries({"en": PROSE, "zh": PROSE})
            known = both | PROSE
        case Kind.TABLE if isinstance(asked, Question):
            cells = {column.id: answers_to(column) for column in asked.columns}
            known = st.lists(st.fixed_dictionaries(cells), max_size=3)
        case _:
            known = PROSE
    return known | st.just("not-known") if getattr(asked, "not_known", True) else known
