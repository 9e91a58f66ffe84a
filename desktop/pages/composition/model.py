"""The bill as Qt walks it: places are looked up when they are looked at."""

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.controls.tip import tip
from desktop.pages.composition.shape import Node, Sight
from desktop.pages.composition.telling import At, Teller
from desktop.pages.composition.writing import typed_in

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BATCH = 400
"""So many lines stand below one at first; the view asks for more as it is walked."""
_RIGHT = {At.QUANTITY, At.MASS, At.CHINA, At.WORTH}
_Role = Qt.ItemDataRole


class BillModel(QAbstractItemModel):
    """Holds a number for each place that was looked at, and nothing for the rest.

    Signals:
        written: Carries place, column and text of a cell that was typed into.
    """

    written = Signal(object, object, str)

    def __init__(self, teller: Teller, sight: Sight) -> None:
        super().__init__()
        self._teller = teller
        self.sight = sight
        self._nodes: list[Node] = []
        self._numbers: dict[Node, int] = {}
        self._rows: dict[Node, int] = {}
        self._shown: dict[Node | None, int] = {}
        self._bold = QFont(QApplication.font())
        self._bold.setBold(True)

    # --- places ----------------------------------------------------------------

    def node(self, index: Index) -> Node | None:
        """Return the place of an index."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """Return the index of a place, found by its row among its fellows."""
        if not self.sight.holds(node):
            return QModelIndex()
        return self.createIndex(self._row(node), column, self._number(node))

    def _number(self, node: Node) -> int:
        number = self._numbers.setdefault(node, len(self._nodes))
        if number == len(self._nodes):
            self._nodes.append(node)
        return number

    def _row(self, node: Node) -> int:
        """Return the row of a place; its fellows are counted once for all."""
        if node not in self._rows:
            above = self.sight.above(node)
            for row in range(self.sight.beneath(above)):
                self._rows[self.sight.below(above, row)] = row
        return self._rows[node]

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        above = self.node(parent)
        if not 0 <= row < self.sight.beneath(above) or not 0 <= column < len(At):
            return QModelIndex()
        node = self.sight.below(above, row)
        self._rows[node] = row
        return self.createIndex(row, column, self._number(node))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject's own
        node = self.node(index)
        above = self.sight.above(node) if node and self.sight.holds(node) else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        if parent.isValid() and parent.column() != 0:
            return 0
        node = self.node(parent)
        return min(self._beneath(node), self._shown.get(node, _BATCH))

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 Qt's name
        node = self.node(parent)
        return self.rowCount(parent) < self._beneath(node)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 Qt's name
        """Let the next lines stand below one."""
        self._show_below(parent, self.rowCount(parent) + _BATCH)

    def reach(self, node: Node) -> QModelIndex:
        """Return the index of a place, which then stands in the tree for certain."""
        way = [node]
        while (above := self.sight.above(way[-1])) is not None:
            way.append(above)
        for place in reversed(way):
            above = self.sight.above(place)
            parent = QModelIndex() if above is None else self.index_of(above)
            self._show_below(parent, self._row(place) + 1)
        return self.index_of(node)

    def _show_below(self, parent: Index, wanted: int) -> None:
        node, now = self.node(parent), self.rowCount(parent)
        count = min(wanted, self._beneath(node))
        if count > now:
            above = self.index_of(node) if node is not None else QModelIndex()
            self.beginInsertRows(above, now, count - 1)
            self._shown[node] = count
            self.endInsertRows()

    def _beneath(self, node: Node | None) -> int:
        is_gone = node is not None and not self.sight.holds(node)
        return 0 if is_gone else self.sight.beneath(node)

    def columnCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return len(At)

    # --- what is told ----------------------------------------------------------

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        node, column = self.node(index), At(index.column())
        if node is None or not self.sight.holds(node):
            return None
        match role:
            case _Role.DisplayRole:
                return self._teller.cell(node, column, self.sight)
            case _Role.ToolTipRole:
                return tip(self._teller.cell(node, column, self.sight))
            case _Role.EditRole:
                return typed_in(node, column, self.sight, self._teller.figures)
            case _Role.AccessibleTextRole:
                return self._teller.heard(node, column, self.sight)
            case _Role.TextAlignmentRole if column in _RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _Role.FontRole if node == Node(self.sight.exported):
                return self._bold
            case _Role.ForegroundRole if node.is_content:
                return QApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(  # noqa: N802 Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _Role.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return self._teller.head(At(section))
        if role == _Role.TextAlignmentRole and At(section) in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if (
            typed_in(node, At(index.column()), self.sight, self._teller.figures)
            is not None
        ):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(  # noqa: N802 Qt's name
        self, index: Index, value: object, _role: int = _Role.EditRole
    ) -> bool:
        """Hand on what was typed; the bill comes back changed, or it does not."""
        node = self.node(index)
        if node is not None and value != self.data(index, _Role.EditRole):
            self.written.emit(node, At(index.column()), str(value))
        return False

    # --- a new sight -----------------------------------------------------------

    def show_sight(self, sight: Sight) -> None:
        """Show what has changed; who stands where is asked anew only if that has."""
        old, touched = self.sight, _touched(self.sight, sight)
        if touched is None:
            self._rebuild(sight)
            return
        self.sight = sight
        touched |= {
            Node(line) for line in self._seen_lines() if _moved(line, old, sight)
        }
        for node in touched:
            self.dataChanged.emit(self.index_of(node), self.index_of(node, len(At) - 1))

    def _seen_lines(self) -> Iterator[str]:
        return (n.line for n in self._nodes if not n.is_content and self.sight.holds(n))

    def _rebuild(self, sight: Sight) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(i, self.node(i), i.column()) for i in self.persistentIndexList()]
        self.sight = sight
        self._rows.clear()
        for before, node, column in kept:
            after = self.index_of(node, column) if node else QModelIndex()
            if node is not None and after.isValid():
                above = sight.above(node)
                shown = max(self._shown.get(above, _BATCH), after.row() + 1)
                self._shown[above] = shown
            self.changePersistentIndex(before, after)
        self.layoutChanged.emit()


def _moved(line: str, old: Sight, new: Sight) -> bool:
    """Tell whether what a line comes to may be another: it was worked out anew."""
    was, now = old.reckoning, new.reckoning
    if old.exchange != new.exchange or old.counting != new.counting:
        return True
    is_same = was.own.get(line) is now.own.get(line)
    return line == new.exported or not (
        is_same and was.parts.get(line) is now.parts.get(line)
    )


def _touched(old: Sight, new: Sight) -> set[Node] | None:
    """Return the places that tell something else, or nothing if the tree is another."""
    if old.bill is new.bill:
        return set()
    before, after = old.bill.lines, new.bill.lines
    if old.bill.within is not new.bill.within:
        return None
    touched: set[Node] = set()
    for name, line in after.items():
        was = before.get(name)
        if was is line:
            continue
        if was is None or len(was.contents) != len(line.contents):
            return None
        touched.add(Node(name))
        touched |= {Node(name, n) for n in range(len(line.contents))}
    return touched
