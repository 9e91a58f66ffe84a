"""A mapping is proposed from what a table says of itself, and guesses nothing."""

import pytest

from forms.composition.imports.mapping import Mapping
from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.table.columns import header_key, propose
from forms.composition.imports.table.headings import (
    ELEMENT,
    KINDS,
    MATERIAL,
    TOTAL,
    currency,
    heading,
    symbols,
)
from forms.packfile import read_toml
from forms.resources import resources
from tests.composition.imports.sheets import Sheet, sheet


def uses(mapping: Mapping | None) -> dict[int, str]:
    assert mapping is not None
    return {use.column: use.use for use in mapping.columns}


def proposed(text: str) -> Mapping:
    found = propose(sheet(text))
    assert found is not None
    return found


EXPORTS = {
    "SAP": (
        "Level|Component number|Object description|Comp. Qty (CUn)|Un|Plant",
        "level number name quantity unit -",
    ),
    "SAP in German": (
        "Stufe|Komponente|Objektkurztext|Menge|ME|Nettogewicht (kg)|Lieferant",
        "level number name quantity unit mass supplier",
    ),
    "Teamcenter": (
        "BOM Line Level|Item Id|Item Revision|Item Name|Quantity|Unit Of Measure",
        "level number revision name quantity unit",
    ),
    "KiCad": (
        "Reference|Value|Footprint|Datasheet|Qty|MPN|Manufacturer",
        "- name - - quantity number supplier",
    ),
    "Altium": (
        "Comment|Description|Designator|Footprint|LibRef|Quantity",
        "- name - - - quantity",
    ),
    "EasyEDA": (
        "ID|Name|Designator|Footprint|Quantity|Manufacturer Part|Maker|Supplier|Price",
        "- name - - quantity number - supplier price",
    ),
    "Chinese": (
        "层级|物料编码|物料名称|用量|单位|单重(g)|供应商|单价(人民币)",
        "level number name quantity unit mass supplier price",
    ),
    "Japanese": (
        "レベル|品番|品名|員数|単位|質量(kg)|仕入先|原産国",
        "level number name quantity unit mass supplier country",
    ),
    "Korean": (
        "레벨|품번|품명|수량|단위|중량(g)|협력사",
        "level number name quantity unit mass supplier",
    ),
    "parents": (
        "Parent Item|Child Item|Qty Per|UoM",
        "parent number quantity unit",
    ),
    "IMDS report": (
        "Level|Item Type|Name|Part/Item No.|Quantity|Weight|Unit|Portion (%)|CAS No.",
        "level row-kind name number quantity mass mass-unit share cas",
    ),
    "declaration": (
        "Part No.|Substance name|CAS No.|Portion (%)|Mass (mg)|Country of origin",
        "number substance cas share content-mass origin",
    ),
    "assay": (
        "Element|Content (%)|Method",
        "substance share -",
    ),
    "Chinese certificate": (
        "炉号|牌号|Nd(%)|Pr(%)|Dy(%)|Tb(%)",
        "number grade share share share share",
    ),
}


@pytest.mark.parametrize("origin", EXPORTS)
def test_the_usual_exports_are_known(origin: str) -> None:
    header, meanings = EXPORTS[origin]
    cells = ["1"] * (header.count("|") + 1)
    kinds = [["1", "Component"], ["2", "Material"]]
    found = uses(propose(Sheet([header.split("|"), cells, *kinds])))

    assert [found.get(n, "-") for n in range(len(cells))] == meanings.split()


def test_material_means_what_the_other_columns_leave() -> None:
    assert uses(proposed("Material|Qty\nA|1"))[0] == "number"
    assert uses(proposed("Part number|Material\nA|42CrMo4"))[1] == "grade"
    assert uses(proposed("Part number|Material|CAS\nA|Iron|7439-89-6"))[1] == (
        "substance"
    )


def test_a_type_tells_parts_from_materials_only_if_its_cells_do() -> None:
    tree = proposed("Level|Type|Name\n1|Component|A\n2|Material|steel")
    other = proposed("Level|Type|Name\n1|SMD|A\n2|THT|B")

    assert uses(tree)[1] == "row-kind"
    assert 1 not in uses(other)


