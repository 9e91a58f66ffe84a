"""The 0.1 % value ratio of one item, reckoned exactly and laid open (F12)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from forms.case.facts import CASE, Place, Range, Rows, Standing
from forms.composition.bases import by_basis
from forms.composition.derived import RATES, exchange_of
from forms.composition.ratio import Ratio, Row, currencies
from forms.composition.sensitivity import Side, break_even, moved, side
from forms.dossier.brief import Brief, fitted
from forms.dossier.content import Bilingual
from forms.dossier.listing import annex_lines
from forms.dossier.outline import Field
from forms.dossier.status import provision_status
from forms.interview.explanation import item_ratio
from forms.interview.printing import name_in, per_cent, printed
from forms.rules.determination import Limb
from forms.rules.measures import part_1_value
from forms.rules.truth import Truth

Lines = tuple[str, ...]
_BAND = (Fraction(5, 10_000), Fraction(2, 1000))  # forms.md F12-14: advice, no result
_SWING = Fraction(1, 5)
_CONCLUSION = {
    Side.REACHED: "reached",
    Side.BELOW: "not-reached",
    Side.OPEN: "undetermined",
}


def heading(brief: Brief, item: str, field: Field) -> Lines:
    """Give the sheet its number and two names; one person for both is said."""
    number = f"{brief.dossier_id}-F12-{brief.outcome.case.items.index(item) + 1}"
    known = brief.day(brief.result.known)
    lines = [*brief.lines("worksheet-no", number=number, known=known)]
    for question in field.facts:
        key = question.removeprefix("ratio.").replace("_", "-")
        lines += brief.labelled(key, brief.said(CASE, question))
    people = [name_in(brief.fact(CASE, question), "en") for question in field.facts]
    if people[0] and len(set(people)) == 1:
        lines += brief.lines("same-person")
    return tuple(lines)


def foreign_item(brief: Brief, item: str, _field: Field) -> Lines:
    """Name the item with its tier, its line of the annex, its customs code."""
    lot = brief.fact(item, "item.lot")
    code, sold_as = brief.said(item, "item.hs_code"), brief.said(item, "item.shape")
    return (
        *brief.told(Place(item, "item.name")),
        *annex_lines(item, brief),
        *brief.labelled("sold-as", sold_as),
        *brief.labelled("hs-code", code),
        *(brief.labelled("lot", brief.said(item, "item.lot")) if lot else ()),
    )


def numerator(brief: Brief, item: str, _field: Field) -> Lines:
    """Add up what is, or may be, of Chinese origin."""
    part_1 = _part_1(brief, item)
    if part_1 is None or part_1.high is None:
        return brief.lines("numerator-unknown")
    if part_1.is_exact:
        return fitted(_money(part_1, brief, item))
    ends = (Range.exactly(end or 0, part_1.unit) for end in (part_1.low, part_1.high))
    least, most = (_money(end, brief, item) for end in ends)
    return brief.lines("numerator", least=least, most=most)


def _part_1(brief: Brief, item: str) -> Range | None:
    inputs = brief.fact(item, "content.inputs")
    return part_1_value(inputs.value if inputs else None, brief.result.readings)


def _money(value: Range, brief: Brief, item: str) -> Bilingual:
    """Return an amount; an empty sum has the currency of the item's value."""
    worth = brief.number(item, "item.value")
    unit = value.unit or (worth.unit if worth else "")
    return brief.amount(Range(value.low, value.high, unit))


def item_value(brief: Brief, item: str, _field: Field) -> Lines:
    """Return the value with its basis, estimate or not."""
    place = Place(item, "item.value")
    fact = brief.papers.facts.get(place)
    told = brief.told(place)
    if fact is None or fact.standing is not Standing.ANSWERED:
        return told
    return (*told, *brief.labelled("basis", brief.basis(fact)))


def exchange(brief: Brief, item: str, _field: Field) -> Lines:
    """Give the rates with source and day, or say that none is needed."""
    inputs, worth = brief.fact(item, "content.inputs"), brief.number(item, "item.value")
    if worth is None:
        return brief.lines("not-known")
    rates = brief.fact(item, RATES)
    if rates is not None and isinstance(rates.value, Rows) and rates.value.rows:
        return tuple(line for row in rates.value.rows for line in _rate(row, brief))
    if currencies(inputs.value if inputs else None) <= {worth.unit}:
        return brief.lines("one-currency", currency=worth.unit)
    return brief.lines("several-currencies")


