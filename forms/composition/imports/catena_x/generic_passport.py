"""Catena-X passports of a generic and a specific half: chemicals and electric drives.

ChemicalMaterialPassport 3.0.0 and ElectricDrivePassport 2.0.0 tell what a product is
made of; neither tells origin or worth.  Of a drive's magnets only the kind is told: it
is kept as a grade, which is a hint and never a content.
"""

from collections.abc import Iterator

from forms.composition.bill import Content, Evidence, Line
from forms.composition.imports.catena_x.aspects import (
    Say,
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

CHEMICAL, DRIVE = ("3.0.0",), ("2.0.0",)
_NAMED = ("type", "id", "name")


def recognises_chemical(opening: Opening) -> str | None:
    """Return the version whose layout a chemical's passport has: it names none."""
    root = opening.once(notation.opened)
    is_chemical = _is_halved(root) and root.at("specific").says("productType")
    return CHEMICAL[0] if is_chemical else None


def recognises_drive(opening: Opening) -> str | None:
    """Return the version whose layout a drive's passport has: it names none."""
    root = opening.once(notation.opened)
    is_drive = _is_halved(root) and root.at("specific").says("eMachine")
    return DRIVE[0] if is_drive else None


def _is_halved(root: Place) -> bool:
    return root.says("generic") and root.says("specific")


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the product, and the machine in a drive as a line below it."""
    root = notation.holding(opening, "generic", "specific")
    product = product_of(root.at("generic"), opening.notice)
    opening.notice(Notice(caution=Caution.NO_ORIGIN))
    opening.notice(Notice(caution=Caution.NO_PRICE))
    yield Lines(lines=(product, *_machine(root, product, opening.notice)))


def product_of(generic: Place, say: Say) -> Line:
    """Return the product of a generic half; what is doubtful in it is said."""
    status = generic.text("metadata", "status")
    if status and status != "approved":
        path = generic.at("metadata", "status").path
        say(Notice(caution=Caution.NOT_FINAL, path=path, given=status))
    links(generic, say)
    supplier = generic.text("operation", "manufacturer", "manufacturer")
    paper = Evidence(
        kind="declaration",
        document=generic.text("metadata", "passportIdentifier"),
        issuer=generic.text("metadata", "economicOperatorId") or supplier,
        issued=day(generic, "metadata", "issueDate"),
    )
    listed = generic.each("materials", "materialComposition", "content")
    concerns = generic.each("materials", "substancesOfConcern", "content")
    places = (*listed, *_new(concerns, listed))
    contents = tuple(_content(each, paper, say) for each in places)
    weigh(contents, say)
    return Line(
        id="1",
        number=generic.text("identification", "type", "manufacturerPartId"),
        name=generic.text("identification", "type", "nameAtManufacturer"),
        mass=mass(generic.at("characteristics", "physicalDimension", "weight"), say),
        supplier=supplier,
        contents=contents,
        evidence=(paper,),
        whence=whence(generic),
    )


def _new(concerns: tuple[Place, ...], listed: tuple[Place, ...]) -> Iterator[Place]:
    """Yield the substances of concern that are not in the composition as well."""
    known = {_identity(each) for each in listed}
    yield from (each for each in concerns if _identity(each) not in known)


def _identity(place: Place) -> tuple[str, ...]:
    return tuple(each.text("id") for each in place.each("id"))


def _content(place: Place, paper: Evidence, say: Say) -> Content:
    """Return a substance; a range that names only its end begins at 0."""
    name = unit(place, "unit")
    told = [share(place, "concentration", name, say)]
    for limits in place.each("concentrationRange"):
        low, high = (share(limits, key, name, say) for key in ("min", "max"))
        told += [low or ("0" if high else ""), high]
    named = substance(place.each("id"), _NAMED, say)
    return named.model_copy(
        update={
            "share": span(*told),
            "evidence": (paper,),
            "whence": whence(place),
        }
    )


def _machine(root: Place, product: Line, say: Say) -> Iterator[Line]:
    machine = root.at("specific", "eMachine")
    if machine.held is None:
        return
    yield Line(
        id="2",
        parent=product.id,
        number=machine.text("id"),
        name=f"e-machine {machine.text('technology')}".strip(),
        mass=mass(machine.at("weight"), say),
        grade=machine.text("permanentMagnetType"),
        whence=whence(machine),
    )
