"""The verbs of the command line: what each tells, and with which exit code."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main as desktop
from forms.__main__ import main
from forms.casefile import EXAMPLE
from forms.handwriting import how_to_write
from forms.resources import resources
from tests.front.filed import CORPUS, MAGNET, magnet
from tests.torture.scribble import scribble

ROOT = resources().parent
SAMPLE = resources() / "samples" / "traction-motor-magnet.toml"
DUE = "suspended-due-on-revival"


@dataclass(frozen=True)
class Told:
    """What a verb gave: its exit code, and what it said on either stream."""

    code: int
    said: str
    complained: str

    @property
    def json(self) -> Any:
        return json.loads(self.said)


Verb = Callable[..., Told]


@pytest.fixture
def ytterby(capsys: pytest.CaptureFixture[str]) -> Verb:
    def run(*words: object) -> Told:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return Told(code, *capsys.readouterr())

    return run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return written(tmp_path, MAGNET)


def written(folder: Path, text: str, name: str = "magnets.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def licence(told: Told) -> tuple[list[str], list[str]]:
    """Return what holds on the date, and if live."""
    (item,) = told.json["items"]
    return item["licence"], item["if_live"]


# determine


def test_two_lines_lead_every_result(ytterby: Verb, case: Path) -> None:
    told = ytterby("determine", case)
    title, gap, name, on_date, if_live, *_ = told.said.splitlines()

    assert told.code == 0
    assert (title, gap, name) == ("Magnets", "", "magnet:")
    assert on_date.startswith("  On 1 February 2026, as known on 24 November 2026: ")
    assert if_live == "  If live: a licence is required before export."


def test_the_clock_names_day_and_instrument(ytterby: Verb, case: Path) -> None:
    clock = (
        "On 1 February 2026, as known on 24 November 2026, No. 61/2025 ¶1(1) was "
        "suspended (No. 70/2025, until 10 November 2026)."
    )

    assert f"  {clock}" in ytterby("determine", case).said.splitlines()


def test_a_doubt_about_a_source_is_told_once(ytterby: Verb, case: Path) -> None:
    lines = ytterby("determine", case).said.splitlines()
    pointing = [line for line in lines if line.endswith("; †]")]

    assert len(pointing) > 1
    assert sum(line.lstrip().startswith("†") for line in lines) == 1


def test_a_refusal_is_told_with_its_ground(ytterby: Verb, tmp_path: Path) -> None:
    case = written(tmp_path, magnet('military" = "no"', 'military" = "yes"'))
    said = ytterby("determine", case).said

    assert "Refused in principle.\n  ✓ One of the parties is a user that ¶2" in said


def test_an_exemption_is_told_with_its_ground(ytterby: Verb, tmp_path: Path) -> None:
    relief = magnet('humanitarian"      = "none"', 'humanitarian" = "disaster-relief"')
    said = ytterby("determine", written(tmp_path, relief)).said

    assert "  ✓ The shipment is humanitarian relief" in said
    assert "    ✓ Is the shipment humanitarian relief? Relief after a" in said


def test_json_has_these_keys_and_no_others(ytterby: Verb, case: Path) -> None:
    told = ytterby("determine", case, "--json").json
    (item,), duty, limb = told["items"], told["duties"][0], told["items"][0]["limbs"][0]

    assert list(told) == [
        *("title", "on", "known", "pack", "items", "review", "review_proof", "duties"),
        *("flags", "depends_on", "open", "not_known", "conflicts", "parked"),
    ]
    assert list(item) == [
        *("item", "licence", "if_live", "under", "limbs_met", "limbs"),
        *("outside", "outside_proof", "exempt", "exempt_proof"),
    ]
    assert list(limb) == ["limb", "met", "state", "by", "provision", "proof"]
    assert list(limb["proof"][0]) == ["depth", "truth", "text", "cites", "note"]
    assert list(duty) == [
        *("duty", "member", "truth", "state", "provision", "stands_with"),
        *("deadline", "proof"),
    ]


def test_json_holds_the_result(ytterby: Verb, case: Path) -> None:
    told = ytterby("determine", case, "--json")

    assert licence(told) == ([DUE], ["required"])
    assert (told.json["on"], told.json["known"]) == ("2026-02-01", "2026-11-24")
    assert told.json["pack"] == CORPUS.digest
    assert told.json["review"] == ["ordinary"]


def test_another_export_date_can_be_asked(ytterby: Verb, case: Path) -> None:
    told = ytterby("determine", case, "--on", "2025-10-10", "--json")

    assert licence(told) == (["not-yet-effective"], ["required"])


def test_another_day_of_knowledge_can_be_asked(ytterby: Verb, case: Path) -> None:
    later = ("determine", case, "--on", "2026-11-15", "--json")

    assert licence(ytterby(*later)) == ([DUE], ["required"])
    assert licence(ytterby(*later, "--known", "2026-11-01")) == (
        ["needs-confirmation"],
        ["required"],
    )


def test_another_reading_can_be_asked(ytterby: Verb, tmp_path: Path) -> None:
    text = magnet('shape"              = "magnet"', 'shape" = "target"')
    text = text.replace('magnet_material"', 'target_material"')
    text = text.replace('"ndfeb-dy"', '"terbium"')
    asked = ("determine", written(tmp_path, text), "--json")

    assert licence(ytterby(*asked)) == ([DUE], ["required"])
    assert licence(ytterby(*asked, "--reading", "A1-targets=b"))[1] == ["outside-scope"]


def test_no_reading_stands_for_what_the_list_of_mofcom_shows(
    ytterby: Verb, case: Path
) -> None:
    told = ytterby("determine", case, "--reading", "after-pause=a")

    assert (told.code, told.said) == (2, "")
    assert "only MOFCOM's list settles this; use --confirm." in told.complained


def test_a_status_can_be_confirmed(ytterby: Verb, tmp_path: Path) -> None:
    text = MAGNET[: MAGNET.index("[[confirmed]]")]
    asked = ("determine", written(tmp_path, text), "--on", "2026-11-15", "--json")

    assert licence(ytterby(*asked))[0] == ["needs-confirmation"]
    assert licence(ytterby(*asked, "--confirm", "lapsed"))[0] == ["required"]
    assert licence(ytterby(*asked, "--confirm", "extended:2027-01-10"))[0] == [DUE]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--on", "tomorrow"], "'tomorrow' is not a date; write it like 2026-02-01"),
        (["--known", "1666-01-01"], "'1666-01-01' is not a date"),
        (
            ["--reading", "Q2=z"],
            "Q2=z: no such reading; one of: Q1=a, Q1=b, Q2=a",
        ),
        (
            ["--confirm", "over"],
            "--confirm over: status 'over' is not known",
        ),
        (["--confirm", "extended"], "until says how far an extension reaches"),
        (
            ["--confirm", "extended:soon"],
            "extended:soon: 'soon' is not a date",
        ),
        (["--confirm", "lapsed:2027-01-10"], "give it with extended alone"),
        (["--colour"], "unrecognized arguments: --colour. See ytterby --help."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_stance_that_cannot_be_taken_is_named(
    ytterby: Verb, case: Path, words: list[str], says: str
) -> None:
    told = ytterby("determine", case, *words)

    assert (told.code, told.said) == (2, "")
    assert says in told.complained
    assert told.complained.count("\n") == 1


# Files that cannot be used


def test_a_file_that_is_not_there_is_named(ytterby: Verb, tmp_path: Path) -> None:
    told = ytterby("determine", tmp_path / "gone.toml")

    assert told == Told(
        2, "", f"ytterby: {tmp_path / 'gone.toml'}: No such file or directory.\n"
    )


def test_a_folder_is_no_file(ytterby: Verb, tmp_path: Path) -> None:
    told = ytterby("determine", tmp_path)

    assert (told.code, told.said) == (2, "")
    assert told.complained == f"ytterby: {tmp_path}: Is a directory.\n"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_named(
    ytterby: Verb, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "magnets.toml"
    file.write_text(magnet("Magnets", "Magnete für Tallinn"), encoding=encoding)
    told = ytterby("determine", file)

    assert (told.code, told.said) == (2, "")
    assert "not UTF-8 text; save it as UTF-8" in told.complained


def test_a_pack_with_an_unknown_fact_is_named(tmp_path: Path) -> None:
    """The program itself runs, on a law that was changed behind its back."""
    for name in ("forms", "resources"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("fonts")
        )
    rules = tmp_path / "resources" / "rules" / "mofcom-2025-61.toml"
    text = rules.read_text(encoding="utf-8")
    assert '"item.origin"' in text
    rules.write_text(text.replace('"item.origin"', '"item.orign"', 1), encoding="utf-8")
    ended = started(tmp_path, "-m", "forms", "determine", written(tmp_path, MAGNET))

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "reads 'item.orign', which no question asks." in ended.stderr
    assert "Did you mean 'item.origin'?" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_no_spoilt_file_breaks_the_program() -> None:
    """Two thousand are tried by ``python -m tests.torture.scribble 2000``."""
    codes = scribble(40)

    assert codes[2] > codes[0] > 0


# timeline, clocks, questions


def test_the_clocks_tell_until_when_on_whom_and_by_which_clause(
    ytterby: Verb, tmp_path: Path
) -> None:
    filed = magnet("[[item]]", '"filing.accepted_on" = 2026-09-01\n\n[[item]]')
    told = ytterby("clocks", written(tmp_path, filed), "--on", "2026-10-01", "--json")
    (decision,) = (c for c in told.json["clocks"] if c["clock"] == "decision")

    assert told.json["on"] == "2026-10-01"
    assert (decision["first"], decision["last"]) == ("2026-09-01", "2026-11-09")
    assert (decision["state"], decision["days_left"]) == ("running", 39)
    assert decision["who"] == "MOFCOM"
    assert decision["cites"][0] == "dual-use-regulations/17"
    assert decision["counted"]["calendars"][0]["grounds"] == [
        {"basis": "notice", "years": [2026], "notice": "国办发明电〔2025〕7号"}
    ]


def test_the_clocks_speak_chinese_too(ytterby: Verb, case: Path) -> None:
    told = ytterby("clocks", case, "--language", "zh").said

    assert told.startswith("2026年11月24日各项期限\n")
    assert "商务部作出许可决定" in told


def test_the_timeline_tells_each_day_on_which_the_law_changes(
    ytterby: Verb, case: Path
) -> None:
    told = ytterby("timeline", case, "--json").json
    starts = {stretch["from"]: stretch["licence"]["magnet"] for stretch in told}

    assert list(told[0]) == ["from", "until", "licence", "review", "duties"]
    assert starts["2025-10-09"] == ["not-yet-effective"]
    assert starts["2025-11-07"] == [DUE]
    assert told[-1]["until"] is None


def test_the_timeline_tells_of_duties_only_what_changes(
    ytterby: Verb, case: Path
) -> None:
    told = ytterby("timeline", case).said
    paused = told[told.index("2025-11-07 .. ") :].splitlines()

    assert paused[1] == "  magnet: suspended; a licence would be due on revival."
    assert (
        told.count("Licence of the supplier in China (No. 18) (magnet): applies.") == 1
    )


def test_a_question_says_why_it_is_asked_and_how_it_is_answered(
    ytterby: Verb, tmp_path: Path
) -> None:
    case = written(tmp_path, magnet('"item.value"              = "9.00 EUR"\n'))
    told = ytterby("questions", case)

    assert told.said.splitlines()[:4] == [
        "1 to 1 questions left for the law.",
        "- magnet/item.value: What is one item worth when it leaves you?",
        (
            "    It is the lower half of the 0.1 % value ratio of limb 1(1). "
            "(No. 61/2025 ¶1(1))"
        ),
        "    Write: an amount like 9.00 EUR | not-known",
    ]


def test_questions_as_json(ytterby: Verb, tmp_path: Path) -> None:
    case = written(tmp_path, magnet('"item.value"              = "9.00 EUR"\n'))
    told = ytterby("questions", case, "--json").json
    (question,) = told["questions"]

    assert (told["shortest"], told["longest"]) == (1, 1)
    assert list(question) == ["place", "ask", "why", "answer", "decides", "cites"]
    assert question["place"] == "magnet/item.value"
    assert any("1(1)" in aim for aim in question["decides"])


def test_how_each_question_is_answered_can_be_said() -> None:
    told = {
        question.id: how_to_write(question) for question in CORPUS.questions.values()
    }

    assert all(told.values())
    assert told["item.net_mass_kg"].startswith("a number of kg")


# dossier


@pytest.mark.parametrize("audience", ["filing", "internal"])
def test_the_dossier_is_a_pdf(ytterby: Verb, tmp_path: Path, audience: str) -> None:
    paper = tmp_path / "dossier.pdf"
    told = ytterby("dossier", SAMPLE, "-o", paper, "--for", audience, "--json")

    assert told.json == {"file": str(paper), "audience": audience}
    assert paper.read_bytes().startswith(b"%PDF-")


def test_the_dossier_repeats_byte_for_byte(ytterby: Verb, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert ytterby("dossier", SAMPLE, "-o", one).said == f"Wrote {one}\n"
    ytterby("dossier", SAMPLE, "-o", two)

    assert one.read_bytes() == two.read_bytes()


def test_a_folder_that_is_not_there_leaves_nothing(
    ytterby: Verb, tmp_path: Path
) -> None:
    told = ytterby("dossier", SAMPLE, "-o", tmp_path / "gone" / "dossier.pdf")

    assert (told.code, told.said) == (2, "")
    assert "cannot be written to" in told.complained
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows guards folders otherwise")
def test_a_folder_that_refuses_leaves_nothing(ytterby: Verb, tmp_path: Path) -> None:
    guarded = tmp_path / "guarded"
    guarded.mkdir(mode=0o500)
    try:
        (guarded / "probe").touch()
    except PermissionError:
        told = ytterby("dossier", SAMPLE, "-o", guarded / "dossier.pdf")
    else:
        (guarded / "probe").unlink()
        told = ytterby("dossier", SAMPLE, "-o", "/dev/null/dossier.pdf")

    assert (told.code, told.said) == (2, "")
    assert "cannot be written to" in told.complained
    assert list(guarded.iterdir()) == []


def test_a_paper_named_like_a_folder_is_refused(ytterby: Verb, tmp_path: Path) -> None:
    told = ytterby("dossier", SAMPLE, "-o", tmp_path)

    assert told.code == 2
    assert "is a folder; name a file, like dossier.pdf" in told.complained


def test_a_broken_case_overwrites_no_paper(ytterby: Verb, tmp_path: Path) -> None:
    paper = tmp_path / "dossier.pdf"
    paper.write_text("an older paper", encoding="utf-8")
    told = ytterby("dossier", written(tmp_path, MAGNET[:400]), "-o", paper)

    assert told.code == 2
    assert paper.read_text(encoding="utf-8") == "an older paper"


# scenario


EXPECT = '[expect]\nreview = "ordinary"\n[[expect.item]]\nif_live = "required"\n'
CITES = 'cites = ["mofcom-2025-61/1(1)"]\n'


def scenario(expect: str = EXPECT) -> str:
    return CITES + MAGNET + expect


def test_every_scenario_passes(ytterby: Verb) -> None:
    files = sorted((ROOT / "tests" / "scenarios").glob("*.toml"))
    told = ytterby("scenario", *files)

    assert told.code == 0
    assert told.said.splitlines()[-1] == f"{len(files)} passed, 0 failed"


def test_a_wrong_expectation_fails_by_name(ytterby: Verb, tmp_path: Path) -> None:
    right = written(tmp_path, scenario(), "right.toml")
    wrong = written(
        tmp_path, scenario(EXPECT.replace("required", "exempt")), "wrong.toml"
    )
    told = ytterby("scenario", right, wrong)

    assert told.code == 1
    assert told.said.splitlines() == [
        "passed  right",
        "FAILED  wrong",
        "        magnet, if_live: expected exempt, came out required",
        "1 passed, 1 failed",
    ]


def test_scenarios_as_json(ytterby: Verb, tmp_path: Path) -> None:
    file = written(tmp_path, scenario(EXPECT.replace("ordinary", "none")))

    assert ytterby("scenario", file, "--json").json == [
        {
            "name": "magnets",
            "passed": False,
            "differences": ["review: expected none, came out ordinary"],
        }
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CITES + MAGNET, "[expect] is missing; say what must come out."),
        (scenario(EXPECT.replace("if_live", "iflive")), "Did you mean 'if_live'?"),
        (scenario(EXPECT.replace("review", "reveiw")), "Did you mean 'review'?"),
        (scenario("[expect]\nitem = [1]\n"), "write [[expect.item]] above each item"),
        (MAGNET + EXPECT, "cites nothing; name the provision it rests on."),
        (
            scenario().replace("2025-61/1(1)", "2025-16/1(1)"),
            (
                "cites 'mofcom-2025-16/1(1)', which is not there. "
                "Did you mean 'mofcom-2025-61/1(1)'?"
            ),
        ),
    ],
    ids=["nothing expected", "item slot", "slot", "no tables", "no source", "source"],
)
def test_a_scenario_that_says_nothing_is_refused(
    ytterby: Verb, tmp_path: Path, text: str, says: str
) -> None:
    told = ytterby("scenario", written(tmp_path, text))

    assert (told.code, told.said) == (2, "")
    assert says in told.complained


def test_an_item_that_the_case_has_not_fails(ytterby: Verb, tmp_path: Path) -> None:
    text = scenario(EXPECT.replace("if_live", 'id = "motor"\nif_live'))
    told = ytterby("scenario", written(tmp_path, text))

    assert told.code == 1
    assert "item motor: the case has no such item" in told.said


def test_broken_scenarios_are_all_named(ytterby: Verb, tmp_path: Path) -> None:
    files = [written(tmp_path, "=", name) for name in ("one.toml", "two.toml")]
    told = ytterby("scenario", *files)

    assert told.code == 2
    assert told.complained.startswith("ytterby: one: the file breaks off")
    assert "\ntwo: the file breaks off" in told.complained


# The program itself


def started(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_without_a_verb_the_help_shows_a_case_file(ytterby: Verb) -> None:
    told = ytterby()

    assert told.code == 2
    assert EXAMPLE in told.said


def test_help_names_every_verb(ytterby: Verb) -> None:
    told = ytterby("--help")

    assert told.code == 0
    assert re.findall(r"^    (\w+)", told.said, re.MULTILINE) == [
        *("determine", "timeline", "questions", "clocks", "dossier", "letter"),
        *("statement", "triage", "review", "packdiff", "scenario", "selftest"),
    ]


def test_help_of_the_desktop_tells_how_to_open_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        desktop(["--help"])

    assert "\nWithout a verb the desktop opens; demo drafts" in capsys.readouterr().out


def test_an_unknown_verb_is_answered_with_the_known_ones(ytterby: Verb) -> None:
    told = ytterby("detremine")

    assert told.code == 2
    assert "'determine', 'timeline'" in told.complained
    assert told.complained.count("\n") == 1


def test_chinese_goes_through_a_pipe(case: Path) -> None:
    written(case.parent, magnet("Magnets", "磁体"))
    ended = started(ROOT, "-m", "forms", "determine", case, "--json")

    assert ended.returncode == 0
    assert json.loads(ended.stdout)["title"] == "磁体"


def test_the_front_end_loads_no_screen_store_or_paper(case: Path) -> None:
    """What starts slowly is left alone until a verb needs it."""
    asked = (
        "import sys; from forms.__main__ import main; main(['determine', sys.argv[1]]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = started(ROOT, "-c", asked, case).stdout.splitlines()[-1].split()

    assert "pydantic" in loaded
    assert not {"PySide6", "apsw", "keyring", "reportlab", "holidays", "desktop"} & {
        *loaded
    }


def test_a_reader_that_had_enough_is_no_defect(case: Path) -> None:
    words = [sys.executable, str(case)]
    piped = subprocess.run(
        ["sh", "-c", '"$0" -m forms determine "$1" --json | head -n 1', *words],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert (piped.stdout, piped.stderr) == ("{\n", "")


@pytest.mark.parametrize("verb", ["determine", "timeline", "questions"])
def test_a_reading_asked_for_is_heard_by_every_verb(ytterby: Verb, verb: str) -> None:
    motor = ROOT / "tests" / "scenarios" / "c13-small-motor.toml"
    as_is = ytterby(verb, motor, "--json")
    otherwise = ytterby(verb, motor, "--reading", "Q2=b", "--json")

    assert as_is.code == otherwise.code == 0
    assert as_is.json != otherwise.json
