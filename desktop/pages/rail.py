"""The rail: every page of the case, how far it has come, and who takes part."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.tip import tip
from desktop.session import View
from desktop.words import Words
from forms.interview.screens import PageKey, RailEntry

WIDTH = 264
_ROW = 34
BILLED = "composition"
"""The page of questions that a bill of materials answers."""
BILL = "bill:"
_KEY = Qt.ItemDataRole.UserRole


class Rail(QWidget):
    """Shows the pages in order; the last lines lead to law, clocks and papers.

    Signals:
        chosen: Carries the ``PageKey`` of a page.
        bill_chosen: Carries the item whose composition is wanted.
        importing_chosen: A supplier's file shall be read.
        law_chosen: The state of the law is wanted.
        clocks_chosen: Duties and clocks are wanted.
        papers_chosen: The page of the papers is wanted.
        added: Carries the scope of a new member, ``item`` or ``party``.
    """

    chosen = Signal(object)
    bill_chosen = Signal(str)
    importing_chosen = Signal()
    law_chosen = Signal()
    clocks_chosen = Signal()
    papers_chosen = Signal()
    added = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedWidth(WIDTH)
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = QListWidget()
        self._list.setAccessibleName(words("rail.pages"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._on_current)
        self._item = QPushButton(words("rail.add-item"))
        self._party = QPushButton(words("rail.add-party"))
        self._item.clicked.connect(lambda: self.added.emit("item"))
        self._party.clicked.connect(lambda: self.added.emit("party"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._list, 1)
        for button in (self._item, self._party):
            button.setProperty("role", "quiet")
            column.addWidget(button)

    def show_view(self, view: View, beside: str) -> None:
        """Draw the pages with their state and mark the one that is shown.

        *beside* is ``importing``, ``law``, ``clocks``, ``papers`` or ``bill:`` with an
        item where no page of questions is up.
        """
        self._list.blockSignals(True)
        self._list.clear()
        for entry in view.rail:
            self._add(*self._told(entry), entry.key)
            if entry.key == view.key and not beside:
                self._list.setCurrentRow(self._list.count() - 1)
            if entry.key.page == BILLED:
                name = self._of(self._words("rail.bill"), entry.member_name)
                self._lead(name, f"{BILL}{entry.key.member}", beside)
        for name in ("importing", "law", "clocks", "papers"):
            self._lead(self._words(f"rail.{name}"), name, beside)
        self._list.blockSignals(False)

    def _lead(self, title: str, key: str, beside: str) -> None:
        """Add a line that leads to a page that is no page of questions."""
        self._add(f"→  {title}", title, key)
        if key == beside:
            self._list.setCurrentRow(self._list.count() - 1)

    def _add(self, text: str, heard: str, key: PageKey | str) -> None:
        line = QListWidgetItem(text)
        line.setData(_KEY, key)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
        line.setToolTip(tip(heard))
        # A style sheet's padding is not counted in the height of a row.
        line.setSizeHint(QSize(0, _ROW))
        self._list.addItem(line)

    def _of(self, title: str, name: str) -> str:
        return self._words("rail.of", title=title, name=name) if name else title

    def _told(self, entry: RailEntry) -> tuple[str, str]:
        """Return what is seen and what is heard: the state is never colour alone."""
        title = self._of(entry.title, entry.member_name)
        if entry.is_done:
            return f"✓  {title}", self._words("rail.done", title=title)
        if entry.open:
            count = entry.open
            heard = self._words("rail.open", title=title, count=count)
            return f"{count}  {title}", heard
        return f"–  {title}", self._words("rail.empty", title=title)

    def _on_current(self, line: QListWidgetItem | None) -> None:
        if line is None:
            return
        key = line.data(_KEY)
        if isinstance(key, PageKey):
            self.chosen.emit(key)
        elif key.startswith(BILL):
            self.bill_chosen.emit(key.removeprefix(BILL))
        elif key == "importing":
            self.importing_chosen.emit()
        elif key == "law":
            self.law_chosen.emit()
        elif key == "clocks":
            self.clocks_chosen.emit()
        else:
            self.papers_chosen.emit()
