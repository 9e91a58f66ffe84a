"""Duties of No. 61 and of its neighbours (¶5, ¶7; §5, §7, §8)."""

from collections.abc import Callable

from tests.oracle.act import from_china
from tests.oracle.annex import annex_part, listed_magnet, shape
from tests.oracle.content import chinese_value
from tests.oracle.limbs import caught
from tests.oracle.outcome import licence
from tests.oracle.refusals import USERS, military
from tests.oracle.worlds import World


def binds_abroad(w: World) -> bool:
    """¶7, Reg 18, 25, 27: what falls to an overseas operator with a controlled item."""
    return not from_china(w) and caught(w)


def reports_the_use(w: World) -> bool:
    """Reg 18: who has a licence, or got the goods under one, reports their use."""
    return annex_part(w) != 0 if from_china(w) else licence(w) == "required"


def humanitarian_report(w: World) -> bool:
    return licence(w) == "exempt"


def declaration_and_notice(w: World) -> bool:
    """¶7: Chinese exporters of Part 1 items declare where they go, and give notice."""
    return from_china(w) and annex_part(w) == 1


def binds(w: World) -> bool:
    """Reg 25, 27: on what leaves China by themselves, abroad by way of a limb."""
    return annex_part(w) != 0 if from_china(w) else caught(w)


def no_18(w: World) -> bool:
    """§7.1: on goods that leave China, and before on what left it and is inside."""
    plain = shape(w) in ("magnet", "magnet-part") and not listed_magnet(w)
    if from_china(w) and not plain:
        return True
    if chinese_value(w) > 0:
        return True
    return annex_part(w) != 0 and w.word("origin", "CN", "JP") == "CN"


def no_62_staff(w: World) -> bool:
    """¶2 of No. 62: who is in China exports technology, or help with lines (1E902)."""
    return w.word("staff", "no", "yes") in ("yes", "line")


def no_62_services(w: World) -> bool:
    """¶5 of No. 62: whoever serves such an export asks for the licence."""
    return w.word("staff", "no", "yes") in ("yes", "line", "knowing")


def staff_is(what: str) -> Callable[[World], bool]:
    return lambda w: w.word("staff", "no", what) == what


def catch_all(w: World) -> bool:
    """Reg 14: from China, a known risk asks for a licence, listed or not."""
    return from_china(w) and any(
        w.word(what, "no", "yes") == "yes" for what in ("wmd", "terrorism")
    )


def transit(w: World) -> bool:
    """ECL 45: on listed goods that pass through China on their way."""
    return w.yes("transit") and not from_china(w) and annex_part(w) != 0


def watch_list_terms(w: World, party: str) -> bool:
    """§7.3: the watch list's own terms are for exporters from China."""
    listed = w.word(party + "listed", "none", "watch-list")
    return listed == "watch-list" and from_china(w)


def china_origin(w: World) -> bool:
    return w.word("origin", "CN", "JP") == "CN" or chinese_value(w) > 0


def military_ban(w: World, party: str, country: str) -> bool:
    """§7.4: No. 1/2026 for Japan, No. 46/2024 ¶1 for the United States."""
    if w.word(party + "country", country, "CA") != country or not china_origin(w):
        return False
    if military(w, party):
        return True
    ends = w.word(party + "role", "end-user", "importer") not in USERS[::2]
    return not ends and w.word("military_use", "no", "yes") == "yes"


def control_list_ban(w: World, party: str) -> bool:
    """§7.3: no China-origin dual-use item to a party on the control list."""
    listed = w.word(party + "listed", "none", "control-list")
    return listed == "control-list" and china_origin(w)
