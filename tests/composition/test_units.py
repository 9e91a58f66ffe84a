"""Units are exact or not known; letters that hide are seen."""

from fractions import Fraction

import pytest

from forms.composition.lettering import cleaned, folded, is_misleading, shown
from forms.composition.units import grams, per_cent, rate, unit


@pytest.mark.parametrize(
    ("written", "in_grams"),
    [
        ("\u00b5g", Fraction(1, 10**6)),
        ("\u03bcg", Fraction(1, 10**6)),
        ("mg", Fraction(1, 1000)),
        ("MG", Fraction(1, 1000)),
        ("g", 1),
        ("[g]", 1),
        ("KG", 1000),
        ("㎏", 1000),
        ("k\u200bg", 1000),
        ("Kilogramm", 1000),
        ("公斤", 1000),
        ("千克", 1000),
        ("キログラム", 1000),
        ("킬로그램", 1000),
        ("KGM", 1000),
        ("t", 10**6),
        ("MT", 10**6),
        ("吨", 10**6),
        ("lb", Fraction("453.59237")),
        ("oz", Fraction("28.349523125")),
        ("troy oz", Fraction("31.1034768")),
    ],
)
def test_a_mass_is_read_by_its_exact_factor(
    written: str, in_grams: int | Fraction
) -> None:
    assert grams(Fraction(1), written) == in_grams


@pytest.mark.parametrize(
    "written",
    ["", "Mg", "T", "ton", "tons", "mt", "gr", "斤", "pcs", "%", "m", "furlong", "m²"],
)
def test_what_reads_in_two_ways_or_is_no_mass_has_no_grams(written: str) -> None:
    assert grams(Fraction(1), written) is None


@pytest.mark.parametrize(
    "written",
    ["Stück", "STK", "ST", "EA", "Each", "pcs", "pcs.", "个", "個", "개", "件", "C62"],
)
def test_a_piece_is_a_piece_in_every_language(written: str) -> None:
    found = unit(written)

    assert found is not None
    assert found.name == "piece"


@pytest.mark.parametrize(
    ("written", "in_per_cent"),
    [
        ("%", 1),
        ("％", 1),
        ("wt%", 1),
        ("wt. %", 1),
        ("% (w/w)", 1),
        ("Gew.-%", 1),
        ("massPercent", 1),
        ("质量%", 1),
        ("‰", Fraction(1, 10)),
        ("ppm", Fraction(1, 10**4)),
        ("mg/kg", Fraction(1, 10**4)),
        ("ppb", Fraction(1, 10**7)),
        ("mass fraction", 100),
    ],
)
def test_a_share_by_mass_is_told_in_per_cent(
    written: str, in_per_cent: int | Fraction
) -> None:
    assert per_cent(Fraction(1), written) == in_per_cent


@pytest.mark.parametrize("written", ["at%", "at.-%", "vol%", "Vol.-%", "mol%", "kg"])
def test_a_share_of_atoms_or_room_is_no_share_by_mass(written: str) -> None:
    assert per_cent(Fraction(1), written) is None


@pytest.mark.parametrize(
    ("written", "mass", "of"),
    [
        ("g/Part", "g", "piece"),
        ("kg/m^2", "kg", "m2"),
        ("g/m²", "g", "m2"),
        ("kg per piece", "kg", "piece"),
        ("(kg/Stück)", "kg", "piece"),
        ("g / m", "g", "m"),
    ],
)
def test_a_mass_per_something_is_told_apart(written: str, mass: str, of: str) -> None:
    found = rate(written)

    assert found is not None
    assert (found[0].name, found[1].name) == (mass, of)


@pytest.mark.parametrize("written", ["mg/kg", "g/t", "kg", "EUR/kg", "m/s", "g/"])
def test_a_share_or_a_price_is_no_mass_per_something(written: str) -> None:
    assert rate(written) is None


def test_what_cannot_be_seen_is_cleaned_and_shown() -> None:
    given = "Dy\u202esprosium\u00ad  7\u00a0"

    assert is_misleading(given)
    assert cleaned(given) == "Dysprosium 7"
    assert shown(given).startswith("Dy⟦U+202E⟧sprosium⟦U+00AD⟧")


def test_a_cyrillic_letter_in_a_latin_word_misleads() -> None:
    assert is_misleading("N\u041e-42")
    assert shown("N\u041e-42") == "N⟦U+041E⟧-42"


@pytest.mark.parametrize(
    "honest", ["4.7kΩ", "магнит", "磁铁 42SH", "Stück", "µg", "Ø5"]
)
def test_honest_letters_mislead_nobody(honest: str) -> None:
    assert not is_misleading(honest)


def test_names_are_compared_without_case_width_and_marks() -> None:
    assert folded("ＤＹ\u00a0 Gehäuse") == folded("dy gehause")
