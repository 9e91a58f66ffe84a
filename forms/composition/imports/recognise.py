"""What a file is, told from its content and never from its name.

**How a reader registers.**  A module of this package has

``recognises(opening) -> str | None``
    the version that the file states (``""`` if it states none), or ``None`` if the
    file is something else.  It is only asked about files of its own ``container``, may
    raise ``RefusedError`` and shares what it parsed by ``opening.once(parse)``.

and one of

``read(opening, request) -> Iterator[Message]``
    yields ``Lines`` in batches of at most 500, and notices; raises ``RefusedError``.
    It says nothing of digest, format or end: that is done for it.
``tables(opening) -> Sequence[Table]``
    for what a person maps by column; columns.py and parts.py do the rest.

and a line in ``FORMATS``: the first that recognises a file reads it, so the special
stand before the general.  Its name stands in resources/wording under ``format``.  A
version that is not among ``versions`` is read, and the user is told.  Notices may be
given at any time by ``opening.notice(...)``, also while a table is gone through.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.composition.imports.catena_x import (
    generic_passport,
    product_passport,
    us_tariff,
)
from forms.composition.imports.declarations import (
    chemsherpa,
    iec62474,
    ipc1752,
    ipc1754,
)
from forms.composition.imports.messages import Message, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.returned import declaration
from forms.composition.imports.rmi import rmi
from forms.composition.imports.rows import Table
from forms.composition.imports.systems import cyclonedx, granta, plmxml
from forms.composition.imports.table import separated
from forms.composition.imports.troubles import Refusal
from forms.composition.imports.workbook import reader

Container = Literal["zip", "xml", "json", "text"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what holds it, how it is told, how it is read."""

    container: Container
    recognises: Callable[[Opening], str | None]
    read: Callable[[Opening, Request], Iterator[Message]] | None = None
    tables: Callable[[Opening], Sequence[Table]] | None = None
    versions: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "rmi": Format("zip", rmi.recognises, rmi.read, versions=rmi.VERSIONS),
    "declaration": Format(
        "zip", declaration.recognises, declaration.read, versions=declaration.VERSIONS
    ),
    "us-tariff": Format(
        "json", us_tariff.recognises, us_tariff.read, versions=us_tariff.VERSIONS
    ),
    "product-passport": Format(
        "json",
        product_passport.recognises,
        product_passport.read,
        versions=product_passport.VERSIONS,
    ),
    "chemical-passport": Format(
        "json",
        generic_passport.recognises_chemical,
        generic_passport.read,
        versions=generic_passport.CHEMICAL,
    ),
    "drive-passport": Format(
        "json",
        generic_passport.recognises_drive,
        generic_passport.read,
        versions=generic_passport.DRIVE,
    ),
    "cyclonedx": Format(
        "json", cyclonedx.recognises, cyclonedx.read, versions=cyclonedx.VERSIONS
    ),
    "cyclonedx-xml": Format(
        "xml",
        cyclonedx.recognises_xml,
        cyclonedx.read_xml,
        versions=cyclonedx.VERSIONS,
    ),
    "ipc1754": Format(
        "xml", ipc1754.recognises, ipc1754.read, versions=ipc1754.VERSIONS
    ),
    "ipc1752": Format(
        "xml", ipc1752.recognises, ipc1752.read, versions=ipc1752.VERSIONS
    ),
    "iec62474": Format(
        "xml", iec62474.recognises, iec62474.read, versions=iec62474.VERSIONS
    ),
    "chemsherpa": Format(
        "zip", chemsherpa.recognises, chemsherpa.read, versions=iec62474.VERSIONS
    ),
    "workbook": Format("zip", reader.recognises, tables=reader.tables),
    "granta": Format("xml", granta.recognises, granta.read, versions=granta.VERSIONS),
    "plmxml": Format("xml", plmxml.recognises, plmxml.read, versions=plmxml.VERSIONS),
    "separated": Format("text", separated.recognises, tables=separated.tables),
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    *(b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
    *(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90"),
)
_WEB = re.compile(
    rb"\s*(<!doctype\s+html|<(html|head|body|table|meta|style|div|script)\b|mime-version:)",
    re.IGNORECASE,
)
_XHTML = re.compile(
    rb"\s*<\?xml[^>]*>\s*(<!--((?!-->).)*-->\s*)*(<!doctype\s+html|<html)\b",
    re.DOTALL | re.IGNORECASE,
)
_WORKBOOK_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_NOTATION = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[\[\]{\"\d-])")
_MARKUP = re.compile(rb"\s*<[?!a-z_\x80-\xff]", re.IGNORECASE)
_NOTHING = b"\0\t\n\v\f\r \xef\xbb\xbf\xff\xfe"
_CONTROLS = bytes({*range(1, 9), *range(14, 26), *range(28, 32)})


def recognise(opening: Opening) -> tuple[str, str]:
    """Return the id of the format and the version that the file states.

    What the user chose (``as_format``) overrides what the content looks like.
    Raises ``RefusedError`` where nothing here reads the file, with the way out.
    """
    if not opening.head.strip(_NOTHING):
        raise RefusedError(Refusal.EMPTY)
    chosen = opening.request.as_format
    if chosen:
        if chosen not in FORMATS:
            raise RefusedError(Refusal.NOT_KNOWN, given=chosen)
        return chosen, FORMATS[chosen].recognises(opening) or ""
    container = container_of(opening.head)
    for name, each in FORMATS.items():
        if each.container == container:
            version = each.recognises(opening)
            if version is not None:
                return name, version
    raise RefusedError(_what_else(opening, container))


def container_of(head: bytes) -> Container:
    """Tell from the first bytes what holds the content.

    Raises ``RefusedError`` for what is no table and no declaration.
    """
    if head.startswith(_OLE):
        raise RefusedError(Refusal.OLD_WORKBOOK)
    if head.startswith(_ZIPS):
        return "zip"
    if head.startswith(_OTHERS):
        raise RefusedError(Refusal.NOT_A_TABLE)
    plain = _narrow(head)
    if _WEB.match(plain) or _XHTML.match(plain):
        raise RefusedError(Refusal.WEB_PAGE)
    if _MARKUP.match(plain):
        return "xml"
    if _NOTATION.match(plain):
        return "json"
    if _is_binary(head):
        raise RefusedError(Refusal.NOT_A_TABLE)
    return "text"


def _narrow(head: bytes) -> bytes:
    """Return the ASCII of a text's front, without byte order mark, in any Unicode."""
    for mark in (
        b"\xef\xbb\xbf",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"\xff\xfe",
        b"\xfe\xff",
    ):
        head = head.removeprefix(mark)
    return head[:4096].replace(b"\0", b"")


def _is_binary(head: bytes) -> bool:
    """Tell whether bytes are no text in any writing: controls, or zeros all over."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    zeros = head.count(0)
    if zeros * 10 > len(head):
        return min(head[::2].count(0), head[1::2].count(0)) * 50 > zeros
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(4, len(head) // 100)


def _what_else(opening: Opening, container: Container) -> Refusal:
    """Return why a file that no reader knows is refused."""
    if container == "xml" and _WORKBOOK_2003 in _narrow(opening.head):
        return Refusal.OTHER_WORKBOOK
    if container == "zip":
        marks = (b"opendocument.spreadsheet", b"xl/workbook.bin")
        if any(mark in opening.head for mark in marks):
            return Refusal.OTHER_WORKBOOK
    return Refusal.NOT_KNOWN
