"""Whatever is typed into a declaration is read in one way, or said to be unread."""

import datetime as dt
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.composition.bill import Line
from forms.composition.content import number
from forms.composition.declaration import (
    GENERAL,
    MATERIAL,
    PART,
    VERSION,
    year_after,
)
from forms.composition.imports.messages import MESSAGE, Lines, Notice, RefusedError
from forms.composition.imports.returned.declaration import lines
from forms.composition.imports.returned.document import DocumentTable
from forms.composition.imports.returned.returned import MOST_PARTS
from forms.composition.imports.rows import Exact, Percent, Row
from forms.composition.imports.troubles import Refusal

WORDS = (
    *("", "未知 / unknown", "无 / none", "无需填写 / not asked", "是 / yes", "否 / no"),
    *(
        "JP 日本 / Japan",
        "CN",
        "China",
        "Korea",
        "P1-02 x",
        "[P1-04 y]",
        "[Dysprosium]",
    ),
    *("0.5", "0,5", "1,000", "40..60", "100", "-3", "1e99", "<0.1", "trace", "5 %"),
    *("USD", "kg", "千克 / kg", "采购价 / purchase price", "2026-12-01", "2026-02-30"),
    *("2030-01-01", "0001-01-01", "9999-12-31", "１２", "=1+1", "NaN", "\u202ex", "—"),
)
ANSWERS = (
    st.sampled_from(WORDS)
    | st.sampled_from([Exact("12.5"), Percent("0.4"), Exact("-1")])
    | st.text(max_size=12)
)


@st.composite
def tables(draw: st.DrawFn) -> list[DocumentTable]:
    """Draw the tables of a declaration with anything whatever in its open cells."""
    general = DocumentTable("1")
    for at, blank in enumerate(GENERAL, start=1):
        text = VERSION if blank.code == "D-00" else draw(ANSWERS)
        general.found.append(Row(at, (blank.code, "?", text)))
    part = DocumentTable("2")
    for at, blank in enumerate(PART, start=1):
        part.found.append(Row(at, (blank.code, "?", draw(ANSWERS))))
    slots = DocumentTable("3")
    for at, blank in enumerate(MATERIAL, start=1):
        answers = (draw(ANSWERS), draw(ANSWERS))
        slots.found.append(Row(at, (blank.code, "?", *answers)))
    return [general, part, slots]


def check_line(line: Line) -> None:
    """Hold a line to what every line of a declaration must be."""
    paper = line.evidence[0]
    begins = paper.since or paper.issued
    if begins and paper.until:
        assert paper.until <= year_after(begins)
    for content in line.contents:
        assert content.material == "" or content.material.startswith("P1-")
        for share in (content.share, *(o.share for o in content.origins)):
            found = number(share)
            assert found is not None or share == ""
            if found:
                assert 0 <= (found.low or Fraction(0)) <= (found.high or 0) <= 100
        assert all(price.amount.split(" ")[1].isalpha() for price in content.prices)
    if line.is_complete:
        assert all(content.material for content in line.contents)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_any_answers_give_lines_that_hold_or_notices(
    found: list[DocumentTable],
) -> None:
    messages = list(lines(found))

    assert messages
    for message in messages:
        assert isinstance(message, Lines | Notice)
        assert MESSAGE.validate_json(message.model_dump_json()) == message
        if isinstance(message, Lines):
            for line in message.lines:
                check_line(line)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_a_declaration_with_rows_gone_is_read_or_refused(
    found: list[DocumentTable], data: st.DataObject
) -> None:
    for table in found:
        gone = data.draw(st.sets(st.integers(0, len(table.found) - 1), max_size=2))
        table.found = [row for n, row in enumerate(table.found) if n not in gone]
    with suppress(RefusedError):
        assert list(lines(found))


def test_more_parts_than_anybody_declares_are_refused() -> None:
    general = DocumentTable("1")
    general.found = [
        Row(n, (b.code, "?", VERSION if b.code == "D-00" else ""))
        for n, b in enumerate(GENERAL, start=1)
    ]
    heads = tuple(blank.code for blank in (*PART, *MATERIAL))
    many = DocumentTable("2", found=[Row(1, heads)])
    many.found += [Row(n, (f"A{n}", "", "")) for n in range(2, MOST_PARTS + 4)]

    with pytest.raises(RefusedError) as fault:
        list(lines([general, many]))

    assert fault.value.refused.refusal is Refusal.TOO_MANY_ROWS
    many.found = many.found[: MOST_PARTS // 4]
    assert len(list(lines([general, many]))) > MOST_PARTS // 4 - 3


def test_twelve_months_end_on_the_day_before() -> None:
    assert year_after(dt.date(2026, 12, 1)) == dt.date(2027, 11, 30)
    assert year_after(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)
