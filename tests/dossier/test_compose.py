"""A composed dossier says all that its reader asked for, and nothing else."""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import ValidationError

from forms.bilingual import LANGUAGES
from forms.case.events import (
    Event,
    FactVerified,
    MemberAdded,
    MemberRemoved,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
    case_of,
)
from forms.case.facts import CASE, Fact, Place, Rows, Words
from forms.casefile import read_case_file
from forms.dossier.brief import Brief
from forms.dossier.compose import compose
from forms.dossier.content import (
    Audience,
    Dossier,
    Entry,
    FilingDossier,
    FormGrid,
    InternalSection,
    Paragraph,
    Table,
)
from forms.dossier.identity import canonical, dossier_id, integrity_code
from forms.dossier.pdf import render
from forms.errors import ConflictError, MissingGlyphError
from forms.interview.explanation import why
from forms.interview.printing import printed
from forms.interview.questions import Kind, Language, Question
from forms.interview.wording import Wordings
from forms.law.marks import Comparison
from forms.line import Outcome, weigh
from forms.rules.truth import Truth
from tests.dossier.reading import bare, flowing, in_order, said
from tests.dossier.samples import NAMES, answered, corpus, outcome_of, told, without

MAGNET = "traction-motor-magnet"
JET = "jet-engine-sensor"
HOSPITAL = "field-hospital-spares"
DRIVER = "laptop-loudspeaker-driver"
EVERY = pytest.mark.parametrize("name", NAMES)
BOTH = pytest.mark.parametrize("audience", tuple(Audience))


@cache
def dossier_of(name: str, audience: Audience = Audience.FILING) -> Dossier:
    return compose(outcome_of(name), corpus(), audience)


@cache
def read_back(name: str, audience: Audience) -> str:
    return flowing(render(dossier_of(name, audience)))


def entries(dossier: Dossier) -> list[Entry]:
    return [
        entry
        for section in dossier.sections
        for block in section.blocks
        if isinstance(block, FormGrid)
        for entry in block.entries
    ]


def value(outcome: Outcome, number: str) -> str:
    found = entries(compose(outcome, corpus(), Audience.FILING))
    return "\n".join(next(e for e in found if e.number == number).value)


# --- everything stands on paper ------------------------------------------------------


@BOTH
@EVERY
def test_every_label_and_answer_is_read_back_in_order(
    name: str, audience: Audience
) -> None:
    texts = said(dossier_of(name, audience))

    assert in_order(texts, read_back(name, audience)) == ""


@EVERY
def test_every_answer_of_the_case_stands_in_the_internal_set_in_both_scripts(
    name: str,
) -> None:
    brief, whole = Brief(outcome_of(name), corpus()), read_back(name, Audience.INTERNAL)
    texts = [
        (str(place), text)
        for place, fact in brief.papers.facts.items()
        for language in LANGUAGES
        for text in answer_texts(brief.asked(place.question)[language], fact, language)
    ]

    assert len(texts) > 120
    assert [pair for pair in texts if bare(pair[1]) not in whole] == []


def answer_texts(asked: Question, fact: Fact, language: Language) -> Iterator[str]:
    """Yield the question and its answer, a table cell by cell."""
    yield asked.ask
    if not isinstance(fact.value, Rows):
        yield printed(fact, asked, language)
        return
    for row in fact.value.rows:
        for column in asked.columns:
            yield column.ask
            yield printed(row.get(column.id), column, language)


@EVERY
def test_every_answer_that_a_form_asks_for_stands_in_the_filing_set(name: str) -> None:
    brief = Brief(outcome_of(name), corpus())
    whole = read_back(name, Audience.FILING)
    free = [
        half
        for place in brief.papers.places
        if (fact := brief.papers.facts.get(place)) and isinstance(fact.value, Words)
        for half in (fact.value.zh, fact.value.en)
        if half
    ]

    assert free
    assert [half for half in free if bare(half) not in whole] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@EVERY
def test_another_reader_finds_the_same_words(name: str, tmp_path: Path) -> None:
    paper = tmp_path / "dossier.pdf"
    paper.write_bytes(render(dossier_of(name)))
    command = ["pdftotext", "-enc", "UTF-8", str(paper), "-"]
    whole = bare(
        subprocess.run(command, check=True, capture_output=True).stdout.decode()
    )
    short = [text for text in said(dossier_of(name)) if len(text) < 120]

    assert len(short) > 150
    assert [text for text in short if bare(text) not in whole] == []


