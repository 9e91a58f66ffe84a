"""Named computations that rules use like facts, with their inputs and trace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.case.facts import Range, Rows, Value
from forms.composition import ratio
from forms.composition.ratio import china_part_1_value
from forms.parties import ownership
from forms.parties.ownership import Path, listed_share
from forms.rules.language import Scope

Inputs = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A pure function from the facts of one member to the numbers still possible."""

    id: str
    scope: Scope
    inputs: tuple[str, ...]
    measure: Callable[[Inputs], Range | None]


MEASURES: Mapping[str, Measure] = {
    m.id: m
    for m in (
        Measure(
            "content.china_part_1_value",
            "item",
            ("content.inputs",),
            lambda given: china_part_1_value(given[0]),
        ),
        Measure(
            "party.listed_share",
            "party",
            ("party.owners",),
            lambda given: listed_share(given[0], Path.ANY),
        ),
        Measure(
            "party.listed_share_direct",
            "party",
            ("party.owners",),
            lambda given: listed_share(given[0], Path.DIRECT),
        ),
        Measure(
            "party.listed_share_total",
            "party",
            ("party.owners",),
            lambda given: listed_share(given[0], Path.TOTAL),
        ),
    )
}

EXAMPLES: Mapping[str, tuple[Rows, ...]] = {
    "content.inputs": ratio.EXAMPLES,
    "party.owners": ownership.EXAMPLES,
}
