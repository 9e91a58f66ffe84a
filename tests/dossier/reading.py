"""Read a PDF back as a reader, a machine and a screen reader would."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from forms.dossier.content import Bilingual, Dossier, Entry

Edges = tuple[float, float, float, float]


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, without white."""
    return [bare(page) for page in lines_of(pdf)]


def lines_of(pdf: bytes) -> list[str]:
    """Return the text of each page as it comes."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def places_of(pdf: bytes) -> list[list[Edges]]:
    """Return for each page where its visible characters stand."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        return [
            [
                text.get_charbox(n)
                for n in range(text.count_chars())
                if text.get_text_range(n, 1).strip()
            ]
            for text in texts
        ]


def bare(text: str) -> str:
    """Return the words without white, for lines break where the paper ends."""
    return "".join(text.split())


def said(dossier: Dossier) -> list[str]:
    """Return every text of the model that must stand on paper, in reading order."""
    cover = dossier.cover
    return [*_texts(cover), *_texts(cover.notes)] + [
        text for section in dossier.sections for text in _texts(section)
    ]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case Bilingual():
            yield from (value.zh, value.en)
        case Entry():
            if value.number:
                yield value.number
            yield from (value.label.zh, value.label.en, *value.value)
        case str():
            yield value
        case tuple():
            for part in value:
                yield from _texts(part)
        case _ if hasattr(value, "model_fields_set"):
            for name in (
                "title",
                "subtitle",
                "status",
                "note",
                "particulars",
                "notices",
            ):
                yield from _texts(getattr(value, name, None))
            for name in ("mark", "who", "text", "entries", "head", "rows", "blocks"):
                yield from _texts(getattr(value, name, None))


_HEADER = re.compile(r"^.*?以中文为准/TheChinesetextprevails")
_FOOTER = re.compile(
    r"(封面/Cover|目录/Contents|F\d+\d{4}-\d\d|N\d)"
    r"·第\d+页共\d+页/\d+of\d+RE61-[\w-]+$"
)
_ONWARD = re.compile(r"^(F\d+-\d+|U\d|\d+)?[^（]*(（[^（]*）[^（]*)?（续）")


def flowing(pdf: bytes) -> str:
    """Return the text as it flows from page to page, without what each page repeats."""
    pages = [_FOOTER.sub("", _HEADER.sub("", page)) for page in pages_of(pdf)]
    return "".join(_ONWARD.sub("", page) for page in pages)


def in_order(texts: list[str], whole: str) -> str:
    """Return the first text that does not follow the ones before it, or nothing."""
    at = 0
    for text in texts:
        found = whole.find(bare(text), at)
        if found < 0:
            return text
        at = found + len(bare(text))
    return ""


def roles(pdf: bytes) -> list[str]:
    """Return the roles of the structure tree as a screen reader meets them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(node.S) for node in nodes(document.Root.StructTreeRoot.K)]


def nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield node
    kids: Any = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from nodes(kid)
