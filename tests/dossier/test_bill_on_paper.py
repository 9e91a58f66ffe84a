"""What a bill tells stands on the papers that may show it, and on no other."""

from functools import cache

from forms.case.events import Cleared, Event, LinesAdded
from forms.composition.bill import Content, Line, Origin, Price
from forms.dossier.compose import compose
from forms.dossier.content import Audience, Dossier
from forms.dossier.pdf import render
from tests.dossier.reading import bare, flowing
from tests.dossier.samples import answered, corpus, told

DRIVER = "laptop-loudspeaker-driver"


def alloy(*prices: Price, origin: str = "CN") -> Content:
    return Content(
        name="dysprosium-iron",
        material="P1-10",
        mass="0.0045",
        supplier="Sample Magnetics",
        origins=(Origin(country=origin, basis="proven"),),
        prices=prices,
    )


BOUGHT = Price(amount="0.36 USD", per="g")
MARKET = Price(amount="0.50 USD", per="g", basis="market")
YUAN = Price(amount="2.5 CNY", per="g")


@cache
def dossier(audience: Audience, *prices: Price, rate: str = "") -> Dossier:
    inputs = Cleared(member="driver", question="content.inputs")
    lines = (
        Line(id="driver", kind="part", name="Driver CA-25-08"),
        Line(
            id="magnet",
            parent="driver",
            name="Ring magnet RM-9",
            kind="ndfeb-dy",
            is_complete=True,
            contents=(alloy(*prices),),
            prices=(Price(amount="0.22 USD"),),
        ),
    )
    events: list[Event] = [inputs, LinesAdded(item="driver", lines=lines)]
    if rate:
        row = [{"given": "1 CNY", "worth": rate, "source": "bank", "day": "2026-01-30"}]
        said = answered("driver", "content.rates", "")
        events.append(said.model_copy(update={"raw": row}))
    return compose(told(DRIVER, *events), corpus(), audience)


def text_of(audience: Audience, *prices: Price, rate: str = "") -> str:
    return flowing(render(dossier(audience, *prices, rate=rate)))


def test_the_worksheet_names_material_supplier_and_mass() -> None:
    text = bare(text_of(Audience.FILING, BOUGHT))

    told = ("Dysprosium-iron alloy", "Magnetics", "0.0045 g", "0.00162 USD")
    assert [each for each in told if bare(each) not in text] == []


def test_each_basis_of_value_has_its_ratio() -> None:
    text = bare(text_of(Audience.FILING, BOUGHT, MARKET))

    assert bare("A. By purchase prices: 0.0861 % – 0.0890 %") in text
    assert bare("B. By market prices: 0.1196 % – 0.1236 %") in text


def test_one_basis_alone_needs_no_second_line() -> None:
    assert "By purchase prices" not in text_of(Audience.FILING, BOUGHT)


def test_a_rate_stands_with_its_source_and_day() -> None:
    text = bare(text_of(Audience.FILING, YUAN, rate="0.14 USD"))

    assert bare("1.00 CNY = 0.14 USD (bank, 30 January 2026)") in text


def test_inner_tiers_are_a_risk_for_the_house_only() -> None:
    internal = bare(text_of(Audience.INTERNAL, BOUGHT))

    assert bare("Ring magnet RM-9: China-origin share by value: 0.7363 %") in internal
    assert "RM-9" not in bare(text_of(Audience.FILING, BOUGHT))
