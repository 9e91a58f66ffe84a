"""Strips of paper, one below the other, are shared out to pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.dossier.sheet import Sheet
from forms.dossier.typography import HEIGHT


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a strip came to stand, and whether its box opens or closes there."""

    top: float
    opens: bool = False
    closes: bool = False


Draw = Callable[[Sheet, Spot], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece that no page break cuts.

    ``gap`` is white above it, lost at the top of a page.  ``keep`` holds it on the
    page of the next strip.  ``head`` is drawn once more above it when it is the first
    on its page.  Neighbours of one ``box`` share a frame.
    """

    height: float
    draw: Draw
    gap: float = 0
    keep: bool = False
    head: "Strip | None" = None
    box: object = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and its distance from the top of the text block."""

    strip: Strip
    depth: float


def paginate(strips: Iterable[Strip], room: float = HEIGHT) -> list[list[Placed]]:
    """Return pages of placed strips, in order, none of them lost."""
    pages: list[list[Placed]] = [[]]
    depth = 0.0
    for cluster in _clusters(strips):
        whole = sum(strip.gap + strip.height for strip in cluster)
        fresh = depth + whole > room
        for strip in cluster:
            beyond = depth + strip.gap + strip.height > room
            if pages[-1] and (fresh or beyond):
                pages.append([])
            fresh = False
            if pages[-1]:
                depth += strip.gap
            elif strip.head is not None:
                pages[-1].append(Placed(strip.head, 0))
                depth = strip.head.height
            else:
                depth = 0.0
            pages[-1].append(Placed(strip, depth))
            depth += strip.height
    return pages


def _clusters(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Gather what must stay together."""
    cluster: list[Strip] = []
    for strip in strips:
        cluster.append(strip)
        if not strip.keep:
            yield cluster
            cluster = []
    if cluster:
        yield cluster


def draw_page(sheet: Sheet, page: Sequence[Placed], top: float) -> None:
    """Draw one page; a frame opens and closes where its neighbours differ."""
    for n, placed in enumerate(page):
        box = placed.strip.box
        before = page[n - 1].strip.box if n else None
        after = page[n + 1].strip.box if n + 1 < len(page) else None
        spot = Spot(
            top=top - placed.depth,
            opens=box is not None and box is not before,
            closes=box is not None and box is not after,
        )
        placed.strip.draw(sheet, spot)


def stacked(strips: Sequence[Strip]) -> Strip:
    """Return one strip that holds several, the first one's gap outside."""

    def draw(sheet: Sheet, spot: Spot) -> None:
        top = spot.top
        for n, strip in enumerate(strips):
            top -= strip.gap if n else 0
            strip.draw(sheet, Spot(top))
            top -= strip.height

    height = sum(strip.height + strip.gap for strip in strips) - strips[0].gap
    return Strip(height, draw, gap=strips[0].gap)


def white(height: float) -> Strip:
    return Strip(height, lambda _sheet, _spot: None)


def bundled(strips: Sequence[Strip], limit: float) -> list[Strip]:
    """Join lines to strips: all of them when that is low, else pairs at both ends."""
    if sum(strip.height for strip in strips) <= limit or len(strips) <= 5:
        return [stacked(strips)]
    return [stacked(strips[:3]), *strips[3:-2], stacked(strips[-2:])]