# --- nothing leaks -------------------------------------------------------------------


@EVERY
def test_no_sentence_of_the_proof_is_filed(name: str) -> None:
    outcome, whole = outcome_of(name), read_back(name, Audience.FILING)
    result = outcome.determination
    findings = [
        *(f for item in result.items for f in (item.outside, item.exempt)),
        *(limb.finding for item in result.items for limb in item.limbs),
        *result.reviews,
        *(duty.finding for duty in result.duties),
    ]
    proof = {
        bare(line.text)
        for finding in findings
        for language in ("zh", "en")
        for line in why(finding, result, corpus(), language)
    }

    assert len(proof) > 20
    assert [text for text in proof if text in whole] == []


@EVERY
def test_no_reading_and_no_doubt_is_filed(name: str) -> None:
    whole = read_back(name, Audience.FILING)
    readings = [
        bare(words)
        for question in corpus().open_questions.values()
        for words in (question.asks.zh, question.asks.en)
    ]

    assert [words for words in readings if words in whole] == []
    assert corpus().digest not in whole
    assert "内部留存" not in whole


@EVERY
def test_owners_and_bases_of_screening_are_not_filed(name: str) -> None:
    outcome, whole = outcome_of(name), read_back(name, Audience.FILING)
    holders = [
        words.en
        for place, fact in outcome.facts.items()
        if place.question == "party.owners"
        for row in getattr(fact.value, "rows", ())
        if isinstance(words := row["name"].value, Words)
    ]
    bases = [
        fact.provenance.basis
        for place, fact in outcome.facts.items()
        if place.question in {"party.listed", "party.military"}
        and fact.provenance.basis
    ]

    assert holders
    assert [text for text in (*holders, *bases) if bare(text) in whole] == []


def test_prices_stand_only_where_a_form_asks_for_them() -> None:
    priced = {
        entry.number
        for name in NAMES
        for entry in entries(dossier_of(name))
        if re.search(r"\d (EUR|USD)\b", " ".join(entry.value))
    }

    assert priced <= {
        *("F1-27", "F8-07", "F10-03"),
        *("F12-09", "F12-10", "F12-12", "F12-13"),
    }


def test_a_report_without_a_day_of_export_has_no_empty_lines_for_a_deadline() -> None:
    outcome = without(HOSPITAL, (CASE, "route.export_date"))

    assert value(outcome, "F10-02") == "未填 / not answered yet"


def test_a_filing_set_has_no_place_for_an_internal_section() -> None:
    internal = dossier_of(MAGNET, Audience.INTERNAL)

    with pytest.raises(ValidationError):
        FilingDossier.model_validate(
            {**dossier_of(MAGNET).model_dump(), "sections": internal.sections}
        )


def test_the_internal_set_holds_the_filing_set_and_eight_sections_more() -> None:
    filing, internal = (dossier_of(MAGNET, audience) for audience in Audience)
    inside = [s for s in internal.sections if isinstance(s, InternalSection)]

    assert internal.sections[: len(filing.sections)] == filing.sections
    assert [section.code for section in inside] == [f"N{n}" for n in range(1, 9)]


# --- what the law says, with day and source ------------------------------------------


@EVERY
def test_the_cover_tells_the_day_the_day_of_knowledge_and_the_source(name: str) -> None:
    status = dossier_of(name).cover.status

    assert re.search(r"以\d{4}年\d+月\d+日计，依截至2026年10月9日所知", status.zh)
    assert "商务部" in status.zh
    assert re.search(r"No\. \d+/2025", status.en)


def test_a_pause_is_told_with_its_last_day() -> None:
    status = dossier_of("five-nanometre-fab-target").cover.status

    assert "suspended (No. 70/2025, until 10 November 2026)" in status.en


def test_two_lines_lead_the_internal_result_of_every_item() -> None:
    section = dossier_of(DRIVER, Audience.INTERNAL).sections[4]
    notices = [b.text.en for b in section.blocks if b.kind == "notice"]

    assert section.code == "N1"
    unknown = "cannot be determined from what is known"
    assert notices == [
        f"On 1 February 2026, as known on 9 October 2026: {unknown}",
        f"If live: {unknown}",
    ]


