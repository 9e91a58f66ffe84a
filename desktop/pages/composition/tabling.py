"""The tree as one table: a row a line or content, its depth in the first column."""

from collections.abc import Iterator

from desktop.pages.composition.shape import Node, Sight, ends_of, mark_of
from desktop.pages.composition.telling import At, Teller
from forms.composition.imports.rows import Exact
from forms.numbers import shown
from forms.spreadsheet.cells import Grid

_PLAIN = (At.QUANTITY, At.CHINA, At.WORTH, At.MASS, At.NUMBER, At.MISSING)


def bill_grid(sight: Sight, teller: Teller) -> Grid:
    """Return the whole tree, unfolded, with its figures as the screen shows them."""
    words = teller.words
    head = [
        words("bill.depth"),
        teller.head(At.NAME),
        *(teller.head(column) for column in _PLAIN),
        words("bill.ratio-least"),
        words("bill.ratio-most"),
        words("bill.ratio-says"),
    ]
    rows = [
        (Exact(str(depth)), *_row(node, sight, teller))
        for depth, node in _walked(sight)
    ]
    return Grid(words("bill.tree"), head, rows)


def _walked(sight: Sight) -> Iterator[tuple[int, Node]]:
    """Yield each place after the one it stands in, with how deep it lies."""
    left = [(1, sight.below(None, row)) for row in range(sight.beneath(None))]
    left.reverse()
    while left:
        depth, node = left.pop()
        yield depth, node
        below = [sight.below(node, row) for row in range(sight.beneath(node))]
        left += [(depth + 1, one) for one in reversed(below)]


def _row(node: Node, sight: Sight, teller: Teller) -> Iterator[str]:
    yield teller.cell(node, At.NAME, sight)
    for column in _PLAIN:
        yield teller.cell(node, column, sight)
    if node.is_content:
        yield from ("", "", "")
        return
    tier = sight.tier(node.line)
    low, high = ends_of(tier)
    yield Exact(shown(low * 100, 4))
    yield Exact(shown(high * 100, 4)) if high is not None else ""
    yield teller.words(f"bill.mark-{mark_of(tier)}")
