"""IPC-1754: the aerospace classes name parts within assemblies, and none is full."""

import pytest

from forms.composition.imports.troubles import Caution
from tests.composition.imports.chain import told
from tests.composition.imports.test_ipc1752 import (
    DYSPROSIUM,
    IRON,
    MAGNET,
    amount,
    concentration,
    substance,
)

SPACE = "https://webstds.ipc.org/175x/1754/1754"


def declaration(inner: str, space: str = SPACE) -> str:
    return (
        f'<MainDeclaration xmlns="{space}"><BusinessInfo><Response date="2026-05-05"/>'
        f'</BusinessInfo><IPC-1754><Product><ProductID itemName="actuator">'
        f"{amount('1', 'kg')}</ProductID>{inner}</Product></IPC-1754></MainDeclaration>"
    )


def assembly(inner: str) -> str:
    return (
        '<Assembly numberOfInstances="2"><PartID itemName="stage" itemNumber="A-1">'
        f"{amount('500', 'g')}</PartID>{inner}</Assembly>"
    )


def part(inner: str) -> str:
    return f'<Part><PartID itemName="magnet">{amount("40", "g")}</PartID>{inner}</Part>'


def material(inner: str) -> str:
    return f'<Material name="NdFeB">{amount("40", "g")}{inner}</Material>'


@pytest.mark.parametrize("space", [SPACE, "http://webstds.ipc.org/175x/2.0", ""])
def test_the_aerospace_declaration_is_told_from_its_content(space: str) -> None:
    found = told(declaration(assembly(part(material(MAGNET))), space))

    assert (found.format, found.version) == ("ipc1754", "1754")


def test_assembly_part_material_and_substance_stand_in_each_other() -> None:
    found = told(declaration(assembly(part(material(MAGNET)))))

    assert [line.name for line in found.lines] == [
        "actuator",
        "stage",
        "magnet",
        "NdFeB",
    ]
    assert [line.parent for line in found.lines] == ["", "1", "2", "3"]
    assert [line.quantity for line in found.lines] == ["1", "2", "1", "1"]
    assert len(found.lines[3].contents) == 3


def test_a_material_that_its_substances_fill_is_complete_and_no_other() -> None:
    full = told(declaration(assembly(part(material(MAGNET)))))
    open_ = told(declaration(assembly(part(material(IRON + DYSPROSIUM)))))

    assert [line.is_complete for line in full.lines] == [False, False, False, True]
    assert not any(line.is_complete for line in open_.lines)


def test_ranges_that_may_stop_short_fill_no_material() -> None:
    ranged = substance("iron", "7439-89-6", amount("90-100", "massPercent"))
    found = told(declaration(part(material(ranged))))

    assert not found.lines[-1].is_complete


def test_substances_used_in_a_process_are_not_in_the_part() -> None:
    process = (
        f"<ProcessChemicalList>{substance('chromium trioxide', '1333-82-0', '')}"
        "</ProcessChemicalList>"
    )
    found = told(declaration(part(process)))

    assert found.lines[-1].contents == ()
    assert Caution.NO_COMPOSITION in found.cautions


def test_a_share_in_a_part_without_a_material_is_at_most_one_of_the_part() -> None:
    found = told(
        declaration(part(substance("cobalt", "7440-48-4", concentration("3"))))
    )

    assert found.lines[-1].contents[0].cas == "7440-48-4"
    assert found.lines[-1].contents[0].share == "0..3"
    assert Caution.OF_A_MATERIAL in found.cautions


def test_a_mass_may_stand_beside_the_identity_of_a_part() -> None:
    inner = f'<Part><PartID itemName="magnet"/>{amount("40", "g")}</Part>'

    assert told(declaration(inner)).lines[-1].mass == "40"


def test_a_share_of_several_parts_together_is_no_mass_of_one() -> None:
    inner = '<Part numberOfInstances="{}"><PartID itemName="magnet"/>{}</Part>'
    share = amount("10", "massPercent")

    assert told(declaration(inner.format(1, share))).lines[-1].mass == "100"
    assert told(declaration(inner.format(2, share))).lines[-1].mass == ""


def test_many_parts_come_in_batches() -> None:
    found = told(declaration(part("") * 1200))

    assert found.batches == [500, 500, 201]
