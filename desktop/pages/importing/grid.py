"""The first rows of a table as they stand in the file, under what columns mean."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from desktop.pages.importing.column_heads import (
    HEIGHT,
    LEAST,
    MOST,
    ColumnHeads,
    HeadSaid,
)
from desktop.pages.importing.saying import letters, width_of
from desktop.words import Words
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import HeadRow
from forms.composition.lettering import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _BAR = 26, 18
_LEAST_SEEN, _MOST_SEEN = 3, 6
_Role = Qt.ItemDataRole


class _Rows(QAbstractTableModel):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._head: tuple[HeadRow, ...] = ()
        self._width = 0
        self._mapping = Mapping()

    def show_rows(self, head: Sequence[HeadRow]) -> None:
        self.beginResetModel()
        self._head, self._width = tuple(head), width_of(head)
        self.endResetModel()

    def show_mapping(self, mapping: Mapping) -> None:
        self._mapping = mapping
        if self._head and self._width:
            last = self.index(len(self._head) - 1, self._width - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(self._head)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row, column = self._head[index.row()], index.column()
        cell = shown(row.cells[column]) if column < len(row.cells) else ""
        match role:
            case _Role.DisplayRole:
                return " ".join(cell.split())
            case _Role.AccessibleTextRole:
                at = self._words(
                    "importing.cell", row=row.number, column=letters(column)
                )
                return f"{at}: {cell or self._words('importing.nothing')}"
            case _Role.FontRole if row.number == self._mapping.header:
                font = QFont(QApplication.font())
                font.setBold(True)
                return font
            case _Role.ForegroundRole if not self._is_read(row):
                palette = QApplication.palette()
                return palette.color(QPalette.ColorRole.PlaceholderText)
        return None

    def _is_read(self, row: HeadRow) -> bool:
        told = self._mapping
        is_within = told.first <= row.number <= (told.last or row.number)
        return is_within or row.number == told.header

    def headerData(  # noqa: N802 Qt's name
        self, section: int, way: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if role != _Role.DisplayRole:
            return None
        if way is Qt.Orientation.Horizontal:
            # The head above it says all; a second writing would shine through.
            return None
        row = self._head[section]
        key = "importing.hidden-row" if row.hidden else "importing.row"
        return self._words(key, row=row.number)


class Grid(QTableView):
    """The head of one table; it scrolls inside, however wide it is.

    Signals:
        meant: Carries a column and what it means now.
        reached: Carries the column that is looked at now.
    """

    meant = Signal(int, str)
    reached = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._rows = _Rows(words)
        self._rows.setParent(self)
        self.heads = ColumnHeads(words)
        self.setHorizontalHeader(self.heads)
        self.setModel(self._rows)
        self.setAccessibleName(words("importing.first-rows"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().valueChanged.connect(self.heads.place)
        self.heads.meant.connect(self.meant)
        self.heads.reached.connect(self._on_reached)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, head: Sequence[HeadRow]) -> None:
        """Show the first rows of another table."""
        self._rows.show_rows(head)
        for column in range(self._rows.columnCount()):
            wide = self.sizeHintForColumn(column) + 16
            self.setColumnWidth(column, min(max(wide, LEAST), MOST))
        seen = min(max(len(head), _LEAST_SEEN), _MOST_SEEN)
        self.setFixedHeight(HEIGHT + seen * _ROW + _BAR)

    def say(self, mapping: Mapping, heads: Sequence[HeadSaid]) -> None:
        """Show how the table is read."""
        self._rows.show_mapping(mapping)
        self.heads.say(heads)

    def _on_reached(self, column: int) -> None:
        row = max(self.currentIndex().row(), 0)
        index = self._rows.index(row, column)
        if self.currentIndex().column() != column:
            self.setCurrentIndex(index)
        self.scrollTo(index)
        self.reached.emit(column)

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and now.column() != self.heads.current:
            self.heads.current = now.column()
            self.heads.place()
            self.reached.emit(now.column())
