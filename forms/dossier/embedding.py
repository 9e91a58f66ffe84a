"""One embedded Type0 subset a face: every script in one encoding, read back exactly."""

import hashlib
import struct
from typing import Any

from reportlab.pdfbase import pdfdoc

from forms.dossier.face import Face


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

    def embed(self, document: Any) -> None:
        """Write the face with the characters used, and the way back to them."""
        face = self.face
        glyphs = [face.glyphs[ord(c)] for c in self]
        once = {glyph: ord(c) for glyph, c in zip(glyphs, self, strict=True)}
        place = {glyph: n for n, glyph in enumerate(once, start=1)}
        name = _tag("".join(self)) + "+" + face.name
        refer = document.Reference
        program = _stream(face.subset(list(once.values())), length_1=True)
        to_glyph = _stream(
            struct.pack(f">{len(glyphs) + 1}H", 0, *(place[g] for g in glyphs))
        )
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
        return pdfdoc.PDFArray(
            [pdfdoc.PDFArray(r) if isinstance(r, list) else r for r in runs]
        )


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
    stream.filters = []  # the file is packed once, when it is saved
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
