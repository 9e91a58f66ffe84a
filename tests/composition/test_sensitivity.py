"""What would settle a ratio, and how far it is from the line."""

from fractions import Fraction

import pytest

from forms.case.facts import Range
from forms.composition.bill import Content
from forms.composition.rates import Exchange
from forms.composition.ratio import Ratio
from forms.composition.sensitivity import (
    Doubt,
    Leg,
    Side,
    break_even,
    doubts,
    moved,
    side,
)
from forms.composition.tiers import Reckoning
from tests.composition.test_tiers import content, found, line, reckoned

FIFTH = Fraction(1, 5)


def told(tiers: Reckoning) -> list[tuple[Leg, Side, Side]]:
    return [(d.leg, d.if_least, d.if_most) for d in doubts(tiers)]


@pytest.mark.parametrize(
    ("share", "price", "worth", "low", "high"),
    [
        ("0.3", "1000 USD", "85 USD", "2.8235", "4.2353"),
        ("0.02", "344 USD", "50 USD", "0.1101", "0.1651"),
        ("0.01", "344 USD", "50 USD", "0.0550", "0.0826"),
        ("25", "15 USD", "150 USD", "2.0000", "3.0000"),
        ("1.05", "344 USD", "80 USD", "3.6120", "5.4180"),
    ],
    ids=["W1", "W2", "W3", "W4", "W5"],
)
def test_prices_a_fifth_lower_and_higher(
    share: str, price: str, worth: str, low: str, high: str
) -> None:
    dysprosium = content("P1-02", share, price)
    swing = moved(found(reckoned(line("magnet", dysprosium, worth=worth))), FIFTH)

    assert swing.low is not None
    assert swing.high is not None
    assert f"{float(swing.low * 100):.4f}" == low
    assert f"{float(swing.high * 100):.4f}" == high


@pytest.mark.parametrize(
    ("mass", "even"), [("1000", "68.80"), ("50", "3.44")], ids=["W2", "W8"]
)
def test_the_value_at_which_the_line_is_met(mass: str, even: str) -> None:
    dysprosium = content("P1-02", "0.02", "344 USD")
    ratio = found(reckoned(line("magnet", dysprosium, mass=mass, worth="50 USD")))

    assert break_even(ratio.part_1) == Range.exactly(Fraction(even), "USD")


def test_the_line_itself_is_reached() -> None:
    def at(text: str) -> Ratio:
        return found(
            reckoned(line("m", content("P1-02", "100", text), worth="1000 USD"))
        )

    assert side(at("1 USD")) is Side.REACHED
    assert side(at("0.999 USD")) is Side.BELOW
    assert side(at("0.9..1.1 USD")) is Side.OPEN
    assert side(None) is Side.OPEN


class TestWhatWouldSettleIt:
    def test_each_range_is_weighed_at_its_ends(self) -> None:
        dysprosium = content("P1-02", "0.01", "275..950 USD")
        tiers = reckoned(line("magnet", dysprosium, worth="48..52 USD"))

        assert told(tiers) == [
            (Leg.PRICE, Side.BELOW, Side.REACHED),
            (Leg.WORTH, Side.OPEN, Side.OPEN),
        ]

    def test_only_the_origin_that_is_not_known_is_asked_for(self) -> None:
        terbium = content("P1-04", "0.2", "1000 USD", "JP")
        dysprosium = content("P1-02", "0.4", "344 USD", "")
        tiers = reckoned(line("magnet", terbium, dysprosium, worth="75 USD"))

        assert told(tiers) == [(Leg.ORIGIN, Side.BELOW, Side.REACHED)]

    def test_a_price_that_nobody_gave(self) -> None:
        dysprosium = content("P1-02", "0.1")
        tiers = reckoned(line("magnet", dysprosium, worth="50 USD"))

        assert told(tiers)[0] == (Leg.PRICE, Side.BELOW, Side.OPEN)

    def test_a_line_of_which_nobody_said_what_is_in_it(self) -> None:
        tiers = reckoned(line("magnet", is_complete=False, worth="50 USD"))

        assert told(tiers) == [(Leg.CONTENT, Side.BELOW, Side.OPEN)]

    def test_a_rest_that_is_not_allocated(self) -> None:
        material = Content.model_validate(
            {
                "material": "P1-02",
                "origins": [{"country": "US", "share": "80"}],
                "prices": [{"amount": "50 EUR"}],
            }
        )
        tiers = reckoned(line("part", material, worth="50 EUR"))

        assert told(tiers) == [(Leg.ORIGIN, Side.BELOW, Side.REACHED)]

    def test_a_metal_or_an_oxide(self) -> None:
        samarium = content("", "1", "10 USD")
        tiers = reckoned(line("magnet", samarium, worth="50 USD"))

        assert told(tiers) == [(Leg.MATERIAL, Side.BELOW, Side.REACHED)]

    def test_a_rate(self) -> None:
        yuan = content("P1-02", "100", "1 CNY")
        tiers = reckoned(line("m", yuan, worth="128 EUR"))
        exchange = Exchange("EUR", {("CNY", "EUR"): Range.exactly(Fraction(1, 8))})

        assert doubts(tiers, exchange=exchange) == ()

    def test_what_can_settle_it_comes_first(self) -> None:
        screw = line("screw", parent="m", is_complete=False)
        dysprosium = content("P1-02", "100", "1 USD", "")
        tiers = reckoned(line("m", dysprosium, worth="10 USD"), screw)

        assert [doubt.settles for doubt in doubts(tiers)] == [True, False]
        assert isinstance(doubts(tiers)[0], Doubt)
