"""Where limbs and duties stand on a day, as known on a day (§2.2, §2.3)."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from tests.oracle.act import LAST_DAY, from_china
from tests.oracle.limbs import LIMBS
from tests.oracle.outcome import licence
from tests.oracle.worlds import World

PUBLISHED = date(2025, 10, 9)
WRITTEN_START = {
    "1(1)": date(2025, 12, 1),
    "1(2)": date(2025, 12, 1),
    "1(3)": date(2025, 10, 9),
}
PAUSE = date(2025, 11, 7)
PAUSED_UNTIL = {"a": LAST_DAY, "b": date(2027, 1, 10)}

NOT_ENACTED = "not-enacted"
NOT_YET = "published-not-effective"
SUSPENDED = "suspended"
CONFIRM = "needs-confirmation"
IN_FORCE = "in-force"


def state(limb: str, day: date, known: date, pause: str = "") -> str:
    """Return where *limb* stands on *day*, as far as known on *known*.

    The boundary day itself needs confirmation, and so does every day after it, unless
    a reading of the *pause* is taken (§2.3): *a* the face of No. 70, *b* the
    political agreement, *c* something else.
    """
    if known < PUBLISHED or day < PUBLISHED:
        return NOT_ENACTED
    if day >= LAST_DAY:
        if pause not in PAUSED_UNTIL:
            return CONFIRM
        return SUSPENDED if day <= PAUSED_UNTIL[pause] else IN_FORCE
    if known >= PAUSE and day >= PAUSE:
        return SUSPENDED
    return IN_FORCE if day >= WRITTEN_START[limb] else NOT_YET


ON_THE_DAY = {
    IN_FORCE: "required",
    CONFIRM: "needs-confirmation",
    SUSPENDED: "suspended",
    NOT_YET: "not-yet-effective",
    NOT_ENACTED: "not-required",
}


def strongest(w: World, day: date, known: date) -> str:
    """Return where the strongest of the limbs met stands; a duty stands with it."""
    return most_binding(
        {state(name, day, known) for name, limb in LIMBS.items() if limb(w)}
    )


def most_binding(states: AbstractSet[str]) -> str:
    """Return the strongest state; where the limb is not known, that is prudence."""
    return next((it for it in ON_THE_DAY if it in states), "no limb is met")


def licence_on(w: World, day: date, known: date) -> str:
    """Return what the strongest limb met asks for on *day* (D0).

    From the boundary day on nothing is said but that it must be confirmed: a new text
    may change what is inside and outside, too (§2.3, reading C).
    """
    if day >= LAST_DAY and known >= PUBLISHED:
        return ON_THE_DAY[CONFIRM]
    asked = licence(w)
    if asked in ("outside", "not-required"):
        return asked
    stands = strongest(w, day, known)
    return asked if stands == IN_FORCE else ON_THE_DAY[stands]


REGULATIONS = date(2024, 12, 1)
SINCE = {
    "no-18-upstream": date(2025, 4, 4),
    "japan-military-ban": date(2026, 1, 6),
    "united-states-military-ban": date(2024, 12, 3),
    "control-list-ban": date(2026, 2, 24),  # No. 11/2026 is the first to bind abroad
    "stop-and-report": REGULATIONS,
    "records-five-years": REGULATIONS,
    "report-shipment-and-use": REGULATIONS,
    "catch-all-licence": REGULATIONS,
    "watch-list-terms": REGULATIONS,
    "transit-through-china": date(2020, 12, 1),
}
"""Neighbours that were never suspended, with the day they began (§2.1, §7)."""

READ_UNTIL = date(2026, 10, 9)  # the day up to which sources were read
TRUSTED_UNTIL = READ_UNTIL + timedelta(days=90)


def neighbour_state(duty: str, day: date, known: date) -> str:
    """Return where a duty stands that rests on a clause of its own."""
    if duty not in SINCE:
        return state("1(3)", day, known)  # in force at once, and paused with the rest
    if known < SINCE[duty] or day < SINCE[duty]:
        return NOT_ENACTED
    return IN_FORCE if day <= TRUSTED_UNTIL else CONFIRM


def duty_state(w: World, duty: str, day: date, known: date) -> str:
    """Return where a duty stands; ¶2 to ¶7 follow the limb they serve (§2.2)."""
    if duty in OF_LIMBS or (duty in BY_LIMBS_ABROAD and not from_china(w)):
        return strongest(w, day, known)
    return neighbour_state(duty, day, known)


OF_LIMBS = ("compliance-notice", "humanitarian-report")
BY_LIMBS_ABROAD = ("stop-and-report", "records-five-years", "report-shipment-and-use")
