"""The review copy holds all of the pack: whatever is added there stands on it too."""

import re
from functools import cache
from pathlib import Path

import pytest

from forms.crosscheck.conditions import conditions_of, readings_used
from forms.dossier.content import Branch, Diagram, ReviewPaper, Table
from forms.dossier.pdf import render
from forms.dossier.typography import BOTTOM, LEFT, RIGHT, TOP
from forms.review.diagrams import Drawn, leaves
from forms.review.paper import put_review, review_paper
from forms.review.reach import Reach, results, rules_reading, slot_words
from forms.review.sentences import Speaker, sentences
from forms.review.unverified import unverified
from forms.rules.language import All, Either, Not, OneOf, Within
from forms.rules.measures import MEASURES
from forms.version import VERSION
from tests.corpus.law import LAW, LAW_TEXTS
from tests.dossier.reading import bare, pages_of, places_of, roles


@cache
def paper() -> ReviewPaper:
    return review_paper(LAW)


@cache
def pdf() -> bytes:
    return render(paper())


@cache
def whole() -> str:
    """Return all that stands on the paper, without the lines that each page repeats."""
    return "".join(pages_of(pdf()))


@cache
def part(code: str) -> str:
    """Return what one part says, table by table, as the reader meets it."""
    section = next(s for s in paper().sections if s.code == code)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    cells = [c for t in tables for row in t.rows for c in row]
    heads = [h.zh + h.en for t in tables for h in t.head]
    return bare("".join((*heads, *cells)))


class TestNothingIsMissing:
    @pytest.mark.parametrize("rule", LAW.rules)
    def test_each_rule_stands_with_its_clause_and_reason(self, rule: str) -> None:
        told = LAW.rules[rule]

        assert bare(rule) in part("P2")
        for text in (
            LAW.cite(told.provision).label("en"),
            LAW.cite(told.provision).label("zh"),
            told.because.en,
            told.because.zh,
        ):
            assert bare(text) in part("P2")

    @pytest.mark.parametrize("question", LAW.questions)
    def test_each_question_stands_with_all_that_the_screen_says(
        self, question: str
    ) -> None:
        for language in ("en", "zh"):
            asked = LAW.wordings.question(LAW.questions[question], language)
            said = (asked.ask, asked.hint, asked.why, *(o.says for o in asked.options))

            assert [t for t in (question, *said) if bare(t) not in part("P6")] == []

    @pytest.mark.parametrize("question", LAW.open_questions)
    def test_each_open_question_stands_with_its_readings(self, question: str) -> None:
        told = LAW.open_questions[question]
        texts = [told.asks, told.why_default, *(r.says for r in told.readings)]
        texts += [reading.support for reading in told.readings]

        assert bare(question) in part("P4")
        for text in filter(None, texts):
            assert bare(text.en) in part("P4")
            assert bare(text.zh) in part("P4")

    def test_each_clause_stands_with_every_one_of_its_periods(self) -> None:
        said = part("P1")
        for place, clause in LAW.provisions.items():
            assert f"[{clause.id}]" in said, place
            assert bare(clause.says.zh) in said, place
            for span in (*clause.in_force, *clause.suspended):
                day = f"{span.since.day} {span.since:%B %Y}"
                assert bare(f"from {day}") in said, place

    def test_each_unverified_fact_is_listed_where_it_is_to_be_compared(self) -> None:
        marked = [en for place, en, _ in LAW_TEXTS if place.endswith("/ not_verified")]
        listed = [found.what.en for found in unverified(LAW)]

        assert set(marked) <= set(listed)
        assert [text for text in listed if bare(text) not in part("P5")] == []

    def test_each_rule_of_the_signpost_stands_with_where_it_points(self) -> None:
        rules = LAW.signpost.rules.values()
        said = part("P7")

        assert [rule.id for rule in rules if bare(rule.id) not in said] == []
        assert [r.id for r in rules if bare(r.because.zh) not in said] == []

    def test_each_line_of_each_list_stands_with_its_code(self) -> None:
        said = part("P8")

        assert [i for i in LAW.lines if bare(i) not in said] == []
        assert [n for n in LAW.lines.values() if bare(n.name.zh) not in said] == []

    def test_all_of_it_reaches_the_paper(self) -> None:
        texts = [*LAW.rules, *LAW.questions, *LAW.open_questions, *LAW.lines]
        texts += [rule.because.zh for rule in LAW.rules.values()]
        # What a page break cuts is read in two pieces; no name is that long.
        assert [t for t in texts if bare(t)[:12] not in whole()] == []


