"""A table becomes lines: nothing is lost, nothing repaired, nothing guessed."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.bill import Line
from forms.composition.imports.mapping import ColumnUse, Mapping
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.table import parents
from forms.composition.imports.table.columns import propose
from forms.composition.imports.table.parts import chosen, lines
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.sheets import Sheet, sheet

OF_THE_WHOLE = {
    Caution.NO_COMPOSITION,
    Caution.NO_ORIGIN,
    Caution.NO_PRICE,
    Caution.HEADINGS_ONLY,
}


@dataclass
class Read:
    lines: list[Line]
    notices: list[Notice] = field(default_factory=list)

    def said(self) -> list[tuple[Caution, int]]:
        return [
            (notice.caution, notice.row)
            for notice in self.notices
            if notice.caution not in OF_THE_WHOLE
        ]

    def numbers(self) -> list[str]:
        return [line.number for line in self.lines]

    def tree(self) -> dict[str, str]:
        """Return each part's number with that of the part around it."""
        by_id = {line.id: line.number for line in self.lines}
        return {line.number: by_id.get(line.parent, "") for line in self.lines}


def read(table: Sheet | str, mapping: Mapping | None = None) -> Read:
    table = sheet(table) if isinstance(table, str) else table
    found = mapping or propose(table)
    assert found is not None
    notices: list[Notice] = []
    return Read(list(lines(table, found, notices.append)), notices)


