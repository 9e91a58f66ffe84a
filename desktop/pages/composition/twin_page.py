"""The page on parts told twice: a person says which lines are one part."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.flow import Flow
from desktop.controls.tip import tip
from desktop.pages.composition.shape import Sight
from desktop.pages.composition.telling import Teller
from desktop.pages.labels import label
from forms.composition.bill import Line
from forms.composition.twins import Twin, joined_twins, twins
from forms.interview.printing import listed

_TWIN = Qt.ItemDataRole.UserRole


class TwinPage(QWidget):
    """Lists pairs with a tick: ticked where all agrees, open where a person must know.

    Signals:
        joined: Carries the lines that then tell both, and the ids of those that go.
        left: The tree is wanted again.
    """

    joined = Signal(object, object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        words = teller.words
        self._teller = teller
        self._sight: Sight | None = None
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(words("bill.twins"))
        self.pairs.setAccessibleDescription(words("bill.twins-keys"))
        self.pairs.setWordWrap(True)
        self._join = QPushButton(words("bill.twins-join"))
        self._join.setProperty("role", "primary")
        self._join.clicked.connect(self._on_join)
        self._back = QPushButton(words("bill.back"))
        self._back.clicked.connect(self.left)
        buttons = QWidget()
        line = Flow(buttons)
        line.addWidget(self._join)
        line.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("title", words("bill.twins")))
        column.addWidget(label("lead", words("bill.twins-lead")))
        column.addWidget(self.pairs, 1)
        column.addWidget(label("hint", words("bill.twins-keys")))
        column.addWidget(buttons)

    def open_on(self, sight: Sight) -> None:
        """List the pairs of a bill."""
        self._sight = sight
        self.pairs.clear()
        for twin in twins(sight.bill):
            self._add(twin, sight)
        self.pairs.setCurrentRow(0)
        self.pairs.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, twin: Twin, sight: Sight) -> None:
        lines = sight.bill.lines
        key = "bill.twin-same" if twin.exact else "bill.twin-near"
        told = self._teller.words(
            key,
            line=self._called(lines[twin.coming], sight),
            other=self._called(lines[twin.known[0]], sight),
        )
        item = QListWidgetItem(told)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        state = Qt.CheckState.Checked if twin.exact else Qt.CheckState.Unchecked
        item.setCheckState(state)
        item.setData(_TWIN, twin)
        item.setToolTip(tip(told))
        self.pairs.addItem(item)

    def _called(self, line: Line, sight: Sight) -> str:
        """Return number, revision, supplier and the paper that tells of a line."""
        source = sight.bill.sources.get(line.whence.source)
        words = self._teller.words
        parts = (
            line.number,
            line.revision,
            line.supplier or words("bill.no-supplier"),
            source.name if source else words("bill.typed"),
        )
        return listed(filter(None, parts), words.language)

    def _on_join(self) -> None:
        rows = (self.pairs.item(row) for row in range(self.pairs.count()))
        ticked = [r for r in rows if r.checkState() is Qt.CheckState.Checked]
        chosen = [row.data(_TWIN) for row in ticked]
        if self._sight is not None and chosen:
            self.joined.emit(*joined_twins(self._sight.bill, chosen))
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape leads back to the tree; Enter presses the button in focus."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (focus if isinstance(focus, QPushButton) else self._join).click()
        else:
            super().keyPressEvent(event)
