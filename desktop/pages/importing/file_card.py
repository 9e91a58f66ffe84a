"""What a file is, told from its content: format, version, writing, digest, sheets."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.pages.importing.named import Choice, Named
from desktop.pages.importing.telling import Teller
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.imports.messages import Look, SheetLook
from forms.composition.lettering import shown

DIGITS = 12
_WIDE = 320


class FileCard(QFrame):
    """Shows one file; of a workbook, a person chooses the sheet.

    Signals:
        sheet_chosen: Carries the place of the sheet among all.
    """

    sheet_chosen = Signal(int)

    def __init__(self, words: Words, teller: Teller) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._words = words
        self._teller = teller
        self._name = label("question")
        self._what = label("hint")
        self._hint = label("hint")
        self.sheet = Choice()
        self._sheets = Named(words("importing.sheet"), self.sheet, _WIDE)
        self.sheet.chosen.connect(lambda place: self.sheet_chosen.emit(int(place)))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._name, 2)
        line.addWidget(self._what, 3)
        column.addLayout(line)
        for part in (self._sheets, self._hint):
            column.addWidget(part)

    def show_look(self, name: str, look: Look, sheet: int) -> None:
        """Show a file, and which of its sheets is read."""
        self._name.setText(shown(name))
        version = f" {look.version}" if look.version else ""
        what = (
            f"{self._teller.format(look.format)}{shown(version)}",
            look.encoding.upper(),
            f"SHA-256 {look.digest[:DIGITS]}…" if look.digest else "",
        )
        self._what.setText(" · ".join(filter(None, what)))
        self._what.setToolTip(look.digest)
        many = len(look.sheets) > 1
        self._sheets.setVisible(many)
        count = len(look.sheets)
        several = self._words("importing.several-sheets", count=count) if many else ""
        say(self._hint, several)
        if many:
            entries = ((str(n), self._sheet(s)) for n, s in enumerate(look.sheets))
            self.sheet.offer(entries, str(sheet))

    def _sheet(self, sheet: SheetLook) -> str:
        name = shown(sheet.name)
        if not sheet.head:
            return self._words("importing.empty-sheet", name=name)
        if sheet.rows is None:
            only = self._words("importing.hidden-sheet-only", name=name)
            return only if sheet.hidden else name
        key = "importing.hidden-sheet" if sheet.hidden else "importing.shown-sheet"
        return self._words(key, name=name, rows=QLocale().toString(sheet.rows))


def first_sheet(look: Look) -> int:
    """Return the sheet to begin with: one that is seen and holds something."""
    seen = (n for n, s in enumerate(look.sheets) if s.head and not s.hidden)
    return next(seen, next((n for n, s in enumerate(look.sheets) if s.head), 0))
