"""The texts that the cells of a workbook share, read as far as they are asked for."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from forms.composition.imports.guards.markup import feed, no_doctype
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Refusal
from forms.composition.imports.workbook.lane import TEXT, Lane
from forms.composition.imports.workbook.placing import placed

CELL = 32_767
"""The most characters that a cell holds."""

# The parser hands over some hundred characters at a time, or one where it is escaped.
MOST_PIECES = 40_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


_PLAIN = re.compile(rf'<si><t(?: xml:space="preserve")?+>({TEXT})</t></si>')


def unescaped(text: str) -> str:
    """Return a text with what XML cannot hold put back: ``_x000D_`` is CR."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return found[0] if "\ud800" <= sign <= "\udfff" else sign


class SharedStrings:
    """The shared texts by their place, from 0."""

    def __init__(self, part: BinaryIO | None) -> None:
        self.known: list[str] = []
        self._more: Iterator[None] = iter(())
        if part is not None:
            texts = _Texts(self.known)
            self._more = feed(Lane(part, texts, "</si>"), texts)

    def at(self, place: int) -> str | None:
        """Return a text, reading on until it is there; ``None`` if there is none."""
        while place >= len(self.known):
            if not self._reads_on():
                return None
        return self.known[place]

    def finish(self) -> None:
        """Read to the end, so that a part that is damaged there is refused too."""
        while self._reads_on():
            pass

    def _reads_on(self) -> bool:
        with placed(path="sharedStrings.xml"):
            return next(self._more, self) is not self


class _Texts:
    """What the parser tells the texts to; how they are pronounced is left out."""

    doctype = staticmethod(no_doctype)

    def __init__(self, known: list[str]) -> None:
        self._known = known
        self._pieces: list[str] = []
        self._is_text = self._is_sound = self.is_between = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        del attributes
        if tag.endswith("}t"):
            self._is_text = not self._is_sound
        elif tag.endswith("}si"):
            self.is_between = False
        elif tag.endswith("}rPh"):
            self._is_sound = True

    def data(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)
            if len(self._pieces) > MOST_PIECES:
                raise RefusedError(Refusal.LONG_CELL, expected=f"{CELL:,}")

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag.endswith("}si"):
            self._known.append(unescaped("".join(self._pieces)))
            self._pieces.clear()
            self.is_between = True
        elif tag.endswith("}rPh"):
            self._is_sound = False

    def take(self, text: str, place: int) -> int:
        """Take the texts that stand in the writing of the usual programs."""
        while found := _PLAIN.match(text, place):
            self._known.append(unescaped(found[1]))
            place = found.end()
        return place

    def close(self) -> None:
        """Do nothing more: the texts are handed over as they come."""