def test_an_undecided_item_is_told_what_would_settle_it_and_whom_to_ask() -> None:
    section = dossier_of(DRIVER, Audience.INTERNAL).sections[4]
    whole = " ".join(b.text.en for b in section.blocks if isinstance(b, Paragraph))

    assert "no limb that could be met was in operation" in whole
    assert "below 0.00182 USD (not met) or from 0.00188 USD (met)" in whole
    assert "jingwaizixun@mofcom.gov.cn" in whole


def test_what_a_person_recorded_about_the_pause_stands_on_the_cover() -> None:
    record = StatusConfirmed.model_validate(
        {
            "suspension": "mofcom-gac-2025-70",
            "status": "extended",
            "until": "2027-01-10",
            "instrument": "No. 99/2026",
            "checked_on": "2026-10-08",
            "by": "A. Clerk",
            "address": "mofcom.example/99",
        }
    )
    cover = compose(told(MAGNET, record), corpus(), Audience.FILING).cover

    assert any(
        "Recorded by A. Clerk on 8 October 2026: the pause of No. 70/2025 was found "
        "extended until 10 January 2027 (No. 99/2026; mofcom.example/99)." in notice.en
        for notice in cover.notices
    )


PARTS_AGREE = Comparison(
    fact="lists/P2-A4",
    file="annex-1.pdf",
    sha256="5f70bf18a086" + "0" * 52,
    size=482133,
    finding="agrees",
    by="A. Clerk",
    checked_on=dt.date(2026, 10, 8),
)


def prints(text: str, outcome: Outcome, audience: Audience = Audience.INTERNAL) -> bool:
    """Tell whether a sentence can be read back from the paper, however it breaks."""
    return bare(text) in bare(flowing(render(compose(outcome, corpus(), audience))))


def test_a_line_compared_with_the_annex_bears_no_mark_but_the_file() -> None:
    mark, filing = "not compared with the annex itself", Audience.FILING
    compared = told(DRIVER, FactVerified(comparison=PARTS_AGREE))

    assert prints(mark, told(DRIVER), filing)
    assert not prints(mark, compared, filing)
    assert prints("Compared with annex-1.pdf (SHA-256 5f70bf18a086", compared, filing)


def test_a_comparison_stands_in_the_internal_set_with_its_whole_digest() -> None:
    outcome = told(DRIVER, FactVerified(comparison=PARTS_AGREE))

    assert prints(PARTS_AGREE.sha256, outcome)
    assert prints("Seen in several listings", told(DRIVER))
    assert not prints("Seen in several listings", outcome)
    assert not prints(PARTS_AGREE.sha256, outcome, Audience.FILING)


def test_a_withdrawn_record_is_printed_with_its_reason_and_not_on_the_cover() -> None:
    record = StatusConfirmed(
        suspension="mofcom-gac-2025-70",
        status="lapsed",
        checked_on=dt.date(2026, 10, 8),
        by="A. Clerk",
    )
    gone = RecordWithdrawn(
        record=record,
        reason="Read on a page of 2025.",
        by="B.",
        on=dt.date(2026, 10, 9),
    )
    outcome = told(MAGNET, record, gone)
    cover = compose(outcome, corpus(), Audience.FILING).cover

    assert not any("Recorded by" in notice.en for notice in cover.notices)
    assert prints(
        "Withdrawn by B. on 9 October 2026, so it counts no more: Read on", outcome
    )


def test_whose_advice_a_reading_rests_on_is_printed() -> None:
    adopted = ReadingAdopted(question="Q2", reading="b", by="A. Clerk", advice="Hu")

    assert prints(
        "(b) adopted by A. Clerk, on the advice of: Hu", told(MAGNET, adopted)
    )


def test_the_cover_says_where_a_person_must_still_look() -> None:
    late = answered("case", "route.export_date", "2026-11-15")
    cover = compose(told(MAGNET, late), corpus(), Audience.FILING).cover

    assert any("For 15 November 2026 nobody has" in n.en for n in cover.notices)


