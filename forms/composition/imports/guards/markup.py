"""The guard over XML: no DOCTYPE, no depth, no bulk, no address is ever followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from forms.composition.imports.guards.labels import Readable, utf_8
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Refusal

DEPTH = 255
SIZE = 128 * 1024 * 1024
ELEMENTS = 1_000_000

_NONE: Mapping[str, str] = MappingProxyType({})


class Start(NamedTuple):
    """An element begins; attributes of another namespace are named ``{…}name``."""

    name: str
    namespace: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An element ends; ``text`` stood in it after its last child, if it has any."""

    name: str
    text: str


@dataclass(slots=True)
class Element:
    """One element of a small tree; ``place`` counts it among those of its name."""

    name: str
    namespace: str
    attributes: Mapping[str, str]
    place: int = 1
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """Return an attribute without the blanks around it; ``""`` if there is none."""
        return self.attributes.get(attribute, "").strip()

    def all(self, *names: str) -> list["Element"]:
        """Return the children of these names, in their order."""
        return [child for child in self.children if child.name in names]

    def first(self, *path: str) -> "Element | None":
        """Follow first children down a path of names."""
        here: Element | None = self
        for name in path:
            found = here.all(name) if here is not None else []
            here = found[0] if found else None
        return here

    def words(self, *path: str) -> str:
        """Return the text at the end of a path; ``""`` if there is nothing."""
        found = self.first(*path)
        return "" if found is None else found.text


def events(stream: Readable) -> Iterator[Start | End]:
    """Read XML as it comes, without keeping it; see ``feed`` for what is refused."""
    target = _Target()
    for _ in feed(stream, target):
        yield from target.take()


def feed(stream: Readable, target: object) -> Iterator[None]:
    """Tell a parser target what stands in XML, and yield after every piece of it.

    A target has methods ``start``, ``end``, ``data`` and ``close``, and refuses any
    DOCTYPE, before anything is expanded, by ``doctype = staticmethod(no_doctype)``.
    Raises ``RefusedError`` for what is too large, for a false label and for what is
    not well formed or too deep for the parser.
    """
    parser = etree.XMLParser(
        target=target,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for piece in utf_8(stream, SIZE):
            parser.feed(piece)
            yield
        parser.close()
    except etree.XMLSyntaxError as broken:
        line = broken.lineno or 0
        raise RefusedError(Refusal.BROKEN_MARKUP, row=line) from None
    yield


def no_doctype(name: str, *_where: str | None) -> None:
    """Refuse a document that brings rules of its own."""
    raise RefusedError(Refusal.DOCTYPE, given=f"<!DOCTYPE {name}")


def tree(stream: Readable) -> Element:
    """Read a small document whole and return its root; see ``events``."""
    root: Element | None = None
    above: list[Element] = []
    counts: list[dict[str, int]] = [{}]
    elements = 0
    for event in events(stream):
        if isinstance(event, End):
            above.pop().text = event.text.strip()
            counts.pop()
            continue
        elements += 1
        if elements > ELEMENTS:
            raise RefusedError(Refusal.TOO_MANY_ELEMENTS, expected=str(ELEMENTS))
        place = counts[-1].get(event.name, 0) + 1
        counts[-1][event.name] = place
        element = Element(event.name, event.namespace, event.attributes, place)
        if above:
            above[-1].children.append(element)
        root = root or element
        above.append(element)
        counts.append({})
    if root is None:
        raise RefusedError(Refusal.EMPTY)
    return root


def root_of(opening: Opening) -> Start:
    """Return how the document of a file begins; for ``Opening.once``."""
    for event in events(opening.stream()):
        if isinstance(event, Start):
            return event
    raise RefusedError(Refusal.EMPTY)


def tree_of(opening: Opening) -> Element:
    """Return the document of a file as a tree; for ``Opening.once``."""
    return tree(Followed(opening))


class Followed:
    """The bytes of a file, whose reading is told as progress."""

    def __init__(self, opening: Opening) -> None:
        self._stream, self._progress, self._done = opening.stream(), opening.progress, 0

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes; none at the end."""
        piece = self._stream.read(size)
        self._done += len(piece)
        self._progress(self._done)
        return piece


class _Target:
    """What the parser tells its events to; it builds nothing."""

    def __init__(self) -> None:
        self._events: list[Start | End] = []
        self._text: list[str] = []
        self._depth = 0
        self._names: dict[str, tuple[str, str]] = {}

    doctype = staticmethod(no_doctype)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise RefusedError(Refusal.TOO_DEEP, expected=str(DEPTH))
        namespace, name = self._names.get(tag) or self._split(tag)
        self._text.clear()
        self._events.append(Start(name, namespace, attributes or _NONE))

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._events.append(End(self._names[tag][1], "".join(self._text)))
        self._text.clear()

    def data(self, text: str) -> None:
        self._text.append(text)

    def close(self) -> None:
        """Do nothing more: there is no tree to give back."""

    def take(self) -> list[Start | End]:
        """Hand over what has been told since the last time."""
        taken, self._events = self._events, []
        return taken

    def _split(self, tag: str) -> tuple[str, str]:
        namespace, _, name = tag.removeprefix("{").rpartition("}")
        self._names[tag] = namespace, name
        return namespace, name
