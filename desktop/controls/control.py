"""What every control does: it shows an answer, and gives one when it is typed."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.words import Words
from forms.case.facts import Raw
from forms.interview.questions import Column, Question

PART = "part"


class Control(QWidget):
    """The widget by which one answer is given.

    Signals:
        answered: Carries the canonical answer (forms.case.facts.Raw) once it is given.
        withdrawn: The answer that stood here was taken out, and none put in its place.
    """

    answered = Signal(object)
    withdrawn = Signal()

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__()
        self.asked = asked
        self.words = words
        self._shown: Raw | None = None
        self._untouched: Raw | None = None
        self._named = ("", "")
        self._ordered: list[QWidget] = []

    @property
    def is_cell(self) -> bool:
        """Tell whether this is a small control within a table."""
        return isinstance(self.asked, Column)

    def set_column(self, spacing: int = 8) -> QVBoxLayout:
        """Return the layout of the parts, set a little apart from the hint above."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if self.is_cell else 4, 0, 0)
        column.setSpacing(spacing)
        return column

    @property
    def field(self) -> QWidget:
        """Return the part that takes the focus first."""
        raise NotImplementedError

    def written(self) -> Raw | None:
        """Return what stands in the fields, in canonical writing if it has one."""
        raise NotImplementedError

    def draw(self, raw: Raw | None) -> None:
        """Put an answer into the fields."""
        raise NotImplementedError

    def show_answer(self, raw: Raw | None) -> None:
        """Draw an answer without giving it; the same one disturbs no typing."""
        if raw == self._shown:
            return
        self._shown = raw
        self.draw(raw)
        self._untouched = self.written()

    def commit(self) -> None:
        """Give what was typed since the answer was drawn."""
        raw = self.written()
        if raw == self._untouched:
            return
        self._untouched = self._shown = raw
        if raw is None:
            self.withdrawn.emit()
        else:
            self.answered.emit(raw)

    def name(self, text: str, description: str) -> None:
        """Name every part that takes the focus, for those who hear the screen."""
        if (text, description) == self._named:
            return
        self._named = (text, description)
        self.setAccessibleName(text)
        for part in self.findChildren(QWidget):
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                self.name_part(part, text, description)

    def name_part(self, part: QWidget, text: str, description: str) -> None:
        """Name one part: the question, and which of several parts it is."""
        own = part.property(PART)
        part.setAccessibleName(f"{text}: {own}" if own else text)
        part.setAccessibleDescription(description)

    def rename(self) -> None:
        """Name the parts anew, because they changed."""
        text, description = self._named
        self._named = ("", "")
        if text:
            self.name(text, description)

    def watch(self, edit: QLineEdit) -> None:
        """Give the answer on Enter, and when the focus leaves the whole control."""
        edit.returnPressed.connect(self.commit)
        edit.editingFinished.connect(self.leave)

    def leave(self) -> None:
        """Give the answer unless the focus only went to another part."""
        heir = QApplication.focusWidget()
        if heir is None or heir is self or not self.isAncestorOf(heir):
            self.commit()

    def order_tabs(self) -> None:
        """Let Tab go through the parts as they stand, whenever they were made."""
        parts = list(parts_of(self.layout()))
        first = next(filter(isValid, self._ordered), None)
        before = _before(first, self) if first is not None else None
        for part, after in pairwise((*([before] if before else []), *parts)):
            self.setTabOrder(part, after)
        self._ordered = parts


def _before(part: QWidget, control: QWidget) -> QWidget | None:
    """Return what has the focus before *part*, outside of *control*."""
    here = part.previousInFocusChain()
    while here is not None and here is not part and not here.isWindow():
        is_stop = here.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if is_stop and not control.isAncestorOf(here):
            return here
        here = here.previousInFocusChain()
    return None


def parts_of(layout: QLayout | None) -> Iterator[QWidget]:
    """Return what takes the focus, in the order in which it is laid out."""
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        if (widget := item.widget()) is None:
            yield from parts_of(item.layout())
        elif widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield widget
        else:
            yield from parts_of(widget.layout())


def say_aloud(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say what came up beside the field one is in."""
    widget.setAccessibleName(sentence)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def drop(part: QWidget, layout: QLayout) -> None:
    """Let go of a part; one that is only marked for deletion would hold its place."""
    layout.removeWidget(part)
    part.hide()
    part.deleteLater()
