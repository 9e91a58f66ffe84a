"""Text becomes lines in a column of a given place and width."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.dossier.content import Bilingual
from forms.dossier.face import Faces
from forms.dossier.flow import Spot, Strip
from forms.dossier.paragraph import Piece, Run, is_latin, wrap, wrap_runs
from forms.dossier.sheet import Sheet
from forms.dossier.tags import Element
from forms.dossier.typography import LEFT, WIDTH, Style

# The baseline stands here, in parts of the line's height below its top.
BASELINE = 0.74


@dataclass(frozen=True, slots=True)
class Galley:
    """A column of paper under an element of the tree."""

    faces: Faces
    parent: Element
    x: float = LEFT
    width: float = WIDTH
    centred: bool = False

    def under(self, parent: Element) -> "Galley":
        return replace(self, parent=parent)

    def inset(self, left: float, right: float = 0) -> "Galley":
        return replace(self, x=self.x + left, width=self.width - left - right)

    def lines(self, text: str, style: Style, element: Element) -> list[Strip]:
        """Return one strip a line; centred lines are made of like length."""
        words = wrap(text, style, self.width, self.faces)
        if self.centred and len(words) > 1:
            words = self._balanced(text, style, len(words))
        return [self._line(line, style, element) for line in words]

    def _balanced(self, text: str, style: Style, count: int) -> tuple[str, ...]:
        """Return as many lines, in the narrowest column that holds them."""
        best = wrap(text, style, self.width, self.faces)
        for part in range(19, 9, -1):
            words = wrap(text, style, self.width * part / 20, self.faces)
            if len(words) > count:
                break
            best = words
        return best

    def _line(self, words: str, style: Style, element: Element) -> Strip:
        x = self.x
        if self.centred:
            x += (self.width - self.faces.width(words, style)) / 2

        def draw(sheet: Sheet, spot: Spot) -> None:
            if words:
                sheet.text(
                    x, spot.top - BASELINE * style.leading, words, style, element
                )

        return Strip(style.leading, draw)

    def mixed(self, runs: Sequence[Run], elements: Sequence[Element]) -> list[Strip]:
        """Return lines in which runs of several styles follow one another."""
        leading = max(run.style.leading for run in runs)

        def strip(pieces: Sequence[Piece]) -> Strip:
            def draw(sheet: Sheet, spot: Spot) -> None:
                y = spot.top - BASELINE * leading
                for piece in pieces:
                    style, element = runs[piece.run].style, elements[piece.run]
                    sheet.text(self.x + piece.x, y, piece.text, style, element)

            return Strip(leading, draw)

        return [strip(pieces) for pieces in wrap_runs(runs, self.width, self.faces)]

    def pair(
        self, text: Bilingual, chinese: Style, english: Style, element: Element
    ) -> list[Strip]:
        """Return the Chinese lines and, where it says something else, the English."""
        strips = self.lines(text.zh, chinese, element) if text.zh else []
        if text.en and text.en != text.zh:
            words = element.child("Span", lang="en")
            strips += self.lines(text.en, english, words)
        return strips


def language(text: str) -> str:
    """Return ``en`` for words in Latin letters: the document's own is Chinese."""
    return "en" if is_latin(text) and any(map(str.isalpha, text)) else ""


def together(
    strips: Sequence[Strip], gap: float = 0, *, keep: bool = False
) -> list[Strip]:
    """Space a paragraph from what precedes and leave no single line behind."""
    last = len(strips) - 1
    return [
        replace(
            strip,
            gap=strip.gap + (0 if n else gap),
            keep=keep or (n < last and n in {0, last - 1}),
        )
        for n, strip in enumerate(strips)
    ]
