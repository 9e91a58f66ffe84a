"""Annex 1 line by line: what is listed, what is not, and what nobody verified."""

import pytest

from tests.corpus.law import LAW, NO_61

ANNEX = tuple(line for line in LAW.lines.values() if line.of == f"{NO_61}/annex-1")
PART_1 = tuple(line for line in ANNEX if line.part == "1")
PART_2 = tuple(line for line in ANNEX if line.part == "2")


def test_every_line_of_the_annex_stands_in_one_of_its_two_parts() -> None:
    assert {*PART_1, *PART_2} == set(ANNEX)


def test_part_1_has_thirteen_items() -> None:
    assert [line.id for line in PART_1] == [
        f"P1-{number:02}" for number in range(1, 14)
    ]


def test_part_1_is_about_seven_elements() -> None:
    names = "".join(line.name.zh for line in PART_1)

    assert set(names) - set("金属合氧化钴铁") == set("钐镝钆铽镥钪钇")


@pytest.mark.parametrize("element", "钕镨铈镧钬铒铥铕镱")
def test_elements_of_other_announcements_are_not_in_part_1(element: str) -> None:
    assert not [line.id for line in PART_1 if element in line.name.zh]


def test_only_dysprosium_and_terbium_are_listed_as_oxides() -> None:
    oxides = [line.name.zh for line in PART_1 if "氧化" in line.name.zh]

    assert oxides == ["氧化镝", "氧化铽"]


def test_terbium_iron_has_no_code_in_no_18() -> None:
    coded = {line.id for line in PART_1 if line.no18_code}

    assert {line.id for line in PART_1} - coded == {"P1-09"}


def test_headings_are_no_items() -> None:
    headings = {line.id for line in PART_2 if line.heading}

    assert headings == {"P2-A", "P2-B"}


def test_what_nobody_saw_in_the_official_file_is_marked() -> None:
    marked = {line.id for line in ANNEX if line.not_verified}

    assert marked == {
        "P2-A4",
        *(f"P2-B{number}" for number in range(1, 8)),
        "P2-B-alloy",
        "P2-B-parts",
    }


def test_two_targets_were_seen_in_one_listing_and_all_others_are_inferred() -> None:
    targets = {line.id: line.confidence for line in PART_2 if line.id[:4] == "P2-B"}

    assert {i for i, how in targets.items() if how == "B"} == {"P2-B1", "P2-B2"}
    assert {i for i, how in targets.items() if how == "A"} == {"P2-B"}


def test_the_annex_as_a_whole_is_marked() -> None:
    assert f"{NO_61}/annex-1" in LAW.marks


@pytest.mark.parametrize("question", ["item.input_material", "content.inputs"])
def test_questions_offer_just_the_items_of_part_1(question: str) -> None:
    asked = LAW.questions[question]
    columns = [column.options for column in asked.columns if column.options]
    offered = [option.id for option in asked.options or columns[0]]

    assert offered[:13] == [line.id for line in PART_1]
    assert offered[13:] in ([], ["other"])


def test_questions_name_the_items_as_the_list_does() -> None:
    options = LAW.questions["item.input_material"].options[:13]

    assert [o.says for o in options] == [line.name.en for line in PART_1]


def test_a_target_that_no_listing_shows_says_so_when_asked() -> None:
    doubtful = {
        line.name.en.removesuffix(" target").lower()
        for line in PART_2
        if line.confidence == "C" and line.name.en.endswith(" target")
    }
    options = LAW.questions["item.target_material"].options
    warned = {o.id for o in options if "(not verified)" in o.says}

    assert warned == (doubtful - {"rare-earth alloy"}) | {"alloy"}
