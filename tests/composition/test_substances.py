"""A CAS number tells a line of Part 1 only where the form leaves no doubt."""

import pytest

from forms.composition.bill import Content, Line
from forms.composition.substances import classified, reclassified
from tests.corpus.law import LAW


def material(cas: str, form: str = "", told: str = "") -> str:
    content = Content.model_validate({"cas": cas, "form": form, "material": told})
    line = classified(Line(id="m", contents=(content,)), LAW.substances)
    return line.contents[0].material


@pytest.mark.parametrize(
    ("cas", "form", "line"),
    [
        ("7429-91-6", "", ""),
        ("7429-91-6", "metal", "P1-02"),
        ("7429-91-6", "oxide", "P1-12"),
        ("7429-91-6", "alloy", ""),
        ("1308-87-8", "", "P1-12"),
        ("7440-19-9", "oxide", "none"),
        ("12060-58-1", "", "none"),
        ("12017-68-4", "alloy", "P1-08"),
        ("12017-68-4", "", ""),
        ("7440-00-8", "", "none"),
        ("7439-89-6", "metal", "none"),
        ("1317-36-8", "", ""),
        ("", "metal", ""),
    ],
)
def test_what_is_certain_is_told_and_nothing_else(
    cas: str, form: str, line: str
) -> None:
    assert material(cas, form) == line


def test_what_somebody_told_is_never_overruled() -> None:
    assert material("7439-89-6", told="P1-10") == "P1-10"


def test_every_line_of_part_1_that_a_number_can_tell_is_there() -> None:
    told = {line for each in LAW.substances.values() for line in each.part_1.values()}
    part_1 = {line.id for line in LAW.lines.values() if line.part == "1"}

    assert part_1 - told == {"P1-09", "P1-10", "P1-11"}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (("7440-00-8", "", "none"), ("7429-91-6", "", "none"), ""),
        (("7440-00-8", "", "none"), ("7429-91-6", "metal", "none"), "P1-02"),
        (("7440-19-9", "oxide", "none"), ("7440-19-9", "metal", "none"), "P1-01"),
        (("7440-00-8", "", "none"), ("", "", "none"), ""),
        (("7429-91-6", "metal", "none"), ("7429-91-6", "oxide", "none"), "none"),
        (("7440-00-8", "", "none"), ("7440-00-8", "metal", "none"), "none"),
        (("7440-00-8", "", "none"), ("7429-91-6", "", "P1-02"), "P1-02"),
    ],
)
def test_what_followed_from_a_number_goes_with_it_and_what_was_told_stays(
    before: tuple[str, str, str], after: tuple[str, str, str], line: str
) -> None:
    old, new = (
        Line(
            id="m",
            contents=(
                Content.model_validate(
                    dict(zip(("cas", "form", "material"), each, strict=True))
                ),
            ),
        )
        for each in (before, after)
    )

    assert reclassified(new, old, LAW.substances).contents[0].material == line