def test_a_unit_belongs_to_the_column_that_it_follows() -> None:
    table = sheet("Part number|Usage|Unit|Weight|Unit|Price (EUR)\nA|1|EA|5|G|1")
    found = propose(table)

    assert list(uses(found).values()) == [
        *("number", "quantity", "unit", "mass", "mass-unit", "price"),
    ]
    assert uses(proposed("Part number|Weight|Unit\nA|5|G"))[2] == "mass-unit"
    assert uses(proposed("Part number|Weight (g)|Unit\nA|5|EA"))[2] == "unit"


def test_an_assembly_is_a_parent_if_the_table_holds_it() -> None:
    held = proposed("Assembly|Component|Qty\nM|R|1\nR|S|1")
    other = proposed("Assembly|Component|Qty\nyes|R|1\nno|S|1")

    assert (held.levels, uses(held)[0]) == ("parent", "parent")
    assert (other.levels, uses(other)) == ("none", {1: "number", 2: "quantity"})


def test_a_remanence_is_no_bromine() -> None:
    found = proposed("Lot No.|Nd (%)|Dy (%)|Br (T)|Hcj\nL|30|1|1.3|20")

    assert uses(found) == {0: "number", 1: "share", 2: "share"}
    assert proposed("Lot No.|Br (ppm)\nL|30").columns[1].substance == "Br"


def test_a_preamble_and_a_missing_row_stand_before_the_header() -> None:
    table = Sheet(
        [
            ["Bill of materials for switch, 13.09.2019"],
            None,
            ["Qty", "Part", "Value", "Description", "Part number"],
            [Exact("2"), "CAB1, CAB7", "WIRE", "Cable", Exact("370103009")],
        ]
    )
    found = propose(table)

    assert found is not None
    assert (found.header, found.first) == (3, 4)
    assert uses(found) == {0: "quantity", 3: "name", 4: "number"}


def test_units_under_the_names_belong_to_them() -> None:
    found = proposed("Part no.|Weight|Unit price\n|[g]|(EUR/kg)\nA|5|3")
    mass, price = found.columns[1:]

    assert (found.header, found.first) == (1, 3)
    assert mass.unit == "g"
    assert (price.currency, price.per) == ("EUR", "kg")


def test_a_certificate_lends_its_unit_to_each_element() -> None:
    found = proposed(
        "Certificate 17||||\n"
        "Lot No.|Chemical composition (wt%)|||\n"
        "|Nd|Pr|Dy|Tb\n"
        "L1|24|6|0.5|<0.01"
    )

    assert found.first == 4
    assert uses(found) == {
        0: "number",
        1: "share",
        2: "share",
        3: "share",
        4: "share",
    }
    assert [use.substance for use in found.columns] == ["", "Nd", "Pr", "Dy", "Tb"]
    assert {use.unit for use in found.columns[1:]} == {"wt%"}


def test_one_element_is_believed_if_its_unit_stands_with_it() -> None:
    assert proposed("Part number|Dy [ppm]\nA|5").columns[1].substance == "Dy"
    assert uses(proposed("Part number|In|Qty\nA|5|1")) == {0: "number", 2: "quantity"}


def test_a_grade_is_never_a_content() -> None:
    found = proposed("Part number|Magnet grade|Mass (g)\nA|42SH|5")

    assert uses(found) == {0: "number", 1: "grade", 2: "mass"}


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1,5", "2"], ","),
        (["1.5", "2"], "."),
        (["1,234"], ""),
        (["1.234", "12.345"], ""),
        (["1.234", "0.5"], "."),
        (["1,234", "0,500"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1234.567"], "."),
        (["7", "8"], "."),
        ([Exact("1.234")], "."),
        ([*["1.234"] * 3_000, "0.1"], "."),
    ],
)
def test_the_decimal_sign_is_told_by_the_whole_column(
    cells: list[str], sign: str
) -> None:
    rows = [["Part number", "Mass (g)"], *(["A", cell] for cell in cells)]
    found = propose(Sheet(rows))

    assert found is not None
    assert found.columns[1].decimal == sign


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["0", "1", "2"], "number"),
        ([".1", "..2", ".1"], "dots"),
        (["1", "1.1", "1.1.1", "1.2"], "path"),
        (["~1", " 2", "  3"], "indent"),
    ],
)
def test_the_style_of_a_tree_is_told_by_its_levels(
    cells: list[str], style: str
) -> None:
    rows = [["Level", "Part number"], *([cell.strip("~"), "A"] for cell in cells)]
    found = propose(Sheet(rows))

    assert found is not None
    assert found.levels == style


