"""One column in the middle of the page, never wider than a line is read well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QWidget


def centre(column: QLayout, page: QWidget, width: int) -> None:
    """Lay *column* on *page*, between two equal margins that grow with it."""
    inner = QWidget()
    inner.setLayout(column)
    inner.setMaximumWidth(width)
    sides = QHBoxLayout(page)
    sides.setContentsMargins(0, 0, 0, 0)
    sides.addStretch(1)
    sides.addWidget(inner, 100)
    sides.addStretch(1)


def scrolled(column: QLayout, width: int) -> QScrollArea:
    """Return *column* laid so, to be scrolled; only its parts take the focus."""
    inner = QWidget()
    centre(column, inner, width)
    scroll = QScrollArea()
    scroll.setWidget(inner)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
