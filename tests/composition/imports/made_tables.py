"""Tables made from bills of which the ratio is known beforehand."""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

HEAD = (
    "Level,Part number,Quantity,Unit,Weight (g),Price (USD),"
    "Substance,CAS,Share (%),Form,Country of origin,Substance price"
)
METALS = (("Terbium", "7440-27-9"), ("Dysprosium", "7429-91-6"))
CURRENCY = "USD"


@dataclass
class Made:
    """A table as text, and the ratio with which it was made: at least and at most."""

    text: str
    low: Fraction
    high: Fraction


def _ends(text: str) -> tuple[Fraction, Fraction]:
    low, _, high = text.partition("..")
    return Fraction(low), Fraction(high or low)


@st.composite
def made(draw: st.DrawFn) -> Made:
    """Return an item with parts in parts, those within all others with metals."""
    worth = draw(st.sampled_from(["90", "85.50", "2000"]))
    rows = [f"0,M,1,pc,1000,{worth},,,,,,"]
    pieces = [(Fraction(1), Fraction(1))]
    low = high = Fraction(0)
    levels = [1]
    for _ in range(draw(st.integers(0, 3))):
        levels.append(draw(st.integers(1, levels[-1] + 1)))
    for number, level in enumerate(levels):
        quantity = draw(st.sampled_from(["1", "4", "0.5", "2..3"]))
        unit, weight = draw(st.sampled_from([("pc", "50"), ("pc", "2.5"), ("kg", "")]))
        rows.append(f"{level},P{number},{quantity},{unit},{weight},,,,,,,")
        (up_low, up_high), (many, most) = pieces[level - 1], _ends(quantity)
        pieces = [*pieces[:level], (up_low * many, up_high * most)]
        kilograms = Fraction(weight or 1000) / 1000
        # An assembly holds what its parts hold: told twice it would be open.
        is_leaf = level >= (*levels, 0)[number + 1]
        for name, cas in METALS[: draw(st.integers(0, 2)) * is_leaf]:
            share = draw(st.sampled_from(["0.3", "0.02", "0.1..0.5"]))
            price, per, factor = draw(
                st.sampled_from([("344", "kg", 1), ("1.2", "g", 1000)])
            )
            country = draw(st.sampled_from(["CN", "CN", "JP", ""]))
            rows.append(
                f",,,,,,{name},{cas},{share},metal,{country},{price} {CURRENCY}/{per}"
            )
            each = kilograms * Fraction(price) * factor / 100
            least, greatest = _ends(share)
            if country == "CN":
                low += pieces[level][0] * least * each
            if country != "JP":
                high += pieces[level][1] * greatest * each
    value = Fraction(worth)
    return Made("\n".join([HEAD, *rows, ""]), low / value, high / value)
