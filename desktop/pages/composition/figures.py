"""Figures as the person's own locale writes them, cut and never rounded up."""

from collections.abc import Callable
from fractions import Fraction

from forms import numerals
from forms.case.facts import Range
from forms.interview.printing import per_cent
from forms.numbers import shown

_PLACES = 6
"""Decimals of a figure in the tree; what is cut ends with an ellipsis."""


class Figures:
    """Writes figures with one decimal sign, ranges with a dash or a word."""

    def __init__(self, decimal: str) -> None:
        self.decimal = decimal

    def typed(self, number: str) -> str:
        """Return a number or range as it was typed, in the person's writing."""
        return "–".join(numerals.ends(numerals.written(number, self.decimal)))

    def to_type(self, number: str) -> str:
        """Return a number or range as it is typed into a cell."""
        return numerals.written(number, self.decimal)

    def amount(self, value: Range) -> str:
        """Return a reckoned amount, with the least of it where nothing bounds it."""
        return f"{self._span(value.low, value.high, _cut)} {value.unit}".strip()

    def ratio(self, low: Fraction, high: Fraction | None) -> str:
        """Return the ratio in per cent, four decimals, cut."""
        return f"{self._span(low, high, _per_cent)} %"

    def span(self, low: Fraction, high: Fraction | None) -> str:
        """Return how many times, two decimals, cut."""
        return self._span(low, high, lambda end: shown(end, 2))

    def _span(
        self,
        low: Fraction | None,
        high: Fraction | None,
        write: Callable[[Fraction], str],
    ) -> str:
        ends = ["" if end is None else write(end) for end in (low or Fraction(0), high)]
        told = [end.replace(".", self.decimal) for end in ends]
        if not told[1]:
            return f"≥ {told[0]}"
        return told[0] if told[0] == told[1] else "–".join(told)


def _per_cent(ratio: Fraction) -> str:
    """Return per cent, cut: what is not nothing is never shown as nothing."""
    cut = per_cent(ratio).removesuffix(" %")
    if ratio == 0:
        return "0"
    return cut if cut.strip("0.") else "<0.0001"


def _cut(number: Fraction) -> str:
    """Return a number whole, or its first decimals and an ellipsis."""
    if (number * 10**_PLACES).denominator == 1:
        return shown(number)
    return shown(number, _PLACES) + "…"
