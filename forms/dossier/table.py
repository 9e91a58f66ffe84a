"""A table in time linear to its rows: each cell wrapped once, the head repeated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.dossier.content import Table
from forms.dossier.face import Faces
from forms.dossier.flow import Spot, Strip
from forms.dossier.galley import BASELINE, Galley, language
from forms.dossier.paragraph import words_of, wrap
from forms.dossier.sheet import Sheet
from forms.dossier.tags import Element
from forms.dossier.typography import FRAME, GREY, HAIRLINE, LEFT, RIGHT, WIDTH, Style
from forms.errors import FormsError

_PAD = 4.5
_MANY = 40  # rows; a longer table stands closer
_TALL = 18  # lines; a row of more is cut between lines
_CUT = 6
_NUMBER = re.compile(r"[-+−±≥≤<>~]?[\d ., ]*\d[\d ., ]*%?|[-–—]?")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the columns stand and how their words are set."""

    edges: tuple[float, ...]
    right: tuple[bool, ...]
    body: Style
    title: Style
    courtesy: Style
    faces: Faces
    air: float

    def room(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column] - 2 * _PAD

    def x(self, column: int, words: str, style: Style) -> float:
        if not self.right[column]:
            return self.edges[column] + _PAD
        return self.edges[column + 1] - _PAD - self.faces.width(words, style)


def table_strips(table: Table, galley: Galley) -> list[Strip]:
    """Return head and rows under one frame, as many cells in each row."""
    plan, box = _plan(table, galley.faces), object()
    if not table.head:
        return []
    element = galley.parent.child("Table")
    titles = (element.child("THead") if table.rows else element).child("TR")
    head = _head(table, plan, titles)
    again = _ruled(replace(_head(table, plan, None), box=box), plan, head=True)
    strips = [_ruled(replace(head, box=box, gap=12, keep=True), plan, head=True)]
    rows = element.child("TBody") if table.rows else element
    for row in table.rows:
        for n, part in enumerate(_row(row, plan, rows.child("TR"))):
            strip = replace(part, box=box, head=again)
            strips.append(_ruled(strip, plan, inner=n > 0))
    return strips


def _plan(table: Table, faces: Faces) -> _Plan:
    columns = len(table.head)
    for number, row in enumerate(table.rows, start=1):
        if len(row) != columns:
            raise FormsError(
                f"Table row {number} ({', '.join(row)[:40]}) has {len(row)} cells, "
                f"the head has {columns}: give each cell a column."
            )
    size = 8.8 if columns <= 5 else 8.0 if columns <= 7 else 7.2
    if table.small:
        size = min(size, 7.8)
    body = Style(size, size * (1.36 if table.small else 1.42))
    weights = _weights(table, faces, body)
    edges = [LEFT]
    for weight in weights:
        edges.append(edges[-1] + WIDTH * weight / sum(weights))
    edges[-1] = RIGHT
    right = tuple(
        any(row[n] for row in table.rows)
        and all(_NUMBER.fullmatch(row[n]) for row in table.rows)
        for n in range(columns)
    )
    title = Style(size, size * 1.42, bold=True)
    courtesy = Style(size - 1, size * 1.3, ink=GREY)
    air = 1.8 if table.small or len(table.rows) > _MANY else 3.5
    return _Plan(tuple(edges), right, body, title, courtesy, faces, air)


def _weights(table: Table, faces: Faces, body: Style) -> Sequence[float]:
    """Return the given weights, or what the longest words of each column ask for."""
    if len(table.weights) == len(table.head) and min(table.weights, default=0) > 0:
        return table.weights
    asked = []
    for n, title in enumerate(table.head):
        cells = [title.zh, *(row[n] for row in table.rows)]
        widest = max(faces.width(cell, body) for cell in cells)
        asked.append(min(max(widest + 2 * _PAD, 36), WIDTH * 0.45))
    least = [_longest_word(table, n, faces, body) + 2 * _PAD for n in range(len(asked))]
    return _shared(asked, least)


