"""A proof keeps what decides, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import CASE, Place
from forms.rules.evaluate import Finding, Join
from forms.rules.truth import Truth
from tests.rules.small_law import Said, SmallLaw, choice, facts, question, rule

RED = {"fact": "colour", "one_of": ["red"]}
WARM = {"fact": "colour", "one_of": ["red", "yellow"]}
WAR = {"fact": "war", "one_of": ["yes"]}
FINE = {"fact": "nm", "at_most": 14}
CHINESE = {"fact": "party.origin", "one_of": ["CN"]}

QUESTIONS = (
    choice("colour", "red", "yellow", "blue"),
    question("war"),
    question("nm", "number", estimate=True),
    question("parties.complete"),
    question("party.origin", "country", scope="party"),
    question("item.origin", "country", scope="item"),
)


def weighed(when: Any, said: Mapping[str, Said], **law: Any) -> Finding:
    made = SmallLaw(QUESTIONS, (rule("it", when),), **law)
    return made.scales(facts(said)).met("it", CASE)


def test_one_false_part_is_the_whole_reason() -> None:
    finding = weighed({"all": [RED, WAR, FINE]}, {"colour": "red", "war": "no"})

    assert [leaf.places for leaf in finding.leaves()] == [(Place(CASE, "war"),)]


def test_one_true_part_is_the_whole_support() -> None:
    finding = weighed({"any": [RED, WAR, FINE]}, {"colour": "blue", "war": "yes"})

    assert [leaf.places for leaf in finding.leaves()] == [(Place(CASE, "war"),)]


def test_what_is_open_names_only_the_open_parts() -> None:
    finding = weighed({"all": [RED, WAR, FINE]}, {"colour": "red"})

    assert finding.open_places() == (Place(CASE, "war"), Place(CASE, "nm"))


def test_nothing_to_fulfil_is_fulfilled() -> None:
    assert weighed({"all": []}, {}).truth is Truth.TRUE
    assert weighed({"any": []}, {}).truth is Truth.FALSE


CONDITIONS = st.recursive(
    st.sampled_from([RED, WARM, WAR, FINE]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)
COLOURS: list[Said] = ["red", "blue", "yellow", "red|blue", None]
SAID = st.fixed_dictionaries(
    {},
    optional={
        "colour": st.sampled_from(COLOURS),
        "war": st.sampled_from(["yes", "no", None]),
        "nm": st.sampled_from([13, 14, 15, (13, 15), None]),
    },
)


@settings(max_examples=60, deadline=None)
@given(when=CONDITIONS, said=SAID)
def test_a_proof_alone_settles_what_it_proves(
    when: dict[str, Any], said: dict[str, Said]
) -> None:
    finding = weighed(when, said)

    assert _of_proof(finding, set()) is finding.truth


@settings(max_examples=60, deadline=None)
@given(when=CONDITIONS, said=SAID)
def test_without_any_one_leaf_of_its_proof_nothing_is_settled(
    when: dict[str, Any], said: dict[str, Said]
) -> None:
    finding = weighed(when, said)

    if finding.truth is not Truth.OPEN:
        for leaf in finding.leaves():
            assert _of_proof(finding, {id(leaf)}) is Truth.OPEN


def _of_proof(finding: Finding, doubted: set[int]) -> Truth:
    """Weigh a proof by itself, some of its leaves taken for open."""
    if finding.join is Join.LEAF:
        return Truth.OPEN if id(finding) in doubted else finding.truth
    truths = [_of_proof(part, doubted) for part in finding.parts]
    if finding.join is Join.NOT:
        return ~truths[0]
    if finding.join is Join.ALL:
        return min(truths, default=Truth.TRUE)
    return max(truths, default=Truth.FALSE)


@pytest.mark.parametrize(
    ("complete", "origins", "some", "every"),
    [
        ("yes", ("EE", "JP"), Truth.FALSE, Truth.FALSE),
        ("no", ("EE", "JP"), Truth.OPEN, Truth.FALSE),
        (None, ("EE", "JP"), Truth.OPEN, Truth.FALSE),
        ("yes", ("CN", "JP"), Truth.TRUE, Truth.FALSE),
        ("no", ("CN", "JP"), Truth.TRUE, Truth.FALSE),
        ("yes", ("CN", "CN"), Truth.TRUE, Truth.TRUE),
        ("no", ("CN", "CN"), Truth.TRUE, Truth.OPEN),
        ("yes", (None, "JP"), Truth.OPEN, Truth.FALSE),
    ],
)
def test_some_and_every_need_a_complete_list(
    complete: Said, origins: tuple[Said, Said], some: Truth, every: Truth
) -> None:
    one, other = origins
    said = {
        "parties.complete": complete,
        "one/party.origin": one,
        "other/party.origin": other,
    }
    parties = ("one", "other")

    found = weighed({"some": "parties", "where": [CHINESE]}, said, parties=parties)
    each = weighed({"every": "parties", "where": [CHINESE]}, said, parties=parties)

    assert (found.truth, each.truth) == (some, every)


def test_the_items_of_a_case_are_always_complete() -> None:
    origin = {"fact": "item.origin", "one_of": ["CN"]}
    said = {"magnet/item.origin": "EE"}

    finding = weighed({"some": "items", "where": [origin]}, said, items=("magnet",))

    assert finding.truth is Truth.FALSE


@pytest.mark.parametrize(
    ("chosen", "truth"),
    [({"Q2": "a"}, Truth.TRUE), ({"Q2": "b"}, Truth.FALSE), ({}, Truth.OPEN)],
)
def test_a_reading_left_out_is_left_open(chosen: dict[str, str], truth: Truth) -> None:
    finding = weighed({"reading": "Q2", "is": "a"}, {}, readings=chosen)

    assert finding.truth is truth


def exceptions(said: dict[str, Said]) -> dict[str, Truth]:
    """Weigh a ban in war, and an exception to it for what is red."""
    law = SmallLaw(
        QUESTIONS, (rule("ban", WAR), rule("relief", RED, exception_to=["ban"]))
    )
    scales = law.scales(facts(said))
    return {
        "ban met": scales.met("ban", CASE).truth,
        "relief": scales.stands("relief", CASE).truth,
    }


def test_an_exception_leaves_the_finding_as_it_is() -> None:
    assert exceptions({"war": "yes", "colour": "red"})["ban met"] is Truth.TRUE


@pytest.mark.parametrize(
    ("war", "relief"),
    [("yes", Truth.TRUE), ("no", Truth.FALSE), (None, Truth.OPEN)],
)
def test_an_exception_stands_only_if_there_is_something_to_lift(
    war: Said, relief: Truth
) -> None:
    assert exceptions({"war": war, "colour": "red"})["relief"] is relief


def test_a_finding_remembers_its_rule_and_member() -> None:
    law = SmallLaw(
        QUESTIONS,
        (rule("chinese", {"fact": "item.origin", "one_of": ["CN"]}, about="item"),),
        items=("magnet",),
    )

    finding = law.scales(facts({"magnet/item.origin": "CN"})).met("chinese", "magnet")

    assert finding.rule is not None
    assert (finding.rule.id, finding.member) == ("chinese", "magnet")


def all_joins(finding: Finding) -> Iterator[Join]:
    yield finding.join
    for part in finding.parts:
        yield from all_joins(part)


def test_a_rule_does_not_wrap_its_only_join_twice() -> None:
    finding = weighed({"all": [RED, WAR]}, {"colour": "red", "war": "yes"})

    assert list(all_joins(finding)) == [Join.ALL, Join.LEAF, Join.LEAF]
