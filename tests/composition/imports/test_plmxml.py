"""PLMXML: a graph of parts becomes a tree; instances are counted, rings refused."""

import pytest

from forms.composition.imports.systems import graphs, plmxml
from forms.composition.imports.troubles import Caution, Refusal
from forms.numbers import exact
from tests.composition.imports.chain import refusal, refused, told

SPACE = "http://www.plmxml.org/Schemas/PLMXMLSchema"


def document(inner: str, roots: str = "", version: str = "6") -> str:
    refs = f' rootRefs="{roots}"' if roots else ""
    return (
        f'<PLMXML xmlns="{SPACE}" schemaVersion="{version}"><ProductDef id="d">'
        f'<InstanceGraph id="g"{refs}>{inner}</InstanceGraph></ProductDef></PLMXML>'
    )


def user(**values: str) -> str:
    inner = "".join(
        f'<UserValue title="{title.replace("_", " ")}" value="{value}"/>'
        for title, value in values.items()
    )
    return f"<UserData>{inner}</UserData>"


def view(name: str, children: str = "", inner: str = "") -> str:
    return (
        f'<ProductRevisionView id="{name}" name="{name}" instanceRefs="{children}">'
        f"{inner}</ProductRevisionView>"
    )


def instance(name: str, part: str, more: str = "") -> str:
    return f'<ProductInstance id="{name}" partRef="#{part}" {more}/>'


MOTOR = (
    instance("r", "motor")
    + view("motor", "a b c")
    + instance("a", "rotor")
    + instance("b", "bolt")
    + instance("c", "bolt")
    + view("rotor", "m1 m2 m3 m4")
    + "".join(instance(f"m{n}", "magnet") for n in range(1, 5))
    + view("magnet")
    + view("bolt")
)


@pytest.mark.parametrize("version", plmxml.VERSIONS)
def test_repeated_instances_are_a_quantity(version: str) -> None:
    found = told(document(MOTOR, "r", version))

    assert (found.format, found.version) == ("plmxml", version)
    assert [(line.name, line.parent, line.quantity) for line in found.lines] == [
        ("motor", "", "1"),
        ("rotor", "1", "1"),
        ("magnet", "2", "4"),
        ("bolt", "1", "2"),
    ]
    assert {
        Caution.NO_COMPOSITION,
        Caution.NO_ORIGIN,
        Caution.NO_PRICE,
    } <= found.cautions


def test_the_top_is_found_where_no_root_is_named() -> None:
    assert told(document(MOTOR)).lines[0].name == "motor"


def test_a_quantity_may_be_written_on_an_instance() -> None:
    inner = view("motor", "a b") + instance("a", "wire", 'quantity="2.5"')
    found = told(document(inner + instance("b", "wire") + view("wire")))

    assert found.lines[1].quantity == "3.5"


def test_a_quantity_that_cannot_be_read_is_not_known() -> None:
    inner = view("motor", "a") + instance("a", "wire", 'quantity="some"') + view("wire")
    found = told(document(inner))

    assert found.lines[1].quantity == ""
    assert Caution.UNIT_NOT_READ in found.cautions


def test_what_users_added_is_taken_where_its_title_is_known() -> None:
    added = user(
        Mass="12.5 g",
        Material="N42SH",
        Supplier="Magnet Works",
        Country_of_Origin="China",
        Price="3.20 EUR",
        Colour="grey",
    )
    (line,) = told(document(view("W01-8/02;1-Magnet", "", added))).lines

    assert (line.number, line.revision, line.name) == ("W01-8", "02", "Magnet")
    assert (line.mass, line.grade, line.supplier) == ("12.5", "N42SH", "Magnet Works")
    assert (line.country, line.prices[0].amount) == ("CN", "3.2 EUR")
    assert line.contents == ()


@pytest.mark.parametrize("given", ["12.5", "12,5 g", "about 12 g", "5 m"])
def test_a_mass_without_a_unit_or_in_two_readings_is_not_known(given: str) -> None:
    found = told(document(view("a", "", user(Mass=given))))

    assert found.lines[0].mass == ""
    assert [each.given for each in found.of(Caution.UNIT_NOT_READ)] == [given]


def test_a_price_without_currency_and_a_country_that_is_none_are_not_known() -> None:
    added = user(Price="3.20", Country_of_Origin="Ruritania")
    found = told(document(view("a", "", added)))

    assert (found.lines[0].prices, found.lines[0].country) == ((), "")
    assert {Caution.NO_CURRENCY, Caution.NO_COUNTRY} <= found.cautions


def test_a_part_of_another_file_is_named_and_unknown() -> None:
    inner = view("motor", "a") + (
        '<ProductInstance id="a" name="base" partRef="base.plmxml#base-view"/>'
    )
    found = told(document(inner))

    assert [line.name for line in found.lines] == ["motor", "base"]
    assert [each.given for each in found.of(Caution.OTHER_FILE)] == [
        "base.plmxml#base-view"
    ]


