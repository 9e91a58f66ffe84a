"""The way into the store: made once, opened at each start, never a dead end."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.column import centre
from desktop.pages.labels import label, say
from desktop.words import Words

COLUMN = 560
_OTHER = {"passphrase": "recovery", "recovery": "passphrase"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asks of the front door."""

    way: Literal["create", "keyring", "passphrase", "recovery", "put-away"]
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What the door shows: ``told`` is a folder, a fault, or the recovery key."""

    standing: Literal["waiting", "new", "new-without-ring", "keep", "locked", "broken"]
    told: str = ""
    ways: frozenset[str] = frozenset()
    ring: str = ""


class FrontDoor(QWidget):
    """Asks for what opens the store, or what a new one shall open by.

    Signals:
        wished: Carries a ``Wish``.
        triage_wished: The question which announcement speaks shall be asked first.
    """

    wished = Signal(object)
    triage_wished = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._way = "waiting"
        self._title = label("title", words("door.title"))
        self._says = label("lead")
        self._trouble = label("problem")
        self._first = QLineEdit()
        self._second = QLineEdit()
        self._first_name = label("question")
        self._second_name = label("question", words("door.again"))
        self._first_name.setBuddy(self._first)
        self._second_name.setBuddy(self._second)
        self._key_shown = QLineEdit()
        self._key_shown.setReadOnly(True)
        self._key_shown.setProperty("role", "key")
        self._key_shown.setAccessibleName(words("door.recovery-key"))
        self._put_away = QCheckBox(words("door.put-away"))
        self._put_away.toggled.connect(self._on_put_away)
        self._primary = QPushButton()
        self._primary.setProperty("role", "primary")
        self._primary.clicked.connect(self._on_primary)
        self._other = QPushButton()
        self._other.setProperty("role", "quiet")
        self._other.clicked.connect(self._on_other)
        self._triage = QPushButton(words("triage.ask"))
        self._triage.setProperty("role", "quiet")
        self._triage.clicked.connect(self.triage_wished.emit)
        self._asked: tuple[QWidget, ...] = (
            self._first_name,
            self._first,
            self._second_name,
            self._second,
            self._key_shown,
            self._put_away,
            self._trouble,
        )
        self._lay_out()
        self.show_face(Face("waiting"))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._title, self._says, *self._asked):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self._primary)
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(20)
        column.addWidget(self._triage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        column.setContentsMargins(0, 24, 0, 24)
        centre(column, self, COLUMN)

    # --- the faces of the door -------------------------------------------------

    def show_face(self, face: Face) -> None:
        """Show what there is to do."""
        match face.standing:
            case "new" | "new-without-ring":
                self._show_new(face)
            case "keep":
                self._show_recovery_key(face.told)
            case "locked":
                self._show_locked(face)
            case "broken":
                self._face("broken", self._words("door.broken"))
                say(self._trouble, face.told)
            case "waiting":
                self._face("waiting", self._words("door.waiting"))

    def _show_new(self, face: Face) -> None:
        self._face("create", self._words(f"door.{face.standing}", folder=face.told))
        self._ask(self._words("door.passphrase"), twice=True, hidden=True)
        self._primary.setText(self._words("door.make"))
        self._primary.show()
        self._other.setText(self._words("door.make-with-ring"))
        self._other.setVisible(face.standing == "new")

    def _show_recovery_key(self, key: str) -> None:
        self._face("keep", self._words("door.keep-key"))
        self._key_shown.setText(key)
        self._key_shown.show()
        self._put_away.setChecked(False)
        self._put_away.show()
        self._primary.setText(self._words("door.enter"))
        self._primary.setEnabled(False)
        self._primary.show()
        self._key_shown.setFocus()
        self._key_shown.selectAll()

    def _show_locked(self, face: Face) -> None:
        """Ask for the passphrase, or for the recovery key where there is none."""
        has_passphrase = "passphrase" in face.ways
        self._show_way("passphrase" if has_passphrase else "recovery")
        self._other.setVisible(has_passphrase)
        ring = face.ring.replace("_", "-")
        say(self._trouble, self._words(f"door.ring-{ring}") if ring else "")

    def complain(self, sentence: str) -> None:
        """Say why that did not open the door, and leave it as it stands."""
        say(self._trouble, sentence)
        self._primary.setEnabled(True)
        self._first.setFocus()
        self._first.selectAll()

    # --- how they are drawn ----------------------------------------------------

    def _face(self, way: str, says: str) -> None:
        self._way = way
        self._says.setText(says)
        # A recovery key that is shown once must be put away first.
        self._triage.setVisible(way not in {"waiting", "keep"})
        for widget in (*self._asked, self._primary, self._other):
            widget.hide()
        self._primary.setEnabled(True)
        for field in (self._first, self._second, self._key_shown):
            field.clear()

    def _show_way(self, way: Literal["passphrase", "recovery"]) -> None:
        self._face(way, self._words(f"door.locked-{way}"))
        hidden = way == "passphrase"
        name = "door.passphrase" if hidden else "door.recovery-key"
        self._ask(self._words(name), twice=False, hidden=hidden)
        self._primary.setText(self._words("door.open"))
        self._primary.show()
        self._other.setText(self._words(f"door.by-{_OTHER[way]}"))
        self._other.show()

    def _ask(self, name: str, *, twice: bool, hidden: bool) -> None:
        echo = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self._first_name.setText(name)
        shown = [self._first_name, self._first]
        shown += [self._second_name, self._second] if twice else []
        for widget in shown:
            widget.show()
        self._first.setEchoMode(echo)
        self._second.setEchoMode(echo)
        self._first.setAccessibleName(name)
        self._second.setAccessibleName(self._words("door.again"))
        self._first.setFocus()

    # --- what is done ----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter presses the first button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._other.hasFocus():
            self._on_other()
        elif self._triage.hasFocus():
            self._triage.click()
        elif self._primary.isVisible() and self._primary.isEnabled():
            self._on_primary()

    def _on_primary(self) -> None:
        if self._way == "create" and self._first.text() != self._second.text():
            self.complain(self._words("door.differ"))
            return
        say(self._trouble, "")
        self._primary.setEnabled(False)
        secret = self._first.text()
        match self._way:
            case "keep":
                self._key_shown.clear()
                self.wished.emit(Wish("put-away"))
            case "create":
                self.wished.emit(Wish("create", secret))
            case "passphrase":
                self.wished.emit(Wish("passphrase", secret))
            case "recovery":
                self.wished.emit(Wish("recovery", secret))

    def _on_other(self) -> None:
        match self._way:
            case "create":
                self.wished.emit(Wish("keyring"))
            case "passphrase":
                self._show_way("recovery")
            case "recovery":
                self._show_way("passphrase")

    def _on_put_away(self, done: bool) -> None:
        self._primary.setEnabled(done)
