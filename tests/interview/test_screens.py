"""A page shows what is answered, asked, wrong or parked; any front end draws it."""

import pytest

from forms.case.events import Answered, Event, case_of
from forms.interview.questions import Language
from forms.interview.screens import (
    PageKey,
    RailEntry,
    Row,
    Screen,
    member_name,
    next_place,
    open_places,
    page_of,
    rail,
    screen,
)
from forms.line import Outcome, weigh
from tests.corpus.law import LAW, READ
from tests.rules.magnets import Said, outcome, place, story

ITEM = PageKey("item", "magnet")
COMPOSITION = PageKey("composition", "magnet")
ORIGIN = place("magnet/item.origin")


def shown(
    changes: Said | None = None, key: PageKey = ITEM, lang: Language = "en"
) -> Screen:
    return screen(outcome(changes), LAW, key, lang)


def row(where: str, changes: Said, key: PageKey = ITEM) -> Row:
    rows = shown(changes, key).rows
    return next(row for row in rows if row.place == place(where))


def also(*events: Event) -> Outcome:
    return weigh(case_of((*story(), *events)), LAW, known=READ)


IMPORTED = Answered(
    member="magnet", question="item.origin", raw="JP", source="imported"
)


def test_a_page_shows_the_answers_on_the_path_in_written_order() -> None:
    assert [row.place.question for row in shown().rows] == [
        "item.shape",
        "item.magnet_material",
        "item.origin",
        "item.china_stage",
    ]


def test_an_answer_is_read_back_in_full() -> None:
    assert row("magnet/item.origin", {}).shown == "Estonia"
    assert row("magnet/item.origin", {}).raw == "EE"


def test_a_page_is_shown_in_chinese_as_well() -> None:
    found = shown(lang="zh")

    assert found.title == LAW.wordings.page(LAW.page_of["item.origin"], "zh").title
    assert "爱沙尼亚" in {row.shown for row in found.rows}


def test_every_question_shown_cites_its_clause() -> None:
    assert all(row.cites for row in shown().rows)


def test_the_question_to_ask_now_is_marked() -> None:
    found = row("magnet/item.origin", {"magnet/item.origin": None})

    assert found.is_next
    assert found.shown == ""


def test_what_is_parked_stands_apart_and_keeps_its_answer() -> None:
    found = shown({"magnet/item.magnet_material": "ndfeb-plain"}, COMPOSITION)

    assert place("magnet/item.value") in {row.place for row in found.parked}
    assert "9.00 EUR" in {row.shown for row in found.parked}


def test_a_wrong_answer_is_asked_again_before_anything_new() -> None:
    found = outcome({"magnet/item.origin": "Estonia", "end_use.wmd": None})

    assert next_place(found, LAW) == ORIGIN


def test_a_wrong_answer_stands_beside_its_question_with_a_sentence() -> None:
    found = row("magnet/item.origin", {"magnet/item.origin": "Estonia"})

    assert found.raw == "Estonia"
    assert "Estonia" in found.problem


def test_sources_that_disagree_are_to_be_resolved_first() -> None:
    found = also(IMPORTED)

    assert next_place(found, LAW) == ORIGIN
    assert found.determination.conflicts == (ORIGIN,)


def test_a_conflict_says_how_to_resolve_it() -> None:
    rows = screen(also(IMPORTED), LAW, ITEM, "en").rows
    (torn,) = (row for row in rows if row.place == ORIGIN)

    assert torn.problem == LAW.wordings.word("conflict", "resolve", "en")
    assert torn.shown == "sources disagree"


def test_a_problem_in_a_table_names_its_row() -> None:
    inputs = [{"material": "P1-10", "origin": "CN", "value": "0.15"}]
    found = row("magnet/content.inputs", {"magnet/content.inputs": inputs}, COMPOSITION)

    assert "1" in found.problem


def test_a_long_wrong_answer_is_quoted_in_short() -> None:
    found = row("magnet/item.origin", {"magnet/item.origin": "x" * 200})

    assert "…" in found.problem
    assert "x" * 61 not in found.problem


def test_two_currencies_are_warned_of_beside_the_table() -> None:
    inputs = [{"material": "P1-10", "origin": "CN", "value": "0.15 USD"}]
    found = row("magnet/content.inputs", {"magnet/content.inputs": inputs}, COMPOSITION)

    assert LAW.wordings.word("cautions", "mixed-currencies", "en") in found.warnings


def test_an_estimate_without_basis_is_warned_of() -> None:
    found = row("magnet/item.value", {"magnet/item.value": "8..9 EUR"}, COMPOSITION)

    assert found.warnings == (
        LAW.wordings.word("cautions", "estimate-without-basis", "en"),
    )


def entries(changes: Said | None = None) -> dict[PageKey, RailEntry]:
    return {entry.key: entry for entry in rail(outcome(changes), LAW, "en")}


def test_the_rail_has_each_page_once_for_each_of_its_members() -> None:
    found = entries()

    assert len(found) == len(rail(outcome(), LAW, "en"))
    assert {ITEM, PageKey("role"), PageKey("party", "carmaker")} <= set(found)


def test_a_page_is_done_once_it_asks_for_nothing_more() -> None:
    assert entries()[ITEM].is_done
    assert not entries({"magnet/item.origin": None})[ITEM].is_done


def test_a_page_with_a_wrong_answer_is_not_done() -> None:
    assert not entries({"magnet/item.origin": "Estonia"})[ITEM].is_done


def test_a_member_is_called_what_the_user_calls_it() -> None:
    named: Said = {"magnet/item.name": {"en": "Arc magnet", "zh": "弧形磁体"}}

    assert member_name("magnet", outcome(named), LAW, "en") == "Arc magnet"
    assert member_name("magnet", outcome(named), LAW, "zh") == "弧形磁体"
    assert member_name("magnet", outcome(), LAW, "en") == "magnet"
    assert member_name("case", outcome(), LAW, "en") == ""


def test_a_place_knows_its_page() -> None:
    assert page_of(ORIGIN, LAW) == ITEM


def test_the_papers_ask_only_once_the_law_is_settled() -> None:
    unsettled = open_places(outcome({"end_use.wmd": None}), LAW)
    settled = open_places(outcome(), LAW)

    assert all(p.question in LAW.decisive for p in unsettled)
    assert settled
    assert not any(p.question in LAW.decisive for p in settled)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_can_be_shown(language: Language) -> None:
    for entry in rail(outcome(), LAW, language):
        found = screen(outcome(), LAW, entry.key, language)

        assert found.title == entry.title


# Beside the interview

AFTER = PageKey("after-filing")


def test_the_page_of_the_dates_after_filing_is_shown_whole() -> None:
    rows = shown({}, AFTER).rows

    assert [row.place.question for row in rows] == [
        question.id
        for page in LAW.pages
        if page.id == "after-filing"
        for question in page.questions
    ]
    assert not any(row.is_for_papers or row.is_optional for row in rows)


def test_the_interview_never_asks_for_dates_after_filing() -> None:
    answered = outcome({"filing.accepted_on": "2026-08-31", "licence.kind": "single"})
    later = {q.id for page in LAW.pages if not page.asked for q in page.questions}

    assert later
    assert AFTER not in {entry.key for entry in rail(answered, LAW, "en")}
    assert later.isdisjoint(p.question for p in open_places(answered, LAW))
    assert later.isdisjoint(LAW.decisive)
