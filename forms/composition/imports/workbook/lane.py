"""A fast lane past the parser, for what stands in the plainest writing of XML.

A sheet is a few hundred thousand elements of one shape.  Where one follows the other
in exactly the form that its reader knows by heart, it takes them from the text itself
and the parser is fed what is left: a document without them, well formed or not as
before.  All that is written in any other way goes to the parser, and after the first
comment, CDATA section or processing instruction everything does: up to there a ``<``
begins a tag, wherever it stands.
"""

import codecs
import re
from typing import Any, Protocol

from forms.composition.imports.guards.labels import Readable

TEXT = r"[^<>&\r]*+"
"""Text without markup, references or line ends that XML would change."""

_CHUNK = 64 * 1024
_LONGEST = 4 * 1024 * 1024
_UTF_8 = re.compile(rb"((?:\xef\xbb\xbf)?(?:<\?xml [^<>]*>)?\s*)<\w", re.ASCII)
_LABEL = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_CONTROLS = bytes({*range(32)} - {9, 10, 13})
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_OTHER_MARKUP = re.compile(r"<[!?]")


class Passer(Protocol):
    """A parser target that can take its elements from plain text too."""

    @property
    def is_between(self) -> bool:
        """Tell whether the parser stands where such an element may follow."""
        ...

    def take(self, text: str, place: int) -> int:
        """Take whole elements from *place* on; return where the last one ends."""
        ...


class Lane:
    """A document as the parser is to see it: without what *passer* took of it.

    *ending* is the tag with which each of its elements ends.  What was taken before
    a piece stands before it in the file; a blank line gives the caller time to use it.
    """

    def __init__(self, stream: Readable, passer: Passer, ending: str) -> None:
        self._stream, self._passer, self._ending = stream, passer, ending
        self._decoder: Any = codecs.getincrementaldecoder("utf-8")()
        self._text, self._place = "", 0
        self._rest = b""
        self._is_begun = self._is_closed = False

    def read(self, size: int, /) -> bytes:
        """Return the next piece for the parser, however long; none at the end."""
        if not self._is_begun and (declaration := self._begin()):
            return declaration
        while not self._is_closed:
            if self._passer.is_between:
                place = self._passer.take(self._text, self._place)
                if place > self._place:
                    self._place = place
                    return b"\n"
            end = self._text.find(self._ending, self._place)
            if end >= 0:
                return self._pass(end + len(self._ending))
            self._read_on()
        rest, self._rest = self._rest, b""
        return rest or self._stream.read(size)

    def _begin(self) -> bytes:
        """Return the declaration; only UTF-8 has a fast lane."""
        self._is_begun = True
        first = self._stream.read(_CHUNK)
        found = _UTF_8.match(first)
        if not found or _LABEL.search(found[1]) or not self._take_in(first):
            self._is_closed = True
            return first
        self._place = len(found[1].decode())
        return found[1]

    def _pass(self, end: int) -> bytes:
        piece = self._text[self._place : end]
        self._place = end
        if _OTHER_MARKUP.search(piece):
            self._close()
        return piece.encode()

    def _read_on(self) -> None:
        more = self._stream.read(_CHUNK)
        if not more or not self._take_in(more):
            self._close(more)
        elif len(self._text) > _LONGEST:
            self._close()

    def _take_in(self, piece: bytes) -> bool:
        """Add a piece to the text, unless it holds what XML or UTF-8 does not."""
        if len(piece.translate(None, _CONTROLS)) < len(piece):
            return False
        if any(sign in piece for sign in _NO_CHARACTERS):
            return False
        try:
            more = self._decoder.decode(piece)
        except UnicodeDecodeError:
            return False
        self._text, self._place = self._text[self._place :] + more, 0
        return True

    def _close(self, more: bytes = b"") -> None:
        pending: bytes = self._decoder.getstate()[0]
        self._rest = self._text[self._place :].encode() + pending + more
        self._text, self._place, self._is_closed = "", 0, True
