"""Free text: a line or several, in one language or in both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.controls.control import PART, Control
from desktop.words import Words
from forms.case.facts import Raw
from forms.interview.questions import Column, Question

ONE_LINE = 200
"""Up to as many characters fit into one line."""


class Lines(QPlainTextEdit):
    """Several lines; Tab goes to the next field, Ctrl+Enter is the page's Enter.

    Signals:
        left: The focus went elsewhere.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Grow with the text from three lines to ten."""
        lines = min(max(self.document().lineCount() + 1, 3), 10)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Half(QWidget):
    """One text field, one line or several, with its letters counted near the end."""

    def __init__(self, longest: int, words: Words) -> None:
        super().__init__()
        self._longest = longest
        self._words = words
        self._count = QLabel()
        self._count.setProperty("role", "hint")
        self._count.hide()
        self.edit: QLineEdit | Lines = QLineEdit() if longest <= ONE_LINE else Lines()
        self.edit.textChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self._count)

    def serve(self, control: Control) -> None:
        """Let *control* give its answer when this field is left."""
        if isinstance(self.edit, QLineEdit):
            control.watch(self.edit)
        else:
            self.edit.left.connect(control.leave)

    def text(self) -> str:
        """Return what is typed, without space around it."""
        edit = self.edit
        text = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
        return text.strip()

    def put(self, text: str) -> None:
        """Show a text."""
        edit = self.edit
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setCursorPosition(0)
        else:
            edit.setPlainText(text)

    def _on_text(self) -> None:
        count = len(self.text())
        self._count.setVisible(count * 10 > self._longest * 8)
        self._count.setText(
            self._words("controls.letters", count=count, longest=self._longest)
        )


class TextControl(Control):
    """One text that stands in both languages as it is."""

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__(asked, words)
        longest = asked.longest if isinstance(asked, Question) else ONE_LINE
        self._text = _Half(longest, words)
        self._text.serve(self)
        column = self.set_column()
        column.addWidget(self._text)

    @property
    def field(self) -> QWidget:
        """Return the field that is typed into."""
        return self._text.edit

    def written(self) -> Raw | None:
        """Return the text."""
        return self._text.text() or None

    def draw(self, raw: Raw | None) -> None:
        """Show the text."""
        self._text.put(raw if isinstance(raw, str) else "")


class WordsControl(Control):
    """A text in English and the same in Chinese; either may still be missing."""

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__(asked, words)
        longest = asked.longest if isinstance(asked, Question) else ONE_LINE
        self._halves = {"en": _Half(longest, words), "zh": _Half(longest, words)}
        column = self.set_column(4)
        for language, key in (("en", "english"), ("zh", "chinese")):
            half = self._halves[language]
            half.serve(self)
            half.edit.setProperty(PART, words(f"controls.{key}"))
            label = QLabel(words(f"controls.{key}"))
            label.setProperty("role", "small")
            label.setBuddy(half.edit)
            column.addWidget(label)
            column.addWidget(half)
            column.addSpacing(4)

    @property
    def field(self) -> QWidget:
        """Return the field of the language that is spoken here."""
        return self._halves[self.words.language].edit

    def written(self) -> Raw | None:
        """Return the halves that are there."""
        halves = {lang: half.text() for lang, half in self._halves.items()}
        return {lang: text for lang, text in halves.items() if text} or None

    def draw(self, raw: Raw | None) -> None:
        """Show both halves."""
        halves = raw if isinstance(raw, dict) else {"en": raw or ""}
        for language, half in self._halves.items():
            half.put(str(halves.get(language, "")))
