"""Papers joined by part: nothing guessed, nothing overwritten, gaps named."""

import datetime as dt
from fractions import Fraction

import pytest

from forms.case.facts import Range
from forms.composition.bill import (
    Content,
    Evidence,
    Line,
    Origin,
    Price,
    Source,
    Whence,
)
from forms.composition.join import is_expired, last_day, merged, wanted
from forms.composition.sensitivity import Leg
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill
from forms.composition.twins import Twin, joined_twins, twins

DAY = dt.date(2026, 10, 9)


def part(name: str, *contents: Content, source: str = "f1", **more: str) -> Line:
    given = {"supplier": "Baltic Magnets", "number": "M-42", "mass": "1000", **more}
    whence = Whence(source=source)
    marked = tuple(each.model_copy(update={"whence": whence}) for each in contents)
    return Line.model_validate(
        {"id": name, "is_complete": True, "contents": marked, "whence": whence, **given}
    )


DYSPROSIUM = Content(name="Dysprosium", cas="7429-91-6", material="P1-02", share="1")
CHINESE = Content(cas="7429-91-6", origins=(Origin(country="CN", basis="proven"),))
PRICED = Content(name="dysprosium ", prices=(Price(amount="10 USD", per="kg"),))


def worth_of(line: Line) -> Range | None:
    return Reckoning.of(Bill.of([line])).tier().part_1


def bill_of(*lines: Line) -> Bill:
    """Return the lines of two papers as the lines of one bill."""
    return Bill.of(lines, (Source(id=f, name=f, format="t") for f in ("f1", "f2")))


def test_three_papers_tell_one_ratio() -> None:
    line = part("magnet", DYSPROSIUM)
    for source, leg in (("f2", CHINESE), ("f3", PRICED)):
        line = merged(line, part("x", leg, source=source))

    assert worth_of(line) == Range.exactly(Fraction(1, 10), "USD")
    (content,) = line.contents
    assert (content.origins, content.prices) == (CHINESE.origins, PRICED.prices)


@pytest.mark.parametrize(
    ("supplier", "number"),
    [(" baltic  MAGNETS", "m-42"), ("Baltic Magnets", " M-42 ")],
)
def test_case_and_spaces_do_not_part_what_belongs_together(
    supplier: str, number: str
) -> None:
    more = {"supplier": supplier, "number": number}
    came = part("x", CHINESE, source="f2", **more)
    found = twins(bill_of(part("magnet", DYSPROSIUM), came))

    assert found == (Twin("x", ("magnet",), exact=True),)


@pytest.mark.parametrize(
    "more", [{"supplier": "Balt Magnets"}, {"revision": "B"}, {"supplier": ""}]
)
def test_a_near_miss_is_offered_and_not_taken_for_the_same(
    more: dict[str, str],
) -> None:
    came = part("x", CHINESE, source="f2", **more)
    found = twins(bill_of(part("magnet", DYSPROSIUM), came))

    assert found == (Twin("x", ("magnet",), exact=False),)


@pytest.mark.parametrize("number", ["M-43", ""])
def test_a_part_that_is_not_there_stays_apart(number: str) -> None:
    came = part("x", CHINESE, source="f2", number=number)

    assert twins(bill_of(part("magnet", DYSPROSIUM), came)) == ()


def test_two_lines_of_one_paper_are_no_twins() -> None:
    assert twins(bill_of(part("magnet", DYSPROSIUM), part("x", CHINESE))) == ()


def test_what_is_joined_is_one_line() -> None:
    came = part("x", CHINESE, source="f2")
    bill = bill_of(part("magnet", DYSPROSIUM), came)
    kept, gone = joined_twins(bill, twins(bill))

    assert [line.id for line in kept] == ["magnet"]
    assert kept[0].contents[0].origins == CHINESE.origins
    assert gone == ("x",)


@pytest.mark.parametrize("is_first", [True, False])
def test_an_origin_that_nobody_knows_is_filled_in_and_no_rival(is_first: bool) -> None:
    unknown = CHINESE.model_copy(update={"origins": (Origin(basis=""),)})
    one, other = (unknown, CHINESE) if is_first else (CHINESE, unknown)
    line = merged(part("magnet", one), part("x", other, source="f2"))
    (content,) = line.contents

    assert content.origins == CHINESE.origins
    assert content.account == ""


def test_technology_and_lots_come_along() -> None:
    told = CHINESE.model_copy(update={"technology": "no", "lots": "A1"})
    line = merged(part("magnet", DYSPROSIUM), part("x", told, source="f2"))

    assert (line.contents[0].technology, line.contents[0].lots) == ("no", "A1")


class TestPapersThatDisagree:
    def test_both_accounts_stay_and_are_never_added(self) -> None:
        whole = DYSPROSIUM.model_copy(
            update={"origins": CHINESE.origins, "prices": PRICED.prices}
        )
        other = Content(cas="7429-91-6", share="3")
        line = merged(part("magnet", whole), part("x", other, source="f2"))

        assert [content.share for content in line.contents] == ["1", "3"]
        assert worth_of(line) == Range(Fraction(1, 10), Fraction(3, 10), "USD")

    def test_what_agrees_is_no_conflict(self) -> None:
        line = merged(part("magnet", DYSPROSIUM), part("x", DYSPROSIUM, source="f2"))

        assert [content.account for content in line.contents] == [""]


class TestWhatIsWanted:
    def test_it_is_asked_of_the_supplier(self) -> None:
        bill = Bill.of(
            [
                part("magnet", DYSPROSIUM),
                part("coil", supplier="Copper Ltd").model_copy(
                    update={"is_complete": False}
                ),
            ]
        )
        found = wanted(bill, DAY)

        assert [w.legs for w in found["Baltic Magnets"]] == [(Leg.ORIGIN, Leg.PRICE)]
        assert [w.legs for w in found["Copper Ltd"]] == [(Leg.CONTENT,)]

    def test_what_comes_from_elsewhere_needs_no_price(self) -> None:
        told = DYSPROSIUM.model_copy(update={"origins": (Origin(country="AU"),)})

        assert wanted(Bill.of([part("magnet", told)]), DAY) == {}

    def test_a_declaration_that_has_run_out_is_asked_for_anew(self) -> None:
        paper = Evidence(kind="declaration", issued=dt.date(2025, 10, 1))
        told = DYSPROSIUM.model_copy(
            update={"origins": (Origin(country="AU"),), "evidence": (paper,)}
        )
        (want,) = wanted(Bill.of([part("magnet", told)]), DAY)["Baltic Magnets"]

        assert (want.legs, want.expired) == ((), (paper,))


@pytest.mark.parametrize(
    ("issued", "until", "last"),
    [
        ("2025-03-10", None, "2026-03-09"),
        ("2024-02-29", None, "2025-02-28"),
        ("2025-03-10", "2025-12-31", "2025-12-31"),
        ("2025-03-10", "2027-12-31", "2026-03-09"),
    ],
)
def test_a_declaration_speaks_for_twelve_months_at_most(
    issued: str, until: str | None, last: str
) -> None:
    paper = Evidence.model_validate(
        {"kind": "declaration", "issued": issued, "until": until}
    )

    assert last_day(paper) == dt.date.fromisoformat(last)
    assert not is_expired(paper, dt.date.fromisoformat(last))
    assert is_expired(paper, dt.date.fromisoformat(last) + dt.timedelta(days=1))


def test_a_certificate_speaks_as_long_as_it_says() -> None:
    assert last_day(Evidence(kind="certificate", issued=dt.date(2020, 1, 1))) is None
