"""Named computations that rules use like facts, with their inputs and readings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from forms.case.facts import Range, Rows, Value
from forms.composition import ratio
from forms.composition.ratio import Basis, Counting, china_part_1_value
from forms.parties import ownership
from forms.parties.ownership import Path, listed_share
from forms.rules.language import Scope

Inputs = tuple[Value | None, ...]
Readings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """A pure function from the facts of one member to the numbers still possible.

    ``readings`` are the open questions on which the counting depends; one that is
    left open leaves possible whatever any of its readings would.
    """

    id: str
    scope: Scope
    inputs: tuple[str, ...]
    measure: Callable[[Inputs, Readings], Range | None]
    readings: tuple[str, ...] = ()


_BASIS = {"a": Basis.ALL, "b": Basis.PURCHASE, "c": Basis.MARKET}


def countings(readings: Readings) -> Iterator[Counting]:
    """Yield each way to count Part 1 materials that the readings leave open.

    Q4 the basis of a value, Q5 what chemistry has changed, Q7 where a thing originates.
    """
    for basis, is_strict, is_wide in product(
        _left("abc", readings.get("Q4")),
        _left("ab", readings.get("Q5")),
        _left("ab", readings.get("Q7")),
    ):
        yield Counting(_BASIS[basis], is_strict == "b", is_wide == "b")


def _left(ids: str, chosen: str | None) -> str:
    return ids if chosen is None else chosen


def part_1_value(inputs: Value | None, readings: Readings) -> Range | None:
    """Return the value of Chinese Part 1 materials, whatever the open readings."""
    return _hull([china_part_1_value(inputs, how) for how in countings(readings)])


def _hull(ranges: list[Range | None]) -> Range | None:
    known = [found for found in ranges if found is not None]
    units = {found.unit for found in known if found.unit}
    if len(known) < len(ranges) or len(units) > 1:
        return None
    lows = [found.low for found in known if found.low is not None]
    highs = [found.high for found in known if found.high is not None]
    return Range(
        min(lows) if len(lows) == len(known) else None,
        max(highs) if len(highs) == len(known) else None,
        next(iter(units), ""),
    )


MEASURES: Mapping[str, Measure] = {
    m.id: m
    for m in (
        Measure(
            "content.china_part_1_value",
            "item",
            ("content.inputs",),
            lambda given, readings: part_1_value(given[0], readings),
            ("Q4", "Q5", "Q7"),
        ),
        Measure(
            "party.listed_share",
            "party",
            ("party.owners",),
            lambda given, _: listed_share(given[0], Path.ANY),
        ),
        Measure(
            "party.listed_share_direct",
            "party",
            ("party.owners",),
            lambda given, _: listed_share(given[0], Path.DIRECT),
        ),
        Measure(
            "party.listed_share_total",
            "party",
            ("party.owners",),
            lambda given, _: listed_share(given[0], Path.TOTAL),
        ),
    )
}

EXAMPLES: Mapping[str, tuple[Rows, ...]] = {
    "content.inputs": ratio.EXAMPLES,
    "party.owners": ownership.EXAMPLES,
}
