"""Values that a form works out from several answers, each by name."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from forms.case.facts import CASE, Place, Range
from forms.dossier import worksheet
from forms.dossier.brief import Brief, fitted
from forms.dossier.content import Bilingual
from forms.dossier.listing import annex_lines
from forms.dossier.outline import Field
from forms.dossier.status import provision_status
from forms.interview.explanation import item_ratio
from forms.interview.printing import per_cent, span
from forms.numbers import shown
from forms.parties.ownership import Path, listed_share
from forms.rules.measures import part_1_value

Lines = tuple[str, ...]


def quantity_words(item: str, brief: Brief) -> Bilingual | None:
    """Return ``6000 pieces, net 12.480 kg``, or nothing while the count is missing."""
    count = brief.number(item, "item.quantity")
    if count is None:
        return None
    unit, mass = brief.said(item, "item.unit"), mass_words(item, brief)
    net = brief.words("net", mass=mass) if mass else None
    return Bilingual(
        zh=span(count, "zh", unit.zh) + (f"，{net.zh}" if net else ""),
        en=span(count, "en", unit.en) + (f", {net.en}" if net else ""),
    )


def mass_words(item: str, brief: Brief) -> Bilingual | None:
    """Return the net mass in kilograms with three decimals, or more if it has more."""
    mass = brief.number(item, "item.net_mass_kg")
    if mass is None:
        return None
    ends = [_kilograms(end) for end in (mass.low, mass.high) if end is not None]
    ends = ends[:1] if mass.is_exact else ends
    return Bilingual(zh=f"{'至'.join(ends)}千克", en=f"{' to '.join(ends)} kg")


def _kilograms(mass: Fraction) -> str:
    return shown(mass, 3) if (mass * 1000).denominator == 1 else shown(mass)


def _quantity(brief: Brief, item: str, _field: Field) -> Lines:
    lines = brief.missing((item, q) for q in ("item.quantity", "item.net_mass_kg"))
    told = quantity_words(item, brief)
    basis = brief.basis_of(brief.fact(item, "item.net_mass_kg"))
    return (*(fitted(told) if told else ()), *basis, *lines)


def _total(item: str, brief: Brief) -> Range | None:
    price = brief.number(item, "item.unit_price")
    count = brief.number(item, "item.quantity")
    if price is None or count is None:
        return None
    if price.low is None or price.high is None or count.low is None:
        return None
    return Range(price.low * count.low, price.high * count.low, price.unit)


def _price(brief: Brief, item: str, _field: Field) -> Lines:
    total, price = _total(item, brief), brief.number(item, "item.unit_price")
    if total is None or price is None:
        asked = ("item.unit_price", "item.quantity")
        return brief.missing((item, q) for q in asked) or brief.lines("not-known")
    parts = {"price": brief.amount(price), "total": brief.amount(total)}
    return brief.lines("unit-price", **parts)


def _origin(brief: Brief, item: str, _field: Field) -> Lines:
    said = brief.labelled("made-in", brief.said(item, "item.origin"))
    inputs = brief.fact(item, "content.inputs")
    held = part_1_value(inputs.value if inputs else None, brief.result.readings)
    if held is None:
        return said
    most, least = held.high is None or held.high > 0, bool(held.low)
    key = "yes" if least else "not-known" if most else "no"
    return (*said, *brief.labelled("china-content", brief.words(key)))


def _origin_and_technology(brief: Brief, item: str, _field: Field) -> Lines:
    technology = brief.said(item, "technology.china_origin")
    return (
        *brief.labelled("made-in", brief.said(item, "item.origin")),
        *brief.labelled("technology", technology),
    )


def _limbs(brief: Brief, item: str, _field: Field) -> Lines:
    outcome = next(o for o in brief.result.items if o.item == item)
    return worksheet.limb_lines(outcome.limbs, brief)


def _ratio(brief: Brief, item: str, _field: Field) -> Lines:
    found = item_ratio(item, brief.result)
    if found is None:
        return brief.lines("not-known")
    low = per_cent(found.low)
    high = "∞" if found.high is None else per_cent(found.high)
    key = "ratio" if low == high else "ratio-range"
    return fitted(brief.words(key, "proof", low=low, high=high))


def _shipment(brief: Brief, _member: str, _field: Field) -> Lines:
    day = brief.said(CASE, "route.export_date")
    count = brief.said(CASE, "route.shipments")
    return brief.lines("shipments", day=day, count=count)


_USES = {
    "end_use.chip_kind": "chip-kind",
    "end_use.logic_node_nm": "logic-node",
    "end_use.memory_layers": "memory-layers",
    "end_use.ai_military": "ai-military",
}


def _case_by_case(brief: Brief, _member: str, _field: Field) -> Lines:
    lines: list[str] = []
    for question, key in _USES.items():
        fact = brief.fact(CASE, question)
        if fact is not None:
            lines += brief.labelled(key, brief.said(CASE, question))
            lines += brief.basis_of(fact)
    return tuple(lines) or brief.lines("not-answered")


def _military_screening(brief: Brief, _member: str, field: Field) -> Lines:
    screened = brief.papers.parties(field.roles)
    parties = (
        line
        for party in screened
        for line in brief.lines(
            "military-user",
            party=brief.name(party),
            said=brief.said(party, "party.military"),
        )
    )
    use = brief.labelled("military-use", brief.said(CASE, "end_use.military"))
    if not screened:
        return (*brief.nobody(), *use)
    return (*parties, *use, *_screened(brief))


def _list_screening(brief: Brief, _member: str, field: Field) -> Lines:
    parties = brief.papers.parties(field.roles)
    if not parties:
        return brief.nobody()
    told = (line for party in parties for line in _listed(party, brief))
    return (*told, *_screened(brief))


def _listed(party: str, brief: Brief) -> Lines:
    owners = brief.fact(party, "party.owners")
    share: Bilingual = brief.said(party, "party.owners")
    held = listed_share(owners.value, Path.ANY) if owners else None
    if held is not None:
        share = Bilingual(zh=span(held, "zh"), en=span(held, "en"))
    said = brief.said(party, "party.listed")
    return brief.lines("listed", party=brief.name(party), said=said, share=share)


def _screened(brief: Brief) -> Lines:
    return brief.lines("screened", known=brief.day(brief.result.known))


def _recipient(brief: Brief, _member: str, field: Field) -> Lines:
    """Tell the next recipient: an importer, else the end user."""
    importers = [role for role in field.roles if role.startswith("importer")]
    found = brief.papers.parties(importers) or brief.papers.parties(field.roles)
    places = (Place(party, fact) for party in found for fact in field.facts)
    told = tuple(line for place in places for line in brief.told(place))
    return told or brief.lines("not-answered")


def _goods(brief: Brief, item: str, field: Field) -> Lines:
    named = (Place(item, q) for q in ("item.name", "item.specification"))
    lot = brief.fact(item, "item.lot")
    return (
        *(line for place in named for line in brief.told(place)),
        *_quantity(brief, item, field),
        *(brief.labelled("lot", brief.said(item, "item.lot")) if lot else ()),
    )


def _relief_goods(brief: Brief, item: str, field: Field) -> Lines:
    total, found = _total(item, brief), item_ratio(item, brief.result)
    told = [*_goods(brief, item, field)]
    if total is not None:
        told += brief.labelled("total", brief.amount(total))
    else:
        told += brief.missing([(item, "item.unit_price")])
    told += [] if found is None else list(_ratio(brief, item, field))
    return tuple(told)


def _listing(brief: Brief, item: str, _field: Field) -> Lines:
    code = fitted(brief.said(item, "item.control_code"))
    return (*code, *annex_lines(item, brief))


def _china_part_1(brief: Brief, item: str, field: Field) -> Lines:
    return (*worksheet.numerator(brief, item, field), *_ratio(brief, item, field))


def _notice_basis(brief: Brief, _member: str, _field: Field) -> Lines:
    status = provision_status("mofcom-2025-61/7", brief)
    basis = brief.words("notice-basis")
    return (basis.zh, basis.en, status.zh, status.en)


def _report_deadline(brief: Brief, _member: str, _field: Field) -> Lines:
    export_date = fitted(brief.said(CASE, "route.export_date"))
    return (*export_date, *_deadlines(brief))


def _deadlines(brief: Brief) -> Iterator[str]:
    for duty in brief.result.duties:
        if duty.id == "humanitarian-report":
            due = brief.deadline(duty)
            yield from (half for half in (due.zh, due.en) if half)
            return


COMPUTED: Mapping[str, Callable[[Brief, str, Field], Lines]] = {
    "quantity": _quantity,
    "price": _price,
    "origin": _origin,
    "origin_and_technology": _origin_and_technology,
    "limbs": _limbs,
    "ratio": _ratio,
    "shipment": _shipment,
    "case_by_case": _case_by_case,
    "military_screening": _military_screening,
    "list_screening": _list_screening,
    "recipient": _recipient,
    "goods": _goods,
    "relief_goods": _relief_goods,
    "listing": _listing,
    "china_part_1": _china_part_1,
    "notice_basis": _notice_basis,
    "report_deadline": _report_deadline,
    "worksheet": worksheet.heading,
    "foreign_item": worksheet.foreign_item,
    "numerator": worksheet.numerator,
    "item_value": worksheet.item_value,
    "exchange": worksheet.exchange,
    "worst_and_best": worksheet.worst_and_best,
    "sensitivity": worksheet.sensitivity,
    "conclusion": worksheet.conclusion,
    "other_limbs": worksheet.other_limbs,
    "content_limb_status": worksheet.content_limb_status,
}
