"""Letters as outlines, so that a watermark is a drawing and never text."""

import struct
from collections.abc import Iterator, Sequence

from forms.dossier.face import Face

Point = tuple[float, float]
_ON_CURVE, _SHORT_X, _SHORT_Y, _AGAIN, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32


def path_of(text: str, face: Face, size: float) -> tuple[str, float]:
    """Return PDF path operators for *text* from the origin on, and its width."""
    scale, x = size / 1000, 0.0
    operators: list[str] = []
    for character in text:
        for contour in _contours(face.outline(character)):
            operators += _draw(
                [((px + x) * scale, py * scale, on) for px, py, on in contour]
            )
        x += face.widths[character]
    return "\n".join(operators), x * scale


def _contours(glyph: bytes) -> Iterator[list[tuple[int, int, bool]]]:
    """Return the contours of a simple glyph; a composite one has none here."""
    count = struct.unpack_from(">h", glyph)[0] if glyph else 0
    if count <= 0:
        return
    ends = struct.unpack_from(f">{count}H", glyph, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", glyph, at)[0]
    flags, at = _flags(glyph, at, ends[-1] + 1)
    xs, at = _coordinates(glyph, at, flags, _SHORT_X, _SAME_X)
    ys, _ = _coordinates(glyph, at, flags, _SHORT_Y, _SAME_Y)
    points = [
        (x, y, bool(f & _ON_CURVE)) for x, y, f in zip(xs, ys, flags, strict=True)
    ]
    for first, last in zip((0, *(end + 1 for end in ends)), ends, strict=False):
        yield points[first : last + 1]


def _flags(glyph: bytes, at: int, count: int) -> tuple[list[int], int]:
    flags: list[int] = []
    while len(flags) < count:
        flag, at = glyph[at], at + 1
        flags.append(flag)
        if flag & _AGAIN:
            flags += [flag] * glyph[at]
            at += 1
    return flags, at


def _coordinates(
    glyph: bytes, at: int, flags: Sequence[int], short: int, same: int
) -> tuple[list[int], int]:
    """Add up the differences that the table holds."""
    places: list[int] = []
    place = 0
    for flag in flags:
        if flag & short:
            place += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            place += struct.unpack_from(">h", glyph, at)[0]
            at += 2
        places.append(place)
    return places, at


def _draw(contour: Sequence[tuple[float, float, bool]]) -> Iterator[str]:
    """Turn one contour of quadratic curves into PDF's cubic ones."""
    begin = next((n for n, point in enumerate(contour) if point[2]), 0)
    ring = [*contour[begin:], *contour[: begin + 1]]
    here: Point = ring[0][:2]
    control: Point | None = None
    yield f"{here[0]:.2f} {here[1]:.2f} m"
    for x, y, on_curve in ring[1:]:
        target = (x, y)
        if control is None and on_curve:
            yield f"{x:.2f} {y:.2f} l"
            here = target
        elif control is not None:
            end = target if on_curve else _middle(control, target)
            yield _curve(here, control, end)
            here = end
        control = None if on_curve else target
    yield "h"


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _curve(start: Point, control: Point, end: Point) -> str:
    first, second = (
        (
            near[0] + 2 / 3 * (control[0] - near[0]),
            near[1] + 2 / 3 * (control[1] - near[1]),
        )
        for near in (start, end)
    )
    return " ".join(f"{x:.2f} {y:.2f}" for x, y in (first, second, end)) + " c"
