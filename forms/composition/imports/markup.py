"""The guard over XML: no DOCTYPE, no depth, no bulk, no address is ever followed.

The bytes are decoded here, strictly, so that the parser sees UTF-8 on every machine
and a label that lies is refused, not believed.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from lxml import etree

from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Refusal

DEPTH = 255
SIZE = 128 * 1024 * 1024
ELEMENTS = 1_000_000

_CHUNK, _HEAD = 64 * 1024, 2048
_DECLARED = re.compile(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"'>]*)[\"']", re.ASCII)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
# Labels as they are written, and what is read: the wider set where one holds another.
_CODECS = MappingProxyType(
    {
        **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii"), "utf-8"),
        **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
        **dict.fromkeys(("windows-31j", "cp932", "ms932"), "cp932"),
        **dict.fromkeys(("gb2312", "gbk", "cp936", "gb18030"), "gb18030"),
        **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "cp949"), "cp949"),
        **{f"iso-8859-{part}": f"iso8859-{part}" for part in (*range(1, 12), 13, 14)},
        **{f"windows-125{part}": f"cp125{part}" for part in range(9)},
        "euc-jp": "euc_jp",
        "big5": "cp950",
        "iso-8859-15": "iso8859-15",
        "koi8-r": "koi8-r",
    }
)
_WIDE = frozenset({"utf-16", "utf-16le", "utf-16be", "iso-10646-ucs-2"})
_NONE: Mapping[str, str] = MappingProxyType({})


class Readable(Protocol):
    """Bytes from the front, as an open file or a member of an archive gives them."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes; none at the end."""
        ...


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
        for piece in _utf_8(stream):
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


def _utf_8(stream: Readable) -> Iterator[bytes]:
    """Yield the document as UTF-8, without its mark; its size is held to account."""
    first = _beginning(stream)
    codec, mark = _encoding(first)
    if not first[mark:].strip(b"\0 \t\r\n"):
        raise RefusedError(Refusal.EMPTY)
    decoder: Any = codecs.getincrementaldecoder(codec)()
    piece, size = first[mark:], len(first)
    try:
        while piece:
            yield decoder.decode(piece).encode()
            piece = stream.read(_CHUNK)
            size += len(piece)
            if size > SIZE:
                limit = f"{SIZE // 1024 // 1024} MB"
                raise RefusedError(Refusal.TOO_LARGE, expected=limit)
        decoder.decode(b"", final=True)
    except UnicodeError:
        raise RefusedError(Refusal.FALSE_ENCODING, given=codec) from None


def _beginning(stream: Readable) -> bytes:
    """Return enough to tell the encoding, however small the pieces come."""
    first = b""
    while len(first) < _HEAD and (piece := stream.read(_CHUNK)):
        first += piece
    return first


def _encoding(first: bytes) -> tuple[str, int]:
    """Return the codec of a document and the length of its mark.

    What the bytes show and what the label says must agree.
    """
    seen, mark = next(
        ((codec, len(mark)) for mark, codec in _MARKS if first.startswith(mark)),
        next(((codec, 0) for sign, codec in _UNMARKED if first[:2] == sign), ("", 0)),
    )
    head = first[mark : mark + _HEAD].decode(seen or "latin-1", "replace")
    found = _DECLARED.match(head)
    label = found[1].lower() if found else ""
    is_wide = seen.startswith("utf-16")
    told = seen if is_wide and label in _WIDE else _CODECS.get(label)
    if label and (told is None or (seen and told != seen)):
        raise RefusedError(Refusal.FALSE_ENCODING, given=label)
    return told or seen or "utf-8", mark
