"""The tree under the keys: walk, fold, open, type over, add, remove, paste."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from desktop.pages.composition.model import BillModel, Index
from desktop.pages.composition.shape import Node
from desktop.pages.composition.telling import At

_ROW = 30
_NARROW, _WIDE = 170, 420
_UNFOLDED = 40
_WIDTHS = {
    At.NAME: 190,
    At.QUANTITY: 76,
    At.RATIO: 130,
    At.CHINA: 126,
    At.WORTH: 104,
    At.MISSING: 120,
    At.MASS: 92,
    At.NUMBER: 88,
}
_CONTROL, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BillView(QTreeView):
    """Shows a bill; no line has a widget of its own.

    Signals:
        opened: Carries the place whose particulars are wanted.
        added: Carries the place beside or in which a line is wanted, and which.
        removed: Carries the place that shall go.
        pasted: Cells of a spreadsheet shall become lines.
        walked: Carries the place that is now the current one.
    """

    opened = Signal(object)
    added = Signal(object, bool)
    removed = Signal(object)
    pasted = Signal()
    walked = Signal(object)

    def __init__(self, model: BillModel, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._bill = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(132)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(self._on_double_click)
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(48)
        head.setDefaultAlignment(_LEFT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Give the names what the other columns leave."""
        super().resizeEvent(event)
        others = sum(w for column, w in _WIDTHS.items() if column is not At.NAME)
        left = self.viewport().width() - others
        self.header().resizeSection(At.NAME, min(max(left, _NARROW), _WIDE))

    @property
    def here(self) -> Node | None:
        """Return the current place."""
        return self._bill.node(self.currentIndex())

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the lines that are chosen, in the order of their choice."""
        rows = self.selectionModel().selectedRows()
        nodes = (self._bill.node(row) for row in rows)
        lines = (node.line for node in nodes if node and not node.is_content)
        return tuple(dict.fromkeys(lines))

    def go_to(self, node: Node, column: int = 0) -> None:
        """Make a place the current one, unfolded and in sight."""
        if self._bill.sight.holds(node):
            index = self._bill.reach(node).siblingAtColumn(column)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def unfold_first(self) -> None:
        """Show what stands right below the top, which is where the tiers are."""
        for row in range(min(self._bill.rowCount(), _UNFOLDED)):
            self.expand(self._bill.index(row, 0))
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._bill.index(0, 0))

    def currentChanged(  # noqa: N802 Qt's name
        self, current: Index, previous: Index
    ) -> None:
        """Say which place one is at."""
        super().currentChanged(current, previous)
        self._go_on_below(current)
        self.walked.emit(self._bill.node(current))

    def _go_on_below(self, index: Index) -> None:
        """Let more lines stand below whatever ends at this one."""
        node = self._bill.node(index)
        here = self._bill.index_of(node) if node is not None else QModelIndex()
        while here.isValid():
            above = here.parent()
            is_last = here.row() == self._bill.rowCount(above) - 1
            if is_last and self._bill.canFetchMore(above):
                self._bill.fetchMore(above)
            here = above

    def _on_scrolled(self) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft() - QPoint(0, 2))
        self._go_on_below(last)

    def _on_double_click(self, index: Index) -> None:
        if (node := self._bill.node(index)) is not None:
            self.opened.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Take the keys of the tree; all others are Qt's own."""
        key, held, here = event.key(), event.modifiers(), self.here
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif key == Qt.Key.Key_Insert:
            self.added.emit(here, bool(held & _ALT))
        elif here is None:
            super().keyPressEvent(event)
        elif key in _ENTER and not held & _CONTROL:
            self.opened.emit(here)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(here)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held & _CONTROL:
            self._go_along(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Left and not self.isExpanded(_first(self)):
            above = self._bill.parent(self.currentIndex())
            if above.isValid():
                self.setCurrentIndex(
                    above.siblingAtColumn(self.currentIndex().column())
                )
        elif key == Qt.Key.Key_Left:
            self.collapse(_first(self))
        elif key == Qt.Key.Key_Right and not self.isExpanded(_first(self)):
            self.expand(_first(self))
        elif key == Qt.Key.Key_Right:
            below = self._bill.index(0, self.currentIndex().column(), _first(self))
            self.setCurrentIndex(below)
        else:
            super().keyPressEvent(event)

    def _go_along(self, by: int) -> None:
        column = self.currentIndex().column() + by
        if 0 <= column < len(At):
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(column))
            self.scrollTo(self.currentIndex())


def _first(view: QTreeView) -> QModelIndex:
    return view.currentIndex().siblingAtColumn(0)


class _Cells(QStyledItemDelegate):
    """Draws cells of one height, and names the field in which one types."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        del option, index
        return QSize(_WIDTHS[At.NAME], _ROW)

    def createEditor(  # noqa: N802 Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        says = model.headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(f"{says}: {model.data(index)}")
        return editor
