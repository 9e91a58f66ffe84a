"""Places widgets in lines, as words are placed in a paragraph."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Fills a line from the left, and goes on in the next.

    *justified* lines are stretched to their end; what stands in them is never
    narrower than its least width.
    """

    def __init__(
        self, parent: QWidget, *, gap: int = 8, justified: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._is_justified = justified
        self.setContentsMargins(0, 0, 0, 0)

    def empty(self) -> None:
        """Let go of every widget."""
        while self._items:
            item = self._items.pop()
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 Qt's name
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 Qt's name
        widths = [item.minimumSize().width() for item in self._items]
        return QSize(max(widths, default=0), 0)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 Qt's name
        return Qt.Orientation.Horizontal

    def _wide(self, item: QLayoutItem) -> int:
        return (item.minimumSize() if self._is_justified else item.sizeHint()).width()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = self._wide(item)
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        wide = [self._wide(item) for item in line]
        if not self._is_justified:
            return wide
        free = width - sum(wide) - self._gap * (len(line) - 1)
        return [w + free * w // max(sum(wide), 1) for w in wide]

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            tall = max(map(_tall, line, widths))
            x = rect.x()
            for item, width in zip(line, widths, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, tall))
                x += width + self._gap
            y += tall + self._gap
        return max(y - rect.y() - self._gap, 0)


def _tall(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
