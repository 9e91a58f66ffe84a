"""The picture with its words: where a tier stands, how far off, what settles it."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages.composition.picture import RatioPicture
from desktop.pages.composition.shape import Node, Sight, ends_of
from desktop.pages.composition.telling import Teller
from desktop.pages.labels import label, say
from forms.composition.ratio import LINE
from forms.composition.sensitivity import break_even
from forms.composition.tiers import Tier
from forms.composition.tree import TOP

_LONGEST = 36
IDLE = 250
"""Milliseconds without a key until it is tried out what would settle the ratio."""


class Verdict(QWidget):
    """Shows one tier: the item exported, or the line that one stands on."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller
        self.picture = RatioPicture(teller.words, teller.figures)
        self._head = label("question")
        self._says = label("hint")
        self._told: tuple[str, ...] = ()
        self._shown: tuple[Node | None, Sight] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._on_idle)
        self._is_brief = False
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._head)
        told.addWidget(self._says)
        told.addStretch(1)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addWidget(self.picture, 3)
        sides.addLayout(told, 2)

    def show_tier(self, node: Node | None, sight: Sight) -> None:
        """Draw the tier of a line; of a content that of its line.

        What would settle it is tried out a moment later, when no key is pressed.
        """
        self._shown = (node, sight)
        self._draw(())
        self._idle.start()

    def _on_idle(self) -> None:
        if self._shown is not None and self._is_decisive():
            _, sight = self._shown
            first = sight.settling()[:2]
            self._draw(tuple(self._teller.doubt(doubt, sight) for doubt in first))

    def _is_decisive(self) -> bool:
        """Tell whether the item exported is shown, or a tier within it."""
        if self._shown is None:
            return False
        node, sight = self._shown
        return node is None or node.line in {TOP, sight.exported}

    def _draw(self, settles: tuple[str, ...]) -> None:
        if self._shown is None:
            return
        node, sight = self._shown
        line = node.line if node is not None else TOP
        tier = sight.tier(TOP if line == sight.exported else line)
        name = sight.name if line in {TOP, sight.exported} else self._name(line, sight)
        verdict = self._teller.verdict(tier)
        even = self._even(tier)
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        words = self._teller.words
        self._head.setText(words("bill.says", name=short, verdict=verdict))
        self._told = (*self._parts(line, tier, sight), *settles)
        self._say()
        said = words("bill.item-says", item=name, verdict=verdict)
        whole = " ".join((said, *self._told))
        self.picture.show_tier(tier, whole, even)

    def be_brief(self, is_brief: bool) -> None:
        """Leave all but the first sentence to the picture's own words."""
        self._is_brief = is_brief
        self._say()

    def _say(self) -> None:
        say(self._says, "\n".join(self._told[: 1 if self._is_brief else None]))

    def _name(self, line: str, sight: Sight) -> str:
        return self._teller.name(sight.bill.lines[line])

    def _parts(self, line: str, tier: Tier, sight: Sight) -> Iterator[str]:
        words, is_decisive = self._teller.words, line in {TOP, sight.exported}
        if is_decisive:
            yield words("bill.decides")
        else:
            whole = self._teller.verdict(sight.tier())
            yield words("bill.item-says", item=sight.name, verdict=whole)
            yield words(f"bill.tier-{_listed(sight.bill.lines[line].kind)}")
        low, high = ends_of(tier)
        if tier.ratio is not None and high != 0 and (low or high is not None):
            span = self._teller.figures.span(
                low / LINE, None if high is None else high / LINE
            )
            yield words("bill.distance", times=self._teller.spoken(span))
        elif tier.worth is None and high != 0 and not sight.contested:
            yield words("bill.no-worth")
        if tier.part_1 is not None and tier.part_1.high is None:
            yield words("bill.unbounded")
        if is_decisive:
            yield from sight.settles

    def _even(self, tier: Tier) -> str:
        """Return the worth at which the tier stands on the line, if one is known."""
        part_1 = tier.part_1
        if part_1 is None or not part_1.high:
            return ""
        unit = part_1.unit or (tier.worth.unit if tier.worth else "")
        worth = self._teller.figures.amount(replace(break_even(part_1), unit=unit))
        return self._teller.words("bill.even", worth=worth)


def _listed(kind: str) -> str:
    """Tell whether a line is an item of Annex 1 Part 2: listed, none, or not told."""
    return {"": "unknown", "none": "none"}.get(kind, "listed")
