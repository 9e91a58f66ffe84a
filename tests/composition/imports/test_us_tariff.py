"""Catena-X UsTariffInformation: origin by value, and what it leaves open stays open."""

from copy import deepcopy
from typing import Any

import pytest

from forms.composition.bill import Origin, Price
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import refused, sample, told

PART: dict[str, Any] = {
    "globalAssetId": "1f6c2f1e-0000-4000-8000-0123456789ab",
    "referenceNumber": "PO-4711",
    "partWeight": 2.0,
    "partOriginCountry": "EST",
    "partValue": {"amount": 120.50, "currency": "EUR"},
    "customsClassification": {
        "customClassificationCode": "8505.11",
        "customClassificationCodingSystem": "HS",
    },
    "materialList": [
        {
            "materialOrigin": [
                {
                    "materialOriginCountry": "CHN",
                    "valuePercentage": 60,
                    "originWeight": 0.3,
                },
                {
                    "materialOriginCountry": "JPN",
                    "valuePercentage": 40,
                    "originWeight": 0.2,
                },
            ],
            "materialValue": {"amount": 30, "currency": "EUR"},
            "processing": [
                {"processingCountry": "CHN", "processingType": "Smelting"},
                {
                    "processingCountry": "DEU",
                    "processingType": "Casting",
                    "certificateResource": "https://papers.invalid/7",
                },
            ],
            "materialClassification": {
                "classificationStandard": "IMDS",
                "materialCategory": "4",
                "materialGroup": "4.2",
                "materialSubgroup": "",
            },
            "customsClassification": {
                "customClassificationCode": "2805.30",
                "customClassificationCodingSystem": "HS",
            },
        }
    ],
}


def part(**changes: Any) -> dict[str, Any]:
    return deepcopy(PART) | changes


def with_material(**changes: Any) -> dict[str, Any]:
    changed = part()
    changed["materialList"][0] |= changes
    return changed


def with_origin(**changes: Any) -> dict[str, Any]:
    changed = part()
    changed["materialList"][0]["materialOrigin"] = [
        PART["materialList"][0]["materialOrigin"][0] | changes
    ]
    return changed


def test_the_sample_says_forty_from_the_usa_and_ten_from_nobody_knows() -> None:
    found = told(sample("catenax_UsTariffInformation_2.0.0.json"))
    (line,) = found.lines
    (content,) = line.contents

    assert (found.format, found.version) == ("us-tariff", "2.0.0")
    assert (line.mass, line.country) == ("1000000", "US")
    assert line.prices == (Price(amount="50 EUR"),)
    assert content.prices == (Price(amount="50 EUR"),)
    assert content.cas == ""
    assert content.name == "VDA 231-106 1.1.1, HS 1234.56.7890"
    assert content.mass == "300000..1000000"
    assert [(o.country, o.share, o.basis) for o in content.origins] == [
        ("US", "80", "declared"),
        ("", "20", ""),
    ]
    assert content.origins[0].as_given == "USA; Smelting: USA"
    assert [(e.kind, e.document) for e in content.evidence] == [
        ("declaration", "774773he878"),
        ("certificate", "telnet://192.0.2.16:80/"),
    ]
    assert [n.given for n in found.of(Caution.ORIGIN_PARTLY_TOLD)] == ["80"]
    assert [n.given for n in found.of(Caution.MASS_WITHOUT_ORIGIN)] == ["700 kg"]
    assert Caution.LINK_NOT_OPENED in found.cautions
    assert Caution.NO_COMPOSITION in found.cautions


def test_a_part_carries_what_joins_it_and_what_it_is_worth() -> None:
    (line,) = told(PART).lines

    assert line.number == PART["globalAssetId"]
    assert line.evidence[0].document == "PO-4711"
    assert line.prices == (Price(amount="120.5 EUR"),)
    assert (line.name, line.country) == ("HS 8505.11", "EE")


