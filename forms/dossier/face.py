"""The two faces: which characters they draw, how wide, and with which outlines."""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from forms.dossier.typography import Style
from forms.errors import FormsError

_SPACE, _HARD_SPACE = 0x20, 0xA0


class Face:
    """A TrueType file of ours, read as whole arrays: five times as fast as one by one.

    It relies on what ``resources/fonts`` holds: 1000 units an em, a format 12 cmap.
    """

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        file: Any = TTFontFile(str(path), charInfo=0)
        self._file = file
        if file.unitsPerEm != 1000:
            raise FormsError(f"{path}: the face has {file.unitsPerEm} units an em.")
        long_loca = file.get_ushort(file.get_table_pos("head")[0] + 50)
        loca = _numbers("I" if long_loca else "H", file.get_table("loca"))
        file.glyphPos = loca if long_loca else [2 * place for place in loca]
        file.hmetrics = self._metrics()
        self.default_width: int = file.hmetrics[0][0]
        self.glyphs: dict[int, int] = {}
        self.widths: dict[str, int] = {}
        for first, last, glyph in self._groups(path):
            codes = range(first, last + 1)
            places = range(glyph, glyph + len(codes))
            self.glyphs.update(zip(codes, places, strict=True))
            self.widths.update(
                (chr(c), file.hmetrics[g][0])
                for c, g in zip(codes, places, strict=True)
            )
        self.glyphs[_HARD_SPACE] = self.glyphs[_SPACE]
        self.widths[chr(_HARD_SPACE)] = self.widths[" "]
        file.charToGlyph = self.glyphs

    def _metrics(self) -> list[tuple[int, int]]:
        file = self._file
        full = file.get_ushort(file.get_table_pos("hhea")[0] + 34)
        numbers = _numbers("H", file.get_table("hmtx"))
        pairs = list(
            zip(numbers[0 : 2 * full : 2], numbers[1 : 2 * full : 2], strict=True)
        )
        return pairs + [(pairs[-1][0], bearing) for bearing in numbers[2 * full :]]

    def _groups(self, path: Path) -> Iterator[tuple[int, int, int]]:
        """Return runs of characters: first code, last code, first glyph."""
        cmap = self._file.get_table("cmap")
        for n in range(struct.unpack_from(">H", cmap, 2)[0]):
            offset = struct.unpack_from(">L", cmap, 8 + 8 * n)[0]
            if struct.unpack_from(">H", cmap, offset)[0] == 12:
                count = struct.unpack_from(">L", cmap, offset + 12)[0]
                return struct.iter_unpack(">3L", cmap[offset + 16 :][: 12 * count])
        raise FormsError(
            f"{path}: the face has no format 12 cmap; take the bundled one."
        )

    def outline(self, character: str) -> bytes:
        """Return the glyph's description as it stands in the ``glyf`` table."""
        glyph, file = self.glyphs[ord(character)], self._file
        first = file.get_table_pos("glyf")[0]
        start, end = file.glyphPos[glyph : glyph + 2]
        return bytes(file.get_chunk(first + start, end - start))

    def subset(self, codes: list[int]) -> bytes:
        with self._lock:  # the reader keeps its place in the file
            return bytes(self._file.makeSubset(codes))

    def descriptor(self, name: str, program: object) -> pdfdoc.PDFDictionary:
        file = self._file
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([round(edge) for edge in file.bbox]),
                "ItalicAngle": 0,
                "Ascent": file.ascent,
                "Descent": file.descent,
                "CapHeight": file.capHeight,
                "StemV": file.stemV,
                "FontFile2": program,
            }
        )

    @property
    def name(self) -> str:
        return bytes(self._file.name).decode("ascii")


def _numbers(code: str, raw: bytes) -> "array[int]":
    numbers = array(code, raw)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


@dataclass(frozen=True, slots=True)
class Faces:
    """The regular and the bold face, and the characters that both draw."""

    regular: Face
    bold: Face
    known: frozenset[str]

    def of(self, style: Style) -> Face:
        return self.bold if style.bold else self.regular

    def width(self, text: str, style: Style) -> float:
        face = self.of(style)
        known, otherwise = face.widths, face.default_width
        return sum([known.get(c, otherwise) for c in text]) * style.size / 1000


@lru_cache(maxsize=2)
def load_faces(folder: Path) -> Faces:
    """Read both faces of *folder*, once in the life of the program."""
    regular, bold = (
        _read(folder / f"YtterbySans-{cut}.ttf") for cut in ("Regular", "Bold")
    )
    return Faces(regular, bold, frozenset(regular.widths.keys() & bold.widths.keys()))


def _read(path: Path) -> Face:
    try:
        return Face(path)
    except (OSError, TTFError, KeyError, struct.error) as error:
        raise FormsError(
            f"{path}: this face cannot be read; install the program anew."
        ) from error
