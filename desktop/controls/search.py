"""One of many entries, found by typing any of its names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
)

from desktop.controls.tip import tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SEARCHED = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be chosen: its id, what it is called, and by what else it is found."""

    id: str
    says: str
    also: tuple[str, ...] = ()
    listed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return every writing that means this entry."""
        return (self.id, self.says, *self.also)


def found(text: str, entries: Iterable[Entry]) -> str | None:
    """Return the id of the entry that *text* names, or that alone contains it."""
    sought = text.strip().casefold()
    if not sought:
        return None
    near: list[Entry] = []
    for entry in entries:
        names = [name.casefold() for name in entry.names]
        if sought in names:
            return entry.id
        if any(sought in name for name in names):
            near.append(entry)
    wide = len(sought) > 2 or not sought.isascii()
    return near[0].id if wide and len(near) == 1 else None


class _Entries(QAbstractListModel):
    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.listed or entry.says
            case Qt.ItemDataRole.EditRole:
                return entry.says
            case _ if role == _SEARCHED:
                return " ".join(entry.names)
        return None


class _Completer(QCompleter):
    """Searches every name of an entry, and puts in what it is called."""

    def __init__(self, entries: _Entries) -> None:
        super().__init__(entries)
        self.setCompletionRole(_SEARCHED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)

    def pathFromIndex(self, index: Index) -> str:  # noqa: N802 Qt's name
        return str(index.data(Qt.ItemDataRole.EditRole) or "")


def _dress(view: QAbstractItemView | None, width: int) -> None:
    if not isinstance(view, QListView):
        raise TypeError("a searched list lies open as a list")
    # Without this every line is measured whenever the style is looked at.
    view.setUniformItemSizes(True)
    # Only this delegate lets the style sheet set the height of a line.
    view.setItemDelegate(QStyledItemDelegate(view))
    view.setProperty("role", "found")
    view.setMinimumWidth(width)


class SearchCombo(QComboBox):
    """A list that is searched by typing.

    Signals:
        taken: An entry was taken from the list.
    """

    taken = Signal()

    def __init__(
        self, entries: Sequence[Entry], placeholder: str, *, list_width: int = 0
    ) -> None:
        super().__init__()
        self._entries = _Entries(entries)
        self._entries.setParent(self)
        self._list_width = list_width
        self._is_ready = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMaxVisibleItems(12)
        self.edit.setPlaceholderText(placeholder)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self.taken)

    def _make_ready(self) -> None:
        """Make the lists that fold out: late, for a table has many of these.

        A list that hangs on its lines is measured whole whenever a style is looked at.
        """
        if self._is_ready:
            return
        self._is_ready = True
        text = self.currentText()
        self.setModel(self._entries)
        self.write(found(text, self.entries) or text)
        completer = _Completer(self._entries)
        completer.setParent(self)
        self.setCompleter(completer)
        for view in (self.view(), completer.popup()):
            _dress(view, self._list_width)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Be ready to search before the first letter."""
        self._make_ready()
        super().focusInEvent(event)

    def showPopup(self) -> None:  # noqa: N802 Qt's name
        """Fold the whole list out."""
        self._make_ready()
        super().showPopup()

    @property
    def edit(self) -> QLineEdit:
        """Return the line that is typed into."""
        line = self.lineEdit()
        if line is None:
            raise LookupError("A searched list is always editable.")
        return line

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all that can be chosen."""
        return self._entries.entries

    def written(self) -> str:
        """Return the id of the entry that is named, else the text as typed."""
        text = self.currentText().strip()
        return found(text, self.entries) or text

    def write(self, text: str) -> None:
        """Show the entry of that id, else the text as it is."""
        for row, entry in enumerate(self.entries):
            if entry.id == text:
                self.setCurrentIndex(row if self._is_ready else -1)
                self.setEditText(entry.says)
                self.edit.setCursorPosition(0)
                self.setToolTip(tip(entry.listed or entry.says))
                return
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.setToolTip(tip(text))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Leave the wheel to the page: scrolling must not change an answer."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Open the list on an arrow instead of taking the next entry unseen."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.showPopup()
        else:
            super().keyPressEvent(event)
