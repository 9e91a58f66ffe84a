"""What was not verified is marked until a file that a person holds agrees with it."""

import pytest

from forms.advice import advice
from forms.case.events import FactVerified, ReadingAdopted, case_of
from forms.interview.comparisons import mark_words
from forms.law.marks import Comparison, Found, mark
from forms.line import Outcome, weigh
from tests.corpus.law import LAW, NO_61, READ

TERBIUM = "lists/P2-B3"
PARTS = "lists/P2-B-parts"


def compared(fact: str, finding: Found, said: str = "") -> Comparison:
    return Comparison(
        fact=fact,
        file="annex-1.pdf",
        sha256="5f70bf18a086" + "0" * 52,
        size=482133,
        finding=finding,
        said=said,
        by="A clerk",
        checked_on=READ,
    )


def note(*found: Comparison) -> str:
    terbium = mark(LAW.lines["P2-B3"], found)
    assert terbium is not None
    return mark_words(terbium, LAW, "en")


def test_every_mark_is_found_by_the_fact_that_bears_it() -> None:
    assert {TERBIUM, PARTS, f"{NO_61}/annex-1", f"{NO_61}/annex-2"} <= set(LAW.marks)
    assert all(each.fact == fact for fact, each in LAW.marks.items())


def test_a_file_that_agrees_replaces_the_mark_and_is_named() -> None:
    told = note(compared(TERBIUM, "agrees"))

    assert "not seen in any listing" not in told
    assert "annex-1.pdf (SHA-256 5f70bf18a086…) on 9 October 2026 by A clerk" in told


@pytest.mark.parametrize("finding", ["differs", "not-there"])
def test_a_file_that_says_otherwise_keeps_the_mark_and_sharpens_it(
    finding: Found,
) -> None:
    told = note(compared(TERBIUM, finding, "It names samarium alone."))

    assert "not seen in any listing" in told
    assert "It names samarium alone." in told


def test_files_that_disagree_replace_no_mark() -> None:
    told = note(compared(TERBIUM, "agrees"), compared(TERBIUM, "differs", "No."))

    assert "not seen in any listing" in told


def test_a_comparison_of_one_fact_says_nothing_of_another() -> None:
    assert "Compared" not in note(compared(PARTS, "agrees"))


def test_what_was_read_in_the_file_is_kept_as_it_was_written() -> None:
    assert "{braces}" in note(compared(TERBIUM, "differs", "{braces}"))


# What a file advises


def advised(*found: Comparison, adopted: str = "") -> list[tuple[str, tuple[str, ...]]]:
    events = [FactVerified(comparison=each) for each in found]
    stance = [ReadingAdopted(question="A1-targets", reading=adopted)] if adopted else []
    told: Outcome = weigh(case_of([*events, *stance]), LAW, known=READ)
    return [(given.question, given.readings) for given in advice(told, LAW)]


def test_a_line_that_is_not_there_speaks_for_the_reading_that_leaves_it_out() -> None:
    assert advised(compared(TERBIUM, "not-there", "-")) == [("A1-targets", ("b",))]
    assert advised(compared(PARTS, "not-there", "-")) == [("A1-target-parts", ("b",))]


def test_what_is_read_so_already_needs_no_advice() -> None:
    assert advised(compared(TERBIUM, "agrees")) == []
    assert advised(compared(TERBIUM, "not-there", "-"), adopted="b") == []


def test_a_line_that_agrees_speaks_against_the_reading_that_leaves_it_out() -> None:
    assert advised(compared(TERBIUM, "agrees"), adopted="b") == [("A1-targets", ("a",))]


def test_lines_found_otherwise_than_each_other_speak_for_neither_reading() -> None:
    found = compared(TERBIUM, "agrees"), compared("lists/P2-B4", "not-there", "-")

    assert advised(*found) == []


def test_a_line_that_differs_leaves_the_choice_to_who_read_it() -> None:
    assert advised(compared(TERBIUM, "differs", "-")) == [("A1-targets", ("b",))]


def test_a_comparison_is_not_known_before_it_was_made() -> None:
    later = compared(TERBIUM, "agrees").model_copy(
        update={"checked_on": READ.replace(day=10)}
    )
    told = weigh(case_of([FactVerified(comparison=later)]), LAW, known=READ)

    assert told.determination.asked.at.compared == ()