def test_a_comparison_is_part_of_the_integrity_code_and_its_moment_is_not() -> None:
    found = FactVerified(comparison=PARTS_AGREE)
    timed = found.model_copy(update={"at": "2026-10-08T12:00"})
    codes = [integrity_code(told(MAGNET, *more)) for more in ((), (found,), (timed,))]

    assert codes[0] != codes[1] == codes[2]


def test_a_proof_is_told_once_and_pointed_to_after_that() -> None:
    section = next(
        s for s in dossier_of(MAGNET, Audience.INTERNAL).sections if s.code == "N2"
    )
    lines = [b.text.en for b in section.blocks if isinstance(b, Paragraph)]
    pointed = [line for line in lines if "(proved above)" in line]
    stated = [line.partition(" [")[0] for line in lines if line not in pointed]

    assert pointed
    assert all(stated.count(line.partition(" (")[0]) == 1 for line in pointed)


def test_nothing_is_proved_again_below_a_line_that_points_above() -> None:
    section = next(
        s for s in dossier_of(MAGNET, Audience.INTERNAL).sections if s.code == "N2"
    )
    lines = [b for b in section.blocks if isinstance(b, Paragraph)]
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if "(proved above)" in line.text.en
    ]

    assert pairs
    assert all(after.indent <= line.indent for line, after in pairs)


def test_every_text_of_law_used_is_listed_with_its_day() -> None:
    section = next(
        s for s in dossier_of(MAGNET, Audience.INTERNAL).sections if s.code == "N7"
    )
    listed = [
        e.label.en for b in section.blocks if isinstance(b, FormGrid) for e in b.entries
    ]

    assert {"No. 61/2025", "No. 70/2025", "Dual-use Regulations"} <= set(listed)
    assert bare("查阅日期 / Read on: 2026年10月9日") in read_back(
        MAGNET, Audience.INTERNAL
    )


# --- what runs until when -------------------------------------------------------------


def test_the_report_of_relief_stands_with_both_calendars_and_its_mark() -> None:
    """The goods left on 24 October 2025; China works on no Saturday of these weeks."""
    dossier = dossier_of(HOSPITAL, Audience.INTERNAL)
    (section,) = (s for s in dossier.sections if s.title.en == "Duties and clocks")
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    (report,) = (row for row in table.rows if "humanitarian" in row[0])
    told = [b.text.en for b in section.blocks if isinstance(b, Paragraph)]

    assert "No. 61/2025 ¶5" in report[0]
    assert "7 November 2025" in report[2]
    assert "estimated" in report[2]
    assert any(line.startswith("China: 7 November 2025 (2025: State") for line in told)
    assert any(line.startswith("Finland: 7 November 2025 (2025: cal") for line in told)


# --- what is not known ---------------------------------------------------------------


def doubts(outcome: Outcome) -> list[tuple[str, ...]]:
    dossier = compose(outcome, corpus(), Audience.INTERNAL)
    section = next(s for s in dossier.sections if s.code == "N5")
    return [r for b in section.blocks if isinstance(b, Table) for r in b.rows]


def test_an_unknown_origin_is_on_the_list_of_unknowns() -> None:
    kinds = [(kind, what) for kind, _, what in doubts(outcome_of(JET))]

    assert any(
        "answered 'not known'" in kind and "row 1: Origin of the material" in what
        for kind, what in kinds
    )


def test_unverified_lines_of_the_annex_are_on_the_list() -> None:
    assert any(where.startswith("P2-A4") for _, where, _ in doubts(outcome_of(JET)))


def test_a_missing_half_is_marked_in_its_language() -> None:
    outcome = outcome_of(JET)

    assert value(outcome, "F1-06") == "待翻译\nCamille Exemple, president"
    chinese = told(JET, _words("applicant.main_manager", zh="经理"))
    assert value(chinese, "F1-07") == "经理\nto be translated"


def _words(question: str, **halves: str) -> Event:
    return answered(CASE, question, "").model_copy(update={"raw": halves})


def test_a_party_named_in_one_language_keeps_that_name_in_both() -> None:
    half = answered("maker", "party.name", "").model_copy(
        update={"raw": {"en": "Only English Ltd"}}
    )
    cover = compose(told(MAGNET, half), corpus(), Audience.FILING).cover

    assert ("Only English Ltd",) in [entry.value for entry in cover.particulars]


