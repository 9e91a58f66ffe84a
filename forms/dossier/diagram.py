"""A tree of boxes, drawn so that no two lines can cross: each leaf has its own row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.dossier.content import Branch, Diagram
from forms.dossier.face import Faces
from forms.dossier.flow import Spot, Strip
from forms.dossier.galley import BASELINE, Galley
from forms.dossier.paragraph import is_latin, wrap
from forms.dossier.sheet import Sheet
from forms.dossier.typography import (
    BLACK,
    FRAME,
    GREY,
    HAIRLINE,
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Style,
)

_NAME = Style(7.6, 10, bold=True)
_CHINESE = Style(7.4, 9.8)
_ENGLISH = Style(6.8, 8.8, ink=GREY)
_MARK = Style(6.4, 8, bold=True)
_RESULT, _RULE = 80.0, 84.0  # the widths of the boxes on the right
_GAP = 27.0  # between columns, for the lines
_BUS = 9.0  # from where lines meet to the box they lead to
_AIR = 5.0  # between rows
_PAD = 4.0
_MOST = HEIGHT - 70  # a taller diagram is drawn smaller, under its heading
_FRAMES = {"thin": HAIRLINE, "broken": HAIRLINE, "heavy": FRAME, "none": 0.0}


@dataclass(frozen=True, slots=True)
class _Box:
    """A box in its place: left edge, width, and centre below the diagram's top.

    ``edge`` is where its line to the right begins.
    """

    branch: Branch
    x: float
    width: float
    centre: float
    height: float
    edge: float
    lines: tuple[tuple[str, Style], ...]
    before: tuple["_Box", ...]

    def all(self) -> Iterator["_Box"]:
        yield self
        for box in self.before:
            yield from box.all()


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns: results right, rules before them, all leaves in the first."""

    faces: Faces
    columns: int

    def place(self, branch: Branch, depth: int) -> tuple[float, float]:
        """Return left edge and width of a box."""
        if not branch.branches:
            return LEFT, WIDTH - _RESULT - _GAP - self.columns * (_RULE + _GAP)
        x = RIGHT - _RESULT - depth * (_RULE + _GAP)
        return x, _RULE if depth else _RESULT

    def lines(self, branch: Branch, width: float) -> Iterator[tuple[str, Style]]:
        name, *more = branch.lines
        for text, style in (
            (name, _NAME),
            *((text, _ENGLISH if is_latin(text) else _CHINESE) for text in more),
        ):
            for line in wrap(text, style, width - 2 * _PAD, self.faces):
                yield line, style

    def room(self, branch: Branch, depth: int) -> float:
        """Return how high a box stands with all that leads to it."""
        width = self.place(branch, depth)[1]
        own = _high(tuple(self.lines(branch, width))) + _AIR
        return max(own, sum(self.room(b, depth + 1) for b in branch.branches))

    def box(self, branch: Branch, depth: int, top: float) -> _Box:
        x, width = self.place(branch, depth)
        lines = tuple(self.lines(branch, width))
        room, height = self.room(branch, depth), _high(lines)
        rooms = [self.room(b, depth + 1) for b in branch.branches]
        at, before = top + (room - sum(rooms)) / 2, []
        for each, high in zip(branch.branches, rooms, strict=True):
            before.append(self.box(each, depth + 1, at))
            at += high
        ends = [before[0].centre, before[-1].centre] if before else [top, top + room]
        least, most = top + height / 2, top + room - height / 2
        centre = min(max(sum(ends) / 2, least), most)
        edge = x + width
        if branch.frame == "none":
            edge = x + 2 * _PAD + max(self.faces.width(*line) for line in lines)
        return _Box(branch, x, width, centre, height, edge, lines, tuple(before))


def _high(lines: Sequence[tuple[str, Style]]) -> float:
    return sum(style.leading for _, style in lines) + 2 * _PAD


def _depth(branch: Branch) -> int:
    """Return how many columns of rules a tree needs between leaves and result."""
    inner = [1 + _depth(each) for each in branch.branches if each.branches]
    return max(inner, default=0)


def diagram_strips(diagram: Diagram, galley: Galley) -> list[Strip]:
    """Return the whole diagram as one figure that no page break cuts."""
    plan = _Plan(galley.faces, _depth(diagram.root))
    whole = plan.room(diagram.root, 0)
    scale = min(1.0, _MOST / whole)
    root = plan.box(diagram.root, 0, 0)
    said = f"{diagram.alt.zh} {diagram.alt.en}"
    element = galley.parent.child("Figure", alt=said)

    def draw(sheet: Sheet, spot: Spot) -> None:
        bounds = (LEFT, spot.top - whole * scale, RIGHT, spot.top)
        with sheet.figure(element, bounds) as out:
            out.append(f"{scale:.4f} 0 0 {scale:.4f} {LEFT:.2f} {spot.top:.2f} cm")
            out.append(f"1 0 0 1 {-LEFT:.2f} 0 cm {BLACK} {BLACK.replace('g', 'G')}")
            for box in root.all():
                out.extend(_lines_to(box))
                out.extend(_framed(box))
            for box in root.all():
                _write(box, sheet)

    return [Strip(whole * scale + 6, draw, gap=4)]


def _framed(box: _Box) -> Iterator[str]:
    weight = _FRAMES[box.branch.frame]
    if not weight:
        return
    bottom = -box.centre - box.height / 2
    dash = "[2.2 1.8] 0 d" if box.branch.frame == "broken" else "[] 0 d"
    edge = f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re"
    yield f"{weight:g} w {dash} {edge} S [] 0 d"


def _lines_to(box: _Box) -> Iterator[str]:
    """Draw what leads to a box: each line in its own row up to where they meet."""
    if not box.before:
        return
    meet = box.x - _BUS
    rows = [each.centre for each in box.before] + [box.centre]
    path = [
        f"{each.edge:.2f} {y:.2f} m {meet:.2f} {y:.2f} l"
        for each in box.before
        for y in (-each.centre,)
    ]
    path.append(f"{meet:.2f} {-min(rows):.2f} m {meet:.2f} {-max(rows):.2f} l")
    y = -box.centre
    path.append(f"{meet:.2f} {y:.2f} m {box.x - 3:.2f} {y:.2f} l")
    yield f"0.6 w {' '.join(path)} S"
    head = f"{box.x:.2f} {y:.2f} m {box.x - 4.5:.2f} {y + 2.2:.2f} l"
    yield f"{head} {box.x - 4.5:.2f} {y - 2.2:.2f} l h f"


def _write(box: _Box, sheet: Sheet) -> None:
    top = -box.centre + box.height / 2 - _PAD
    for text, style in box.lines:
        sheet.caption(box.x + _PAD, top - BASELINE * style.leading, text, style)
        top -= style.leading
    for each in box.before:
        if each.branch.mark:
            wide = sheet.faces.width(each.branch.mark, _MARK)
            x = box.x - _BUS - wide - 2
            sheet.caption(x, -each.centre + 2, each.branch.mark, _MARK)
