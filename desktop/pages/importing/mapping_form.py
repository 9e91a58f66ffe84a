"""The reading of one table, said column by column under the eyes of its first rows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.controls.control import drop
from desktop.pages.importing import saying
from desktop.pages.importing.column_heads import HeadSaid
from desktop.pages.importing.column_writing import ColumnWriting
from desktop.pages.importing.grid import Grid
from desktop.pages.importing.table_rows import TableRows
from desktop.pages.labels import label
from desktop.words import Words
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import SheetLook
from forms.composition.imports.table.lacks import Lack, content, lacks

_MOST = 6


class MappingForm(QWidget):
    """Asks what the columns mean.

    Signals:
        changed: Carries the ``Mapping`` as it is said now.
        unwanted: The proposal of the program is wanted instead of the last reading.
        drawn: Parts came or went, or another column is looked at.
        pointed: A column was gone to that may be out of sight.
    """

    changed = Signal(object)
    unwanted = Signal()
    drawn = Signal()
    pointed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sheet = SheetLook(name="")
        self.mapping = Mapping()
        self.lacks: tuple[Lack, ...] = ()
        self.grid = Grid(words)
        self.rows = TableRows(words)
        self.writing = ColumnWriting(words)
        self.again = _Again(words)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(4)
        self._told: list[QWidget] = []
        self.grid.meant.connect(self._on_meant)
        self.grid.reached.connect(lambda _: self._show_column())
        self.rows.said.connect(self._on_rows)
        self.writing.said.connect(self._on_writing)
        self.again.button.clicked.connect(self.unwanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.again)
        column.addWidget(label("section", words("importing.columns")))
        column.addWidget(label("hint", words("importing.columns-hint")))
        column.addWidget(self.rows)
        column.addWidget(self.grid)
        column.addWidget(self.writing)
        column.addLayout(self._missing)

    @property
    def header(self) -> tuple[str, ...]:
        """Return the names that the table gives its columns."""
        return saying.header_of(self.mapping, self._sheet.head)

    def show_sheet(
        self, sheet: SheetLook, mapping: Mapping, *, as_before: bool
    ) -> None:
        """Show another table and how it is read to begin with."""
        self._sheet = sheet
        self.again.setVisible(as_before)
        self.grid.heads.current = 0
        self.grid.show_rows(sheet.head)
        self._show(mapping)

    def take_focus(self) -> None:
        """Put the focus on the first thing missing, else on the first column."""
        columns = [lack.column for lack in self.lacks if lack.column >= 0]
        self._go_to(columns[0] if columns else 0)

    def _go_to(self, column: int) -> None:
        self.grid.heads.go_to(column)
        self.pointed.emit()

    def why_not(self) -> str:
        """Return what stands in the way of taking lines, or nothing."""
        ways = [self.sentence(lack) for lack in self.lacks if lack.stands_in_the_way]
        return ways[0] if ways else ""

    def sentence(self, lack: Lack) -> str:
        """Return in words what is missing, and where."""
        told = self._words(f"importing.lack-{lack.lacking}", given=lack.given)
        if lack.column < 0:
            return told
        name = saying.title(lack.column, self.header)
        column = self._words("importing.column", column=name)
        return self._words("importing.of-column", column=column, says=told)

    # --- what is shown ---------------------------------------------------------

    def _show(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.lacks = lacks(mapping, self._sheet.head)
        self.rows.show_mapping(mapping, self._sheet.head)
        width = saying.width_of(self._sheet.head)
        self.grid.say(mapping, [self._head(column) for column in range(width)])
        self._show_missing()
        self._show_column()

    def _head(self, column: int) -> HeadSaid:
        said = saying.use_of(self.mapping, column)
        own = [lack for lack in self.lacks if lack.column == column]
        rows = content(self.mapping, self._sheet.head)
        cells = saying.samples(column, rows)
        return HeadSaid(
            title=saying.title(column, self.header),
            use=said.use if said else "",
            told=saying.told(said, cells, self._words),
            lacks=self._words(f"importing.short-{own[0].lacking}") if own else "",
            samples=cells,
        )

    def _show_column(self) -> None:
        column = self.grid.heads.current
        own = [lack for lack in self.lacks if lack.column == column]
        self.writing.show_column(column, self.mapping, self.header, own)
        self.drawn.emit()

    def _show_missing(self) -> None:
        for part in self._told:
            drop(part, self._missing)
        self._told = [self._line(lack) for lack in self.lacks[:_MOST]]
        if len(self.lacks) > _MOST:
            more = len(self.lacks) - _MOST
            text = self._words("importing.more-lacks", count=more)
            self._told.append(label("hint", text))
        for part in self._told:
            self._missing.addWidget(part)
            part.show()

    def _line(self, lack: Lack) -> QWidget:
        line = QFrame()
        line.setProperty("role", "refusal" if lack.stands_in_the_way else "ask")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(label("plain", self.sentence(lack)), 1)
        if lack.column >= 0:
            name = saying.title(lack.column, self.header)
            to = QPushButton(self._words("importing.go-to-column"))
            to.setProperty("role", "quiet")
            to.setAccessibleName(f"{to.text()}: {name}")
            to.clicked.connect(lambda: self._go_to(lack.column))
            row.addWidget(to)
        return line

    # --- what is said ----------------------------------------------------------

    def _on_meant(self, column: int, use: str) -> None:
        self._say(saying.meaning(self.mapping, column, use))

    def _on_writing(self, column: int, part: str, says: str) -> None:
        said = saying.writing(self.mapping, column, part, says)
        if said != self.mapping:
            self._say(said)

    def _on_rows(self, parts: dict[str, object]) -> None:
        self._say(Mapping.model_validate(self.mapping.model_dump() | parts))

    def _say(self, mapping: Mapping) -> None:
        self.again.hide()
        self._show(mapping)
        self.changed.emit(mapping)


class _Again(QFrame):
    """Says that a table is read as one with this header was read last time."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.button = QPushButton(words("importing.as-proposed"))
        self.button.setProperty("role", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(label("plain", words("importing.as-before")), 1)
        line.addWidget(self.button)
        self.hide()


def unread(sheet: SheetLook) -> Mapping:
    """Return a mapping that says nothing yet, for a table without a proposal."""
    first = sheet.head[0].number if sheet.head else 1
    return Mapping(sheet=sheet.name, header=first, first=first + 1)
