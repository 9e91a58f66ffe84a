"""A supplier is asked what the bill does not tell of its parts, and nothing else."""

import datetime as dt

import pytest

from forms.composition.bill import Content, Evidence, Line, Origin, Price
from forms.letters.asked import AskedMaterial, suppliers
from tests.letters.letters import BALTI, BILL, DAY, MAGNET, PAPER, RING, asked

WHOLE = Content(
    name="Dysprosium metal",
    material="P1-02",
    share="0.5",
    technology="no",
    lots="A1",
    origins=(Origin(country="JP"),),
    prices=(Price(amount="344 USD", per="kg"),),
)


def magnet(*contents: Content, is_complete: bool = True) -> Line:
    return MAGNET.model_copy(update={"contents": contents, "is_complete": is_complete})


def topics(content: Content) -> list[tuple[str, ...]]:
    return [m.topics for p in asked(magnet(content)) for m in p.materials]


def test_each_supplier_is_named_once_in_the_order_of_the_bill() -> None:
    assert suppliers(
        (*BILL, RING.model_copy(update={"supplier": "BALTI magnetid oü"}))
    ) == (
        "BALTI magnetid oü",
        "Other GmbH",
    )


def test_only_the_suppliers_own_parts_are_asked_about() -> None:
    assert [part.number for part in asked()] == ["ROT-100", "SEN-7"]
    assert [part.number for part in asked(of="other gmbh")] == ["", "GB-1"]


def test_a_material_is_asked_for_what_is_not_told() -> None:
    first, second = asked()[0].materials

    assert first == AskedMaterial(
        name="Dysprosium",
        cas="7429-91-6",
        topics=("material", "origin", "technology", "value", "lots"),
    )
    assert second.material == "P1-04"
    assert second.topics == ("technology", "value", "lots")


def test_what_is_no_rare_earth_of_part_1_is_not_asked_about() -> None:
    names = [material.name for part in asked() for material in part.materials]

    assert "Iron" not in names


@pytest.mark.parametrize(
    "content",
    [
        Content(name="terbium"),
        Content(name="氧化镝"),
        Content(name="Alloy Sm-Co"),
        Content(cas="7440-65-5"),
        Content(name="Y"),
    ],
)
def test_what_may_be_of_part_1_is_asked_about(content: Content) -> None:
    assert "material" in topics(content)[0]


def test_a_whole_part_is_not_asked_about_at_all() -> None:
    assert asked(magnet(WHOLE)) == ()
    assert asked(magnet()) == ()


@pytest.mark.parametrize("open_one", [Origin(), Origin(country="JP", basis="inferred")])
def test_an_origin_that_nobody_states_is_asked_for(open_one: Origin) -> None:
    half = WHOLE.model_copy(update={"origins": (Origin(country="JP"), open_one)})

    assert topics(half) == [("origin",)]


def test_a_paper_that_has_run_out_speaks_no_more() -> None:
    old = WHOLE.model_copy(update={"evidence": (PAPER,)})

    assert len(topics(old)[0]) == 6
    assert asked(magnet(old), on=DAY - dt.timedelta(days=1)) == ()


def test_a_declaration_without_an_end_speaks_for_a_year() -> None:
    old = Evidence(kind="declaration", issued=dt.date(2025, 11, 25))
    told = WHOLE.model_copy(update={"evidence": (old,)})

    assert len(topics(told)[0]) == 6
    assert asked(magnet(told), on=DAY - dt.timedelta(days=1)) == ()


def test_what_only_holds_other_lines_is_not_asked_about() -> None:
    rotor = Line(id="0", number="ROTOR", supplier=BALTI)
    inside = RING.model_copy(update={"parent": "0"})

    assert [part.number for part in asked(rotor, inside)] == ["SEN-7"]
    assert [part.number for part in asked(rotor)] == ["ROTOR"]


def test_what_is_said_to_be_nothing_of_the_kind_is_not_asked_about() -> None:
    assert asked(RING.model_copy(update={"kind": "none"})) == ()


def test_there_is_room_for_materials_that_nobody_named_unless_the_list_is_whole() -> (
    None
):
    assert [part.spare for part in asked()] == [1, 3]
    assert asked(magnet(Content(name="Dy")))[0].spare == 0


def test_who_supplies_the_material_alone_learns_nothing_of_the_part() -> None:
    (part, _) = asked(of="Other GmbH")

    assert (part.number, part.name) == ("", "Dysprosium")
    assert "amount" not in part.materials[0].topics
    assert "ROT-100" not in part.model_dump_json()


def test_a_part_that_stands_twice_is_asked_about_once() -> None:
    (part,) = asked(MAGNET, MAGNET.model_copy(update={"id": "9", "quantity": "4"}))

    assert part.number == "ROT-100"
    assert len(part.materials) == 2
    assert asked(MAGNET, of=BALTI) == (part,)
