"""A bill stands in a case file, is written back the same, and its faults are named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case.events import LinesAdded, MemberAdded, Opened, case_of
from forms.casefile import read_case_file
from forms.casewriting import write_case_file
from forms.composition.bill import (
    Content,
    Evidence,
    Line,
    Origin,
    Price,
    Source,
    Whence,
)
from forms.errors import CaseFileError
from tests.front.filed import CORPUS, MAGNET
from tests.front.test_case_file import KNOWN_ON

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
NUMBER = st.sampled_from(["1", "0.5..0.8", "12.25", ""])
DAYS = st.none() | st.dates()
CONTENT = st.builds(
    Content,
    name=TEXT,
    cas=st.sampled_from(["", "7429-91-6"]),
    material=st.sampled_from(["", "none", "P1-02"]),
    share=NUMBER,
    origins=st.lists(
        st.builds(Origin, country=st.sampled_from(["", "CN", "AU"]), as_given=TEXT),
        max_size=2,
    ).map(tuple),
    prices=st.lists(
        st.builds(Price, amount=st.just("3..4 USD"), on=DAYS, source=TEXT), max_size=2
    ).map(tuple),
    evidence=st.lists(st.builds(Evidence, document=TEXT, issued=DAYS), max_size=1).map(
        tuple
    ),
)


@st.composite
def bills(draw: st.DrawFn) -> tuple[Line, ...]:
    count = draw(st.integers(1, 4))
    return tuple(
        Line(
            id=f"l{number}",
            parent=draw(st.sampled_from(["", *(f"l{n}" for n in range(number))])),
            name=draw(TEXT),
            quantity=draw(st.sampled_from(["1", "2..3"])),
            mass=draw(NUMBER),
            contents=tuple(draw(st.lists(CONTENT, max_size=2))),
            whence=Whence(source="f1", sheet=draw(TEXT), row=number),
        )
        for number in range(count)
    )


@settings(deadline=None, max_examples=60)
@given(lines=bills(), name=TEXT)
def test_it_is_written_and_read_back_the_same(
    lines: tuple[Line, ...], name: str
) -> None:
    case = case_of(
        [
            Opened(title="t"),
            MemberAdded(scope="item", member="magnet"),
            LinesAdded(
                item="magnet",
                lines=lines,
                source=Source(id="f1", name=name, format="table"),
            ),
        ]
    )
    text = write_case_file(case, KNOWN_ON)
    back = case_of(read_case_file(text, CORPUS).events)

    assert back.bills["magnet"].bill == case.bills["magnet"].bill


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{ id = 'a', parent = 'b' }", "line a: parent 'b' is no line."),
        ("{ id = 'a' }, { id = 'a' }", "line a: the id stands twice"),
        ("{ name = 'a' }", "line 1: id is missing; write id = …"),
        ("{ id = 'a', mass = 2 }", "mass 2 is no text; write it in quotes"),
        ("{ id = 'a', mass = '2,1' }", "mass '2,1' is no number"),
        ("{ id = 'a', wight = '2' }", "'wight' is not known here."),
        ("{ id = 'a', kind = 'ndfeb-d' }", "kind 'ndfeb-d': input should be"),
        ("{ id = 'a', prices = [{ amount = '9' }] }", "amount '9' is no amount"),
        ("{ id = 'a', contents = [{ share = 'x' }] }", "share 'x' is no number"),
        ("2", "line must be a list of tables: write [[item.line]]."),
    ],
)  # fmt: skip
def test_a_fault_names_line_culprit_and_fix(line: str, says: str) -> None:
    text = MAGNET.replace('id = "magnet"\n', f'id = "magnet"\nline = [{line}]\n', 1)

    with pytest.raises(CaseFileError) as refused:
        read_case_file(text, CORPUS)
    assert says in str(refused.value)
