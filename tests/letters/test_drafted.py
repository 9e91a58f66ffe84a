"""A case drafts its letters: from its bill, or from the table of inputs."""

import datetime as dt
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from forms.__main__ import main
from forms.case.events import Answered, LinesAdded, ReadingAdopted
from forms.errors import FormsError
from forms.letters.drafted import customer, request_of, statement_of, suppliers_of
from forms.letters.papers import statement_pdf
from forms.line import Outcome
from forms.resources import resources
from tests.dossier.reading import pages_of
from tests.dossier.samples import corpus, outcome_of, told
from tests.letters.letters import BALTI, BILL, DAY, MAGNET, PAPER

SAMPLE = "traction-motor-magnet"
CASE = resources() / "samples" / f"{SAMPLE}.toml"
ALLOYS, METALS = (
    "Example Alloys, Ganzhou (fictional)",
    "Sample Metals, Kuantan (fictional)",
)


def with_bill() -> Outcome:
    (item,) = outcome_of(SAMPLE).case.items
    return told(SAMPLE, LinesAdded(item=item, lines=BILL))


def test_the_suppliers_of_a_case_stand_in_its_bill_else_in_its_inputs() -> None:
    assert suppliers_of(outcome_of(SAMPLE), corpus()) == (ALLOYS, METALS)
    assert suppliers_of(with_bill(), corpus()) == (BALTI, "Other GmbH")


def test_the_applicant_writes_to_one_supplier() -> None:
    request = request_of(with_bill(), BALTI, corpus(), day=DAY)

    assert request.sender.name_en == "Sinilill Magnet OÜ (fictional)"
    assert request.supplier.name_en == BALTI
    assert [part.number for part in request.parts] == ["ROT-100", "SEN-7"]


def test_a_row_of_inputs_is_asked_for_what_it_does_not_tell() -> None:
    request = request_of(outcome_of(SAMPLE), METALS, corpus(), day=DAY)
    (part,) = request.parts

    assert part.materials[0].material == "P1-10"
    assert part.materials[0].topics == ("technology", "lots")


def test_a_supplier_whom_the_case_does_not_know_is_named_with_those_it_knows() -> None:
    with pytest.raises(FormsError, match=r"supplies nothing .* Example Alloys"):
        request_of(outcome_of(SAMPLE), "Nobody", corpus(), day=DAY)


def test_a_statement_tells_the_ratio_of_the_case_to_one_party() -> None:
    outcome = outcome_of(SAMPLE)
    said, ratio = statement_of(
        outcome,
        outcome.case.items[0],
        customer(outcome.facts, "maker"),
        corpus(),
        number="CS-1",
        day=DAY,
    )

    assert said.customer.name_en == "Maple Example Motors Inc. (fictional)"
    assert said.materials == ("P1-10",)
    assert ratio is not None
    assert said.ends == dt.date(2027, 11, 24)


def test_a_statement_says_how_open_questions_were_read() -> None:
    adopted = ReadingAdopted(question="Q7", reading="b", by="x", advice="y")
    outcome = told(SAMPLE, adopted)
    to = customer(outcome.facts, "maker")
    said, ratio = statement_of(
        outcome, outcome.case.items[0], to, corpus(), number="CS-1", day=DAY
    )
    at = outcome.determination.asked.at
    paper = "".join(pages_of(statement_pdf(said, ratio, at, corpus())))

    assert dict(said.readings) == {"Q4": "a", "Q5": "a", "Q7": "b"}
    assert "InChina,onceanystagetookplacethere." in paper
    assert "任一阶段在中国完成即原产于中国。" in paper


def test_a_material_of_which_all_is_declared_foreign_is_not_named() -> None:
    outcome = with_bill()
    said, _ = statement_of(
        outcome,
        outcome.case.items[0],
        customer(outcome.facts, "maker"),
        corpus(),
        number="CS-1",
        day=DAY,
    )

    assert said.materials == ("P1-02",)


def test_a_statement_never_outlives_the_papers_behind_it() -> None:
    (item,) = outcome_of(SAMPLE).case.items
    line = MAGNET.model_copy(update={"evidence": (PAPER,)})
    outcome = told(SAMPLE, LinesAdded(item=item, lines=(line,)))
    to = customer(outcome.facts, "maker")
    before = DAY - dt.timedelta(days=5)
    said, _ = statement_of(outcome, item, to, corpus(), number="1", day=before)

    assert said.ends == PAPER.until
    with pytest.raises(FormsError, match="ran out on 2026-11-24"):
        statement_of(outcome, item, to, corpus(), number="1", day=DAY)


# The verbs


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_letter_draws_what_the_ending_of_the_file_says(tmp_path: Path) -> None:
    for ending in ("pdf", "docx", "xlsx"):
        assert run("letter", CASE, "--to", METALS, "-o", tmp_path / f"a.{ending}") == 0

    assert "SampleMetals,Kuantan" in pages_of((tmp_path / "a.pdf").read_bytes())[0]
    assert docx.Document(str(tmp_path / "a.docx")).tables
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[1].startswith("声明")


def test_letter_and_statement_say_what_they_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.pdf"
    run("letter", CASE, "--to", METALS, "-o", file, "--on", "2026-11-25", "--json")
    letter = json.loads(capsys.readouterr().out)
    run("statement", CASE, "--to", "maker", "--number", "CS-1", "-o", file, "--json")
    statement = json.loads(capsys.readouterr().out)

    assert letter["number"].startswith("SR-20261125-")
    assert statement == {"file": str(file), "until": "2027-10-08"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("letter", "--to", METALS, "-o", "a.txt"),
            "end its name in .pdf, .docx, .xlsx",
        ),
        (("letter", "--to", "Nobody", "-o", "a.pdf"), "supplies nothing in this case"),
        (
            ("statement", "--to", "nobody", "--number", "1", "-o", "a.pdf"),
            "--to 'nobody': one of: maker, forwarder",
        ),
    ],
)
def test_wrong_words_are_told_in_one_line_and_write_nothing(
    words: tuple[str, ...],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    verb, *rest = words

    assert run(verb, CASE, *rest) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_answer_does_not_stand_for_the_bill() -> None:
    """What is typed about the item is nothing that a supplier may learn."""
    (item,) = outcome_of(SAMPLE).case.items
    secret = Answered(member=item, question="item.lot", raw="HIDDEN-9")
    outcome = told(SAMPLE, secret, LinesAdded(item=item, lines=BILL))
    request = request_of(outcome, BALTI, corpus(), day=DAY)

    assert "HIDDEN-9" not in request.model_dump_json()
