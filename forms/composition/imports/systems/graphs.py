"""Parts that stand in several places: a graph, written out as a tree while it fits.

No recursion, and each part is worked out once, however deep or shared the graph is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.composition.imports.declarations.bounds import NOTHING, ONE, Bounds
from forms.composition.imports.declarations.things import Part
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Refusal

Graph = dict[str, dict[str, Bounds | None]]
"""Which parts stand in which, and how many of each; None if that is not known."""

LINES = 100_000
"""The most lines that a tree is written out to."""

_MOST = 10**40
_SHOWN = 6


def ordered(graph: Graph, roots: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return all parts, each before those in it; below *roots* first.

    What no root leads to goes round in a ring, or it would be a root itself.  Raises
    ``RefusedError`` for a part that stands in itself, and names the ring.
    """
    done: dict[str, None] = {}
    open_: dict[str, None] = {}
    for root in (*roots, *graph):
        left = [(root, iter(graph[root]))] if root not in done else []
        open_ |= dict.fromkeys(each for each, _ in left)
        while left:
            part, children = left[-1]
            child = next((each for each in children if each not in done), None)
            if child is None:
                left.pop()
                del open_[part]
                done[part] = None
            elif child in open_:
                raise RefusedError(Refusal.CYCLE, given=_ring(open_, child, names))
            else:
                open_[child] = None
                left.append((child, iter(graph[child])))
    return list(reversed(done))


def _ring(open_: Mapping[str, None], start: str, names: Mapping[str, str]) -> str:
    way = list(open_)
    ring = [*way[way.index(start) :], start]
    shown = [names.get(each) or each for each in ring]
    return " → ".join(shown if len(shown) <= _SHOWN else [*shown[:4], "…", shown[-1]])


def written_out(
    graph: Graph, roots: Sequence[str], order: Sequence[str], parts: Mapping[str, Part]
) -> list[Part] | None:
    """Return the roots with all parts in their places; None if those are too many."""
    sizes: dict[str, int] = {}
    for each in reversed(order):
        sizes[each] = min(LINES + 1, 1 + sum(sizes[child] for child in graph[each]))
    if sum(sizes[root] for root in roots) > LINES:
        return None
    for each in order:
        inner = graph[each].items()
        parts[each].parts.extend(replace(parts[ref], quantity=n) for ref, n in inner)
    return [parts[root] for root in roots]


def flat(
    graph: Graph, roots: Sequence[str], order: Sequence[str], parts: Mapping[str, Part]
) -> list[Part]:
    """Return the roots, each with every part below it once, and how many in all.

    Raises ``RefusedError`` if even those are too many.
    """
    place = {part: at for at, part in enumerate(order)}
    found: list[Part] = []
    lines = 0
    for root in roots:
        below = _below(graph, root)
        lines += len(below)
        if lines > LINES:
            raise RefusedError(Refusal.TOO_MANY_ELEMENTS, expected=f"{LINES}")
        totals: dict[str, Bounds | None] = {root: ONE}
        for part in sorted(below, key=place.__getitem__):
            for child, number in graph[part].items():
                more = _product(totals[part], number)
                before = totals.get(child, NOTHING)
                totals[child] = before.plus(more) if before and more else None
        inner = [replace(parts[ref], quantity=n) for ref, n in totals.items()]
        found.append(replace(parts[root], parts=inner[1:]))
    return found


def _below(graph: Graph, root: str) -> set[str]:
    """Return a part and all parts in it."""
    found, left = {root}, [root]
    while left:
        more = [child for child in graph[left.pop()] if child not in found]
        found.update(more)
        left += more
    return found


def _product(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    if one is None or other is None:
        return None
    product = Bounds(one.low * other.low, one.high * other.high)
    return product if product.high <= _MOST else None
