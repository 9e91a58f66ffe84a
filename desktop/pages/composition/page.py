"""The page of one item's composition: tree, particulars, and what suppliers owe."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.both_ways import BothWays
from desktop.controls.flow import Flow
from desktop.controls.icons import icon
from desktop.controls.note import Note
from desktop.controls.pasting import Doubt, Reader, Refusal
from desktop.controls.tip import tip
from desktop.pages.composition.adding import empty_line, lines_of, pasted_columns
from desktop.pages.composition.fields import Fields
from desktop.pages.composition.figures import Figures
from desktop.pages.composition.joining import JoinPage
from desktop.pages.composition.model import BillModel
from desktop.pages.composition.particulars import Particulars
from desktop.pages.composition.shape import MANY, Node, Sight
from desktop.pages.composition.telling import At, Teller
from desktop.pages.composition.twin_page import TwinPage
from desktop.pages.composition.verdict import IDLE, Verdict
from desktop.pages.composition.view import BillView
from desktop.pages.composition.writing import Unclear, Unusable, write_in
from desktop.pages.labels import label, say
from desktop.words import Words
from forms import numerals
from forms.composition.bill import Line
from forms.composition.content import NONE
from forms.composition.tiers import Reckoning
from forms.composition.tree import TOP, Bill
from forms.composition.twins import twins
from forms.corpus import Corpus
from forms.interview.printing import listed

_ROOMY, _LONGEST = 640, 56


class CompositionPage(QWidget):
    """Shows a bill and gives back what was changed in it.

    Signals:
        lines_changed: Carries the item and the lines as they then are.
        lines_added: Carries the item and the new lines.
        lines_removed: Carries the item and the ids of lines, with all within them.
        undo_wanted: The last change shall be undone.
        import_wanted, table_wanted, worksheet_wanted: Carry the item.
        statement_wanted: Carries the item and the party who shall be told.
        letter_wanted: Carries the item and the supplier who shall be written to.
        typed_withdrawn: Carries the item whose typed table gives way to the bill.
        left: Carries the item; its questions are wanted again.
    """

    lines_changed = Signal(str, object)
    lines_added = Signal(str, object)
    lines_removed = Signal(str, object)
    undo_wanted = Signal()
    import_wanted = Signal(str)
    table_wanted = Signal(str)
    worksheet_wanted = Signal(str)
    statement_wanted = Signal(str, str)
    letter_wanted = Signal(str, str)
    typed_withdrawn = Signal(str)
    left = Signal(str)

    def __init__(self, corpus: Corpus, words: Words, locale: QLocale) -> None:
        super().__init__()
        self._words = words
        decimal = "," if locale.decimalPoint() == "," else "."
        self._figures = Figures(decimal)
        self._teller = Teller(words, corpus, self._figures)
        self._ask = Fields(corpus, words)
        self._sight = Sight("", "", Reckoning.of(Bill()))
        self._meant: Callable[[str], None] = lambda _meant: None
        self._model = BillModel(self._teller, self._sight)
        self._model.written.connect(self._on_written)
        self.tree = BillView(self._model, words("bill.tree"))
        self.verdict = Verdict(self._teller)
        self.particulars = Particulars(self._ask, self._teller, locale)
        self.join = JoinPage(self._ask, self._teller, self._sight)
        self._title = label("section")
        self._title.setWordWrap(False)
        self._empty = label("lead", words("bill.empty"))
        self._here = label("hint")
        self._keys = label("why", words("bill.keys"))
        self.tree.setAccessibleDescription(words("bill.keys"))
        self._note = Note(words, self._on_undo)
        self._both = BothWays()
        self._conflict = label("warning")
        self._buttons = {
            "add": self._button("bill.add", "add", self._on_add),
            "paste": self._button("bill.paste", "paste", self._on_paste),
            "open": self._button("bill.open", "", self._on_open),
            "join": self._button("bill.join", "", self._on_join),
            "none": self._button("bill.holds-none", "", self._on_holds_none),
            "import": self._button("bill.import", "", self._on_import),
            "papers": self._button("bill.papers", "", self._on_papers),
        }
        self._menu = QMenu(self)
        self._menu.setAccessibleName(words("bill.papers"))
        self._back = self._button("bill.questions", "", self._on_left)
        self._withdraw = self._button("bill.withdraw", "", self._on_withdraw)
        self._told_twice = label("warning")
        self._see_twins = self._button("bill.twins-see", "", self._on_twins)
        self.twins = TwinPage(self._teller)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._look_for_twins)
        self._faces = QStackedWidget()
        asks = (column.ask for column in pasted_columns(self._ask))
        hint = words("bill.paste-hint", columns=listed(asks, words.language))
        self._buttons["none"].setToolTip(tip(words("bill.holds-none-hint")))
        self._buttons["none"].setAccessibleDescription(words("bill.holds-none-hint"))
        self._buttons["paste"].setToolTip(tip(hint))
        self._buttons["paste"].setAccessibleDescription(hint)
        self._connect()
        self._lay_out()

    def _button(
        self, key: str, picture: str, pressed: Callable[[], None]
    ) -> QPushButton:
        button = QPushButton(self._words(key))
        button.setProperty("role", "quiet")
        if picture:
            button.setIcon(icon(picture))
        button.clicked.connect(pressed)
        return button

    def _connect(self) -> None:
        self.tree.opened.connect(self._on_opened)
        self.tree.added.connect(self._on_added)
        self.tree.removed.connect(self._on_removed)
        self.tree.pasted.connect(self._on_paste)
        self.tree.walked.connect(self._on_walked)
        self._both.chosen.connect(self._on_meant)
        self.particulars.changed.connect(self._on_changed)
        self.particulars.left.connect(self.show_tree)
        self.join.filled.connect(self._on_filled)
        self.join.letter_wanted.connect(self._on_letter)
        self.join.left.connect(self.show_tree)
        self.twins.joined.connect(self._on_joined)
        self.twins.left.connect(self.show_tree)

    def _lay_out(self) -> None:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.verdict)
        clash = QHBoxLayout()
        clash.addWidget(self._conflict, 1)
        clash.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(clash)
        twice = QHBoxLayout()
        twice.addWidget(self._told_twice, 1)
        twice.addWidget(self._see_twins, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(twice)
        self._show_twins(0)
        line = QWidget()
        flow = Flow(line, gap=6)
        for button in self._buttons.values():
            flow.addWidget(button)
        column.addWidget(line)
        column.addWidget(self._empty)
        column.addWidget(self._note)
        column.addWidget(self._both)
        column.addWidget(self.tree, 1)
        column.addWidget(self._here)
        column.addWidget(self._keys)
        for part in (face, self.particulars, self.join, self.twins):
            self._faces.addWidget(part)
        self._face = face
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._faces)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Leave the keys to the description of the tree where room is scarce."""
        super().resizeEvent(event)
        self._keys.setVisible(self.height() >= _ROOMY)
        self.verdict.be_brief(self.height() < _ROOMY)

    # --- what is shown ---------------------------------------------------------

    @property
    def sight(self) -> Sight:
        """Return what is shown."""
        return self._sight

    @property
    def teller(self) -> Teller:
        """Return who tells it."""
        return self._teller

    @property
    def item(self) -> str:
        """Return the item whose bill is shown."""
        return self._sight.item

    def show_sight(self, sight: Sight) -> None:
        """Draw a bill; who stands on a line stays there."""
        is_other = sight.item != self._sight.item
        before, self._sight = self._sight.bill, sight
        self._model.show_sight(sight)
        name = sight.name
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        self._title.setText(self._words("bill.title", item=short))
        self._title.setToolTip(tip(name))
        has_lines = bool(sight.bill.lines)
        self._empty.setVisible(not has_lines)
        for name in ("open", "join", "none", "papers"):
            self._buttons[name].setEnabled(has_lines)
        say(self._conflict, sight.conflict)
        self._withdraw.setVisible(bool(sight.conflict))
        if is_other:
            self._note.hide()
            self.show_tree()
            self.tree.unfold_first()
        self._show_particulars()
        self.join.show_sight(sight)
        self._on_walked(self.tree.here)
        is_long = len(sight.bill.lines) > MANY
        if sight.bill.within is not before.within or (
            sight.bill is not before and not is_long
        ):
            self._idle.start()

    def _look_for_twins(self) -> None:
        """Look whether two papers tell of one part, when no key is pressed."""
        bill = self._sight.bill
        self._show_twins(len(twins(bill)) if len(bill.sources) else 0)

    def _show_twins(self, count: int) -> None:
        says = self._words("bill.told-twice", count=count) if count else ""
        say(self._told_twice, says)
        self._see_twins.setVisible(bool(count))

    def _show_particulars(self) -> None:
        node = self.particulars.node
        if self._faces.currentWidget() is not self.particulars or node is None:
            return
        if self._sight.holds(node):
            self.particulars.show_node(node, self._sight)
        else:
            self.show_tree()

    def show_tree(self) -> None:
        """Bring the tree up, where one was in it."""
        if self._faces.currentWidget() is not self._face:
            self._faces.setCurrentWidget(self._face)
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the tree, or on the first button of an empty bill."""
        if self._faces.currentWidget() is self.particulars:
            self.particulars.take_focus()
            return
        if self._sight.bill.lines and self.tree.here is None:
            self.tree.unfold_first()
        heir = self.tree if self._sight.bill.lines else self._buttons["add"]
        heir.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_walked(self, node: Node | None) -> None:
        here = node if node is not None and self._sight.holds(node) else None
        self.verdict.show_tier(here, self._sight)
        told = self._teller.sentence(here, self._sight) if here else ""
        self._here.setText(told)

    # --- what is done ----------------------------------------------------------

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        if self._faces.currentWidget() is self.particulars:
            self.particulars.commit()

    def _on_open(self) -> None:
        if self.tree.here is not None:
            self._on_opened(self.tree.here)

    def _on_opened(self, node: Node) -> None:
        self._put_away()
        self.particulars.show_node(node, self._sight)
        self._faces.setCurrentWidget(self.particulars)
        self.particulars.take_focus()

    def _on_join(self) -> None:
        self._put_away()
        self._faces.setCurrentWidget(self.join)
        self.join.open_on(self._sight)

    def _on_twins(self) -> None:
        self._put_away()
        self._faces.setCurrentWidget(self.twins)
        self.twins.open_on(self._sight)

    def _on_joined(self, lines: tuple[Line, ...], gone: tuple[str, ...]) -> None:
        """Let one line tell what two told; each of the two strokes can be undone."""
        self.lines_changed.emit(self.item, lines)
        self.lines_removed.emit(self.item, gone)

    def _on_add(self) -> None:
        self._on_added(self.tree.here, False)

    def _on_added(self, here: Node | None, is_within: bool) -> None:
        """Add a line beside the current one, or in it, and let it be named."""
        self._put_away()
        bill = self._sight.bill
        if here is None:
            parent = TOP
        else:
            parent = here.line if is_within else bill.parent(here.line)
        line = empty_line(bill, parent)
        self.lines_added.emit(self.item, (line,))
        self.tree.go_to(Node(line.id))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.edit(self.tree.currentIndex())

    def _on_removed(self, node: Node) -> None:
        self._put_away()
        name = self._teller.cell(node, At.NAME, self._sight)
        heir = self.tree.indexAbove(self.tree.currentIndex())
        before = self._model.node(heir)
        if node.is_content:
            line = self._sight.line(node)
            contents = list(line.contents)
            del contents[node.content]
            after = line.model_copy(update={"contents": tuple(contents)})
            self.lines_changed.emit(self.item, (after,))
        else:
            chosen = self.tree.chosen
            gone = chosen if node.line in chosen else (node.line,)
            self.lines_removed.emit(self.item, gone)
            if len(gone) > 1:
                name = self._words("bill.several", count=len(gone))
        if before is not None:
            self.tree.go_to(before)
        self._note.say(self._words("bill.removed", name=name), undoes=True)

    def _on_undo(self) -> None:
        self._put_away()
        self.undo_wanted.emit()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, line: Line) -> None:
        self.lines_changed.emit(self.item, (line,))

    def _on_filled(self, lines: tuple[Line, ...]) -> None:
        if lines:
            self.lines_changed.emit(self.item, lines)

    def _on_letter(self, supplier: str) -> None:
        self.letter_wanted.emit(self.item, supplier)

    def _on_holds_none(self) -> None:
        """Say of the chosen lines that they hold nothing listed, on the user's word."""
        self._put_away()
        lines = (self._sight.bill.lines[line] for line in self.tree.chosen)
        told = tuple(
            line.model_copy(update={"kind": NONE})
            for line in lines
            if not line.kind and not line.contents
        )
        if not told:
            self._note.say(self._words("bill.none-to-mark"), undoes=False)
            return
        self.lines_changed.emit(self.item, told)
        said = self._words("bill.marked-none", count=len(told))
        self._note.say(said, undoes=True)

    def _on_import(self) -> None:
        self.import_wanted.emit(self.item)

    def _on_papers(self) -> None:
        """Offer what can leave the house; arrows and Enter choose."""
        self._menu.clear()
        self._offer("bill.paper-of-lines", self.table_wanted.emit, self.item)
        self._offer("bill.paper-f12", self.worksheet_wanted.emit, self.item)
        self._menu.addSeparator()
        for party, name in self._sight.parties:
            action = self._menu.addAction(
                self._words("bill.paper-told", name=name.replace("&", "&&"))
            )
            action.triggered.connect(
                partial(self.statement_wanted.emit, self.item, party)
            )
        button = self._buttons["papers"]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _offer(self, key: str, wanted: Callable[[str], None], item: str) -> None:
        action = self._menu.addAction(self._words(key))
        action.triggered.connect(partial(wanted, item))

    def _on_left(self) -> None:
        self.left.emit(self.item)

    def _on_withdraw(self) -> None:
        self.typed_withdrawn.emit(self.item)

    # --- typed into a cell, or pasted ------------------------------------------

    def _on_written(self, node: Node, column: At, text: str) -> None:
        self._put_away()
        found = write_in(node, column, text, self._sight, self._figures)
        match found:
            case Line():
                self.lines_changed.emit(self.item, (found,))
            case Unusable(key=key, given=given):
                self._note.say(self._words(key, given=given), undoes=False)
            case Unclear(given=given, taken=taken):
                sentence = self._words("controls.reads-both-ways", given=given)
                called = {number: number for number in taken}
                self._ask_which(sentence, called, lambda n: self._put(taken[n]))

    def _put(self, line: Line) -> None:
        self.lines_changed.emit(self.item, (line,))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_paste(self) -> None:
        self._paste(QGuiApplication.clipboard().text(), None)

    def _paste(self, text: str, meant: int | None) -> None:
        """Take rows into the line that one stands on, all of them or none."""
        self._put_away()
        columns = pasted_columns(self._ask)
        reader = Reader(columns, self._words.language, self._figures.decimal, meant)
        match reader.rows(text):
            case Refusal(key=key, values=values):
                self._note.say(self._words(f"controls.{key}", **values), undoes=False)
            case Doubt(given=given, readings=readings):
                sentence = self._words("controls.paste-both-ways", given=given)
                called = {
                    str(n): numerals.written(reading, self._figures.decimal)
                    for n, reading in enumerate(readings)
                }
                self._ask_which(sentence, called, lambda n: self._paste(text, int(n)))
            case rows:
                here = self.tree.here
                parent = here.line if here is not None else TOP
                lines = lines_of(rows, self._sight.bill, parent)
                self.lines_added.emit(self.item, lines)
                self.tree.go_to(Node(lines[-1].id))
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
                pasted = self._words("bill.pasted", count=len(lines))
                self._note.say(pasted, undoes=True)

    def _ask_which(
        self, sentence: str, called: dict[str, str], then: Callable[[str], None]
    ) -> None:
        self._meant = then
        self._both.ask(sentence, called)
        buttons = self._both.findChildren(QPushButton)
        for button in buttons:
            button.setAccessibleName(button.text())
        # The field that was typed into is let go first, and takes the focus along.
        QTimer.singleShot(0, self, self._focus_choice)

    def _on_meant(self, meant: str) -> None:
        self._put_away()
        self._meant(meant)

    def _focus_choice(self) -> None:
        first = next(iter(self._both.findChildren(QPushButton)), None)
        if first is not None and self._both.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._note.hide()
        self._both.close_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the button in focus; Escape leads back to the questions."""
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QPushButton
        ):
            focus.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)
