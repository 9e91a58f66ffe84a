"""What stands in a cell of the tree, and what is heard of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from desktop.pages.composition.figures import Figures
from desktop.pages.composition.gaps import gaps_in, gaps_of
from desktop.pages.composition.shape import Mark, Node, Sight, ends_of, mark_of
from desktop.words import Words
from forms.composition.bill import Content, Line, Origin, Price
from forms.composition.content import NONE
from forms.composition.sensitivity import Doubt, Side
from forms.composition.tiers import Tier
from forms.corpus import Corpus
from forms.countries import COUNTRIES, country
from forms.interview.printing import listed, strung

MARKS = {Mark.OVER: "▲", Mark.UNDER: "▽", Mark.OPEN: "◆"}
"""Where a tier stands to the line, seen without colour."""


class At(IntEnum):
    """The columns of the tree."""

    NAME = 0
    QUANTITY = 1
    RATIO = 2
    CHINA = 3
    WORTH = 4
    MISSING = 5
    MASS = 6
    NUMBER = 7


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells lines and contents in the language and the writing of the window."""

    words: Words
    corpus: Corpus
    figures: Figures

    def head(self, column: At) -> str:
        """Return the head of a column."""
        return self.words(f"bill.head-{column.name.lower()}")

    def cell(self, node: Node, column: At, sight: Sight) -> str:
        """Return what is seen in a cell."""
        if node.is_content:
            return self._of_content(sight.content(node), column)
        return self._of_line(node, column, sight)

    def heard(self, node: Node, column: At, sight: Sight) -> str:
        """Return what is heard: in the first column the whole of it in a sentence."""
        if column is At.NAME:
            return self.sentence(node, sight)
        return f"{self.head(column)}: {self._spoken_cell(node, column, sight)}"

    def _spoken_cell(self, node: Node, column: At, sight: Sight) -> str:
        """Return a cell in words alone; an empty one says why it is empty."""
        if column is At.RATIO:
            if node.is_content:
                return self.words("bill.no-ratio")
            return self.verdict(sight.tier(node.line))
        if told := self.cell(node, column, sight):
            is_figure = column in {At.QUANTITY, At.MASS, At.CHINA, At.WORTH}
            return self.spoken(told) if is_figure else told
        missing = column is At.MISSING
        return self.words("bill.nothing" if missing else "bill.unknown")

    def sentence(self, node: Node, sight: Sight) -> str:
        """Return all of a line or a content, one thing after the other."""
        if node.is_content:
            parts = self._content_parts(sight.content(node))
        else:
            parts = self._line_parts(node, sight)
        return strung(filter(None, parts), self.words.language)

    # --- a line ----------------------------------------------------------------

    def _of_line(self, node: Node, column: At, sight: Sight) -> str:
        line = sight.line(node)
        match column:
            case At.NAME:
                return self.name(line)
            case At.NUMBER:
                return " / ".join(filter(None, (line.number, line.revision)))
            case At.QUANTITY:
                many = self.figures.typed(line.quantity)
                return f"{many} {self.unit(line)}" if many else ""
            case At.MASS:
                return f"{self.figures.typed(line.mass)} g" if line.mass else ""
            case At.CHINA:
                return self._china(sight.tier(node.line))
            case At.WORTH:
                return self._worth(line, sight.tier(node.line))
            case At.RATIO:
                return self.ratio(sight.tier(node.line))
        return self.missing(node, sight)

    def name(self, line: Line) -> str:
        """Return by what a person finds a line."""
        return line.name or line.number or self.words("bill.no-name")

    def unit(self, line: Line) -> str:
        """Return the unit of a line in words where it has some."""
        if line.unit != "piece":
            return line.unit
        return self.words("bill.piece" if line.quantity == "1" else "bill.pieces")

    def _china(self, tier: Tier) -> str:
        """Return the Chinese value; where nothing bounds it at all, no figure."""
        part_1 = tier.part_1
        if part_1 is None or (part_1.high is None and not part_1.low):
            return self.words("bill.unknown")
        worth = tier.worth.unit if tier.worth else ""
        return self.figures.amount(replace(part_1, unit=part_1.unit or worth))

    def _worth(self, line: Line, tier: Tier) -> str:
        if tier.worth is not None:
            return self.figures.amount(tier.worth)
        return self.prices(line.prices)

    def ratio(self, tier: Tier) -> str:
        """Return mark and ratio; without any bound the mark and a word."""
        mark, (low, high) = mark_of(tier), ends_of(tier)
        if high is None and not low:
            return f"{MARKS[mark]} {self.words(f'bill.mark-{mark}')}"
        return f"{MARKS[mark]} {self.figures.ratio(low, high)}"

    def missing(self, node: Node, sight: Sight) -> str:
        """Return what nobody has told yet."""
        has_parts = bool(sight.bill.children(node.line))
        gaps = gaps_of(sight.line(node), has_parts=has_parts)
        told = (self.words(f"bill.gap-{gap}") for gap in gaps)
        return listed(told, self.words.language)

    def _line_parts(self, node: Node, sight: Sight) -> Iterator[str]:
        line, tier = sight.line(node), sight.tier(node.line)
        yield self.name(line)
        if line.number and line.name:
            yield f"{self.head(At.NUMBER)} {line.number}"
        yield self._of_line(node, At.QUANTITY, sight)
        for column in (At.MASS, At.CHINA, At.WORTH):
            if told := self._of_line(node, column, sight):
                yield f"{self.head(column)} {self.spoken(told)}"
        yield f"{self.head(At.RATIO)} {self.verdict(tier)}"
        yield self.standing(node, sight)
        if missing := self.missing(node, sight):
            yield self.words("bill.missing", what=missing)

    def verdict(self, tier: Tier) -> str:
        """Return the ratio and in words where it stands to the line."""
        low, high = ends_of(tier)
        says = self.words(f"bill.mark-{mark_of(tier)}")
        if high is None and not low:
            return says
        return f"{self.spoken(self.figures.ratio(low, high))}, {says}"

    def spoken(self, figure: str) -> str:
        """Return a figure with words for the signs that are not read aloud."""
        words = {"≥ ": self.words("bill.at-least"), "–": self.words("bill.to")}
        for sign, word in words.items():
            figure = figure.replace(sign, word)
        return figure

    def standing(self, node: Node, sight: Sight) -> str:
        """Say whether this tier decides, or is a risk only (open question Q3)."""
        if node.line == sight.exported:
            return self.words("bill.exported")
        is_listed = sight.line(node).kind not in {"", "none"}
        return self.words("bill.inner") if is_listed else ""

    def whence(self, held: Line | Content, sight: Sight) -> str:
        """Say in which file, sheet and row it stands, if it came out of one."""
        source = sight.bill.sources.get(held.whence.source)
        if source is None:
            return ""
        where = [source.name]
        if held.whence.sheet:
            where.append(self.words("bill.sheet", sheet=held.whence.sheet))
        if held.whence.row:
            where.append(self.words("controls.row", row=held.whence.row))
        if held.whence.path:
            where.append(held.whence.path)
        return self.words("bill.whence", where=listed(where, self.words.language))

    def doubt(self, doubt: Doubt, sight: Sight) -> str:
        """Say which fact to ask for, and what its answer would do."""
        key = f"bill.leg-of-{doubt.leg}"
        line = sight.bill.lines.get(doubt.line)
        name = self.name(line) if line is not None else sight.name
        content = (
            self.called(line.contents[doubt.content])
            if line is not None and doubt.content >= 0
            else ""
        )
        what = self.words(key, content=content, line=name)
        sides = {doubt.if_least, doubt.if_most} - {Side.OPEN}
        if Side.OPEN not in {doubt.if_least, doubt.if_most}:
            return self.words("bill.settles-both", what=what)
        side = next(iter(sides), Side.OPEN)
        return self.words(f"bill.settles-{side}", what=what)

    # --- a content -------------------------------------------------------------

    def _of_content(self, content: Content, column: At) -> str:
        match column:
            case At.NAME:
                return self.called(content)
            case At.NUMBER:
                return content.cas
            case At.QUANTITY:
                return f"{self.figures.typed(content.share)} %" if content.share else ""
            case At.MASS:
                return f"{self.figures.typed(content.mass)} g" if content.mass else ""
            case At.CHINA if content.material == NONE:
                return self.words("bill.not-part-1")
            case At.CHINA:
                return self.origin(content)
            case At.WORTH:
                return self.prices(content.prices)
            case At.RATIO:
                return ""
        return listed(self._gaps(content), self.words.language)

    def _gaps(self, content: Content) -> Iterator[str]:
        if content.account:
            yield self.words("bill.accounts")
        for gap in gaps_in(content):
            yield self.words(f"bill.gap-{gap}")

    def called(self, content: Content) -> str:
        """Return the name as given, else the line of Annex 1, else the CAS number.

        An answer of our own fill-in declaration gives the line in two languages.
        """
        own = content.material and content.name.startswith(f"{content.material} ")
        return (
            ("" if own else content.name)
            or self.material(content.material)
            or content.cas
            or self.words("bill.no-name")
        )

    def material(self, material: str) -> str:
        """Return the name of a line of Annex 1 Part 1."""
        line = self.corpus.lines.get(material)
        return str(getattr(line.name, self.words.language)) if line else ""

    def origin(self, content: Content) -> str:
        """Return countries with their bases; what nobody knows is said."""
        if not content.origins:
            return self.words("bill.origin-unknown")
        return listed(map(self._whence, content.origins), self.words.language)

    def places(self, content: Content) -> str:
        """Return the countries alone."""
        told = (self._place(o.country) for o in content.origins if o.country)
        return listed(told, self.words.language)

    def lots(self, content: Content) -> str:
        """Return the countries, each with its part of the lot if that is not all."""
        told = (
            listed((self._place(o.country), *self._lot(o)), self.words.language)
            for o in content.origins
            if o.country
        )
        return listed(told, self.words.language)

    def bases(self, content: Content) -> str:
        """Return on whose word each origin stands."""
        told = (self.words(f"bill.basis-{o.basis or 'none'}") for o in content.origins)
        return listed(told, self.words.language)

    def _whence(self, origin: Origin) -> str:
        if not origin.country:
            return self.words("bill.origin-unknown")
        basis = self.words(f"bill.basis-{origin.basis or 'none'}")
        told = listed((basis, *self._lot(origin)), self.words.language)
        return f"{self._place(origin.country)} ({told})"

    def _lot(self, origin: Origin) -> Iterator[str]:
        if not origin.share:
            yield self.words("bill.lot-unknown")
        elif origin.share != "100":
            share = self.figures.typed(origin.share)
            yield self.words("bill.lot", share=share)

    def _place(self, code: str) -> str:
        known = code in COUNTRIES
        return country(code, self.words.language) if known else code

    def prices(self, prices: tuple[Price, ...]) -> str:
        """Return each price with what it is for."""
        told = (
            self.figures.typed(p.amount)
            if p.per == "unit"
            else f"{self.figures.typed(p.amount)} / {p.per}"
            for p in prices
        )
        return listed(told, self.words.language)

    def _content_parts(self, content: Content) -> Iterator[str]:
        yield self.called(content)
        if content.share:
            share = self.spoken(self.figures.typed(content.share))
            yield self.words("bill.by-mass", share=share)
        if content.mass:
            yield self._of_content(content, At.MASS)
        if content.name and content.material:
            yield self.material(content.material) or self.words("bill.not-part-1")
        if content.material == NONE:
            return
        yield self.origin(content)
        yield self.prices(content.prices) or self.words("bill.price-unknown")
        if not content.material:
            yield self.words("bill.gap-material")
        if content.account:
            yield self.words("bill.accounts")
