"""Every neighbour in the law, item by item: written from the law, not from the data.

A row says what leaves from where, and which codes or clauses then speak for sure, which
may speak, and that nothing else of the four announcements does.
"""

import datetime as dt

import pytest

from forms.corpus import load
from forms.interview.questions import Language
from forms.law.periods import Confirmation, State
from forms.resources import resources
from forms.triage.telling import in_sentences
from forms.triage.weighing import ALWAYS, Announcement, Standing, Triage, triage

CORPUS = load(resources())
READ = dt.date(2026, 10, 9)

NO_18, NO_57, NO_61, NO_62 = ALWAYS
CONTENT, TECHNOLOGY, ORIGIN, NOTICE = (
    f"{NO_61}/{clause}" for clause in ("1(1)", "1(2)", "1(3)", "7")
)
CATCH_ALL = f"{NO_62}/1-catch-all"


def go(on: str = "2026-10-09", **answers: str) -> Triage:
    written = {f"triage.{key}": answer for key, answer in answers.items()}
    return triage(written, CORPUS, on=dt.date.fromisoformat(on), known=READ)


def of(result: Triage, instrument: str) -> Announcement:
    return next(a for a in result.announcements if a.instrument == instrument)


def spoken(result: Triage, standing: Standing) -> set[str]:
    """Return the codes and clauses of the four that stand so; codes before clauses."""
    return {
        pointer.to
        for instrument in ALWAYS
        for pointer in of(result, instrument).pointers
        if pointer.standing is standing
        if not pointer.to.endswith(("-18/1", "-57/1"))
    }


def lines(result: Triage) -> set[str]:
    """Return the lines of Annex 1 on which No. 61 rests."""
    found = (p.lines for p in of(result, NO_61).pointers)
    return {line for lines in found for line in lines}


def names(**answers: str) -> set[str]:
    result = go(**answers)
    assert result.next is None, f"{result.next} is still open"
    return spoken(result, Standing.NAMED)


def may_name(**answers: str) -> set[str]:
    return spoken(go(**answers), Standing.POSSIBLE)


def standing(instrument: str, **answers: str) -> Standing:
    return of(go(**answers), instrument).standing


# No. 18: seven families, .a metals, alloys, targets, magnets; .b oxides; .c compounds

FAMILIES_OF_18 = {
    "sm": "1C902",
    "gd": "1C903",
    "tb": "1C904",
    "dy": "1C905",
    "lu": "1C906",
    "sc": "1C907",
    "y": "1C908",
}
FAMILIES_OF_57 = {
    "ho": "1C909",
    "er": "1C910",
    "tm": "1C911",
    "eu": "1C912",
    "yb": "1C913",
}
FAMILIES = FAMILIES_OF_18 | FAMILIES_OF_57
SUBITEMS = [
    ({"kind": "metal", "partner": "pure"}, "a"),
    ({"kind": "target", "partner": "pure"}, "a"),
    ({"kind": "oxide"}, "b"),
    ({"kind": "compound"}, "c"),
]


@pytest.mark.parametrize(("element", "family"), FAMILIES.items())
@pytest.mark.parametrize(("goods", "subitem"), SUBITEMS)
def test_goods_of_the_twelve_elements_leave_china_under_their_code(
    element: str, family: str, goods: dict[str, str], subitem: str
) -> None:
    named = names(leaves="china", element=element, **goods)

    assert {code for code in named if code.startswith("1C9")} == {f"{family}.{subitem}"}


LISTED_ALLOYS = [
    *(("sm", partner) for partner in ("co", "fe", "ni", "al", "mg")),
    *(("gd", partner) for partner in ("mg", "al")),
    *(("tb", partner) for partner in ("co", "co-fe")),
    *(("sc", partner) for partner in ("al", "cu")),
    *(("y", partner) for partner in ("al", "cu", "fe")),
]
ALLOYS_BY_GENERAL_KNOWLEDGE = [
    ("dy", "fe"),
    ("lu", "yb"),
    ("sc", "mg"),
    ("y", "mg"),
    ("y", "ni"),
]
NO_ALLOYS_OF_18 = [("tb", "fe"), ("gd", "co"), ("sm", "cu"), ("tb", "mg")]


