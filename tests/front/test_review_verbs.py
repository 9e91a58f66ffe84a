"""The verbs around the pack itself: its review copy, and what changed in it."""

import json
import shutil
from pathlib import Path

import pytest

from forms.__main__ import main
from forms.resources import resources


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a pack in which the fourteen nanometres were seven."""
    left_out = shutil.ignore_patterns("fonts", "icons", "pictures", "colour")
    folder = tmp_path / "older"
    shutil.copytree(resources(), folder, ignore=left_out)
    path = folder / "rules" / "mofcom-2025-61.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at_most = 14 }", "at_most = 7 }"), encoding="utf-8")
    return folder


def test_review_writes_one_file_that_leads_with_what_changed(
    older: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["review", str(tmp_path / "out"), "--against", str(older), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [str(path) for path in (tmp_path / "out").iterdir()] == [told["file"]]
    assert Path(told["file"]).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "limit"),
    [
        ("en", "from 7 nm or less to 14 nm or less"),
        ("zh", "由7 nm及以下改为14 nm及以下"),
    ],
)
def test_packdiff_tells_what_differs(
    older: Path, language: str, limit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["packdiff", str(older), str(resources()), "--language", language])

    assert code == 0
    assert limit in capsys.readouterr().out


def test_packdiff_as_json_says_whether_anything_decides(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["packdiff", str(older), str(resources()), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert told["decides"]
    assert [each["weight"] for each in told["changes"]] == ["rules"]


def test_a_pack_that_is_none_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["packdiff", str(tmp_path), str(resources())])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert "this program cannot read the pack there." in said.err
    assert "readings.toml: this file is missing; put it back." in said.err
