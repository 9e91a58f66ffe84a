"""One embedded Type0 subset a face: every script in one encoding, read back exactly."""

import hashlib
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

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
        self._file = file = TTFontFile(str(path), charInfo=0)
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
            self.widths.update((chr(c), file.hmetrics[g][0]) for c, g in zip(codes, places, strict=True))
        self.glyphs[_HARD_SPACE] = self.glyphs[_SPACE]
        self.widths[chr(_HARD_SPACE)] = self.widths[" "]
        file.charToGlyph = self.glyphs

    def _metrics(self) -> list[tuple[int, int]]:
        file = self._file
        full = file.get_ushort(file.get_table_pos("hhea")[0] + 34)
        numbers = _numbers("H", file.get_table("hmtx"))
        pairs = list(zip(numbers[0 : 2 * full : 2], numbers[1 : 2 * full : 2], strict=True))
        return pairs + [(pairs[-1][0], bearing) for bearing in numbers[2 * full :]]

    def _groups(self, path: Path) -> Iterator[tuple[int, int, int]]:
        """Return runs of characters: first code, last code, first glyph."""
        cmap = self._file.get_table("cmap")
        for n in range(struct.unpack_from(">H", cmap, 2)[0]):
            offset = struct.unpack_from(">L", cmap, 8 + 8 * n)[0]
            if struct.unpack_from(">H", cmap, offset)[0] == 12:
                count = struct.unpack_from(">L", cmap, offset + 12)[0]
                return struct.iter_unpack(">3L", cmap[offset + 16 :][: 12 * count])
        raise FormsError(f"{path}: the face has no format 12 cmap; take the bundled one.")

    def draws(self, character: str) -> bool:
        return character in self.widths

    def outline(self, character: str) -> bytes:
        """Return the glyph's description as it stands in the ``glyf`` table."""
        glyph, file = self.glyphs[ord(character)], self._file
        start, end = file.glyphPos[glyph : glyph + 2]
        return bytes(file.get_table("glyf")[start:end])

    def subset(self, codes: list[int]) -> bytes:
        with self._lock:  # the reader keeps its place in the file
            return self._file.makeSubset(codes)

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
    """The regular and the bold face."""

    regular: Face
    bold: Face

    def of(self, style: Style) -> Face:
        return self.bold if style.bold else self.regular

    def width(self, text: str, style: Style) -> float:
        face = self.of(style)
        known, otherwise = face.widths, face.default_width
        return sum([known.get(c, otherwise) for c in text]) * style.size / 1000

    def draw(self, character: str) -> bool:
        return self.regular.draws(character) and self.bold.draws(character)


@lru_cache(maxsize=2)
def load_faces(folder: Path) -> Faces:
    """Read both faces of *folder*, once in the life of the program."""
    return Faces(*(_read(folder / f"YtterbySans-{cut}.ttf") for cut in ("Regular", "Bold")))


def _read(path: Path) -> Face:
    try:
        return Face(path)
    except (OSError, TTFError, KeyError, struct.error) as error:
        raise FormsError(f"{path}: this face cannot be read; install the program anew.") from error


class Codes(dict[str, str]):
    """The codes of one face in one document, given out as characters come."""

    def __init__(self, face: Face, name: str) -> None:
        super().__init__()
        self.face, self.name = face, name

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{len(self) + 1:04X}"
        return code

    def show(self, text: str) -> str:
        return "".join([self[character] for character in text])

    def embed(self, document: pdfdoc.PDFDocument) -> None:
        """Write the face with the characters used, and the way back to them."""
        face = self.face
        glyphs = [face.glyphs[ord(c)] for c in self]
        once = {glyph: ord(c) for glyph, c in zip(glyphs, self, strict=True)}
        place = {glyph: n for n, glyph in enumerate(once, start=1)}
        name = _tag("".join(self)) + "+" + face.name
        refer = document.Reference
        program = _stream(face.subset(list(once.values())), length_1=True)
        to_glyph = _stream(struct.pack(f">{len(glyphs) + 1}H", 0, *(place[g] for g in glyphs)))
        descriptor = face.descriptor(name, refer(program, f"{name}:program"))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": _SYSTEM,
                "DW": 1000,
                "W": self._advances(),
                "CIDToGIDMap": refer(to_glyph, f"{name}:glyphs"),
                "FontDescriptor": refer(descriptor, f"{name}:descriptor"),
            }
        )
        to_unicode = _stream(_to_unicode(list(self)).encode("ascii"))
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([refer(descendant, f"{name}:cid")]),
                "ToUnicode": refer(to_unicode, f"{name}:unicode"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = refer(font, self.name)

    def _advances(self) -> pdfdoc.PDFArray:
        """Return all widths but the thousand of a Han character."""
        runs: list[object] = []
        run: list[int] | None = None
        for code, character in enumerate(self, start=1):
            width = self.face.widths[character]
            if width == 1000:
                run = None
            elif run is None:
                run = [width]
                runs += [code, run]
            else:
                run.append(width)
        return pdfdoc.PDFArray([pdfdoc.PDFArray(r) if isinstance(r, list) else r for r in runs])


_SYSTEM = pdfdoc.PDFDictionary(
    {
        "Registry": pdfdoc.PDFString("Adobe"),
        "Ordering": pdfdoc.PDFString("Identity"),
        "Supplement": 0,
    }
)


def _tag(characters: str) -> str:
    """Return the six letters that tell one subset from another."""
    digest = hashlib.sha256(characters.encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _stream(content: bytes, *, length_1: bool = False) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    if length_1:
        stream.dictionary["Length1"] = len(content)
    return stream


def _to_unicode(characters: list[str]) -> str:
    pairs = [
        f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>"
        for code, c in enumerate(characters, start=1)
    ]
    blocks = [pairs[n : n + 100] for n in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
