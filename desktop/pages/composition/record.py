"""One thing in small controls: what is typed is checked, and given if it can be."""

from collections.abc import Iterator

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.controls import control_for
from desktop.controls.cells import Cells, cell_label, lay_cells
from desktop.controls.control import say_aloud
from desktop.controls.table import TableControl
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.case.facts import Raw
from forms.corpus import Corpus
from forms.interview.answers import Problem, read
from forms.interview.questions import Column, Kind, Question
from forms.interview.screens import problem_sentence

_UNCHECKED = {"unit"}
"""Units are kept as a supplier gave them."""


def faults(
    cells: Cells, columns: tuple[Column, ...], corpus: Corpus, words: Words
) -> Iterator[str]:
    """Yield a sentence on each cell that cannot be used as it stands."""
    for column in columns:
        if column.id in cells and column.id not in _UNCHECKED:
            found = read(column, cells[column.id])
            if isinstance(found, Problem):
                says = problem_sentence(found, corpus, words.language)
                yield f"{column.ask}: {says}"


class _Frame(QFrame):
    """A heading, a control, and what is wrong with what was typed."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._title = label("question", title)
        self._hint = label("hint", hint)
        self._trouble = label("problem")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(6)
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))

    def finish(self, control: QWidget) -> None:
        self.column.addWidget(control)
        self.column.addWidget(self._trouble)
        say(self._trouble, "")

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        raise NotImplementedError

    def complain(self, sentences: list[str]) -> None:
        """Say what is wrong; the bill stays as it was until it is mended."""
        told = "\n".join(sentences)
        if told != self._trouble.text():
            say(self._trouble, told)
            if told:
                say_aloud(self._trouble, told)


class Record(_Frame):
    """The small questions of one thing.

    Signals:
        given: Carries the cells, all of which can be used.
    """

    given = Signal(object)

    def __init__(
        self,
        columns: tuple[Column, ...],
        title: str,
        corpus: Corpus,
        words: Words,
        locale: QLocale,
    ) -> None:
        super().__init__(title, "")
        self._columns, self._corpus, self._words = columns, corpus, words
        self._labels = {column.id: cell_label() for column in columns}
        self.cells = {c.id: control_for(c, words, locale) for c in columns}
        for column in columns:
            cell, name = self.cells[column.id], self._labels[column.id]
            name.setText(column.ask)
            name.setBuddy(cell.field)
            cell.name(column.ask, column.hint)
            cell.answered.connect(self._on_given)
            cell.withdrawn.connect(self._on_given)
        grid = QWidget()
        lay_cells(grid, columns, self._labels, self.cells)
        self.finish(grid)

    def show_cells(self, cells: Cells) -> None:
        """Draw what is known."""
        for name, cell in self.cells.items():
            cell.show_answer(cells.get(name))
        self.complain([])

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        for cell in self.cells.values():
            cell.commit()

    def take_focus(self) -> None:
        """Put the focus on the first cell."""
        first = self.cells[self._columns[0].id]
        first.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_given(self) -> None:
        written = {name: cell.written() for name, cell in self.cells.items()}
        cells = {name: str(raw) for name, raw in written.items() if raw is not None}
        wrong = list(faults(cells, self._columns, self._corpus, self._words))
        self.complain(wrong)
        if not wrong:
            self.given.emit(cells)


class Table(_Frame):
    """Rows of small questions about one thing.

    Signals:
        given: Carries the rows, all of which can be used.
    """

    given = Signal(object)

    def __init__(
        self, asked: Question, corpus: Corpus, words: Words, locale: QLocale
    ) -> None:
        super().__init__(asked.ask, asked.hint)
        self._asked, self._corpus, self._words = asked, corpus, words
        self.control = table_of(asked, words, locale)
        self.control.take_none_away()
        self.control.answered.connect(self._on_given)
        self.control.withdrawn.connect(lambda: self._on_given([]))
        self.control.name(asked.ask, asked.hint)
        self.finish(self.control)
        self.show_rows([])

    def show_rows(self, rows: list[Cells]) -> None:
        """Draw the rows, or an empty one to begin with."""
        self.control.show_answer(list(rows) or None)
        self.complain([])

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        self.control.commit()

    def _on_given(self, rows: Raw) -> None:
        cells = [dict(row) for row in rows] if isinstance(rows, list) else []
        wrong = [
            f"{self._words('controls.row', row=number)}, {fault}"
            for number, row in enumerate(cells, start=1)
            for fault in faults(row, self._asked.columns, self._corpus, self._words)
        ]
        self.complain(wrong)
        if not wrong:
            self.given.emit(cells)


def table_of(asked: Question, words: Words, locale: QLocale) -> TableControl:
    """Return the program's own control of tables."""
    control = control_for(asked, words, locale)
    if asked.kind is not Kind.TABLE or not isinstance(control, TableControl):
        raise TypeError(asked.id)
    return control