def refused(table: Sheet | str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(table)
    return caught.value


def line(table: Sheet | str) -> Line:
    (one,) = read(table).lines
    return one


# Trees


@pytest.mark.parametrize(
    "levels",
    [
        ["0", "1", "2", "1"],
        ["1", "2", "3", "2"],
        [".", "..", "...", ".."],
        ["1", "1.1", "1.1.1", "1.2"],
        ["~1", " 2", "  3", " 2"],
    ],
)
def test_every_style_of_levels_makes_the_same_tree(levels: list[str]) -> None:
    rows = [
        [level.strip("~"), number, "1"]
        for level, number in zip(levels, "ABCD", strict=True)
    ]
    found = read(Sheet([["Level", "Part number", "Qty"], *rows]))

    assert found.tree() == {"A": "", "B": "A", "C": "B", "D": "A"}
    assert found.said() == []


def test_an_indented_number_is_read_without_its_indent() -> None:
    found = read(Sheet([["Part number", "Qty"], ["A", "1"], ["  B", "2"]]))

    assert found.tree() == {"A": "", "B": "A"}


def test_parents_named_in_a_column_make_the_tree_in_any_order() -> None:
    found = read("Parent|Part number|Qty\nB|C|2\nA|B|3\nA|D|1")

    assert found.tree() == {"A": "", "B": "A", "C": "B", "D": "A"}
    assert found.numbers().index("B") < found.numbers().index("C")


def test_a_shared_part_is_there_wherever_it_is_used() -> None:
    found = read("Parent|Part number|Qty\nA|B|1\nA|C|1\nB|S|2\nC|S|4\nS|T|1")
    quantities = {(line.number, line.parent): line.quantity for line in found.lines}
    ids = {line.id: line.number for line in found.lines}

    assert sorted(found.numbers()) == ["A", "B", "C", "S", "S", "T", "T"]
    assert len(ids) == 7
    assert sorted(
        quantity for (number, _), quantity in quantities.items() if number == "S"
    ) == ["2", "4"]


def test_a_path_whose_parent_is_missing_is_told() -> None:
    found = read("Level|Part number|Qty\n1|A|1\n1.1|B|1\n1.2.1|C|1\n1.1.1|D|1")

    assert (Caution.NO_PARENT, 4) in found.said()
    assert found.tree()["C"] == "A"


def test_a_level_that_is_none_is_told_and_the_part_kept() -> None:
    found = read("Level|Part number|Qty\n1|A|1\nx|B|1\n|C|1")

    assert found.said() == [(Caution.LEVEL_NOT_READ, 3), (Caution.LEVEL_NOT_READ, 4)]
    assert found.tree() == {"A": "", "B": "", "C": ""}


@pytest.mark.parametrize(
    "table",
    [
        "Level|Part number|Qty\n1|A|1\n2|B|1\n3|A|1",
        "Parent|Part number|Qty\nX|A|1\nA|B|1\nB|A|1",
    ],
)
def test_a_circle_is_refused_and_its_parts_are_named(table: str) -> None:
    fault = refused(table).refused

    assert fault.refusal is Refusal.CYCLE
    assert fault.given in {"A → B → A", "B → A → B"}
    assert fault.row > 0


def test_a_part_in_itself_is_a_circle() -> None:
    assert refused("Parent|Part number|Qty\nA|A|1").refused.given == "A → A"


def test_a_very_deep_bill_costs_no_recursion() -> None:
    deep = 20_000
    by_level = [["Level", "Part number", "Qty"]]
    by_level += [[str(n), f"P{n}", "1"] for n in range(1, deep)]
    by_parent = [["Parent", "Part number", "Qty"]]
    by_parent += [[f"P{n}", f"P{n + 1}", "1"] for n in range(1, deep)]
    start = process_time()

    assert len(read(Sheet(by_level)).lines) == deep - 1
    assert len(read(Sheet(by_parent)).lines) == deep
    assert process_time() - start < 10


def test_a_heavily_shared_bill_is_listed_once_and_counted_exactly() -> None:
    rows = [["Parent", "Part number", "Qty", "Mass (g)"]]
    for n in range(40):
        rows += [[f"P{n}", f"P{n + 1}", "1", ""], [f"P{n}", f"P{n + 1}", "2", ""]]
    rows += [["P40", "magnet", "5", "2"]]
    start = process_time()
    found = read(Sheet(rows))

    assert process_time() - start < 4
    assert found.numbers() == ["P0", "magnet"]
    assert found.lines[1].quantity == str(3**40 * 5)
    assert found.lines[1].parent == found.lines[0].id
    assert Caution.LISTED_ONCE in {caution for caution, _ in found.said()}


def test_a_quantity_beyond_all_reason_is_not_known() -> None:
    rows = [["Parent", "Part number", "Qty"]]
    for n in range(400):
        rows += [[f"P{n}", f"P{n + 1}", Exact("9" * 39)]] * 2
    found = read(Sheet(rows))

    assert {line.quantity for line in found.lines[1:]} == {""}


def test_both_ways_of_writing_a_shared_bill_hold_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = "Parent|Part number|Qty\nA|B|2\nA|C|3\nB|S|5\nC|S|7\nS|T|11\nA|T|1"
    tree = read(table)
    monkeypatch.setattr(parents, "WRITTEN_OUT", 3)
    flat = read(table)

    assert totals(tree.lines)["T"] == totals(flat.lines)["T"] == 11 * (10 + 21) + 1


def totals(found: Iterable[Line]) -> dict[str, Fraction]:
    """Return how many of each part one top holds, by going up from each line."""
    by_id = {line.id: line for line in found}
    held: dict[str, Fraction] = {}
    for line in by_id.values():
        many, at = Fraction(line.quantity), line.parent
        while at:
            many, at = many * Fraction(by_id[at].quantity), by_id[at].parent
        held[line.number] = held.get(line.number, Fraction(0)) + many
    return held


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.decimals(0, 1000, places=3, allow_nan=False, allow_infinity=False),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_quantities_multiply_exactly_down_the_tree(
    rows: list[tuple[int, object]],
) -> None:
    table = [["Level", "Part number", "Qty"]]
    way: list[tuple[int, Fraction]] = []
    expected: dict[str, Fraction] = {}
    for n, (level, quantity) in enumerate(rows):
        way = [each for each in way if each[0] < level]
        many = Fraction(str(quantity)) * (way[-1][1] if way else 1)
        way.append((level, many))
        expected[f"P{n}"] = many
        table.append([str(level), f"P{n}", Exact(str(quantity))])

    assert totals(read(Sheet(table)).lines) == expected


# Contents


def test_a_row_for_each_substance_makes_one_part() -> None:
    found = read(
        "Part number|Mass (g)|Substance|CAS|Share (%)|Country of origin\n"
        "M-1|50|Iron|7439-89-6|66|JP\n"
        "M-1|50|Neodymium|7440-00-8|32|CN\n"
        "||Dysprosium|7429-91-6|2|China\n"
        "M-2|10|Iron|7439-89-6|100|"
    )
    first, second = found.lines

    assert [content.cas for content in first.contents] == [
        "7439-89-6",
        "7440-00-8",
        "7429-91-6",
    ]
    assert [content.origins[0].country for content in first.contents] == [
        "JP",
        "CN",
        "CN",
    ]
    assert first.contents[2].origins[0].as_given == "China"
    assert (first.mass, second.contents[0].origins) == ("50", ())
    assert found.said() == []


def test_a_column_for_each_element_makes_contents() -> None:
    one = line("Lot No.|Nd (%)|Dy [ppm]|Tb (%)|Co (%)|Fe (%)\nL1|30|200|<0.01|-|Bal.")

    assert {content.name: content.share for content in one.contents} == {
        "Nd": "30",
        "Dy": "0.02",
        "Tb": "0..0.01",
        "Fe": "69.97..69.98",
    }


def test_an_assay_without_a_part_is_one_line_named_by_its_sheet() -> None:
    table = sheet("Element|Content (%)\nNd|30\nDy|n.d.\nFe|Bal", "Assay 7")
    found = read(table)

    assert found.lines[0].name == "Assay 7"
    assert [c.share for c in found.lines[0].contents] == ["30", "0..100", "0..70"]
    assert found.said() == [(Caution.NO_LIMIT, 3)]


def test_materials_below_a_part_are_its_contents_even_behind_other_parts() -> None:
    found = read(
        "Level|Part number|Qty|Unit\n"
        "1|A|1|pcs\n2|steel|60|%\n2|B|2|pcs\n3|iron|100|%\n2|copper|40|%"
    )
    top, inner = found.lines

    assert found.tree() == {"A": "", "B": "A"}
    assert [content.name for content in top.contents] == ["steel", "copper"]
    assert [content.name for content in inner.contents] == ["iron"]
    assert found.said() == []


def test_a_material_that_holds_substances_becomes_a_part() -> None:
    found = read(
        "Level|Item Type|Name|Quantity|Weight|Unit|Portion (%)|CAS No.\n"
        "1|Component|Motor|1|100|g||\n"
        "2|Material|NdFeB|||||\n"
        "3|Substance|Neodymium||||30|7440-00-8\n"
        "3|Substance|Dysprosium||||2|7429-91-6\n"
        "2|Material|Copper||40|g||\n"
    )
    motor, magnet = found.lines

    assert (magnet.name, magnet.parent) == ("NdFeB", motor.id)
    assert [content.name for content in magnet.contents] == [
        "Neodymium",
        "Dysprosium",
    ]
    assert [(c.name, c.mass) for c in motor.contents] == [("Copper", "40")]


def test_a_grade_never_becomes_a_content() -> None:
    one = line("Part number|Grade|Qty\nM-1|42SH|1")

    assert (one.grade, one.contents) == ("42SH", ())


def test_shares_that_do_not_make_a_whole_are_told() -> None:
    head = "Part number|Substance|Share (%)\n"

    assert read(head + "A|Fe|60\nA|Nd|50").said() == [(Caution.SHARES_OVER_WHOLE, 2)]
    assert read(head + "A|Fe|60\nA|Nd|30").said() == [(Caution.SHARES_NOT_WHOLE, 2)]
    assert read(head + "A|Fe|60–70\nA|Nd|30–40").said() == []


def test_shares_of_atoms_and_shares_over_the_whole_are_not_taken() -> None:
    over = read("Part number|Substance|Share (%)\nA|Nd|130")
    atoms = read("Part number|Substance|Share\nA|Nd|13 at%")

    assert over.said() == [(Caution.IMPOSSIBLE_NUMBER, 2)]
    assert atoms.said() == [(Caution.UNIT_NOT_READ, 2)]
    assert over.lines[0].contents[0].share == ""
    assert atoms.lines[0].contents[0].share == ""


def test_a_unit_column_makes_an_amount_a_share_or_a_mass() -> None:
    found = read(
        "Part number|Substance|Amount|Content unit\n"
        "A|Fe|2|g\nA|Nd|500|mg\nA|Dy|500|ppm\nA|Tb|3|pcs"
    )
    told = [(c.share, c.mass) for c in found.lines[0].contents]

    assert told == [("", "2"), ("", "0.5"), ("0.05", ""), ("", "")]
    assert (Caution.UNIT_NOT_READ, 5) in found.said()


def test_a_percentage_of_a_workbook_is_one() -> None:
    table = Sheet(
        [["Part number", "Substance", "Content"], ["A", "Dy", Percent("0.0125")]]
    )

    assert read(table).lines[0].contents[0].share == "1.25"


@pytest.mark.parametrize(
    ("given", "caution"),
    [
        ("7429-91-5", Caution.NO_CAS_NUMBER),
        ("201-004-7", Caution.EC_NUMBER),
        ("7440-05-03", Caution.DATE_FOR_CAS),
        ("secret", Caution.NO_CAS_NUMBER),
    ],
)
def test_what_is_no_cas_number_stands_beside_the_name(
    given: str, caution: Caution
) -> None:
    found = read(f"Part number|Substance|CAS|Share (%)\nA|Stuff|{given}|100")
    content = found.lines[0].contents[0]

    assert (content.cas, content.name) == ("", f"Stuff [{given}]")
    assert found.said() == [(caution, 2)]


def test_several_origins_share_what_is_told_of_them() -> None:
    head = "Part number|Substance|Share (%)|Country of origin\n"
    shared = line(head + "A|Dy|100|CN 80 %; JP 20 %").contents[0].origins
    listed = line(head + "A|Dy|100|China, Japan").contents[0].origins
    unknown = read(head + "A|Dy|100|Ganzhou")

    assert [(o.country, o.share) for o in shared] == [("CN", "80"), ("JP", "20")]
    assert [(o.country, o.share) for o in listed] == [
        ("CN", "0..100"),
        ("JP", "0..100"),
    ]
    assert unknown.lines[0].contents[0].origins[0].as_given == "Ganzhou"
    assert unknown.lines[0].contents[0].origins[0].country == ""
    assert unknown.said() == [(Caution.NO_COUNTRY, 2)]


def test_the_stages_of_an_origin_and_its_papers_are_kept() -> None:
    content = line(
        "Part number|Substance|Share (%)|Country of origin|Mined in|Separated in|"
        "Metal made in|Alloyed in|Origin basis|Certificate no|Issued by|Issue date|"
        "Valid until\nA|Dy|100|JP|AU|MY|CN|JP|proven|C-7|Lab|1.2.2026|2027-01-31"
    ).contents[0]
    origin, paper = content.origins[0], content.evidence[0]

    assert (origin.country, origin.mined, origin.separated) == ("JP", "AU", "MY")
    assert (origin.reduced, origin.alloyed, origin.basis) == ("CN", "JP", "proven")
    assert (paper.document, paper.issuer) == ("C-7", "Lab")
    assert (str(paper.issued), str(paper.until)) == ("2026-02-01", "2027-01-31")


def test_a_material_that_holds_substances_weighs_its_share_of_the_part() -> None:
    found = read(
        "Level|Part number|Qty|Unit|Mass (g)|CAS\n"
        "1|motor|1|pcs|200|\n2|magnet|30–40|%||\n3|Dysprosium|2|%||7429-91-6"
    )
    motor, magnet = found.lines

    assert (magnet.quantity, magnet.unit, magnet.mass) == ("1", "piece", "60..80")
    assert (motor.contents, magnet.contents[0].share) == ((), "2")
    assert (Caution.SHARES_NOT_WHOLE, 3) in found.said()


def test_a_row_about_a_material_alone_keeps_all_that_it_tells() -> None:
    found = read(
        "Level|Part number|Qty|Unit|Mass (g)|Supplier|Price (EUR/kg)|Origin\n"
        "1|rotor|1|pcs|200|Acme|50|DE\n2|dysprosium|2|%|4|Mine Ltd|300|CN"
    )
    rotor = found.lines[0]
    dysprosium = rotor.contents[0]

    assert (rotor.country, rotor.supplier, rotor.prices[0].amount) == (
        "DE",
        "Acme",
        "50 EUR",
    )
    assert dysprosium.origins[0].country == "CN"
    assert dysprosium.supplier == "Mine Ltd"
    assert (dysprosium.share, dysprosium.mass) == ("2", "4")
    assert (dysprosium.prices[0].amount, dysprosium.prices[0].per) == ("300 EUR", "kg")


def test_materials_in_a_table_of_parents_are_contents_wherever_they_stand() -> None:
    found = read(
        "Parent|Part number|Qty|UoM\n"
        "rotor|steel|60|%\nmotor|rotor|2|pcs\nrotor|copper|40|%\nmotor|paint|1|%"
    )
    motor, rotor = found.lines

    assert found.tree() == {"motor": "", "rotor": "motor"}
    assert [(c.name, c.share) for c in rotor.contents] == [
        ("steel", "60"),
        ("copper", "40"),
    ]
    assert [(c.name, c.share) for c in motor.contents] == [("paint", "1")]


def test_materials_in_a_flat_table_belong_to_the_part_above() -> None:
    found = read("Part number|Qty|UoM\nA|1|pcs\nsteel|60|%\nbrass|40|%\nB|2|pcs")

    assert found.numbers() == ["A", "B"]
    assert [c.name for c in found.lines[0].contents] == ["steel", "brass"]


@pytest.mark.parametrize("header", ["Part number", "Parent|Part number"])
def test_a_share_of_nothing_is_no_number_of_pieces(header: str) -> None:
    row = "|" * header.count("|") + "steel"
    found = read(f"{header}|Qty|UoM\n{row}|60|%\nsteel|{'x|' * header.count('|')}1|pcs")

    assert (found.lines[0].quantity, found.lines[0].unit) == ("", "piece")
    assert (Caution.HOW_MANY, 2) in found.said()


def test_an_assembly_that_names_parents_needs_no_mass() -> None:
    found = read("Parent|Part number|Qty|Mass (g)\n|A||\nA|B|1|5")

    assert found.tree() == {"A": "", "B": "A"}
    assert found.said() == []


def test_a_quantity_in_per_cent_makes_a_material_whatever_its_unit_column() -> None:
    table = Sheet(
        [
            ["Level", "Part number", "Qty"],
            ["1", "A", "1"],
            ["2", "steel", Percent("0.6")],
            ["2", "brass", "40 %"],
            ["2", "gold", "140 %"],
        ]
    )
    found = read(table)

    assert [(c.name, c.share) for c in found.lines[0].contents] == [
        ("steel", "60"),
        ("brass", "40"),
        ("gold", ""),
    ]
    assert found.said() == [(Caution.IMPOSSIBLE_NUMBER, 5)]


def test_a_part_that_names_no_contents_keeps_its_own_origin() -> None:
    found = read(
        "Part number|Substance|Share (%)|Country of origin\nA|||JP\nB|Fe|100|CN"
    )

    assert [line.country for line in found.lines] == ["JP", ""]


def test_rows_about_one_part_that_count_or_weigh_it_otherwise_are_told() -> None:
    found = read(
        "Part number|Qty|Mass (g)|Substance|Share (%)\nA|1|5|Fe|60\nA|2|5|Nd|40"
    )

    assert len(found.lines) == 1
    assert found.said() == [(Caution.ROWS_DIFFER, 3)]
    assert found.lines[0].quantity == "1..2"


@pytest.mark.parametrize(
    ("further", "mass"), [("8", "5..8"), ("5.0", "5"), ("<1", "0..5"), (">8", "")]
)
def test_of_two_masses_of_one_part_all_that_lies_between_is_possible(
    further: str, mass: str
) -> None:
    found = line(
        "Part number|Qty|Mass (g)|Substance|Share (%)\n"
        f"A|1|5|Fe|60\nA|1|{further}|Nd|40"
    )

    assert found.mass == mass


@pytest.mark.parametrize(
    ("quantity", "grams"),
    [("0.05|kg", "0.01..0.2"), ("4|m", "0.0025..0.01"), ("4|pc", "0.01"), ("|kg", "")],
)
def test_grams_in_what_is_measured_out_are_those_of_one_unit_or_of_all_of_it(
    quantity: str, grams: str
) -> None:
    found = line(
        "Part number|Quantity|Unit|Substance|Substance mass (g)\n"
        f"A|{quantity}|Dysprosium|0.01"
    )

    assert found.contents[0].mass == grams


def test_a_level_that_is_left_out_is_told() -> None:
    found = read("Level|Part number|Qty\n1|A|1\n3|B|1")

    assert found.said() == [(Caution.NO_PARENT, 3)]
    assert found.tree() == {"A": "", "B": "A"}


# Masses


@pytest.mark.parametrize(
    ("header", "row", "grams", "cautions"),
    [
        ("Mass (g)", "2.5", "2.5", []),
        ("Mass", "2.5 kg", "2500", []),
        ("Mass|Mass unit", "2.5|mg", "0.0025", []),
        ("Mass|Mass unit", "2|lb", "907.18474", []),
        ("Weight (µg)", "3", "0.000003", []),
        ("Mass", "2.5", "", [Caution.NO_UNIT, Caution.NO_MASS]),
        ("Mass (pcs)", "2.5", "", [Caution.UNIT_NOT_READ, Caution.NO_MASS]),
        ("Mass", "2.5 ton", "", [Caution.UNIT_NOT_READ, Caution.NO_MASS]),
        ("Mass (g)", "", "", [Caution.NO_MASS]),
        ("Mass (g)", "-2", "", [Caution.IMPOSSIBLE_NUMBER, Caution.NO_MASS]),
        ("Mass (g)", "<2", "0..2", []),
        ("Qty|Total mass (g)", "4|10", "2.5", []),
        ("Qty|UoM|Mass (kg/m²)", "2|m²|1.5", "1500", []),
        ("Qty|UoM|Mass (g/m²)", "20|cm²|10", "0.001", []),
        (
            "Qty|UoM|Mass (g/m)",
            "2|m²|1.5",
            "",
            [Caution.UNIT_NOT_READ, Caution.NO_MASS],
        ),
        ("Qty|UoM", "0.05|kg", "1000", []),
    ],
)
def test_a_mass_is_in_grams_or_not_known(
    header: str, row: str, grams: str, cautions: list[Caution]
) -> None:
    found = read(f"Part number|{header}\nA|{row}")

    assert found.lines[0].mass == grams
    assert [caution for caution, _ in found.said()] == cautions


def test_a_total_that_has_no_end_when_divided_is_enclosed() -> None:
    low, _, high = line("Part number|Qty|Total mass (g)\nA|3|10").mass.partition("..")

    assert Fraction(low) < Fraction(10, 3) < Fraction(high)


def test_an_assembly_needs_no_mass_of_its_own() -> None:
    found = read("Level|Part number|Qty|Mass (g)\n1|A|1|\n2|B|1|5")

    assert found.said() == []


def test_a_quantity_that_is_missing_is_not_one() -> None:
    found = read("Level|Part number|Qty\n1|A|\n2|B|\n2|C|many")

    assert [line.quantity for line in found.lines] == ["1", "", ""]
    assert found.said() == [(Caution.HOW_MANY, 3), (Caution.NOT_A_NUMBER, 4)]


@pytest.mark.parametrize(
    ("unit", "kept"),
    [
        ("Stück", "piece"),
        ("个", "piece"),
        ("KG", "kg"),
        ("roll", "roll"),
        ("", "piece"),
    ],
)
def test_a_unit_is_known_by_its_local_name_or_kept(unit: str, kept: str) -> None:
    assert line(f"Part number|Qty|UoM\nA|1|{unit}").unit == kept


# Prices


@pytest.mark.parametrize(
    ("header", "row", "price"),
    [
        ("Price [EUR]", "8.80", ("8.8 EUR", "unit")),
        ("Price", "8.80 EUR", ("8.8 EUR", "unit")),
        ("Price", "€ 8.80", ("8.8 EUR", "unit")),
        ("Price", "US$85–90", ("85..90 USD", "unit")),
        ("Price|Currency", "8.80|CNY", ("8.8 CNY", "unit")),
        ("单价(元)|币种", "8.80|人民币", ("8.8 CNY", "unit")),
        ("Price (EUR/kg)", "85", ("85 EUR", "kg")),
        ("Price|Price unit", "850 EUR|100", ("8.5 EUR", "unit")),
        ("Price|Price unit", "850 EUR|100 pcs", ("8.5 EUR", "unit")),
        ("Price|Price unit", "850 EUR|kg", ("850 EUR", "kg")),
    ],
)
def test_a_price_has_its_currency_and_what_it_is_for(
    header: str, row: str, price: tuple[str, str]
) -> None:
    (found,) = line(f"Part number|{header}\nA|{row}").prices

    assert (found.amount, found.per) == price


@pytest.mark.parametrize("cell", ["8.80", "$8.80", "8.80 元", "¥880"])
def test_a_price_without_a_currency_is_asked_about(cell: str) -> None:
    found = read(f"Part number|Price\nA|{cell}\nB|1")

    assert found.lines[0].prices == ()
    assert found.said() == [(Caution.WHICH_CURRENCY, 2)]


def test_a_price_for_something_else_is_not_taken() -> None:
    found = read("Part number|Price (EUR/furlong)\nA|5")

    assert found.lines[0].prices == ()
    assert found.said() == [(Caution.UNIT_NOT_READ, 2)]


def test_the_day_of_a_price_is_one_day_or_none() -> None:
    head = "Part number|Price (EUR)|Price date\n"
    (clear,) = line(head + "A|5|31/12/2025").prices
    doubtful = read(head + "A|5|01/02/2026")

    assert str(clear.on) == "2025-12-31"
    assert doubtful.lines[0].prices[0].on is None
    assert doubtful.said() == [(Caution.DATE_NOT_READ, 2)]


# What is odd


@pytest.mark.parametrize(
    "word", ["Total", "Summe:", "合计", "合計", "소계", "TOTAL mass"]
)
def test_a_total_is_no_part(word: str) -> None:
    found = read(f"Part number|Qty\nA|1\n{word}|1\nB|1")

    assert found.numbers() == ["A", "B"]
    assert found.said() == [(Caution.TOTAL_ROW, 3)]


def test_a_part_that_merely_begins_so_is_none() -> None:
    assert read("Part number|Qty\nTotal station TS-1|1").numbers() == [
        "Total station TS-1"
    ]


def test_the_same_part_twice_is_kept_and_told() -> None:
    same = read("Part number|Qty|Mass (g)\nA|1|5\nA|2|5")
    other = read("Part number|Qty|Mass (g)\nA|1|5\nA|2|6")
    apart = read("Level|Part number|Qty|Mass (g)\n1|X|1|\n2|A|1|5\n1|Y|1|\n2|A|1|5")

    assert same.said() == [(Caution.SAME_PART, 3)]
    assert other.said() == [(Caution.PARTS_DIFFER, 3)]
    assert apart.said() == []
    assert len(same.lines) == len(other.lines) == 2


@pytest.mark.parametrize("number", ["1.23E+08", "2023-03-01", "01-Mar", "3-Sep-24"])
def test_a_damaged_number_is_kept_and_told(number: str) -> None:
    found = read(f"Part number|Qty\n{number}|1")

    assert found.numbers() == [number]
    assert found.said() == [(Caution.DAMAGED_IDENTIFIER, 2)]


def test_a_number_that_lost_its_zeros_is_told() -> None:
    found = read("Part number|Qty\n001234|1\n1235|1\n123456|1\nA-1|1")

    assert found.said() == [(Caution.DAMAGED_IDENTIFIER, 3)]


def test_a_number_too_long_for_a_spreadsheet_is_told() -> None:
    table = Sheet([["Part number", "Qty"], [Exact("1234567890123450000"), Exact("1")]])

    assert read(table).said() == [(Caution.DAMAGED_IDENTIFIER, 2)]


@pytest.mark.parametrize("number", ["A\u202e1", "A\u200b1", "A\u00ad1", "А-1B"])
def test_hidden_and_look_alike_letters_are_told_and_kept(number: str) -> None:
    found = read(f"Part number|Qty\n{number}|1")

    assert found.numbers() == [number]
    assert found.said() == [(Caution.MISLEADING_LETTERS, 2)]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "<b>x</b>", "{{7*7}}", "@SUM(A1)"]
)
def test_formulas_and_markup_are_mere_text(text: str) -> None:
    table = Sheet([["Part number", "Part name"], ["A", text]])

    assert read(table).lines[0].name == text


