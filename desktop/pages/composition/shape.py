"""What the page is given of a bill: its tree worked out, and what to say beside it."""

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from forms.case.facts import Range
from forms.composition.bill import Content, Line
from forms.composition.rates import Exchange
from forms.composition.ratio import Counting, ratio
from forms.composition.sensitivity import Doubt, Side, doubts, side
from forms.composition.tiers import Reckoning, Tier
from forms.composition.tree import TOP, Bill

MANY = 20_000
"""In a bill of more lines no fact is tried out one by one."""


class Mark(StrEnum):
    """Where a tier stands to the 0.1 % line."""

    OVER = "over"
    UNDER = "under"
    OPEN = "open"


_MARKS = {Side.REACHED: Mark.OVER, Side.BELOW: Mark.UNDER, Side.OPEN: Mark.OPEN}


def mark_of(tier: Tier) -> Mark:
    """Compare exactly: 0.1 % itself is over; nothing Chinese is under at any worth."""
    if tier.part_1 is not None and tier.part_1.high == 0:
        return Mark.UNDER
    return _MARKS[side(tier.ratio)]


def ends_of(tier: Tier) -> tuple[Fraction, Fraction | None]:
    """Return the ratio from its best to its worst case; no end is no bound."""
    if mark_of(tier) is Mark.UNDER and tier.ratio is None:
        return Fraction(0), Fraction(0)
    if tier.ratio is None:
        return Fraction(0), None
    return tier.ratio.low, tier.ratio.high


class Node(NamedTuple):
    """A place in the tree: a line, or the content of that number in it."""

    line: str
    content: int = -1

    @property
    def is_content(self) -> bool:
        """Tell whether this is something in a line."""
        return self.content >= 0


@dataclass(frozen=True)
class Sight:
    """All that the page shows of one item's bill at one moment.

    ``part_1`` and ``worth`` are those of the item itself, as its questions stand;
    ``conflict`` says where what was typed and the bill exclude each other, and
    ``contested`` names those of the two figures that nobody knows for it; ``parties``
    are those who may be told of the item, by id and name.
    """

    item: str
    name: str
    reckoning: Reckoning
    today: dt.date = dt.date.min
    part_1: Range | None = None
    worth: Range | None = None
    counting: Counting = field(default_factory=Counting)
    exchange: Exchange = field(default_factory=Exchange)
    conflict: str = ""
    contested: frozenset[str] = frozenset()
    settles: tuple[str, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()
    _tiers: dict[str, Tier] = field(default_factory=dict, compare=False, repr=False)

    @property
    def bill(self) -> Bill:
        """Return the tree."""
        return self.reckoning.bill

    def tier(self, line: str = TOP) -> Tier:
        """Return what a line comes to; it is worked out when it is first looked at."""
        name = TOP if line == self.exported else line
        if name not in self._tiers:
            self._tiers[name] = self._worked_out(name)
        return self._tiers[name]

    def _worked_out(self, line: str) -> Tier:
        found = self.reckoning.tier(line, self.counting, self.exchange)
        if line != TOP:
            return found
        part_1 = self._standing("part_1", self.part_1 or found.part_1)
        worth = self._standing("worth", self.worth or found.worth)
        return replace(found, part_1=part_1, worth=worth, ratio=ratio(part_1, worth))

    def _standing(self, figure: str, told: Range | None) -> Range | None:
        return None if figure in self.contested else told

    def settling(self) -> tuple[Doubt, ...]:
        """Return the facts of which an answer would settle the item's ratio."""
        if (
            self.contested
            or mark_of(self.tier()) is not Mark.OPEN
            or len(self.bill.lines) > MANY
        ):
            return ()
        worth = self.tier().worth
        found = doubts(self.reckoning, self.counting, self.exchange, worth)
        return tuple(doubt for doubt in found if doubt.settles)

    @property
    def exported(self) -> str:
        """Return the one line that is the item itself, if there is such a line."""
        roots = self.bill.roots
        alone = len(roots) == 1 and self.bill.lines[roots[0]].quantity == "1"
        return roots[0] if alone else TOP

    def line(self, node: Node) -> Line:
        """Return the line of a place."""
        return self.bill.lines[node.line]

    def content(self, node: Node) -> Content:
        """Return the content of a place."""
        return self.bill.lines[node.line].contents[node.content]

    def holds(self, node: Node) -> bool:
        """Tell whether the place is still there."""
        line = self.bill.lines.get(node.line)
        return line is not None and node.content < len(line.contents)

    def beneath(self, node: Node | None) -> int:
        """Return how many places stand right below one, or at the top."""
        if node is None:
            return len(self.bill.roots)
        if node.is_content:
            return 0
        return len(self.line(node).contents) + len(self.bill.children(node.line))

    def below(self, node: Node | None, row: int) -> Node:
        """Return what stands in a row below: first the contents, then the lines."""
        if node is None:
            return Node(self.bill.roots[row])
        contents = len(self.line(node).contents)
        if row < contents:
            return Node(node.line, row)
        return Node(self.bill.children(node.line)[row - contents])

    def above(self, node: Node) -> Node | None:
        """Return the line in which a place stands."""
        if node.is_content:
            return Node(node.line)
        parent = self.bill.parent(node.line)
        return Node(parent) if parent != TOP else None
