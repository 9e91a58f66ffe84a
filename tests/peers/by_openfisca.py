"""Limb 1(1) as OpenFisca is written: money as ``float``, a formula over arrays.

What is not given has the default of its variable; there is no *not known*.
"""

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from tests.peers.records import Answer, Records

DAY = "2026-02-01"
Item = build_entity(key="item", plural="items", label="An item", is_person=True)


class Part(Enum):
    """Where an item is listed in Annex 1."""

    none = "none"
    part_1 = "part-1"
    part_2 = "part-2"


class annex_1_part(Variable):
    value_type = Enum
    possible_values = Part
    default_value = Part.none
    entity = Item
    definition_period = DateUnit.DAY


class origin(Variable):
    value_type = str
    entity = Item
    definition_period = DateUnit.DAY


class china_part_1_value(Variable):
    value_type = float
    entity = Item
    definition_period = DateUnit.DAY


class item_value(Variable):
    value_type = float
    entity = Item
    definition_period = DateUnit.DAY


class limb_content(Variable):
    value_type = bool
    entity = Item
    definition_period = DateUnit.DAY

    def formula(item: Any, period: Any) -> Any:
        share = item("china_part_1_value", period) / item("item_value", period)
        return (
            (item("annex_1_part", period) == Part.part_2)
            * (item("origin", period) != "CN")
            * (share >= 0.001)
        )


SYSTEM = TaxBenefitSystem([Item])
SYSTEM.add_variables(annex_1_part, origin, china_part_1_value, item_value, limb_content)


def prepared(records: Records) -> Simulation:
    """Return a simulation that holds the records."""
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, len(records))
    parts = [(part or "none").replace("-", "_") for part in records.annex_1_part]
    given = {
        "annex_1_part": np.array(parts),
        "origin": np.array([one or "" for one in records.origin], dtype=object),
        "china_part_1_value": np.array([v or 0 for v in records.china_part_1_value]),
        "item_value": np.array([v or 0 for v in records.item_value]),
    }
    for name, column in given.items():
        simulation.set_input(name, DAY, column)
    return simulation


def weighed(simulation: Simulation) -> list[Answer]:
    """Calculate the limb for all records at once."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return [bool(met) for met in simulation.calculate("limb_content", DAY)]
