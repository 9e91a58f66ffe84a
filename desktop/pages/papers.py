"""The page of the papers: for whom, where to, and what was issued before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.column import centre
from desktop.pages.labels import label, say
from desktop.session import View
from desktop.store.rows import PaperRow
from desktop.words import Words

COLUMN = 680
_UNDER_RADIO = 32
AUDIENCES = ("filing", "internal")


class PapersPage(QWidget):
    """Asks for whom the dossier is and where it shall lie.

    Signals:
        wanted: Carries the audience and the path of the dossier.
        shown_in_viewer: Carries the path of a saved dossier.
    """

    wanted = Signal(str, str)
    shown_in_viewer = Signal(str)

    def __init__(self, words: Words, folder: Path) -> None:
        super().__init__()
        self._words = words
        self._folder = folder
        self._title = ""
        self._saved = ""
        self._replacing = ""
        self._readers = {name: QRadioButton() for name in AUDIENCES}
        self._state = label("lead")
        self._path = QLineEdit()
        self._choose = QPushButton(words("papers.choose"))
        self._save = QPushButton(words("papers.save"))
        self._save.setProperty("role", "primary")
        self._view = QPushButton(words("papers.view"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words("papers.drawing"))
        self._trouble = label("problem")
        self._done = label("echo")
        self._register = label("hint")
        self._lay_out()
        self._choose.clicked.connect(self._on_choose)
        self._save.clicked.connect(self._on_save)
        self._view.clicked.connect(lambda: self.shown_in_viewer.emit(self._saved))
        for reader in self._readers.values():
            reader.toggled.connect(self._suggest)
        self._readers["filing"].setChecked(True)
        self.rest()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("title", self._words("papers.title")))
        column.addWidget(self._state)
        column.addWidget(label("question", self._words("papers.reader")))
        for name, reader in self._readers.items():
            reader.setText(self._words(f"papers.{name}"))
            column.addWidget(reader)
            hint = label("hint", self._words(f"papers.{name}-hint"))
            hint.setIndent(_UNDER_RADIO)
            column.addWidget(hint)
        place = label("question", self._words("papers.place"))
        place.setBuddy(self._path)
        self._path.setAccessibleName(self._words("papers.place"))
        column.addWidget(place)
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._view)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for widget in (self._bar, self._trouble, self._done):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(label("section", self._words("papers.register")))
        column.addWidget(self._register)
        column.addStretch(1)
        centre(column, self, COLUMN)

    # --- what is shown ---------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Say how ready the case is for paper."""
        result = view.outcome.determination
        if result.conflicts:
            key = "papers.conflict"
        elif result.way.open:
            key = "papers.open"
        else:
            key = "papers.settled" if view.next is None else "papers.incomplete"
        self._state.setText(self._words(key, count=len(result.way.open)))
        self._save.setEnabled(not result.conflicts)
        if view.outcome.case.title != self._title:
            self._title = view.outcome.case.title
            self._suggest()

    def show_register(self, papers: Sequence[PaperRow]) -> None:
        """List the papers issued before, newest first."""
        lines = [
            self._words(
                "papers.issued",
                when=paper.at[:16].replace("T", " "),
                reader=self._words(f"papers.{paper.audience}"),
                digest=paper.digest[:12],
            )
            for paper in reversed(papers)
        ]
        self._register.setText("\n".join(lines) or self._words("papers.none-issued"))

    def rest(self) -> None:
        """Show that nothing is under way."""
        self._bar.hide()
        self._save.setEnabled(True)
        self._view.setVisible(bool(self._saved))
        say(self._trouble, "")
        say(self._done, "")

    def draw(self) -> None:
        """Show that the dossier is being drawn."""
        self.rest()
        self._bar.show()
        self._save.setEnabled(False)

    def complain(self, sentence: str) -> None:
        """Say why nothing was saved."""
        self.rest()
        say(self._trouble, sentence)
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self, path: Path) -> None:
        """Say where the dossier lies."""
        self._saved = str(path)
        self.rest()
        say(self._done, self._words("papers.saved", path=path))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def audience(self) -> str:
        """Return for whom the dossier is."""
        return next(n for n, reader in self._readers.items() if reader.isChecked())

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self._readers[self.audience].setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is done ----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button that has the focus, else saves."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        button = focus if isinstance(focus, QPushButton) else self._save
        button.click()

    def _suggest(self) -> None:
        """Name the file after the case and its reader."""
        stem = "".join(c if c.isalnum() else "-" for c in self._title).strip("-")
        name = f"{stem[:60] or 'dossier'}-{self.audience}.pdf"
        self._path.setText(str(self._folder / name))

    def _on_choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self._words("papers.place"), self._path.text(), "PDF (*.pdf)"
        )
        if path:
            # The dialog has asked already whether a file may be replaced.
            self._replacing = path
            self._path.setText(path)

    def _on_save(self) -> None:
        path = self._path.text().strip()
        if not path:
            self.complain(self._words("papers.no-place"))
        elif Path(path).is_file() and path != self._replacing:
            self._replacing = path
            self.complain(self._words("papers.exists", path=path))
        else:
            self._replacing = ""
            self.wanted.emit(self.audience, path)
