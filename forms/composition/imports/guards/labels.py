"""The characters of an XML document: what its bytes show and its label says must agree.

They are decoded here, strictly, so that the parser sees UTF-8 on every machine and a
label that lies is refused, not believed.
"""

import codecs
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Protocol

from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Refusal

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


class Readable(Protocol):
    """Bytes from the front, as an open file or a member of an archive gives them."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes; none at the end."""
        ...


def utf_8(stream: Readable, most: int) -> Iterator[bytes]:
    """Yield a document as UTF-8, without its mark, of at most *most* bytes.

    Raises ``RefusedError`` for a larger one, an empty one, and a label that lies.
    """
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
            if size > most:
                limit = f"{most // 1024 // 1024} MB"
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
