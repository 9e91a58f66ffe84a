"""Limbs add up, exceptions lift duties, refusal goes first, doubt stays doubt."""

import pytest

from forms.rules.determination import Licence, Review
from forms.rules.truth import Truth
from tests.rules.magnets import Said, magnet, outcome, place, result

CHINESE: Said = {"magnet/item.origin": "CN"}
TECHNOLOGY: Said = {"magnet/technology.china_origin": "yes"}
NO_CONTENT: Said = {"magnet/content.inputs": []}
RELIEF: Said = {"end_use.humanitarian": "disaster-relief"}
MILITARY: Said = {"carmaker/party.military": "yes"}
FINE_CHIPS: Said = {"end_use.chip_kind": "logic", "end_use.logic_node_nm": "7"}
DURING_NOTHING = "2025-10-08"
BEFORE_THE_CONTENT_LIMB = "2025-10-20"
DURING_THE_PAUSE = "2026-02-01"
AFTER_THE_PAUSE = "2026-11-15"


def limbs(changes: Said) -> dict[str, Truth]:
    return {limb.id: limb.finding.truth for limb in magnet(changes).limbs}


def test_one_limb_that_is_met_hides_no_other() -> None:
    assert limbs(TECHNOLOGY) == {
        "1(1)": Truth.TRUE,
        "1(2)": Truth.TRUE,
        "1(3)": Truth.FALSE,
    }


def test_a_limb_met_and_in_force_asks_for_a_licence() -> None:
    assert magnet(CHINESE, on=BEFORE_THE_CONTENT_LIMB).licence == {Licence.REQUIRED}


def test_a_suspended_limb_is_due_on_revival_and_required_if_live() -> None:
    found = magnet(on=DURING_THE_PAUSE)

    assert found.licence == {Licence.SUSPENDED}
    assert found.if_live == {Licence.REQUIRED}


def test_a_limb_that_has_not_begun_is_not_yet_effective() -> None:
    assert magnet(on=BEFORE_THE_CONTENT_LIMB).licence == {Licence.NOT_YET_EFFECTIVE}


def test_before_the_announcement_nothing_is_asked() -> None:
    assert magnet(on=DURING_NOTHING).licence == {Licence.NOT_REQUIRED}


def test_without_a_date_the_state_needs_confirmation() -> None:
    found = magnet({"route.export_date": None})

    assert found.licence == {Licence.NEEDS_CONFIRMATION}
    assert found.if_live == {Licence.REQUIRED}


def test_after_the_pause_even_an_item_off_the_limbs_needs_confirmation() -> None:
    found = magnet(NO_CONTENT, on=AFTER_THE_PAUSE)

    assert found.licence == {Licence.NEEDS_CONFIRMATION}
    assert found.if_live == {Licence.NOT_REQUIRED}


def test_after_the_pause_every_reading_stands_side_by_side() -> None:
    under = dict(magnet(on=AFTER_THE_PAUSE).under)

    assert {frozenset({Licence.REQUIRED}), frozenset({Licence.SUSPENDED})} <= set(
        under.values()
    )


def test_no_limb_met_is_not_required() -> None:
    assert magnet(NO_CONTENT).licence == {Licence.NOT_REQUIRED}


def test_what_is_outside_the_scope_is_proved_outside() -> None:
    found = magnet({"route.destination": "CN"})

    assert found.licence == found.if_live == {Licence.OUTSIDE_SCOPE}
    assert [f.rule.provision for f in found.outside.parts if f.rule] == [
        "mofcom-2025-61/1"
    ]


def test_relief_is_exempt_and_yet_the_limb_stays_met() -> None:
    found = magnet(RELIEF)

    assert found.if_live == {Licence.EXEMPT}
    assert limbs(RELIEF)["1(1)"] is Truth.TRUE


def test_relief_for_a_military_user_is_never_exempt_by_itself() -> None:
    found = result({**RELIEF, **MILITARY})

    assert found.items[0].if_live == {Licence.REQUIRED}
    assert found.review == {Review.REFUSED}


@pytest.mark.parametrize(
    ("changes", "review"),
    [
        ({}, Review.ORDINARY),
        (FINE_CHIPS, Review.CASE_BY_CASE),
        (MILITARY, Review.REFUSED),
        ({**FINE_CHIPS, **MILITARY}, Review.REFUSED),
        ({**FINE_CHIPS, "end_use.wmd": "yes"}, Review.REFUSED),
        (NO_CONTENT, Review.NONE),
    ],
)
def test_refusal_goes_before_case_by_case_and_that_before_ordinary(
    changes: Said, review: Review
) -> None:
    assert result(changes).review == {review}


def test_could_be_refused_is_said_while_it_is_open() -> None:
    assert result({"carmaker/party.military": None}).review == {
        Review.REFUSED,
        Review.ORDINARY,
    }


def test_what_nobody_knows_leaves_more_than_one_answer() -> None:
    found = result({"magnet/technology.china_origin": "not-known", **NO_CONTENT})

    assert found.is_indeterminate(found.items[0])
    assert found.items[0].if_live == {Licence.REQUIRED, Licence.NOT_REQUIRED}
    assert found.not_known == (place("magnet/technology.china_origin"),)


def test_an_open_question_is_not_yet_indeterminate() -> None:
    found = result({"magnet/technology.china_origin": None, **NO_CONTENT})

    assert not found.is_indeterminate(found.items[0])
    assert found.way.next == place("magnet/technology.china_origin")


def test_an_unlisted_item_parks_what_was_said_of_its_value() -> None:
    found = result({"magnet/item.magnet_material": "ndfeb-plain"})

    assert place("magnet/item.value") in found.parked
    assert place("magnet/item.value") not in found.facts


def test_an_answer_for_the_papers_is_never_parked() -> None:
    found = outcome(
        {"magnet/item.shape": "other", "magnet/item.name": "A magnet"}
    ).determination

    assert place("magnet/item.name") not in found.parked


def test_each_duty_says_whom_it_binds_and_on_what_it_rests() -> None:
    for duty in result().duties:
        assert duty.rule.who
        assert duty.rule.provision


def test_a_reading_that_moves_nothing_is_not_named() -> None:
    assert result().depends_on == ()


def test_a_reading_that_moves_an_item_is_named_with_its_change() -> None:
    (found,) = result(
        {"magnet/item.shape": "magnet-assembly", "magnet/content.magnet_origin": "EE"}
    ).depends_on

    assert found.readings == (("Q2", "b"),)
    assert {(c.slot, c.becomes) for c in found.changes} == {
        ("magnet", frozenset({"outside-scope"})),
        ("review", frozenset({"none"})),
        ("duty-gone", LIMB_DUTIES),
    }


LIMB_DUTIES = frozenset(
    {
        "compliance-notice",
        "records-five-years",
        "report-shipment-and-use",
        "stop-and-report",
    }
)


def readings_named(changes: Said) -> list[tuple[tuple[str, str], ...]]:
    return [dependence.readings for dependence in result(changes).depends_on]


def test_readings_that_move_an_item_only_together_are_named_together() -> None:
    found = readings_named({"route.destination": "CN", "route.crosses_border": "no"})

    assert found == [(("Q10", "b"), ("Q11", "b"))]


def test_readings_that_each_move_an_item_are_not_named_together() -> None:
    found = readings_named(
        {
            "magnet/item.shape": "target-part",
            "magnet/item.target_material": "terbium",
        }
    )

    assert found == [(("A1-targets", "b"),), (("A1-target-parts", "b"),)]
