"""Every story of this folder comes out as its lawyer wrote it down."""

from pathlib import Path

import pytest

from forms.corpus import load
from forms.resources import resources
from forms.scenario import run

LAW = load(resources())
STORIES = sorted(Path(__file__).parent.glob("*.toml"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_law_decides_as_the_story_says(path: Path) -> None:
    report = run(path.read_text(encoding="utf-8"), LAW, path.stem)

    assert report.differences == ()


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_bears_the_name_of_its_file(path: Path) -> None:
    assert f'title    = "{path.stem}"' in path.read_text(encoding="utf-8")


def test_a_wrong_expectation_fails_by_name() -> None:
    path = Path(__file__).parent / "c1-estonian-magnets.toml"
    wrong = path.read_text(encoding="utf-8").replace(
        'if_live = "required"', 'if_live = "not-required"'
    )

    report = run(wrong, LAW, path.stem)

    assert (report.name, report.passed) == ("c1-estonian-magnets", False)
    assert report.differences == (
        "magnet, if_live: expected not-required, came out required",
    )
