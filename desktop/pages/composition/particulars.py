"""The particulars of a line, or of one content: all that can be told of it."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.controls.cells import Cells
from desktop.pages.column import scrolled
from desktop.pages.composition import fields
from desktop.pages.composition.fields import Fields
from desktop.pages.composition.grades import hint_of
from desktop.pages.composition.record import Record, Table
from desktop.pages.composition.shape import Node, Sight
from desktop.pages.composition.telling import At, Teller
from desktop.pages.labels import label, say
from forms.composition import cas
from forms.composition.bill import Content, Line
from forms.composition.join import is_expired, last_day
from forms.interview.printing import day

COLUMN = 760


class Particulars(QWidget):
    """Shows a line or a content in fields, and gives the line as it then is.

    Signals:
        changed: Carries the ``Line`` with what was typed.
        left: The tree is wanted again.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, ask: Fields, teller: Teller, locale: QLocale) -> None:
        super().__init__()
        self._ask, self._teller = ask, teller
        self._node: Node | None = None
        self._line: Line | None = None
        words, corpus = teller.words, teller.corpus
        self._title = label("title")
        self._told = label("hint")
        self._grade = label("hint")
        self._cautions = label("warning")
        self.line = Record(ask.line, words("bill.of-line"), corpus, words, locale)
        self.content = Record(
            ask.content, words("bill.of-content"), corpus, words, locale
        )
        self._tables = {
            name: Table(ask.table(name, columns), corpus, words, locale)
            for name, columns in (
                ("contents", ask.content),
                ("origins", ask.origin),
                ("prices", ask.price),
                ("papers", ask.evidence),
            )
        }
        self.line.given.connect(self._on_line)
        self.content.given.connect(self._on_content)
        for name, table in self._tables.items():
            table.given.connect(lambda rows, n=name: self._on_rows(n, rows))
        self._back = QPushButton(words("bill.back"))
        self._back.clicked.connect(self._on_back)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        parts = (self._title, self._told, self._cautions, self.line, self._grade)
        for part in (*parts, self.content, *self._tables.values()):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = scrolled(column, COLUMN)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(16)
        foot.addWidget(self._back)
        foot.addWidget(label("hint", self._teller.words("bill.kept")), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    # --- what is shown ---------------------------------------------------------

    @property
    def node(self) -> Node | None:
        """Return the place whose particulars are shown."""
        return self._node

    def table(self, name: str) -> Table:
        """Return ``contents``, ``origins``, ``prices`` or ``papers``."""
        return self._tables[name]

    def show_node(self, node: Node, sight: Sight) -> None:
        """Draw a place; what is being typed stays as it is."""
        is_other = node != self._node
        self._node, self._line = node, sight.line(node)
        held: Line | Content = (
            sight.content(node) if node.is_content else sight.line(node)
        )
        name = self._teller.cell(node, At.NAME, sight)
        within = self._teller.name(sight.line(node))
        of = self._teller.words("bill.within", name=name, line=within)
        self._title.setText(of if node.is_content else name)
        sentence = self._teller.sentence(node, sight)
        say(self._told, f"{sentence}\n{self._teller.whence(held, sight)}".strip())
        say(self._cautions, "\n".join(self._doubtful(held, sight.today)))
        say(self._grade, "" if node.is_content else self._grade_words(self._line))
        self.line.setVisible(not node.is_content)
        self.content.setVisible(node.is_content)
        self._tables["contents"].setVisible(not node.is_content)
        self._tables["origins"].setVisible(node.is_content)
        if isinstance(held, Line):
            self.line.show_cells(fields.line_cells(held, self._ask.line))
            rows = [
                fields.content_cells(content, self._ask.content)
                for content in held.contents
            ]
            self._tables["contents"].show_rows(rows)
        else:
            self.content.show_cells(fields.content_cells(held, self._ask.content))
            origins = fields.origin_rows(held.origins, self._ask.origin)
            self._tables["origins"].show_rows(origins)
        prices = fields.price_rows(held.prices, self._ask.price)
        self._tables["prices"].show_rows(prices)
        papers = fields.evidence_rows(held.evidence, self._ask.evidence)
        self._tables["papers"].show_rows(papers)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def _doubtful(self, held: Line | Content, today: dt.date) -> Iterator[str]:
        """Say of each paper that speaks no longer, and of each odd CAS number."""
        words = self._teller.words
        for paper in held.evidence:
            until = last_day(paper)
            if until is not None and is_expired(paper, today):
                when = day(until, words.language)
                called = paper.document or words(f"bill.paper-{paper.kind or 'none'}")
                yield words("bill.expired", paper=called, when=when)
        for content in held.contents if isinstance(held, Line) else (held,):
            verdict = cas.read(content.cas).verdict
            if verdict not in {cas.Verdict.VALID, cas.Verdict.NONE}:
                yield words(f"bill.cas-{verdict}", given=content.cas)

    def _grade_words(self, line: Line) -> str:
        found = hint_of(line.grade)
        if found is None:
            return ""
        words, figures = self._teller.words, self._teller.figures
        grade, hint = found
        return words(
            "bill.grade",
            grade=grade,
            what=hint.what[words.language],
            share=figures.typed(f"{hint.low}..{hint.high}"),
            source=hint.source[words.language],
        )

    def take_focus(self) -> None:
        """Put the focus on the first field."""
        is_content = self._node is not None and self._node.is_content
        (self.content if is_content else self.line).take_focus()
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    # --- what is done ----------------------------------------------------------

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        for part in (self.line, self.content, *self._tables.values()):
            if part.isVisibleTo(self):
                part.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape leads back to the tree; Enter presses the button in focus."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QPushButton
        ):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _on_back(self) -> None:
        self.commit()
        self.left.emit()

    def _on_line(self, cells: Cells) -> None:
        if self._line is not None:
            self._give(fields.line_with(self._line, cells, self._ask.line))

    def _on_content(self, cells: Cells) -> None:
        if (held := self._held()) is not None:
            self._put(fields.content_with(held, cells, self._ask.content))

    def _on_rows(self, name: str, rows: list[Cells]) -> None:
        line, held = self._line, self._held()
        if line is None:
            return
        match name:
            case "contents":
                after = fields.contents_after(line.contents, rows, self._ask.content)
                self._give(line.model_copy(update={"contents": after}))
                return
            case "origins":
                update: dict[str, object] = {
                    "origins": fields.origins_of(rows, self._ask.origin)
                }
            case "prices":
                update = {"prices": fields.prices_of(rows, self._ask.price)}
            case _:
                update = {"evidence": fields.papers_of(rows, self._ask.evidence)}
        if held is None:
            self._give(line.model_copy(update=update))
        else:
            self._put(held.model_copy(update=update))

    def _held(self) -> Content | None:
        """Return the content that is shown, if it is one."""
        if self._line is None or self._node is None or not self._node.is_content:
            return None
        return self._line.contents[self._node.content]

    def _put(self, content: Content) -> None:
        if self._line is not None and self._node is not None:
            contents = list(self._line.contents)
            contents[self._node.content] = content
            self._give(self._line.model_copy(update={"contents": tuple(contents)}))

    def _give(self, line: Line) -> None:
        if line != self._line:
            self._line = line
            self.changed.emit(line)
