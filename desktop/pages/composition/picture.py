"""The ratio as a small picture: the interval, the 0.1 % line, the break-even value."""

from fractions import Fraction

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.tip import tip
from desktop.pages.composition.figures import Figures
from desktop.pages.composition.scale import TICKS, WIDTH, place
from desktop.pages.composition.shape import ends_of, mark_of
from desktop.pages.composition.telling import MARKS
from desktop.sheet import SMALL
from desktop.words import Words
from forms.composition.ratio import LINE
from forms.composition.tiers import Tier
from forms.composition.tree import TOP
from forms.numbers import shown

_HEIGHT, _MARGIN = 100, 28
_BAND, _TOP, _AXIS = 12, 35, 57


class RatioPicture(QWidget):
    """Draws one tier on a scale by decades; its words tell the same to every reader."""

    def __init__(self, words: Words, figures: Figures) -> None:
        super().__init__()
        self._words = words
        self._figures = figures
        self._tier = Tier(TOP, None, None, None, silent=True)
        self._even = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(420, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(300, _HEIGHT)

    def show_tier(self, tier: Tier, told: str, even: str) -> None:
        """Draw a tier; *told* is its equivalent in words, *even* its break-even."""
        self._tier, self._even = tier, even
        self.setAccessibleName(told)
        self.setAccessibleDescription(f"{self._words('bill.line')} {even}".strip())
        self.setToolTip(tip(told))
        self.update()

    # --- drawing ---------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPixelSize(SMALL - 1)
        painter.setFont(small)
        self._draw_sides(painter)
        self._draw_axis(painter)
        self._draw_interval(painter)
        self._draw_line(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._tone(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _tone(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _x(self, ratio: Fraction) -> int:
        return _MARGIN + (self.width() - 2 * _MARGIN) * place(ratio) // WIDTH

    def _draw_sides(self, painter: QPainter) -> None:
        """Tint what is over the line, and hatch it, so that no colour is needed."""
        left = self._x(LINE)
        over = QRect(left, _TOP - 6, self.width() - _MARGIN - left, _BAND + 12)
        painter.fillRect(over, self._tone(QPalette.ColorRole.AlternateBase))
        hatch = self._tone(QPalette.ColorRole.Dark)
        painter.fillRect(over, QBrush(hatch, Qt.BrushStyle.BDiagPattern))

    def _draw_axis(self, painter: QPainter) -> None:
        right = self.width() - _MARGIN
        first = self._x(TICKS[0])
        painter.setPen(QPen(self._tone(QPalette.ColorRole.Mid), 1))
        painter.drawLine(first, _AXIS, right, _AXIS)
        painter.setPen(QPen(self._tone(QPalette.ColorRole.Mid), 1, Qt.PenStyle.DotLine))
        painter.drawLine(_MARGIN, _AXIS, first, _AXIS)
        muted = self._tone(QPalette.ColorRole.PlaceholderText)
        for tick in (Fraction(0), *TICKS):
            x = self._x(tick)
            painter.setPen(QPen(self._tone(QPalette.ColorRole.Mid), 1))
            painter.drawLine(x, _AXIS, x, _AXIS + 4)
            painter.setPen(muted)
            says = shown(tick * 100).replace(".", self._figures.decimal)
            self._write(painter, x, _AXIS + 5, says if tick != LINE else "")

    def _draw_interval(self, painter: QPainter) -> None:
        least, most = ends_of(self._tier)
        low, end = self._x(least), self.width() - _MARGIN
        high = end if most is None else self._x(most)
        ink = self._tone(QPalette.ColorRole.Accent)
        painter.setPen(QPen(ink, 2))
        fill = QColor(ink)
        fill.setAlpha(90)
        painter.setBrush(fill)
        if most is None:
            # Without an upper end the band is open, and says so by an arrow.
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
            painter.drawRect(QRect(low, _TOP, high - low, _BAND))
            painter.setPen(QPen(ink, 2))
            for y in (_TOP - 4, _TOP + _BAND + 4):
                painter.drawLine(end + 2, y, end + 10, _TOP + _BAND // 2)
        elif high - low < _BAND:
            painter.setBrush(ink)
            middle = (low + high) // 2
            painter.drawEllipse(QPoint(middle, _TOP + _BAND // 2), 6, 6)
        else:
            painter.drawRoundedRect(QRect(low, _TOP, high - low, _BAND), 6, 6)
        painter.setPen(self._tone(QPalette.ColorRole.WindowText))
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.save()
        painter.setFont(bold)
        self._write(painter, (low + high) // 2, 2, self._says())
        painter.restore()

    def _says(self) -> str:
        mark, (low, high) = mark_of(self._tier), ends_of(self._tier)
        if high is None and not low:
            return f"{MARKS[mark]} {self._words(f'bill.mark-{mark}')}"
        return f"{MARKS[mark]} {self._figures.ratio(low, high)}"

    def _draw_line(self, painter: QPainter) -> None:
        x = self._x(LINE)
        ink = self._tone(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(x, _TOP - 12, x, _AXIS + 5)
        self._write(painter, x, _AXIS + 5, self._words("bill.line"))
        painter.setPen(self._tone(QPalette.ColorRole.PlaceholderText))
        self._write(painter, x, _AXIS + 22, self._even)

    def _write(self, painter: QPainter, x: int, y: int, says: str) -> None:
        """Write around *x*, but never over the edge."""
        width = painter.fontMetrics().horizontalAdvance(says)
        left = min(max(x - width // 2, 4), self.width() - width - 4)
        painter.drawText(left, y + painter.fontMetrics().ascent(), says)
