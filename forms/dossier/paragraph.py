"""Lines are broken by the rules of both scripts: no stray mark, no cut word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from forms.dossier.face import Faces
from forms.dossier.typography import Style

# Marks that may not begin, and marks that may not end, a line.
_CLOSING = frozenset(
    "!%),.:;?]}¢°·’”†‡›℃∶、。〃〆〕〗〞﹚﹜！＂％＇），．：；？］｝～」』】》〉…—ー々"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ℡㎡₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹"
)
_OPENING = frozenset("([{£¥‘“‵〈《「『【〔〖〝﹙﹛＄（．［｛￡￥$€#")
_TINY = 1e-6


class Kind(IntEnum):
    WORD = 0
    HAN = 1
    CLOSING = 2
    OPENING = 3
    SPACE = 4
    TIE = 5
    JOINT = 6


def is_han(character: str) -> bool:
    """Tell whether the character stands in a square: Han, kana, Hangul, full width."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or code >= 0x20000
    )


def is_latin(text: str) -> bool:
    return not any(map(is_han, text))


@cache
def kind(character: str) -> Kind:
    if character == " ":
        return Kind.SPACE
    if character in "\xa0\u202f":
        return Kind.TIE
    if character in _CLOSING:
        return Kind.CLOSING
    if character in _OPENING:
        return Kind.OPENING
    if character in "/–":
        return Kind.JOINT
    return Kind.HAN if is_han(character) else Kind.WORD


# Readers of PDF take a hyphen that ends a line for a hyphenated word and drop it: a
# contract number would come back as another. So a hyphen is no place for a break.
@cache
def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbours."""
    left, right = kind(before), kind(after)
    if right in {Kind.CLOSING, Kind.SPACE, Kind.TIE} or left in {
        Kind.OPENING,
        Kind.TIE,
    }:
        return False
    if left is Kind.SPACE or Kind.HAN in {left, right}:
        return True
    if left is Kind.CLOSING:
        return is_han(before)
    if right is Kind.OPENING:
        return is_han(after)
    return left is Kind.JOINT and after.isalpha()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style inside a line of several."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a run stands in one line, ``x`` points from its beginning."""

    x: float
    text: str
    run: int


def words_of(text: str) -> list[str]:
    """Return the pieces between the places where a line may end."""
    words, start = [], 0
    for at in range(1, len(text)):
        if text[at - 1] == "\n" or may_break(text[at - 1], text[at]):
            words.append(text[start:at].strip())
            start = at
    return [*words, text[start:].strip()]


def wrap(text: str, style: Style, width: float, faces: Faces) -> tuple[str, ...]:
    """Return the lines of *text*; a line feed begins a new one."""
    face = faces.of(style)
    known, otherwise = face.widths, face.default_width
    room = width * 1000 / style.size
    lines: list[str] = []
    for part in text.split("\n"):
        advances = [known.get(c, otherwise) for c in part]
        if sum(advances) <= room:
            lines.append(part)
        else:
            lines += [part[start:end] for start, end in _spans(part, advances, room)]
    return tuple(lines)


def wrap_runs(
    runs: Sequence[Run], width: float, faces: Faces
) -> tuple[tuple[Piece, ...], ...]:
    """Return lines in which several styles follow one another."""
    text = "".join(run.text for run in runs)
    advances: list[float] = []
    owner: list[int] = []
    for n, run in enumerate(runs):
        advances += [faces.width(character, run.style) for character in run.text]
        owner += [n] * len(run.text)
    return tuple(
        _pieces(text, advances, owner, start, end)
        for start, end in _spans(text, advances, width)
    )


def _pieces(
    text: str, advances: Sequence[float], owner: Sequence[int], start: int, end: int
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    x = 0.0
    while start < end:
        stop = start
        while stop < end and owner[stop] == owner[start]:
            stop += 1
        pieces.append(Piece(x, text[start:stop], owner[start]))
        x += sum(advances[start:stop])
        start = stop
    return tuple(pieces)


def _spans(text: str, advances: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return where each line starts and ends, spaces between lines left out."""
    spans: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while start < length:
        after = _line_end(text, advances, start, room + _TINY)
        end = after
        while end > start and text[end - 1] == " ":
            end -= 1
        spans.append((start, end))
        start = after
        while start < length and text[start] == " ":
            start += 1
    return spans


def _line_end(text: str, advances: Sequence[float], start: int, room: float) -> int:
    """Return the last break that fits; a word wider than the line is cut."""
    used, last, at, length = 0.0, start, start, len(text)
    while at < length:
        used += advances[at]
        if used > room and at > start and text[at] != " ":
            return last if last > start else at
        at += 1
        if at < length and may_break(text[at - 1], text[at]):
            last = at
    return length
