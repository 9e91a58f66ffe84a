"""CycloneDX hardware bills 1.4 to 1.6, JSON and XML: a list of parts and no more.

A part's name is its number; how many stand in a property, as text.  What is no device
(software, firmware, files) is no part.  Links are never opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.composition.bill import Line
from forms.composition.imports.catena_x.aspects import Say, links, whence
from forms.composition.imports.guards import notation
from forms.composition.imports.guards.markup import Element, Start, events, tree
from forms.composition.imports.guards.notation import Held, Place
from forms.composition.imports.messages import (
    Lines,
    Message,
    Notice,
    RefusedError,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution, Refusal

VERSIONS = ("1.4", "1.5", "1.6")
BATCH = 500

_NAMESPACE = "http://cyclonedx.org/schema/bom/"
_QUANTITY = "cdx:device:quantity"
_COUNT = re.compile(r"[0-9]{1,15}")
_TEXTS = ("name", "version", "description")


def recognises(opening: Opening) -> str | None:
    """Return the version that a bill in JSON states."""
    root = opening.once(notation.opened)
    if not root.says("bomFormat") or root.text("bomFormat") != "CycloneDX":
        return None
    return root.text("specVersion")


def recognises_xml(opening: Opening) -> str | None:
    """Return the version in the namespace of a bill in XML."""
    first = next(iter(events(opening.stream())), None)
    if not isinstance(first, Start) or not first.namespace.startswith(_NAMESPACE):
        return None
    return first.namespace.removeprefix(_NAMESPACE)


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the parts of a bill in JSON."""
    yield from _bill(notation.holding(opening, "bomFormat"), opening.notice)


def read_xml(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the parts of a bill in XML."""
    root = tree(opening.stream())
    if not root.namespace.startswith(_NAMESPACE):
        given, expected = f"{root.namespace} {root.name}".strip(), f"{_NAMESPACE}… bom"
        raise RefusedError(Refusal.OTHER_ROOT, given=given, expected=expected)
    device = root.first("metadata", "component")
    held: dict[str, Held] = {"components": _listed(root)}
    if device is not None:
        held["metadata"] = {"component": _component(device)}
    yield from _bill(Place(held), opening.notice)


def _listed(parent: Element) -> Held:
    found = parent.first("components")
    return (
        [] if found is None else [_component(each) for each in found.all("component")]
    )


def _component(element: Element) -> Held:
    """Return a component in XML as one in JSON."""
    properties: list[Held] = [
        {"name": each.get("name"), "value": each.text}
        for holder in element.all("properties")
        for each in holder.all("property")
    ]
    held: dict[str, Held] = {name: element.words(name) for name in _TEXTS}
    return held | {
        "type": element.get("type"),
        "supplier": {"name": element.words("supplier", "name")},
        "manufacturer": {"name": element.words("manufacturer", "name")},
        "properties": properties,
        "components": _listed(element),
    }


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A component that is still to be read, and the part that it is in."""

    place: Place
    parent: str


def _bill(root: Place, say: Say) -> Iterator[Message]:
    links(root, say)
    parts = list(_parts(root, say))
    for caution in (Caution.NO_COMPOSITION, Caution.NO_ORIGIN, Caution.NO_PRICE):
        say(Notice(caution=caution))
    for at in range(0, len(parts), BATCH):
        yield Lines(lines=tuple(parts[at : at + BATCH]))


def _parts(root: Place, say: Say) -> Iterator[Line]:
    """Yield the item and its parts, each after the part that it is in.

    Raises ``RefusedError`` where no component is a device.
    """
    device = root.at("metadata", "component")
    count = 0
    top = ""
    if device.held is not None:
        count, top = 1, "1"
        yield _line(device, count, "", "1")
    open_ = [_Waiting(each, top) for each in reversed(root.each("components"))]
    others: list[str] = []
    devices = 0
    while open_:
        here = open_.pop()
        inside = here.parent
        if here.place.text("type") == "device":
            count, devices = count + 1, devices + 1
            inside = str(count)
            yield _line(here.place, count, here.parent, _quantity(here.place, say))
        else:
            others.append(here.place.text("name"))
        nested = here.place.each("components")
        open_ += [_Waiting(each, inside) for each in reversed(nested)]
    if not devices:
        raise RefusedError(Refusal.NO_PARTS, given=", ".join(others[:3]))
    if others:
        given = ", ".join(filter(None, others[:3]))
        say(Notice(caution=Caution.NO_DEVICE, given=given, expected=str(len(others))))


def _line(place: Place, count: int, parent: str, quantity: str) -> Line:
    makers = (place.text(key, "name") for key in ("supplier", "manufacturer"))
    return Line(
        id=str(count),
        parent=parent,
        number=place.text("name"),
        revision=place.text("version"),
        name=place.text("description"),
        quantity=quantity,
        supplier=next(filter(None, makers), ""),
        whence=whence(place),
    )


def _quantity(place: Place, say: Say) -> str:
    """Return how many; what is no whole number, or told twice, is not known."""
    told = {
        each.text("value")
        for each in place.each("properties")
        if each.text("name") == _QUANTITY
    }
    given = ", ".join(sorted(told))
    if _COUNT.fullmatch(given) and given.strip("0"):
        return given.lstrip("0")
    say(Notice(caution=Caution.NO_QUANTITY, path=place.path, given=given))
    return ""
