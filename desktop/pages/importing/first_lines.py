"""The first lines that result, so that nobody takes over what was read wrongly."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.words import Words
from forms.composition.bill import Content, Line
from forms.composition.lettering import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = 26
_TALLEST = 216
_COLUMNS = (
    *("row", "name", "number", "quantity", "mass", "contents"),
    *("origin", "price", "supplier", "grade"),
)
_WIDTHS = (56, 220, 130, 90, 90, 240, 110, 110, 140, 100)
_Role = Qt.ItemDataRole


class _Lines(QAbstractTableModel):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[tuple[str, ...]] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.rows = list(_rows(lines))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> str | None:
        cell = self.rows[index.row()][index.column()]
        if role == _Role.DisplayRole:
            return cell
        if role == _Role.ToolTipRole and len(cell) > 30:
            # A tool tip takes what looks like markup for markup.
            return cell.replace("&", "&amp;").replace("<", "&lt;")
        if role == _Role.AccessibleTextRole:
            empty = self._words("importing.not-known")
            return f"{self._name(index.column())}: {cell.strip() or empty}"
        return None

    def headerData(  # noqa: N802 Qt's name
        self, section: int, way: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        if role == _Role.DisplayRole and way is Qt.Orientation.Horizontal:
            return self._name(section)
        return None

    def _name(self, column: int) -> str:
        return self._words(f"importing.line-{_COLUMNS[column]}")


class FirstLines(QTableView):
    """Shows lines as they would stand in the bill; nothing can be typed into it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._lines = _Lines(words)
        self._lines.setParent(self)
        self.setModel(self._lines)
        self.setAccessibleName(words("importing.first-lines"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return what is seen, row by row."""
        return tuple(self._lines.rows)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, on as much room as they need."""
        self._lines.show_lines(lines)
        head, bar = self.horizontalHeader().sizeHint().height(), 16
        self.setFixedHeight(min(head + bar + _ROW * max(len(lines), 1), _TALLEST))


def _rows(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    depths: dict[str, int] = {}
    rows: list[tuple[str, ...]] = []
    for line in lines:
        depth = depths.get(line.parent, -1) + 1 if line.parent else 0
        depths[line.id] = depth
        origins = [o for c in line.contents for o in c.origins]
        prices = [*line.prices, *(p for c in line.contents for p in c.prices)]
        cells = (
            str(line.whence.row or ""),
            "    " * depth + (line.name or line.number),
            " ".join(filter(None, (line.number, line.revision))),
            f"{line.quantity} {line.unit}" if line.unit != "piece" else line.quantity,
            line.mass,
            "; ".join(map(_content, line.contents)),
            ", ".join(dict.fromkeys(o.country or o.as_given or "?" for o in origins)),
            ", ".join(dict.fromkeys(p.amount for p in prices)),
            line.supplier,
            line.grade,
        )
        rows.append(tuple(map(shown, cells)))
    return rows


def _content(content: Content) -> str:
    share = f"{content.share} %" if content.share else ""
    mass = f"{content.mass} g" if content.mass else ""
    return " ".join(filter(None, (content.name, content.cas, share or mass)))
