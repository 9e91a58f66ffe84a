"""One of a few options beside each other, or of many in a searched list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QWidget,
)

from desktop.controls.control import Control, drop
from desktop.controls.option import CheckOption, RadioOption
from desktop.controls.search import Entry, SearchCombo
from desktop.controls.unknown import unknown
from desktop.words import Words
from forms.case.facts import Raw
from forms.interview.questions import Column, Option, Question

OPEN_LIST = 8
"""Up to as many options stand open on the page; more are searched."""


class ChoiceControl(Control):
    """Options as buttons: arrows walk, a first letter or a number chooses."""

    def __init__(
        self, asked: Question | Column, words: Words, options: Sequence[Option]
    ) -> None:
        super().__init__(asked, words)
        self._options = tuple(options)
        self._buttons: list[RadioOption | CheckOption] = []
        self._group = QButtonGroup(self)
        short = all(len(o.says) < 12 and not o.hint for o in options)
        across = short and len(options) < 4
        flow = QBoxLayout.Direction
        self._line = QBoxLayout(flow.LeftToRight if across else flow.TopToBottom)
        self._line.setSpacing(8)
        self._several = QCheckBox(words("controls.several"))
        self._several.toggled.connect(self._build)
        column = self.set_column()
        column.addLayout(self._line)
        column.addWidget(self._several)
        self._several.setVisible(asked.estimate)
        self._build()

    def _build(self) -> None:
        chosen = self._chosen()
        for button in self._buttons:
            self._group.removeButton(button)
            drop(button, self._line)
        several = self._several.isChecked()
        self._group.setExclusive(not several)
        self._buttons = []
        for option in self._options:
            button = (CheckOption if several else RadioOption)(option)
            button.clicked.connect(self.commit)
            self._group.addButton(button)
            self._line.addWidget(button)
            button.show()
            self._buttons.append(button)
        self._check(chosen if several or len(chosen) == 1 else ())
        self.order_tabs()
        self.rename()

    @property
    def field(self) -> QWidget:
        """Return the chosen option, else the first."""
        checked = (b for b in self._buttons if b.isChecked())
        return next(checked, self._buttons[0])

    def _chosen(self) -> tuple[str, ...]:
        return tuple(b.option.id for b in self._buttons if b.isChecked())

    def _check(self, chosen: Sequence[str]) -> None:
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.option.id in chosen)
        self._group.setExclusive(exclusive)

    def written(self) -> Raw | None:
        """Return the chosen id, or all that are possible."""
        return "|".join(self._chosen()) or None

    def draw(self, raw: Raw | None) -> None:
        """Check what was answered."""
        parts = str(raw or "").split("|")
        chosen = [part.strip() for part in parts if part.strip()]
        if len(chosen) > 1:
            self._several.setVisible(True)
            self._several.setChecked(True)
        self._check(chosen)

    def name_part(self, part: QWidget, text: str, description: str) -> None:
        """Let an option say what it is, and then to which question it belongs."""
        if isinstance(part, RadioOption | CheckOption):
            part.setAccessibleName(part.option.says)
            part.setAccessibleDescription(
                " ".join(filter(None, (text, part.option.hint, description)))
            )
        else:
            super().name_part(part, text, description)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Choose by number or first letter; where several begin so, walk them."""
        key = event.text().casefold()
        if not key.strip() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key.isdecimal() and 0 < int(key) <= len(self._buttons):
            self._press(self._buttons[int(key) - 1])
        elif meant := [b for b in self._buttons if _begins(b.option, key)]:
            if len(meant) == 1:
                self._press(meant[0])
            else:
                here = next((n for n, b in enumerate(meant) if b.hasFocus()), -1)
                meant[(here + 1) % len(meant)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _press(self, button: RadioOption | CheckOption) -> None:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()


def _begins(option: Option, key: str) -> bool:
    return option.says.casefold().startswith(key) or (
        option.id in ("yes", "no") and option.id.startswith(key)
    )


class SearchChoiceControl(Control):
    """One of many options, or one in a cell of a table."""

    def __init__(
        self,
        asked: Question | Column,
        words: Words,
        entries: Sequence[Entry],
        placeholder: str = "",
    ) -> None:
        super().__init__(asked, words)
        known = (unknown(words), *entries) if self.is_cell else tuple(entries)
        says = words("controls.choose" if self.is_cell else "controls.search")
        if placeholder and not self.is_cell:
            says = placeholder
        self._combo = SearchCombo(known, says)
        self._combo.taken.connect(self.commit)
        self.watch(self._combo.edit)
        column = self.set_column()
        column.addWidget(self._combo)

    @property
    def field(self) -> QWidget:
        """Return the list."""
        return self._combo

    def written(self) -> Raw | None:
        """Return the chosen id, else what was typed."""
        return self._combo.written() or None

    def draw(self, raw: Raw | None) -> None:
        """Show the chosen entry."""
        self._combo.write(str(raw or ""))

    def commit(self) -> None:
        """Give the entry, and show it in full."""
        if (raw := self.written()) is not None:
            self._combo.write(str(raw))
        super().commit()


def entries_of(options: Sequence[Option]) -> tuple[Entry, ...]:
    """Return options as entries of a searched list."""
    return tuple(Entry(option.id, option.says) for option in options)


def yes_or_no(words: Words) -> tuple[Option, ...]:
    """Return the two options of every yes-no question."""
    return (
        Option(id="yes", says=words("controls.yes")),
        Option(id="no", says=words("controls.no")),
    )
