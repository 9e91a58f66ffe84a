"""The verb of the command line: the next question, or what the answers point to."""

import json

import pytest

from forms.__main__ import main
from forms.corpus import load
from forms.resources import resources

CORPUS = load(resources())
MAGNET = ("leaves=china", "kind=magnet", "element=dy")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["triage", *words]) == 0
    return capsys.readouterr().out


def complained(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["triage", *words]) == 2
    return capsys.readouterr().err


def test_without_answers_the_first_question_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = said(capsys).splitlines()

    assert told[0] == "From where does it leave?"
    assert "  - china: Goods leave China" in told
    assert "  - not-known" in told


def test_every_option_can_be_written_as_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for option in CORPUS.signposted.questions["triage.element"].options:
        said(capsys, "leaves=china", "kind=oxide", f"element={option.id}")


def test_only_what_can_still_move_a_pointer_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = json.loads(said(capsys, "--json", "leaves=china", "kind=magnet-assembly"))

    assert told["next"] is None


def test_the_answers_point_to_clauses_on_a_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = said(capsys, *MAGNET, "--on", "2026-02-01").splitlines()

    assert told[0] == "On 1 February 2026, as known on 9 October 2026"
    assert "No. 18/2025: speaks here; to be weighed" in told
    assert any(line.startswith("  1C905.a: ") for line in told)


def test_the_day_is_that_of_reading_unless_one_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = json.loads(said(capsys, *MAGNET, "--json"))

    assert told["on"] == told["known"] == CORPUS.read_on.isoformat()


def test_chinese_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, *MAGNET, "--language", "zh").splitlines()

    assert told[1] == "以下仅指向有关条款，不作任何结论。未列明并不意味着无须许可。"


def test_json_holds_what_a_case_takes_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = json.loads(said(capsys, *MAGNET, "--json"))

    assert told["taken_over"]["case.role"] == "recipient"
    assert told["pack"] == CORPUS.digest
    standings = [sign["standing"] for sign in told["announcements"]]
    assert standings == sorted(standings, key=("named", "possible", "silent").index)
    assert told["announcements"][0]["instrument"] == "mofcom-gac-2025-18"


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("kinds=magnet", "no question 'kinds'. Did you mean 'kind'?"),
        ("magnet", "no question 'magnet'."),
        ("kind=magnets", "magnets is not one of the answers"),
        ("kind=", "triage.kind: "),
    ],
)
def test_an_answer_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], word: str, complaint: str
) -> None:
    assert complaint in complained(capsys, word)
