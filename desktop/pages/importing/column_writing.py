"""How one column is written: decimal sign, unit, currency; what reads both ways."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.controls.both_ways import BothWays
from desktop.controls.currencies import currencies
from desktop.controls.flow import Flow
from desktop.pages.importing.named import Choice, Entries, Named
from desktop.pages.importing.saying import (
    LEVEL_TOO,
    parts_of,
    shows_level_too,
    title,
    use_of,
)
from desktop.pages.labels import label, say
from desktop.words import Words
from forms.composition.bill import Basis
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.table.lacks import Lack, Lacking

_MASS_UNITS = ("mg", "g", "kg", "t", "lb", "oz")
_UNITS = {
    "share": ("%", "ppm"),
    "quantity": ("piece", *_MASS_UNITS, "mm", "m", "m2", "l"),
}
_PER = ("mg", "g", "kg", "t", "lb", "oz", "10", "100", "1000")
_PARTS = ("decimal", "unit", "currency", "per", "basis", "also")
_SIGNS = {".": "point", ",": "comma"}
_LEAST = 132


class ColumnWriting(QFrame):
    """Asks of the column that is looked at what its meaning leaves open.

    Signals:
        said: Carries the column, which part of its writing, and what it is.
    """

    said = Signal(int, str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._words = words
        self._column = 0
        self._title = label("question")
        self._hint = label("hint")
        self.fields = {part: Choice() for part in _PARTS}
        self._named = {
            part: Named(words(f"importing.part-{part}"), field, _LEAST)
            for part, field in self.fields.items()
        }
        self.substance = QLineEdit()
        self.substance.setAcceptDrops(False)
        self.substance.setPlaceholderText(words("importing.substance-hint"))
        self._named["substance"] = Named(
            words("importing.part-substance"), self.substance, _LEAST
        )
        self.substance.editingFinished.connect(self._on_substance)
        self.doubt = BothWays()
        self.doubt.chosen.connect(lambda sign: self._say("decimal", sign))
        for part, field in self.fields.items():
            field.chosen.connect(lambda says, p=part: self._say(p, says))
        line = QWidget()
        flow = Flow(line, gap=12, justified=True)
        for named in self._named.values():
            flow.addWidget(named)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self.doubt)
        column.addWidget(line)

    def show_column(
        self,
        column: int,
        mapping: Mapping,
        header: Sequence[str],
        lacks: Sequence[Lack],
    ) -> None:
        """Ask of a column what is to be asked under its meaning."""
        self._column = column
        said = use_of(mapping, column)
        use = said.use if said else ""
        name = self._words("importing.column", column=title(column, header))
        self._title.setText(name)
        parts = parts_of(use, has_levels=mapping.levels not in ("none", "parent"))
        say(self._hint, "" if parts else self._words("importing.nothing-more"))
        for part, named in self._named.items():
            named.setVisible(part in parts)
            says = self._words(f"importing.part-{part}")
            named.rename(self._words("importing.of-column", column=name, says=says))
        self.substance.setText(said.substance if said else "")
        also = LEVEL_TOO if shows_level_too(mapping, column) else ""
        for part, field in self.fields.items():
            if part in parts:
                now = also if part == "also" else str(getattr(said, part))
                field.offer(self._entries(part, use, now), now)
        self._ask(next((x for x in lacks if x.lacking is Lacking.SIGN), None))

    def _ask(self, doubt: Lack | None) -> None:
        if doubt is None:
            self.doubt.close_question()
            return
        sentence = self._words("importing.both-ways", given=doubt.given)
        readings = {
            sign: self._words(f"importing.reads-{_SIGNS[sign]}", number=number)
            for sign, number in zip(_SIGNS, doubt.readings, strict=True)
        }
        self.doubt.ask(sentence, readings)

    def _entries(self, part: str, use: str, now: str) -> Entries:
        """Return what can be said of a part, and what the table itself says of it."""
        known = list(self._known(part, use))
        if now not in dict(known):
            known.append((now, now))
        return known

    def _known(self, part: str, use: str) -> Entries:
        words = self._words
        match part:
            case "decimal":
                yield "", words("importing.sign-open")
                for sign, name in _SIGNS.items():
                    yield sign, words(f"importing.sign-{name}")
            case "unit":
                yield "", words("importing.in-the-cells")
                for unit in _UNITS.get(use, _MASS_UNITS):
                    yield unit, words("importing.piece") if unit == "piece" else unit
            case "currency":
                yield "", words("importing.in-the-cells")
                for entry in currencies(words.language):
                    yield entry.id, entry.listed or entry.says
            case "per":
                yield "", words("importing.per-line")
                for per in _PER:
                    pieces = words("importing.per-pieces", count=per)
                    yield per, pieces if per.isdecimal() else per
            case "basis":
                for basis in get_args(Basis):
                    yield basis, words(f"importing.basis-{basis}")
            case "also":
                yield "", words("importing.no-more")
                yield LEVEL_TOO, words("importing.use-level")

    def _on_substance(self) -> None:
        self._say("substance", self.substance.text().strip())

    def _say(self, part: str, says: str) -> None:
        self.said.emit(self._column, part, says)