@pytest.mark.parametrize(("element", "partner"), LISTED_ALLOYS)
def test_an_alloy_listed_in_no_18_is_named(element: str, partner: str) -> None:
    named = names(leaves="china", kind="metal", element=element, partner=partner)

    assert f"{FAMILIES[element]}.a" in named


@pytest.mark.parametrize(("element", "partner"), ALLOYS_BY_GENERAL_KNOWLEDGE)
def test_an_alloy_known_only_by_general_knowledge_may_be_named(
    element: str, partner: str
) -> None:
    goods = {"kind": "metal", "element": element, "partner": partner}

    assert f"{FAMILIES[element]}.a" in may_name(leaves="china", **goods)
    assert f"{FAMILIES[element]}.a" not in names(leaves="china", **goods)


@pytest.mark.parametrize(("element", "partner"), NO_ALLOYS_OF_18)
def test_an_alloy_that_no_18_does_not_list_is_not_named(
    element: str, partner: str
) -> None:
    goods = {"kind": "metal", "element": element, "partner": partner}

    assert standing(NO_18, leaves="china", **goods) is Standing.SILENT


@pytest.mark.parametrize(
    ("element", "partner"),
    [
        *(("sm", "co"), ("sm", "fe"), ("gd", "fe"), ("gd", "co"), ("tb", "co")),
    ],
)
def test_an_alloy_target_listed_in_no_18_is_named(element: str, partner: str) -> None:
    named = names(leaves="china", kind="target", element=element, partner=partner)

    assert f"{FAMILIES[element]}.a" in named


METALS = {
    "co": "cobalt",
    "fe": "iron",
    "ni": "nickel",
    "al": "aluminium",
    "mg": "magnesium",
    "cu": "copper",
    "zr": "zirconium",
    "yb": "ytterbium",
}
ELEMENTS = {
    "sm": "samarium",
    "gd": "gadolinium",
    "tb": "terbium",
    "dy": "dysprosium",
    "lu": "lutetium",
    "sc": "scandium",
    "y": "yttrium",
    "ho": "holmium",
    "er": "erbium",
    "tm": "thulium",
    "eu": "europium",
    "yb": "ytterbium",
}


@pytest.mark.parametrize(("kind", "ends"), [("metal", ""), ("target", " target")])
@pytest.mark.parametrize("element", ELEMENTS)
def test_alloys_are_named_as_the_lists_have_them(
    element: str, kind: str, ends: str
) -> None:
    """What the lists know better than by general knowledge is named, no other."""
    code, one = f"{FAMILIES[element]}.a", ELEMENTS[element]
    listed = {
        item.name.en.lower()
        for item in CORPUS.lines[code].items
        if item.confidence != "C"
    }
    for partner, other in METALS.items():
        written = {f"{one}-{other} alloy{ends}", f"{other}-{one} alloy{ends}"}
        goods = {"kind": kind, "element": element, "partner": partner}

        assert (code in names(leaves="china", **goods)) == bool(written & listed), goods


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ({"element": "sm", "partner": "co"}, {"1C902.a"}),
        ({"element": "tb"}, {"1C904.a"}),
        ({"element": "dy"}, {"1C905.a"}),
        ({"element": "tb-dy"}, {"1C904.a", "1C905.a"}),
        ({"element": "light"}, set()),
        ({"element": "gd"}, set()),
        ({"element": "ho"}, {"1C909.a"}),
    ],
)
def test_magnets_leave_china_under_the_code_of_what_they_hold(
    answers: dict[str, str], codes: set[str]
) -> None:
    assert names(leaves="china", kind="magnet", **answers) == codes


# No. 61, Annex 1 Part 1: thirteen inputs

