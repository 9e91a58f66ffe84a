"""Text on a page, its looks named by role."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(role: str, words: str = "") -> QLabel:
    """Return wrapped plain text: nothing that a user typed is ever markup."""
    text = QLabel(words)
    text.setProperty("role", role)
    text.setWordWrap(True)
    text.setTextFormat(Qt.TextFormat.PlainText)
    return text


def say(text: QLabel, words: str) -> None:
    """Show *words*, or nothing at all, not even the empty line."""
    text.setText(words)
    text.setVisible(bool(words))
