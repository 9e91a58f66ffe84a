"""A bill with two suppliers, and a letter to one of them."""

import datetime as dt

from forms.composition.bill import Content, Evidence, Line, Origin, Price
from forms.law.periods import Standpoint
from forms.letters.asked import AskedPart, Correspondent, SupplierRequest, missing
from tests.dossier.samples import corpus, outcome_of

DAY = dt.date(2026, 11, 25)
BALTI = "Balti Magnetid OÜ"
SECRETS = (
    "Other GmbH",
    "HIDDEN-9",
    "hidden rotor",
    "12.34",
    "Laurentian",
    "wind turbine",
)

MAGNET = Line(
    id="2",
    parent="1",
    number="ROT-100",
    revision="B",
    name="弧形磁体 Arc magnet 42SH",
    supplier=BALTI,
    prices=(Price(amount="12.34 EUR"),),
    contents=(
        Content(name="Dysprosium", cas="7429-91-6", share="0.5..0.8"),
        Content(
            name="Terbium metal",
            material="P1-04",
            share="0.2",
            origins=(Origin(country="JP"),),
        ),
        Content(name="Iron", cas="7439-89-6", share="66"),
        Content(name="Dysprosium", supplier="Other GmbH", material="P1-02"),
    ),
)
RING = Line(id="3", parent="1", number="SEN-7", name="Sensor ring", supplier=BALTI)
BILL = (
    Line(id="1", number="HIDDEN-9", name="hidden rotor", supplier=""),
    MAGNET,
    RING,
    Line(id="4", parent="1", number="GB-1", name="Gearbox", supplier="Other GmbH"),
)
SENDER = Correspondent(
    name_zh="北方驱动公司",
    name_en="Northern Drives Inc.",
    address="12 King Street\nToronto",
    contact="origin@example.invalid",
)
PAPER = Evidence(kind="declaration", until=dt.date(2026, 11, 24))


def asked(*lines: Line, of: str = BALTI, on: dt.date = DAY) -> tuple[AskedPart, ...]:
    return missing(lines or BILL, of, on=on, lines_of_annex=corpus().lines)


def request(*parts: AskedPart, supplier: str = BALTI) -> SupplierRequest:
    return SupplierRequest(
        sender=SENDER,
        supplier=Correspondent(name_en=supplier, address="Joala 20\nNarva"),
        parts=parts or asked(),
        day=DAY,
        answer_by=dt.date(2026, 12, 20),
    )


def standpoint() -> Standpoint:
    return outcome_of("traction-motor-magnet").determination.asked.at