def test_numbers_that_read_in_two_ways_are_asked_about() -> None:
    found = read("Part number|Qty|Mass (g)\nA|1|1.234")

    assert found.lines[0].mass == ""
    assert found.said() == [(Caution.TWO_READINGS, 2), (Caution.NO_MASS, 2)]


def test_a_remembered_sign_that_the_column_disproves_is_not_believed() -> None:
    table = sheet("Part number|Qty|Mass (g)\nA|1|0.5\nB|1|1.234")
    mass = ColumnUse(column=2, use="mass", decimal=",", unit="g")
    kept = Mapping(columns=(ColumnUse(column=0, use="number"), mass))
    found = read(table, chosen([table], kept)[1])

    assert [line.mass for line in found.lines] == ["0.5", ""]
    assert (Caution.TWO_READINGS, 3) in found.said()
    assert chosen([sheet("a|b|c\nA|1|1.234")], kept)[1] == kept


def test_a_heading_that_stands_twice_is_told() -> None:
    found = read("Part number|Mass (g)|Mass (g)\nA|5|6")

    assert found.lines[0].mass == "5"
    assert (Caution.HEADING_TWICE, 1) in found.said()


def test_a_column_without_a_heading_is_told_once() -> None:
    found = read("Part number||Qty\nA||1\nB|x|1\nC|y|1")

    assert found.said() == [(Caution.NO_HEADING, 3)]
    assert (found.notices[0].column, found.notices[0].given) == ("2", "x")


