"""The drawn scale keeps a trace and a plenty apart, and loses none of its order."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pages.composition.figures import Figures
from desktop.pages.composition.grades import hint_of, hints
from desktop.pages.composition.scale import TICKS, WIDTH, place
from desktop.pages.composition.shape import Mark, Sight, mark_of
from desktop.words import LANGUAGES
from forms.case.facts import Range
from forms.composition.bill import Content, Line, Origin, Price
from forms.composition.ratio import LINE
from tests.window.bills import sight_of

RATIOS = st.fractions(min_value=0, max_value=2)


@given(one=RATIOS, other=RATIOS)
def test_what_is_more_never_stands_further_left(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))

    assert place(low) <= place(high)


@given(ratio=RATIOS)
def test_every_ratio_has_a_place_on_the_scale(ratio: Fraction) -> None:
    assert 0 <= place(ratio) <= WIDTH


def test_a_fiftieth_of_the_line_and_forty_times_it_stand_well_apart() -> None:
    trace, plenty = place(Fraction(2, 10_000)), place(Fraction(4, 100))

    assert place(LINE) - trace > WIDTH // 10
    assert plenty - place(LINE) > WIDTH // 10


def test_decades_are_equally_wide() -> None:
    gaps = {place(b) - place(a) for a, b in itertools.pairwise(TICKS)}

    assert gaps == {188}


def test_nothing_and_a_trace_are_never_drawn_in_one_place() -> None:
    assert place(Fraction(0)) < place(Fraction(1, 10**12)) < place(TICKS[0])


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (Fraction(0), Fraction(0), "0 %"),
        (Fraction(0), None, "≥ 0 %"),
        (Fraction(1, 10**9), Fraction(1, 10**9), "<0.0001 %"),
        (Fraction(9999999, 10**10), LINE, "0.0999–0.1000 %"),
    ],
)
def test_a_ratio_is_cut_and_never_rounded_across_the_line(
    low: Fraction, high: Fraction | None, says: str
) -> None:
    assert Figures(".").ratio(low, high) == says


def test_figures_are_written_as_the_person_writes_them() -> None:
    worth = Range(Fraction(850, 100), Fraction(920, 100), "EUR")

    assert Figures(",").amount(worth) == "8,5–9,2 EUR"


def magnet(part_1: str, worth: str, country: str = "CN") -> Sight:
    """Return a magnet with so much terbium of one country in it, in USD."""
    terbium = Content(
        name="Terbium",
        material="P1-04",
        origins=(Origin(country=country, basis="proven"),),
        prices=(Price(amount=f"{part_1} USD"),),
    )
    prices = (Price(amount=f"{worth} USD"),) if worth else ()
    return sight_of(Line(id="m", is_complete=True, contents=(terbium,), prices=prices))


@pytest.mark.parametrize(
    ("part_1", "worth", "country", "mark"),
    [
        ("0.0705", "70.5", "CN", Mark.OVER),
        ("12.50", "12500", "CN", Mark.OVER),
        ("12.49", "12500", "CN", Mark.UNDER),
        ("0.03..0.10", "50", "CN", Mark.OPEN),
        ("1", "", "CN", Mark.OPEN),
        ("1", "0", "CN", Mark.OPEN),
        ("1", "", "JP", Mark.UNDER),
    ],
)
def test_a_mark_is_set_by_exact_comparison(
    part_1: str, worth: str, country: str, mark: Mark
) -> None:
    assert mark_of(magnet(part_1, worth, country).tier()) is mark


@pytest.mark.parametrize(
    ("grade", "names"),
    [("42SH", "dysprosium"), ("N35", "dysprosium"), ("SmCo 2:17", "samarium")],
)
def test_a_grade_is_told_by_its_letters(grade: str, names: str) -> None:
    found = hint_of(grade)

    assert found is not None
    assert found[1].what["en"] == names


@pytest.mark.parametrize("grade", ["", "steel 1.4301", "magnet", "42TH", "ferrite Y30"])
def test_what_is_no_known_grade_hints_at_nothing(grade: str) -> None:
    assert hint_of(grade) is None


def test_every_hint_says_in_both_languages_how_sure_it_is() -> None:
    words = {"en": "confidence", "zh": "可信度"}

    assert all(words[x] in hint.source[x] for hint in hints() for x in LANGUAGES)
