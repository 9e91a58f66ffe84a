"""A letter out of a case: who writes, to whom, and what the case tells already."""

import datetime as dt
from collections.abc import Iterator

from forms.case.facts import CASE, Facts, Place, Range, Rows, Words, the_choice
from forms.composition.bill import Basis, Content, Evidence, Line, Origin, Price
from forms.composition.join import is_expired, last_day
from forms.composition.ratio import Ratio, Row
from forms.corpus import Corpus
from forms.errors import FormsError, RanOutError, near_miss
from forms.interview.explanation import item_ratio
from forms.letters.asked import Correspondent, SupplierRequest, missing, suppliers
from forms.letters.statement import CustomerStatement
from forms.line import Outcome
from forms.numbers import shown
from forms.rules.measures import MEASURES

_SHARE = "content.china_part_1_value"
_BASES: tuple[Basis, ...] = ("purchase", "market", "arms-length")


def suppliers_of(outcome: Outcome, corpus: Corpus) -> tuple[str, ...]:
    """Return the names of all suppliers that the case knows, in its order."""
    return suppliers(told_lines(outcome, corpus))


def request_of(
    outcome: Outcome,
    supplier: str,
    corpus: Corpus,
    *,
    day: dt.date,
    answer_by: dt.date | None = None,
) -> SupplierRequest:
    """Return the letter that asks one supplier for what the case does not tell.

    Raises ``FormsError`` for a supplier whom the case does not know.
    """
    lines = tuple(told_lines(outcome, corpus))
    known = suppliers(lines)
    parts = missing(lines, supplier, on=day, lines_of_annex=corpus.lines)
    if not parts and supplier not in known:
        hint = near_miss(supplier, known) or f" The case knows: {'; '.join(known)}."
        raise FormsError(f"{supplier!r} supplies nothing in this case.{hint}")
    return SupplierRequest(
        sender=sender(outcome.facts),
        supplier=Correspondent(name_en=supplier),
        parts=parts,
        day=day,
        answer_by=answer_by,
    )


def sender(facts: Facts) -> Correspondent:
    """Return the applicant as the one who writes."""
    return _correspondent(facts, CASE, "applicant", "handler")


def customer(facts: Facts, party: str) -> Correspondent:
    """Return a party of the case as the one who is written to."""
    return _correspondent(facts, party, "party", "contact")


def _correspondent(facts: Facts, member: str, of: str, contact: str) -> Correspondent:
    name, where, who = (
        _words(facts, member, f"{of}.{what}") for what in ("name", "address", contact)
    )
    return Correspondent(
        name_zh=name.zh,
        name_en=name.en,
        address="\n".join(dict.fromkeys(filter(None, (where.zh, where.en)))),
        contact=who.en or who.zh,
    )


def _words(facts: Facts, member: str, question: str) -> Words:
    fact = facts.get(Place(member, question))
    return fact.value if fact and isinstance(fact.value, Words) else Words()


def statement_of(
    outcome: Outcome,
    item: str,
    to: Correspondent,
    corpus: Corpus,
    *,
    number: str,
    day: dt.date,
) -> tuple[CustomerStatement, Ratio | None]:
    """Return what a customer is told of an item, and the ratio that it tells.

    Raises ``RanOutError`` while a paper behind it has run out by that day.
    """
    facts = outcome.facts
    name, lot = (_words(facts, item, f"item.{what}") for what in ("name", "lot"))
    lines = tuple(_lines_of_item(outcome, item, corpus))
    papers = _papers(lines)
    ends = [last for paper in papers if (last := last_day(paper))]
    for paper in papers:
        last = last_day(paper)
        if last and is_expired(paper, day):
            raise RanOutError(paper.document or paper.issuer, last)
    told = CustomerStatement(
        number=number,
        sender=sender(facts),
        customer=to,
        item_zh=name.zh,
        item_en=name.en,
        lots=lot.en or lot.zh,
        bases=_bases(lines),
        readings=tuple(
            (question, outcome.determination.readings[question])
            for question in MEASURES[_SHARE].readings
            if question in outcome.determination.readings
        ),
        materials=_materials(lines),
        papers=len(papers),
        day=day,
        evidence_until=min(ends, default=None),
    )
    return told, item_ratio(item, outcome.determination)


def _papers(lines: tuple[Line, ...]) -> tuple[Evidence, ...]:
    each = (
        paper
        for line in lines
        for papers in (line.evidence, *(content.evidence for content in line.contents))
        for paper in papers
    )
    return tuple(dict.fromkeys(each))


def _bases(lines: tuple[Line, ...]) -> tuple[Basis, ...]:
    used = {
        price.basis
        for line in lines
        for prices in (line.prices, *(content.prices for content in line.contents))
        for price in prices
    }
    return tuple(basis for basis in _BASES if basis in used) or ("purchase",)


def _materials(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the Part 1 materials that are, or may be, of Chinese origin."""
    found = {
        content.material
        for line in lines
        for content in line.contents
        if content.material not in {"", "none"}
        if not content.origins or any(_may_be_chinese(o) for o in content.origins)
    }
    return tuple(sorted(found))


def _may_be_chinese(origin: Origin) -> bool:
    is_told = origin.basis in {"proven", "declared"}
    return origin.country in {"", "CN"} or not is_told or origin.share != "100"


def told_lines(outcome: Outcome, corpus: Corpus) -> Iterator[Line]:
    """Yield what the case tells of parts: its bills, else its tables of inputs."""
    for item in outcome.case.items:
        yield from _lines_of_item(outcome, item, corpus)


def _lines_of_item(outcome: Outcome, item: str, corpus: Corpus) -> Iterator[Line]:
    reckoning = outcome.case.bills.get(item)
    if reckoning is not None and reckoning.bill.lines:
        yield from reckoning.bill.lines.values()
        return
    fact = outcome.facts.get(Place(item, "content.inputs"))
    rows = fact.value.rows if fact and isinstance(fact.value, Rows) else ()
    for number, row in enumerate(rows, start=1):
        content = _content(row, corpus)
        yield Line(id=f"{item}-{number}", is_complete=True, contents=(content,))


def _content(row: Row, corpus: Corpus) -> Content:
    """Return one row of the table of inputs as a content of nobody's part."""
    material = the_choice(row.get("material")) or ""
    country = the_choice(row.get("origin")) or ""
    name = corpus.lines[material].name if material else None
    worths = (
        (column, basis)
        for column, basis in (("value", "purchase"), ("market_value", "market"))
        if column in row
    )
    return Content(
        name=f"{name.zh} / {name.en}" if name else "",
        material=material,
        mass=_span(row, "mass_g"),
        supplier=_text(row, "supplier"),
        origins=(Origin(country=country),) if country else (),
        prices=tuple(
            Price(amount=amount, basis=the_choice(row.get("price_basis")) or basis)
            for column, basis in worths
            if (amount := _span(row, column))
        ),
        evidence=(Evidence(document=text),) if (text := _text(row, "evidence")) else (),
    )


def _text(row: Row, column: str) -> str:
    fact = row.get(column)
    return fact.value.en if fact and isinstance(fact.value, Words) else ""


def _span(row: Row, column: str) -> str:
    """Return an amount or a mass in canonical writing."""
    fact = row.get(column)
    found = fact.value if fact else None
    if not isinstance(found, Range) or found.low is None or found.high is None:
        return ""
    ends = dict.fromkeys((shown(found.low), shown(found.high)))
    unit = f" {found.unit}" if column != "mass_g" else ""
    return "..".join(ends) + unit
