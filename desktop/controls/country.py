"""Countries and regions, found by name in both languages or by code."""

from functools import cache

from PySide6.QtCore import QCollator, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.controls.choice import SearchChoiceControl
from desktop.controls.control import PART, Control
from desktop.controls.flow import Flow
from desktop.controls.icons import icon
from desktop.controls.search import Entry, SearchCombo, found
from desktop.controls.tip import tip
from desktop.words import Words
from forms.case.facts import Raw
from forms.countries import COUNTRIES, country
from forms.interview.questions import Column, Language, Question

NONE = "none"


@cache
def countries(language: Language) -> tuple[Entry, ...]:
    """Return every country and region, as the language sorts them."""
    collator = QCollator(
        QLocale(
            QLocale.Language.Chinese if language == "zh" else QLocale.Language.English
        )
    )
    other: Language = "en" if language == "zh" else "zh"
    entries = [
        Entry(code, country(code, language), (country(code, other),))
        for code in COUNTRIES
    ]
    return tuple(sorted(entries, key=lambda entry: collator.sortKey(entry.says)))


class CountryControl(SearchChoiceControl):
    """One country or region."""

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__(
            asked, words, countries(words.language), words("controls.search-country")
        )


class CountriesControl(Control):
    """Several countries, each a chip that can be removed, or none of them."""

    def __init__(self, asked: Question | Column, words: Words) -> None:
        super().__init__(asked, words)
        self._codes: list[str] = []
        self._combo = SearchCombo(
            countries(words.language), words("controls.add-country")
        )
        self._combo.setMaximumWidth(400)
        self._combo.taken.connect(self.commit)
        self.watch(self._combo.edit)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._none = QCheckBox(words("controls.none-of-them"))
        self._none.setProperty(PART, words("controls.none-of-them"))
        self._none.clicked.connect(self._on_none)
        column = self.set_column()
        column.addWidget(self._combo)
        column.addWidget(self._chips)
        column.addWidget(self._none)
        self._show_chips()

    @property
    def field(self) -> QWidget:
        """Return the list from which a country is added."""
        return self._combo

    def written(self) -> Raw | None:
        """Return the codes, with what is typed and not yet added."""
        if self._none.isChecked():
            return NONE
        typed = self._combo.written()
        codes = dict.fromkeys((*self._codes, *([typed] if typed else [])))
        return ", ".join(codes) or None

    def draw(self, raw: Raw | None) -> None:
        """Show a chip for each country."""
        text = str(raw or "")
        self._none.setChecked(text == NONE)
        parts = [] if text == NONE else text.split(",")
        self._codes = [part.strip() for part in parts if part.strip()]
        self._combo.write("")
        self._show_chips()

    def commit(self) -> None:
        """Add what is typed to the chips, and give them all."""
        typed = self._combo.written()
        if typed:
            self._none.setChecked(False)
            self._codes = list(dict.fromkeys((*self._codes, typed)))
            self._combo.write("")
            self._show_chips()
        super().commit()

    def _on_none(self, none: bool) -> None:
        if none:
            self._codes = []
            self._combo.write("")
            self._show_chips()
        self.commit()

    def _show_chips(self) -> None:
        self._flow.empty()
        for code in self._codes:
            self._flow.addWidget(self._chip(code))
        self._chips.setVisible(bool(self._codes))
        self.order_tabs()
        self.rename()

    def _chip(self, code: str) -> QPushButton:
        known = code in COUNTRIES
        says = country(code, self.words.language) if known else code
        chip = QPushButton(says.replace("&", "&&"))
        chip.setIcon(icon("remove"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setProperty("role", "chip" if known else "bad-chip")
        chip.setAccessibleName(self.words("controls.remove-named", name=says))
        chip.setToolTip(tip(chip.accessibleName()))
        chip.setProperty(PART, chip.accessibleName())
        chip.clicked.connect(lambda: self._remove(code))
        return chip

    def _remove(self, code: str) -> None:
        self._codes.remove(code)
        self._show_chips()
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()


def code_of(text: str, language: Language) -> str | None:
    """Return the code of the country that *text* names."""
    return found(text, countries(language))
