"""A motor with its rotor and magnets, as a supplier might have told of it."""

import datetime as dt

from desktop.pages.composition.shape import Sight
from forms.composition.bill import Content, Evidence, Line, Origin, Price
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill

DYSPROSIUM = Content(
    name="Dysprosium",
    cas="7429-91-6",
    material="P1-02",
    form="metal",
    share="2.1",
    supplier="Keskus Magnetics",
    evidence=(
        Evidence(
            kind="declaration",
            document="SD-2025-17",
            issuer="Keskus Magnetics",
            issued=dt.date(2025, 3, 1),
        ),
    ),
)
TERBIUM = Content(
    name="Terbium",
    cas="7440-27-9",
    material="P1-04",
    form="metal",
    share="0.3",
    supplier="Keskus Magnetics",
    origins=(Origin(country="CN", basis="declared"),),
    prices=(Price(amount="1000 USD", per="kg"),),
)
IRON = Content(name="Iron", cas="7439-89-6", material="none", share="65..68")
MOTOR = (
    Line(
        id="motor",
        number="TM-90",
        name="Traction motor",
        kind="part",
        mass="21000",
        is_complete=True,
        prices=(Price(amount="900..950 USD"),),
    ),
    Line(
        id="rotor",
        parent="motor",
        number="R-90",
        revision="B",
        name="Rotor",
        kind="part",
        mass="6200",
        is_complete=True,
        supplier="Rotorwerk",
        prices=(Price(amount="240 USD"),),
    ),
    Line(
        id="magnet",
        parent="rotor",
        number="N-42SH",
        name="Rotor magnet",
        quantity="48",
        mass="25",
        kind="ndfeb-dy",
        grade="42SH",
        supplier="Keskus Magnetics",
        is_complete=True,
        contents=(DYSPROSIUM, TERBIUM, IRON),
        prices=(Price(amount="85 USD", per="kg"),),
    ),
    Line(id="shaft", parent="rotor", number="S-1", name="Shaft", kind="none"),
    Line(id="stator", parent="motor", number="ST-2", name="Stator", kind="none"),
    Line(id="sensor", parent="motor", number="HS-7", name="Hall sensor", mass="3"),
)


def sight_of(*lines: Line, item: str = "item-1", name: str = "Traction motor") -> Sight:
    """Return the sight of a bill of these lines."""
    return Sight(item, name, Reckoning.of(Bill.of(lines)))
