"""A case file is read whole or refused, each fault with place, culprit and fix."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.events import (
    Answered,
    Case,
    Event,
    FactVerified,
    MemberAdded,
    Opened,
    ReadingAdopted,
    RecordWithdrawn,
    StatusConfirmed,
    case_of,
)
from forms.case.facts import Place, Standing
from forms.casefile import EXAMPLE, read_case_file
from forms.casewriting import write_case_file
from forms.errors import CaseFileError
from forms.fileshape import FORMAT
from forms.interview.answers import read_case
from forms.law.marks import Comparison
from tests.front.filed import CORPUS, MAGNET, PROSE, answers_to, magnet

KNOWN_ON = read_case_file(MAGNET, CORPUS).known_on


COMPARED = f"""[[compared]]
fact = "lists/P2-B3"
file = "annex.pdf"
sha256 = "{"0" * 64}"
size = 7
finding = "agrees"
checked_on = 2026-11-20
by = "L"

"""


def refusal(text: str) -> str:
    """Return what is said about a file that cannot be used."""
    with pytest.raises(CaseFileError) as refused:
        read_case_file(text, CORPUS, "magnets.toml")
    return str(refused.value)


# What is read


def test_the_example_in_the_help_reads() -> None:
    case = case_of(read_case_file(EXAMPLE, CORPUS).events)

    assert case.items == ("magnet",)
    assert case.parties == ("user",)
    assert case.readings == {"Q2": "b"}
    assert [record.status for record in case.confirmed] == ["extended"]


def test_the_example_shows_every_part_of_the_format() -> None:
    parts = ("format", "title", "known_on", "case", "item", "party", "readings")

    assert all(re.search(rf"^\[*{part}\b", EXAMPLE, re.MULTILINE) for part in parts)
    assert all(f"[[{part}]]" in EXAMPLE for part in ("confirmed", "compared"))
    assert FORMAT in EXAMPLE


def test_an_answer_keeps_where_it_comes_from() -> None:
    text = magnet(
        '"9.00 EUR"', '{ answer = "9.00 EUR", basis = "price list", by = "L" }'
    )
    case = case_of(read_case_file(text, CORPUS).events)
    (answer,) = case.answers[Place("magnet", "item.value")]

    assert (answer.raw, answer.basis, answer.by) == ("9.00 EUR", "price list", "L")


def test_sources_that_exclude_each_other_stay_in_conflict() -> None:
    both = '[{ answer = "9 EUR", source = "a" }, { answer = "8 EUR", source = "b" }]'
    case = case_of(read_case_file(magnet('"9.00 EUR"', both), CORPUS).events)
    facts, _ = read_case(case, CORPUS.questions)

    assert facts[Place("magnet", "item.value")].standing is Standing.CONFLICT


def test_an_item_without_an_id_gets_its_number() -> None:
    file = read_case_file(magnet('id = "magnet"\n'), CORPUS)

    assert case_of(file.events).items == ("item-1",)


def test_a_mark_of_windows_editors_and_their_line_ends_do_no_harm() -> None:
    windows = "\ufeff" + MAGNET.replace("\n", "\r\n")

    assert read_case_file(windows, CORPUS) == read_case_file(MAGNET, CORPUS)


# What is refused

FAULTS = {
    "a misspelt question": (
        '"item.magnet_material"',
        '"item.magnet_materail"',
        (
            "[[item]] magnet: 'item.magnet_materail' is no question. "
            "Did you mean 'item.magnet_material'?"
        ),
    ),
    "a question without quotes": (
        '"item.origin"  ',
        "item.origin  ",
        '[[item]] magnet: item.origin stands without quotes; write "item.origin" = …',
    ),
    "a question of another scope": (
        '"item.origin"  ',
        '"exporter.country"  ',
        (
            "[[item]] magnet: 'exporter.country' belongs to the case, not the item; "
            "move it under [case]."
        ),
    ),
    "a misspelt id": (
        'id = "magnet"',
        'idd = "magnet"',
        "'idd' is no question. Did you mean 'id'?",
    ),
    "a float": (
        '"9.00 EUR"',
        "9.00",
        (
            "[[item]] magnet, item.value: 9.00 is a bare number and would not be "
            'exact; write it in quotes with its unit, like "9.00 EUR".'
        ),
    ),
    "a whole number without its currency": ('"9.00 EUR"', "9", 'like "9 EUR".'),
    "a float in a table": (
        'value = "0.15 EUR"',
        "value = 0.15",
        (
            "[[item]] magnet, content.inputs: row 1: 0.15 is a bare number and would "
            'not be exact; write it in quotes with its unit, like "0.15 EUR".'
        ),
    ),
    "a number that is none": ('"9.00 EUR"', "nan", "nan is a bare number"),
    "an amount without a currency": ('"9.00 EUR"', '"9.00"', "9.00 has no currency"),
    "a number that nobody reads": ('"9.00 EUR"', f'"{"9" * 9000} EUR"', "not a number"),
    "a bare number that nobody reads": ('"9.00 EUR"', "9" * 9000, "too long"),
    "a truth": ('"yes"', "true", 'true and false are no answers; write "yes" or "no".'),
    "an answer out of range": (
        'share = "100"',
        'share = "101"',
        "user, party.owners: Row 1: 101 is too large; it must be at most 100.",
    ),
    "a range that runs backwards": ('"9.00 EUR"', '"9.00..8.00 EUR"', "runs backwards"),
    "a day that no calendar has": ("2026-02-01", '"2026-02-30"', "is not a date"),
    "a day of another age": ("2026-02-01", "0206-02-01", "0206-02-01 is not a date"),
    "a moment for a day": (
        "2026-02-01",
        "2026-02-01T10:00:00",
        (
            "[case], route.export_date: 2026-02-01 10:00:00 has a time of day; "
            "write 2026-02-01 alone."
        ),
    ),
    "a misspelt option": (
        '"ndfeb-dy"',
        '"ndfeb-dv"',
        (
            "ndfeb-dv is not one of the answers; choose one of: smco, ndfeb-dy, "
            "ndfeb-tb, ndfeb-dy-tb, ndfeb-plain, other. Did you mean 'ndfeb-dy'?"
        ),
    ),
    "a country written out": ('= "EE"', '= "Estonia"', 'Write "EE".'),
    "a country in Chinese": ('= "EE"', '= "爱沙尼亚"', 'Write "EE".'),
    "another word for not known": ('= "EE"', '= "unknown"', 'Write "not-known".'),
    "a misspelt column": ('value = "0.15', 'valeu = "0.15', "Did you mean 'value'?"),
    "a missing column": (', value = "0.15 EUR"', "", "Value in one item is missing."),
    "a row that is none": (
        '{ material = "P1-10", origin = "CN", value = "0.15 EUR" },',
        '"P1-10",',
        'row 1 is no row; write { material = "…", origin = "…", value = "…" }.',
    ),
    "a list where no table is asked": ('"9.00 EUR"', '["9.00 EUR"]', "is no answer"),
    "a misspelt word about the source": (
        '"9.00 EUR"',
        '{ answer = "9.00 EUR", bassis = "list" }',
        "'bassis' is not known beside an answer. Did you mean 'basis'?",
    ),
    "a source without an answer": (
        '"9.00 EUR"',
        '{ basis = "list" }',
        "no answer stands beside basis; add answer = …",
    ),
    "two answers of one source": (
        '"9.00 EUR"',
        '[{ answer = "9 EUR" }, { answer = "8 EUR" }]',
        "each answer needs a source of its own",
    ),
    "an unknown part": ("[readings]", "[reading]", "Did you mean 'readings'?"),
    "no format": (f'format   = "{FORMAT}"\n', "", "format is missing; begin with"),
    "a newer format": (
        "case/1",
        "case/2",
        (
            "format 'ytterby-case/2' is newer than this program reads "
            "(ytterby-case/1); open it with a newer Ytterby."
        ),
    ),
    "another format": ("ytterby-case/1", "toml/1", "is no case; write format ="),
    "a format that is no text": ('"ytterby-case/1"', "1", "format 1 is no case"),
    "no day of knowledge": (
        "known_on = 2026-11-24\n",
        "",
        "known_on is missing; write",
    ),
    "a day of knowledge in quotes": ("2026-11-24", '"2026-11-24"', "is no plain date"),
    "a title that is no text": ('"Magnets"', "[1]", "title must be text in quotes"),
    "one item as a table": ("[[item]]", "[item]", "write [[item]] above each."),
    "several cases": ("[case]", "[[case]]", "write [case] above it."),
    "an item given twice": (
        "[[party]]",
        '[[item]]\nid = "magnet"\n[[party]]',
        "[[item]] 2: [[item]] 1 has the id 'magnet' already; rename one of the two.",
    ),
    "an item and a party with one id": (
        'id = "user"',
        'id = "magnet"',
        "[[party]] 1: [[item]] 1 has the id 'magnet' already; rename one of the two.",
    ),
    "an item with the id of the case": (
        'id = "magnet"',
        'id = "case"',
        "[[item]] 1: the id 'case' means the whole case; choose another.",
    ),
    "an id with a slash": ('id = "magnet"', 'id = "a/b"', "'a/b' is no id; write one"),
    "an id that is a number": ('id = "magnet"', "id = 3", "3 is no id; write one"),
    "an unknown open question": ("Q2 =", "Q99 =", "'Q99' is no open question."),
    "an unknown reading": (
        'Q2 = "b"',
        'Q2 = "z"',
        "Q2 has no reading 'z'; it has: a, b.",
    ),
    "a reading of the pause": (
        'Q2 = "b"',
        'after-pause = "a"',
        "after-pause is settled by what MOFCOM's list shows; record it",
    ),
    "a reading that is a list": ('Q2 = "b"', 'Q2 = ["b"]', "no reading ['b']"),
    "a record of an unknown status": (
        '"extended"',
        '"over"',
        (
            "[[confirmed]] 1: status 'over' is not known; write one of: extended, "
            "lapsed, replaced."
        ),
    ),
    "a misspelt word in a record": ("status ", "sttaus ", "Did you mean 'status'?"),
    "a record without its day": (
        "checked_on = 2026-11-20\n",
        "",
        "checked_on is missing",
    ),
    "a record of what suspends nothing": (
        "mofcom-gac-2025-70",
        "mofcom-gac-2025-07",
        "Did you mean 'mofcom-gac-2025-70'?",
    ),
    "an extension without an end": (
        "until      = 2027-01-10\n",
        "",
        "until says how far",
    ),
    "a record made after the day of knowledge": (
        "checked_on = 2026-11-20",
        "checked_on = 2026-12-20",
        "20 December 2026 lies after 24 November 2026",
    ),
    "a record made before the pause was announced": (
        "checked_on = 2026-11-20",
        "checked_on = 2025-11-06",
        "not yet published (that was on 7 November 2025)",
    ),
    "an extension that extends nothing": (
        "until      = 2027-01-10",
        "until      = 2026-11-10",
        "10 November 2026 is no extension",
    ),
    "an address that is none": (
        "checked_on = 2026-11-20",
        'checked_on = 2026-11-20\naddress = "the list"',
        "'the list' is no address of a page; copy it from the browser",
    ),
    "a withdrawal without a reason": (
        "checked_on = 2026-11-20",
        'checked_on = 2026-11-20\nwithdrawn_by = "L"',
        "withdrawn_by stands alone; say why",
    ),
    "a stance with a misspelt word": (
        'Q2 = "b"',
        'Q2 = { reading = "b", advise = "counsel" }',
        "'advise' is not known beside Q2. Did you mean 'advice'?",
    ),
    "a comparison of an unknown fact": (
        "[readings]",
        COMPARED.replace("P2-B3", "P2-B33") + "[readings]",
        "'lists/P2-B33' is no fact marked as not verified. Did you mean 'lists/P2-B3'?",
    ),
    "a comparison with a path": (
        "[readings]",
        COMPARED.replace("annex.pdf", "folder/annex.pdf") + "[readings]",
        "file is the name alone, without the folder it lies in.",
    ),
    "a comparison with half a digest": (
        "[readings]",
        COMPARED.replace("0" * 64, "0" * 32) + "[readings]",
        "sha256 is none: write the 64 small hexadecimal digits.",
    ),
    "a comparison with a size in words": (
        "[readings]",
        COMPARED.replace("= 7", '= "7 MB"') + "[readings]",
        "size '7 MB' is no number of bytes",
    ),
    "a comparison with an unknown finding": (
        "[readings]",
        COMPARED.replace("agrees", "agreed") + "[readings]",
        "finding 'agreed' is not known; write one of: agrees, differs, not-there.",
    ),
    "a comparison without a person": (
        "[readings]",
        COMPARED.replace('by = "L"\n', "") + "[readings]",
        "by is missing",
    ),
    "a difference that is not told": (
        "[readings]",
        COMPARED.replace("agrees", "differs") + "[readings]",
        "Say in words what the file says there",
    ),
    "a comparison made in the future": (
        "[readings]",
        COMPARED.replace("2026-11-20", "2026-12-20") + "[readings]",
        "20 December 2026 lies after 24 November 2026",
    ),
    "a record with a moment": (
        "= 2026-11-20",
        "= 2026-11-20T08:00:00",
        "no plain date",
    ),
    "a record of another kind": (
        "status ",
        'kind = "opened"\nstatus ',
        "not known here",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_is_named_with_its_fix(old: str, new: str, says: str) -> None:
    said = refusal(magnet(old, new))

    assert says in said
    assert all(line.startswith("magnets.toml: ") for line in said.split("\n"))


def test_a_file_that_breaks_off_says_where() -> None:
    assert "breaks off or is no TOML" in refusal(MAGNET[: MAGNET.index("EUR")])


def test_an_empty_file_says_how_to_begin() -> None:
    assert (
        refusal("\n")
        == f'magnets.toml: format is missing; begin with format = "{FORMAT}".'
    )


def test_tables_within_tables_without_end_are_refused() -> None:
    assert "too deep" in refusal("x = " + "[" * 5000 + "]" * 5000)


def test_all_faults_are_told_at_once() -> None:
    text = (
        magnet('"9.00 EUR"', "9.00")
        .replace('"0.15 EUR"', "0.15")
        .replace('"US"', '"USA"')
    )

    assert len(refusal(text).split("\n")) == 4


# There and back


@st.composite
def whole_cases(draw: st.DrawFn) -> Case:
    """Return a case with members, answers, sources and stances of all kinds."""
    events: list[Event] = [Opened(title=draw(PROSE), known_on=KNOWN_ON)]
    members = {"case": ["case"], "item": ["magnet", "靶材"], "party": ["user"]}
    events += [MemberAdded(scope="item", member=item) for item in members["item"]]
    events.append(MemberAdded(scope="party", member="user"))
    questions = st.sampled_from(list(CORPUS.questions.values()))
    for question in draw(st.lists(questions, max_size=8, unique_by=lambda q: q.id)):
        sources = draw(st.lists(PROSE, min_size=1, max_size=2, unique=True))
        member = draw(st.sampled_from(members[question.scope]))
        events += [
            Answered(
                member=member,
                question=question.id,
                raw=draw(answers_to(question)),
                source=source,
                basis=draw(st.just("") | PROSE),
                document=draw(st.just("") | PROSE),
                at=draw(st.just("") | PROSE),
            )
            for source in sources
        ]
    for question_id in draw(st.lists(st.sampled_from(list(CORPUS.default_readings)))):
        readings = CORPUS.open_questions[question_id].readings
        whence = {"by": draw(st.just("") | PROSE), "advice": draw(st.just("") | PROSE)}
        adopted = ReadingAdopted(
            question=question_id, reading=readings[-1].id, **whence
        )
        events.append(adopted)
    if draw(st.booleans()):
        record = {"suspension": "mofcom-gac-2025-70", "status": "lapsed"}
        lapse = StatusConfirmed.model_validate(record | {"checked_on": KNOWN_ON})
        found = FactVerified(
            comparison=Comparison(
                fact=draw(st.sampled_from(list(CORPUS.marks))),
                file=draw(PROSE.filter(lambda name: not {*name} & {*"/\\"})),
                sha256="0" * 64,
                size=draw(st.integers(0, 10**9)),
                finding="differs",
                said=draw(PROSE.filter(str.strip)),
                by=draw(PROSE),
                checked_on=KNOWN_ON,
            )
        )
        for made in (lapse, found):
            events.append(made)
            if draw(st.booleans()):
                events.append(
                    RecordWithdrawn(
                        record=made,
                        reason=draw(PROSE),
                        by=draw(st.just("") | PROSE),
                        on=draw(st.none() | st.just(KNOWN_ON)),
                    )
                )
    return case_of(events)


@settings(deadline=None)
@given(case=whole_cases())
def test_what_is_written_reads_back_the_same(case: Case) -> None:
    text = write_case_file(case, KNOWN_ON)

    assert case_of(read_case_file(text, CORPUS).events) == case


def test_the_magnet_reads_back_the_same() -> None:
    case = case_of(read_case_file(MAGNET, CORPUS).events)
    again = read_case_file(write_case_file(case, KNOWN_ON), CORPUS)

    assert case_of(again.events) == case
