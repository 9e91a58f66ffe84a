"""Every character is known to the faces before the first line is set, or is refused."""

import unicodedata
from typing import Any

from forms.dossier.content import Letter, Paper
from forms.dossier.face import Faces
from forms.errors import MissingGlyphError

# Line ends of all kinds become one; what has no width and no meaning here goes.
_REPLACED = str.maketrans(
    {
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\r": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u202f": "\xa0",
        "\u2011": "-",
        "\xad": "",
        "\u200b": "",
        "\u200e": "",
        "\u200f": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
_NAMED = 12


def legible(dossier: Paper | Letter, faces: Faces) -> Paper | Letter:
    """Return the dossier in NFC and with plain line ends.

    Raises ``MissingGlyphError`` for all characters at once that cannot be drawn.
    """
    reader = _Reader(faces)
    read = reader.read(dossier.model_dump(), "the cover")
    if reader.lost:
        raise MissingGlyphError(_sentence(reader.lost))
    return type(dossier).model_validate(read) if reader.changed else dossier


class _Reader:
    """Walks a dump of the dossier and notes what is lost, and where."""

    def __init__(self, faces: Faces) -> None:
        self.changed = False
        self.lost: dict[str, list[str]] = {}
        self._known = faces.known

    def read(self, value: Any, place: str) -> Any:
        match value:
            case str():
                return self._text(value, place)
            case dict():
                here = _place(value, place)
                return {key: self.read(part, here) for key, part in value.items()}
            case tuple() | list():
                return tuple([self.read(part, place) for part in value])
            case _:
                return value

    def _text(self, text: str, place: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        clean = unicodedata.normalize(
            "NFC", text.replace("\r\n", "\n").translate(_REPLACED)
        )
        for character in sorted(set(clean) - self._known - {"\n"}):
            found = self.lost.setdefault(place, [])
            if character not in found:
                found.append(character)
        self.changed = self.changed or clean != text
        return clean


def _place(value: dict[str, Any], place: str) -> str:
    """Return the nearest section's code or entry's number."""
    if "sections" in value or "subtitle" in value:
        return "the cover"
    if "code" in value:
        return f"section {value['code']}"
    if value.get("number"):
        return f"entry {value['number']} of {place}"
    return place


def _sentence(lost: dict[str, list[str]]) -> str:
    """Name the characters place by place, as many as a reader can take in."""
    places = [
        f"{', '.join(map(_name, found[:_NAMED]))} in {place}"
        for place, found in list(lost.items())[:_NAMED]
    ]
    if len(lost) > _NAMED:
        places.append(f"and others in {len(lost) - _NAMED} more places")
    return (
        f"The bundled faces cannot draw {'; '.join(places)}: "
        "write these words in Chinese or Latin letters."
    )


def _name(character: str) -> str:
    """Return the character with its number, or what it is when nothing shows."""
    code = f"U+{ord(character):04X}"
    if character.isprintable():
        return f"'{character}' ({code})"
    return f"{unicodedata.name(character, 'control character').lower()} ({code})"