def test_none_not_applicable_and_not_known_are_three_values() -> None:
    radar = outcome_of("radar-actuator")

    assert value(radar, "F1-12") == "无 / none"
    assert value(radar, "F1-32") == "不适用 / not applicable"
    assert value(radar, "F1-23") == "未知 / not known"


def test_nobody_is_said_to_be_missing_over_a_list_that_is_not_complete() -> None:
    outcome = told("radar-actuator", answered(CASE, "parties.complete", "no"))

    assert value(outcome, "F1-12") == "未知 / not known"


def test_a_required_field_without_an_answer_says_so_and_the_cover_counts() -> None:
    outcome = without(MAGNET, (CASE, "applicant.main_manager"))
    cover = compose(outcome, corpus(), Audience.FILING).cover

    assert value(outcome, "F1-07") == "未填 / not answered yet"
    assert any("not answered yet: 1" in notice.en for notice in cover.notices)


def test_an_optional_answer_that_is_missing_is_no_gap() -> None:
    outcome = without(MAGNET, (CASE, "route.transit"), ("magnet", "item.trade_name"))

    assert value(outcome, "F1-16") == "未填（选填） / left out (optional)"
    assert "未填" not in value(outcome, "F1-22")


def test_open_questions_of_the_law_stand_on_the_cover() -> None:
    outcome = without(MAGNET, (CASE, "end_use.military"))
    cover = compose(outcome, corpus(), Audience.FILING).cover

    assert any("still open (1)" in notice.en for notice in cover.notices)


def test_an_estimate_is_printed_with_range_and_basis() -> None:
    worth = value(outcome_of(DRIVER), "F12-10")

    assert "1.82 至 1.88 USD / 1.82 to 1.88 USD" in worth
    assert "估算；依据 / Estimate; basis: 2026年1月至3月各批报价" in worth


def test_an_estimate_without_a_basis_says_that_too() -> None:
    outcome = told(DRIVER, answered("driver", "item.value", "1.80..1.90 USD"))

    assert "估算；依据：未说明 / Estimate; basis: not stated" in value(
        outcome, "F12-10"
    )


def test_every_dossier_stays_a_draft() -> None:
    assert all(dossier_of(name, a).draft for name in NAMES for a in Audience)


def test_a_conflict_blocks_every_dossier_and_names_the_place() -> None:
    other = answered("magnet", "item.origin", "CN", source="imported")
    outcome = told(MAGNET, other)

    for audience in Audience:
        with pytest.raises(ConflictError, match=r"magnet/item\.origin \(In which"):
            compose(outcome, corpus(), audience)


def test_a_conflict_in_a_paper_answer_blocks_too() -> None:
    other = answered(CASE, "contract.number", "X-1", source="imported")

    with pytest.raises(ConflictError, match=r"contract\.number"):
        compose(told(MAGNET, other), corpus(), Audience.FILING)


def test_a_character_that_no_face_has_is_refused_with_its_place() -> None:
    arabic = answered(CASE, "contract.number", "عقد-17")
    dossier = compose(told(MAGNET, arabic), corpus(), Audience.FILING)

    with pytest.raises(MissingGlyphError, match=r"U\+0639\).* in entry F1-18"):
        render(dossier)


# --- the worksheet -------------------------------------------------------------------


def driver(share: str, worth: str = "100.00 USD") -> Outcome:
    inputs = [{"material": "P1-10", "origin": "CN", "value": share}]
    table = answered("driver", "content.inputs", "").model_copy(update={"raw": inputs})
    return told(DRIVER, table, answered("driver", "item.value", worth))


@pytest.mark.parametrize(
    ("share", "ratio", "conclusion"),
    [
        ("0.1 USD", "0.1000 %", "达到0.1%"),
        ("0.0999 USD", "0.0999 %", "未达到0.1%"),
        ("0.09999999 USD", "0.0999 %", "未达到0.1%"),
        ("0.10000001 USD", "0.1000 %", "达到0.1%"),
        ("0.08..0.13 USD", "0.1300 %", "无法确定"),
    ],
)
def test_the_ratio_is_cut_and_never_rounded_across_the_line(
    share: str, ratio: str, conclusion: str
) -> None:
    outcome = driver(share)

    assert ratio in value(outcome, "F12-12")
    assert value(outcome, "F12-14").startswith(conclusion)


