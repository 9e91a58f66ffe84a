"""The interview asks in each story what stands in git; ``poe snapshots`` redraws it."""

from pathlib import Path

import pytest

from tests.corpus.law import LAW
from tests.snapshots.sequence import DRAWN, STORIES, sequence

PATHS = sorted(STORIES.glob("*.toml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_interview_asks_what_was_drawn(path: Path) -> None:
    kept = DRAWN / f"{path.stem}.txt"
    drawn = kept.read_text(encoding="utf-8") if kept.exists() else ""

    assert sequence(path, LAW).splitlines() == drawn.splitlines(), (
        "run the task 'snapshots', and look at the difference that it makes"
    )


def test_no_sequence_is_kept_of_a_story_that_is_gone() -> None:
    assert {p.stem for p in DRAWN.glob("*.txt")} == {p.stem for p in PATHS}