PART_1 = {
    "P1-01": {"kind": "metal", "element": "sm", "partner": "pure"},
    "P1-02": {"kind": "metal", "element": "dy", "partner": "pure"},
    "P1-03": {"kind": "metal", "element": "gd", "partner": "pure"},
    "P1-04": {"kind": "metal", "element": "tb", "partner": "pure"},
    "P1-05": {"kind": "metal", "element": "lu", "partner": "pure"},
    "P1-06": {"kind": "metal", "element": "sc", "partner": "pure"},
    "P1-07": {"kind": "metal", "element": "y", "partner": "pure"},
    "P1-08": {"kind": "metal", "element": "sm", "partner": "co"},
    "P1-09": {"kind": "metal", "element": "tb", "partner": "fe"},
    "P1-10": {"kind": "metal", "element": "dy", "partner": "fe"},
    "P1-11": {"kind": "metal", "element": "tb-dy", "partner": "fe"},
    "P1-12": {"kind": "oxide", "element": "dy"},
    "P1-13": {"kind": "oxide", "element": "tb"},
}
PART_2 = {
    "P2-A1": {"kind": "magnet", "element": "sm", "partner": "co"},
    "P2-A2": {"kind": "magnet", "element": "tb"},
    "P2-A3": {"kind": "magnet", "element": "dy"},
    "P2-A4": {"kind": "magnet-part", "element": "dy"},
    "P2-B1": {"kind": "target", "element": "sm", "partner": "pure"},
    "P2-B2": {"kind": "target", "element": "gd", "partner": "pure"},
    "P2-B3": {"kind": "target", "element": "tb", "partner": "pure"},
    "P2-B4": {"kind": "target", "element": "dy", "partner": "pure"},
    "P2-B5": {"kind": "target", "element": "lu", "partner": "pure"},
    "P2-B6": {"kind": "target", "element": "sc", "partner": "pure"},
    "P2-B7": {"kind": "target", "element": "y", "partner": "pure"},
    "P2-B-alloy": {"kind": "target", "element": "gd", "partner": "co"},
    "P2-B-parts": {"kind": "target-part", "element": "sm", "partner": "pure"},
}


@pytest.mark.parametrize("line", [*PART_1, *PART_2])
def test_a_line_of_annex_1_that_is_made_in_china_meets_limb_3_abroad(line: str) -> None:
    goods = (PART_1 | PART_2)[line]
    result = go(leaves="abroad", china="china-made", **goods)

    assert spoken(result, Standing.NAMED) == {ORIGIN, NOTICE}
    assert lines(result) == {line}


@pytest.mark.parametrize("line", [*PART_1, *PART_2])
def test_a_line_of_annex_1_made_with_chinese_technology_meets_limb_2(line: str) -> None:
    goods = (PART_1 | PART_2)[line]

    assert names(leaves="abroad", china="technology", **goods) == {TECHNOLOGY, NOTICE}


@pytest.mark.parametrize("line", PART_2)
def test_chinese_materials_in_a_part_2_item_are_weighed_by_limb_1(line: str) -> None:
    result = go(leaves="abroad", china="content", **PART_2[line])

    assert spoken(result, Standing.NAMED) == {CONTENT, NOTICE}
    assert lines(result) == {line}


@pytest.mark.parametrize("line", PART_1)
def test_a_part_1_item_is_never_weighed_by_limb_1(line: str) -> None:
    """It is no denominator; its origin is weighed once more (D8, Q7)."""
    goods = {"leaves": "abroad", "china": "content", **PART_1[line]}

    assert names(**goods) == set()
    assert may_name(**goods) == {ORIGIN}


@pytest.mark.parametrize("line", [*PART_1, *PART_2])
def test_without_anything_chinese_no_limb_speaks(line: str) -> None:
    goods = (PART_1 | PART_2)[line]
    answers = {"leaves": "abroad", "china": "nothing", **goods}

    assert standing(NO_61, **answers) is Standing.SILENT


@pytest.mark.parametrize("line", PART_1)
def test_part_1_items_that_leave_china_need_declaration_and_notice(line: str) -> None:
    result = go(leaves="china", **PART_1[line])

    assert NOTICE in spoken(result, Standing.NAMED)
    assert ORIGIN not in spoken(result, Standing.NAMED)


@pytest.mark.parametrize("line", PART_2)
def test_part_2_items_that_leave_china_are_no_matter_of_no_61(line: str) -> None:
    assert standing(NO_61, leaves="china", **PART_2[line]) is Standing.SILENT


