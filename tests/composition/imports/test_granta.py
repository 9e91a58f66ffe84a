"""Granta bills: parts in parts, shares of their own, records unseen."""

from fractions import Fraction

import pytest

from forms.composition.bill import Line
from forms.composition.imports.systems import granta
from forms.composition.imports.troubles import Caution, Refusal
from forms.numbers import exact
from tests.composition.imports.chain import refusal, refused, sample, told


def bill(inner: str, version: str = "23/01") -> str:
    space = f"http://www.grantadesign.com/{version}/BillOfMaterialsEco"
    return f'<PartsEco xmlns="{space}"><Components>{inner}</Components></PartsEco>'


def part(inner: str, mass: str = "", unit: str = "kg/Part") -> str:
    weight = f'<MassPerUom Unit="{unit}">{mass}</MassPerUom>' if mass else ""
    return f"<Part>{weight}<PartNumber>P-1</PartNumber><Name>rotor</Name>{inner}</Part>"


def substance(name: str, share: str, more: str = "") -> str:
    return (
        f"<Substance><Percentage>{share}</Percentage>{more}<MISubstanceReference/>"
        f"<Name>{name}</Name></Substance>"
    )


def only(inner: str) -> Line:
    """Return the one line of a bill."""
    (line,) = told(bill(inner)).lines
    return line


def test_the_sample_weighs_eight_kilograms_and_holds_lead_oxide_by_name() -> None:
    found = told(sample("granta_bom-1711.xml"))
    one, new, two = found.lines
    inner = sum(exact(each.mass) * exact(each.quantity) for each in (new, two))
    lead = new.contents[0]

    assert (found.format, found.version) == ("granta", "17/11")
    assert exact(one.quantity) * inner == 8000
    assert {new.parent, two.parent} == {one.id}
    assert exact(lead.share) * exact(new.mass) / 100 == 1320
    assert (lead.name, lead.cas) == ("Lead oxide", "")
    assert [each.given for each in found.of(Caution.NAME_ONLY)] == ["Lead oxide"]


def test_the_sample_declares_two_thirds_and_four_fifths_and_no_more() -> None:
    found = told(sample("granta_bom-1711.xml"))
    (reference,) = found.of(Caution.ONLY_A_REFERENCE)

    assert [each.given for each in found.of(Caution.SHARES_NOT_WHOLE)] == ["66", "80"]
    assert reference.path == "Part[1]/Part[2]/Materials/Material[1]"
    assert not any(line.is_complete for line in found.lines)
    assert found.of(Caution.NO_NUMBER)[0].path == "Part[1]/Part[2]"
    assert {Caution.NO_ORIGIN, Caution.NO_PRICE} <= found.cautions


def test_the_other_sample_is_no_readable_bill() -> None:
    said = refused(sample("granta_invalid-bom.xml"))

    assert said.refusal is Refusal.OTHER_CHILDREN
    assert said.given == "<part>"


@pytest.mark.parametrize("version", granta.VERSIONS)
def test_each_known_version_is_read(version: str) -> None:
    found = told(
        bill(
            part(f"<Substances>{substance('dysprosium', '2.5')}</Substances>"), version
        )
    )

    assert found.version == version
    assert found.lines[0].contents[0].share == "2.5"


def test_a_quantity_may_be_a_length_and_the_mass_is_one_of_its_unit() -> None:
    line = only(
        '<Part><Quantity Unit="mm">250</Quantity><MassPerUom Unit="kg/m">0.8'
        "</MassPerUom><PartNumber>wire</PartNumber></Part>"
    )

    assert (line.quantity, line.unit, line.mass) == ("250", "mm", "0.8")


def test_a_quantity_may_be_a_mass() -> None:
    line = only(
        '<Part><Quantity Unit="kg">0.25</Quantity><PartNumber>glue</PartNumber></Part>'
    )

    assert (line.quantity, line.unit, line.mass) == ("0.25", "kg", "1000")


@pytest.mark.parametrize("unit", ["stone/Part", "kg/m", "m/Part", ""])
def test_a_mass_whose_unit_does_not_fit_is_not_known(unit: str) -> None:
    found = told(bill(part("", "2", unit)))

    assert found.lines[0].mass == ""
    assert Caution.UNIT_NOT_READ in found.cautions


