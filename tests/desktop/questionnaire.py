"""Small questions of every kind, shown in a window that takes keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.controls import Control, control_for
from desktop.words import Language, Words
from forms.case.facts import Raw
from forms.interview.questions import Column, Kind, Option, Question

OPTIONS = (
    Option(id="magnet", says="Magnet"),
    Option(id="motor", says="Motor", hint="With a rotor."),
    Option(id="target", says="Target"),
)
COLUMNS = (
    Column(id="name", kind=Kind.TEXT, ask="Holder"),
    Column(id="share", kind=Kind.NUMBER, unit="%", ask="Share, %", estimate=True),
    Column(id="origin", kind=Kind.COUNTRY, ask="Country"),
    Column(id="value", kind=Kind.MONEY, ask="Value", required=False),
    Column(id="path", kind=Kind.CHOICE, ask="How held", option=OPTIONS),
    Column(id="listed", kind=Kind.YES_NO, ask="Listed?", required=False),
)


def question(kind: Kind, **more: object) -> Question:
    """Return a question of that kind."""
    given: dict[str, object] = {
        "id": f"test.{kind}",
        "scope": "case",
        "kind": kind,
        "ask": "What is it?",
        "hint": "As it leaves you.",
        "why": "The law asks.",
        "cites": ("mofcom-2025-61/1",),
        "option": OPTIONS if kind is Kind.CHOICE else (),
        "column": COLUMNS if kind is Kind.TABLE else (),
    }
    return Question.model_validate(given | more)


_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


@dataclass
class Asked:
    """A control in a window, and what it gave so far."""

    window: QWidget
    control: Control
    after: QLineEdit
    given: list[Raw | None] = field(default_factory=list)

    def leave(self) -> None:
        """Go on to the field after the control, as a click there would."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        self.after.setFocus()


def ask(
    qtbot: QtBot,
    asked: Question,
    *,
    language: Language = "en",
    locale: str = "en_GB",
) -> Asked:
    """Show a question, put the focus on it, and note what is answered.

    A withdrawal is noted as ``None``.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.styleSheet():
        theme.apply(app, "light")
    window = QWidget()
    qtbot.addWidget(window)
    control = control_for(asked, Words(language), QLocale(locale))
    control.name(asked.ask, asked.hint)
    before, after = QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(control)
    column.addWidget(after)
    shown = Asked(window, control, after)
    control.answered.connect(shown.given.append)
    control.withdrawn.connect(lambda: shown.given.append(None))
    window.resize(640, 480)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    control.field.setFocus()
    return shown


def type_in(qtbot: QtBot, texts: Sequence[str]) -> None:
    """Type each text where the focus is, with Tab between them."""
    for place, text in enumerate(texts):
        if place:
            press(qtbot, "Tab")
        qtbot.keyClicks(focus(), text)


def focus() -> QWidget:
    """Return what keys go to: a list that lies open, else what has the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(qtbot: QtBot, keys: str) -> None:
    """Press a key such as ``Tab`` or ``Ctrl+Return`` where the focus is."""
    *held, key = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= _HELD[name]
    if len(key) == 1 and not held:
        qtbot.keyClicks(focus(), key)
    else:
        qtbot.keyClick(focus(), Qt.Key[f"Key_{key}"], modifiers)