@pytest.mark.parametrize("line", [*PART_1, *PART_2])
def test_what_is_handed_on_in_one_country_needs_a_notice_and_no_application(
    line: str,
) -> None:
    goods = (PART_1 | PART_2)[line]
    result = go(leaves="handed-on", china="china-made", **goods)

    assert spoken(result, Standing.NAMED) == {NOTICE}
    who = [p.rule.who.en for p in of(result, NO_61).pointers if p.rule.who]
    assert who == ["nobody; whoever hands the goods on gives a compliance notice"]
    # Limb 1(3) would speak as well if any transfer were an export.
    doubts = of(result, NO_61).doubts
    assert [(d.question, d.reading) for d in doubts if ORIGIN in d.to] == [("Q10", "b")]


def test_what_goes_to_china_needs_no_licence_by_no_61() -> None:
    goods = {"kind": "magnet", "element": "dy", "china": "china-made"}
    result = go(leaves="to-china", **goods)

    assert of(result, NO_61).standing is Standing.SILENT
    assert [d.question for d in of(result, NO_61).doubts] == ["Q11"]


# What is confused with one another


def test_terbium_iron_is_in_part_1_and_not_in_no_18() -> None:
    alloy = {"kind": "metal", "element": "tb", "partner": "fe"}

    assert standing(NO_18, leaves="china", **alloy) is Standing.SILENT
    assert names(leaves="abroad", china="china-made", **alloy) == {ORIGIN, NOTICE}


def test_terbium_cobalt_is_in_no_18_and_not_in_part_1() -> None:
    alloy = {"kind": "metal", "element": "tb", "partner": "co"}

    assert names(leaves="china", **alloy) == {"1C904.a"}
    assert (
        standing(NO_61, leaves="abroad", china="china-made", **alloy) is Standing.SILENT
    )


@pytest.mark.parametrize("element", ["sm", "gd", "lu", "sc", "y"])
def test_these_oxides_are_in_no_18_and_not_in_part_1(element: str) -> None:
    oxide = {"kind": "oxide", "element": element}

    assert standing(NO_18, leaves="china", **oxide) is Standing.NAMED
    abroad = {"leaves": "abroad", "china": "china-made", **oxide}
    assert standing(NO_61, **abroad) is Standing.SILENT


@pytest.mark.parametrize("kind", ["metal", "oxide", "compound", "magnet", "target"])
@pytest.mark.parametrize("leaves", ["china", "abroad"])
def test_neodymium_and_praseodymium_are_named_nowhere(kind: str, leaves: str) -> None:
    goods = {"kind": kind, "element": "light", "partner": "pure"}
    result = go(leaves=leaves, china="china-made", **goods)

    assert spoken(result, Standing.NAMED) == set()
    assert spoken(result, Standing.POSSIBLE) <= {CATCH_ALL}


@pytest.mark.parametrize("element", FAMILIES_OF_57)
@pytest.mark.parametrize("kind", ["metal", "oxide", "magnet", "target"])
def test_the_five_elements_of_no_57_are_not_in_annex_1(element: str, kind: str) -> None:
    goods = {"kind": kind, "element": element, "partner": "pure"}
    result = go(leaves="abroad", china="china-made", **goods)

    assert of(result, NO_61).standing is Standing.SILENT


@pytest.mark.parametrize("kind", ["magnet-part", "magnet-assembly", "finished-product"])
def test_answers_on_no_18_put_goods_with_magnets_outside_and_not_under_no_61(
    kind: str,
) -> None:
    from_china = of(go(leaves="china", kind=kind), NO_18)
    told = "\n".join(in_sentences(go(leaves="china", kind=kind), "en"))

    assert from_china.standing is Standing.SILENT
    assert "do not speak of No. 61" in told
    assert "the line A, single answers B" in told


def test_a_motor_from_elsewhere_is_a_part_2_item_unless_read_otherwise() -> None:
    motor = {"kind": "magnet-assembly", "element": "dy", "china": "content"}
    no_61 = of(go(leaves="abroad", **motor), NO_61)

    assert no_61.standing is Standing.NAMED
    assert [(d.question, d.reading, d.becomes) for d in no_61.doubts] == [
        ("Q2", "b", Standing.SILENT)
    ]


