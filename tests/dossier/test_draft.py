"""A dossier comes to lie on disk whole, or what lay there before is untouched."""

import os
import sys
from pathlib import Path
from typing import IO

import pytest

from forms.dossier.compose import compose
from forms.dossier.content import Audience
from forms.dossier.pdf import render
from forms.draft import draft, put
from forms.errors import ConflictError, FormsError, MissingGlyphError
from tests.dossier.samples import answered, corpus, outcome_of, told

SAMPLE = "field-hospital-spares"


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_composed_is_what_lies_there(
    audience: Audience, tmp_path: Path
) -> None:
    body = draft(outcome_of(SAMPLE), corpus(), audience, tmp_path / "a.pdf")

    assert body == render(compose(outcome_of(SAMPLE), corpus(), audience))
    assert (tmp_path / "a.pdf").read_bytes() == body
    assert left_in(tmp_path) == ["a.pdf"]


def test_an_audience_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="press"):
        draft(outcome_of(SAMPLE), corpus(), "press", tmp_path / "a.pdf")

    assert left_in(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()

    with pytest.raises(FormsError, match="papers is a folder"):
        put(b"%PDF", tmp_path / "papers")

    assert left_in(tmp_path) == ["papers"]
    assert left_in(tmp_path / "papers") == []


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FormsError, match=r"nowhere: cannot be written to"):
        put(b"%PDF", tmp_path / "nowhere" / "a.pdf")

    assert left_in(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder of Linux")
def test_a_folder_that_takes_no_file_is_named() -> None:
    with pytest.raises(FormsError, match="/proc: cannot be written to"):
        put(b"%PDF", Path("/proc/a.pdf"))


def on_a_full_disk(handle: int, mode: str) -> IO[bytes]:
    os.close(handle)
    return Path("/dev/full").open(mode)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a device of Linux")
def test_a_disk_that_fills_up_leaves_no_half_and_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(b"the old one")
    monkeypatch.setattr("forms.draft.os.fdopen", on_a_full_disk)

    with pytest.raises(FormsError, match=r"a\.pdf: not written \(No space left"):
        put(b"%PDF", place)

    assert left_in(tmp_path) == ["a.pdf"]
    assert place.read_bytes() == b"the old one"


def test_a_conflict_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(b"the old one")
    other = answered("coupling", "item.origin", "DE", source="imported")

    with pytest.raises(ConflictError):
        draft(told(SAMPLE, other), corpus(), "filing", place)

    assert left_in(tmp_path) == ["a.pdf"]
    assert place.read_bytes() == b"the old one"


def test_a_character_that_cannot_be_drawn_stops_before_the_file(tmp_path: Path) -> None:
    tamil = answered("relief", "party.contact", "தமிழ்")

    with pytest.raises(MissingGlyphError, match="entry F10-04 of section F10"):
        draft(told(SAMPLE, tamil), corpus(), "filing", tmp_path / "a.pdf")

    assert left_in(tmp_path) == []