def test_a_tree_may_stand_in_positions_or_in_the_names() -> None:
    by_path = proposed("Pos.|Part number\n1|A\n1.1|B\n1.2|C")
    by_indent = propose(Sheet([["Part number", "Qty"], ["A", "1"], ["  B", "1"]]))
    by_dots = propose(Sheet([["Part number", "Qty"], ["A", "1"], ["..B", "1"]]))

    assert by_path.levels == "path"
    assert by_indent is not None
    assert by_indent.levels == "indent"
    assert [use.use for use in by_indent.columns] == ["level", "number", "quantity"]
    assert by_dots is not None
    assert by_dots.levels == "dots"


@pytest.mark.parametrize("name", ["+5V regulator", "-12V supply", ".50 nut", " nut"])
def test_a_name_that_begins_with_a_sign_is_no_deeper_part(name: str) -> None:
    flat = propose(Sheet([["Part number", "Name"], ["A", "board"], ["B", name]]))

    assert flat is not None
    assert flat.levels == "none"


@pytest.mark.parametrize("name", ["- nut", "|-- nut", "..nut", ". nut", "  nut"])
def test_a_name_that_is_marked_as_deeper_is(name: str) -> None:
    deep = propose(Sheet([["Part number", "Name"], ["A", "board"], ["B", name]]))

    assert deep is not None
    assert deep.levels in {"dots", "indent"}


def test_where_no_header_is_found_nothing_is_proposed() -> None:
    found = proposed("alpha|beta\n1|2")

    assert found.header == 0
    assert found.columns == ()
    assert propose(Sheet([])) is None


def test_a_header_is_known_again_whatever_its_case_and_spaces() -> None:
    assert header_key(["Part No.", "Qty", ""]) == header_key(["part  no.", "QTY"])
    assert header_key(["Part No.", "Qty"]) != header_key(["Qty", "Part No."])
    assert header_key(["", ""]) == ""


@pytest.mark.parametrize(
    ("written", "unit", "code", "per"),
    [
        ("Price [EUR]", "", "EUR", ""),
        ("Unit price (USD/kg)", "", "USD", "kg"),
        ("Preis EUR", "", "EUR", ""),
        ("单价（元/kg）", "", "", "kg"),
        ("Price ($)", "", "", ""),
        ("単価(円)", "", "JPY", ""),
        ("Mass (g)", "g", "", ""),
        ("Gewicht in kg", "kg", "", ""),
        ("weight_kg", "kg", "", ""),
        ("Mass [kg/m²]", "kg/m²", "", ""),
        ("Content wt.-%", "wt.-%", "", ""),
        ("Measured mass (per UoM)", "", "", ""),
    ],
)
def test_units_and_currencies_are_taken_from_a_heading(
    written: str, unit: str, code: str, per: str
) -> None:
    found = heading(written)

    assert found.kind
    assert (found.unit, found.currency, found.per) == (unit, code, per)


def test_a_sign_of_several_currencies_names_none() -> None:
    assert [currency(text) for text in ("$", "¥", "元", "kr", "ABC")] == [""] * 5
    assert [currency(text) for text in ("€", "人民币", "usd", "원")] == [
        "EUR",
        "CNY",
        "USD",
        "KRW",
    ]


def test_a_formula_is_told_from_a_word() -> None:
    assert symbols("Dy2O3") == ("Dy", "O")
    assert symbols("Qty") == ()


def test_every_name_of_a_column_means_one_thing() -> None:
    table = read_toml(resources() / "imports" / "columns.toml")
    named = [
        (name, kind)
        for kind, languages in table.items()
        if kind in KINDS
        for names in languages.values()
        for name in names
    ]
    meant: dict[str, set[str]] = {}
    for name, kind in named:
        meant.setdefault(name.casefold().replace(" ", ""), set()).add(kind)

    assert set(table) == {*KINDS, ELEMENT, TOTAL, MATERIAL}
    assert {n: k for n, k in meant.items() if len(k) > 1} == {}


def test_a_percentage_of_a_workbook_needs_no_unit() -> None:
    table = Sheet([["Substance", "CAS", "Content"], ["Dy", "", Percent("0.05")]])
    found = propose(table)

    assert uses(found) == {0: "substance", 1: "cas", 2: "share"}