def test_a_finished_product_is_not_named_unless_read_otherwise() -> None:
    no_61 = of(
        go(leaves="abroad", kind="finished-product", china="content"),
        NO_61,
    )

    assert no_61.standing is Standing.SILENT
    assert [(d.question, d.reading) for d in no_61.doubts] == [("Q1", "b")]


def test_the_clauses_that_another_reading_would_name_are_told() -> None:
    product = {"kind": "finished-product", "china": "content"}
    told = "\n".join(in_sentences(go(leaves="abroad", **product), "en"))

    assert "(No. 61/2025 ¶1(1), No. 61/2025 ¶7)" in told


@pytest.mark.parametrize("line", ["P2-B3", "P2-B7", "P2-B-alloy"])
def test_targets_that_nobody_saw_in_the_annex_hang_on_a_reading(line: str) -> None:
    no_61 = of(go(leaves="abroad", china="content", **PART_2[line]), NO_61)

    assert ("A1-targets", "b", Standing.SILENT) in {
        (d.question, d.reading, d.becomes) for d in no_61.doubts
    }


def test_several_elements_keep_each_code_possible_and_the_announcement_sure() -> None:
    seven = "sm|gd|tb|dy|tb-dy|lu|sc|y"
    result = go(leaves="china", kind="oxide", element=seven)

    assert of(result, NO_18).standing is Standing.NAMED
    assert {f"{family}.b" for family in FAMILIES_OF_18.values()} <= spoken(
        result, Standing.POSSIBLE
    )


def test_more_than_three_possible_codes_are_told_in_one_line() -> None:
    seven = "sm|gd|tb|dy|tb-dy|lu|sc|y"
    told = in_sentences(go(leaves="china", kind="oxide", element=seven), "en")
    line = next(line for line in told if "1C902.b" in line)

    assert "1C908.b" in line
    assert sum("Several are possible" in line for line in told) == 1


# The two 0.1 %


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("element", ["tb", "dy", "tb-dy"])
def test_the_mass_figure_of_tests_is_told_apart_from_the_share_of_value(
    element: str, language: Language
) -> None:
    magnet = {"kind": "magnet", "element": element}
    no_18 = "\n".join(in_sentences(go(leaves="china", **magnet), language))
    no_61 = "\n".join(
        in_sentences(go(leaves="abroad", china="content", **magnet), language)
    )

    mass, value = {"en": ("by mass", "value"), "zh": ("质量", "价值占比")}[language]
    for told in (no_18, no_61):
        lines_with = [line for line in told.splitlines() if "0.1" in line]
        assert lines_with
        assert all(mass in line and value in line for line in lines_with)


def test_the_figure_of_0_1_is_not_told_where_nothing_turns_on_it() -> None:
    goods = {"kind": "metal", "element": "dy", "partner": "pure"}

    assert "0.1 %" not in "\n".join(in_sentences(go(leaves="china", **goods), "en"))


# No. 62 and the other neighbours


@pytest.mark.parametrize("leaves", ["know-how-china", "china", "inside-china"])
@pytest.mark.parametrize(
    ("kind", "code"), [("technology", "1E902.a"), ("line-technology", "1E902.b")]
)
def test_technology_is_handed_over_under_its_code(
    leaves: str, kind: str, code: str
) -> None:
    assert names(leaves=leaves, kind=kind) == {f"{NO_62}/{code}"}


@pytest.mark.parametrize("leaves", ["know-how-china", "china"])
def test_public_knowledge_basic_research_and_patents_are_excluded(leaves: str) -> None:
    no_62 = of(go(leaves=leaves, kind="public-knowledge"), NO_62)

    assert no_62.standing is Standing.SILENT
    assert {f.rule.provision for f in no_62.reasons if f.rule} == {f"{NO_62}/6"}


def test_know_how_of_others_abroad_is_no_matter_of_no_62() -> None:
    no_62 = of(go(leaves="know-how-abroad", kind="technology"), NO_62)

    assert no_62.standing is Standing.SILENT
    assert {f.rule.provision for f in no_62.reasons if f.rule} == {f"{NO_62}/2"}


def test_carriers_that_move_abroad_may_be_a_matter_of_no_62() -> None:
    assert f"{NO_62}/2" in may_name(leaves="abroad", kind="technology")