@pytest.mark.parametrize("given", ["-2", "NaN", "1,5", "1E999"])
def test_a_mass_that_is_no_number_is_not_known(given: str) -> None:
    found = told(bill(part("", given)))

    assert found.lines[0].mass == ""
    assert Caution.UNIT_NOT_READ in found.cautions


def test_a_share_by_volume_is_no_share_by_mass() -> None:
    volume = '<VolumePerUom Unit="m^3/Part">1</VolumePerUom>'
    inner = f"{volume}<Substances>{substance('x', '5')}</Substances>"
    found = told(bill(part(inner)))

    assert found.lines[0].contents[0].share == ""
    assert Caution.BY_VOLUME in found.cautions


def test_what_was_used_in_production_may_be_there_no_more() -> None:
    inner = substance("terbium", "5", "<Category>UsedInProduction</Category>")
    line = only(part(f"<Substances>{inner}</Substances>", "1"))

    assert line.contents[0].share == "0..5"


def test_a_material_may_be_told_by_mass() -> None:
    inner = (
        '<Materials><Material><Mass Unit="g">20</Mass><MIMaterialReference/>'
        "<Identity>NdFeB</Identity></Material></Materials>"
    )
    line = only(part(inner, "0.5"))

    assert (line.contents[0].mass, line.contents[0].share) == ("20", "")


def test_a_country_of_manufacture_is_kept_and_a_region_is_not() -> None:
    at = "<Location><MILocationReference/><Identity>{}</Identity></Location>"
    found = told(bill(part(at.format("Estonia")) + part(at.format("RAS"))))

    assert [line.country for line in found.lines] == ["EE", ""]
    assert [each.given for each in found.of(Caution.NO_COUNTRY)] == ["RAS"]


def test_a_missing_namespace_is_noticed() -> None:
    found = told(f"<PartsEco><Components>{part('')}</Components></PartsEco>")

    assert found.format == "granta"
    assert Caution.NO_NAMESPACE in found.cautions


def test_another_namespace_is_another_format() -> None:
    assert refusal('<PartsEco xmlns="urn:x"/>') is Refusal.NOT_KNOWN


def test_a_part_of_a_database_is_unknown() -> None:
    found = told(bill(part("<MIPartReference/>")))

    assert Caution.ONLY_A_REFERENCE in found.cautions
    assert not found.lines[0].is_complete


def test_shares_stay_with_their_own_part_however_deep_it_stands() -> None:
    inner = part(f"<Substances>{substance('samarium', '25')}</Substances>", "0.004")
    for _ in range(60):
        inner = part(f"<Components>{inner}</Components>", "9")
    found = told(bill(inner))
    deepest = found.lines[-1]

    assert len(found.lines) == 61
    assert (deepest.mass, deepest.contents[0].share) == ("4", "25")
    assert exact(deepest.mass) * exact(deepest.contents[0].share) / 100 == Fraction(1)


def test_substances_and_parts_of_one_part_are_weighed_together() -> None:
    inner = f"<Substances>{substance('iron', '60')}</Substances>"
    found = told(bill(part(f"<Components>{part('', '0.5')}</Components>{inner}", "1")))
    (over,) = found.of(Caution.MASS_OVER_WHOLE)

    assert (over.given, over.expected) == ("1100 g", "1000 g")


def test_an_assembly_that_weighs_more_than_its_parts_holds_an_unknown_rest() -> None:
    known = told(bill(part(f"<Components>{part('', '0.4')}</Components>", "1")))
    open_ = told(bill(part(f"<Components>{part('')}</Components>", "1")))

    assert [each.mass for each in known.lines[0].contents] == ["600"]
    assert open_.lines[0].contents == ()


def test_a_share_beyond_the_whole_is_not_known() -> None:
    found = told(bill(part(f"<Substances>{substance('x', '100.1')}</Substances>")))

    assert found.lines[0].contents[0].share == ""
    assert Caution.UNIT_NOT_READ in found.cautions
