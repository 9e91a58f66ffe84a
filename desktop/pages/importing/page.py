"""The page by which files become lines of an item's bill, one file after the other."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.controls.control import parts_of, say_aloud
from desktop.pages.column import scrolled
from desktop.pages.importing.arrived import Arrived
from desktop.pages.importing.foot import Foot
from desktop.pages.importing.given import Given
from desktop.pages.importing.hearing import Hearing, SoFar, Whole
from desktop.pages.importing.intake import Intake
from desktop.pages.importing.line_up import LineUp
from desktop.pages.importing.memory import Memory
from desktop.pages.importing.named import Choice, Named
from desktop.pages.importing.open_file import OpenFile
from desktop.pages.importing.start_card import StartCard
from desktop.pages.importing.taking import Taken
from desktop.pages.importing.telling import Teller
from desktop.pages.labels import label
from desktop.words import Words
from forms.composition.bill import Source
from forms.composition.imports.messages import Look, Refused, Request
from forms.composition.lettering import shown

COLUMN = 1180
SOON = 250
"""Milliseconds after the last word on a column until the table is read so."""

_ITEM = 420


class ImportingPage(QWidget):
    """Reads what it is given and offers the lines; nothing is kept before it is taken.

    Signals:
        taken: Carries a ``Taken``; ``show_taken`` says once that it is kept.
        remembered: Carries key and text of a mapping that was used.
        bill_wanted: Carries the item whose bill shall be shown.
    """

    taken = Signal(object)
    remembered = Signal(str, str)
    bill_wanted = Signal(str)

    def __init__(
        self, words: Words, background: Background, teller: Teller, memory: Memory
    ) -> None:
        super().__init__()
        self._words = words
        self._background = background
        self._teller = teller
        self._today: dt.date | None = None
        self._read: frozenset[tuple[str, str]] = frozenset()
        self._given: Given | None = None
        self._encoding = ""
        self._hearing: Hearing | None = None
        self._whole: Whole | None = None
        self._taken: Taken | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._lead = label("lead", words("importing.lead"))
        self.item = Choice()
        self._for_item = Named(words("importing.item"), self.item, _ITEM)
        self.back = QPushButton(words("importing.back"))
        self.back.setProperty("role", "quiet")
        self.start = StartCard(words)
        self.trouble = label("problem")
        self._trouble_card = _card("refusal", self.trouble)
        self.line_up = LineUp(words)
        self.file = OpenFile(words, teller, memory)
        self.arrived = Arrived(words)
        self.foot = Foot(words)
        self.intake = Intake(self, words)
        self._connect()
        self._lay_out()
        self._rest()

    def _connect(self) -> None:
        self.intake.given.connect(self.give)
        self.intake.missed.connect(self._complain)
        self.start.choosing.connect(self.intake.choose)
        self.start.pasting.connect(self.intake.paste)
        self.line_up.wanted.connect(self._begin_next)
        self.item.chosen.connect(lambda _: self._show_state())
        self._soon.timeout.connect(self._read_lines)
        self.file.encoding_chosen.connect(self._on_encoding)
        self.file.read_anew.connect(self._read_lines)
        self.file.said.connect(self._on_said)
        self.file.drawn.connect(self._order_tabs)
        # The parts have their places only after the layout has run.
        self.file.pointed.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        for way in (self.arrived.bill_wanted, self.back.clicked):
            way.connect(lambda *_: self.bill_wanted.emit(self.item.written()))
        self.foot.cancel.clicked.connect(self.cancel)
        self.foot.leave.clicked.connect(self._on_leave)
        self.foot.take.clicked.connect(self._on_take)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self.item.setMaximumWidth(_ITEM)
        head = QHBoxLayout()
        head.addWidget(label("title", self._words("importing.title")), 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (
            *(self._lead, self._for_item, self.arrived, self._trouble_card),
            *(self.line_up, self.start, self.file),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = scrolled(column, COLUMN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.foot)

    # --- what is shown ---------------------------------------------------------

    def show_items(
        self,
        items: Sequence[tuple[str, str]],
        today: dt.date,
        read: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Offer the items of the case; the lines go to the one that is chosen.

        *read* holds each item with the digests of the files that its bill came from.
        """
        self._read = read
        now, ids = self.item.written(), [item for item, _ in items]
        self.item.offer(items, now if now in ids else next(iter(ids), ""))
        self._for_item.setVisible(len(ids) > 1)
        self.back.setVisible(bool(ids))
        self._today = today
        self._show_state()

    def choose_item(self, item: str) -> None:
        """Let the lines go to an item, unless a file for another one is open."""
        place = self.item.findData(item)
        if self._given is None and place >= 0:
            self.item.setCurrentIndex(place)

    def take_focus(self) -> None:
        """Put the focus where the page goes on."""
        if self._given is not None:
            self.file.take_focus()
        elif self.arrived.isVisibleTo(self):
            self.arrived.to_bill.setFocus()
        else:
            self.start.choose.setFocus()

    def _reveal(self) -> None:
        """Bring what is asked of a column to sight, and the column above all."""
        for part in (self.file.mapping.writing, self.file.mapping.grid):
            if part.isVisible():
                self._scroll.ensureWidgetVisible(part, 0, 8)

    def _order_tabs(self) -> None:
        """Let Tab go down the page as it stands, whenever its parts were made."""
        parts = list(parts_of(self._column))
        grid = self.file.mapping.grid
        head = grid.heads.meaning()
        if head is not None:
            parts.insert(parts.index(grid), head)
        for part, after in pairwise([*parts, *parts_of(self.foot.layout())]):
            self.setTabOrder(part, after)

    def _rest(self) -> None:
        """Show that nothing is being read."""
        self._given, self._whole = None, None
        self._end_taking()
        self._show_start(is_seen=True)
        self._trouble_card.hide()
        self.arrived.hide()
        self.file.put_away()
        self._show_waiting()
        self._show_state()

    def _show_start(self, *, is_seen: bool) -> None:
        for part in (self._lead, self.start):
            part.setVisible(is_seen)

    def _show_waiting(self) -> None:
        self.line_up.show_turn(is_free=self._given is None)

    def _complain(self, sentence: str) -> None:
        """Say why nothing was read; nothing of it is kept."""
        self.trouble.setText(sentence)
        self._trouble_card.show()
        say_aloud(self._trouble_card, sentence)

    def _show_state(self, *, aloud: bool = False) -> None:
        """Say what stands between the file and the bill."""
        is_open = self._given is not None
        self.foot.setVisible(is_open)
        self.foot.leave.setVisible(is_open)
        self.foot.take.setVisible(is_open and self.file.look is not None)
        sentence, is_ready = self._state()
        self.foot.take.setEnabled(is_ready)
        self.foot.say(sentence, aloud=aloud)

    def _state(self) -> tuple[str, bool]:
        """Return what is said of the file now, and whether it can be taken over."""
        words = self._words
        if self._given is None:
            return "", False
        if self.file.look is None:
            return words("importing.looking", name=shown(self._given.name)), False
        if why := self.file.why_not():
            return words("importing.not-yet", why=why), False
        if self._whole is None:
            is_refused = self._trouble_card.isVisibleTo(self)
            key = "importing.refused" if is_refused else "importing.reading"
            return words(key), False
        if not (count := len(self._whole.held)):
            return words("importing.no-lines"), False
        if not self.item.written():
            return words("importing.no-item"), False
        if self._taken is not None:
            return words("importing.taking", count=f"{count:,}"), False
        key = "importing.ready-one" if count == 1 else "importing.ready"
        seen = words("importing.look-below") if self._whole.notices else ""
        is_again = (self.item.written(), self._whole.look.digest) in self._read
        again = words("importing.again") if is_again else ""
        return f"{words(key, count=f'{count:,}')}{again}{seen}", True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button that has the focus."""
        focus = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    # --- reading ---------------------------------------------------------------

    def give(self, given: Sequence[Given]) -> None:
        """Read each of what is given in its turn."""
        self.line_up.add(given)
        if self._given is None:
            self._begin_next()
        else:
            self._show_waiting()

    def _begin_next(self) -> None:
        self._rest()
        self._given, self._encoding = self.line_up.take(), ""
        self._show_waiting()
        self._look_at()

    def _look_at(self) -> None:
        self._whole = None
        self.file.put_away()
        self._show_start(is_seen=False)
        self._ask("look")
        self._show_state()

    def _read_lines(self) -> None:
        """Read the whole of the file as it is said now."""
        self._stop()
        self._whole = None
        self._trouble_card.hide()
        self.file.show_none()
        if not self.file.why_not():
            self._ask("lines")
        self._show_state()

    def _ask(self, want: str) -> None:
        if self._given is None:
            return
        self._stop()
        asked = {"path": self._given.path, "name": self._given.name, "want": want}
        said = {"encoding": self._encoding, "mapping": self.file.wanted}
        hearing = Hearing(Request.model_validate(asked | said), self._given.text)
        hearing.looked.connect(self._on_look)
        hearing.moved.connect(self._on_moved)
        hearing.refused.connect(self._on_refused)
        hearing.ended.connect(self._on_ended)
        hearing.failed.connect(self._on_failed)
        self._hearing = hearing
        self.foot.begin()
        hearing.start(self._background)

    def _stop(self) -> None:
        self._soon.stop()
        if self._hearing is not None:
            self._hearing.stop()
            self._hearing = None
        self.foot.end()

    def leave(self) -> tuple[Given, ...]:
        """Stop whatever is read; return what is not taken over, for another page."""
        self._stop()
        self._end_taking()
        return (*([self._given] if self._given else []), *self.line_up.waiting)

    def cancel(self) -> None:
        """Stop reading, or taking over; nothing of the file is kept."""
        if self._taken is not None:
            self._end_taking()
            self._show_state(aloud=True)
            self.foot.take.setFocus()
            return
        if self._given is None or self._hearing is None:
            return
        name = shown(self._given.name)
        self._stop()
        self.line_up.clear()
        self._rest()
        self._complain(self._words("importing.cancelled", name=name))
        self.start.choose.setFocus()

    def _on_leave(self) -> None:
        self._stop()
        self._rest()
        self._focus_on_next()

    def _focus_on_next(self) -> None:
        (self.line_up.next if self.line_up.waiting else self.start.choose).setFocus()

    # --- what is heard ---------------------------------------------------------

    def _on_look(self, look: Look) -> None:
        self._stop()
        if self._given is not None:
            self.file.show_look(self._given.name, look)
            self._show_state(aloud=self.file.asks_encoding)

    def _on_moved(self, far: SoFar) -> None:
        self.foot.go_on(far.done, far.of)
        self.file.show_first(far.first)
        if far.lines:
            told = self._words("importing.so-far", count=f"{far.lines:,}")
            self.foot.say(told, aloud=False)

    def _on_refused(self, refused: Refused) -> None:
        """Say why, and go on: with the columns of a table, else with another file."""
        name = self._given.name if self._given else ""
        self._stop()
        is_table = self.file.sheet is not None
        if is_table:
            self.file.show_none()
        else:
            self._rest()
        self._complain(self._teller.sentence(refused, name))
        self._show_state()
        if not is_table:
            self._focus_on_next()

    def _on_failed(self, fault: Exception) -> None:
        """Leave nothing behind of a reading that broke; the fault is told above."""
        self._stop()
        self._rest()
        raise fault

    def _on_ended(self, whole: Whole) -> None:
        self._stop()
        if self.file.look is None or whole.look.digest != self.file.look.digest:
            # The file was written anew since it was looked at: nothing said holds.
            self._look_at()
            return
        self._whole = whole
        self.file.show_whole(whole)
        self._show_state(aloud=True)

    # --- what is said ----------------------------------------------------------

    def _on_encoding(self, name: str) -> None:
        self._encoding = name
        self._look_at()

    def _on_said(self) -> None:
        self._stop()
        self._whole = None
        self._show_state()
        self._soon.start()

    # --- taking over -----------------------------------------------------------

    def _on_take(self) -> None:
        if self._whole is None or self._given is None or not self._state()[1]:
            return
        look = self._whole.look
        source = Source(
            id=look.digest,
            name=self._given.name,
            format=look.format,
            version=look.version,
            digest=look.digest,
            read_on=self._today,
        )
        key, text = self.file.remembered()
        if key:
            self.remembered.emit(key, text)
        self._taken = Taken(self.item.written(), source, self._whole.held)
        self._show_state()
        self.file.setEnabled(False)
        self.foot.begin()
        self.taken.emit(self._taken)

    def _end_taking(self) -> None:
        """Take nothing over any more, and let the file be told otherwise again."""
        if self._taken is not None:
            self._taken.call_off()
            self._taken = None
        self.file.setEnabled(True)
        self.foot.end()

    def refuse_taken(self, taken: Taken) -> None:
        """Go on with the file: it could not be kept, and why is said above."""
        if taken is self._taken:
            self._end_taking()
            self._show_state()

    def show_taken(self, taken: Taken, twice: int = 0) -> None:
        """Say what came in, once it is on the disk; *twice* was told of before."""
        self._taken = None
        self._rest()
        self.arrived.show_held(taken.source.name, taken.held, twice)
        self._scroll.verticalScrollBar().setValue(0)


def _card(role: str, inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", role)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 10, 16, 10)
    column.addWidget(inside)
    return card
