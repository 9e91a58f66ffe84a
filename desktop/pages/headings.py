"""Headings of a told page in our own sizes."""

from collections.abc import Mapping

from PySide6.QtGui import (
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)


def size_headings(document: QTextDocument, pixels: Mapping[int, int]) -> None:
    """Give each level its size: Qt enlarges headings itself, whatever a style says."""
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.Bold)
            heading.setProperty(QTextFormat.Property.FontPixelSize, pixels[level])
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(heading)
        block = block.next()
