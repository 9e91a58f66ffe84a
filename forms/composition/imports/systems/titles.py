"""What users of a parts system add to a part, taken where its title says what it is.

A value counts only with its unit, a price only with its currency; nothing is assumed.
"""

import re
from collections.abc import Callable, Mapping

from forms.composition import units
from forms.composition.bill import Price
from forms.composition.imports.declarations.bounds import Bounds, bounds, written
from forms.composition.imports.declarations.things import Part
from forms.composition.imports.messages import Notice
from forms.composition.imports.troubles import Caution
from forms.countries import named
from forms.numerals import money

_TITLES: dict[str, str] = {
    "number": (
        "__plm_item_id|plmitemidstr|item_id|item id|db_part_no|part number|partnumber"
        "|teilenummer|零件号|物料编码|部品番号|品番"
    ),
    "revision": (
        "__plm_revision_id|plmrevisionstr|item_revision_id|revision|db_part_rev"
    ),
    "mass": "__plm_mass|mass|weight|masse|gewicht|poids|质量|重量|質量",
    "grade": "material|werkstoff|matériau|materiale|材料|材质|材質",
    "supplier": "supplier|vendor|lieferant|fournisseur|供应商|供應商|仕入先",
    "country": (
        "country of origin|country_of_origin|countryoforigin|ursprungsland"
        "|pays d'origine|原产国|原产地|原産国|原産地"
    ),
    "price": "price|unit price|cost|unit cost|preis|stückpreis|prix|价格|单价|単価",
}
_MEANT = {title: use for use, each in _TITLES.items() for title in each.split("|")}
_QUANTITIES = ("quantity", "bl_quantity", "__plm_quantity", "menge", "数量")
_AMOUNT = re.compile(r"([<≤]?[\d.eE+-]+)\s*(\D.*)?", re.ASCII)
# Teamcenter shows a part as ``number/revision;sequence-name``.
_SHOWN = re.compile(r"([^/;]+)/([^/;]+);\d+-(.+)")


def described(
    name: str,
    values: Mapping[str, str],
    path: str,
    say: Callable[[Notice], None],
) -> Part:
    """Return a part by its name and what users added to it."""
    meant = {
        use: value.strip()
        for title, value in values.items()
        if (use := _MEANT.get(title.strip().casefold())) and value.strip()
    }
    shown = _SHOWN.fullmatch(name)
    number, revision, plain = shown.groups() if shown else ("", "", name)
    return Part(
        name=plain.strip(),
        number=meant.get("number", number),
        revision=meant.get("revision", revision),
        mass=_mass(meant.get("mass", ""), path, say),
        supplier=meant.get("supplier", ""),
        country=_country(meant.get("country", ""), path, say),
        grade=meant.get("grade", ""),
        prices=_prices(meant.get("price", ""), path, say),
        path=path,
    )


def quantity(given: str, values: Mapping[str, str]) -> str:
    """Return how many are told: by the element itself, else by what users added."""
    added = {title.strip().casefold(): value for title, value in values.items()}
    others = (added.get(title, "").strip() for title in _QUANTITIES)
    return given.strip() or next((other for other in others if other), "")


def _mass(given: str, path: str, say: Callable[[Notice], None]) -> Bounds | None:
    if not given:
        return None
    found = _AMOUNT.fullmatch(given)
    amount = bounds(found[1]) if found else None
    unit = units.unit(found[2] or "") if found else None
    if amount and unit and unit.of == "mass":
        return amount.times(unit.size)
    say(Notice(caution=Caution.UNIT_NOT_READ, path=path, given=given))
    return None


def _country(given: str, path: str, say: Callable[[Notice], None]) -> str:
    found = named(given) if given else None
    if given and not found:
        say(Notice(caution=Caution.NO_COUNTRY, path=path, given=given))
    return found or ""


def _prices(given: str, path: str, say: Callable[[Notice], None]) -> tuple[Price, ...]:
    if not given:
        return ()
    amount, currency = money(given)
    read = written(bounds(amount))
    if read and currency:
        return (Price(amount=f"{read} {currency}"),)
    caution = Caution.UNIT_NOT_READ if currency else Caution.NO_CURRENCY
    say(Notice(caution=caution, path=path, given=given))
    return ()