def _rate(row: Row, brief: Brief) -> Lines:
    """Tell one rate, its source and its day."""
    columns = {c.id: c for c in brief.corpus.questions[RATES].columns}
    told = {
        name: Bilingual(
            zh=printed(row.get(name), column, "zh"),
            en=printed(row.get(name), column, "en"),
        )
        for name, column in columns.items()
    }
    return brief.lines("exchange-rate", **told)


def worst_and_best(brief: Brief, item: str, _field: Field) -> Lines:
    """Divide the most by the least and the least by the most; show the exact test."""
    found = item_ratio(item, brief.result)
    if found is None:
        return brief.lines("not-known")
    part_1, worth = _money(found.part_1, brief, item), brief.amount(found.item)
    test = brief.lines("exact-test", numerator=part_1, denominator=worth)
    if found.low == found.high:
        return (per_cent(found.low), *test)
    worst = brief.labelled("worst", _cut(found.high))
    best = brief.labelled("best", per_cent(found.low))
    return (*worst, *best, *_each_basis(brief, item), *test)


def _each_basis(brief: Brief, item: str) -> Iterator[str]:
    """Yield the ratio on each basis of value, where the bill gives more than one."""
    told = brief.outcome.case.bills.get(item)
    if told is None:
        return
    exchange = exchange_of(item, brief.outcome.facts)
    found = by_basis(told.bill, exchange, brief.number(item, "item.value"))
    for each in found if len(found) > 1 else ():
        said = brief.words("not-known") if each.ratio is None else _ends(each.ratio)
        yield from brief.labelled(f"basis-{each.basis}", said)


def _ends(found: Ratio) -> str:
    low, high = per_cent(found.low), _cut(found.high)
    return low if low == high else f"{low} – {high}"


def _cut(ratio: Fraction | None) -> str:
    return "∞" if ratio is None else per_cent(ratio)


def sensitivity(brief: Brief, item: str, _field: Field) -> Lines:
    """Move all prices of the numerator by a fifth; find the break-even value."""
    found = item_ratio(item, brief.result)
    if found is None:
        return brief.lines("break-even-unknown")
    swing = moved(found, _SWING)
    low, high = per_cent(swing.low or Fraction(0)), _cut(swing.high)
    said = brief.lines("prices-moved", low=low, high=high)
    return (*said, *_break_even(found, brief, item))


def _break_even(found: Ratio, brief: Brief, item: str) -> Lines:
    even = break_even(found.part_1)
    if even.high is None:
        return brief.lines("break-even-unknown")
    if even.high == 0:
        return brief.lines("break-even-none")
    return brief.lines("break-even", value=_money(even, brief, item))


def conclusion(brief: Brief, item: str, _field: Field) -> Lines:
    """Compare exactly; near the line advise to ask, which changes no result."""
    found = item_ratio(item, brief.result)
    said = brief.words(_CONCLUSION[side(found)])
    return (said.zh, said.en, *_advice(found, brief))


def _advice(found: Ratio | None, brief: Brief) -> Lines:
    low, high = _BAND
    if found is None or found.low > high:
        return ()
    if found.high is not None and found.high < low:
        return ()
    said = brief.words("near-line")
    return (said.zh, said.en)


def other_limbs(brief: Brief, item: str, _field: Field) -> Lines:
    """Say how the limbs stand that ask for no ratio."""
    outcome = next(o for o in brief.result.items if o.item == item)
    others = (limb for limb in outcome.limbs if limb.id != "1(1)")
    return (*limb_lines(others, brief), *brief.lines("passing-is-not-free"))


def limb_lines(limbs: Iterable[Limb], brief: Brief) -> Lines:
    """Say of each limb whether it is met."""
    keys = {Truth.TRUE: "limb-met", Truth.FALSE: "limb-not-met"}
    return tuple(
        line
        for limb in limbs
        for line in brief.lines(
            keys.get(limb.finding.truth, "limb-open"),
            limb=brief.words(limb.id, "limb"),
        )
    )


def content_limb_status(brief: Brief, _item: str, _field: Field) -> Lines:
    """Return where limb 1(1) stands, with day and source."""
    status = provision_status("mofcom-2025-61/1(1)", brief)
    return (status.zh, status.en)
