"""Catena-X DigitalProductPassport: one product, its materials and their origin.

It has no prices.  A concentration is a share of the product, not of a part of it.
Before 7.0.0 it was laid out as the generic half of other passports, without origin.
"""

import re
from collections.abc import Iterator

from forms.composition.bill import Content, Evidence, Line, Origin
from forms.composition.imports.catena_x import generic_passport
from forms.composition.imports.catena_x.aspects import (
    Say,
    address_country,
    addresses,
    country,
    day,
    links,
    mass,
    share,
    substance,
    unit,
    weigh,
    whence,
)
from forms.composition.imports.catena_x.figures import span
from forms.composition.imports.guards import notation
from forms.composition.imports.guards.notation import Place
from forms.composition.imports.messages import Lines, Message, Notice, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution

VERSIONS = ("5.0.0", "6.0.0", "6.1.0", "7.0.0")
_SPEC = re.compile(
    r"urn:(?:samm:)?io\.catenax\.generic\.digital_product_passport:([\d.]+)"
)
_NAMED = ("materialListTypeId", "materialId", "materialName")


def recognises(opening: Opening) -> str | None:
    """Return the version that the passport names, or whose layout it has."""
    root = opening.once(notation.opened)
    if not (root.says("metadata") and root.says("identification")):
        return None
    spec = _SPEC.match(root.text("metadata", "specVersion"))
    if spec:
        return spec[1].rstrip(".")
    if root.at("composition").says("materialInformation"):
        return VERSIONS[-1]
    return VERSIONS[0] if _is_earlier(root) else None


def _is_earlier(root: Place) -> bool:
    materials = root.at("materials")
    return materials.says("materialComposition") or materials.says(
        "substancesOfConcern"
    )


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the product, and the components it names as lines below it."""
    root = notation.holding(opening, "metadata", "identification")
    if _is_earlier(root):
        opening.notice(Notice(caution=Caution.NO_ORIGIN))
        product = generic_passport.product_of(root, opening.notice)
    else:
        product = _product(root, opening.notice)
    opening.notice(Notice(caution=Caution.NO_PRICE))
    yield Lines(lines=(product, *_components(root, product)))


def _product(root: Place, say: Say) -> Line:
    status = root.text("metadata", "passportStatus")
    if status and status != "approved":
        path = "metadata.passportStatus"
        say(Notice(caution=Caution.NOT_FINAL, path=path, given=status))
    for address in addresses(root):
        address_country(address, say)
    links(root, say)
    supplier = _supplier(root)
    paper = Evidence(
        kind="declaration",
        document=root.text("metadata", "passportIdentifier"),
        issuer=supplier,
        issued=day(root, "metadata", "issueDate"),
    )
    contents = tuple(_material(each, paper, say) for each in _materials(root))
    weigh(contents, say)
    kind = root.at("identification", "partTypeInformation")
    return Line(
        id="1",
        number=kind.text("manufacturerPartId"),
        name=kind.text("nameAtManufacturer"),
        mass=mass(root.at("characteristics", "physicalDimension", "weight"), say),
        supplier=supplier,
        country=_made_in(root, say),
        contents=contents,
        evidence=(paper,),
        whence=whence(root),
    )


def _materials(root: Place) -> tuple[Place, ...]:
    return root.each("composition", "materialInformation", "materials")


def _supplier(root: Place) -> str:
    maker = root.at("operation", "manufacturing", "manufacturer")
    operator = root.at("metadata", "economicOperator")
    names = [*maker.each("manufacturerNames"), *operator.each("economicOperatorNames")]
    return next(filter(None, (each.text() for each in names)), "")


def _made_in(root: Place, say: Say) -> str:
    """Return where the product was made, if all its facilities stand in one country."""
    facilities = root.each("operation", "manufacturing", "facilities")
    found = {
        address_country(each.at("facilityAddress"), lambda _: None)
        for each in facilities
    }
    if len(found) > 1:
        given = ", ".join(sorted(found))
        path = "operation.manufacturing.facilities"
        say(Notice(caution=Caution.STEP_IN_SEVERAL, path=path, given=given))
        return ""
    return next(iter(found), "")


def _material(place: Place, paper: Evidence, say: Say) -> Content:
    named = substance(place.each("materialIdentifications"), _NAMED, say)
    given = place.text("materialOrigin")
    recycled = place.number("recycled")
    if not given:
        say(Notice(caution=Caution.NO_ORIGIN, path=place.path))
    origin = Origin(
        country=country(place, "materialOrigin", say),
        basis="declared" if given else "",
        as_given="; ".join(
            filter(None, (given, recycled and f"recycled: {recycled} %"))
        ),
    )
    return named.model_copy(
        update={
            "share": _share(place.at("concentrationInformation"), say),
            "origins": (origin,) if given or recycled else (),
            "evidence": (paper,),
            "whence": whence(place),
        }
    )


def _share(place: Place, say: Say) -> str:
    """Return the share of the product; a range that names only its end begins at 0."""
    limits = place.at("concentrationRange")
    low = _concentration(limits.at("minConcentration"), say)
    high = _concentration(limits.at("maxConcentration"), say)
    told = _concentration(place.at("concentration"), say)
    return span(told, low or ("0" if high else ""), high)


def _concentration(place: Place, say: Say) -> str:
    return share(place, "concentrationValue", unit(place, "concentrationUnit"), say)


def _components(root: Place, product: Line) -> Iterator[Line]:
    named = root.each("composition", "componentInformation", "content")
    for at, each in enumerate(named, start=2):
        yield Line(
            id=str(at),
            parent=product.id,
            number=each.text("componentCode"),
            name=each.text("componentName"),
            quantity="",
            whence=whence(each),
        )