def test_shares_of_value_stand_as_shares_of_the_lot() -> None:
    (content,) = told(PART).lines[0].contents

    assert content.mass == "500"
    assert content.origins == (
        Origin(
            country="CN",
            share="60",
            reduced="CN",
            as_given="CHN; Smelting: CHN; Casting: DEU",
        ),
        Origin(
            country="JP",
            share="40",
            reduced="CN",
            as_given="JPN; Smelting: CHN; Casting: DEU",
        ),
    )


def test_a_step_in_two_countries_belongs_to_no_share() -> None:
    found = told(
        with_material(
            processing=[
                {"processingCountry": "CHN", "processingType": "Smelting"},
                {"processingCountry": "JPN", "processingType": "Smelting"},
            ]
        )
    )

    assert {o.reduced for o in found.lines[0].contents[0].origins} == {""}
    assert found.of(Caution.STEP_IN_SEVERAL)[0].given == "CHN, JPN"


def test_a_share_that_is_not_told_is_not_the_whole() -> None:
    found = told(with_origin(valuePercentage=None))

    assert [o.share for o in found.lines[0].contents[0].origins] == [""]


@pytest.mark.parametrize("share", [-1, 100.5])
def test_a_share_that_cannot_be_is_not_known(share: float) -> None:
    found = told(with_origin(valuePercentage=share))

    assert [o.share for o in found.lines[0].contents[0].origins] == [""]
    assert found.of(Caution.IMPOSSIBLE_NUMBER)[0].given == str(share)


def test_shares_over_the_whole_are_said() -> None:
    changed = part()
    for origin in changed["materialList"][0]["materialOrigin"]:
        origin["valuePercentage"] = 75

    found = told(changed)

    assert found.of(Caution.ORIGIN_OVER_WHOLE)[0].given == "150"
    assert [o.share for o in found.lines[0].contents[0].origins] == ["75", "75"]


def test_a_country_that_is_none_is_not_known_and_kept_as_given() -> None:
    found = told(with_origin(materialOriginCountry="XQZ"))
    origin = found.lines[0].contents[0].origins[0]

    assert (origin.country, origin.as_given[:3]) == ("", "XQZ")
    assert found.of(Caution.NO_COUNTRY)[0].path == (
        "materialList[0].materialOrigin[0].materialOriginCountry"
    )


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "€"])
def test_an_amount_without_a_currency_is_no_price(currency: str) -> None:
    found = told(part(partValue={"amount": 5, "currency": currency}))

    assert found.lines[0].prices == ()
    assert Caution.NO_CURRENCY in found.cautions


def test_materials_heavier_than_the_part_are_said() -> None:
    found = told(part(partWeight=0.4))
    (notice,) = found.of(Caution.MASS_OVER_WHOLE)

    assert (notice.given, notice.expected) == ("0.5 kg", "0.4 kg")


def test_a_mass_is_known_as_far_as_all_weights_tell() -> None:
    half = with_origin(originWeight=0.5)

    assert told(half).lines[0].contents[0].mass == "500..2000"
    assert told(half | {"partWeight": None}).lines[0].contents[0].mass == ""
    assert told(half | {"partWeight": 0.4}).lines[0].contents[0].mass == ""
    assert told(with_origin(originWeight=None)).lines[0].contents[0].mass == ""
    assert told(with_origin(originWeight=-1)).lines[0].contents[0].mass == ""


def test_a_part_without_materials_tells_no_origin() -> None:
    found = told(part(materialList=[]))

    assert found.lines[0].contents == ()
    assert Caution.NO_ORIGIN in found.cautions


def test_the_layout_of_another_version_is_refused_by_name() -> None:
    found = refused({"catenaxId": "x", "materialList": []})

    assert found.refusal is Refusal.OTHER_VERSION
    assert (found.given, found.expected) == ("1.0.0", "2.0.0")


def test_a_damaged_material_is_refused_by_its_path() -> None:
    found = refused(with_material(materialOrigin="China"))

    assert found.refusal is Refusal.OTHER_TYPE
    assert found.path == "materialList[0].materialOrigin"


def test_what_is_something_else_is_refused_though_it_was_chosen() -> None:
    found = refused({"a": 1}, as_format="us-tariff")

    assert (found.refusal, found.given) == (Refusal.OTHER_ROOT, "a")
