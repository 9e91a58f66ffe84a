"""Parts in parts, materials in parts, substances in those, as IPC and IEC write them.

The families IPC-175x and IEC 62474 name their elements and attributes a little
differently from version to version; what an element is, is told from its name here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from forms.composition import units
from forms.composition.bill import Evidence
from forms.composition.imports.declarations.attributes import (
    NAMES,
    NUMBERS,
    REVISIONS,
    Doubt,
    all_within,
    amounts,
    cas_of,
    first,
    is_below,
)
from forms.composition.imports.declarations.bounds import ONE, Bounds, bounds, written
from forms.composition.imports.declarations.listed import add_listed
from forms.composition.imports.declarations.things import Part, Substance
from forms.composition.imports.guards.markup import Element
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


@dataclass(slots=True)
class Reading:
    """How a family is read, and to whom doubts are said.

    ``counts`` are the attributes that tell how many there are; ``is_full`` tells of a
    product whether its paper means to name all that is in it; ``is_mixture`` says that
    a product may be a chemical, of which a share that stands in it is one.  ``within``
    is the file of an archive that is read.
    """

    say: Callable[[Notice], None]
    counts: tuple[str, ...]
    is_full: Callable[[Element], bool]
    supplier: str = ""
    evidence: tuple[Evidence, ...] = ()
    is_mixture: bool = False
    within: str = ""
    _listed: dict[int, tuple[Part, list[Substance]]] = field(default_factory=dict)

    def parts(self, root: Element) -> list[Part]:
        """Return the products of a document with all that stands in them."""
        top = Part("")
        left = [(root, top, f"{self.within}/" if self.within else "")]
        while left:
            element, around, path = left.pop()
            inner = [
                found
                for child in element.children
                if (found := self._taken(child, around, f"{path}{_place(child)}"))
            ]
            left += reversed(inner)
        # What stands deepest is added first, so that nothing around it adds it again.
        for part, listed in reversed(self._listed.values()):
            self._doubt(Caution.ONLY_A_LIST, part.path)
            for each, total in add_listed(part, listed):
                given, expected = f"{written(each.mass)} g", f"{written(total)} g"
                self._doubt(Caution.AMOUNTS_DIFFER, each.path, given, expected)
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
        if element.name in _LISTED and not around.is_material:
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
        mass, share = amounts(own, self._doubts_at(path))
        if own is not element and mass is None and share is None:
            mass, share = amounts(element, self._doubts_at(path))
        is_top = not around.path
        given = first(element, self.counts) if is_top else ""
        if given and bounds(given) != ONE:
            self._doubt(Caution.OF_HOW_MANY, path, given)
        return Part(
            name=first(own, NAMES) or first(element, NAMES),
            number=first(own, NUMBERS),
            revision=first(own, REVISIONS),
            quantity=ONE if is_top else self._quantity(element, path),
            unit=self._unit(element, path),
            mass=mass,
            share=share,
            supplier=self.supplier,
            is_full=self.is_full(element) if is_top else around.is_full,
            is_material=element.name in _MATERIALS,
            evidence=self.evidence,
            path=path,
        )

    def _quantity(self, element: Element, path: str) -> Bounds | None:
        given = first(element, self.counts)
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
        mass, share = amounts(element, self._doubts_at(path))
        name = first(element, NAMES)
        return Substance(name, cas_of(element), share, mass, path=path)

    def _within(self, element: Element, around: Part, path: str) -> Substance:
        """Return a substance; a share belongs to a material, told of or not."""
        found = self._substance(element, path)
        is_whole = around.is_material or self.is_mixture
        found.of_less = found.share is not None and not is_whole
        return found

    def _entries(self, element: Element, path: str) -> Iterator[Substance]:
        """Yield the substances of one entry of a list, unless it says too little."""
        named = list(all_within(element, "Substance"))
        shared = (
            amounts(element, self._doubts_at(path)) if len(named) == 1 else (None, None)
        )
        for each in named or [element]:
            entry = self._substance(each, path)
            if entry.mass is None and entry.share is None:
                entry.mass, entry.share = shared
            entry.of_less = entry.share is not None
            has_amount = entry.mass is not None or entry.share is not None
            if has_amount or not (is_below(element) or is_below(each)):
                yield entry

    def _doubts_at(self, path: str) -> Doubt:
        return lambda caution, given, expected: self._doubt(
            caution, path, given, expected
        )

    def _doubt(
        self, caution: Caution, path: str, given: str = "", expected: str = ""
    ) -> None:
        self.say(
            Notice(
                caution=caution,
                path=path,
                given=given,
                expected=expected,
            )
        )


def _place(element: Element) -> str:
    return f"{element.name}[{element.place}]"
