"""Parts in parts, materials in parts, substances in those, as IPC and IEC write them.

The families IPC-175x and IEC 62474 name their elements and attributes a little
differently from version to version; what an element is, is told from its name here.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from forms.composition import cas, units
from forms.composition.bill import Evidence
from forms.composition.imports.bounds import ONE, Bounds, bounds
from forms.composition.imports.declared import Part, Substance
from forms.composition.imports.markup import Element
from forms.composition.imports.messages import Notice
from forms.composition.imports.troubles import Caution

_PARTS = frozenset(
    (
        *("Product", "SubProduct", "ProductPart", "Part", "SubPart", "Component"),
        *("Assembly", "SubAssembly", "Article", "SubArticle"),
    )
)
_MATERIALS = frozenset(("HomogeneousMaterial", "Material", "MaterialGroup"))
_LISTED = frozenset(("SubstanceCategory", "DsDsg", "Dsg", "DeclarableSubstance"))
_APART = ("Process", "BusinessInfo", "Include", "Attachment", "Exemption")
_IDS = ("ProductID", "PartID", "ArticleID", "AssemblyID", "ItemID")
_AMOUNTS = ("Amount", "Mass", "Concentration", "MassPercent", "Percentage")
_SHARES = ("Concentration", "MassPercent", "Percentage")
_NAMES = ("itemName", "name", "nameLocal")
_NUMBERS = ("itemNumber", "identifier", "partNumber")
_REVISIONS = ("version", "revision")
_VALUES = ("value", "mass", "massPercent", "percentage")
_UNITS = ("UOM", "unitOfMeasure", "unit")
_LOWS, _HIGHS = ("minValue", "min", "massMin"), ("maxValue", "max", "massMax")
_IDENTITIES = ("identity", "identifier", "number")
_OWN_CAS = ("cas", "casNumber", "casNo", "CAS")


@dataclass(slots=True)
class Reading:
    """How a family is read, and to whom doubts are said.

    ``counts`` are the attributes that tell how many there are; ``is_full`` tells of a
    product whether its paper means to name all that is in it; ``is_mixture`` says that
    a product may be a chemical, of which a share that stands in it is one.
    """

    say: Callable[[Notice], None]
    counts: tuple[str, ...]
    is_full: Callable[[Element], bool]
    supplier: str = ""
    evidence: tuple[Evidence, ...] = ()
    is_mixture: bool = False
    sheet: str = ""
    _listed: dict[int, tuple[Part, list[Substance]]] = field(default_factory=dict)

    def parts(self, root: Element) -> list[Part]:
        """Return the products of a document with all that stands in them."""
        top = Part("")
        left = [(root, top, "")]
        while left:
            element, around, path = left.pop()
            inner = [
                found
                for child in element.children
                if (found := self._taken(child, around, f"{path}{_place(child)}"))
            ]
            left += reversed(inner)
        for part, listed in self._listed.values():
            self._doubt(Caution.ONLY_A_LIST, part.path)
            _add_listed(part, listed)
        return top.parts

    def _taken(
        self, element: Element, around: Part, path: str
    ) -> tuple[Element, Part, str] | None:
        """Take what an element says; return where to look further."""
        if element.name.startswith(_APART):
            return None
        if element.name in _PARTS | _MATERIALS:
            part = self._part(element, around, path)
            around.parts.append(part)
            return element, part, f"{path}/"
        between = path[len(around.path) :]
        if element.name in _LISTED and not _is_material(around):
            listed = self._listed.setdefault(id(around), (around, []))[1]
            listed += self._entries(element, path)
            return None
        if element.name == "Substance":
            if "/Compliance[" in between:
                listed = self._listed.setdefault(id(around), (around, []))[1]
                listed += self._entries(element, path)
            else:
                around.substances.append(self._within(element, around, path))
            return None
        return element, around, f"{path}/"

    def _part(self, element: Element, around: Part, path: str) -> Part:
        known = element.first(*[name for name in _IDS if element.all(name)][:1])
        own = known or element
        mass, share = self._amounts(own, path)
        if own is not element and mass is None and share is None:
            mass, share = self._amounts(element, path)
        is_top = not around.path
        given = _first(element, self.counts) if is_top else ""
        if given and bounds(given) != ONE:
            self._doubt(Caution.OF_HOW_MANY, path, given)
        return Part(
            name=_first(own, _NAMES) or _first(element, _NAMES),
            number=_first(own, _NUMBERS),
            revision=_first(own, _REVISIONS),
            quantity=ONE if is_top else self._quantity(element, path),
            unit=self._unit(element, path),
            mass=mass,
            share=share,
            supplier=self.supplier,
            is_full=self.is_full(element) if is_top else around.is_full,
            evidence=self.evidence,
            sheet=self.sheet,
            path=path,
        )

    def _quantity(self, element: Element, path: str) -> Bounds | None:
        given = _first(element, self.counts)
        if not given or element.name in _MATERIALS:
            return ONE
        found = bounds(given)
        if found is None:
            self._doubt(Caution.UNIT_NOT_READ, path, given)
        return found

    def _unit(self, element: Element, path: str) -> str:
        given = element.get("unitType")
        found = units.unit(given) if given else None
        if given and found is None:
            self._doubt(Caution.UNIT_NOT_READ, path, given)
        return found.name if found else given or "piece"

    def _substance(self, element: Element, path: str) -> Substance:
        mass, share = self._amounts(element, path)
        name = _first(element, _NAMES)
        return Substance(name, _cas(element), share, mass, path=path)

    def _within(self, element: Element, around: Part, path: str) -> Substance:
        """Return a substance; a share belongs to a material, told of or not."""
        found = self._substance(element, path)
        is_whole = _is_material(around) or self.is_mixture
        found.of_less = found.share is not None and not is_whole
        return found

    def _entries(self, element: Element, path: str) -> Iterator[Substance]:
        """Yield the substances of one entry of a list, unless it says too little."""
        named = list(_all_within(element, "Substance"))
        shared = self._amounts(element, path) if len(named) == 1 else (None, None)
        for each in named or [element]:
            entry = self._substance(each, path)
            if entry.mass is None and entry.share is None:
                entry.mass, entry.share = shared
            entry.of_less = entry.share is not None
            has_amount = entry.mass is not None or entry.share is not None
            if has_amount or not (_is_below(element) or _is_below(each)):
                yield entry

    def _amounts(
        self, element: Element, path: str
    ) -> tuple[Bounds | None, Bounds | None]:
        """Return the grams and the per cent that stand in an element."""
        mass: Bounds | None = None
        share: Bounds | None = None
        for child in element.all(*_AMOUNTS):
            value, unit = _value(child), _first(child, _UNITS)
            if not value:
                continue
            if not unit and child.name in _SHARES:
                unit = "%"
                self._doubt(Caution.BARE_SHARE, path, value, "%")
            amount, known = bounds(value), units.unit(unit)
            scaled = amount.times(known.size) if amount and known else None
            if known and scaled and known.of == "mass":
                mass = scaled
            elif known and scaled and known.of == "share" and scaled.high <= 100:
                share = scaled
            else:
                self._doubt(Caution.UNIT_NOT_READ, path, f"{value} {unit}".strip())
        return mass, share

    def _doubt(
        self, caution: Caution, path: str, given: str = "", expected: str = ""
    ) -> None:
        self.say(
            Notice(
                caution=caution,
                sheet=self.sheet,
                path=path,
                given=given,
                expected=expected,
            )
        )


def supplier_of(root: Element) -> str:
    """Return who made a declaration."""
    company = root.first("BusinessInfo", "Response", "SupplyCompany")
    return _first(company, ("name", "nameLocal")) if company else ""


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


def _first(element: Element, attributes: tuple[str, ...]) -> str:
    return next((found for each in attributes if (found := element.get(each))), "")


def _place(element: Element) -> str:
    return f"{element.name}[{element.place}]"


def _value(element: Element) -> str:
    low, high = _first(element, _LOWS), _first(element, _HIGHS)
    if low and high:
        return f"{low}..{high}"
    return _first(element, _VALUES) or element.text


def _cas(element: Element) -> str:
    """Return what stands in the place of a CAS number, whether it is one or not."""
    if own := _first(element, _OWN_CAS):
        return own
    found = [
        *element.children,
        *(each for one in element.children for each in one.children),
    ]
    identities = [(_first(each, _IDENTITIES), each.get("authority")) for each in found]
    for identity, authority in identities:
        if identity and "CAS" in authority.upper():
            return identity
    bare = (identity for identity, authority in identities if not authority)
    return next((each for each in bare if cas.read(each).number), "")


def _is_below(element: Element) -> bool:
    """Tell whether an entry says that its substance stays below a threshold."""
    flags = {
        value.strip().lower()
        for each in (element, *element.children)
        for name, value in each.attributes.items()
        if "threshold" in name.lower()
    }
    return "false" in flags and "true" not in flags


def _all_within(element: Element, name: str) -> Iterator[Element]:
    left = list(reversed(element.children))
    while left:
        one = left.pop()
        if one.name == name:
            yield one
        else:
            left += reversed(one.children)


def _is_material(part: Part) -> bool:
    return part.path.rpartition("/")[2].partition("[")[0] in _MATERIALS


def _add_listed(part: Part, listed: list[Substance]) -> None:
    """Add what a list names to its part, unless its composition names it too.

    Two lists may name a substance twice; then each amount that is told stays possible.
    """
    within = {_key(each) for each in _within(part)}
    added: dict[str, Substance] = {}
    for each in listed:
        other = added.setdefault(_key(each), each)
        if other is not each:
            other.mass = _either(other.mass, each.mass)
            other.share = _either(other.share, each.share)
            other.of_less = other.of_less or each.of_less
    part.substances += (each for key, each in added.items() if key not in within)


def _either(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    return one.around(other) if one and other else one or other


def _key(each: Substance) -> str:
    return cas.read(each.number).number or each.name.casefold()


def _within(part: Part) -> Iterator[Substance]:
    left = [part]
    while left:
        one = left.pop()
        yield from one.substances
        left += one.parts
