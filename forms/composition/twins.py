"""Parts that two papers tell of as lines of their own: counted twice until joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.composition.bill import Line
from forms.composition.join import Key, merged
from forms.composition.tree import Bill


@dataclass(frozen=True, slots=True)
class Twin:
    """A line of a later paper, and the lines of earlier ones that may be the same part.

    It is ``exact`` where supplier, number and revision agree; else a person must know.
    """

    coming: str
    known: tuple[str, ...]
    exact: bool


def twins(bill: Bill) -> tuple[Twin, ...]:
    """Return the lines that may be told twice, in the order in which they came.

    A line that holds lines itself is no mere statement about a part, and stays.
    """
    order = {source: place for place, source in enumerate(("", *bill.sources))}
    if len(order) == 1:
        return ()
    by_number: dict[str, list[str]] = {}
    for line in bill.lines.values():
        if line.number:
            by_number.setdefault(Key.of(line).number, []).append(line.id)
    return tuple(_twins(bill, by_number, order))


def _twins(
    bill: Bill, by_number: dict[str, list[str]], order: dict[str, int]
) -> Iterator[Twin]:
    for line in bill.lines.values():
        key = Key.of(line)
        came = order.get(line.whence.source, 0)
        if not key.number or bill.children(line.id):
            continue
        earlier = [
            one
            for one in by_number[key.number]
            if order.get(bill.lines[one].whence.source, 0) < came
        ]
        same = tuple(one for one in earlier if Key.of(bill.lines[one]) == key)
        if earlier:
            yield Twin(line.id, same or tuple(earlier), exact=bool(same))


def joined_twins(
    bill: Bill, chosen: Iterable[Twin]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines that then tell both, and the ids of those that go."""
    changed: dict[str, Line] = {}
    gone: dict[str, None] = {}
    for twin in chosen:
        for known in twin.known:
            if known not in gone:
                before = changed.get(known, bill.lines[known])
                changed[known] = merged(before, bill.lines[twin.coming])
        gone[twin.coming] = None
    kept = tuple(line for line in changed.values() if line.id not in gone)
    return kept, tuple(gone)
