"""Rows of small controls: typed, pasted from a spreadsheet, or none at all."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.both_ways import BothWays
from desktop.controls.cells import Cells, NewCell, RowOfCells
from desktop.controls.control import Control, drop
from desktop.controls.flow import Flow
from desktop.controls.icons import icon
from desktop.controls.note import Note
from desktop.controls.pasting import Doubt, Reader, Refusal, is_cells
from desktop.words import Words
from forms import numerals
from forms.case.facts import Raw
from forms.interview.questions import Column, Question

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TableControl(Control):
    """A repeated group; the whole table is given after each cell."""

    def __init__(
        self,
        asked: Question | Column,
        words: Words,
        locale: QLocale,
        new_cell: NewCell,
    ) -> None:
        super().__init__(asked, words)
        columns = asked.columns if isinstance(asked, Question) else ()
        decimal = "," if locale.decimalPoint() == "," else "."
        self._reader = Reader(columns, words.language, decimal)
        self._decimal = decimal
        self._new_cell = new_cell
        self._rows: list[RowOfCells] = []
        self._has_none = False
        self._admits_none = True
        self._before: list[Cells] = []
        self._waiting = ""
        self._confirmed = QLabel(words("controls.none-entered"))
        self._confirmed.setProperty("role", "settled")
        self._note = Note(words, self._take_back)
        self._both = BothWays()
        self._both.chosen.connect(self._on_meant)
        self._add = _button(words("controls.add-row"), "add", self._on_add)
        self._paste = _button(words("controls.paste"), "paste", self._on_paste)
        self._paste.setToolTip(words("controls.paste-hint"))
        self._none = _button(words("controls.none-to-enter"), "none", self._on_none)
        self._lay_out()
        self.draw(None)

    def take_none_away(self) -> None:
        """Offer no button for *none*: where an empty table only says nothing yet."""
        self._admits_none = False
        self._show_state()

    def _lay_out(self) -> None:
        keys = QLabel(self.words("controls.table-keys"))
        keys.setProperty("role", "hint")
        keys.setWordWrap(True)
        buttons = QWidget()
        line = Flow(buttons)
        for button in (self._add, self._paste, self._none):
            line.addWidget(button)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        whole = self.set_column()
        whole.addLayout(self._column)
        whole.addWidget(self._confirmed)
        whole.addWidget(self._note)
        whole.addWidget(self._both)
        whole.addWidget(buttons)
        whole.addWidget(keys)

    @property
    def field(self) -> QWidget:
        """Return the first cell, or the button that adds a row."""
        if not self._rows:
            return self._add
        return next(iter(self._rows[0].cells.values())).field

    # --- the answer ------------------------------------------------------------

    def written(self) -> Raw | None:
        """Return the rows that hold something; none at all only if it was said."""
        rows = [cells for row in self._rows if (cells := row.written())]
        return rows if rows or self._has_none else None

    def draw(self, raw: Raw | None) -> None:
        """Show the rows, or an empty one to begin with."""
        self._has_none = raw == []
        rows = [dict(row) for row in raw] if isinstance(raw, list) else [{}]
        self._fill(rows)
        self._note.hide()

    def _fill(self, rows: list[Cells]) -> None:
        while len(self._rows) > len(rows):
            drop(self._rows.pop(), self._column)
        while len(self._rows) < len(rows):
            self._rows.append(self._new_row())
        for row, cells in zip(self._rows, rows, strict=True):
            row.show_cells(cells)
        self._renumber()

    def commit(self) -> None:
        """Give the table, with what is typed in a cell and not yet given."""
        for row in self._rows:
            row.commit()
        self._give()

    def _give(self) -> None:
        if any(row.written() for row in self._rows):
            self._has_none = False
        super().commit()
        for row in self._rows:
            row.show_missing()
        self._show_state()

    def _show_state(self) -> None:
        filled = any(row.written() for row in self._rows)
        self._confirmed.setVisible(self._has_none)
        is_free = not filled and not self._has_none
        self._none.setVisible(is_free and self._admits_none)

    # --- rows ------------------------------------------------------------------

    def _new_row(self) -> RowOfCells:
        row = RowOfCells(self._reader.columns, self.words, self._new_cell)
        row.edited.connect(self._give)
        row.unwanted.connect(lambda: self._on_remove(row))
        for part in (*row.findChildren(QLineEdit), *row.findChildren(QComboBox)):
            part.installEventFilter(self)
        self._column.addWidget(row)
        # Shown at once, not in the next turn: keys may follow without a pause.
        row.show()
        return row

    def _renumber(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.name(self._named[0], number)
        self.order_tabs()
        self._show_state()

    def name(self, text: str, description: str) -> None:
        """Name the buttons, and each cell by its row and column."""
        if (text, description) == self._named:
            return
        self._named = (text, description)
        self.setAccessibleName(text)
        for button in (self._add, self._paste, self._none, self._note.undo):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(text)
        for number, row in enumerate(self._rows, start=1):
            row.name(text, number)

    def _on_add(self) -> None:
        self._note.hide()
        row = self._new_row()
        self._rows.append(row)
        row.show_cells({})
        self._renumber()
        row.take_focus()

    def _on_remove(self, row: RowOfCells) -> None:
        number = self._rows.index(row) + 1
        self._before = [r.written() for r in self._rows]
        drop(self._rows.pop(number - 1), self._column)
        self._renumber()
        self._note.say(self.words("controls.row-removed", row=number), undoes=True)
        self._note.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give()

    def _take_back(self) -> None:
        self._note.hide()
        self._fill(self._before)
        if self._rows:
            self._rows[-1].take_focus()
        self._give()

    def _on_none(self) -> None:
        self._fill([])
        self._has_none = True
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give()

    # --- pasting ---------------------------------------------------------------

    def _on_paste(self) -> None:
        self._take(QGuiApplication.clipboard().text(), None)

    def _on_meant(self, meant: str) -> None:
        self._take(self._waiting, int(meant))

    def _take(self, text: str, meant: int | None) -> None:
        self._both.close_question()
        self._note.hide()
        reader = Reader(
            self._reader.columns, self._reader.language, self._decimal, meant
        )
        match reader.rows(text):
            case Refusal(key=key, values=values):
                self._note.say(self.words(f"controls.{key}", **values), undoes=False)
            case Doubt(given=given, readings=readings):
                self._waiting = text
                called = {
                    str(n): numerals.written(reading, self._decimal)
                    for n, reading in enumerate(readings)
                }
                sentence = self.words("controls.paste-both-ways", given=given)
                self._both.ask(sentence, called)
                self.order_tabs()
                self.rename()
            case rows:
                self._append(rows)

    def _append(self, rows: list[Cells]) -> None:
        kept = [cells for row in self._rows if (cells := row.written())]
        self._before = kept or [{}]
        self._fill([*kept, *rows])
        key = "row-pasted" if len(rows) == 1 else "rows-pasted"
        self._note.say(self.words(f"controls.{key}", count=len(rows)), undoes=True)
        self._give()

    # --- keys ------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a paste of many cells away from the one cell that it lands in."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and is_cells(QGuiApplication.clipboard().text())
        ):
            self._on_paste()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Ctrl+Enter adds a row, Ctrl+Shift+Delete removes the one in focus."""
        here = next((r for r in self._rows if _holds_focus(r)), None)
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            self._on_add()
        elif (
            here is not None
            and event.key() == Qt.Key.Key_Delete
            and event.modifiers() == _CONTROL | _SHIFT
        ):
            self._on_remove(here)
        else:
            super().keyPressEvent(event)


def _button(text: str, picture: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setIcon(icon(picture))
    button.clicked.connect(pressed)
    return button


def _holds_focus(row: QWidget) -> bool:
    heir = row.window().focusWidget()
    return heir is not None and row.isAncestorOf(heir)
