"""The six samples are complete, meet their expectation and reach every outcome."""

import pytest

from forms.case.facts import Words
from forms.interview.screens import open_places
from forms.resources import resources
from forms.rules.determination import Licence, Review
from forms.scenario import licence_word, live_word, run
from tests.dossier.samples import NAMES, corpus, outcome_of


def test_there_are_six() -> None:
    folder = resources() / "samples"

    assert sorted(path.stem for path in folder.glob("*.toml")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_comes_out_as_it_says(name: str) -> None:
    text = (resources() / "samples" / f"{name}.toml").read_text("utf-8")

    assert run(text, corpus(), name).differences == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_leaves_nothing_to_ask(name: str) -> None:
    assert open_places(outcome_of(name), corpus()) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_holds_no_implausible_answer(name: str) -> None:
    facts = outcome_of(name).facts.items()

    assert [str(place) for place, fact in facts if fact.warnings] == []


@pytest.mark.parametrize("name", NAMES)
def test_names_in_a_sample_are_plainly_invented(name: str) -> None:
    facts = outcome_of(name).facts
    names = [
        fact.value
        for place, fact in facts.items()
        if place.question in {"applicant.name", "party.name"}
    ]

    assert names
    assert all(isinstance(n, Words) and "(fictional)" in n.en for n in names)


def test_together_they_reach_every_outcome() -> None:
    results = [outcome_of(name).determination for name in NAMES]
    on_date = {licence_word(item, r) for r in results for item in r.items}
    if_live = {live_word(item, r) for r in results for item in r.items}
    reviews = {review for r in results for review in r.review}

    assert {
        Licence.REQUIRED,
        Licence.SUSPENDED,
        Licence.NEEDS_CONFIRMATION,
        Licence.EXEMPT,
    } <= on_date
    assert {Licence.REQUIRED, Licence.EXEMPT, "indeterminate"} <= if_live
    assert {Review.REFUSED, Review.CASE_BY_CASE, Review.ORDINARY} <= reviews


def test_one_sample_leaves_a_chinese_half_to_be_translated() -> None:
    values = [fact.value for fact in outcome_of("jet-engine-sensor").facts.values()]

    assert any(isinstance(v, Words) and v.en and not v.zh for v in values)
