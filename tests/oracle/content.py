"""0.1 % of value: what is Chinese in an item, over what the item is worth (§6.3)."""

from functools import partial

from tests.oracle.annex import HOLDS_MAGNETS, shape
from tests.oracle.readings import READINGS, reads
from tests.oracle.worlds import World, once, rows


def chinese_magnet(w: World) -> bool:
    return shape(w) in HOLDS_MAGNETS and w.word("magnet_origin", "CN", "JP") == "CN"


def at_the_line(w: World) -> bool:
    """0.1 % is a ratio of values, inclusive, reckoned in whole minor units (§6.3)."""
    numerator = chinese_value(w)
    if numerator > 0:
        if numerator * 1000 >= w.corner("value"):
            return True
        if (
            reads(w, "Q3", "b")
            and shape(w) in HOLDS_MAGNETS
            and numerator * 1000 >= w.corner("inner")
        ):
            return True
    return (
        reads(w, "Q6", "b")
        and chinese_magnet(w)
        and w.corner("magnet_value", 0) * 1000 >= w.corner("value")
    )


@once
def chinese_value(w: World) -> int:
    """Return the numerator; the ratio grows with it, so its two ends are enough."""
    least, most = (0, w.big) if not w.knows("inputs") else _added_up(w)
    return least if least == most or w.fork("numerator") == "low" else most


COUNTING = ("Q4", "Q5", "Q7")


def _added_up(w: World) -> tuple[int, int]:
    taken = [w.choose(question, READINGS[question]) for question in COUNTING]

    def add_up() -> tuple[int, int]:
        added = [_added(w, f"inputs.{i}.") for i in rows(w, "inputs")]
        return sum(low for low, _ in added), sum(high for _, high in added)

    return w.remember(("inputs", *taken), add_up)


def _added(w: World, row: str) -> tuple[int, int]:
    """Return what an input adds at least and at most to the numerator.

    An input of unknown origin is counted in the most, and not in the least.
    """
    counts = w.outcomes(row + "counts", partial(_counts, row=row), *COUNTING)
    if True not in counts:
        return 0, 0
    spans = [w.span(row + "value")]
    if w.knows(row + "market"):
        basis = w.word("Q4", *READINGS["Q4"])
        market = w.span(row + "market")
        spans = {"a": [*spans, market], "b": spans, "c": [market]}[basis]
    least = min(low for low, _ in spans) if False not in counts else 0
    return least, max(high for _, high in spans)


def _counts(w: World, row: str) -> bool:
    if not reads(w, "Q5", "a") and is_transformed(w, row):
        return False
    if w.word(row + "origin", "CN", "JP") == "CN":
        return True
    return reads(w, "Q7", "b") and w.yes(row + "stage")


def is_transformed(w: World, row: str) -> bool:
    return w.word(row + "state", "as-such", "transformed") == "transformed"
