"""A person at the keyboard: keys, the clipboard, and nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from forms.case.facts import NOT_KNOWN, Raw
from forms.interview.questions import Kind, Question

Key = Qt.Key
Modifier = Qt.KeyboardModifier
MANY = 8


def focus() -> QWidget:
    """Return the widget that takes the keys: an open list before all else."""
    _give_window_back()
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    if widget is None:
        raise AssertionError("Nothing takes the keys.")
    return widget


def _give_window_back() -> None:
    """Make the window active again after a list closed, as a desktop's manager does."""
    if QApplication.activePopupWidget():
        return
    for window in QApplication.topLevelWidgets():
        if not isinstance(window, QMainWindow) or not window.isVisible():
            continue
        if QGuiApplication.focusWindow() is not window.windowHandle():
            window.activateWindow()
            QTest.qWaitForWindowActive(window)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    """Press one key where the focus is."""
    QTest.keyClick(focus(), key, modifier)
    QTest.qWait(1)


def type_text(text: str) -> None:
    """Type a text; what has no key comes by the clipboard, as from a spreadsheet."""
    if text.isascii() and "\n" not in text:
        QTest.keyClicks(focus(), text)
    else:
        QGuiApplication.clipboard().setText(text)
        press(Key.Key_V, Modifier.ControlModifier)


def called(widget: QWidget) -> str:
    """Return what a widget is called, for those who hear and those who see."""
    text = str(widget.property("text") or "").replace("&", "")
    return f"{widget.accessibleName()} {text}"


def tab_to(wanted: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(60):
        press(Key.Key_Tab)
        if wanted in called(focus()):
            return
    raise AssertionError(f"Tab never reached {wanted!r}.")


def tab_into(row: QWidget) -> None:
    """Press Tab until the focus is inside *row*."""
    for _ in range(120):
        if row.isAncestorOf(focus()):
            return
        press(Key.Key_Tab)
    raise AssertionError("Tab never reached the row.")


def give(question: Question, raw: Raw) -> None:
    """Answer the question whose control has the focus, then go on."""
    if raw == NOT_KNOWN:
        tab_to("Not known")
        press(Key.Key_Space)
        return
    match question.kind:
        case Kind.CHOICE if len(question.options) <= MANY:
            ids = [option.id for option in question.options]
            type_text(str(ids.index(str(raw)) + 1))
        case Kind.YES_NO:
            type_text(str(raw)[0])
        case Kind.COUNTRIES:
            _give_countries(str(raw))
        case Kind.WORDS if isinstance(raw, dict):
            _give_words(raw)
        case Kind.TABLE if isinstance(raw, list):
            _give_table(question, raw)
        case _:
            type_text(str(raw))


def _give_countries(codes: str) -> None:
    if codes == "none":
        tab_to("None")
        press(Key.Key_Space)
        return
    for code in codes.split(","):
        type_text(code.strip())
        press(Key.Key_Return)


def _give_words(halves: dict[str, str]) -> None:
    type_text(halves.get("en", ""))
    press(Key.Key_Tab)
    type_text(halves.get("zh", ""))


def _give_table(question: Question, rows: list[dict[str, str]]) -> None:
    """Paste the rows with the names of the columns on top."""
    if not rows:
        tab_to("none")
        press(Key.Key_Space)
        return
    names = [column.ask for column in question.columns]
    lines = [
        "\t".join(row.get(column.id, "") for column in question.columns) for row in rows
    ]
    QGuiApplication.clipboard().setText("\n".join(["\t".join(names), *lines]))
    press(Key.Key_V, Modifier.ControlModifier)