@pytest.mark.parametrize("kind", ["equipment", "other", "battery", "finished-product"])
def test_the_catch_all_of_no_62_may_reach_what_no_code_names(kind: str) -> None:
    assert CATCH_ALL in may_name(leaves="china", kind=kind, element="none")


@pytest.mark.parametrize("leaves", ["china", "know-how-china"])
@pytest.mark.parametrize(
    ("kind", "number"), [("superhard", "55"), ("equipment", "56"), ("battery", "58")]
)
def test_other_suspended_announcements_are_named_by_their_goods(
    leaves: str, kind: str, number: str
) -> None:
    neighbour = of(go(leaves=leaves, kind=kind), f"mofcom-gac-2025-{number}")

    assert neighbour.standing is Standing.NAMED


BY_RECEIVER = ("mofcom-2026-1", "mofcom-2024-46", "mofcom-2026-11")


@pytest.mark.parametrize("instrument", BY_RECEIVER)
@pytest.mark.parametrize(
    "answers",
    [
        {"leaves": "china", "kind": "oxide", "element": "dy"},
        {"leaves": "abroad", "kind": "battery", "china": "china-made"},
        {"leaves": "abroad", "kind": "magnet-assembly", "china": "content"},
        {"leaves": "not-known", "kind": "not-known"},
    ],
)
def test_what_comes_from_china_may_meet_rules_on_who_receives_it(
    instrument: str, answers: dict[str, str]
) -> None:
    assert standing(instrument, **answers) is Standing.POSSIBLE


@pytest.mark.parametrize("instrument", BY_RECEIVER)
def test_what_does_not_come_from_china_does_not_meet_them(instrument: str) -> None:
    goods = {"kind": "magnet", "element": "dy", "china": "nothing"}
    told = {a.instrument for a in go(leaves="abroad", **goods).announcements}

    assert instrument not in told


def test_customs_may_ask_about_goods_that_leave_china_only() -> None:
    oxide = {"kind": "oxide", "element": "dy"}
    abroad = go(leaves="abroad", china="china-made", **oxide).announcements

    assert standing("gac-2025-123", leaves="china", **oxide) is Standing.POSSIBLE
    assert "gac-2025-123" not in {a.instrument for a in abroad}


# States are dated


def states(instrument: str, on: str, **answers: str) -> set[State]:
    result = go(on=on, **answers)
    return {pointer.stand.state for pointer in of(result, instrument).pointers}


@pytest.mark.parametrize(
    ("instrument", "answers", "on", "state"),
    [
        (NO_18, {"leaves": "china", "kind": "oxide", "element": "dy"}, day, state)
        for day, state in [
            ("2025-04-03", State.NOT_ENACTED),
            ("2025-04-04", State.IN_FORCE),
            ("2026-02-01", State.IN_FORCE),
            ("2026-11-11", State.IN_FORCE),
        ]
    ]
    + [
        (NO_57, {"leaves": "china", "kind": "oxide", "element": "ho"}, day, state)
        for day, state in [
            ("2025-10-09", State.NOT_YET_EFFECTIVE),
            ("2025-11-08", State.SUSPENDED),
            ("2026-11-09", State.SUSPENDED),
            ("2026-11-10", State.NEEDS_CONFIRMATION),
            ("2026-11-11", State.NEEDS_CONFIRMATION),
        ]
    ]
    + [
        (NO_62, {"leaves": "know-how-china", "kind": "technology"}, day, state)
        for day, state in [
            ("2025-10-08", State.NOT_ENACTED),
            ("2025-10-09", State.IN_FORCE),
            ("2025-11-07", State.SUSPENDED),
            ("2026-11-11", State.NEEDS_CONFIRMATION),
        ]
    ],
)
def test_a_pointer_carries_the_state_of_its_clause_on_the_day(
    instrument: str, answers: dict[str, str], on: str, state: State
) -> None:
    assert states(instrument, on, **answers) == {state}