def test_occurrences_of_a_structure_are_read_too() -> None:
    occurrences = (
        '<ProductView id="v" primaryOccurrenceRef="o1">'
        '<Occurrence id="o1" occurrenceRefs="o2 o3 o4" instancedRef="#r1"/>'
        '<Occurrence id="o2" instancedRef="#r2"/>'
        '<Occurrence id="o3" instancedRef="#r2"/>'
        '<Occurrence id="o4" instancedRef="#r3"><UserData>'
        '<UserValue title="Quantity" value="7"/></UserData></Occurrence></ProductView>'
        '<ProductRevision id="r1" name="motor" revision="A" masterRef="#p1"/>'
        '<Product id="p1" productId="M-1" name="motor"/>'
        '<ProductRevision id="r2" name="magnet"/><ProductRevision id="r3" name="bolt"/>'
    )
    found = told(f'<PLMXML xmlns="{SPACE}">{occurrences}</PLMXML>')

    assert [(line.name, line.number, line.quantity) for line in found.lines] == [
        ("motor", "M-1", "1"),
        ("magnet", "", "2"),
        ("bolt", "", "7"),
    ]
    assert found.lines[0].revision == "A"


def test_a_ring_is_refused_and_named() -> None:
    inner = view("A", "x") + instance("x", "B") + view("B", "y") + instance("y", "A")
    said = refused(document(inner, "y"))

    assert said.refusal is Refusal.CYCLE
    assert said.given == "A → B → A"


def test_a_ring_that_no_root_leads_to_is_refused_too() -> None:
    ring = view("A", "x") + instance("x", "B") + view("B", "y") + instance("y", "A")

    assert refusal(document(MOTOR + ring, "r")) is Refusal.CYCLE


def test_a_very_deep_structure_is_read_without_recursion() -> None:
    levels = 20_000
    inner = "".join(
        view(f"p{n}", f"i{n + 1}") + instance(f"i{n + 1}", f"p{n + 1}")
        for n in range(levels)
    )
    found = told(document(inner + view(f"p{levels}")))

    assert len(found.lines) == levels + 1
    assert found.lines[-1].parent == found.lines[-2].id


def test_a_heavily_shared_structure_is_told_part_by_part_with_exact_totals() -> None:
    levels = 60
    inner = "".join(
        view(f"p{n}", f"a{n} b{n} c{n}")
        + instance(f"a{n}", f"p{n + 1}")
        + instance(f"b{n}", f"p{n + 1}")
        + instance(f"c{n}", f"p{n + 2}")
        for n in range(levels)
    )
    found = told(document(inner + view(f"p{levels}") + view(f"p{levels + 1}")))
    totals = [1, 2]
    for _ in range(levels - 1):
        totals.append(2 * totals[-1] + totals[-2])

    assert Caution.SHARED_PARTS in found.cautions
    assert len(found.lines) == levels + 2
    assert {line.parent for line in found.lines[1:]} == {"1"}
    by_name = {line.name: line.quantity for line in found.lines}
    assert by_name[f"p{levels}"] == str(totals[levels])


def test_a_total_beyond_all_reason_is_not_known() -> None:
    levels = 60
    inner = "".join(
        view(f"p{n}", f"a{n} c{n}")
        + instance(f"a{n}", f"p{n + 1}", 'quantity="9"')
        + instance(f"c{n}", f"p{n + 2}")
        for n in range(levels)
    )
    found = told(document(inner + view(f"p{levels}") + view(f"p{levels + 1}")))
    by_name = {line.name: line.quantity for line in found.lines}

    assert by_name["p3"] == "747"
    assert by_name[f"p{levels}"] == ""


def test_totals_of_a_flat_telling_are_those_of_the_tree(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stator = instance("d", "stator") + view("stator", "m1 m2 m3")
    shared = document(MOTOR.replace('"a b c"', '"a b c d"') + stator, "r")
    tree = told(shared)
    monkeypatch.setattr(graphs, "LINES", 5)
    flat = told(shared)

    assert [line.quantity for line in tree.lines if line.name == "magnet"] == ["4", "3"]
    assert {line.name: exact(line.quantity) for line in flat.lines} == {
        "motor": 1,
        "rotor": 1,
        "stator": 1,
        "magnet": 7,
        "bolt": 2,
    }


def test_a_tree_that_is_too_large_in_any_telling_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graphs, "LINES", 3)

    assert refusal(document(MOTOR, "r")) is Refusal.TOO_MANY_ELEMENTS


def test_a_missing_namespace_is_noticed() -> None:
    bare = document(MOTOR, "r").replace(f' xmlns="{SPACE}"', "")

    assert Caution.NO_NAMESPACE in told(bare).cautions


def test_the_right_root_without_a_structure_is_refused() -> None:
    said = refused(f'<PLMXML xmlns="{SPACE}"><Other/></PLMXML>')

    assert said.refusal is Refusal.OTHER_CHILDREN
