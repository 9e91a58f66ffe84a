"""One question as it stands: asked, answered, wrong, or not known."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls import control_for
from desktop.controls.flow import Flow
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.case.facts import NOT_KNOWN, Place, Raw
from forms.interview.questions import Kind
from forms.interview.screens import Row

_ECHOED = {Kind.MONEY, Kind.NUMBER, Kind.DATE, Kind.COUNTRIES}


class QuestionRow(QFrame):
    """Shows a row and reports answers.

    Signals:
        answered: Carries the place, the canonical answer and its basis.
        withdrawn: Carries the place whose answer is taken back.
    """

    answered = Signal(object, object, str)
    withdrawn = Signal(object)

    def __init__(self, row: Row, words: Words, locale: QLocale) -> None:
        super().__init__()
        self.place: Place = row.place
        self._row = row
        self._words = words
        self.setProperty("role", "row")
        self._ask = label("question")
        self._papers = label("tag", words("row.for-papers"))
        self._hint = label("hint")
        self._control = control_for(row.question, words, locale)
        self._control.answered.connect(self._on_answer)
        self._control.withdrawn.connect(self._on_withdraw)
        self._ask.setBuddy(self._control.field)
        self._echo = label("echo")
        self._problem = label("problem")
        self._warning = label("warning")
        self._why = label("why")
        self._not_known = QPushButton(words("row.not-known"))
        self._not_known.setCheckable(True)
        self._not_known.setProperty("role", "quiet")
        self._not_known.clicked.connect(self._on_not_known)
        self._clear = QPushButton(words("row.withdraw"))
        self._clear.setProperty("role", "quiet")
        self._clear.clicked.connect(self._on_withdraw)
        self._basis = QLineEdit()
        self._basis.setPlaceholderText(words("row.basis-hint"))
        self._basis.editingFinished.connect(self._on_basis)
        self._lay_out()
        # Only now: without a place it would open as a window of its own.
        self._not_known.setVisible(row.question.not_known)
        self.show_row(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._ask, 1)
        head.addWidget(self._papers, 0, Qt.AlignmentFlag.AlignTop)
        below = QWidget()
        flow = Flow(below)
        flow.addWidget(self._not_known)
        flow.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self._hint, self._control, self._problem, self._warning):
            column.addWidget(widget)
        column.addWidget(self._basis)
        column.addWidget(self._echo)
        column.addWidget(below)
        column.addWidget(self._why)

    @property
    def control(self) -> QWidget:
        """Return the widget by which the answer is given."""
        return self._control

    @property
    def field(self) -> QWidget:
        """Return the widget that takes the focus."""
        return self._control.field

    def show_row(self, row: Row) -> None:
        """Draw *row*; what is being typed stays as it is."""
        self._row = row
        is_known = row.raw not in (None, NOT_KNOWN)
        self._ask.setText(row.question.ask)
        say(self._hint, row.question.hint)
        tag = "row.optional" if row.is_optional else "row.for-papers"
        self._papers.setText(self._words(tag))
        self._papers.setVisible(row.is_for_papers)
        self._control.show_answer(row.raw if is_known else None)
        self._control.name(row.question.ask, _described(row))
        self._not_known.setChecked(row.raw == NOT_KNOWN)
        self._not_known.setAccessibleName(
            self._words("row.not-known-to", question=row.question.ask)
        )
        self._clear.setVisible(row.raw is not None)
        self._clear.setAccessibleName(
            self._words("row.withdraw-from", question=row.question.ask)
        )
        say(self._echo, self._echoed(row) if is_known else "")
        say(self._problem, row.problem)
        say(self._warning, " ".join(row.warnings))
        self._show_basis(row)
        cites = "; ".join(row.cites)
        self._why.setText(
            self._words("row.why", why=row.question.why, cites=cites).strip()
        )
        if self.property("now") != row.is_next:
            self.setProperty("now", row.is_next)
            self.style().unpolish(self)
            self.style().polish(self)

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        self._control.commit()

    def _echoed(self, row: Row) -> str:
        if row.problem or row.question.kind not in _ECHOED:
            return ""
        return self._words("row.read-as", shown=row.shown)

    def _show_basis(self, row: Row) -> None:
        is_range = isinstance(row.raw, str) and ".." in row.raw
        self._basis.setVisible(is_range or bool(row.basis))
        self._basis.setAccessibleName(
            self._words("row.basis", question=row.question.ask)
        )
        if not self._basis.hasFocus():
            self._basis.setText(row.basis)
            self._basis.setCursorPosition(0)

    def _on_answer(self, raw: Raw) -> None:
        self.answered.emit(self.place, raw, self._basis.text().strip())

    def _on_not_known(self) -> None:
        if self._row.raw == NOT_KNOWN:
            self.withdrawn.emit(self.place)
        else:
            self.answered.emit(self.place, NOT_KNOWN, "")

    def _on_withdraw(self) -> None:
        self.withdrawn.emit(self.place)

    def _on_basis(self) -> None:
        if self._row.raw is not None and self._basis.text().strip() != self._row.basis:
            self.answered.emit(self.place, self._row.raw, self._basis.text().strip())


def _described(row: Row) -> str:
    parts = (row.question.hint, row.problem, *row.warnings, row.question.why)
    return " ".join(part for part in parts if part)