@pytest.mark.parametrize(
    ("on", "content", "origin"),
    [
        ("2025-10-20", State.NOT_YET_EFFECTIVE, State.IN_FORCE),
        ("2025-11-07", State.SUSPENDED, State.SUSPENDED),
        ("2025-12-01", State.SUSPENDED, State.SUSPENDED),
        ("2026-11-11", State.NEEDS_CONFIRMATION, State.NEEDS_CONFIRMATION),
    ],
)
def test_the_limbs_of_no_61_do_not_begin_together(
    on: str, content: State, origin: State
) -> None:
    magnet = {"leaves": "abroad", "kind": "magnet", "element": "dy"}
    states = {
        pointer.clause: pointer.stand.state
        for china in ("content", "china-made")
        for pointer in of(go(on=on, china=china, **magnet), NO_61).pointers
    }

    assert (states[CONTENT], states[ORIGIN]) == (content, origin)


def test_every_state_is_told_with_day_and_instrument() -> None:
    oxide = {"leaves": "china", "kind": "oxide", "element": "ho"}
    told = in_sentences(go(on="2026-02-01", **oxide), "en")

    state = next(line for line in told if "No. 57/2025 was suspended" in line)
    assert state.strip().startswith("On 1 February 2026, as known on 9 October 2026, ")
    assert state.endswith("(No. 70/2025, until 10 November 2026).")


def test_a_record_of_what_mofcoms_list_showed_is_heard() -> None:
    lapsed = Confirmation("mofcom-gac-2025-70", "lapsed", dt.date(2026, 11, 20))
    result = triage(
        {
            "triage.leaves": "china",
            "triage.kind": "oxide",
            "triage.element": "ho",
        },
        CORPUS,
        on=dt.date(2026, 11, 20),
        known=dt.date(2026, 11, 20),
        confirmed=(lapsed,),
    )

    assert {p.stand.state for p in of(result, NO_57).pointers} == {State.IN_FORCE}


# What is said and what is carried over


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_item_that_is_not_named_is_never_called_free(language: Language) -> None:
    goods = {"kind": "oxide", "element": "light"}
    told = in_sentences(go(leaves="abroad", china="nothing", **goods), language)

    verdict = {"en": "not named here, as far as read", "zh": "在此未列明"}[language]
    assert sum(verdict in line for line in told) == len(ALWAYS)
    assert told[1] == CORPUS.wordings.word("triage", "settles-nothing", language)


def test_in_doubt_it_is_said_whom_to_ask() -> None:
    motor = {"kind": "magnet-assembly", "element": "dy", "china": "content"}
    sure = {"kind": "magnet", "element": "dy", "china": "content"}
    doubtful = "\n".join(in_sentences(go(leaves="abroad", **motor), "en"))

    assert "jingwaizixun@mofcom.gov.cn" in doubtful
    assert "jingwaizixun" not in "\n".join(
        in_sentences(go(leaves="abroad", **sure), "en")
    )


def test_every_reason_carries_its_clause() -> None:
    goods = {"kind": "oxide", "element": "light"}
    result = go(leaves="abroad", china="nothing", **goods)

    for each in result.announcements:
        assert each.reasons
        assert all(f.rule and CORPUS.cite(f.rule.provision) for f in each.reasons)


def test_who_receives_from_china_begins_a_case_as_recipient() -> None:
    result = go(leaves="china", kind="magnet", element="dy")
    events = result.answers_for("item-1", "")

    assert {(str(e.place), e.raw) for e in events} == {
        ("case.role", "recipient"),
        ("exporter.country", "CN"),
        ("route.crosses_border", "yes"),
        ("item-1/item.shape", "magnet"),
        ("item-1/item.magnet_material", "ndfeb-dy"),
    }
    assert {event.source for event in events} == {"triage"}


def test_what_is_not_known_is_not_carried_over() -> None:
    unknown = dict.fromkeys(
        ("leaves", "kind", "element", "partner", "china"), "not-known"
    )

    assert go(**unknown).taken_over == ()


def test_origin_is_carried_over_only_where_it_was_said() -> None:
    from_china = go(leaves="china", kind="oxide", element="dy").taken_over
    made_there = go(leaves="abroad", kind="oxide", element="dy", china="china-made")

    assert "item.origin" not in {question for _, question, _ in from_china}
    assert ("item", "item.origin", "CN") in made_there.taken_over
