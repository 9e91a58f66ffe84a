"""How the text of a file is written: byte order mark, strict UTF-8, or the user says.

Statistics put the choices in order and never decide: no guess stands for a reading.
"""

import codecs
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Refusal

CHOICES = ("gb18030", "cp932", "cp949", "cp1252")
"""Chinese, Japanese, Korean and Western writings that spreadsheets still export."""

_WIDE = ("utf-16-le", "utf-16-be")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NARROWEST = ("cp949", "cp932", "gb18030", "cp1252", *_WIDE)
_EVERYDAY = {"gb18030": (0xB0, 0xD7), "cp949": (0xB0, 0xC8), "cp932": (0x88, 0x97)}
"""Lead bytes of Chinese level 1, of Hangul, and of Japanese level 1."""

_ASCII = bytes(range(128))
_CHUNK = 1024 * 1024
_WEIGHED = 20_000
_PREVIEW = 80


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file, from the byte after its mark; or what to choose from.

    ``choices`` pair a name with a line of the file as it would read, likeliest first;
    ``row`` is the first that is not UTF-8.
    """

    name: str = ""
    start: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    row: int = 0


def encoding(opening: Opening) -> Encoding:
    """Tell how the whole text of a file is written.

    Raises ``RefusedError`` if its mark, or what the user chose, is not true of it, and
    if nothing that could be offered is.
    """
    chosen = opening.request.encoding
    marked, start = _marked(opening.head)
    if chosen and chosen != marked:
        return _as_chosen(opening, chosen)
    if marked:
        row = _row_of_fault(opening, marked, start)
        if row:
            raise RefusedError(Refusal.FALSE_ENCODING, given=marked.upper(), row=row)
        return Encoding(marked, start)
    looks_wide = opening.head.count(0) * 10 > len(opening.head)
    row = 0 if looks_wide else _row_of_fault(opening, "utf-8")
    if not row and not looks_wide:
        return Encoding("utf-8")
    choices = _choices(opening, _WIDE if looks_wide else CHOICES)
    if not choices:
        raise RefusedError(Refusal.NOT_A_TABLE)
    return Encoding(choices=choices, row=row)


def _marked(head: bytes) -> tuple[str, int]:
    return next(
        ((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), ("", 0)
    )


def _as_chosen(opening: Opening, chosen: str) -> Encoding:
    if chosen not in {*CHOICES, *_WIDE, *(name for _, name in _MARKS)}:
        raise RefusedError(Refusal.WRONG_ENCODING, given=chosen)
    row = _row_of_fault(opening, chosen)
    if row:
        raise RefusedError(Refusal.WRONG_ENCODING, given=chosen.upper(), row=row)
    return Encoding(chosen)


def _row_of_fault(opening: Opening, name: str, start: int = 0) -> int:
    """Return the line (from 1) in which the bytes are not what *name* says, or 0."""
    row = 1
    decoder = codecs.getincrementaldecoder(name)("strict")
    stream = opening.stream()
    stream.seek(start)
    while True:
        chunk = stream.read(_CHUNK)
        try:
            row += _line_ends(decoder.decode(chunk, final=not chunk))
        except UnicodeDecodeError as fault:
            good = bytes(fault.object[: fault.start])
            return row + _line_ends(good.decode(name, "ignore"))
        if not chunk:
            return 0


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _choices(opening: Opening, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the bytes can be, each with the first line that tells it."""
    sample = _telling_part(opening) if names is CHOICES else opening.head
    readable = [(name, text) for name in names if (text := _decoded(sample, name))]
    readable.sort(key=lambda each: (-_likeliness(*each), _NARROWEST.index(each[0])))
    return tuple((name, _preview(text)) for name, text in readable)


def _telling_part(opening: Opening) -> bytes:
    """Return the bytes around the first one that is not ASCII, and those after it."""
    stream = opening.stream()
    before = b""
    while chunk := stream.read(_CHUNK):
        if not chunk.isascii():
            place = len(chunk) - len(chunk.lstrip(_ASCII))
            return (before + chunk[:place])[-_PREVIEW:] + chunk[place:]
        before = chunk[-_PREVIEW:]
    return b""


def _decoded(sample: bytes, name: str) -> str:
    """Return a sample as text; its last character may be cut off."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(sample)
    except UnicodeDecodeError:
        return ""


def _likeliness(name: str, text: str) -> Fraction:
    """Return the share of characters that are everyday ones in a writing."""
    text = text[:_WEIGHED]
    if name in _WIDE:
        return Fraction(sum(sign < "\x80" for sign in text), len(text))
    telling = [place for place, sign in enumerate(text) if sign > "\x7f"]
    usual = _is_western if name == "cp1252" else partial(_is_everyday, name=name)
    return Fraction(sum(usual(text, place) for place in telling), max(1, len(telling)))


def _is_western(text: str, place: int) -> bool:
    """Tell a letter or a sign of measure that stands among plain ones."""
    stands_alone = not place or text[place - 1] < "\x80"
    return stands_alone and (text[place].isalpha() or text[place] in "°²³±×€–—’“”½")


def _is_everyday(text: str, place: int, name: str) -> bool:
    """Tell kana, Hangul or a frequent Han character by the rows of its standard."""
    written = text[place].encode(name)
    if len(written) != 2:
        return False
    lead, trail = written
    low, high = _EVERYDAY[name]
    is_kana = name == "cp932" and lead in {0x82, 0x83}
    return is_kana or (low <= lead <= high and (trail >= 0xA1 or name == "cp932"))


def _preview(text: str) -> str:
    """Return the first line that tells the writing, short, and with no controls."""
    lines = text.splitlines()
    line = next((each for each in lines if not each.isascii()), "") or next(
        (each for each in lines if each.strip()), ""
    )
    signs = (sign if sign.isprintable() else " " for sign in line)
    return "".join(signs).strip()[:_PREVIEW]
