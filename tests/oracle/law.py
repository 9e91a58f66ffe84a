"""The law a second time, written from the notes on the law and from nothing else.

It shares no code with `forms` and was written before its author saw a rule, so that
the two can only agree where both read the law alike. Sections (§) are those of the
notes: §2.2 states over time, §3 No. 61, §4 Annex 1, §5 No. 62, §6 determination, §7
neighbours, §11 the open questions Q1 to Q22.

Stances taken where the notes can be read two ways:

- ¶1 is about an *act*: export by a person outside China to somewhere other than
  China. Who does not export (a recipient) does nothing that ¶1 reaches (D1 to D3).
- Hong Kong, Macao and Taiwan are overseas, as places of exporters and as
  destinations (Q12); an item made there is foreign-made.
- "Foreign-made" in limbs 1(1) and 1(2) is the contrary of "originating in China" in
  limb 1(3), whichever way Q7 is read: no item is both or neither.
- Limb 1(1) asks that a Chinese Part 1 material is *contained*, and for the ratio; an
  item without any is below the line whatever its price.
- Whether parts of *targets* are in Annex 1 is unknown (§4.2), for everybody: open.
- A technology that is "older" and a user that is "mixed" have no default answer in
  §11 (Q17, Q18: "ask, flag"); unless a reading is chosen, both ways stay open.
- Q4's default computes every basis and decides only if all agree. A row without a
  market value has one basis only.
- Q3's other reading asks for the ratio of *any* tier; Q6(b) adds the magnet's price
  to the numerator; Q6(c) lets limb 1(3) follow a Chinese magnet inside a listed part
  or assembly.
- Q1(b) brings a finished product that contains a listed magnet under limb 1(1) only:
  "any product with 0.1 % or more" says nothing of origin or technology.
- ¶2 names users, importers and end users. A military *user* is the end user.
- ¶7's notice follows the item, not the border or the destination (D3, D15).
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from tests.oracle.worlds import Record, World, possible

LISTED_MAGNETS = ("smco", "ndfeb-dy", "ndfeb-tb", "ndfeb-dy-tb")
MAGNETS = (*LISTED_MAGNETS, "ndfeb-plain", "other")
LISTED_TARGETS = (
    "samarium",
    "gadolinium",
    "terbium",
    "dysprosium",
    "lutetium",
    "scandium",
    "yttrium",
    "alloy",
)
PART_1 = tuple(f"P1-{number:02}" for number in range(1, 14))
NOT_IN_NO_18 = ("P1-09",)
SHAPES = (
    "input",
    "magnet",
    "magnet-part",
    "magnet-assembly",
    "target",
    "target-part",
    "finished-product",
    "other",
)
RELIEF = ("emergency-medical", "public-health", "disaster-relief", "other-relief")
LISTED = ("control-list", "watch-list")

Limb = Callable[[World], bool]


# ¶1, the act (D1, D2, D3) -----------------------------------------------------------


def overseas(w: World) -> bool:
    return w.word("exporter", "CN", "DE") != "CN"


def exports(w: World) -> bool:
    return w.word("role", "exporter", "recipient") == "exporter"


def to_china(w: World) -> bool:
    return w.word("destination", "CN", "CA") == "CN"


def crosses(w: World) -> bool:
    return w.yes("crosses") or w.word("Q10", "a", "b") == "b"


def outside(w: World) -> bool:
    return not (exports(w) and overseas(w) and not to_china(w) and crosses(w))


# Annex 1 (D4) -----------------------------------------------------------------------


def listed_magnet(w: World) -> bool:
    return w.word("magnet", *MAGNETS) in LISTED_MAGNETS


def annex_part(w: World) -> int:
    """Return 1 or 2, the part that lists the item, or 0."""
    match w.word("shape", *SHAPES):
        case "input":
            return 1 if w.word("material", "P1-01", "other") in PART_1 else 0
        case "magnet" | "magnet-part":
            return 2 if listed_magnet(w) else 0
        case "magnet-assembly":
            return 2 if listed_magnet(w) and w.word("Q2", "a", "b") == "a" else 0
        case "target":
            return 2 if w.word("target", "samarium", "other") in LISTED_TARGETS else 0
        case "target-part":
            listed = w.word("target", "samarium", "other") in LISTED_TARGETS
            return 2 if listed and w.yes("parts of targets are listed") else 0
        case _:
            return 0


# ¶1, the three limbs (D5 to D8) -----------------------------------------------------


def chinese(w: World) -> bool:
    if w.word("origin", "CN", "JP") == "CN":
        return True
    return w.word("Q7", "transformation", "any-stage") == "any-stage" and w.yes("stage")


def limb_origin(w: World) -> bool:
    if not annex_part(w):
        return False
    if w.word("Q6", "a", "b", "c") == "c" and has_chinese_magnet(w):
        return True
    if not chinese(w):
        return False
    if w.word("Q9", "a", "b") == "b":
        left = w.choose("left", (date(2025, 10, 8), date(2025, 10, 9)))
        assert isinstance(left, date)
        if left < date(2025, 10, 9):
            return False
    return not (w.word("Q8", "none", "small-lot") == "small-lot" and w.yes("lot"))


def has_chinese_magnet(w: World) -> bool:
    shape = w.word("shape", *SHAPES)
    return (
        shape in ("magnet-part", "magnet-assembly")
        and w.word("magnet_origin", "CN", "JP") == "CN"
    )


def limb_technology(w: World) -> bool:
    if not annex_part(w) or chinese(w):
        return False
    technology = w.word("technology", "no", "yes", "older")
    return technology == "yes" or (
        technology == "older" and w.word("Q18", "any", "controlled") == "any"
    )


def limb_content(w: World) -> bool:
    in_part_2 = annex_part(w) == 2 or (
        w.word("shape", *SHAPES) == "finished-product"
        and w.word("Q1", "a", "b") == "b"
        and listed_magnet(w)
    )
    return in_part_2 and not chinese(w) and at_the_line(w)


def at_the_line(w: World) -> bool:
    """0.1 % is a ratio of values, inclusive, reckoned in whole minor units (§6.3)."""
    numerator, contained = chinese_value(w)
    if not contained:
        return False
    if numerator * 1000 >= w.corner("value"):
        return True
    return (
        w.word("Q3", "a", "b") == "b"
        and w.word("shape", *SHAPES) in ("magnet-part", "magnet-assembly")
        and numerator * 1000 >= w.corner("inner")
    )


READINGS_OF_CONTENT = (
    ("Q4", ("price", "market")),
    ("Q5", ("a", "b")),
    ("Q6", ("a", "b", "c")),
    ("Q7", ("transformation", "any-stage")),
)


def chinese_value(w: World) -> tuple[int, bool]:
    """Return the numerator, and whether anything Chinese of Part 1 is in the item."""
    for reading, choices in READINGS_OF_CONTENT:
        w.word(reading, *choices)
    if not w.knows("inputs"):
        least, most, certain, thinkable = 0, BIG_SUM, False, True
    else:
        rows = [_row(w, f"inputs.{i}.") for i in range(int(str(w.record["inputs"])))]
        least = sum(low for low, _, _, _ in rows)
        most = sum(high for _, high, _, _ in rows)
        certain = any(sure for _, _, sure, _ in rows)
        thinkable = any(maybe for _, _, _, maybe in rows)
    if w.word("Q6", "a", "b", "c") == "b" and has_chinese_magnet(w):
        low, high = w.span("magnet_value")
        least, most, certain, thinkable = least + low, most + high, True, True
    if (least, certain) == (most, thinkable):
        return least, certain
    # Value and presence grow together, so the two ends are all that matters.
    low_end = w.word("inputs@", "low", "high") == "low"
    return (least, certain) if low_end else (most, thinkable)


BIG_SUM = 10**30


def _row(w: World, row: str) -> tuple[int, int, bool, bool]:
    """Return what an input adds, least and most, and if it surely or maybe counts."""
    counts = possible(lambda v: _counts(v, row), w.record, w.chosen)
    market = w.knows(row + "market") and w.word("Q4", "price", "market") == "market"
    low, high = w.span(row + ("market" if market else "value"))
    return (
        low if counts == {True} else 0,
        high if True in counts else 0,
        counts == {True},
        True in counts,
    )


def _counts(w: World, row: str) -> bool:
    """Tell if it is Chinese and of Part 1; unknown counts in the most only (§6.3)."""
    if w.word(row + "material", "P1-01", "other") not in PART_1:
        return False
    if (
        w.word("Q5", "a", "b") == "b"
        and w.word(row + "state", "as-such", "transformed") == "transformed"
    ):
        return False
    return w.word(row + "origin", "CN", "JP") == "CN" or (
        w.word("Q7", "transformation", "any-stage") == "any-stage"
        and w.yes(row + "stage")
    )


LIMBS: dict[str, Limb] = {
    "1(1)": limb_content,
    "1(2)": limb_technology,
    "1(3)": limb_origin,
}


def met(w: World) -> frozenset[str]:
    """Limbs are not exclusive: every one that is met is reported."""
    return frozenset(name for name, limb in LIMBS.items() if limb(w))


def controlled(w: World) -> bool:
    return any(limb(w) for limb in LIMBS.values())


# ¶2, the user -----------------------------------------------------------------------


def rows(w: World, table: str) -> range:
    return range(int(str(w.record.get(table, 0))))


def refused_user(w: World) -> bool:
    for i in rows(w, "parties"):
        party = f"parties.{i}."
        if w.settle(party + " is refused", partial(_refused, party=party)):
            return True
    return not w.yes("parties.complete") and w.yes("a party not named is refused")


def _refused(w: World, party: str) -> bool:
    role = w.word(party + "role", "end-user", "importer", "intermediary")
    if role == "intermediary":
        return False
    if role != "importer" and military(w, party):
        return True
    listed = w.word(party + "listed", "none", "control-list")
    if listed in LISTED:
        return True
    if listed == "parent-of-listed" and w.word("Q15", "no", "yes") == "yes":
        return True
    return held_by_listed(w, party)


def military(w: World, party: str) -> bool:
    it = w.word(party + "military", "no", "yes")
    return it == "yes" or (it == "mixed" and w.word("Q17", "wide", "narrow") == "wide")


def held_by_listed(w: World, party: str) -> bool:
    """50 % and more counts; shares are in hundredths of a percent (Q14)."""
    table = party + "owners"
    if not w.knows(table):
        return w.yes(table + " hold")
    reading = w.word("Q14", "one-holder", "narrow", "wide")
    shares = []
    for j in rows(w, table):
        owner = f"{table}.{j}."
        if not w.yes(owner + "listed"):
            continue
        direct = reading != "narrow" or w.yes(owner + "direct")
        if direct:
            known = w.knows(owner + "share")
            shares.append(
                w.corner(owner + "share")
                if known
                else int(w.word(owner + "share@", "0", "10000"))
            )
    return (sum(shares) if reading == "wide" else max(shares, default=0)) >= 5000


# ¶3, the end use; ¶4, chips and AI --------------------------------------------------


def refused_use(w: World) -> bool:
    return any(used(w, what) for what in ("wmd", "terrorism", "military_use"))


def used(w: World, what: str) -> bool:
    it = w.word(what, "no", "yes")
    return it == "yes" or (
        it == "theory" and w.word("Q16", "reasonable", "bare") == "bare"
    )


def case_by_case(w: World) -> bool:
    if w.yes("ai"):
        return True
    kind = w.word("chip", "none", "logic", "memory", "both", "other")
    small = kind in ("logic", "both") and w.corner("nm") <= 14
    tall = kind in ("memory", "both") and w.corner("layers") >= 256
    if not (small or tall):
        return False
    return (
        w.word("Q20", "yes", "direct") == "yes"
        or w.word("chip_use", "direct", "inside-tool") == "direct"
    )


# What follows (D10 to D14) ----------------------------------------------------------


def refused(w: World) -> bool:
    return refused_use(w) or w.settle("the user is refused", refused_user)


def exempt(w: World) -> bool:
    """Relief needs no licence, but is never exempt by itself where ¶2, ¶3 match."""
    return w.word("relief", "none", *RELIEF[:1]) in RELIEF and (
        not refused(w) or w.word("Q19", "refusal", "exemption") == "exemption"
    )


def licence(w: World) -> str:
    if outside(w) or not controlled(w):
        return "none"
    return "exempt" if exempt(w) else "required"


def review(w: World) -> str:
    if licence(w) != "required":
        return "none"
    if refused(w):
        return "refused-in-principle"
    return "case-by-case" if case_by_case(w) else "ordinary"


# §2.2, states over time -------------------------------------------------------------

PUBLISHED = date(2025, 10, 9)
WRITTEN_START = {
    "1(1)": date(2025, 12, 1),
    "1(2)": date(2025, 12, 1),
    "1(3)": date(2025, 10, 9),
    "62": date(2025, 10, 9),
}
PAUSE = date(2025, 11, 7)
LAST_DAY_OF_THE_PAUSE = date(2026, 11, 10)

NOT_ENACTED = "not-enacted"
NOT_YET = "published-not-effective"
SUSPENDED = "suspended"
CONFIRM = "needs-confirmation"
IN_FORCE = "in-force"


def state(provision: str, day: date, known: date) -> str:
    """Return where *provision* stands on *day*, as far as known on *known*.

    The boundary day itself needs confirmation, and so does every day after it.
    """
    if known < PUBLISHED or day < PUBLISHED:
        return NOT_ENACTED
    if known >= PAUSE and day >= PAUSE:
        return SUSPENDED if day < LAST_DAY_OF_THE_PAUSE else CONFIRM
    return IN_FORCE if day >= WRITTEN_START[provision] else NOT_YET


def licence_on(w: World, day: date, known: date) -> str:
    """Return what the strongest of the limbs met asks for on *day* (D0)."""
    asked = licence(w)
    if asked == "none":
        return "none"
    states = {state(limb, day, known) for limb in met(w)}
    for strongest in (IN_FORCE, CONFIRM, SUSPENDED, NOT_YET):
        if strongest in states:
            return f"{asked}:{strongest}"
    return f"{asked}:{NOT_ENACTED}"


# Duties -----------------------------------------------------------------------------


def compliance_notice(w: World) -> bool:
    """¶7: an overseas operator who transfers or exports a controlled item."""
    return exports(w) and overseas(w) and controlled(w)


def humanitarian_report(w: World) -> bool:
    return licence(w) == "exempt"


def declaration_from_china(w: World) -> bool:
    """¶7: Chinese exporters of Part 1 items declare where they go, and give notice."""
    return (
        exports(w)
        and not overseas(w)
        and not to_china(w)
        and w.yes("crosses")
        and annex_part(w) == 1
    )


def in_no_18(w: World) -> bool:
    """Part 1 save terbium-iron, listed magnets, and targets (§4.1, §7.1)."""
    match w.word("shape", *SHAPES):
        case "input":
            material = w.word("material", "P1-01", "P1-09", "other")
            return material in PART_1 and material not in NOT_IN_NO_18
        case "magnet":
            return listed_magnet(w)
        case "target":
            return w.word("target", "samarium", "other") in LISTED_TARGETS
        case _:
            return False


def no_18_export(w: World) -> bool:
    """D1: from inside China, No. 18 is what applies."""
    return (
        exports(w)
        and not overseas(w)
        and not to_china(w)
        and w.yes("crosses")
        and in_no_18(w)
    )


def no_62_staff(w: World) -> bool:
    """No. 62 ¶2: who is in China exports technology that is handed over."""
    return w.yes("staff")


def military_ban(country: str) -> Callable[[World], bool]:
    """§7.4: No. 1/2026 (Japan) and No. 46/2024 ¶1 (United States), users and uses."""

    def ban(w: World) -> bool:
        if not (annex_part(w) and chinese(w)):
            return False
        if w.word("destination", country, "CA") == country and used(w, "military_use"):
            return True
        for i in rows(w, "parties"):
            party = f"parties.{i}."
            if w.settle(party + country, partial(_in, party=party, country=country)):
                return True
        return not w.yes("parties.complete") and w.yes(f"another in {country}")

    return ban


def _in(w: World, party: str, country: str) -> bool:
    return w.word(party + "country", country, "CA") == country and military(w, party)


def control_list_ban(w: World) -> bool:
    """§7.3: no China-origin dual-use item to a party on the control list."""
    if not (annex_part(w) and chinese(w)):
        return False
    return any(
        w.word(f"parties.{i}.listed", "none", "control-list") == "control-list"
        for i in rows(w, "parties")
    ) or (not w.yes("parties.complete") and w.yes("a party not named is on the list"))


JAPAN_SINCE = date(2026, 1, 6)
UNITED_STATES_SINCE = date(2024, 12, 3)
CONTROL_LIST_SINCE = date(2026, 2, 24)  # No. 11/2026 is the first to bind overseas
NO_18_SINCE = date(2025, 4, 4)


def in_force_since(start: date, day: date, known: date) -> bool:
    return day >= start and known >= start


DUTIES: dict[str, Callable[[World], bool]] = {
    "compliance-notice": compliance_notice,
    "humanitarian-report": humanitarian_report,
    "declaration-from-china": declaration_from_china,
    "no-18": no_18_export,
    "no-62-staff": no_62_staff,
    "japan-military": military_ban("JP"),
    "us-military": military_ban("US"),
    "control-list": control_list_ban,
}


def truth(question: Callable[[World], bool], record: Record) -> str:
    """Return yes, no, or open."""
    outcomes = possible(question, record)
    return "open" if len(outcomes) == 2 else "yes" if True in outcomes else "no"
