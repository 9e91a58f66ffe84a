"""A date, typed or taken from a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.controls import days
from desktop.controls.both_ways import BothWays
from desktop.controls.control import PART, Control
from desktop.controls.icons import icon
from desktop.words import Words
from forms.case.facts import Raw
from forms.interview.printing import day
from forms.interview.questions import Column, Question


class DateControl(Control):
    """A field that takes any unmistakable writing of a date, and shows ISO."""

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__(asked, words)
        self._edit = QLineEdit()
        self._edit.setPlaceholderText(words("controls.date-hint"))
        self._edit.setMaximumWidth(320)
        self._edit.textEdited.connect(self._on_edited)
        self.watch(self._edit)
        self._opener = QToolButton()
        self._opener.setIcon(icon("calendar"))
        self._opener.setToolTip(words("controls.open-calendar"))
        self._opener.setProperty(PART, words("controls.open-calendar"))
        self._opener.clicked.connect(self._open)
        self._both = BothWays()
        self._both.chosen.connect(self._put)
        self._popup: QFrame | None = None
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._edit, 1)
        line.addWidget(self._opener)
        line.addStretch(0 if self.is_cell else 1)
        column = self.set_column()
        column.addLayout(line)
        column.addWidget(self._both)

    @property
    def field(self) -> QWidget:
        """Return the line that is typed into."""
        return self._edit

    def written(self) -> Raw | None:
        """Return the one day that is typed, else the text as it is."""
        text = self._edit.text().strip()
        found = days.readings(text)
        return found[0] if len(found) == 1 else text or None

    def draw(self, raw: Raw | None) -> None:
        """Show the day."""
        self._edit.setText(str(raw or ""))
        self._ask()

    def commit(self) -> None:
        """Give the day, in full; ask if it reads in two ways."""
        found = days.readings(self._edit.text())
        if len(found) == 1:
            self._edit.setText(found[0])
        super().commit()
        self._ask()

    def _ask(self) -> None:
        text = self._edit.text().strip()
        found = days.readings(text)
        if len(found) < 2:
            self._both.close_question()
            return
        sentence = self.words("controls.reads-both-ways", given=text)
        language = self.words.language
        called = {f: day(dt.date.fromisoformat(f), language) for f in found}
        self._both.ask(sentence, called)
        self.order_tabs()
        self.rename()

    def _on_edited(self) -> None:
        self._both.close_question()

    def _put(self, iso: str) -> None:
        self._edit.setText(iso)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    # --- the calendar ----------------------------------------------------------

    def _open(self) -> None:
        popup = self._popup or self._new_popup()
        self._popup = popup
        calendar = popup.findChild(QCalendarWidget)
        found = days.readings(self._edit.text())
        if calendar is not None and len(found) == 1:
            calendar.setSelectedDate(QDate.fromString(found[0], "yyyy-MM-dd"))
        popup.adjustSize()
        popup.move(self._edit.mapToGlobal(QPoint(0, self._edit.height() + 4)))
        popup.show()
        if calendar is not None:
            calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _new_popup(self) -> QFrame:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("role", "popup")
        popup.setAccessibleName(self.words("controls.open-calendar"))
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        calendar.setLocale(_locale(self.words))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMinimumSize(336, 288)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        calendar.activated.connect(self._on_day)
        calendar.clicked.connect(self._on_day)
        self._name_parts(calendar)
        inner = QVBoxLayout(popup)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(calendar)
        return popup

    def _name_parts(self, calendar: QCalendarWidget) -> None:
        names = {
            "qt_calendar_prevmonth": "earlier-month",
            "qt_calendar_nextmonth": "later-month",
            "qt_calendar_monthbutton": "month",
            "qt_calendar_yearbutton": "year",
            "qt_calendar_yearedit": "year",
            "qt_calendar_calendarview": "days",
        }
        calendar.setAccessibleName(self.words("controls.open-calendar"))
        for part in calendar.findChildren(QWidget):
            key = names.get(part.objectName())
            if key is not None:
                part.setAccessibleName(self.words(f"controls.{key}"))
            if part.objectName() == "qt_calendar_prevmonth":
                _dress(part, "earlier")
            if part.objectName() == "qt_calendar_nextmonth":
                _dress(part, "later")
        for line in calendar.findChildren(QSpinBox):
            for edit in line.findChildren(QLineEdit):
                edit.setAccessibleName(self.words("controls.year"))

    def _on_day(self, date: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self._put(date.toString("yyyy-MM-dd"))


def _dress(part: QWidget, name: str) -> None:
    if isinstance(part, QToolButton):
        part.setIcon(icon(name))


def _locale(words: Words) -> QLocale:
    if words.language == "zh":
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
