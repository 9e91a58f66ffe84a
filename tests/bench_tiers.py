"""How long the ratio of every tier takes after one edit, beside working all out."""

import time

from forms.composition.bill import Content, Line, Origin, Price
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill

SIZES = (2_000, 100_000)
BRANCHES = 8
_ALLOY = Content(
    material="P1-10",
    share="0.5..0.8",
    origins=(Origin(country="CN"),),
    prices=(Price(amount="344.5 USD", per="kg"),),
)


def bill_of(lines: int, *, each: int = 10) -> Bill:
    """Return a tree in which one line of *each* is a magnet with its contents."""
    return Bill.of(
        Line(
            id=str(number),
            parent=str((number - 1) // BRANCHES) if number else "",
            quantity="3",
            mass="12.5",
            kind="ndfeb-dy" if number % each == 0 else "none",
            is_complete=True,
            contents=(_ALLOY,) if number % each == 0 else (),
            prices=(Price(amount="1000 USD"),),
        )
        for number in range(lines)
    )


def seconds(bill: Bill) -> tuple[float, float]:
    """Return how long the whole takes, and how long one edit of the last line."""
    start = time.process_time()
    told = Reckoning.of(bill)
    whole = time.process_time() - start
    last = list(bill.lines.values())[-1].model_copy(update={"quantity": "4"})
    start = time.process_time()
    told.after(last).tier()
    return whole, time.process_time() - start


def main() -> None:
    """Measure and print."""
    print("The ratio of every tier after one edit, beside working all out")
    for size, goal in zip(SIZES, (16, 1000), strict=True):
        whole, edit = seconds(bill_of(size))
        print(
            f"  {size:,} lines: {edit * 1000:.1f} ms (goal: below {goal}), "
            f"1/{whole / edit:.0f} of the whole"
        )