def test_headings_alone_are_told() -> None:
    assert [n.caution for n in read("Part number|Qty").notices] == [
        Caution.HEADINGS_ONLY
    ]


def test_rows_that_are_no_parts_are_not_called_missing() -> None:
    assert [n.caution for n in read("Part number|Qty\nTotal|5").notices] == [
        Caution.TOTAL_ROW
    ]


def test_what_a_bill_does_not_tell_at_all_is_said_once() -> None:
    found = read("Part number|Qty\nA|1\nB|1")

    assert [notice.caution for notice in found.notices] == [
        Caution.NO_COMPOSITION,
        Caution.NO_ORIGIN,
        Caution.NO_PRICE,
    ]


def test_a_row_that_names_nothing_is_told() -> None:
    found = read("Part number|Qty|Remark\nA|1|\n||end of list")

    assert found.said() == [(Caution.ROW_LEFT_OUT, 3)]
    assert found.notices[0].given == "end of list"


def test_ragged_rows_are_read_as_far_as_they_go() -> None:
    found = read(
        Sheet([["Part number", "Qty", "Mass (g)"], ["A"], ["B", "1", "5", "x"]])
    )

    assert found.numbers() == ["A", "B"]
    assert found.lines[1].mass == "5"


def test_only_the_rows_that_the_mapping_names_are_read() -> None:
    mapping = Mapping(
        header=0, first=2, last=3, columns=(ColumnUse(column=0, use="number"),)
    )

    assert read("A|x\nB|x\nC|x\nD|x", mapping).numbers() == ["B", "C"]


