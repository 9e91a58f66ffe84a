"""One file that is looked at: what it is, how it is read, which lines result."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.importing.encoding_question import EncodingQuestion
from desktop.pages.importing.file_card import FileCard, first_sheet
from desktop.pages.importing.first_lines import FirstLines
from desktop.pages.importing.hearing import Whole
from desktop.pages.importing.mapping_form import MappingForm, unread
from desktop.pages.importing.memory import Memory, key_of
from desktop.pages.importing.notice_list import NoticeList
from desktop.pages.importing.telling import Teller
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.bill import Line
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import Look, SheetLook


class OpenFile(QWidget):
    """Shows a file from top to bottom, and asks what it does not say itself.

    Signals:
        encoding_chosen: Carries the encoding under which it shall be looked at again.
        read_anew: The lines are wanted, as the file is read now.
        said: A column was said otherwise; more may follow at once.
        drawn: Parts came or went.
        pointed: What is asked of a column may be out of sight.
    """

    encoding_chosen = Signal(str)
    read_anew = Signal()
    said = Signal()
    drawn = Signal()
    pointed = Signal()

    def __init__(self, words: Words, teller: Teller, memory: Memory) -> None:
        super().__init__()
        self._words = words
        self._teller = teller
        self._memory = memory
        self._name = ""
        self._sheet = 0
        self.look: Look | None = None
        self.encoding = EncodingQuestion(words)
        self.card = FileCard(words, teller)
        self.mapping = MappingForm(words)
        self._title = label("section", words("importing.first-lines"))
        self._hint = label("hint")
        self.lines = FirstLines(words)
        self.notices = NoticeList(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            *(self.encoding, self.card, self.mapping),
            *(self._title, self._hint, self.lines, self.notices),
        ):
            column.addWidget(part)
        self.encoding.chosen.connect(self.encoding_chosen)
        self.card.sheet_chosen.connect(self._on_sheet)
        self.mapping.changed.connect(self.said)
        self.mapping.unwanted.connect(self._on_unwanted)
        self.mapping.drawn.connect(self.drawn)
        self.mapping.pointed.connect(self.pointed)
        self.put_away()

    def put_away(self) -> None:
        """Show nothing."""
        self.look = None
        for part in (self.encoding, self.card, self.mapping, self.notices):
            part.hide()
        self._show_lines(is_seen=False)
        self.hide()

    def _show_lines(self, *, is_seen: bool) -> None:
        for part in (self._title, self.lines):
            part.setVisible(is_seen)
        say(self._hint, "")

    # --- what it is ------------------------------------------------------------

    def show_look(self, name: str, look: Look) -> None:
        """Show what a file is, or ask for its encoding first."""
        self.put_away()
        self._name, self.look = name, look
        self.show()
        if self.asks_encoding:
            self.encoding.ask(name, look)
            self.encoding.show()
            self.drawn.emit()
        else:
            self._sheet = first_sheet(look)
            self._show_sheet()
        self.take_focus()

    @property
    def asks_encoding(self) -> bool:
        """Tell whether nothing can be read before an encoding is chosen."""
        look = self.look
        return look is not None and bool(look.encodings) and not look.encoding

    @property
    def sheet(self) -> SheetLook | None:
        """Return the table that is read; none of a declaration."""
        look = self.look
        return look.sheets[self._sheet] if look is not None and look.sheets else None

    def take_focus(self) -> None:
        """Put the focus on what is asked."""
        if self.asks_encoding:
            self.encoding.take_focus()
        elif self.sheet is not None:
            self.mapping.take_focus()

    def _show_sheet(self) -> None:
        if self.look is None:
            return
        self.card.show_look(self._name, self.look, self._sheet)
        self.card.show()
        self._show_lines(is_seen=True)
        sheet = self.sheet
        if sheet is not None:
            before = self._memory.find(sheet)
            proposed = sheet.proposed or unread(sheet)
            as_before = before is not None and before != proposed
            self.mapping.show_sheet(sheet, before or proposed, as_before=as_before)
            self.mapping.show()
        self.read_anew.emit()

    def _on_sheet(self, place: int) -> None:
        self._sheet = place
        self._show_sheet()
        self.card.sheet.setFocus()

    def _on_unwanted(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            proposed = sheet.proposed or unread(sheet)
            self.mapping.show_sheet(sheet, proposed, as_before=False)
            self.mapping.take_focus()
            self.read_anew.emit()

    # --- how it is read --------------------------------------------------------

    @property
    def wanted(self) -> Mapping | None:
        """Return how a table is read now."""
        return None if self.sheet is None else self.mapping.mapping

    def why_not(self) -> str:
        """Return in words what stands in the way of reading lines, or nothing."""
        if self.asks_encoding:
            return self._words("importing.no-encoding")
        return "" if self.sheet is None else self.mapping.why_not()

    def remembered(self) -> tuple[str, str]:
        """Return key and text by which the reading of a table is found again."""
        sheet = self.sheet
        key = "" if sheet is None else key_of(self.mapping.mapping, sheet)
        return key, self.mapping.mapping.model_dump_json()

    # --- what results ----------------------------------------------------------

    def show_none(self) -> None:
        """Show no lines; say why, where something is still missing."""
        self.lines.show_lines(())
        self.notices.hide()
        waits = bool(self.why_not())
        self.lines.setVisible(not waits)
        say(self._hint, self._words("importing.lines-once-said") if waits else "")

    def show_first(self, first: Sequence[Line]) -> None:
        """Show the first lines, once."""
        if first and not self.lines.rows:
            self.lines.show_lines(first)

    def show_whole(self, whole: Whole) -> None:
        """Show the first of all lines, and what should be seen in the file."""
        self.lines.show_lines(whole.first)
        name, tell = self._name, self._teller.sentence
        self.notices.show_notices(whole.notices, lambda n: tell(n, name), name)
        self.drawn.emit()
