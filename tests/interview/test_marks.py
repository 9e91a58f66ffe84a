"""A mark beside an answer says whether it supports the line above it."""

import pytest

from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.corpus import Corpus, load
from forms.interview.explanation import Line, why
from forms.line import weigh
from forms.resources import resources
from forms.rules.truth import Truth

CASE_FILE = """format = "ytterby-case/1"
title = "Estonian magnets"
known_on = 2026-10-09
[case]
"case.role" = "exporter"
"exporter.country" = "EE"
"route.destination" = "US"
[[item]]
id = "magnet"
"item.shape" = "magnet"
"item.magnet_material" = "ndfeb-dy"
"item.origin" = "EE"
"item.value" = "9.00 EUR"
"content.inputs" = [{ material = "P1-10", origin = "CN", value = "0.15 EUR" }]
"""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(resources())


def told(limb: str, corpus: Corpus) -> list[Line]:
    file = read_case_file(CASE_FILE, corpus)
    result = weigh(case_of(file.events), corpus, known=file.known_on).determination
    finding = next(x.finding for x in result.items[0].limbs if x.id == limb)
    return [x for x in why(finding, result, corpus, "en") if "Estonia" in x.text]


def test_an_origin_outside_china_supports_the_content_limb(corpus: Corpus) -> None:
    assert [line.truth for line in told("1(1)", corpus)] == [Truth.TRUE]


def test_the_same_origin_speaks_against_the_origin_limb(corpus: Corpus) -> None:
    assert [line.truth for line in told("1(3)", corpus)] == [Truth.FALSE]
