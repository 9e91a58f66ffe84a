"""CycloneDX hardware bills: parts and how many; all else must come from elsewhere."""

from typing import Any

import pytest

from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import refusal, sample, told


def device(name: str, quantity: str | None = "1", **more: Any) -> dict[str, Any]:
    properties = [{"name": "cdx:device:quantity", "value": quantity}]
    return {
        "type": "device",
        "name": name,
        "properties": properties if quantity is not None else [],
    } | more


def bill(*components: dict[str, Any], version: str = "1.5") -> dict[str, Any]:
    return {
        "bomFormat": "CycloneDX",
        "specVersion": version,
        "metadata": {"component": {"type": "device", "name": "drive", "version": "B"}},
        "components": list(components),
    }


XML = """<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/{version}">
  <metadata><component type="device"><name>drive</name></component></metadata>
  <components>
    <component type="device" bom-ref="m">
      <supplier><name>Maker</name></supplier>
      <name>M-42</name><version>2</version><description>motor</description>
      <properties><property name="cdx:device:quantity">4</property></properties>
      <components><component type="device"><name>magnet</name>
        <properties><property name="cdx:device:quantity">16</property></properties>
      </component></components>
    </component>
    <component type="firmware"><name>boot</name></component>
  </components>
</bom>"""


def test_the_sample_is_a_list_of_parts_only() -> None:
    found = told(sample("cyclonedx_hbom_pcie-sata.json"))
    board, *parts = found.lines

    assert (found.format, found.version) == ("cyclonedx", "1.4")
    assert (board.number, board.revision) == ("pcie-sata-adaptor-board", "rev-1")
    assert [each.quantity for each in parts] == ["1", "8", "1", "1", "2", "2"]
    assert (parts[1].supplier, parts[1].number) == ("Molex", "47155-4001")
    assert {each.parent for each in parts} == {board.id}
    assert not any(each.mass or each.contents or each.prices for each in found.lines)
    assert {
        Caution.NO_COMPOSITION,
        Caution.NO_ORIGIN,
        Caution.NO_PRICE,
        Caution.LINK_NOT_OPENED,
    } <= found.cautions


def test_a_part_in_a_part_stands_below_it() -> None:
    inner = device("magnet", "16")
    found = told(bill(device("motor", "2", components=[inner]), device("fan")))

    assert [(each.number, each.parent, each.quantity) for each in found.lines] == [
        ("drive", "", "1"),
        ("motor", "1", "2"),
        ("magnet", "2", "16"),
        ("fan", "1", "1"),
    ]


@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6", "2.0"])
def test_a_bill_in_xml_is_read_as_one_in_json(version: str) -> None:
    found = told(XML.format(version=version))

    assert (found.format, found.version) == ("cyclonedx-xml", version)
    assert [
        (each.supplier, each.number, each.revision, each.name, each.quantity)
        for each in found.lines
    ] == [
        ("", "drive", "", "", "1"),
        ("Maker", "M-42", "2", "motor", "4"),
        ("", "magnet", "", "", "16"),
    ]
    assert found.lines[2].parent == found.lines[1].id


def test_software_is_no_part_and_is_named() -> None:
    found = told(bill(device("motor"), {"type": "library", "name": "libc"}))
    (notice,) = found.of(Caution.NO_DEVICE)

    assert [each.number for each in found.lines] == ["drive", "motor"]
    assert (notice.given, notice.expected) == ("libc", "1")


def test_a_device_in_software_keeps_the_part_above_it() -> None:
    found = told(
        bill({"type": "platform", "name": "p", "components": [device("motor")]})
    )

    assert found.lines[1].parent == found.lines[0].id


def test_a_bill_of_software_is_refused() -> None:
    assert refusal(bill({"type": "library", "name": "libc"})) is Refusal.NO_PARTS
    assert refusal(bill()) is Refusal.NO_PARTS


@pytest.mark.parametrize("quantity", [None, "", "0", "-1", "1.5", "1,000", "many", "٣"])
def test_a_quantity_that_is_no_count_is_not_known(quantity: str | None) -> None:
    found = told(bill(device("motor", quantity)))

    assert found.lines[1].quantity == ""
    assert found.of(Caution.NO_QUANTITY)[0].path == "components[0]"


def test_a_quantity_told_in_two_ways_is_not_known() -> None:
    twice = device("motor", "2")
    twice["properties"] += device("", "3")["properties"]
    found = told(bill(twice))

    assert found.lines[1].quantity == ""
    assert found.of(Caution.NO_QUANTITY)[0].given == "2, 3"


def test_parts_travel_in_small_numbers() -> None:
    found = told(bill(*(device(f"p{n}") for n in range(1200))))

    assert found.batches == [500, 500, 201]
    assert len({each.id for each in found.lines}) == 1201


def test_a_bill_without_an_item_is_a_list() -> None:
    content = bill(device("motor"))
    del content["metadata"]

    assert [(each.number, each.parent) for each in told(content).lines] == [
        ("motor", "")
    ]


def test_other_xml_is_refused_though_it_was_chosen() -> None:
    assert refusal("<bom/>", as_format="cyclonedx-xml") is Refusal.OTHER_ROOT
