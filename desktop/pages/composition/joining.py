"""The join: one table a supplier of what is missing, filled in one go."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.both_ways import BothWays
from desktop.controls.control import say_aloud
from desktop.controls.flow import Flow
from desktop.controls.pasting import Doubt, Reader
from desktop.controls.tip import tip
from desktop.pages.composition.fields import Fields
from desktop.pages.composition.legs import (
    ASKED,
    Asked,
    Filling,
    Leg,
    asked_of_suppliers,
    cells_of,
    missing,
    takes,
)
from desktop.pages.composition.shape import Node, Sight
from desktop.pages.composition.telling import At, Teller
from desktop.pages.composition.writing import Unusable, priced
from desktop.pages.labels import label, say
from forms import numerals
from forms.composition.bill import Content, Line
from forms.interview.printing import listed

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_NAMED = 8
_SUPPLIER = Qt.ItemDataRole.UserRole


class LegsModel(QAbstractTableModel):
    """The contents of one supplier; each cell knows its line.

    Signals:
        written: Carries row, column and text of a cell that was typed into.
    """

    written = Signal(int, int, str)

    def __init__(self, teller: Teller, sight: Sight) -> None:
        super().__init__()
        self._teller = teller
        self.sight = sight
        self.nodes: tuple[Node, ...] = ()

    def show_nodes(self, nodes: tuple[Node, ...], sight: Sight) -> None:
        """Draw the contents of another supplier."""
        self.beginResetModel()
        self.nodes, self.sight = nodes, sight
        self.endResetModel()

    def show_sight(self, sight: Sight) -> None:
        """Draw what was filled in; rows stay until another supplier is chosen."""
        if not all(sight.holds(node) for node in self.nodes):
            self.show_nodes(tuple(n for n in self.nodes if sight.holds(n)), sight)
            return
        self.sight = sight
        if self.nodes:
            last = self.index(len(self.nodes) - 1, len(Leg) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def content(self, row: int) -> Content:
        """Return the content of a row."""
        return self.sight.content(self.nodes[row])

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(self.nodes)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 Qt's name
        return 0 if parent.isValid() else len(Leg)

    def head(self, leg: Leg) -> str:
        """Return the head of a column."""
        return self._teller.words(f"bill.leg-{leg.name.lower()}")

    def headerData(  # noqa: N802 Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if role not in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return self.head(Leg(section))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if takes(self.content(index.row()), Leg(index.column())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row, leg = index.row(), Leg(index.column())
        match role:
            case _Role.DisplayRole:
                return self._says(row, leg)
            case _Role.ToolTipRole:
                return tip(self._says(row, leg))
            case _Role.EditRole:
                return self._typed(row, leg)
            case _Role.AccessibleTextRole:
                called = self._teller.called(self.content(row))
                return f"{called}, {self.head(leg)}: {self._says(row, leg)}"
            case _Role.ForegroundRole if not takes(self.content(row), leg):
                return QApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
            case _Role.BackgroundRole if leg in missing(self.content(row)):
                return QColor(QApplication.palette().color(_CHOSEN))
        return None

    def setData(  # noqa: N802 Qt's name
        self, index: Index, value: object, _role: int = _Role.EditRole
    ) -> bool:
        """Hand on what was typed; the bill comes back changed, or it does not."""
        if value != self.data(index, _Role.EditRole):
            self.written.emit(index.row(), index.column(), str(value))
        return False

    def _says(self, row: int, leg: Leg) -> str:
        node, content = self.nodes[row], self.content(row)
        if leg in missing(content) and not self._typed(row, leg):
            return self._teller.words("bill.still-missing")
        match leg:
            case Leg.LINE:
                return self._teller.name(self.sight.line(node))
            case Leg.SUBSTANCE:
                return self._teller.called(content)
            case Leg.ORIGIN:
                return self._teller.lots(content)
            case Leg.BASIS:
                return self._teller.bases(content)
            case Leg.AMOUNT:
                parts = (self._teller.cell(node, At.QUANTITY, self.sight),)
                mass = self._teller.cell(node, At.MASS, self.sight)
                return ", ".join(filter(None, (*parts, mass)))
        return self._teller.prices(content.prices)

    def _typed(self, row: int, leg: Leg) -> str:
        content, figures = self.content(row), self._teller.figures
        origin = content.origins[0] if content.origins else None
        match leg:
            case Leg.ORIGIN:
                return self._teller.places(content) if origin else ""
            case Leg.BASIS:
                return self._teller.bases(content) if origin else ""
            case Leg.AMOUNT if content.share:
                return f"{figures.to_type(content.share)} %"
            case Leg.AMOUNT if content.mass:
                return f"{figures.to_type(content.mass)} g"
            case Leg.PRICE:
                return "".join(priced(price, figures) for price in content.prices)
        return ""


_CHOSEN = QPalette.ColorRole.AlternateBase


class LegsView(QTableView):
    """The table under the keys: typed, pasted, or left with Escape.

    Signals:
        pasted: A block of cells shall go in, from the current cell on.
    """

    pasted = Signal()

    def __init__(self, model: LegsModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter opens a cell as F2 does; a paste goes into many."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class JoinPage(QWidget):
    """Asks each supplier's missing legs in one table.

    Signals:
        filled: Carries the lines that were filled in, all of them at once.
        letter_wanted: Carries the supplier who shall be written to.
        left: The tree is wanted again.
    """

    filled = Signal(object)
    letter_wanted = Signal(str)
    left = Signal()

    def __init__(self, ask: Fields, teller: Teller, sight: Sight) -> None:
        super().__init__()
        words = teller.words
        self._teller, self._waiting = teller, ("", 0, 0)
        self._columns = (ask.origin[0], ask.origin[1])
        self._model = LegsModel(teller, sight)
        self._model.written.connect(self._on_written)
        self.table = LegsView(self._model, words("bill.join-table"))
        self.table.pasted.connect(self._on_paste)
        self.suppliers = QListWidget()
        self.suppliers.setAccessibleName(words("bill.suppliers"))
        self.suppliers.setFixedWidth(196)
        self.suppliers.currentItemChanged.connect(self._on_supplier)
        self._lead = label("lead")
        self._also = label("hint")
        self._asked: Mapping[str, Asked] = {}
        self._trouble = label("problem")
        self._both = BothWays()
        self._both.chosen.connect(self._on_meant)
        self._letter = QPushButton(words("bill.letter"))
        self._letter.clicked.connect(self._on_letter)
        self._paste = QPushButton(words("controls.paste"))
        self._paste.clicked.connect(self._on_paste)
        self._back = QPushButton(words("bill.back"))
        self._back.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        words = self._teller.words
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("title", words("bill.join-title")))
        column.addWidget(self._lead)
        sides, beside = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.table, 1)
        beside.addWidget(self._also, 0, Qt.AlignmentFlag.AlignTop)
        sides.setSpacing(12)
        sides.addWidget(self.suppliers)
        sides.addLayout(beside, 1)
        column.addLayout(sides, 1)
        column.addWidget(self._trouble)
        column.addWidget(self._both)
        column.addWidget(label("hint", words("bill.join-keys")))
        buttons = QWidget()
        line = Flow(buttons)
        for button in (self._back, self._paste, self._letter):
            line.addWidget(button)
        column.addWidget(buttons)
        say(self._trouble, "")
        say(self._also, "")

    # --- what is shown ---------------------------------------------------------

    def show_sight(self, sight: Sight) -> None:
        """Draw what is filled in; who is asked stays until the page is opened anew."""
        self._model.show_sight(sight)

    def open_on(self, sight: Sight) -> None:
        """Ask each supplier what is missing now."""
        self._asked, words = asked_of_suppliers(sight), self._teller.words
        asked = self._asked
        self._model.show_nodes((), sight)
        say(self._lead, words("bill.join-lead" if asked else "bill.join-none"))
        self.suppliers.clear()
        for supplier, wants in asked.items():
            says = supplier or words("bill.no-supplier")
            item = QListWidgetItem(f"{says} ({wants.count})")
            item.setData(_SUPPLIER, supplier)
            told = words("bill.supplier-asked", supplier=says, count=wants.count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(tip(told))
            self.suppliers.addItem(item)
        self.suppliers.setCurrentRow(0)
        say(self._also, self._also.text() if asked else "")
        self.suppliers.setEnabled(bool(asked))
        if not asked:
            self._show_table(is_seen=True, takes=False)
            self._letter.setEnabled(False)
        heirs = (self.table, self._letter, self._back)
        heir = next(part for part in heirs if part.isEnabled())
        heir.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_table(self, *, is_seen: bool, takes: bool) -> None:
        """Show the table where it has rows, or stands for all that is missing."""
        self.table.setVisible(is_seen)
        self.table.setEnabled(takes)
        self._lead.setVisible(takes or not self._asked)
        self._paste.setEnabled(takes)

    def _on_supplier(self, item: QListWidgetItem | None) -> None:
        self._put_away()
        wants = self._asked.get(self.supplier)
        if item is None or wants is None:
            return
        self._model.show_nodes(wants.nodes, self._model.sight)
        has_rows = bool(wants.nodes)
        self._show_table(is_seen=has_rows, takes=has_rows)
        self.table.setCurrentIndex(self._model.index(0, Leg.ORIGIN))
        self._letter.setEnabled(bool(self.supplier))
        also = "\n".join(self._beside(wants))
        say(self._also, also)
        self._letter.setAccessibleDescription(also)

    def _beside(self, wants: Asked) -> Iterator[str]:
        """Say what no cell can answer."""
        words, lines = self._teller.words, self._model.sight.bill.lines
        if wants.silent:
            names = [self._teller.name(lines[line]) for line in wants.silent[:_NAMED]]
            more = ["…"] if len(wants.silent) > _NAMED else []
            told = listed([*names, *more], words.language)
            way = "contents" if self.supplier else "nobody"
            yield words(f"bill.join-{way}", lines=told)
        contents = [self._model.sight.content(node) for node in wants.nodes]
        parts = [each for each in contents if any(not o.share for o in each.origins)]
        if parts:
            called = dict.fromkeys(map(self._teller.called, parts[:_NAMED]))
            told = listed(called, words.language)
            yield words("bill.join-lots", contents=told)
        if wants.expired:
            papers = listed(dict.fromkeys(wants.expired), words.language)
            yield words("bill.join-expired", papers=papers)

    @property
    def supplier(self) -> str:
        """Return the supplier whose table is shown."""
        item = self.suppliers.currentItem()
        return str(item.data(_SUPPLIER)) if item is not None else ""

    # --- what is done ----------------------------------------------------------

    def _on_letter(self) -> None:
        self.letter_wanted.emit(self.supplier)

    def _on_written(self, row: int, column: int, text: str) -> None:
        self._take(text.replace("\t", " "), row, column, None)

    def _on_paste(self) -> None:
        here = self.table.currentIndex()
        text = QGuiApplication.clipboard().text()
        if here.isValid() and text.strip():
            self._take(text, here.row(), max(here.column(), Leg.ORIGIN), None)
        else:
            self._complain(self._teller.words("controls.paste-empty"))

    def _on_meant(self, meant: str) -> None:
        text, row, column = self._waiting
        self._take(text, row, column, int(meant))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, text: str, row: int, column: int, meant: int | None) -> None:
        """Fill in every cell, or none and say why."""
        self._put_away()
        words, decimal = self._teller.words, self._teller.figures.decimal
        reader = Reader(self._columns, words.language, decimal, meant)
        filling = Filling(*self._columns, reader)
        lines: dict[str, Line] = {}
        for down, along, given in cells_of(text):
            if not given:
                continue
            at, leg = row + down, column + along
            if at >= len(self._model.nodes) or leg > Leg.PRICE:
                self._complain(words("bill.beyond-table", given=given))
                return
            found = self._fill(at, Leg(leg), given, filling, lines)
            if isinstance(found, Unusable):
                where = words("controls.row", row=at + 1)
                says = words(found.key, given=given)
                head = self._model.head(Leg(leg))
                cell = words("bill.cell-says", row=where, column=head, says=says)
                self._complain(cell)
                return
            if isinstance(found, Doubt):
                self._waiting = (text, row, column)
                self._ask(found)
                return
        self.filled.emit(tuple(lines.values()))

    def _fill(
        self, row: int, leg: Leg, given: str, filling: Filling, lines: dict[str, Line]
    ) -> Doubt | Unusable | None:
        node = self._model.nodes[row]
        line = lines.get(node.line, self._model.sight.line(node))
        content = line.contents[node.content]
        if leg not in ASKED or not takes(content, leg):
            return Unusable("bill.cell-is-closed", given)
        found = filling.filled(content, leg, given)
        if not isinstance(found, Content):
            return found
        contents = list(line.contents)
        contents[node.content] = found
        lines[node.line] = line.model_copy(update={"contents": tuple(contents)})
        return None

    def _ask(self, doubt: Doubt) -> None:
        decimal = self._teller.figures.decimal
        called = {
            str(n): numerals.written(reading, decimal)
            for n, reading in enumerate(doubt.readings)
        }
        words = self._teller.words
        self._both.ask(words("controls.paste-both-ways", given=doubt.given), called)
        for button in self._both.findChildren(QPushButton):
            button.setAccessibleName(button.text())

    def _complain(self, sentence: str) -> None:
        say(self._trouble, sentence)
        say_aloud(self._trouble, sentence)

    def _put_away(self) -> None:
        say(self._trouble, "")
        self._both.close_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape leads back to the tree; Enter presses the button in focus."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QPushButton
        ):
            focus.click()
        else:
            super().keyPressEvent(event)
