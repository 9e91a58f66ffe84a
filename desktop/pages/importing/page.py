"""The page by which files become lines of an item's bill, one file after the other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.background import Background
from desktop.controls.control import parts_of, say_aloud
from desktop.pages.column import scrolled
from desktop.pages.importing.arrived import Arrived
from desktop.pages.importing.encoding_question import EncodingQuestion
from desktop.pages.importing.file_card import FileCard, first_sheet
from desktop.pages.importing.first_lines import FirstLines
from desktop.pages.importing.foot import Foot
from desktop.pages.importing.given import Given, files, given_in
from desktop.pages.importing.hearing import Hearing, SoFar, Whole
from desktop.pages.importing.held import HeldLines
from desktop.pages.importing.mapping_form import MappingForm, unread
from desktop.pages.importing.memory import Memory, key_of
from desktop.pages.importing.named import Choice, Named
from desktop.pages.importing.notice_list import NoticeList
from desktop.pages.importing.start_card import StartCard
from desktop.pages.importing.telling import Teller
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.bill import Line, Source
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import Look, Refused, Request

COLUMN = 1180
SOON = 250
"""Milliseconds after the last word on a column until the table is read so."""

_LINES = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken over: for which item, from what, and the lines in batches."""

    item: str
    source: Source
    held: HeldLines


@dataclass(frozen=True, slots=True)
class Ways:
    """How the page reaches what lies beyond it: the thread, the store, the words."""

    background: Background
    memory: Memory
    teller: Teller


