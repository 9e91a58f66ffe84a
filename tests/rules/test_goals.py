"""Goals in legal order; answers on the path to them, in the order of the interview."""

from forms.case.facts import Place, Raw
from forms.rules.goals import goals
from tests.corpus.law import LAW
from tests.rules.magnets import Said, place, result
from tests.rules.small_law import SmallLaw, facts, question, rule

SLOTS = ("outside", "limb", "exempt", "review", "duty")
FLAG = "flag"


def test_goals_stand_in_legal_order() -> None:
    grove, aims = LAW.written_out(("magnet",), ("buyer",), LAW.default_readings)
    slots = [goal.slot for goal in goals(grove) if goal.slot != FLAG]

    assert slots == sorted(slots, key=SLOTS.index)
    assert aims == goals(grove)


def test_what_is_open_about_a_member_comes_after_the_law_on_it() -> None:
    _, aims = LAW.written_out(("magnet",), ("buyer",), LAW.default_readings)
    order = [(g.slot, g.member) for g in aims]

    assert order.index((FLAG, "magnet")) > order.index(("limb", "magnet"))
    assert order.index((FLAG, "magnet")) < order.index(("review", "case"))
    assert order.index((FLAG, "buyer")) > order.index(("review", "case"))


def test_refusal_is_weighed_before_case_by_case() -> None:
    _, aims = LAW.written_out(("magnet",), ("buyer",), LAW.default_readings)
    reviews = [str(LAW.rules[g.rule].then.review) for g in aims if g.slot == "review"]

    assert reviews == sorted(
        reviews, key=["refused-in-principle", "case-by-case"].index
    )


def test_the_first_question_is_who_you_are() -> None:
    nothing: dict[str, Raw | None] = dict.fromkeys(result_of_all(), None)

    assert result(nothing).way.next == place("case.role")


def result_of_all() -> list[str]:
    return [str(where) for where in result().asked.facts]


def test_an_answer_given_out_of_turn_is_on_the_path_all_the_same() -> None:
    later_only: Said = {"magnet/item.shape": None, "magnet/item.magnet_material": None}

    found = result(later_only)

    assert place("magnet/item.origin") in found.way.taken
    assert found.way.next == place("magnet/item.shape")


def test_nothing_is_asked_of_the_end_use_before_a_licence_may_be_due() -> None:
    found = result({"magnet/item.shape": "other"})

    assert not any(p.question.startswith("end_use.") for p in found.way.taken)


def test_goals_that_are_settled_leave_the_rest_in_order() -> None:
    law = SmallLaw(
        (question("war"), question("peace")),
        (
            rule("one", {"fact": "peace", "one_of": ["yes"]}),
            rule("other", {"fact": "war", "one_of": ["yes"]}),
        ),
    )

    assert law.way({}).open == (Place("case", "peace"), Place("case", "war"))
    assert law.way(facts({"peace": "no"})).next == Place("case", "war")
    assert law.way(facts({"peace": "no", "war": "no"})).next is None


def test_the_same_members_and_readings_are_written_out_once() -> None:
    once = LAW.written_out(("a",), (), LAW.default_readings)

    assert LAW.written_out(("a",), (), dict(LAW.default_readings)) is once
    assert LAW.written_out(("a",), (), {}) is not once


def test_only_so_many_are_remembered() -> None:
    first = LAW.written_out(("first",), (), {})
    for number in range(40):
        LAW.written_out((f"item {number}",), (), {})

    assert LAW.written_out(("first",), (), {}) is not first
