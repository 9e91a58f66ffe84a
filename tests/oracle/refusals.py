"""Whom and what a licence is refused in principle: users (¶2) and uses (¶3)."""

from functools import partial

from tests.oracle.readings import READINGS, reads
from tests.oracle.worlds import World, once, rows

REFUSED_LISTS = ("control-list", "watch-list")
USERS = ("end-user", "importer", "importer-end-user")


def refused_user(w: World) -> bool:
    for i in rows(w, "parties"):
        party = f"parties.{i}."
        if w.settle(party + "refused", partial(refused_party, party=party), *OF_USERS):
            return True
    return not w.yes("complete") and w.yes("a party not named is refused")


OF_USERS = ("Q14", "Q15", "Q17")


def refused_party(w: World, party: str) -> bool:
    if w.word(party + "role", "end-user", "intermediary") not in USERS:
        return False
    if military(w, party):
        return True
    listed = w.word(party + "listed", "none", "control-list", "parent-of-listed")
    if listed in REFUSED_LISTS:
        return True
    if listed == "parent-of-listed" and reads(w, "Q15", "b"):
        return True
    return held_by_listed(w, party)


def military(w: World, party: str) -> bool:
    it = w.word(party + "military", "no", "yes", "mixed")
    return it == "yes" or (it == "mixed" and reads(w, "Q17", "a"))


HALF, WHOLE = 5000, 10000  # in hundredths of a per cent


def held_by_listed(w: World, party: str) -> bool:
    """50 % and more counts, directly or through others (Q14).

    What the direct holdings leave undisclosed may be a listed holder's: of one who is
    named, by way of other firms, or of one who is not.
    """
    table = party + "owners"
    if not w.knows(table):
        return w.yes(table + " hold half")
    reading = w.word("Q14", *READINGS["Q14"])
    told, held = 0, {"another": 0}
    for i in rows(w, table):
        row = f"{table}.{i}."
        share = w.corner(row + "share", 0, WHOLE)
        direct = w.word(row + "path", "direct", "indirect") == "direct"
        told += share if direct else 0
        if (direct or reading != "b") and w.yes(row + "listed"):
            holder = str(w.known(row + "name") or i)
            held[holder] = held.get(holder, 0) + share
    rest = max(WHOLE - told, 0)
    if rest:
        may_hold = ("another",) if reading == "b" else tuple(held)
        holder = w.word(table + " rest", "nobody listed", *may_hold)
        if holder in held:
            held[holder] += rest
    return (sum(held.values()) if reading == "c" else max(held.values())) >= HALF


def refused_use(w: World) -> bool:
    return any(used(w, what) for what in ("wmd", "terrorism", "military_use"))


def used(w: World, what: str) -> bool:
    it = w.word(what, "no", "yes", "theory")
    return it == "yes" or (it == "theory" and reads(w, "Q16", "a"))


@once
def refused(w: World) -> bool:
    return refused_use(w) or w.settle("the user is refused", refused_user, *OF_USERS)
