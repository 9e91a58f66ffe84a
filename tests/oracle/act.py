"""The act that ¶1 is about: who exports, from where, to where (D1 to D3)."""

from datetime import date

from tests.oracle.readings import reads
from tests.oracle.worlds import World, once


def overseas(w: World) -> bool:
    return w.word("exporter", "CN", "DE") != "CN"


def exports(w: World) -> bool:
    return w.word("role", "exporter", "recipient") == "exporter"


@once
def from_china(w: World) -> bool:
    return not (exports(w) and overseas(w))


def act_outside(w: World) -> bool:
    if from_china(w):
        return True
    if w.word("destination", "CN", "HK", "CA") == "CN" and reads(w, "Q11", "a"):
        return True
    it = w.word("destination", "CN", "HK", "CA")
    if it in ("HK", "MO", "TW") and reads(w, "Q12", "b"):
        return True
    if not w.yes("crosses") and reads(w, "Q10", "a"):
        return True
    if w.yes("transit") and reads(w, "Q13", "b"):
        return True
    return (
        reads(w, "Q21", "b")
        and w.day("export", LAST_DAY, REVIVAL) >= REVIVAL
        and w.day("contract", LAST_DAY, REVIVAL) <= LAST_DAY
    )


LAST_DAY, REVIVAL = date(2026, 11, 10), date(2026, 11, 11)
