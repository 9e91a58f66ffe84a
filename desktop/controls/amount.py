"""A number with its unit or currency, exact or as a range."""

import re

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.controls.both_ways import BothWays
from desktop.controls.control import PART, Control
from desktop.controls.currencies import currencies
from desktop.controls.search import SearchCombo
from desktop.controls.unknown import says_unknown
from desktop.words import Words
from forms import numerals
from forms.case.facts import NOT_KNOWN, Raw
from forms.interview.questions import Column, Kind, Question

_EXAMPLES = {Kind.MONEY: ("8.50", "8.20", "8.80"), Kind.NUMBER: ("28", "25", "30")}
_EITHER = " | "
_LAST_CURRENCY = "ytterby-currency"


class AmountControl(Control):
    """One field, or two for an estimate; a range may also be typed: 8.80..9.20."""

    def __init__(self, asked: Question | Column, words: Words, locale: QLocale) -> None:
        super().__init__(asked, words)
        self._decimal = "," if locale.decimalPoint() == "," else "."
        self._from = QLabel(words("controls.from"))
        self._to = QLabel(words("controls.to"))
        self._low, self._high = QLineEdit(), QLineEdit()
        self._low.setProperty(PART, "")
        self._high.setProperty(PART, words("controls.to"))
        self._low.setPlaceholderText(self._example())
        self._currency = self._new_currency() if asked.kind is Kind.MONEY else None
        self._estimate = QCheckBox(words("controls.estimate"))
        self._estimate.setProperty(PART, words("controls.estimate"))
        self._estimate.toggled.connect(self._on_estimate)
        self._both = BothWays()
        self._both.chosen.connect(self._on_chosen)
        for edit in (self._low, self._high):
            self.watch(edit)
            edit.textEdited.connect(self._both.close_question)
        self._lay_out()
        # Only now: a part that has no place yet would open as a window of its own.
        self._estimate.setVisible(asked.estimate and not self.is_cell)
        self._show_ends(two=False)

    def _example(self) -> str:
        one, low, high = (
            numerals.written(example, self._decimal)
            for example in _EXAMPLES[self.asked.kind]
        )
        if self.is_cell:
            return f"{low}..{high}" if self.asked.estimate else one
        key = "range-hint" if self.asked.estimate else "number-hint"
        return self.words(f"controls.{key}", one=one, low=low, high=high)

    def _new_currency(self) -> SearchCombo:
        says = "EUR" if self.is_cell else self.words("controls.currency")
        combo = SearchCombo(currencies(self.words.language), says, list_width=260)
        combo.setProperty(PART, self.words("controls.currency"))
        combo.edit.setProperty(PART, self.words("controls.currency"))
        combo.write(_last_currency())
        combo.taken.connect(self._on_currency)
        self.watch(combo.edit)
        return combo

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self._from, self._low, self._to, self._high):
            line.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        if self._currency is not None:
            self._currency.setFixedWidth(84 if self.is_cell else 96)
            line.addWidget(self._currency)
        elif self.asked.unit and not self.is_cell:
            line.addWidget(QLabel(self.asked.unit))
        if not self.is_cell:
            self._low.setMaximumWidth(240)
            self._high.setMaximumWidth(240)
            line.addStretch(1)
        column = self.set_column()
        column.addLayout(line)
        column.addWidget(self._estimate)
        column.addWidget(self._both)

    @property
    def field(self) -> QWidget:
        """Return the amount, or the lower end."""
        return self._low

    # --- reading ---------------------------------------------------------------

    def _typed(self) -> tuple[tuple[str, ...], str]:
        """Return the ends as typed, and the currency, wherever it was typed."""
        low, high = self._low.text().strip(), self._high.text().strip()
        currency = self._currency.written() if self._currency is not None else ""
        if self._is_range():
            return (low, high), currency
        if self._currency is not None:
            low, own = numerals.money(low)
            currency = own or currency
        elif self.asked.unit:
            low = low.removesuffix(self.asked.unit).strip()
        return numerals.ends(low), currency

    def _is_range(self) -> bool:
        return self._high.isVisibleTo(self)

    def written(self) -> Raw | None:
        """Return the amount; what reads in two ways is given as both, unusable."""
        if not (self._low.text().strip() or self._high.text().strip()):
            return None
        if self.is_cell and says_unknown(self._low.text()):
            return NOT_KNOWN
        typed, currency = self._typed()
        numbers = numerals.readings(typed, self._decimal)
        return f"{_EITHER.join(numbers) or '..'.join(typed)} {currency}".strip()

    # --- drawing ---------------------------------------------------------------

    def draw(self, raw: Raw | None) -> None:
        """Write an answer the way the person's locale does."""
        text = str(raw or "")
        if self.is_cell and text == NOT_KNOWN:
            text = self.words("controls.not-known")
        elif self._currency is not None:
            amount, _, currency = text.rpartition(" ")
            if re.fullmatch("[A-Z]{3}", currency):
                text = amount
                self._currency.write(currency)
            else:
                self._currency.write("" if text else _last_currency())
        self._write(text)

    def _write(self, number: str) -> None:
        own, either, other = number.partition(_EITHER)
        if either:
            sign = "." if self._decimal == "," else ","
            ends = numerals.ends(numerals.written(other, sign))
        else:
            ends = numerals.ends(self._localised(own))
        two = len(ends) == 2 and self.asked.estimate and not self.is_cell
        self._estimate.blockSignals(True)
        self._estimate.setChecked(two)
        self._estimate.blockSignals(False)
        self._show_ends(two=two)
        self._low.setText(ends[0] if two else "..".join(ends))
        self._high.setText(ends[1] if two else "")
        self._ask()

    def _localised(self, number: str) -> str:
        plain = all(re.fullmatch(r"[+-]?[\d.]*", end) for end in numerals.ends(number))
        return numerals.written(number, self._decimal) if plain else number

    def _show_ends(self, *, two: bool) -> None:
        for widget in (self._from, self._to, self._high):
            widget.setVisible(two)
        own = self.words("controls.from") if two else ""
        self._low.setProperty(PART, own)
        self.rename()

    def _on_estimate(self, two: bool) -> None:
        """Split what stands in one field in two, or join it again; nothing is lost."""
        parts = (self._low.text().strip(), self._high.text().strip())
        ends = numerals.ends(parts[0]) if two else tuple(filter(None, parts))
        self._show_ends(two=two)
        self._low.setText(ends[0] if two and ends else "..".join(ends))
        self._high.setText(ends[1] if two and len(ends) == 2 else "")
        heir = self._high if two and self._low.text() else self._low
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
        heir.selectAll()

    # --- giving ----------------------------------------------------------------

    def commit(self) -> None:
        """Give the amount, and ask at once if it reads in two ways."""
        super().commit()
        if self._currency is not None:
            typed, currency = self._typed()
            if currency and any(typed):
                _keep_currency(currency)
                self._currency.write(currency)
        self._ask()

    def _ask(self) -> None:
        typed, _ = self._typed()
        numbers = numerals.readings(typed, self._decimal) if any(typed) else ()
        if len(numbers) < 2:
            self._both.close_question()
            return
        sentence = self.words("controls.reads-both-ways", given="..".join(typed))
        called = {n: numerals.written(n, self._decimal) for n in numbers}
        self._both.ask(sentence, called)
        self.order_tabs()
        self.rename()

    def _on_chosen(self, number: str) -> None:
        self._both.close_question()
        self._write(number)
        self._low.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _on_currency(self) -> None:
        if self._low.text().strip():
            self.commit()


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application runs")
    return app


def _last_currency() -> str:
    """Return the currency that was used last, until the program ends."""
    return str(_application().property(_LAST_CURRENCY) or "")


def _keep_currency(currency: str) -> None:
    _application().setProperty(_LAST_CURRENCY, currency)
