"""The ratio of every tier, to the last digit of the worked examples."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import Range
from forms.composition.bill import Content, Line, Origin, Price
from forms.composition.content import ZERO
from forms.composition.rates import Exchange
from forms.composition.ratio import LINE, Ratio, china_part_1_value
from forms.composition.tiers import Reckoning
from forms.composition.tree import TOP, Bill
from tests.bench_tiers import bill_of, seconds


def content(material: str, share: str, price: str = "", origin: str = "CN") -> Content:
    """Return so many per cent by mass of a material, at a price for a kilogram."""
    return Content(
        material=material,
        share=share,
        origins=(Origin(country=origin),) if origin else (),
        prices=(Price(amount=price, per="kg"),) if price else (),
    )


def line(name: str, *contents: Content, worth: str = "", **more: Any) -> Line:
    """Return a line of a kilogram whose Part 1 materials are all named."""
    prices = (Price(amount=worth),) if worth else ()
    given = {"mass": "1000", "is_complete": True, **more}
    return Line(id=name, contents=contents, prices=prices, **given)


def reckoned(*lines: Line) -> Reckoning:
    return Reckoning.of(Bill.of(lines))


def found(
    reckoning: Reckoning, name: str = TOP, exchange: Exchange | None = None
) -> Ratio:
    ratio = reckoning.tier(name, exchange=exchange).ratio
    assert ratio is not None
    return ratio


class TestTheWorkedExamples:
    """worked-ratios.md: arithmetic on assumed prices, exact to the last digit."""

    @pytest.mark.parametrize(
        ("contents", "worth", "exact"),
        [
            ([content("P1-04", "0.3", "1000 USD")], "85 USD", "3/85"),
            ([content("P1-02", "0.02", "344 USD")], "50 USD", "43/31250"),
            ([content("P1-02", "0.01", "344 USD")], "50 USD", "43/62500"),
            ([content("P1-01", "25", "15 USD")], "150 USD", "1/40"),
            ([], "80 USD", "0"),
        ],
        ids=["W1", "W2", "W3", "W4", "W6"],
    )
    def test_magnets(self, contents: list[Content], worth: str, exact: str) -> None:
        ratio = found(reckoned(line("magnet", *contents, worth=worth)))

        assert (ratio.low, ratio.high) == (Fraction(exact), Fraction(exact))

    def test_half_of_the_dysprosium_by_batch(self) -> None:
        half = Content(
            material="P1-02",
            share="2.1",
            origins=(
                Origin(country="CN", share="50", basis="proven"),
                Origin(country="AU", share="50", basis="proven"),
            ),
            prices=(Price(amount="344 USD", per="kg"),),
        )
        ratio = found(reckoned(line("magnet", half, worth="80 USD")))

        assert ratio.low == ratio.high == Fraction("903/20000")

    def test_the_same_magnet_is_over_by_itself_and_under_in_a_loudspeaker(self) -> None:
        driver = line("driver", worth="15 USD", mass="", is_complete=False)
        inside = line(
            "magnet",
            content("P1-02", "0.02", "344 USD"),
            parent="driver",
            mass="50",
            worth="2.5 USD",
        )
        tiers = reckoned(driver, inside)

        assert found(tiers).low == found(tiers).high == Fraction("43/187500")
        assert found(tiers, "magnet").low == Fraction("43/31250")
        assert found(tiers).low < LINE <= found(tiers, "magnet").low

    def test_two_thousand_kilograms_in_a_wind_generator(self) -> None:
        magnets = line(
            "magnet",
            content("P1-02", "4", "344 USD"),
            parent="generator",
            unit="kg",
            quantity="2000",
        )
        tiers = reckoned(line("generator", worth="900000 USD"), magnets)

        assert found(tiers).low == found(tiers).high == Fraction("172/5625")

    def test_an_alloy_bought_in_china_counts_at_its_whole_price(self) -> None:
        alloy = content("P1-08", "100", "90 USD")

        assert found(reckoned(line("m", alloy, worth="150 USD"))).low == Fraction(3, 5)

    @pytest.mark.parametrize(
        ("contents", "worth", "low", "high"),
        [
            ([content("P1-02", "0.01", "275..950 USD")], "48..52 USD",
             Fraction("0.0275") / 52, Fraction("0.095") / 48),
            ([content("P1-02", "0.5..0.8", "300..400 USD")], "70..90 USD",
             Fraction("1.5") / 90, Fraction("3.2") / 70),
            ([content("P1-04", "0.2", "1000 USD", "JP"),
              content("P1-02", "0.4", "344 USD", "")], "75 USD",
             ZERO, Fraction("1.376") / 75),
            ([content("P1-02", "0.006", "344 USD"),
              content("P1-04", "0.003", "1000 USD")], "40 USD",
             Fraction("0.05064") / 40, Fraction("0.05064") / 40),
        ],
        ids=["I1", "I2", "I3", "I4"],
    )  # fmt: skip
    def test_intervals(
        self, contents: list[Content], worth: str, low: Fraction, high: Fraction
    ) -> None:
        ratio = found(reckoned(line("magnet", *contents, worth=worth)))

        assert (ratio.low, ratio.high) == (low, high)

    @pytest.mark.parametrize(
        ("amount", "is_caught"), [("12.50 USD", True), ("12.49 USD", False)]
    )
    def test_a_target_at_the_line(self, amount: str, is_caught: bool) -> None:
        samarium = Content(
            material="P1-01",
            origins=(Origin(country="CN"),),
            prices=(Price(amount=amount),),
        )
        ratio = found(reckoned(line("target", samarium, worth="12500 USD")))

        assert (ratio.low >= LINE) is is_caught

    def test_what_binary_figures_would_get_wrong(self) -> None:
        tiny = Content(
            material="P1-02",
            origins=(Origin(country="CN"),),
            prices=(Price(amount="0.0705 USD"),),
        )

        assert found(reckoned(line("m", tiny, worth="70.5 USD"))).low == LINE

    def test_eighty_per_cent_by_value_and_the_rest_not_told(self) -> None:
        material = Content(
            material="P1-02",
            origins=(Origin(country="US", share="80"),),
            prices=(Price(amount="50 EUR"),),
        )
        ratio = found(reckoned(line("part", material, worth="50 EUR")))

        assert (ratio.low, ratio.high) == (ZERO, Fraction(1, 5))

    def test_one_rate_between_two_ends(self) -> None:
        yuan = Content(
            material="P1-02",
            origins=(Origin(country="CN"),),
            prices=(Price(amount="1.00 CNY"),),
        )
        rates = {("CNY", "EUR"): Range(Fraction("0.125"), Fraction("0.130"))}
        tiers = reckoned(line("m", yuan, worth="128 EUR"))
        ratio = found(tiers, exchange=Exchange("EUR", rates))

        assert ratio.low == Fraction("0.125") / 128
        assert ratio.high == Fraction("0.130") / 128
        assert ratio.low < LINE <= ratio.high

    def test_without_a_rate_two_currencies_are_not_added(self) -> None:
        yuan = content("P1-02", "0.1", "7 CNY")
        euro = content("P1-04", "0.1", "1 EUR")
        tier = reckoned(line("m", yuan, euro, worth="128 EUR")).tier()

        assert (tier.part_1, tier.ratio) == (None, None)

    def test_without_a_price_there_is_no_upper_end(self) -> None:
        ratio = found(reckoned(line("m", content("P1-02", "0.1"), worth="50 USD")))

        assert ratio.low == 0
        assert ratio.high is None

    @pytest.mark.parametrize("worth", ["0 USD", ""])
    def test_without_a_worth_there_is_no_ratio(self, worth: str) -> None:
        tier = reckoned(line("m", content("P1-02", "1", "9 USD"), worth=worth)).tier()

        assert tier.ratio is None


class TestSilence:
    """What nobody names is not known; only a full declaration shows absence."""

    def test_a_line_that_says_nothing_leaves_no_upper_end(self) -> None:
        tier = reckoned(line("m", worth="50 USD", is_complete=False)).tier()

        assert tier.silent
        assert tier.part_1 == Range(ZERO, None)

    def test_so_does_a_paper_that_names_only_some(self) -> None:
        some = content("P1-02", "1", "10 USD")
        tier = reckoned(line("m", some, worth="50 USD", is_complete=False)).tier()

        assert tier.ratio is not None
        assert (tier.ratio.low, tier.ratio.high) == (Fraction("0.1") / 50, None)

    @pytest.mark.parametrize("kind", ["smco", "ndfeb-tb", "ndfeb-dy"])
    def test_a_magnet_that_names_none_of_what_its_kind_says_is_not_complete(
        self, kind: str
    ) -> None:
        iron = content("none", "66", "1 USD")
        tier = reckoned(line("m", iron, worth="50 USD", kind=kind)).tier()

        assert tier.silent
        assert tier.part_1 == Range(ZERO, None)

    def test_a_line_that_is_none_of_it_adds_nothing(self) -> None:
        screw = line("screw", kind="none", is_complete=False, parent="m")
        tier = reckoned(line("m", worth="50 USD"), screw).tier()

        assert not tier.silent
        assert tier.part_1 == Range(ZERO, ZERO)

    def test_an_assembly_is_what_stands_in_it(self) -> None:
        inner = line("inner", content("P1-02", "1", "10 USD"), parent="outer")
        outer = line("outer", worth="50 USD", is_complete=False)

        assert not reckoned(outer, inner).tier().silent

    def test_an_assembly_and_its_part_may_speak_of_the_same_stuff(self) -> None:
        dysprosium = content("P1-02", "1", "10 USD")
        inner = line("inner", dysprosium, parent="outer")
        tier = reckoned(line("outer", dysprosium, worth="50 USD"), inner).tier()

        assert tier.part_1 == Range(Fraction("0.1"), Fraction("0.2"), "USD")

    def test_a_material_whose_form_is_not_told_counts_at_the_most_only(self) -> None:
        samarium = content("", "1", "10 USD")
        tier = reckoned(line("m", samarium, worth="50 USD")).tier()

        assert tier.part_1 == Range(ZERO, Fraction("0.1"), "USD")

    def test_nothing_of_it_is_worth_nothing(self) -> None:
        none = content("P1-02", "0")
        tier = reckoned(line("m", none, worth="50 USD")).tier()

        assert tier.part_1 == Range(ZERO, ZERO)

    def test_an_origin_that_is_only_inferred_is_not_known(self) -> None:
        guessed = Content(
            material="P1-02",
            share="1",
            origins=(Origin(country="AU", basis="inferred"),),
            prices=(Price(amount="10 USD", per="kg"),),
        )
        tier = reckoned(line("m", guessed, worth="50 USD")).tier()

        assert tier.part_1 == Range(ZERO, Fraction("0.1"), "USD")

    def test_two_accounts_of_one_thing_are_never_added(self) -> None:
        def told(amount: str, source: str) -> Content:
            return Content.model_validate(
                {
                    "material": "P1-02",
                    "origins": [{"country": "CN"}],
                    "prices": [{"amount": amount}],
                    "account": "dysprosium",
                    "whence": {"source": source},
                }
            )

        tier = reckoned(
            line("m", told("3 USD", "f1"), told("5 USD", "f2"), worth="50 USD")
        ).tier()

        assert tier.part_1 == Range(Fraction(3), Fraction(5), "USD")


NUMBERS = st.integers(1, 50).map(str)
COUNTRIES = st.sampled_from(["CN", "AU", ""])
CONTENTS = st.builds(
    content,
    st.sampled_from(["P1-02", "P1-04", ""]),
    NUMBERS,
    st.sampled_from(["", "7 USD", "3..9 USD"]),
    COUNTRIES,
)


@st.composite
def bills(draw: st.DrawFn) -> tuple[Line, ...]:
    made: list[Line] = []
    for number in range(draw(st.integers(1, 7))):
        parent = draw(st.integers(-1, number - 1))
        made.append(
            Line(
                id=str(number),
                parent="" if parent < 0 else str(parent),
                quantity=draw(st.sampled_from(["1", "2", "2..3", "0", ""])),
                mass=draw(st.sampled_from(["1000", "250", ""])),
                kind=draw(st.sampled_from(["", "none", "ndfeb-dy"])),
                is_complete=draw(st.booleans()),
                contents=tuple(draw(st.lists(CONTENTS, max_size=2))),
                prices=(Price(amount="100 USD"),),
            )
        )
    return tuple(made)


def from_scratch(name: str, bill: Bill, tiers: Reckoning) -> Range:
    """Work one tier out without memory, by its definition."""
    own = china_part_1_value(Reckoning.of(Bill.of([alone(name, bill)])).rows())
    assert own is not None
    low, high = ZERO, own.high
    names = False
    for child in bill.children(name):
        inner = from_scratch(child, bill, tiers)
        count = bill.lines[child].quantity
        if count == "0":
            continue
        names = names or has_names(child, bill)
        ends = [Fraction(end) for end in count.split("..")] if count else [ZERO, None]
        low += (inner.low or ZERO) * (ends[0] or ZERO)
        most = ends[-1]
        if inner.high == 0:
            continue
        if most is None or inner.high is None or high is None:
            high = None
        else:
            high += most * inner.high
    if not names:
        low += own.low or ZERO
    return Range(low, high)


def alone(name: str, bill: Bill) -> Line:
    here = bill.lines[name]
    if bill.children(name) and not here.contents:
        return here.model_copy(update={"parent": "", "kind": "none"})
    return here.model_copy(update={"parent": "", "quantity": "1"})


def has_names(name: str, bill: Bill) -> bool:
    """Tell whether something in a line is told of; a bare name tells nothing."""
    contents = bill.lines[name].contents
    return any(c.material or c.origins or c.prices for c in contents) or any(
        has_names(child, bill)
        for child in bill.children(name)
        if bill.lines[child].quantity != "0"
    )


@settings(deadline=None, max_examples=200)
@given(lines=bills())
def test_every_tier_is_what_its_definition_says(lines: tuple[Line, ...]) -> None:
    bill = Bill.of(lines)
    tiers = Reckoning.of(bill)

    for name in bill.lines:
        kept = china_part_1_value(tiers.rows(name))
        assert kept is not None
        plain = from_scratch(name, bill, tiers)
        assert (kept.low, kept.high) == (plain.low, plain.high)


@settings(deadline=None, max_examples=200)
@given(lines=bills(), others=bills(), which=st.integers(0, 6))
def test_an_edit_comes_to_the_same_as_working_all_out_again(
    lines: tuple[Line, ...], others: tuple[Line, ...], which: int
) -> None:
    chosen = lines[which % len(lines)]
    donor = others[which % len(others)]
    edited = donor.model_copy(update={"id": chosen.id, "parent": chosen.parent})
    before = Reckoning.of(Bill.of(lines))

    after = before.after(edited)

    anew = Reckoning.of(before.bill.with_line(edited))
    assert {name: after.whole(name) for name in ("", *after.bill.lines)} == {
        name: anew.whole(name) for name in ("", *anew.bill.lines)
    }


def test_an_edit_costs_a_small_part_of_the_whole() -> None:
    whole, edit = seconds(bill_of(2_000, each=1))

    assert edit < whole / 5
