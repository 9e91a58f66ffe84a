"""Facts that disagree or do not add up leave the ratio open: one test for each."""

from fractions import Fraction
from typing import Any

import pytest

from forms.case.facts import Fact, Range, Rows, Standing
from forms.composition.bill import Content, Line, Origin, Price, Whence
from forms.composition.join import merged
from forms.composition.rates import Exchange, rates_of
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill

CHINESE = (Origin(country="CN"),)
JAPANESE = (Origin(country="JP"),)
BY_KG = (Price(amount="1000 USD", per="kg"),)


def terbium(**told: Any) -> Content:
    return Content.model_validate(
        {
            "cas": "7440-27-9",
            "material": "P1-04",
            "mass": "1",
            "origins": CHINESE,
            "prices": BY_KG,
            **told,
        }
    )


def part_1(*contents: Content) -> Range:
    found = Reckoning.of(Bill.of([magnet(*contents)])).tier().part_1
    assert found is not None
    return found


def magnet(*contents: Content, source: str = "f1") -> Line:
    whence = Whence(source=source)
    marked = tuple(each.model_copy(update={"whence": whence}) for each in contents)
    return Line(id="m", mass="100", is_complete=True, contents=marked, whence=whence)


def joined(one: Content, other: Content) -> Range:
    line = merged(magnet(one), magnet(other, source="f2"))
    found = Reckoning.of(Bill.of([line])).tier().part_1
    assert found is not None
    return found


def test_a_mass_and_a_share_that_disagree_leave_open_what_lies_between() -> None:
    assert part_1(terbium(share="5")) == Range(Fraction(1), Fraction(5), "USD")


def test_a_mass_and_a_share_that_agree_are_one_figure() -> None:
    assert part_1(terbium(share="1")) == Range.exactly(1, "USD")


@pytest.mark.parametrize(
    "bought",
    [
        (Price(amount="10 USD"), Price(amount="70 CNY")),
        (Price(amount="10 USD", per="kg"), Price(amount="", per="kg")),
    ],
)
def test_a_purchase_price_that_cannot_be_worked_out_is_not_left_for_a_market_price(
    bought: tuple[Price, ...],
) -> None:
    market = Price(amount="0.001 USD", basis="market")

    assert part_1(terbium(prices=(*bought, market))).high is None


def test_a_market_price_that_cannot_be_worked_out_stays_beside_a_purchase_price() -> (
    None
):
    prices = (
        Price(amount="0.001 USD"),
        Price(amount="", basis="market"),
    )

    assert part_1(terbium(prices=prices)).high is None


def test_origins_of_more_than_all_are_sure_only_of_what_the_others_leave() -> None:
    told = (Origin(country="CN", share="60"), Origin(country="JP", share="60"))
    both = (Origin(country="CN"), Origin(country="JP"))

    assert part_1(terbium(origins=told)) == Range(
        Fraction(4, 10), Fraction(6, 10), "USD"
    )
    assert part_1(terbium(origins=both)) == Range(Fraction(0), Fraction(1), "USD")


def test_no_lot_has_more_than_all_of_it_from_one_country() -> None:
    told = (Origin(country="CN", share="150"),)

    assert part_1(terbium(origins=told)) == Range.exactly(1, "USD")


def test_the_amount_of_one_paper_may_be_right_with_the_origin_of_another() -> None:
    found = joined(terbium(mass="5", origins=JAPANESE), terbium(mass="2"))

    assert found == Range(Fraction(0), Fraction(5), "USD")


@pytest.mark.parametrize("denial", [{"material": "none"}, {"mass": "0"}])
def test_a_paper_that_tells_of_none_leaves_nothing_sure(
    denial: dict[str, str],
) -> None:
    assert joined(terbium(), terbium(**denial)) == Range(
        Fraction(0), Fraction(1), "USD"
    )


def test_two_lots_and_another_papers_total_are_never_added_up() -> None:
    lots = magnet(terbium(mass="1"), terbium(mass="2"))
    line = merged(lots, magnet(terbium(mass="5"), source="f2"))
    found = Reckoning.of(Bill.of([line])).tier().part_1
    back = merged(magnet(terbium(mass="5")), magnet(*lots.contents, source="f2"))

    assert found == Range(Fraction(3), Fraction(5), "USD")
    assert Reckoning.of(Bill.of([back])).tier().part_1 == found


def test_a_price_by_mass_and_an_origin_are_told_of_each_lot() -> None:
    bare = {"origins": (), "prices": ()}
    lots = magnet(terbium(mass="1", **bare), terbium(mass="2", **bare))
    line = merged(lots, magnet(terbium(mass=""), source="f2"))

    assert [each.account for each in line.contents] == ["", ""]
    assert Reckoning.of(Bill.of([line])).tier().part_1 == Range.exactly(3, "USD")


def rate(given: Range, worth: Range) -> dict[str, Fact]:
    return {
        "given": Fact(Standing.ANSWERED, given),
        "worth": Fact(Standing.ANSWERED, worth),
    }


def test_a_rate_and_its_inverse_that_disagree_leave_open_what_lies_between() -> None:
    rows = (
        rate(Range.exactly(1, "EUR"), Range.exactly(8, "CNY")),
        rate(Range.exactly(1, "CNY"), Range.exactly(Fraction(1, 5), "EUR")),
    )
    exchange = Exchange("CNY", rates_of(Rows(rows, "two")))

    assert exchange.rate("EUR") == Range(Fraction(5), Fraction(8))


def test_the_class_of_one_paper_may_be_right_with_the_origin_of_another() -> None:
    found = joined(terbium(origins=JAPANESE), terbium(material="none"))

    assert found == Range(Fraction(0), Fraction(1), "USD")


def test_what_all_papers_tell_is_none_of_it_is_none() -> None:
    found = joined(terbium(material="none", origins=JAPANESE), terbium(material="none"))

    assert found == Range.exactly(0)
