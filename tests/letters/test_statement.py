"""A customer is told the interval of a share, its basis and end, and nothing else."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.case.facts import Range
from forms.composition.declaration import year_after
from forms.composition.ratio import LINE, Ratio, ratio
from forms.letters.asked import Correspondent
from forms.letters.papers import statement_pdf
from forms.letters.statement import (
    CustomerStatement,
    conclusion,
    interval,
)
from tests.dossier.reading import bare, pages_of
from tests.dossier.samples import corpus
from tests.letters.letters import DAY, SENDER, standpoint

TOLD = CustomerStatement(
    number="CS-2026-0007",
    sender=SENDER,
    customer=Correspondent(name_en="Laurentian Wind"),
    item_zh="转子磁体",
    item_en="Rotor magnet",
    model="N35",
    lots="L-1, L-2",
    materials=("P1-02",),
    papers=3,
    day=DAY,
)


def share(low: str, high: str | None, item: str = "100", item_high: str = "") -> Ratio:
    part_1 = Range(Fraction(low), None if high is None else Fraction(high), "EUR")
    found = ratio(part_1, Range(Fraction(item), Fraction(item_high or item), "EUR"))
    assert found
    return found


def said(found: Ratio | None, told: CustomerStatement = TOLD) -> str:
    return "".join(pages_of(statement_pdf(told, found, standpoint(), corpus())))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (share("0.1376", "0.1376"), "0.1376 %"),
        (share("0", "0"), "0 %"),
        (share("0.1", "0.1"), "0.1 %"),
        (share("0", "0.0229"), "0 % to 0.0229 %"),
        (share("0.02293333", "0.02293333", "100", "101"), "0.0227 % to 0.0230 %"),
        (share("1", "1", "3"), "33.3333 % to 33.3334 %"),
        (share("0.05", "0.09999"), "0.0500 % to 0.09999 %"),
        (share("0", "0.099999999999999"), "0 % to less than 0.1 %"),
        (share("0.2", None), "0.2000 % or more"),
        (None, "cannot be told"),
    ],
)
def test_the_share_is_an_interval_rounded_outwards(
    found: Ratio | None, words: str
) -> None:
    assert interval(found, corpus()).en == words


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_no_end_is_rounded_inwards_or_across_the_line(
    one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    amount = Range(low, high, "EUR")
    words = interval(ratio(amount, Range.exactly(1, "EUR")), corpus()).en
    ends = [
        Fraction(end.removesuffix(" %")) / 100
        for end in words.split(" to ")
        if not end.startswith("less")
    ]

    assert ends[0] <= low
    assert ends[-1] >= high or words.endswith("less than 0.1 %") or len(ends) == 1
    assert (ends[0] >= LINE) is (low >= LINE)
    if "less" in words or ends[-1] < LINE:
        assert high < LINE
    else:
        assert high >= LINE


def test_the_conclusion_compares_exactly() -> None:
    assert conclusion(share("0.1", "0.2"), corpus()).en.startswith("0.1 % or more")
    assert conclusion(share("0", "0.0999999"), corpus()).en.startswith("Below")
    assert conclusion(share("0", "0.1"), corpus()).en.startswith("Cannot be told")
    assert conclusion(None, corpus()).en.startswith("Cannot be told")


def test_it_says_item_share_day_and_end_in_both_languages() -> None:
    words = said(share("0.1376", "0.18"))

    for each in (
        "转子磁体",
        "Rotor magnet",
        "0.1376 %至0.1800 %",
        "0.1376 % to 0.1800 %",
        "2026年11月25日",
        "24 November 2027",
        "2027年11月24日",
        "金属镝 / Dysprosium metal",
        "采购价",
    ):
        assert bare(each) in words, each


def test_it_says_what_it_is_not_and_where_the_law_stood() -> None:
    words = said(share("0", "0.01"))

    assert bare("gives no permission to export") in words
    assert bare("no determination by MOFCOM") in words
    assert "第一条第（二）项、第（三）项" in words
    assert bare("as known on 9 October 2026") in words


def test_it_names_no_supplier_and_no_price() -> None:
    words = said(share("0.1376", "0.18", "50"))

    assert "Balti" not in words
    assert "EUR" not in words
    assert "50" not in words.replace("2025", "")


def test_it_ends_with_the_first_paper_behind_it() -> None:
    soon = TOLD.model_copy(update={"evidence_until": dt.date(2027, 1, 31)})

    assert TOLD.ends == dt.date(2027, 11, 24)
    assert soon.ends == dt.date(2027, 1, 31)
    assert "31January2027" in said(share("0", "0"), soon)


def test_it_never_lasts_longer_than_12_months() -> None:
    long = TOLD.model_copy(update={"until": dt.date(2031, 1, 1)})

    assert long.ends == year_after(DAY)
    assert year_after(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)


def test_a_statement_on_papers_that_have_run_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="ask the supplier anew"):
        CustomerStatement.model_validate(
            TOLD.model_dump() | {"evidence_until": dt.date(2026, 11, 24)}
        )
