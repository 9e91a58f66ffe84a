"""What z3 proves of the rules as shipped, for one item and two parties.

A fact may have one value, some of its values or a range; a table is opaque within the
range of what is measured of it.  The calendar stands outside: see test_timeline.
"""

from itertools import combinations

import pytest
import z3

from forms.case.facts import Place
from forms.crosscheck.conditions import references
from tests.corpus.law import LAW
from tests.nets.terms import (
    CHOICES,
    ITEMS,
    NUMBERS,
    Prover,
    Terms,
    World,
    both,
    caught,
    members,
    outside,
    places,
    rules_with,
    settles,
)

SLOTS = ("outside", "limb", "exempt", "review", "duty", "flag")
ITEM = ITEMS[0]

WORLD = World("any readings")
TERMS = Terms(WORLD)
GOALS = [
    ("outside", "", ITEM),
    *(
        (slot, rule.id, member)
        for slot in SLOTS[1:]
        for rule in rules_with(slot)
        for member in (ITEMS if slot in {"limb", "exempt"} else members(rule))
    ),
]
TRUTHS = {goal: settles(TERMS, *goal) for goal in GOALS}


@pytest.fixture(scope="module")
def known() -> Prover:
    """Cases of which all is known, under any readings."""
    return Prover(WORLD.exact)


# Total


def test_every_slot_is_settled_once_all_is_known(known: Prover) -> None:
    open_ones = [g for g, t in TRUTHS.items() if not known.proves(t.must == t.may)]

    assert open_ones == []


def test_no_truth_that_is_settled_is_ever_overturned_by_knowing_more() -> None:
    """Nor is it reopened: this holds for every slot under every reading."""
    wide = World("less known", like=WORLD, but=frozenset([*CHOICES, *NUMBERS]))
    less_known = Prover(wide.sane, WORLD.sane, WORLD.inside(wide))
    before = Terms(wide)
    overturned = [
        goal
        for goal, now in TRUTHS.items()
        for was in [settles(before, *goal)]
        if not less_known.proves(
            z3.And(z3.Implies(was.must, now.must), z3.Implies(now.may, was.may))
        )
    ]

    assert overturned == []


# Free of conflict


@pytest.mark.parametrize("abroad", ["limb/content", "limb/technology"])
def test_no_item_is_both_made_abroad_and_chinese(known: Prover, abroad: str) -> None:
    """But where a Chinese magnet inside lends its origin to the item (Q6, c)."""
    two = [TRUTHS["limb", rule, ITEM] for rule in (abroad, "limb/origin")]
    lent = WORLD.reads("Q6", "c").must

    both_met = known.can(both(two).must, z3.Not(lent))

    assert not both_met
    assert known.can(both(two).must, lent)


def test_an_exception_stands_only_where_it_has_something_to_lift(known: Prover) -> None:
    idle = [
        rule.id
        for rule in LAW.rules.values()
        if rule.exception_to
        for met in [[TERMS.met(base, ITEM).must for base in rule.exception_to]]
        if not known.proves(z3.Implies(TERMS.stands(rule.id, ITEM).must, z3.Or(met)))
    ]

    assert idle == []


def test_one_duty_is_owed_by_one_rule_at_a_time(known: Prover) -> None:
    """Two rules may ask for one duty by different clauses; only one of them stands."""
    twice = [
        (one.id, other.id)
        for one, other in combinations(rules_with("duty"), 2)
        if (one.then.duty, one.about) == (other.then.duty, other.about)
        for member in members(one)
        for stand in [both(TERMS.stands(r.id, member) for r in (one, other))]
        if known.can(stand.may)
    ]

    assert twice == []


def test_a_duty_through_limbs_has_a_limb_to_go_through(known: Prover) -> None:
    limbs = z3.Or([TERMS.met(rule.id, ITEM).must for rule in rules_with("limb")])
    loose = [
        rule.id
        for rule in rules_with("duty")
        if rule.through_limbs
        and not known.proves(z3.Implies(TERMS.stands(rule.id, ITEM).must, limbs))
    ]

    assert loose == []


def test_an_item_is_caught_if_and_only_if_it_meets_a_limb(known: Prover) -> None:
    limbs = [TRUTHS["limb", rule.id, ITEM].must for rule in rules_with("limb")]

    assert known.proves(caught(TERMS, ITEM).must == z3.Or(limbs))


def test_refusal_and_case_by_case_may_meet_and_refusal_goes_first(
    known: Prover,
) -> None:
    """The fold settles the order, so this meeting is a priority and no conflict."""
    reviews = {
        kind: z3.Or(
            [
                t.must
                for g, t in TRUTHS.items()
                if g[0] == "review" and fills(g[1], kind)
            ]
        )
        for kind in ("refused-in-principle", "case-by-case")
    }

    assert known.can(*reviews.values())


def fills(rule: str, review: str) -> bool:
    return LAW.rules[rule].then.review == review


# Reachable


def test_every_slot_can_be_filled_and_left_empty(known: Prover) -> None:
    fixed = [
        (goal, wanted)
        for goal, truth in TRUTHS.items()
        for wanted in (True, False)
        if not known.can(truth.must == wanted)
    ]

    assert fixed == []


def test_every_rule_can_stand_and_can_fail(known: Prover) -> None:
    fixed = [
        rule.id
        for rule in LAW.rules.values()
        for stands in [TERMS.stands(rule.id, members(rule)[0]).must]
        if not (known.can(stands) and known.can(z3.Not(stands)))
    ]

    assert fixed == []


def test_every_result_of_an_item_can_be_reached(known: Prover) -> None:
    out = outside(TERMS, ITEM).must
    is_caught = caught(TERMS, ITEM).must
    lifted = z3.Or([t.must for g, t in TRUTHS.items() if g[0] == "exempt"])

    assert known.can(out)
    assert known.can(z3.Not(out), z3.Not(is_caught))
    assert known.can(is_caught, z3.Not(lifted))
    assert known.can(is_caught, lifted)


# Nothing inert


def moves(changed: World, *given: object) -> bool:
    """Tell whether some slot differs between two worlds unlike in one thing only."""
    other = Terms(changed)
    prover = Prover(WORLD.exact, changed.exact, *given)
    return prover.can(
        z3.Or(
            [truth.must != settles(other, *goal).must for goal, truth in TRUTHS.items()]
        )
    )


@pytest.mark.parametrize("fact", sorted(LAW.weighed - {"parties.complete"}))
def test_no_fact_is_inert(fact: str) -> None:
    assert moves(World("another fact", like=WORLD, but=frozenset(places(fact)[:1])))


def test_whether_a_list_is_complete_is_no_inert_fact() -> None:
    place = Place("case", "parties.complete")
    changed = World("incomplete", like=WORLD, but=frozenset([place]))
    other = Terms(changed)
    opened = [settles(other, *goal).must != t.must for goal, t in TRUTHS.items()]

    assert Prover(WORLD.exact, changed.sane).can(z3.Or(opened))


@pytest.mark.parametrize("question", sorted(LAW.contested))
def test_no_reading_is_inert(question: str) -> None:
    assert moves(World("another reading", like=WORLD, but=frozenset([question])))


def test_no_rule_is_without_effect() -> None:
    """A rule fills a slot, or a rule that does refers to it."""
    used = {name for rule in LAW.rules.values() for name in references(rule)}
    idle = [
        r.id
        for r in LAW.rules.values()
        if r.then.slot == "defines" and r.id not in used
    ]

    assert idle == []
