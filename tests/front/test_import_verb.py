"""The verb that reads a supplier's file: what it tells, and with which exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from forms.composition.imports.mapping import ColumnUse, Mapping
from forms.resources import resources

ROOT = resources().parent
SAMPLES = Path(os.environ.get("YTTERBY_SAMPLES", ROOT.parent / "shared" / "samples"))
DECLARATIONS = SAMPLES / "declarations"
SAMPLED = pytest.mark.skipif(not DECLARATIONS.is_dir(), reason="the samples are absent")

BILL = (
    "Level;Part number;Part name;Quantity;Mass (g);Dy [wt%];Country of origin\n"
    "1;M-1;Motor;1;;;\n"
    "2;R-1;Rotor magnet;8;2,5;<0,1;CN\n"
)


@dataclass(frozen=True)
class Told:
    code: int
    said: str
    complained: str

    @property
    def json(self) -> Any:
        return json.loads(self.said)


class Verb:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Told:
        try:
            code = main(["import", *map(str, words)])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = self._capsys.readouterr()
        return Told(code, out, err)


@pytest.fixture
def verb(capsys: pytest.CaptureFixture[str]) -> Verb:
    return Verb(capsys)


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.csv"
    path.write_text(BILL, "utf-8")
    return path


def test_a_bill_is_told_with_its_tree_and_remarks(verb: Verb, bill: Path) -> None:
    told = verb(bill)

    assert (told.code, told.complained) == (0, "")
    assert "bill.csv: table as text (CSV, TSV)" in told.said
    assert "read with the proposed mapping" in told.said
    assert "5 Mass (g) = mass, g, decimal sign ," in told.said
    assert "\n  1 piece: M-1 · Motor\n" in told.said
    assert "\n    8 piece: R-1 · Rotor magnet" in told.said
    assert "Dy · 0..0.1 %" in told.said
    assert "bill.csv: The file does not tell what anything is worth" in told.said


def test_everything_is_there_as_json(verb: Verb, bill: Path) -> None:
    told = verb(bill, "--json").json

    assert told["format"] == "separated"
    assert told["mapping_was_proposed"] is True
    assert [line["number"] for line in told["lines"]] == ["M-1", "R-1"]
    assert told["lines"][1]["contents"][0]["share"] == "0..0.1"
    assert {notice["caution"] for notice in told["notices"]} == {
        "no-price",
        "shares-not-whole",
    }
    assert all(notice["says"] for notice in told["notices"])


def test_a_mapping_of_ones_own_holds(verb: Verb, bill: Path, tmp_path: Path) -> None:
    mapping = Mapping(columns=(ColumnUse(column=2, use="number"),))
    path = tmp_path / "mapping.json"
    path.write_text(mapping.model_dump_json(), "utf-8")
    told = verb(bill, "--mapping", path, "--json").json

    assert told["mapping_was_proposed"] is False
    assert [line["number"] for line in told["lines"]] == ["Motor", "Rotor magnet"]


def test_what_it_prints_as_mapping_can_be_given_back(
    verb: Verb, bill: Path, tmp_path: Path
) -> None:
    first = verb(bill, "--json").json
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(first["mapping"]), "utf-8")
    again = verb(bill, "--mapping", path, "--json").json

    assert again["lines"] == first["lines"]
    assert again["mapping"] == first["mapping"]


def test_a_reader_that_has_had_enough_is_no_defect(bill: Path) -> None:
    words = [sys.executable, "-m", "desktop", "import", str(bill)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.close()

        assert child.wait() == 0


def test_it_speaks_chinese(verb: Verb, bill: Path) -> None:
    assert "按建议的列对应读取" in verb(bill, "--language", "zh").said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["missing.csv"], "missing.csv: there is no such file."),
        (["bill.csv", "--sheet", "Other"], "There is no sheet “Other”"),
        (["bill.csv", "--mapping", "bad.json"], "bad.json: columns.0.use does not fit"),
        (["bill.csv", "--mapping", "none.json"], "none.json: No such file"),
        (["bill.csv", "--as", "novel"], "invalid choice: 'novel'"),
        (["empty.csv"], "empty.csv: The file is empty"),
        (["old.csv"], "by --encoding, one of: gb18030"),
        (["nothing.csv"], "No column of the table was recognised"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_nothing_else(
    verb: Verb,
    bill: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(bill.parent)
    Path("bad.json").write_text('{"columns": [{"column": 0, "use": "colour"}]}')
    Path("empty.csv").write_text("")
    Path("old.csv").write_bytes("品名,数量\n磁铁,1\n".encode("gb18030"))
    Path("nothing.csv").write_text("alpha,beta\n1,2\n")
    told = verb(*words)

    assert (told.code, told.said) == (2, "")
    assert told.complained.count("\n") == 1
    assert sentence in told.complained


def test_a_chosen_encoding_is_used(verb: Verb, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("物料编码,品名,数量\nA-1,磁铁,1\n".encode("gb18030"))
    told = verb(path, "--encoding", "gb18030", "--json").json

    assert told["lines"][0]["name"] == "磁铁"


def test_hidden_letters_are_shown_as_codes(verb: Verb, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Part number,Qty\nA\u202eB,1\n", "utf-8")

    assert "A⟦U+202E⟧B" in verb(path).said


def test_the_program_itself_runs_the_verb(bill: Path) -> None:
    words = [sys.executable, "-m", "desktop", "import", str(bill), "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0
    assert len(json.loads(done.stdout)["lines"]) == 2


@SAMPLED
@pytest.mark.parametrize(
    ("name", "count", "first"),
    [
        ("granta_glass_door.csv", 15, "24X6-30"),
        ("odri_bom_foot_contact_switch_v1.xlsx", 13, "370103009"),
        ("simplefoc_BOM_v3_easyeda.csv", 16, "CC0603ZRY5V6BB474"),
    ],
)
def test_the_samples_are_read_as_they_stand(
    verb: Verb, name: str, count: int, first: str
) -> None:
    told = verb(DECLARATIONS / name, "--json").json

    assert len(told["lines"]) == count
    assert told["lines"][0]["number"] == first
