"""What several sources say of one thing: whichever is right, leg by leg.

Amount, class and origin may each be right in another paper than the rest, so every
account stands at all the amounts that the sources leave possible.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from forms.case.facts import Range

_ZERO = Fraction(0)

Told = Mapping[str, Sequence[Range | None]]
"""By source, what it says of each of its lots."""


def hull(found: list[Range | None]) -> Range | None:
    """Return all that several statements leave possible; in one currency only."""
    known = [each for each in found if each is not None]
    if len(known) < len(found) or not known or len({r.unit for r in known}) > 1:
        return None
    highs = [r.high for r in known if r.high is not None]
    return Range(
        min(r.low or _ZERO for r in known),
        max(highs) if len(highs) == len(known) else None,
        known[0].unit,
    )


def levelled(told: Told) -> Told:
    """Return the lots of each source as they are if another source has the total."""
    totals = {source: _total(lots) for source, lots in told.items()}
    if len(set(totals.values())) == 1:
        return told
    whole = hull(list(totals.values()))
    return {
        source: [_lot(lot, totals[source], whole) for lot in lots]
        for source, lots in told.items()
    }


def _total(lots: Sequence[Range | None]) -> Range | None:
    known = [lot for lot in lots if lot is not None]
    if len(known) < len(lots) or len({lot.unit for lot in known}) > 1:
        return None
    highs = [lot.high for lot in known if lot.high is not None]
    return Range(
        sum((lot.low or _ZERO for lot in known), _ZERO),
        sum(highs, _ZERO) if len(highs) == len(known) else None,
        known[0].unit,
    )


def _lot(lot: Range | None, total: Range | None, whole: Range | None) -> Range | None:
    """Return one lot of a total, scaled to what the total may be."""
    if lot is None or total is None or whole is None:
        return None
    least = (whole.low or _ZERO) / total.high if total.high else _ZERO
    low = min((lot.low or _ZERO) * least, whole.low or _ZERO)
    if whole.high is None or lot.high is None or not total.low:
        return Range(low, whole.high, lot.unit)
    return Range(low, min(lot.high * whole.high / total.low, whole.high), lot.unit)