class TestConditions:
    def test_a_rule_says_which_rules_and_facts_it_reads(self) -> None:
        for rule in LAW.rules.values():
            said = sentences(rule.when, LAW)
            for condition in conditions_of(rule):
                for name in ("fact", "rule", "reading"):
                    if value := getattr(condition, name, None):
                        assert str(value) in said.en
                        assert str(value) in said.zh

    @pytest.mark.parametrize("measure", MEASURES)
    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_each_measure_has_its_words(self, measure: str, language: str) -> None:
        assert measure in LAW.wordings.by_language[language]["measure"]

    def test_groups_are_numbered_and_what_is_denied_says_so(self) -> None:
        here = OneOf(fact="item.origin", one_of=("CN",))
        small = Within(fact="end_use.logic_node_nm", at_most=14)
        inner = Either(any=(here, Not.model_validate({"not": small})))
        lines = Speaker(LAW, "en").lines((here, All(all=(inner, small))))

        assert [line.split("  ")[0] for line in lines] == [
            *("1", "2", "2.1", "2.1.1", "2.1.2", "2.2")
        ]

    def test_limits_keep_their_sense_in_both_languages(self) -> None:
        limits = {"at_least": "14 nm or more", "above": "more than 14 nm"}
        limits |= {"at_most": "14 nm or less", "below": "less than 14 nm"}
        for key, words in limits.items():
            test = Within.model_validate({"fact": "end_use.logic_node_nm", key: 14})
            assert Speaker(LAW, "en").bound(test) == words


class TestWhatDecidesWhat:
    def test_each_result_has_one_diagram(self) -> None:
        numbers = Drawn(LAW).number_of

        assert [rule.id for rule in results(LAW) if rule.id not in numbers] == []
        assert len(set(numbers.values())) == len(numbers)

    def test_every_fact_and_reading_of_a_rule_is_a_leaf_of_it(self) -> None:
        for rule in LAW.rules.values():
            drawn = {name for _, name, _ in leaves(rule)}
            assert readings_used(rule) & set(LAW.open_questions) <= drawn | {
                q
                for name in drawn & set(MEASURES)
                for q in getattr(MEASURES[name], "readings", ())
            }

    def test_whatever_is_drawn_elsewhere_has_a_diagram_there(self) -> None:
        section = next(s for s in paper().sections if s.code == "P3")
        trees = [b.root for b in section.blocks if isinstance(b, Diagram)]
        sent = {m for tree in trees for m in re.findall(r"see (D\d+)", told(tree))}

        assert sent <= set(Drawn(LAW).numbers)

    def test_a_question_counts_for_a_result_that_it_can_move(self) -> None:
        reach = Reach(LAW)

        for rule in results(LAW):
            for question in ("item.shape", "item.origin"):
                moved = any(
                    below.id in reach.below(rule.id)
                    for below in rules_reading(question, LAW)
                )
                assert reach.moves(question, rule) == moved

    def test_every_slot_has_a_name_in_both_languages(self) -> None:
        for rule in results(LAW):
            words = slot_words(rule, LAW)
            assert words.en != words.zh, rule.id


def told(branch: Branch) -> str:
    return " ".join((*branch.lines, *map(told, branch.branches)))


class TestPaper:
    def test_nothing_stands_outside_the_text_block(self) -> None:
        for number, page in enumerate(places_of(pdf()), start=1):
            inside = [edges for edges in page if BOTTOM - 3 < edges[1] < TOP + 3]
            out = [e for e in inside if e[0] < LEFT - 1 or e[2] > RIGHT + 1]
            assert out == [], number

    def test_each_page_bears_program_and_pack(self) -> None:
        stamp = f"YTTERBY-{VERSION}-{LAW.digest[:12].upper()}-"

        for number, page in enumerate(pages_of(pdf()), start=1):
            assert f"{stamp}{number:06d}" in page

    def test_it_is_no_draft_of_a_case(self) -> None:
        assert "草稿/Draft" not in whole()
        assert "审阅本/Reviewcopy" in whole()

    def test_diagrams_are_read_out(self) -> None:
        assert roles(pdf()).count("/Figure") == len(Drawn(LAW).numbers)

    def test_it_is_the_same_twice(self) -> None:
        assert render(review_paper(LAW)) == pdf()

    def test_it_is_written_under_the_name_of_its_pack(self, tmp_path: Path) -> None:
        path = put_review(LAW, tmp_path / "new")

        assert path.name == f"review-{LAW.digest[:12]}.pdf"
        assert path.read_bytes() == pdf()
