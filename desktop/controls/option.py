"""An option to choose, its words wrapped and its hint below, drawn as one target."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from forms.interview.questions import Option

_SIDE, _TOP, _SIGN, _GAP, _BETWEEN = 12, 8, 18, 12, 2
_WRAP = Qt.TextFlag.TextWordWrap


# Qt's classes cannot be joined in a diamond; for the eyes of mypy alone it is one.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Drawn(_Button):
    """What a radio button and a check box have in common when drawn as an option."""

    option: Option

    def _place_words(self, width: int) -> tuple[QRect, QRect]:
        left = _SIDE + _SIGN + _GAP
        room = QRect(left, _TOP, max(width - left - _SIDE, 40), 10_000)
        says = self.fontMetrics().boundingRect(room, _WRAP, self.option.says)
        says = QRect(room.left(), _TOP, room.width(), says.height())
        if not self.option.hint:
            return says, QRect()
        room.moveTop(says.bottom() + 1 + _BETWEEN)
        hint = self.fontMetrics().boundingRect(room, _WRAP, self.option.hint)
        return says, QRect(room.left(), room.top(), room.width(), hint.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 Qt's name
        says, hint = self._place_words(width)
        return max(says.bottom(), hint.bottom()) + 1 + _TOP

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        words = (self.option.says, self.option.hint)
        wide = max(self.fontMetrics().horizontalAdvance(w) for w in words)
        width = min(wide + 2 * _SIDE + _SIGN + _GAP + 4, 560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(96, 36)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        says, _ = self._place_words(self.width())
        line = self.fontMetrics().height()
        self._paint_sign(
            painter, QRectF(_SIDE, says.top() + (line - _SIGN) / 2, _SIGN, _SIGN)
        )
        self._paint_words(painter)

    def _paint_field(self, painter: QPainter) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        fill = palette.color(QPalette.ColorRole.Base)
        edge, width = palette.color(QPalette.ColorRole.Dark), 1.0
        if self.isChecked() or self.underMouse():
            fill = palette.color(QPalette.ColorRole.AlternateBase)
        if self.isChecked():
            edge = accent
        if self.hasFocus():
            edge, width = accent, 2.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(fill)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 6, 6)

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError

    def _paint_words(self, painter: QPainter) -> None:
        says, hint = self._place_words(self.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(says, _WRAP, self.option.says)
        if self.option.hint:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(hint, _WRAP, self.option.hint)

    def _sign_pen(self) -> QPen:
        role = QPalette.ColorRole
        return QPen(
            self.palette().color(role.Accent if self.isChecked() else role.Mid), 1.5
        )


def _set_up(button: QAbstractButton, option: Option) -> None:
    button.setText(option.says.replace("&", "&&"))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)


class RadioOption(_Drawn, QRadioButton):
    """One option of several that exclude each other."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        _set_up(self, option)

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._sign_pen())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawEllipse(box.adjusted(5, 5, -5, -5))


class CheckOption(_Drawn, QCheckBox):
    """One option of several that are all still possible."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        _set_up(self, option)

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._sign_pen())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if self.isChecked():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2.0))
            x, y = box.left(), box.top()
            painter.drawPolyline(
                [
                    QPoint(int(x + 5), int(y + 9)),
                    QPoint(int(x + 8), int(y + 12)),
                    QPoint(int(x + 13), int(y + 6)),
                ]
            )
