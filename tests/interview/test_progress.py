"""Shortest and longest are what a walk of every path would have counted."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import CASE, Facts, Place
from forms.interview.progress import Progress, progress
from forms.interview.questions import Kind, Question
from forms.rules.goals import follow
from tests.corpus.law import LAW
from tests.rules.small_law import Said, SmallLaw, choice, fact, question, rule

QUESTIONS = (
    choice("colour", "red", "green", "blue"),
    question("origin", "country", not_known=False),
    question("war"),
    question("nm", "number", estimate=True),
)
TESTS: tuple[dict[str, Any], ...] = (
    {"fact": "colour", "one_of": ["red"]},
    {"fact": "colour", "one_of": ["green", "blue"]},
    {"fact": "origin", "one_of": ["CN"]},
    {"fact": "war", "one_of": ["yes"]},
    {"fact": "nm", "at_most": 14},
    {"fact": "nm", "above": 20},
)
CONDITIONS = st.recursive(
    st.sampled_from(TESTS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)
RULES = st.lists(CONDITIONS, min_size=1, max_size=4).map(
    lambda found: tuple(rule(f"rule {n}", when) for n, when in enumerate(found))
)
LAWS = RULES.map(lambda rules: SmallLaw(QUESTIONS, rules))


def every_answer(asked: Question) -> tuple[Said, ...]:
    """Return all that a person could say, near each limit as far as numbers go."""
    match asked.kind:
        case Kind.CHOICE:
            said: tuple[Said, ...] = tuple(option.id for option in asked.options)
        case Kind.COUNTRY:
            said = ("CN", "EE", "JP")
        case Kind.NUMBER:
            said = (13, 14, 15, 19, 20, 21, (13, 15), (19, 21), (10, 30))
        case _:
            said = ("yes", "no")
    return (*said, None) if asked.not_known else said


def walked(law: SmallLaw, known: Facts) -> tuple[int, int]:
    """Ask every question with every answer, with no memory and no short cut."""
    place = law.way(known).next
    if place is None:
        return 0, 0
    ways = [
        walked(law, {**known, place: fact(said)})
        for said in every_answer(law.by_id[place.question])
    ]
    return 1 + min(s for s, _ in ways), 1 + max(n for _, n in ways)


def left(law: SmallLaw, known: Facts, **budget: int) -> Progress:
    return progress(law.grove(), law.way(known), law.by_id, **budget)


@settings(max_examples=40, deadline=None)
@given(law=LAWS)
def test_no_path_of_a_small_law_is_shorter_or_longer(law: SmallLaw) -> None:
    found = left(law, {})

    assert found.is_exact
    assert (found.shortest, found.longest) == walked(law, {})


def test_to_know_nothing_can_be_the_longest_way() -> None:
    war, peace = TESTS[3], {"not": TESTS[3]}
    colour, origin, of_war, width = QUESTIONS
    law = SmallLaw(
        (of_war, colour, origin, width),
        (rule("war", war, TESTS[0]), rule("peace", peace, TESTS[4])),
    )

    found = left(law, {})

    assert (found.shortest, found.longest) == (2, 3) == walked(law, {})


def test_goals_that_share_a_question_promise_one_answer_only() -> None:
    chinese, war, narrow = TESTS[2], TESTS[3], TESTS[4]
    both = {"all": [war, narrow]}
    neither = {"all": [{"not": war}, {"not": narrow}]}
    colour, origin, of_war, width = QUESTIONS
    law = SmallLaw(
        (origin, colour, of_war, width),
        (
            rule("red", chinese, {"fact": "colour", "one_of": ["red"]}),
            rule("green", chinese, {"fact": "colour", "one_of": ["green"]}),
            rule("blue", chinese, {"fact": "colour", "one_of": ["blue"]}),
            rule("alike", {"not": chinese}, {"any": [both, neither]}),
        ),
    )

    found = left(law, {})

    assert (found.shortest, found.longest) == (2, 3) == walked(law, {})


def test_an_estimate_across_a_limit_can_be_the_longest_way() -> None:
    must = question("nm", "number", estimate=True, not_known=False)
    colour, origin, war, _ = QUESTIONS
    law = SmallLaw(
        (must, colour, origin, war),
        (rule("fine", TESTS[4], TESTS[0]), rule("coarse", {"not": TESTS[4]}, TESTS[3])),
    )

    assert left(law, {}).longest == 3


def test_nothing_is_left_once_all_is_settled() -> None:
    law = SmallLaw(QUESTIONS, (rule("peace", TESTS[3]),))

    found = left(law, {Place(CASE, "war"): fact("no")})

    assert (found.shortest, found.longest) == (0, 0)


def test_an_answer_that_settles_two_rules_is_counted_once() -> None:
    law = SmallLaw(QUESTIONS, (rule("one", TESTS[3]), rule("other", TESTS[3])))

    assert left(law, {}).longest == 1


def test_not_known_keeps_the_rest_of_a_rule_open() -> None:
    law = SmallLaw(QUESTIONS, (rule("both", TESTS[3], TESTS[4]),))

    found = left(law, {Place(CASE, "war"): fact(None)})

    assert (found.shortest, found.longest) == (1, 1)


def test_beyond_its_budget_it_says_that_it_is_not_exact() -> None:
    law = SmallLaw(QUESTIONS, (rule("all", TESTS[0], TESTS[2], TESTS[3], TESTS[4]),))

    found = left(law, {}, budget=0)

    assert (found.shortest, found.longest, found.is_exact) == (1, 4, False)


def of_the_real_law(items: int, parties: int) -> Progress:
    named = tuple(f"item {n}" for n in range(items))
    known = tuple(f"party {n}" for n in range(parties))
    grove, aims = LAW.written_out(named, known, LAW.default_readings)
    way = follow(grove, aims, {}, LAW.question_order)
    return progress(grove, way, LAW.questions)


def test_three_items_and_three_parties_are_still_counted_exactly() -> None:
    assert of_the_real_law(3, 3).is_exact


def test_each_further_item_can_ask_for_as_much_as_the_first() -> None:
    one, two, three = (of_the_real_law(items, 1).longest for items in (1, 2, 3))

    assert two - one == three - two > 0