def test_each_line_knows_its_sheet_and_row() -> None:
    table = Sheet([["A title"], None, ["Part number", "Qty"], ["A", "1"]], "Parts")
    whence = line(table).whence

    assert (whence.sheet, whence.row) == ("Parts", 4)


def test_the_sheet_that_says_most_is_read_unless_one_is_named() -> None:
    empty, notes = Sheet([], "Empty"), sheet("alpha|beta\n1|2", "Notes")
    parts = sheet("Part number|Qty\nA|1", "Parts")
    hidden = Sheet([["Part number", "Qty", "Mass (g)"], ["A", "1", "5"]], "Old", True)
    mapping = Mapping(sheet="Notes", columns=(ColumnUse(column=0, use="number"),))
    other = mapping.model_copy(update={"sheet": "Other"})

    assert chosen([empty, notes, hidden, parts], None)[0] is parts
    assert chosen([empty, notes, hidden], None)[0] is hidden
    assert chosen([empty, notes, parts], mapping)[0] is notes
    assert chosen([parts], other)[0] is parts
    with pytest.raises(RefusedError) as caught:
        chosen([notes, parts], other)
    assert caught.value.refused.expected == "Notes, Parts"


@pytest.mark.parametrize(
    ("tables", "refusal"),
    [
        ([], Refusal.EMPTY),
        ([Sheet([])], Refusal.EMPTY),
        ([sheet("alpha|beta\n1|2")], Refusal.NO_COLUMNS),
    ],
)
def test_a_table_that_says_nothing_is_refused(
    tables: list[Sheet], refusal: Refusal
) -> None:
    with pytest.raises(RefusedError) as caught:
        chosen(tables, None)

    assert caught.value.refused.refusal is refusal


