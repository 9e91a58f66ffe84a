"""Granta bills of materials: parts in parts, with materials and substances by share.

Materials stand there by a reference to a database: the name of one is no composition.
A share is one by mass where the part has a mass, by volume where it has a volume only.
"""

import re
from collections.abc import Callable, Iterator

from forms.composition import units
from forms.composition.imports.declarations.bounds import ONE, Bounds, bounds
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.declarations.things import Part, Substance
from forms.composition.imports.guards.markup import Element, root_of, tree_of
from forms.composition.imports.messages import Message, Notice, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution, Refusal
from forms.countries import named

VERSIONS = ("17/11", "23/01", "24/12", "25/05")
ROOT = "PartsEco"
_NAMESPACE = re.compile(
    r"https?://www\.grantadesign\.com/(\d\d/\d\d)/BillOfMaterialsEco", re.ASCII
)
_WITHIN = frozenset(
    (
        *("Components", "TransportPhase", "UsePhase", "Location", "Notes"),
        *("Annotations", "AnnotationSources"),
    )
)
_NAMES = ("Name", "Identity", "ExternalIdentity")
# What was used in production, or only may be there, may be there no more.
_UNSURE = {"MayBeIncorporated", "UsedInProduction", "MayBeUsedInProduction"}

Say = Callable[[Notice], None]


def recognises(opening: Opening) -> str | None:
    """Return the version of the schema; None if a file is another format."""
    root = opening.once(root_of)
    if root.name != ROOT:
        return None
    if found := _NAMESPACE.fullmatch(root.namespace.rstrip("/")):
        return found[1]
    return None if root.namespace else ""


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the parts, what is in them, and what is doubtful."""
    root = opening.once(tree_of)
    if root.name != ROOT:
        given, expected = f"<{root.name}>", f"<{ROOT}>"
        raise RefusedError(Refusal.OTHER_ROOT, given=given, expected=expected)
    _only(root, _WITHIN, "Components")
    if not root.namespace:
        expected = "http://www.grantadesign.com"
        opening.notice(Notice(caution=Caution.NO_NAMESPACE, expected=expected))
    top = Part("")
    left = [(root, top)]
    while left:
        element, around = left.pop()
        for wrapper in element.all("Components"):
            _only(wrapper, frozenset({"Part"}), "Part")
            for child in wrapper.children:
                path = f"{around.path}/Part[{child.place}]".lstrip("/")
                part = _part(child, path, opening.notice)
                around.parts.append(part)
                left.append((child, part))
    yield from told(top.parts)


def _only(element: Element, names: frozenset[str], expected: str) -> None:
    """Refuse an element with children that this format does not have there."""
    for child in element.children:
        if child.name not in names:
            raise RefusedError(
                Refusal.OTHER_CHILDREN,
                path=f"{element.name}/{child.name}[{child.place}]",
                given=f"<{child.name}>",
                expected=f"<{expected}>",
            )


def _part(element: Element, path: str, say: Say) -> Part:
    quantity, unit = _quantity(element, path, say)
    part = Part(
        name=_first(element, _NAMES),
        number=element.words("PartNumber"),
        quantity=quantity,
        unit=unit,
        mass=_mass(element, unit, path, say),
        country=_country(element, path, say),
        path=path,
    )
    if not part.number:
        say(Notice(caution=Caution.NO_NUMBER, path=path, given=part.name))
    by_volume = bool(element.all("VolumePerUom")) and part.mass is None
    for wrapper in element.all("Materials", "Specifications", "Substances"):
        for child in wrapper.children:
            inner = f"{path}/{wrapper.name}/{child.name}[{child.place}]"
            part.substances.append(_substance(child, inner, by_volume, say))
    if element.all("MIPartReference") and not part.substances:
        given = part.name or part.number
        say(Notice(caution=Caution.ONLY_A_REFERENCE, path=path, given=given))
    return part


def _quantity(element: Element, path: str, say: Say) -> tuple[Bounds | None, str]:
    found = element.first("Quantity")
    if found is None:
        return ONE, "piece"
    given = found.get("Unit")
    known = units.unit(given) if given else None
    amount = bounds(found.text)
    if amount is None or (given and known is None):
        _doubt(say, path, f"{found.text} {given}".strip())
    return amount, known.name if known else given or "piece"


def _mass(element: Element, unit: str, path: str, say: Say) -> Bounds | None:
    """Return the grams of one unit of a part: of one kilogram, of one metre, each."""
    counted = units.unit(unit)
    if counted and counted.of == "mass":
        return Bounds(counted.size, counted.size)
    found = element.first("MassPerUom")
    if found is None:
        return None
    given, amount = found.get("Unit"), bounds(found.text)
    mass, per = units.rate(given) or (units.unit(given), counted)
    if (
        amount
        and counted
        and mass
        and per
        and (mass.of, per.of) == ("mass", counted.of)
    ):
        return amount.times(mass.size * counted.size / per.size)
    _doubt(say, path, f"{found.text} {given}".strip())
    return None


def _substance(element: Element, path: str, by_volume: bool, say: Say) -> Substance:
    share, mass = _percentage(element, path, say), _own_mass(element, path, say)
    if by_volume and share:
        say(Notice(caution=Caution.BY_VOLUME, path=path, given=element.words("Name")))
        share = None
    if element.words("Category") in _UNSURE:
        share = share and share.at_most()
    reference = any(child.name.startswith("MI") for child in element.children)
    name = _first(element, _NAMES)
    is_reference = reference and not (element.name == "Substance" and name)
    return Substance(
        name or _identity(element),
        share=share,
        mass=mass,
        is_reference=is_reference,
        path=path,
    )


def _percentage(element: Element, path: str, say: Say) -> Bounds | None:
    given = element.words("Percentage")
    if not given:
        return None
    share = bounds(given)
    if share is None or share.high > 100:
        _doubt(say, path, f"{given} %")
        return None
    return share


def _own_mass(element: Element, path: str, say: Say) -> Bounds | None:
    found = element.first("Mass") or element.first("Quantity")
    if found is None or not found.text:
        return None
    unit, amount = units.unit(found.get("Unit")), bounds(found.text)
    if amount and unit and unit.of == "mass":
        return amount.times(unit.size)
    _doubt(say, path, f"{found.text} {found.get('Unit')}".strip())
    return None


def _country(element: Element, path: str, say: Say) -> str:
    """Return the country in which a part is made, where its location names one."""
    location = element.first("Location")
    given = _first(location, _NAMES) if location else ""
    found = named(given) if given else None
    if given and not found:
        say(Notice(caution=Caution.NO_COUNTRY, path=path, given=given))
    return found or ""


def _identity(element: Element) -> str:
    """Return the way to a record in a database, for a thing without a name."""
    references = (c for c in element.children if c.name.startswith("MI"))
    texts = (each.text for one in references for each in one.children if each.text)
    return " ".join(texts)


def _first(element: Element, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := element.words(name))), "")


def _doubt(say: Say, path: str, given: str) -> None:
    say(Notice(caution=Caution.UNIT_NOT_READ, path=path, given=given))
