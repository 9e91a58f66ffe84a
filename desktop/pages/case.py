"""The open case: rail, page and determination, side by side."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from desktop.pages.clocks import ClocksPage
from desktop.pages.composition.page import CompositionPage
from desktop.pages.determination import DeterminationPanel
from desktop.pages.importing.page import ImportingPage
from desktop.pages.interview import InterviewPage
from desktop.pages.law.page import LawPage
from desktop.pages.papers import PapersPage
from desktop.pages.rail import BILL, Rail
from desktop.session import View
from desktop.words import Words
from forms.corpus import Corpus

_Beside = CompositionPage | ImportingPage | LawPage | ClocksPage | PapersPage


class CasePage(QWidget):
    """Lays the three parts side by side and turns between questions and papers.

    Signals:
        papers_shown: The page of the papers came up.
        questions_drawn: The questions stand as the case does; what is left may be said.
    """

    papers_shown = Signal()
    questions_drawn = Signal()

    def __init__(
        self,
        corpus: Corpus,
        words: Words,
        locale: QLocale,
        folder: Path,
        importing: ImportingPage,
        person: str = "",
    ) -> None:
        super().__init__()
        self.rail = Rail(words)
        self.interview = InterviewPage(corpus, words, locale)
        self.composition = CompositionPage(corpus, words, locale)
        self.importing = importing
        self.law = LawPage(corpus, words, person)
        self.clocks = ClocksPage(corpus, words, locale)
        self.papers = PapersPage(words, folder)
        self.determination = DeterminationPanel(corpus, words)
        self._view: View | None = None
        self._drawers = {
            self.interview: self.interview.show_view,
            self.law: self.law.show_view,
            self.clocks: self.clocks.show_view,
            self.papers: self.papers.show_view,
        }
        self._stale: set[QWidget] = set()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.interview)
        self._pages.addWidget(self.composition)
        self._pages.addWidget(self.importing)
        self._pages.addWidget(self.law)
        self._pages.addWidget(self.clocks)
        self._pages.addWidget(self.papers)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(self._pages)
        self._sides.addWidget(self.determination)
        self._sides.setStretchFactor(0, 3)
        self._sides.setStretchFactor(1, 2)
        self._sides.setSizes([640, 420])
        self._sides.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._sides, 1)

    @property
    def shows_papers(self) -> bool:
        """Tell whether the page of the papers is up."""
        return self._pages.currentWidget() is self.papers

    def show_view(self, view: View) -> None:
        """Draw what is seen, the rest once it comes up; parts keep what they can."""
        self._view = view
        self._stale = {*self._drawers}
        self._show_rail(view)
        self._draw(self._pages.currentWidget())
        if not self.determination.isHidden():
            self.determination.show_view(view)

    def _draw(self, page: QWidget | None) -> None:
        if page is not None and page in self._stale and self._view is not None:
            self._stale.discard(page)
            self._drawers[page](self._view)
            if page is self.interview:
                self.questions_drawn.emit()

    def show_questions(self) -> None:
        """Bring the questions up."""
        self._draw(self.interview)
        self._pages.setCurrentWidget(self.interview)
        self._show_determination()

    def _show_determination(self) -> None:
        """Show what came of the answers while another page had the whole width."""
        is_stale = self.determination.isHidden()
        self.determination.show()
        if is_stale and self._view is not None:
            self.determination.show_view(self._view)

    def show_bill(self) -> None:
        """Bring the bill of materials up; it needs the whole width."""
        self._turn(self.composition)

    def show_importing(self) -> None:
        """Bring the reading of files up; a table needs the whole width."""
        self._turn(self.importing)

    @property
    def shows_bill(self) -> bool:
        """Tell whether the bill of materials is up."""
        return self._pages.currentWidget() is self.composition

    def show_papers(self) -> None:
        """Bring the papers up."""
        self._turn(self.papers)
        self.papers_shown.emit()

    def show_law(self) -> None:
        """Bring the state of the law up."""
        self._turn(self.law)

    def show_clocks(self) -> None:
        """Bring duties and clocks up."""
        self._turn(self.clocks)

    def _turn(self, page: _Beside) -> None:
        self.interview.commit()
        self.composition.commit()
        self._draw(page)
        self._pages.setCurrentWidget(page)
        if page in {self.composition, self.importing}:
            self.determination.hide()
        else:
            self._show_determination()
        self._show_rail(self._view)
        page.take_focus()

    def _show_rail(self, view: View | None) -> None:
        page = self._pages.currentWidget()
        beside = {
            self.papers: "papers",
            self.law: "law",
            self.clocks: "clocks",
            self.composition: f"{BILL}{self.composition.item}",
            self.importing: "importing",
        }
        if view is not None and page is not None:
            self.rail.show_view(view, beside.get(page, ""))

    def start(self) -> None:
        """Put the focus where the case goes on, once the page is laid out."""
        QTimer.singleShot(0, self.interview.focus_next)
