"""The law a second time, written from the notes on the law and from nothing else.

It shares no code with `forms` and was written before its author saw a rule, so that
the two can only agree where both read the law alike. Sections (§) are those of the
notes: §2.2 states over time, §3 No. 61, §4 Annex 1, §5 No. 62, §6 determination, §7
neighbours, §11 the open questions Q1 to Q22. Each question here is two-valued; what
is not known forks (`worlds`), so that a truth is exact and never Kleene's estimate.

Stances, where the notes can be read two ways. Those marked * were first taken
otherwise here, and were brought to the stance of the rules, which is as good:

- ¶1 is about an *act*: export by a person outside China to somewhere other than
  China. Who does not export (a recipient) does nothing that ¶1 reaches (D1 to D3).
- Who exports from inside China, or receives from there, moves goods out of China,
  whatever else is said of destination and border.*
- Hong Kong, Macao and Taiwan are overseas, as places of exporters and, unless Q12 is
  read otherwise, as destinations; an item made there is foreign-made.
- "Foreign-made" in limbs 1(1) and 1(2) is the contrary of "originating in China" in
  limb 1(3), whichever way Q7 is read: no item is both or neither.
- Limb 1(1) asks that a Chinese Part 1 material is *contained*, and for the ratio; an
  item without any is below the line whatever its price.
- Targets other than of samarium and gadolinium, and parts with targets, are unknown in
  §4.2: taken as listed, with a reading for the contrary.*
- Q1(b) puts a finished product that holds a listed magnet into Part 2, for all limbs.*
- Q4's default takes the least and the most of every value a row gives; a row without
  a market value has one value only.
- Q3(b): the ratio of *any* tier is enough. Q6(b): the price of a Chinese magnet is a
  numerator of its own, for its materials are in it.* Q6(c): limb 1(3) follows a
  Chinese magnet inside a listed part or assembly.
- Q8(b), Q9(b): what is spared, is spared whether the item or its magnet is Chinese.*
- Q13(b): what passes through China is an export from there, not under ¶1. Q21(b): a
  contract of the last day of the pause or older is spared once the pause is over.
- Q17 and Q18 have no default in §11 ("ask, flag"); a reading must be chosen.*
- ¶2 names users, importers and end users. A military *user* is importer or end user.*
  Owners: what nobody disclosed may be a listed holder's; rows of one name add up.*
- ¶7's notice follows the item, not the border or the destination (D3, D15).
- The bans of §7.3 and §7.4 speak of China-origin dual-use items, listed in Annex 1 or
  not. Whether an item that is not listed is dual-use, and whether a material inside
  counts, nobody can tell here: both are taken so.* A military use is that of the end
  user, in the end user's country.*
- No. 18 stands beside whatever leaves China, save magnets proved plain.*
"""

from collections.abc import Callable
from functools import partial

from tests.oracle import duties, limbs, outcome, refusals
from tests.oracle.worlds import Record, World, outcomes_of, rows

FINDINGS: dict[str, Callable[[World], bool]] = {
    "outside": limbs.outside,
    "limb 1(1)": limbs.limb_content,
    "limb 1(2)": limbs.limb_technology,
    "limb 1(3)": limbs.limb_origin,
    "caught": limbs.caught,
    "exempt": lambda w: limbs.caught(w) and outcome.relieved(w),
    "refused": refusals.refused,
    "case-by-case": outcome.case_by_case,
}
"""Scope, limbs, relief and reviews: truths that a record has once."""

DUTIES: dict[str, Callable[[World], bool]] = {
    "compliance-notice": duties.binds_abroad,
    "stop-and-report": duties.binds,
    "records-five-years": duties.binds,
    "report-shipment-and-use": duties.reports_the_use,
    "humanitarian-report": duties.humanitarian_report,
    "declaration-and-notice": duties.declaration_and_notice,
    "no-18-upstream": duties.no_18,
    "no-62-technology": duties.no_62_staff,
    "no-62-catch-all": duties.staff_is("knowing"),
    "no-62-help-abroad": duties.staff_is("help"),
    "no-62-services": duties.no_62_services,
    "catch-all-licence": duties.catch_all,
    "transit-through-china": duties.transit,
}
"""Duties that a record has once."""

DUTIES_OF_A_PARTY: dict[str, Callable[[World, str], bool]] = {
    "japan-military-ban": lambda w, party: duties.military_ban(w, party, "JP"),
    "united-states-military-ban": lambda w, party: duties.military_ban(w, party, "US"),
    "control-list-ban": duties.control_list_ban,
    "watch-list-terms": duties.watch_list_terms,
}
"""Duties that a record has once for each party named."""


def truths_of(record: Record) -> dict[str, set[bool]]:
    """Return, for each slot, every truth that is still possible."""
    root = World(record, {})
    found: dict[str, set[bool]] = {}
    asked: dict[Callable[[World], bool], set[bool]] = {}
    for name, ask in (FINDINGS | DUTIES).items():
        if ask not in asked:
            asked[ask] = outcomes_of(ask, root)
        found[name] = asked[ask]
    for i in rows(root, "parties"):
        for name, of in DUTIES_OF_A_PARTY.items():
            found[f"{name} {i}"] = outcomes_of(
                partial(_of_party, of, party=f"parties.{i}."), root
            )
    return found


def _of_party(of: Callable[[World, str], bool], w: World, party: str) -> bool:
    return of(w, party)
