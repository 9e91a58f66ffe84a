"""Licence and review: relief, case by case, ordinary (¶4, ¶5; D10 to D14)."""

from tests.oracle.limbs import caught, outside
from tests.oracle.readings import reads
from tests.oracle.refusals import refused
from tests.oracle.worlds import World, once

RELIEF = ("emergency-medical", "public-health", "disaster-relief", "other-relief")


def case_by_case(w: World) -> bool:
    if w.yes("ai"):
        return True
    kind = w.word("chip", "none", "logic", "memory", "both", "other")
    advanced = (kind in ("logic", "both") and w.corner("nm") <= 14) or (
        kind in ("memory", "both") and w.corner("layers") >= 256
    )
    if not advanced:
        return False
    return reads(w, "Q20", "a") or w.word("chip_use", "direct", "inside") == "direct"


@once
def relieved(w: World) -> bool:
    """Relief is never exempt by itself where ¶2 or ¶3 match (Q19)."""
    return w.word("relief", "none", RELIEF[0]) in RELIEF and (
        reads(w, "Q19", "b") or not refused(w)
    )


def licence(w: World) -> str:
    if outside(w):
        return "outside"
    if not caught(w):
        return "not-required"
    return "exempt" if relieved(w) else "required"


def review(w: World) -> str:
    if licence(w) != "required":
        return "none"
    if refused(w):
        return "refused-in-principle"
    return "case-by-case" if case_by_case(w) else "ordinary"