def test_near_the_line_the_sheet_advises_to_ask_and_changes_nothing() -> None:
    assert "jingwaizixun" in value(driver("0.06 USD"), "F12-14")
    assert "jingwaizixun" not in value(driver("0.04 USD"), "F12-14")
    assert "jingwaizixun" not in value(driver("0.21 USD"), "F12-14")


def test_the_break_even_is_a_thousand_times_the_numerator() -> None:
    assert "物项价值为60.00 USD时，比例恰为0.1%" in value(driver("0.06 USD"), "F12-13")
    assert "There is no break-even" in value(driver("0 USD"), "F12-13")


def test_prices_are_moved_by_a_fifth() -> None:
    assert "0.0800 %至0.1200 %" in value(driver("0.1 USD"), "F12-13")


def test_two_currencies_are_never_divided() -> None:
    outcome = driver("0.1 USD", "100.00 EUR")

    assert "several currencies" in value(outcome, "F12-11")
    assert value(outcome, "F12-12") == "未知 / not known"
    assert value(outcome, "F12-14").startswith("无法确定")


def test_one_person_for_both_names_is_told() -> None:
    same = told(
        DRIVER,
        _words("ratio.calculated_by", en="Devi", zh="黛维"),
        _words("ratio.checked_by", en="Devi", zh="黛维"),
    )

    assert "a second person must check" in value(same, "F12-01")
    assert "second person" not in value(outcome_of(DRIVER), "F12-01")


def test_every_line_of_the_bill_stands_in_the_table_with_its_numbers() -> None:
    section = next(s for s in dossier_of(MAGNET).sections if s.code == "F12")
    table = next(b for b in section.blocks if isinstance(b, Table))
    numbers = [head.zh.partition(" ")[0] for head in table.head]

    assert list(dict.fromkeys(numbers)) == [f"F12-{n:02d}" for n in range(4, 9)]
    assert len(table.rows) == 2
    assert table.rows[0][-1] == "0.12 EUR"


# --- several items -------------------------------------------------------------------


def test_item_boxes_are_repeated_for_each_item() -> None:
    outcome = _with_a_second_magnet()
    dossier = compose(outcome, corpus(), Audience.FILING)
    sheet = next(s for s in dossier.sections if s.code == "F1")
    numbers = [
        e.number
        for e in entries(
            FilingDossier.model_validate({**dossier.model_dump(), "sections": (sheet,)})
        )
    ]

    assert numbers.count("F1-22") == 2
    assert numbers.count("F1-02") == 1
    assert [s.code for s in dossier.sections].count("F12") == 2


def _with_a_second_magnet() -> Outcome:
    first = outcome_of(MAGNET).case.answers
    copies = [
        answer.model_copy(update={"member": "second"})
        for place, answers in first.items()
        if place.member == "magnet"
        for answer in answers
    ]
    return told(MAGNET, MemberAdded(scope="item", member="second"), *copies)


# --- number, code, bytes -------------------------------------------------------------


@EVERY
def test_the_number_of_a_dossier_names_country_and_year(name: str) -> None:
    outcome = outcome_of(name)
    country = outcome.case.answers[Place(CASE, "exporter.country")][0].raw
    year = str(outcome.case.answers[Place(CASE, "route.export_date")][0].raw)[:4]

    assert re.fullmatch(rf"RE61-{country}-{year}-\d{{6}}", dossier_id(outcome))


def test_the_number_stays_while_answers_are_filled_in() -> None:
    outcome = without(MAGNET, (CASE, "contract.number"))

    assert dossier_id(outcome) == dossier_id(outcome_of(MAGNET))
    assert integrity_code(outcome) != integrity_code(outcome_of(MAGNET))


def test_the_code_is_the_head_of_the_digest_of_the_case() -> None:
    outcome = outcome_of(MAGNET)
    digest = int(hashlib.sha256(canonical(outcome)).hexdigest(), 16) >> 196
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    code = ""
    for _ in range(12):
        digest, digit = divmod(digest, 32)
        code = digits[digit] + code

    assert integrity_code(outcome).replace("-", "") == code
    assert json.loads(canonical(outcome))["answers"]["contract.number"]


