"""The three limbs of ¶1, and whether they reach an item at all (D4 to D8)."""

from collections.abc import Callable
from datetime import date

from tests.oracle.act import act_outside
from tests.oracle.annex import annex_part
from tests.oracle.content import at_the_line, chinese_magnet
from tests.oracle.readings import reads
from tests.oracle.worlds import World, once


@once
def outside(w: World) -> bool:
    return act_outside(w) or not annex_part(w)


@once
def chinese(w: World) -> bool:
    if w.word("origin", "CN", "JP") == "CN":
        return True
    return reads(w, "Q7", "b") and w.yes("stage")


@once
def limb_origin(w: World) -> bool:
    if not annex_part(w):
        return False
    if not (chinese(w) or (reads(w, "Q6", "c") and chinese_magnet(w))):
        return False
    if reads(w, "Q8", "b") and w.yes("lot"):
        return False
    return not (reads(w, "Q9", "b") and w.day("left", BEFORE, IN_TIME) < IN_TIME)


BEFORE, IN_TIME = date(2025, 10, 8), date(2025, 10, 9)


@once
def limb_technology(w: World) -> bool:
    if not annex_part(w) or chinese(w):
        return False
    it = w.word("technology", "no", "yes", "older")
    return it == "yes" or (it == "older" and reads(w, "Q18", "a"))


@once
def limb_content(w: World) -> bool:
    return annex_part(w) == 2 and not chinese(w) and at_the_line(w)


@once
def caught(w: World) -> bool:
    """Tell if the item is controlled: limbs add up, and any will do."""
    return limb_origin(w) or limb_technology(w) or limb_content(w)


LIMBS: dict[str, Callable[[World], bool]] = {
    "1(1)": limb_content,
    "1(2)": limb_technology,
    "1(3)": limb_origin,
}
