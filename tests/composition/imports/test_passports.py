"""Catena-X passports: what a product is made of, and where its materials come from."""

import datetime as dt
from copy import deepcopy
from typing import Any

import pytest

from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import refused, sample, told

NDFEB: dict[str, Any] = {
    "materialOrigin": "CN",
    "materialIdentifications": [
        {
            "materialId": "7429-91-6",
            "materialListTypeId": "CAS",
            "materialName": "dysprosium",
        },
        {"materialId": "231-073-9", "materialListTypeId": "EC", "materialName": ""},
    ],
    "recycled": 0,
    "concentrationInformation": {
        "concentration": {
            "concentrationValue": 2.5,
            "concentrationUnit": "unit:percent",
        },
        "concentrationRange": {
            "minConcentration": {
                "concentrationValue": 20000,
                "concentrationUnit": "unit:partPerMillion",
            },
            "maxConcentration": {
                "concentrationValue": 3,
                "concentrationUnit": "unit:percent",
            },
        },
    },
}
PRODUCT: dict[str, Any] = {
    "metadata": {
        "specVersion": "urn:io.catenax.generic.digital_product_passport:7.0.0",
        "passportStatus": "approved",
        "passportIdentifier": "urn:uuid:1",
        "issueDate": "2026-03-01",
        "economicOperator": {"economicOperatorNames": ["Seller"]},
    },
    "identification": {
        "partTypeInformation": {
            "manufacturerPartId": "M-42",
            "nameAtManufacturer": "magnet",
        }
    },
    "characteristics": {
        "physicalDimension": {"weight": {"value": 1.25, "unit": "unit:kilogram"}}
    },
    "operation": {
        "manufacturing": {
            "manufacturer": {"manufacturerNames": ["Maker"]},
            "facilities": [
                {"facilityAddress": {"country": {"shortName": "EE-37"}}},
            ],
        }
    },
    "composition": {
        "materialInformation": {"materials": [NDFEB]},
        "componentInformation": {
            "applicable": True,
            "content": [{"componentName": "coating", "componentCode": "C-1"}],
        },
    },
}


def product(**material: Any) -> dict[str, Any]:
    changed = deepcopy(PRODUCT)
    changed["composition"]["materialInformation"]["materials"][0] |= material
    return changed


def test_the_sample_tells_an_origin_and_is_doubted_where_it_should_be() -> None:
    found = told(sample("catenax_DigitalProductPassport_7.0.0.json"))
    product, component = found.lines
    (content,) = product.contents

    assert (found.format, found.version) == ("product-passport", "7.0.0")
    assert (product.number, product.name) == ("123-0.740-3434-A", "Mirror left")
    assert (product.mass, product.supplier) == ("20", "ABC")
    assert (content.cas, content.share) == ("", "0.00053")
    assert content.name == "phenolphthalein (201-004-7)"
    assert [(o.country, o.as_given) for o in content.origins] == [
        ("CN", "CN; recycled: 12.5 %")
    ]
    assert (component.parent, component.number) == (product.id, "ABC123")
    assert found.of(Caution.EC_NUMBER)[0].given == "201-004-7"
    assert "AY-I" in {each.given for each in found.of(Caution.NO_COUNTRY)}
    assert found.of(Caution.NOT_FINAL)[0].given == "draft"
    assert {Caution.NO_PRICE, Caution.SHARES_NOT_WHOLE} <= found.cautions
    assert not product.prices
    assert not content.prices


def test_a_product_carries_what_joins_it() -> None:
    found = told(PRODUCT)
    line = found.lines[0]

    assert (line.supplier, line.number, line.name) == ("Maker", "M-42", "magnet")
    assert (line.mass, line.country) == ("1250", "EE")
    assert line.contents[0].evidence == line.evidence
    assert line.evidence[0].issued == dt.date(2026, 3, 1)
    assert Caution.NOT_FINAL not in found.cautions


def test_a_share_is_as_wide_as_all_that_is_told_of_it() -> None:
    (content,) = told(PRODUCT).lines[0].contents

    assert content.share == "2..3"
    assert (content.name, content.cas) == ("dysprosium (EC 231-073-9)", "7429-91-6")


def test_a_range_without_a_beginning_begins_at_nothing() -> None:
    most = {"concentrationValue": 4, "concentrationUnit": "unit:partPerMillion"}
    limits = {"concentrationRange": {"maxConcentration": most}}
    (content,) = told(product(concentrationInformation=limits)).lines[0].contents

    assert content.share == "0..0.0004"


@pytest.mark.parametrize(
    ("value", "unit"), [(5, "unit:mole"), (5, ""), (101, "unit:percent")]
)
def test_a_share_that_cannot_be_worked_out_is_not_known(value: int, unit: str) -> None:
    told_of = {"concentrationValue": value, "concentrationUnit": unit}
    found = told(product(concentrationInformation={"concentration": told_of}))

    assert found.lines[0].contents[0].share == ""
    assert Caution.UNIT_NOT_READ in found.cautions


def test_a_cas_number_with_a_wrong_digit_is_not_mended() -> None:
    wrong = {"materialId": "7429-91-7", "materialListTypeId": "CAS"}
    found = told(product(materialIdentifications=[wrong]))

    assert found.lines[0].contents[0].cas == ""
    assert found.of(Caution.NO_CAS_NUMBER)[0].given == "7429-91-7"