def test_the_code_does_not_see_when_an_answer_was_typed() -> None:
    later = answered(CASE, "contract.number", "SM-2026-0917")
    timed = told(MAGNET, later.model_copy(update={"at": "2026-10-01T08:00:00+00:00"}))

    assert integrity_code(timed) == integrity_code(outcome_of(MAGNET))


DRAW = """
import sys
from forms.dossier.compose import compose
from forms.dossier.content import Audience
from forms.dossier.pdf import render
from tests.dossier.samples import corpus, outcome_of
for audience in Audience:
    dossier = compose(outcome_of("traction-motor-magnet"), corpus(), audience)
    sys.stdout.buffer.write(render(dossier))
"""


def test_the_same_case_gives_the_same_bytes_in_every_process() -> None:
    digests = set()
    for seed in ("0", "1"):
        drawn = subprocess.run(
            [sys.executable, "-c", DRAW],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
        )
        digests.add(hashlib.sha256(drawn.stdout).hexdigest())

    assert len(digests) == 1


def test_free_text_is_of_the_kind_that_knows_two_languages() -> None:
    names = [
        question.id
        for question in corpus().questions.values()
        if question.id.endswith((".name", ".address", ".description", ".manufacturer"))
    ]

    assert names
    assert {corpus().questions[name].kind for name in names} == {Kind.WORDS}


def test_no_finding_of_a_sample_is_left_without_its_source() -> None:
    section = next(
        s for s in dossier_of(MAGNET, Audience.INTERNAL).sections if s.code == "N2"
    )
    strong = [b for b in section.blocks if isinstance(b, Paragraph) and b.strong]

    assert strong
    assert all("[No. " in b.text.en or "[Dual-use" in b.text.en for b in strong)
    assert Truth.TRUE in {
        d.finding.truth for d in outcome_of(MAGNET).determination.duties
    }


# --- any case at all -----------------------------------------------------------------


STORIES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_every_scenario_can_be_put_on_paper(story: Path) -> None:
    file = read_case_file(story.read_text("utf-8"), corpus(), story.stem)
    outcome = weigh(case_of(file.events), corpus(), known=file.known_on)
    sections = compose(outcome, corpus(), Audience.INTERNAL).sections

    assert [s.code for s in sections if s.code.startswith("N")] == [
        f"N{n}" for n in range(1, 9)
    ]


@BOTH
def test_a_case_without_a_single_answer_is_drawn_and_says_so(
    audience: Audience,
) -> None:
    outcome = weigh(case_of([]), corpus(), known=dt.date(2026, 10, 9))
    dossier = compose(outcome, corpus(), audience)

    assert render(dossier).startswith(b"%PDF")
    assert dossier.dossier_id.startswith("RE61-XX-2026-")
    assert any(
        "No form of this set is called for" in n.en for n in dossier.cover.notices
    )


def test_nobody_was_screened_where_nobody_is_named() -> None:
    outcome = told(
        MAGNET, MemberRemoved(member="maker"), MemberRemoved(member="forwarder")
    )
    incomplete = told(
        MAGNET,
        MemberRemoved(member="maker"),
        answered(CASE, "parties.complete", "no"),
    )

    assert value(outcome, "F1-36") == "无 / none"
    assert value(incomplete, "F1-36") == "未知 / not known"
    assert "自行筛查" not in value(incomplete, "F1-35")


def test_a_field_says_once_that_nothing_is_answered() -> None:
    asked = ("item.name", "item.specification", "item.control_code")
    outcome = without(MAGNET, *(("magnet", question) for question in asked))

    assert value(outcome, "F4-08") == "未填 / not answered yet"


@EVERY
@BOTH
def test_a_paper_asks_for_no_word_that_is_not_there(
    name: str, audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: list[str] = []
    plain = Wordings.word

    def word(self: Wordings, group: str, key: str, language: Language) -> str:
        found = plain(self, group, key, language)
        if key not in self.by_language.get(language, {}).get(group, {}):
            missing.append(f"{group}.{key} ({language})")
        return found

    monkeypatch.setattr(Wordings, "word", word)
    compose(outcome_of(name), corpus(), audience)

    assert missing == []
