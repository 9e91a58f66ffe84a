"""The cases in the store, the samples, and how a case begins."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.column import centre
from desktop.pages.labels import label
from desktop.samples import Sample
from desktop.store.rows import CaseRow
from desktop.words import Words

COLUMN = 760
_ROW = 52
_ID = Qt.ItemDataRole.UserRole


class CasesPage(QWidget):
    """Lists what there is and asks for what shall be opened.

    Signals:
        opened: Carries the id of a case.
        begun: Carries the title of a new case.
        sample_opened: Carries the name of a sample.
        deleted: Carries the id of a case that shall leave the list.
        restored: Carries the id of a deleted case that shall come back.
        imported: A case file shall be read.
        triage_wished: The question which announcement speaks shall be asked first.
    """

    opened = Signal(str)
    begun = Signal(str)
    sample_opened = Signal(str)
    deleted = Signal(str)
    restored = Signal(str)
    imported = Signal()
    triage_wished = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._gone = ""
        self._title = QLineEdit()
        self._title.setPlaceholderText(words("cases.title-hint"))
        self._title.setAccessibleName(words("cases.title"))
        self._title.returnPressed.connect(self._on_begin)
        self._begin = _button(words("cases.begin"), "primary", self._on_begin)
        self._cases = _list(words("cases.list"))
        self._cases.itemActivated.connect(self._on_case)
        self._samples = _list(words("cases.samples"))
        self._samples.itemActivated.connect(self._on_sample)
        self._delete = _button(words("cases.delete"), "quiet", self._on_delete)
        self._restore = _button("", "quiet", self._on_restore)
        self._import = _button(words("cases.import"), "quiet", self.imported.emit)
        self._triage = _button(words("triage.ask"), "quiet", self.triage_wished.emit)
        self._note = label("hint", words("cases.none"))
        self._restore.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("title", self._words("cases.heading")))
        column.addWidget(label("lead", self._words("cases.lead")))
        begin = QHBoxLayout()
        begin.addWidget(self._title, 1)
        begin.addWidget(self._begin)
        column.addLayout(begin)
        column.addWidget(self._triage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(label("section", self._words("cases.list")))
        column.addWidget(self._note)
        column.addWidget(self._cases, 2)
        below = QHBoxLayout()
        for button in (self._delete, self._restore, self._import):
            below.addWidget(button)
        below.addStretch(1)
        column.addLayout(below)
        column.addSpacing(8)
        column.addWidget(label("section", self._words("cases.samples")))
        column.addWidget(label("hint", self._words("cases.samples-lead")))
        column.addWidget(self._samples, 3)
        centre(column, self, COLUMN)

    def show_cases(
        self,
        cases: Sequence[CaseRow],
        samples: Sequence[Sample],
        gone: CaseRow | None = None,
    ) -> None:
        """Draw both lists, newest case first; *gone* can still be brought back."""
        _fill(self._cases, [(r.id, self._told(r)) for r in reversed(cases)])
        _fill(self._samples, [(s.name, s.title) for s in samples])
        self._note.setVisible(not cases)
        self._cases.setVisible(bool(cases))
        self._delete.setVisible(bool(cases))
        self._gone = gone.id if gone else ""
        self._restore.setVisible(gone is not None)
        if gone is not None:
            self._restore.setText(self._words("cases.restore", title=gone.title))
        self._title.setFocus()

    def _told(self, row: CaseRow) -> str:
        when = row.changed[:16].replace("T", " ")
        return f"{row.title}\n{self._words('cases.changed', when=when)}"

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button that has the focus; Delete deletes."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Delete and focus is self._cases:
            self._on_delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QPushButton
        ):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _on_begin(self) -> None:
        title = self._title.text().strip() or self._words("cases.untitled")
        self._title.clear()
        self.begun.emit(title)

    def _on_case(self, line: QListWidgetItem) -> None:
        self.opened.emit(str(line.data(_ID)))

    def _on_sample(self, line: QListWidgetItem) -> None:
        self.sample_opened.emit(str(line.data(_ID)))

    def _on_delete(self) -> None:
        line = self._cases.currentItem()
        if line is not None:
            self.deleted.emit(str(line.data(_ID)))

    def _on_restore(self) -> None:
        self.restored.emit(self._gone)


def _list(name: str) -> QListWidget:
    lines = QListWidget()
    lines.setAccessibleName(name)
    lines.setMinimumHeight(2 * _ROW)
    return lines


def _fill(lines: QListWidget, entries: list[tuple[str, str]]) -> None:
    lines.clear()
    for key, text in entries:
        line = QListWidgetItem(text)
        line.setData(_ID, key)
        line.setSizeHint(QSize(0, _ROW if "\n" in text else _ROW - 14))
        lines.addItem(line)
    if entries:
        lines.setCurrentRow(0)


def _button(words: str, role: str, pressed: object) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", role)
    button.clicked.connect(pressed)
    return button