@pytest.mark.parametrize(
    "cell",
    [
        "1." * 16_000,
        "9" * 32_000,
        "<" * 32_000,
        "(" * 32_000,
        " \u3000" * 16_000 + "x",
        "a" * 32_000 + "é",
        "_" * 32_000,
        "; " * 16_000,
        "1-" * 16_000,
        "-\u200b" * 16_000,
    ],
)
def test_a_cell_made_to_waste_time_wastes_none(cell: str) -> None:
    head = [
        *("Level", "Part number", "Part name", "Qty", "Unit", "Mass (g)", "Mass unit"),
        *("Supplier", "Country", "Grade", "Price", "Currency", "Price unit"),
        *("Price date", "Substance", "CAS", "Share", "Form", "Origin", "Mined in"),
        *("Certificate no", "Valid until"),
    ]
    start = process_time()
    found = read(Sheet([head, ["1", "A", *[cell] * 20], [cell] * 22]))
    propose(Sheet([[cell] * 22, head, [cell] * 22]))

    assert found.lines
    assert process_time() - start < 3


# No row is lost

CELLS = st.one_of(
    st.sampled_from(
        ["", "A", "B", "1", "2.5", "<0.1", "Total", "Fe", "7439-89-6", "%", "CN", "x"]
    ),
    st.text(max_size=8),
)
USES = st.sampled_from(
    [
        *("level", "parent", "number", "name", "quantity", "unit", "mass"),
        *("substance", "cas", "share", "origin", "price", "row-kind"),
    ]
)
MAPPINGS = st.builds(
    lambda uses, levels: Mapping(
        header=1,
        columns=tuple(ColumnUse(column=n, use=use) for n, use in enumerate(uses)),
        levels=levels,
    ),
    st.lists(USES, min_size=1, max_size=6),
    st.sampled_from(["none", "number", "dots", "indent", "parent", "path"]),
)


def unless_a_circle(
    table: Sheet, mapping: Mapping, notices: list[Notice]
) -> list[Line] | None:
    with suppress(RefusedError):
        return list(lines(table, mapping, notices.append))
    return None


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12),
    MAPPINGS,
)
def test_every_row_is_a_line_a_content_a_total_or_a_notice(
    rows: list[list[str]], mapping: Mapping
) -> None:
    table = Sheet([["a", "b", "c", "d", "e", "f"], *rows])
    notices: list[Notice] = []
    found = unless_a_circle(table, mapping, notices)
    if found is None:
        return
    known = {line.whence.row for line in found} | {n.row for n in notices}
    known |= {c.whence.row for line in found for c in line.contents}
    filled = {
        n for n, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)
    }
    ids = [line.id for line in found]

    assert filled - known == set()
    assert len(set(ids)) == len(ids)
    for n, one in enumerate(found):
        assert one.parent in {"", *islice(ids, n)}
