"""What an element of the families IPC-175x and IEC 62474 says of itself.

The versions name attributes differently; each is known here by all its names.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from forms.composition import cas, units
from forms.composition.bill import Evidence
from forms.composition.imports.declarations.bounds import Bounds, bounds
from forms.composition.imports.guards.markup import Element
from forms.composition.imports.troubles import Caution

NAMES = ("itemName", "name", "nameLocal")
NUMBERS = ("itemNumber", "identifier", "partNumber")
REVISIONS = ("version", "revision")

_AMOUNTS = ("Amount", "Mass", "Concentration", "MassPercent", "Percentage")
_SHARES = ("Concentration", "MassPercent", "Percentage")
_VALUES = ("value", "mass", "massPercent", "percentage")
_UNITS = ("UOM", "unitOfMeasure", "unit")
_LOWS, _HIGHS = ("minValue", "min", "massMin"), ("maxValue", "max", "massMax")
_IDENTITIES = ("identity", "identifier", "number")
_OWN_CAS = ("cas", "casNumber", "casNo", "CAS")

Doubt = Callable[[Caution, str, str], None]
"""Takes what is doubtful, what was given, and how it was read."""


def supplier_of(root: Element) -> str:
    """Return who made a declaration."""
    company = root.first("BusinessInfo", "Response", "SupplyCompany")
    return first(company, ("name", "nameLocal")) if company else ""


def evidence_of(root: Element, document: str) -> tuple[Evidence, ...]:
    """Return the declaration as a paper: by whom, of which day."""
    response = root.first("BusinessInfo", "Response")
    try:
        issued = dt.date.fromisoformat(response.get("date")[:10]) if response else None
    except ValueError:
        issued = None
    issuer = supplier_of(root)
    return (
        Evidence(kind="declaration", document=document, issuer=issuer, issued=issued),
    )


def first(element: Element, attributes: tuple[str, ...]) -> str:
    return next((found for each in attributes if (found := element.get(each))), "")


def amounts(element: Element, doubt: Doubt) -> tuple[Bounds | None, Bounds | None]:
    """Return the grams and the per cent that stand in an element."""
    mass: Bounds | None = None
    share: Bounds | None = None
    for child in element.all(*_AMOUNTS):
        value, unit = _value(child), first(child, _UNITS)
        if not value:
            continue
        if not unit and child.name in _SHARES:
            unit = "%"
            doubt(Caution.BARE_SHARE, value, "%")
        amount, known = bounds(value), units.unit(unit)
        scaled = amount.times(known.size) if amount and known else None
        if known and scaled and known.of == "mass":
            mass = scaled
        elif known and scaled and known.of == "share" and scaled.high <= 100:
            share = scaled
        else:
            doubt(Caution.UNIT_NOT_READ, f"{value} {unit}".strip(), "")
    return mass, share


def _value(element: Element) -> str:
    low, high = first(element, _LOWS), first(element, _HIGHS)
    if low and high:
        return f"{low}..{high}"
    return first(element, _VALUES) or element.text


def cas_of(element: Element) -> str:
    """Return what stands in the place of a CAS number, whether it is one or not."""
    if own := first(element, _OWN_CAS):
        return own
    found = [
        *element.children,
        *(each for one in element.children for each in one.children),
    ]
    identities = [(first(each, _IDENTITIES), each.get("authority")) for each in found]
    for identity, authority in identities:
        if identity and "CAS" in authority.upper():
            return identity
    bare = (identity for identity, authority in identities if not authority)
    return next((each for each in bare if cas.read(each).number), "")


def is_below(element: Element) -> bool:
    """Tell whether an entry says that its substance stays below a threshold."""
    flags = {
        value.strip().lower()
        for each in (element, *element.children)
        for name, value in each.attributes.items()
        if "threshold" in name.lower()
    }
    return "false" in flags and "true" not in flags


def all_within(element: Element, name: str) -> Iterator[Element]:
    left = list(reversed(element.children))
    while left:
        one = left.pop()
        if one.name == name:
            yield one
        else:
            left += reversed(one.children)
