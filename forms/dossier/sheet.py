"""The sheet under the pen: text with its tags, rules without."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from forms.dossier.embedding import Codes
from forms.dossier.face import Faces
from forms.dossier.tags import Box, Element, Link, Tree
from forms.dossier.typography import (
    BLACK,
    HAIRLINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Style,
)


class _Paper(Canvas):
    def _make_preamble(self) -> None:
        """Begin no page with Helvetica, which nothing here embeds."""
        self._preamble = "1 0 0 1 0 0 cm"


class Sheet:
    """Draws on one page after another; what is no element's mark is an artifact.

    Rules are gathered and drawn at the end of the page, grouped by their weight.
    """

    def __init__(self, faces: Faces, tree: Tree) -> None:
        self.faces, self.tree = faces, tree
        self.page = 0
        self._paper = BytesIO()
        self._canvas: Any = _Paper(
            self._paper,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,
            invariant=1,
        )
        self._codes = {False: Codes(faces.regular, "R"), True: Codes(faces.bold, "B")}
        self._begin()

    def _begin(self) -> None:
        self._out: list[str] = self._canvas._code  # noqa: SLF001 (no public way to tag)
        self._open: Element | None = None
        self._style: Style | None = None
        self._rules: dict[float, list[str]] = {}
        self._columns: dict[tuple[float, float], list[float]] = {}
        self._annotations = 0

    def end_page(self) -> None:
        self._close()
        self._draw_rules()
        self._canvas.showPage()
        self.page += 1
        self._begin()

    def finished(self) -> bytes:
        document = self._canvas._doc  # noqa: SLF001
        for codes in self._codes.values():
            if codes:
                codes.embed(document)
        self._canvas.save()
        return self._paper.getvalue()

    def text(
        self, x: float, y: float, text: str, style: Style, element: Element
    ) -> None:
        """Write one line with its baseline at *y*."""
        if element is not self._open:
            self._close()
            number = self.tree.mark(self.page, element)
            self._out.append(f"/{element.role} <</MCID {number}>> BDC")
            self._open = element
        self._show(x, y, text, style)

    def aside(self, x: float, y: float, text: str, style: Style) -> None:
        """Write what belongs to the page, not to the document, such as its header."""
        self._close()
        self._out.append("/Artifact <</Type /Pagination>> BDC")
        self._show(x, y, text, style)
        self._out.append("EMC")

    def _show(self, x: float, y: float, text: str, style: Style) -> None:
        codes = self._codes[style.bold]
        setting = ""
        if style is not self._style:
            setting = f"/{codes.name} {style.size:g} Tf {style.ink} "
            self._style = style
        self._out.append(f"BT {setting}{x:.2f} {y:.2f} Td <{codes.show(text)}> Tj ET")

    def _close(self) -> None:
        if self._open is not None:
            self._out.append("EMC")
            self._open = None

    @contextmanager
    def artifact(self) -> Iterator[list[str]]:
        """Draw with bare operators what no reader is told of."""
        self._close()
        self._out.append("/Artifact BMC q")
        yield self._out
        self._out.append("Q EMC")

    @contextmanager
    def figure(self, element: Element, bounds: Box) -> Iterator[list[str]]:
        self._close()
        element.bounds = bounds
        self._out.append(
            f"/Figure <</MCID {self.tree.mark(self.page, element)}>> BDC q"
        )
        self._style = None
        yield self._out
        self._out.append("Q EMC")
        self._style = None

    def caption(self, x: float, y: float, text: str, style: Style) -> None:
        """Write inside an open figure, whose element speaks for it."""
        self._show(x, y, text, style)

    def across(
        self, x: float, y: float, width: float, weight: float = HAIRLINE
    ) -> None:
        line = f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l"
        self._rules.setdefault(weight, []).append(line)

    def down(
        self, x: float, top: float, bottom: float, weight: float = HAIRLINE
    ) -> None:
        """Draw an upright rule; it grows on from one that ended at *top*."""
        held = self._columns.get((x, weight))
        if held is not None and abs(held[1] - top) < 0.01:
            held[1] = bottom
            return
        if held is not None:
            self._upright(x, weight, held)
        self._columns[x, weight] = [top, bottom]

    def _upright(self, x: float, weight: float, held: list[float]) -> None:
        line = f"{x:.2f} {held[0]:.2f} m {x:.2f} {held[1]:.2f} l"
        self._rules.setdefault(weight, []).append(line)

    def frame(self, bounds: Box, weight: float = HAIRLINE) -> None:
        left, bottom, right, top = bounds
        path = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
        self._rules.setdefault(weight, []).append(path)

    def _draw_rules(self) -> None:
        for (x, weight), held in self._columns.items():
            self._upright(x, weight, held)
        if not self._rules:
            return
        with self.artifact() as out:
            out.append(f"{BLACK.replace('g', 'G')} 2 J")
            for weight, lines in sorted(self._rules.items()):
                out.append(f"{weight:g} w {' '.join(lines)} S")

    def anchor(self, key: str) -> None:
        """Name this page, so that links and bookmarks find it."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=PAGE_HEIGHT, zoom=0)

    def bookmark(
        self, title: str, key: str, level: int, *, closed: bool = False
    ) -> None:
        self._canvas.addOutlineEntry(title, key, level, closed)

    def link(self, words: str, key: str, bounds: Box, element: Element) -> None:
        """Lay a link over *bounds*; *words* tell where it leads."""
        self._canvas.linkRect(words, key, bounds, Border="[0 0 0]")
        element.kids.append(Link(self.page, self._annotations))
        self._annotations += 1

    def stamp(self, name: str) -> None:
        """Draw a stored drawing under what is to come."""
        with self.artifact():
            self._canvas.doForm(name)

    def store(self, name: str, operators: str) -> None:
        """Keep a drawing that many pages share."""
        self._canvas.beginForm(name, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        self._canvas._code.append(operators)  # noqa: SLF001
        self._canvas.endForm()
        self._begin()