def _longest_word(table: Table, column: int, faces: Faces, body: Style) -> float:
    """Return the width under which a word of the column would have to be cut."""
    bold = replace(body, bold=True)
    head = [faces.width(word, bold) for word in words_of(table.head[column].zh)]
    cells = [
        faces.width(word, body)
        for row in table.rows[:_MANY]
        for word in words_of(row[column])
    ]
    return max(*head, *cells, 0)


def _shared(asked: Sequence[float], least: Sequence[float]) -> Sequence[float]:
    """Share the width so that no word is cut, while there is room for all of them."""
    spare = WIDTH - sum(least)
    if spare <= 0:
        return asked
    wishes = [max(wish - need, 0.1) for wish, need in zip(asked, least, strict=True)]
    return [
        need + spare * wish / sum(wishes)
        for wish, need in zip(wishes, least, strict=True)
    ]


def _head(table: Table, plan: _Plan, row: Element | None) -> Strip:
    """Return the titles; without an element they are a page's furniture."""
    cells = []
    for n, title in enumerate(table.head):
        cell = row.child("TH", scope="Column") if row else None
        english = title.en if title.en != title.zh else ""
        cells.append(
            [
                *_lines(title.zh, plan.title, n, plan, cell),
                *_lines(english, plan.courtesy, n, plan, _span(cell, english)),
            ]
        )
    return _abreast(cells, 3.5, 3.5)


def _span(cell: Element | None, words: str) -> Element | None:
    return cell.child("Span", lang="en") if cell and words else None


def _row(row: Sequence[str], plan: _Plan, element: Element) -> list[Strip]:
    """Return the row in one strip, or in several when it is very tall."""
    cells = [
        _lines(text, plan.body, n, plan, element.child("TD", lang=language(text)))
        for n, text in enumerate(row)
    ]
    tallest = max(map(len, cells), default=0)
    if tallest <= _TALL:
        return [_abreast(cells, plan.air, plan.air)]
    return [
        _abreast(
            [cell[at : at + _CUT] for cell in cells],
            0 if at else plan.air,
            0 if at + _CUT < tallest else plan.air,
        )
        for at in range(0, tallest, _CUT)
    ]


def _lines(
    text: str, style: Style, column: int, plan: _Plan, element: Element | None
) -> list[Strip]:
    if not text:
        return []
    return [
        _line(words, plan.x(column, words, style), style, element)
        for words in wrap(text, style, plan.room(column), plan.faces)
    ]


def _line(words: str, x: float, style: Style, element: Element | None) -> Strip:
    def draw(sheet: Sheet, spot: Spot) -> None:
        y = spot.top - BASELINE * style.leading
        if element is None:
            sheet.aside(x, y, words, style)
        else:
            sheet.text(x, y, words, style, element)

    return Strip(style.leading, draw)


def _abreast(cells: Sequence[Sequence[Strip]], above: float, below: float) -> Strip:
    """Return cells side by side in one strip, as high as the highest."""
    lines = max((sum(line.height for line in cell) for cell in cells), default=0)

    def draw(sheet: Sheet, spot: Spot) -> None:
        for cell in cells:
            top = spot.top - above
            for line in cell:
                line.draw(sheet, Spot(top))
                top -= line.height

    return Strip(max(lines, 8) + above + below, draw)


def _ruled(
    strip: Strip, plan: _Plan, *, head: bool = False, inner: bool = False
) -> Strip:
    """Rule a row: heavy around the table and under its head, hairlines within."""

    def draw(sheet: Sheet, spot: Spot) -> None:
        bottom = spot.top - strip.height
        for x in plan.edges:
            outer = x in {LEFT, RIGHT}
            sheet.down(x, spot.top, bottom, FRAME if outer else HAIRLINE)
        if spot.opens or not inner:
            sheet.across(LEFT, spot.top, WIDTH, FRAME if spot.opens else HAIRLINE)
        if spot.closes or head:
            sheet.across(LEFT, bottom, WIDTH, FRAME)
        strip.draw(sheet, spot)

    return replace(strip, draw=draw)
