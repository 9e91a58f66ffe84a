"""Papers that leave the house from an item's bill: asked where to, drawn aside."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop.background import Background
from desktop.pages.composition.shape import Sight
from desktop.pages.composition.tabling import bill_grid
from desktop.pages.composition.telling import Teller
from desktop.windows.main_window import MainWindow
from forms.composition.lettering import shown
from forms.corpus import Corpus
from forms.errors import FormsError, RanOutError
from forms.line import Outcome
from forms.spreadsheet.filename import file_name

_KINDS = "PDF (*.pdf);;Word (*.docx);;Excel (*.xlsx)"
_BOOK = "Excel (*.xlsx)"


class Leaving:
    """Asks where a paper shall lie, draws it aside, and says that it lies there."""

    def __init__(
        self, window: MainWindow, background: Background, folder: Path
    ) -> None:
        self._window = window
        self._background = background
        self._folder = folder

    def letter(
        self, supplier: str, outcome: Outcome, corpus: Corpus, on: dt.date
    ) -> None:
        """Draw the letter to one supplier, as paper, document or workbook."""
        from forms.letters.drafted import request_of
        from forms.letters.papers import REQUEST_AS, request_name

        try:
            request = request_of(outcome, supplier, corpus, day=on)
        except FormsError as nothing:
            self._window.tell(str(nothing))
            return
        place = self._asked("bill.letter-title", request_name(request, "pdf"), _KINDS)
        if place is None:
            return
        draw = REQUEST_AS.get(place.suffix.lower())
        if draw is None:
            endings = ", ".join(REQUEST_AS)
            self._window.tell(self._window.words("bill.no-ending", endings=endings))
            return
        at = outcome.determination.asked.at
        self._put(place, partial(draw, request, at, corpus))

    def lines(self, sight: Sight, teller: Teller) -> None:
        """Write the tree as a table."""
        place = self._asked("bill.table-title", file_name(sight.name, "xlsx"), _BOOK)
        if place is not None:
            from forms.spreadsheet.workbook import workbook

            self._put(place, lambda: workbook([bill_grid(sight, teller)]))

    def worksheet(self, outcome: Outcome, corpus: Corpus) -> None:
        """Write the worksheet of the value ratio, F12."""
        if self._is_torn(outcome):
            return
        place = self._asked("bill.f12-title", "F12.xlsx", _BOOK)
        if place is not None:
            from forms.spreadsheet.worksheet import ratio_workbook

            self._put(place, partial(ratio_workbook, outcome, corpus))

    def statement(
        self, item: str, party: str, outcome: Outcome, corpus: Corpus, on: dt.date
    ) -> None:
        """Draw what one customer is told of an item."""
        from forms.letters.drafted import customer, statement_of
        from forms.letters.papers import statement_pdf

        if self._is_torn(outcome):
            return
        # Two customers are told on one day under two numbers.
        number = f"CS-{on:%Y%m%d}-{item}-{party}"
        name = file_name(number, "pdf")
        place = self._asked("bill.statement-title", name, "PDF (*.pdf)")
        if place is None:
            return

        def draw() -> bytes:
            to = customer(outcome.facts, party)
            told, ratio = statement_of(outcome, item, to, corpus, number=number, day=on)
            at = outcome.determination.asked.at
            return statement_pdf(told, ratio, at, corpus)

        self._put(place, draw)

    # --- how it does it --------------------------------------------------------

    def _is_torn(self, outcome: Outcome) -> bool:
        """Tell, and say, that no figure leaves the house while sources clash."""
        if outcome.determination.conflicts:
            self._window.tell(self._window.words("bill.conflict-first"))
        return bool(outcome.determination.conflicts)

    def _asked(self, title: str, name: str, kinds: str) -> Path | None:
        words = self._window.words
        path, _ = QFileDialog.getSaveFileName(
            self._window, words(title), str(self._folder / name), kinds
        )
        return Path(path) if path else None

    def _put(self, place: Path, draw: Callable[[], bytes]) -> None:
        from forms.draft import put

        def work() -> None:
            put(draw(), place)

        done = self._window.words("papers.saved", path=place)
        self._background.run(work, lambda _: self._window.tell(done), self._refused)

    def _refused(self, fault: Exception) -> None:
        """Say what hinders a paper; anything else is for the crash guard."""
        if isinstance(fault, RanOutError):
            says = {"paper": shown(fault.paper), "day": fault.day}
            self._window.tell(self._window.words("bill.ran-out", **says))
        elif isinstance(fault, FormsError | OSError):
            self._window.tell(str(fault))
        else:
            raise fault
