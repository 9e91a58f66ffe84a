"""The self-test passes where all is whole, and names what is not."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.selftest import main, probes
from forms.corpus import load
from forms.resources import resources
from forms.selftest import Probe, _stands, selftest, tried


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a copy of all bundled data; what is large is only pointed to."""
    folder = tmp_path / "resources"
    large = shutil.ignore_patterns("*.ttf")
    shutil.copytree(resources(), folder, ignore=large)
    for face in (resources() / "fonts").glob("*.ttf"):
        os.link(face, folder / "fonts" / face.name)
    return folder


def edited(file: Path, change: Callable[[str], str]) -> None:
    text = file.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    file.write_text(changed, encoding="utf-8")


def failed(installed: Path) -> list[str]:
    return [str(probe) for probe in selftest(installed) if not probe.ok]


def test_a_whole_installation_passes(installed: Path) -> None:
    assert failed(installed) == []


def test_the_pack_is_told_by_its_digest() -> None:
    assert selftest(resources())[0].says == f"pack {load(resources()).digest}"


def test_a_law_that_was_cut_off_is_named(installed: Path) -> None:
    edited(installed / "rules" / "mofcom-2025-61.toml", lambda text: text[:-40])

    (fault,) = failed(installed)
    assert fault.startswith("law, questions and papers fit: mofcom-2025-61.toml: ")


def test_a_sample_with_another_result_is_named(installed: Path) -> None:
    sample = installed / "samples" / "traction-motor-magnet.toml"
    edited(
        sample, lambda text: text.replace('if_live = "required"', 'if_live = "none"')
    )

    (fault,) = failed(installed)
    assert fault.endswith(
        "traction-motor-magnet: magnet, if_live: expected none, came out required"
    )


def test_missing_samples_are_named(installed: Path) -> None:
    shutil.rmtree(installed / "samples")

    assert "samples come out as expected: no sample is bundled" in failed(installed)


def test_a_character_that_no_face_draws_is_named(installed: Path) -> None:
    edited(installed / "wording" / "en.toml", lambda text: text + "\n# 𐍈\n")

    assert failed(installed) == ["fonts hold every character: no face draws 𐍈"]


def test_a_missing_face_is_named(installed: Path) -> None:
    (installed / "fonts" / "YtterbySans-Bold.ttf").unlink()

    faults = failed(installed)
    assert len(faults) == 2
    assert all("YtterbySans-Bold.ttf: this face cannot be read" in f for f in faults)


def test_a_colour_profile_that_was_cut_off_is_named(installed: Path) -> None:
    profile = installed / "colour" / "srgb.icc"
    profile.write_bytes(profile.read_bytes()[:-1])

    assert "the colour profile is whole: srgb.icc is cut off or no profile" in failed(
        installed
    )


def test_what_a_library_raises_fails_its_own_probe_alone() -> None:
    def fails() -> str:
        raise ZeroDivisionError("of all things")

    assert tried("the sum", fails) == Probe(
        "the sum", False, "ZeroDivisionError('of all things')"
    )


# The machine's side


def test_store_key_ring_and_window_work_here() -> None:
    found = {probe.name: probe for probe in probes()}

    assert [probe for probe in found.values() if not probe.ok] == []
    assert found["the key ring is asked"].says.startswith("keyring.backends.")
    assert found["a window is drawn"].says == "by offscreen"


def test_the_desktop_tells_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(json=True)
    told = json.loads(capsys.readouterr().out)

    assert code == 0
    assert list(told[0]) == ["name", "ok", "says"]
    assert len(told) == len(selftest(resources())) + len(probes())


def test_a_word_of_the_paper_may_end_on_the_next_page() -> None:
    pages = ["申报本 licence is requ", "ired footer"]

    assert _stands("licenceisrequired", ["".join(page.split()) for page in pages])
    assert not _stands("licenceisrefused", ["licenceisrequ", "iredfooter"])
