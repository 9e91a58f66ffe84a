"""One cell: what it stands for, and what the user should know about it."""

from dataclasses import dataclass, field

from forms.composition.imports.rows import Exact, Percent
from forms.composition.imports.troubles import Caution
from forms.composition.imports.workbook.dates import iso
from forms.composition.imports.workbook.figures import canonical
from forms.composition.imports.workbook.strings import SharedStrings, unescaped
from forms.composition.imports.workbook.styles import NUMBER, Shown

Odd = tuple[Caution, str]
"""What is odd about a cell, and what the file gives there."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What all cells of a workbook are read by.

    ``recalculates`` says that the program that wrote it left its formulas to be worked
    out by the next: what stands beside them may be old, and zero is no result at all.
    """

    strings: SharedStrings = field(default_factory=lambda: SharedStrings(None))
    styles: tuple[Shown, ...] = (NUMBER,)
    since_1904: bool = False
    recalculates: bool = False

    def style(self, number: str) -> Shown:
        """Return how the numbers of a style are shown; no style is the first."""
        place = int(number) if len(number) < 9 and number.isdecimal() else 0
        return self.styles[place] if place < len(self.styles) else NUMBER

    def number(self, text: str, shown: Shown) -> tuple[str, Odd | None]:
        """Return a number, or the day that it stands for."""
        figure = canonical(text)
        if figure is None:
            return "", (Caution.ODD_NUMBER, text.strip())
        if shown.kind == "percent":
            return Percent(figure), None
        if shown.kind == "number":
            return Exact(figure), None
        day = iso(figure, self.since_1904, shown.kind == "duration")
        return (Exact(figure), (Caution.NO_DAY, figure)) if day is None else (day, None)

    def other(self, kind: str, text: str) -> tuple[str, Odd | None]:
        """Return what a cell holds that is neither a number nor a shared text."""
        match kind:
            case "str" | "inlineStr":
                return unescaped(text), None
            case "b" if text.strip() in {"0", "1"}:
                return "TRUE" if text.strip() == "1" else "FALSE", None
            case "d":
                return text.strip(), None
            case "e":
                return "", (Caution.ERROR_CELL, text.strip())
            case _:
                return "", (Caution.ODD_NUMBER, text.strip())
