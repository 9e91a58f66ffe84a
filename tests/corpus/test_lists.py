"""The neighbours' codes as law.md draws them up in its sections 5, 7.1 and 7.2."""

import pytest

from forms.law.lists import ControlledLine
from tests.corpus.law import LAW, NO_61

NO_18, NO_57 = "mofcom-gac-2025-18/1", "mofcom-gac-2025-57/1"
ANNEX_1 = f"{NO_61}/annex-1"

ELEMENTS = {
    NO_18: dict(
        zip(range(902, 909), ("Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y"), strict=True)
    ),
    NO_57: dict(zip(range(909, 914), ("Ho", "Er", "Tm", "Eu", "Yb"), strict=True)),
}
CODES = {
    "mofcom-gac-2025-55/1": {"2C902", "2B005.b", "2E902"},
    "mofcom-gac-2025-56/1": {"2B902", "1C914"},
    "mofcom-gac-2025-58/1": {"3A001", "3B901", "3C901", "3C902", "3E901"},
    "mofcom-2025-62/1": {"1E902.a", "1E902.b"},
}
# What stands under .a, by how well it is known: alloys, targets, magnets.
UNDER_A = {
    "1C902.a": {
        "A": "金属钐 钐钴合金 钐铁合金 钐镍合金 钐铝合金 钐镁合金 "
        "钐靶 钐钴合金靶 钐铁合金靶 钐钴永磁材料",
    },
    "1C903.a": {"A": "金属钆 钆镁合金 钆铝合金 钆靶 钆铁合金靶 钆钴合金靶"},
    "1C904.a": {"A": "金属铽 铽钴合金 铽钴铁合金 铽靶 铽钴合金靶 含铽的钕铁硼永磁材料"},
    "1C905.a": {
        "C": "金属镝 镝铁合金 铽镝铁合金 含镝的靶材 含镝的钕铁硼永磁材料",
    },
    "1C906.a": {"B": "金属镥 镥靶", "C": "镥镱合金"},
    "1C907.a": {"A": "金属钪", "B": "钪铝合金 钪铜合金", "C": "钪镁合金 钪靶"},
    "1C908.a": {
        "A": "金属钇",
        "B": "钇铝合金 钇铜合金 钇铁合金",
        "C": "钇镁合金 钇镍合金 钇靶 钇铝合金靶 钇锆合金靶",
    },
}


def of(clause: str) -> dict[str, ControlledLine]:
    return {line.id: line for line in LAW.lines.values() if line.of == clause}


def test_every_list_is_one_that_the_law_knows() -> None:
    assert {line.of for line in LAW.lines.values()} == {ANNEX_1, *ELEMENTS, *CODES}


@pytest.mark.parametrize("clause", ELEMENTS)
def test_each_family_has_metal_oxide_and_compounds_of_its_element(clause: str) -> None:
    expected = {
        f"1C{number}{letter}": element
        for number, element in ELEMENTS[clause].items()
        for letter in ("", ".a", ".b", ".c")
    }

    assert {code: line.symbol for code, line in of(clause).items()} == expected


@pytest.mark.parametrize("clause", ELEMENTS)
def test_a_family_is_a_heading_and_its_letters_are_items(clause: str) -> None:
    headings = {code for code, line in of(clause).items() if line.heading}

    assert headings == {f"1C{number}" for number in ELEMENTS[clause]}


@pytest.mark.parametrize("clause", CODES)
def test_the_other_announcements_list_their_codes(clause: str) -> None:
    assert set(of(clause)) == CODES[clause]


@pytest.mark.parametrize(("code", "known"), UNDER_A.items())
def test_what_stands_under_a_code_is_known_as_well_as_its_source(
    code: str, known: dict[str, str]
) -> None:
    listed: dict[str, str] = {}
    for item in LAW.lines[code].items:
        listed[item.confidence] = f"{listed.get(item.confidence, '')} {item.name.zh}"

    assert {how: names.split() for how, names in listed.items()} == {
        how: names.split() for how, names in known.items()
    }


def test_terbium_iron_is_not_in_no_18() -> None:
    named = {item.name.zh for line in of(NO_18).values() for item in line.items}

    assert "铽铁合金" not in named


def test_neither_list_names_neodymium_alone() -> None:
    symbols = {line.symbol for clause in ELEMENTS for line in of(clause).values()}

    assert symbols.isdisjoint({"Nd", "Pr", "Ce", "La", "Pm"})


def test_an_item_of_part_1_points_to_a_code_of_no_18() -> None:
    pointed = {line.no18_code for line in of(ANNEX_1).values() if line.no18_code}

    assert pointed <= set(of(NO_18))


def test_a_customs_number_comes_with_how_well_it_is_known() -> None:
    lines = LAW.lines.values()
    hints = [(line.hs_hint, line.hs_confidence) for line in lines]
    hints += [(i.hs_hint, i.hs_confidence) for line in lines for i in line.items]

    assert {how for number, how in hints if number} == {"A", "B", "C"}
    assert {how for number, how in hints if not number} == {""}


@pytest.mark.parametrize("code", ["1E902.a", "1E902.b"])
def test_a_technology_code_has_a_clause_of_its_own(code: str) -> None:
    assert LAW.cite(f"mofcom-2025-62/{code}").label() == f"No. 62/2025 ¶1, {code}"