class ImportingPage(QWidget):
    """Reads what it is given and offers the lines; nothing is kept before it is taken.

    Signals:
        taken: Carries a ``Taken``.
        remembered: Carries key and text of a mapping that was used.
        bill_wanted: Carries the item whose bill shall be shown.
    """

    taken = Signal(object)
    remembered = Signal(str, str)
    bill_wanted = Signal(str)

    def __init__(self, words: Words, ways: Ways) -> None:
        super().__init__()
        self._words = words
        self._ways = ways
        self._today: dt.date | None = None
        self._waiting: list[Given] = []
        self._given: Given | None = None
        self._look: Look | None = None
        self._encoding = ""
        self._sheet = 0
        self._hearing: Hearing | None = None
        self._whole: Whole | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._read_lines)
        self._lead = label("lead", words("importing.lead"))
        self.item = Choice()
        self._for_item = Named(words("importing.item"), self.item, 320)
        self.start = StartCard(words)
        self.trouble = label("problem")
        self._trouble_card = _card("refusal", self.trouble)
        self.waiting = label("hint")
        self.next = QPushButton()
        self.encoding = EncodingQuestion(words)
        self.file = FileCard(words, ways.teller)
        self.mapping = MappingForm(words)
        self._lines_title = label("section", words("importing.first-lines"))
        self._lines_hint = label("hint")
        self.lines = FirstLines(words)
        self.notices = NoticeList(words)
        self.arrived = Arrived(words)
        self.foot = Foot(words)
        self._connect()
        self._lay_out()
        self._rest()

    def _connect(self) -> None:
        self.start.choosing.connect(self.choose)
        self.start.pasting.connect(self.paste)
        self.next.clicked.connect(self._begin_next)
        self.encoding.chosen.connect(self._on_encoding)
        self.file.sheet_chosen.connect(self._on_sheet)
        self.mapping.changed.connect(self._on_mapping)
        self.mapping.unwanted.connect(self._on_unwanted)
        self.mapping.drawn.connect(self._order_tabs)
        self.arrived.bill_wanted.connect(
            lambda: self.bill_wanted.emit(self.item.written())
        )
        self.foot.cancel.clicked.connect(self.cancel)
        self.foot.leave.clicked.connect(self._on_leave)
        self.foot.take.clicked.connect(self._on_take)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, way in (
            (QKeySequence("Ctrl+I"), self.choose),
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence(Qt.Key.Key_Escape), self.cancel),
        ):
            QShortcut(keys, self, context=here).activated.connect(way)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self.item.setMaximumWidth(420)
        for part in (
            label("title", self._words("importing.title")),
            self._lead,
            self._for_item,
            self.start,
            self._trouble_card,
            self.arrived,
            self.waiting,
            self.next,
            self.encoding,
            self.file,
            self.mapping,
            self._lines_title,
            self._lines_hint,
            self.lines,
            self.notices,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.lines.setFixedHeight(_LINES)
        self._scroll = scrolled(column, COLUMN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.foot)

    # --- what is given ---------------------------------------------------------

    def choose(self) -> None:
        """Ask for files, and read them one after the other."""
        words = self._words
        chosen, _ = QFileDialog.getOpenFileNames(self, words("importing.choose-title"))
        self.give(files(chosen))

    def paste(self) -> None:
        """Read what the clipboard holds."""
        name = self._words("importing.pasted")
        found = given_in(QGuiApplication.clipboard().mimeData(), name)
        if found:
            self.give(found)
        else:
            self._complain(self._words("importing.nothing-to-paste"))

    def give(self, given: Sequence[Given]) -> None:
        """Read each of what is given in its turn."""
        self._waiting += given
        if self._given is None and given:
            self._begin_next()
        else:
            self._show_waiting()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Welcome files and cells, anywhere on the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Read what was dropped."""
        event.acceptProposedAction()
        found = given_in(event.mimeData(), self._words("importing.dropped"))
        if found:
            self.give(found)
        else:
            self._complain(self._words("importing.no-such-drop"))

    # --- what is shown ---------------------------------------------------------

    def show_items(
        self, items: Sequence[tuple[str, str]], shown: str, today: dt.date
    ) -> None:
        """Offer the items of the case; the lines go to the one that is chosen."""
        ids = [item for item, _ in items]
        now = self.item.written()
        keeps = now in ids and self._given is not None
        chosen = now if keeps else (shown if shown in ids else "")
        self.item.offer(items, chosen or (ids[0] if ids else ""))
        self._for_item.setVisible(len(ids) > 1)
        self._today = today
        self._show_state()

    def take_focus(self) -> None:
        """Put the focus where the page goes on."""
        if self._given is None:
            self.start.choose.setFocus()
        elif self.encoding.isVisibleTo(self):
            self.encoding.take_focus()
        elif self.mapping.isVisibleTo(self):
            self.mapping.take_focus()

    def _order_tabs(self) -> None:
        """Let Tab go down the page as it stands, whenever its parts were made."""
        parts = list(parts_of(self._column))
        head = self.mapping.grid.heads.meaning()
        if head is not None:
            parts.insert(parts.index(self.mapping.grid), head)
        for part, after in pairwise([*parts, *parts_of(self.foot.layout())]):
            self.setTabOrder(part, after)

    def _rest(self) -> None:
        """Show that nothing is being read."""
        self._given, self._look, self._whole = None, None, None
        self.foot.end()
        for part in (self._lead, self.start):
            part.show()
        self._trouble_card.hide()
        self.arrived.hide()
        self._hide_file()
        self._show_waiting()
        self._show_state()

    def _hide_file(self) -> None:
        for part in (self.encoding, self.file, self.mapping, self.notices):
            part.hide()
        self._show_lines(is_seen=False)

    def _show_lines(self, *, is_seen: bool) -> None:
        for part in (self._lines_title, self._lines_hint, self.lines):
            part.setVisible(is_seen)

    def _show_waiting(self) -> None:
        names = ", ".join(each.name for each in self._waiting)
        key = "waiting-one" if len(self._waiting) == 1 else "waiting"
        told = self._words(f"importing.{key}", count=len(self._waiting), names=names)
        say(self.waiting, told if self._waiting else "")
        is_next = bool(self._waiting) and self._given is None
        self.next.setVisible(is_next)
        if is_next:
            name = self._waiting[0].name
            self.next.setText(self._words("importing.next", name=name))

    def _complain(self, sentence: str) -> None:
        """Say why nothing was read; nothing of it is kept."""
        self.trouble.setText(sentence)
        self._trouble_card.show()
        say_aloud(self._trouble_card, sentence)

    def _show_state(self, *, aloud: bool = False) -> None:
        """Say what stands between the file and the bill."""
        is_open = self._given is not None
        self.foot.leave.setVisible(is_open)
        self.foot.take.setVisible(is_open and self._look is not None)
        sentence, ready = self._state()
        self.foot.take.setEnabled(ready)
        self.foot.say(sentence, aloud=aloud)

    def _state(self) -> tuple[str, bool]:
        words = self._words
        if self._given is None:
            return "", False
        if self._look is None:
            return words("importing.looking", name=self._given.name), False
        if self.encoding.isVisibleTo(self):
            return words("importing.no-encoding"), False
        if self.mapping.isVisibleTo(self) and (why := self.mapping.why_not()):
            return words("importing.not-yet", why=why), False
        if self._whole is None:
            is_refused = self._trouble_card.isVisibleTo(self)
            return words(
                "importing.refused" if is_refused else "importing.reading"
            ), False
        count = len(self._whole.held)
        if not count:
            return words("importing.no-lines"), False
        if not self.item.written():
            return words("importing.no-item"), False
        key = "ready-one" if count == 1 else "ready"
        return words(f"importing.{key}", count=f"{count:,}"), True

    # --- reading ---------------------------------------------------------------

    def _begin_next(self) -> None:
        self._rest()
        self._given = self._waiting.pop(0)
        self._encoding, self._sheet = "", 0
        self._show_waiting()
        self._look_at()

    def _look_at(self) -> None:
        self._look, self._whole = None, None
        self._hide_file()
        for part in (self._lead, self.start):
            part.hide()
        self._ask("look", None)
        self._show_state()

    def _read_lines(self) -> None:
        """Read the whole of the file as it is said now."""
        self._stop()
        self._whole = None
        self._trouble_card.hide()
        if self._is_table and self.mapping.why_not():
            self.lines.show_lines(())
            self.lines.hide()
            self.notices.hide()
            say(self._lines_hint, self._words("importing.lines-once-said"))
        else:
            say(self._lines_hint, "")
            self.lines.show()
            self._ask("lines", self.mapping.mapping if self._is_table else None)
        self._show_state()

    def _ask(self, want: str, mapping: Mapping | None) -> None:
        if self._given is None:
            return
        self._stop()
        asked = {"path": self._given.path, "name": self._given.name, "want": want}
        request = Request.model_validate(
            asked | {"encoding": self._encoding, "mapping": mapping}
        )
        hearing = Hearing(request, self._given.text)
        hearing.looked.connect(self._on_look)
        hearing.moved.connect(self._on_moved)
        hearing.refused.connect(self._on_refused)
        hearing.ended.connect(self._on_ended)
        hearing.failed.connect(self._on_failed)
        self._hearing = hearing
        self.foot.begin()
        hearing.start(self._ways.background)

    def _stop(self) -> None:
        self._soon.stop()
        if self._hearing is not None:
            self._hearing.stop()
            self._hearing = None
        self.foot.end()

    def leave(self) -> None:
        """Stop whatever is read; the page goes, and nothing was kept."""
        self._stop()

    def cancel(self) -> None:
        """Stop reading; nothing of the file is kept, and nothing else is begun."""
        if self._given is None or self._hearing is None:
            return
        name = self._given.name
        self._stop()
        self._waiting.clear()
        self._rest()
        self._complain(self._words("importing.cancelled", name=name))
        self.start.choose.setFocus()

    def _on_leave(self) -> None:
        self._stop()
        self._rest()
        (self.next if self._waiting else self.start.choose).setFocus()

    @property
    def _is_table(self) -> bool:
        return self._look is not None and bool(self._look.sheets)

    # --- what is heard ---------------------------------------------------------

    def _on_look(self, look: Look) -> None:
        self._hearing = None
        self.foot.end()
        self._look = look
        if look.encodings and not look.encoding:
            self.encoding.ask(look)
            self.encoding.show()
            self.encoding.take_focus()
            self._show_state(aloud=True)
            return
        self.encoding.hide()
        self._sheet = first_sheet(look)
        self._show_file()

    def _show_file(self) -> None:
        if self._look is None or self._given is None:
            return
        self.file.show_look(self._given.name, self._look, self._sheet)
        self.file.show()
        self._show_lines(is_seen=True)
        self.lines.show_lines(())
        if self._is_table:
            sheet = self._look.sheets[self._sheet]
            before = self._ways.memory.find(sheet)
            proposed = sheet.proposed or unread(sheet)
            as_before = before is not None and before != proposed
            self.mapping.show_sheet(sheet, before or proposed, as_before=as_before)
            self.mapping.show()
            self.mapping.take_focus()
        self._read_lines()

    def _on_moved(self, far: SoFar) -> None:
        self.foot.go_on(far.done, far.of)
        if far.first and not self.lines.rows:
            self._show_first(far.first)
        if far.lines:
            told = self._words("importing.so-far", count=f"{far.lines:,}")
            self.foot.say(told, aloud=False)

    def _on_refused(self, refused: Refused) -> None:
        name = self._given.name if self._given else ""
        self._hearing = None
        self.foot.end()
        is_open = self._is_table
        self.lines.show_lines(())
        self.notices.hide()
        if not is_open:
            self._rest()
        else:
            say(self._lines_hint, "")
        self._complain(self._ways.teller.sentence(refused, name))
        self._show_state()
        if not is_open:
            (self.next if self._waiting else self.start.choose).setFocus()

    def _on_failed(self, fault: Exception) -> None:
        """Leave nothing behind of a reading that broke; the fault is told above."""
        self._stop()
        self._rest()
        raise fault

    def _on_ended(self, whole: Whole) -> None:
        self._hearing = None
        self.foot.end()
        if self._look is None or self._given is None:
            return
        if whole.look.digest != self._look.digest:
            # The file was written anew since it was looked at: nothing said holds.
            self._look_at()
            return
        self._whole = whole
        self._show_first(whole.first)
        tell = self._ways.teller.sentence
        name = self._given.name
        self.notices.show_notices(whole.notices, lambda n: tell(n, name), name)
        self._show_state(aloud=True)

    def _show_first(self, first: Sequence[Line]) -> None:
        self.lines.show_lines(first)
        say(self._lines_hint, "")

    # --- what is said ----------------------------------------------------------

    def _on_encoding(self, name: str) -> None:
        self._encoding = name
        self._look_at()

    def _on_sheet(self, place: int) -> None:
        self._sheet = place
        self._show_file()
        self.file.sheet.setFocus()

    def _on_mapping(self, _mapping: Mapping) -> None:
        self._stop()
        self._whole = None
        self._show_state()
        self._soon.start()

    def _on_unwanted(self) -> None:
        if self._look is not None:
            sheet = self._look.sheets[self._sheet]
            proposed = sheet.proposed or unread(sheet)
            self.mapping.show_sheet(sheet, proposed, as_before=False)
            self.mapping.take_focus()
            self._read_lines()

    # --- taking over -----------------------------------------------------------

    def _on_take(self) -> None:
        if self._whole is None or self._given is None or not self._state()[1]:
            return
        look, whole = self._whole.look, self._whole
        source = Source(
            id=look.digest,
            name=self._given.name,
            format=look.format,
            version=look.version,
            digest=look.digest,
            read_on=self._today,
        )
        if self._is_table and self._look is not None:
            said = self.mapping.mapping
            key = key_of(said, self._look.sheets[self._sheet])
            if key:
                self.remembered.emit(key, said.model_dump_json())
        self.taken.emit(Taken(self.item.written(), source, whole.held))

    def show_taken(self, taken: Taken) -> None:
        """Say what came in, once it is on the disk."""
        self._rest()
        self.arrived.show_held(taken.source.name, taken.held)
        self._scroll.verticalScrollBar().setValue(0)


def _card(role: str, inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", role)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 10, 16, 10)
    column.addWidget(inside)
    return card