def test_a_material_without_an_origin_says_so() -> None:
    found = told(product(materialOrigin=None, recycled=None))

    assert found.lines[0].contents[0].origins == ()
    assert found.of(Caution.NO_ORIGIN)[0].path.endswith("materials[0]")


def test_works_in_two_countries_are_no_country_of_manufacture() -> None:
    changed = product()
    changed["operation"]["manufacturing"]["facilities"].append(
        {"facilityAddress": {"country": {"shortName": "CN-36"}}}
    )
    found = told(changed)

    assert found.lines[0].country == ""
    assert found.of(Caution.STEP_IN_SEVERAL)[0].given == "CN, EE"


def test_a_name_that_hides_letters_is_said_with_their_codes() -> None:
    odd = {"materialName": "dyspro\u200bsium", "materialListTypeId": "IUPAC"}
    found = told(product(materialIdentifications=[odd, odd]))
    (notice,) = found.of(Caution.MISLEADING_LETTERS)

    assert notice.given == "dyspro⟦U+200B⟧sium"
    assert notice.path.endswith("materials[0]")
    assert found.lines[0].contents[0].name == "dyspro\u200bsium"


def test_another_version_is_told_by_name() -> None:
    changed = product()
    spec = "urn:samm:io.catenax.generic.digital_product_passport:8.0.0"
    changed["metadata"]["specVersion"] = spec

    found = told(changed)

    assert found.version == "8.0.0"
    assert found.of(Caution.UNKNOWN_VERSION)[0].given == "8.0.0"


SUBSTANCE: dict[str, Any] = {
    "unit": "unit:percent",
    "concentration": 97.5,
    "id": [{"type": "CAS", "name": "samarium", "id": "7440-19-9"}],
}
GENERIC: dict[str, Any] = {
    "metadata": {"status": "approved", "economicOperatorId": "BPNL1"},
    "identification": {
        "type": {"manufacturerPartId": "SM-1", "nameAtManufacturer": "samarium"}
    },
    "operation": {"manufacturer": {"manufacturer": "BPNL2"}},
    "characteristics": {
        "physicalDimension": {"weight": {"value": 3, "unit": "unit:kilogram"}}
    },
    "materials": {
        "materialComposition": {"applicable": True, "content": [SUBSTANCE]},
        "substancesOfConcern": {
            "applicable": True,
            "content": [
                SUBSTANCE,
                {
                    "unit": "unit:partPerMillion",
                    "concentrationRange": [{"max": 26, "min": 21}],
                    "id": [{"type": "CAS", "name": "lead", "id": "7439-92-1"}],
                },
            ],
        },
    },
}


def test_a_chemical_passport_tells_the_composition_and_no_more() -> None:
    found = told({"generic": GENERIC, "specific": {"productType": "substance"}})
    (line,) = found.lines

    assert (found.format, found.version) == ("chemical-passport", "3.0.0")
    assert (line.supplier, line.number, line.mass) == ("BPNL2", "SM-1", "3000")
    assert [(c.cas, c.share) for c in line.contents] == [
        ("7440-19-9", "97.5"),
        ("7439-92-1", "0.0021..0.0026"),
    ]
    assert {Caution.NO_ORIGIN, Caution.NO_PRICE} <= found.cautions
    assert found.of(Caution.SHARES_NOT_WHOLE)[0].given == "97.5021"


def test_the_kind_of_a_drives_magnets_is_a_hint_and_never_a_content() -> None:
    machine = {
        "id": "E-1",
        "technology": "PSM",
        "permanentMagnetType": "Neodymium Iron Boron",
        "weight": {"value": 20, "unit": "unit:kilogram"},
    }
    found = told({"generic": GENERIC, "specific": {"eMachine": machine}})
    drive, inside = found.lines

    assert (found.format, found.version) == ("drive-passport", "2.0.0")
    assert (inside.parent, inside.number, inside.mass) == (drive.id, "E-1", "20000")
    assert inside.grade == "Neodymium Iron Boron"
    assert inside.contents == ()


def test_a_substance_of_which_only_the_most_is_told_may_be_absent() -> None:
    most = SUBSTANCE | {"concentration": None, "concentrationRange": [{"max": 2}]}
    listed = {"materialComposition": {"content": [most]}}
    found = told(
        {
            "generic": GENERIC | {"materials": listed},
            "specific": {"productType": "mixture"},
        }
    )

    assert [each.share for each in found.lines[0].contents] == ["0..2"]


@pytest.mark.parametrize("version", ["5.0.0", "6.1.0"])
def test_an_earlier_product_passport_tells_the_composition(version: str) -> None:
    spec = f"urn:io.catenax.generic.digital_product_passport:{version}"
    stated = {"specVersion": spec} if version > "6" else {}
    metadata = GENERIC["metadata"] | stated
    found = told(GENERIC | {"metadata": metadata})

    assert (found.format, found.version) == ("product-passport", version)
    assert [c.cas for c in found.lines[0].contents] == ["7440-19-9", "7439-92-1"]
    assert {Caution.NO_ORIGIN, Caution.NO_PRICE} <= found.cautions
    assert Caution.UNKNOWN_VERSION not in found.cautions


def test_a_passport_without_materials_says_so() -> None:
    halves = {"generic": {}, "specific": {"productType": "mixture"}}

    assert Caution.NO_COMPOSITION in told(halves).cautions


def test_a_damaged_passport_is_refused_by_its_path() -> None:
    found = refused(product(materialOrigin=["CN"]))

    assert found.refusal is Refusal.OTHER_TYPE
    assert found.path.endswith("materials[0].materialOrigin")
