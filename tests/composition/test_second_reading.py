"""The program is never surer than a second, slow reading of the same bill."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import reduce
from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.facts import Range
from forms.composition.bill import Content, Line, Origin, Price, Whence
from forms.composition.join import merged
from forms.composition.rates import Exchange
from forms.composition.sensitivity import Side, side
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill
from tests.composition.second_reading import Ends, SecondReading

LINE = Fraction(1, 1000)
RATES: dict[str, Ends] = {
    "USD": (Fraction(1), Fraction(1)),
    "EUR": (Fraction(11, 10), Fraction(12, 10)),
    "CNY": (Fraction(1, 8), Fraction(1, 7)),
}
EXCHANGE = Exchange(
    "USD",
    {
        ("EUR", "USD"): Range(*RATES["EUR"]),
        ("USD", "CNY"): Range(Fraction(7), Fraction(8)),
    },
)


def numbers(*ends: str, unknown: bool = True) -> st.SearchStrategy[str]:
    """Return numbers and ranges of some ends in rising order, seldom none."""
    spans = [f"{low}..{high}" for low, high in combinations(ends, 2)]
    return st.sampled_from([*ends, *ends, *spans, *[""] * unknown])


MONEY = st.sampled_from(["USD", "USD", "USD", "USD", "EUR", "CNY", "JPY"])


@st.composite
def prices(draw: st.DrawFn, most: int = 2) -> tuple[Price, ...]:
    """Return prices of any base, in any currency."""
    return tuple(
        Price(
            amount=f"{amount} {draw(MONEY)}",
            per=draw(st.sampled_from(["unit", "unit", "g", "kg", "lb"])),
            basis=draw(st.sampled_from(["purchase", "market", "arms-length"])),
        )
        for amount in draw(
            st.lists(
                numbers("0", "0.001", "0.09", "344", "1000", unknown=False),
                min_size=draw(st.sampled_from([0, most, most])),
                max_size=most,
            )
        )
    )


@st.composite
def origins(draw: st.DrawFn) -> Origin:
    return Origin(
        country=draw(st.sampled_from(["CN", "CN", "JP", "AU", ""])),
        share=draw(numbers("0", "10", "40", "60", "100")),
        basis=draw(st.sampled_from(["proven", "declared", "inferred", ""])),
    )


@st.composite
def contents(draw: st.DrawFn, source: str = "f1") -> Content:
    by = draw(st.sampled_from(["mass", "share", "mass share"]))
    return Content(
        cas=draw(st.sampled_from(["7429-91-6", "7440-27-9", "7440-19-9"])),
        material=draw(st.sampled_from(["P1-02", *["P1-04"] * 3, "none", ""])),
        share=draw(numbers("0", "0.01", "0.3", "5")) if "share" in by else "",
        mass=draw(numbers("0", "0.1", "3")) if "mass" in by else "",
        origins=tuple(draw(st.lists(origins(), max_size=3))),
        prices=draw(prices()),
        whence=Whence(source=source),
    )


@st.composite
def lines(draw: st.DrawFn, /, name: str, parent: str = "", **more: Any) -> Line:
    """Return a line by piece, by mass or by area."""
    given = {
        "quantity": draw(numbers("0", "0.5", "1", "4")),
        "unit": draw(st.sampled_from(["piece", "piece", "kg", "g", "m2"])),
        "mass": draw(numbers("0.5", "50", "1000")),
        "is_complete": draw(st.sampled_from([True] * 7 + [False])),
        "contents": tuple(draw(st.lists(contents(), max_size=3))),
        "whence": Whence(source="f1"),
        **more,
    }
    return Line(id=name, parent=parent, **given)


@st.composite
def bills(draw: st.DrawFn) -> tuple[Line, ...]:
    """Return an item worth something, and lines that stand in each other."""
    worth = Price(
        amount=f"{draw(numbers('1', '50', '90', '9000', unknown=False))} USD",
        per=draw(st.sampled_from(["unit", "unit", "kg"])),
    )
    item = draw(lines("0", quantity="1", prices=(worth, *draw(prices(most=1)))))
    found = [item]
    for place in range(1, draw(st.sampled_from([1, 1, 2, 3, 5]))):
        parent = draw(st.sampled_from(found)).id
        found.append(draw(lines(str(place), parent)))
    return tuple(found)


def never_surer(reckoning: Reckoning, plain: SecondReading) -> None:
    """Compare: what the program says must hold in every world the bill leaves open."""
    ratio = reckoning.tier(exchange=EXCHANGE).ratio
    if ratio is None:
        return
    low, high = plain.ratio()
    assert ratio.low <= low
    assert ratio.high is None or ratio.high >= high
    if side(ratio) is Side.BELOW:
        assert high < LINE
    if side(ratio) is Side.REACHED:
        assert low >= LINE


@settings(max_examples=100)
@given(bills())
def test_no_bill_makes_the_program_surer_than_its_facts(
    found: tuple[Line, ...],
) -> None:
    never_surer(Reckoning.of(Bill.of(found)), SecondReading(found, RATES))


@settings(max_examples=50)
@given(bills(), st.data())
def test_no_edits_in_any_order_make_it_surer(
    found: tuple[Line, ...], data: st.DataObject
) -> None:
    told = {line.id: line for line in found}
    reckoning = Reckoning.of(Bill.of(found))
    for _ in range(data.draw(st.integers(1, 3))):
        old = told[data.draw(st.sampled_from(sorted(told)))]
        more = {"quantity": "1", "prices": old.prices} if old.id == "0" else {}
        told[old.id] = data.draw(lines(old.id, old.parent, **more))
        reckoning = reckoning.after(told[old.id])

    again = Reckoning.of(Bill.of(told.values()))
    assert reckoning.tier(exchange=EXCHANGE) == again.tier(exchange=EXCHANGE)
    never_surer(reckoning, SecondReading(tuple(told.values()), RATES))


@settings(max_examples=100)
@given(st.lists(contents(), min_size=1, max_size=1), st.data())
def test_papers_that_are_joined_never_make_it_surer(
    known: list[Content], data: st.DataObject
) -> None:
    """Of one substance each paper tells once; each leg may be right in another."""
    whole = {"quantity": "1", "unit": "piece", "mass": "100", "is_complete": True}
    item = Line(
        id="0",
        number="M-1",
        contents=tuple(known),
        prices=(Price(amount="50 USD"),),
        whence=Whence(source="f1"),
        **whole,
    )
    for source in ("f2", "f3"):
        told = data.draw(contents(source)).model_copy(update={"cas": known[0].cas})
        item = merged(item, Line(id="x", contents=(told,), **whole))

    never_surer(Reckoning.of(Bill.of([item])), SecondReading((item,), RATES))


LOTS = st.lists(
    st.builds(
        Content,
        cas=st.just("7440-27-9"),
        material=st.just("P1-04"),
        mass=st.sampled_from(["0.1", "0.2", "1"]),
        origins=st.sampled_from([(), (Origin(country="CN"),), (Origin(country="JP"),)]),
        prices=st.sampled_from(["10 USD", "1000 USD"]).map(
            lambda amount: (Price(amount=amount, per="kg"),)
        ),
    ),
    min_size=1,
    max_size=3,
)


def grams(lots: Iterable[Content]) -> Fraction:
    return sum((Fraction(lot.mass) for lot in lots), Fraction(0))


def worlds(papers: list[list[Content]]) -> Iterator[Fraction]:
    """Yield the Chinese value if amount, origin and price are each from some paper."""
    told = [p for lots in papers for lot in lots for p in lot.prices]
    prices = {Fraction(price.amount[:-4]) for price in told}
    placed = [lots for lots in papers if any(lot.origins for lot in lots)] or papers
    for whole, lots, price in product(map(grams, papers), placed, prices):
        surely = [lot for lot in lots if Origin(country="CN") in lot.origins]
        unknown = [lot for lot in lots if not lot.origins]
        for here in (surely, surely + unknown):
            yield whole * grams(here) / grams(lots) * price / 1000


@settings(max_examples=100)
@given(st.lists(LOTS, min_size=2, max_size=3))
def test_lots_of_one_substance_in_several_papers_are_never_added_up(
    papers: list[list[Content]],
) -> None:
    lines = [
        Line(
            id="magnet",
            mass="100",
            is_complete=True,
            contents=tuple(
                lot.model_copy(update={"whence": Whence(source=f"f{number}")})
                for lot in lots
            ),
        )
        for number, lots in enumerate(papers)
    ]
    part_1 = Reckoning.of(Bill.of([reduce(merged, lines)])).tier().part_1
    assert part_1 is not None
    assert part_1.low is not None
    assert part_1.low <= min(worlds(papers))
    assert part_1.high is not None
    assert part_1.high >= max(worlds(papers))
