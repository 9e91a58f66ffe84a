"""One open case on the screen: its session and its page, connected."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop.background import Background
from desktop.clock import time_of
from desktop.holding import held
from desktop.leaving import Leaving
from desktop.pages.case import CasePage
from desktop.pages.composition.sight import sight_of, typed_beside
from desktop.pages.importing.given import Given
from desktop.pages.importing.memory import Memory
from desktop.pages.importing.page import ImportingPage
from desktop.pages.importing.taking import CalledOffError, Taken
from desktop.pages.importing.telling import Teller
from desktop.pages.rail import BILLED
from desktop.session import CaseSession, Coming, View
from desktop.store.errors import StoreError
from desktop.windows.main_window import MainWindow
from forms.composition.bill import Line
from forms.composition.twins import twins
from forms.errors import FormsError
from forms.interview.screens import PageKey, member_name
from forms.line import Outcome
from forms.stop import stops_of


class Casework(QObject):
    """Carries what the page is told to the session, and back what there is to show."""

    def __init__(
        self,
        session: CaseSession,
        background: Background,
    ) -> None:
        super().__init__()
        self.session = session
        self._background = background
        self._window: MainWindow
        self._unread: tuple[Given, ...] = ()
        self._billed = ""
        self.page: CasePage

    def show_in(self, window: MainWindow) -> None:
        """Build the page in the window's language and show where the case goes on."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        self._window = window
        corpus, words = self.session.corpus, window.words
        importing = ImportingPage(
            words,
            self._background,
            Teller(corpus.wordings, words.language),
            Memory(self.session.recall),
        )
        self.page = CasePage(
            corpus, words, QLocale(), folder, importing, self.session.person
        )
        self._connect(self.page, self.session)
        window.show_page(self.page)
        window.open_case_actions(is_open=True)
        self.session.speak(window.words.language)
        self.page.start()
        if self._billed:
            self.show_bill(self._billed)
        if self._unread:
            importing.give(self._unread)
            self.page.show_importing()

    def _connect(self, page: CasePage, session: CaseSession) -> None:
        session.changed.connect(self._on_changed)
        session.proposed.connect(page.interview.show_proposal)
        page.interview.answered.connect(session.answer)
        page.interview.withdrawn.connect(session.withdraw)
        page.interview.accepted.connect(session.accept)
        page.interview.declined.connect(session.decline)
        page.interview.went_on.connect(self.go_on)
        page.interview.went_back.connect(self._on_went_back)
        page.interview.removed.connect(session.remove_member)
        page.rail.chosen.connect(self._on_page)
        for leads in (page.rail.law_chosen, page.interview.law_wanted):
            leads.connect(page.show_law)
        page.determination.law_wanted.connect(page.show_law)
        for leads in (page.rail.bill_chosen, page.interview.bill_wanted):
            leads.connect(self.show_bill)
        page.composition.lines_added.connect(self._on_lines_added)
        page.composition.lines_changed.connect(session.change_lines)
        page.composition.lines_removed.connect(session.remove_lines)
        page.composition.undo_wanted.connect(session.undo)
        page.composition.typed_withdrawn.connect(self._on_typed_withdrawn)
        page.composition.left.connect(self._on_bill_left)
        page.composition.letter_wanted.connect(self._on_letter)
        page.composition.table_wanted.connect(self._on_table)
        page.composition.worksheet_wanted.connect(self._on_worksheet)
        page.composition.statement_wanted.connect(self._on_statement)
        page.composition.import_wanted.connect(self.show_importing)
        page.rail.importing_chosen.connect(page.show_importing)
        page.importing.taken.connect(self._on_taken)
        page.importing.remembered.connect(session.remember)
        page.importing.bill_wanted.connect(self.show_bill)
        page.rail.clocks_chosen.connect(page.show_clocks)
        page.clocks.answered.connect(session.answer)
        page.clocks.withdrawn.connect(session.withdraw)
        page.law.recorded.connect(session.record)
        page.law.went_on.connect(self._on_law_read)
        page.law.comparison.file_chosen.connect(self._on_file)
        page.rail.papers_chosen.connect(page.show_papers)
        page.rail.added.connect(self._on_added)
        page.papers_shown.connect(self._show_register)
        page.questions_drawn.connect(self._show_left)
        page.papers.wanted.connect(self._on_wanted)
        page.papers.shown_in_viewer.connect(self._on_viewer)

    def leave(self) -> None:
        """Give what is typed, and let go of the page; another will be shown."""
        self.commit()
        self._billed = self.page.composition.item if self.page.shows_bill else ""
        self._unread = self.page.importing.leave()
        self.session.changed.disconnect()
        self.session.proposed.disconnect()

    def commit(self) -> None:
        """Give every answer that is typed and not yet given."""
        self.page.interview.commit()
        self.page.composition.commit()
        self.page.clocks.commit()

    # --- turning pages ---------------------------------------------------------

    def _on_changed(self, view: View) -> None:
        self._show_sight(self.page.composition.item)
        self._show_items(view)
        self.page.show_view(view)
        self._window.undo.setEnabled(view.can_undo)
        self._window.say_place(view.outcome.case.title)
        if view.saved_at:
            when = time_of(view.saved_at)
            self._window.say_saved(self._window.words("page.saved", when=when))

    def _show_left(self) -> None:
        self.page.interview.show_left(self.session.progress())

    def go_on(self) -> None:
        """Show the next question, then what must be looked up, then the papers."""
        self.page.show_questions()
        if self.session.go_on():
            return
        if any(not stop.is_settled for stop in stops_of(self.session.outcome)):
            self.page.show_law()
        else:
            self.page.show_papers()

    # --- the bill of materials -------------------------------------------------

    def show_bill(self, item: str) -> None:
        """Show what an item is made of."""
        self.commit()
        self._show_sight(item)
        self.page.show_bill()

    def _show_sight(self, item: str) -> None:
        """Draw the bill of an item that is still there."""
        if item in self.session.outcome.case.items:
            sight = sight_of(item, self.session, self._window.words)
            self.page.composition.show_sight(sight)
        elif self.page.shows_bill:
            self.page.show_questions()

    def _on_lines_added(self, item: str, lines: tuple[Line, ...]) -> None:
        self.session.add_lines(item, None, (lines,))

    def _on_bill_left(self, item: str) -> None:
        self.page.show_questions()
        self.session.turn_to(PageKey(BILLED, item))

    def _on_typed_withdrawn(self, item: str) -> None:
        """Take the typed answers back among the questions, where it is asked first."""
        self._on_bill_left(item)
        for place in typed_beside(item, self.session):
            self.session.withdraw(place)
            if place in self.session.outcome.case.answers:
                # It waits as a proposal; the next would push it aside.
                break

    # --- files of suppliers ----------------------------------------------------

    def end_reading(self) -> None:
        """Read no file any more, for nobody will wait for its end."""
        self.page.importing.leave()

    def show_importing(self, item: str) -> None:
        """Show where files are read, for an item's bill."""
        self.page.importing.choose_item(item)
        self.page.show_importing()

    def _show_items(self, view: View) -> None:
        outcome, language = view.outcome, self._window.words.language
        names = [
            (item, member_name(item, outcome, self.session.corpus, language))
            for item in outcome.case.items
        ]
        read = frozenset(
            (item, source.digest)
            for item, reckoning in outcome.case.bills.items()
            for source in reckoning.bill.sources.values()
        )
        self.page.importing.show_items(names, view.today, read)

    def _on_taken(self, taken: Taken) -> None:
        """Work out aside what the lines lead to, then keep them."""
        item, source, batches = taken.item, taken.source, taken.batches

        def work() -> Coming:
            return self.session.foresee_lines(item, source, batches())

        done = partial(self._on_foreseen, taken)
        self._background.run(work, done, partial(self._on_not_taken, taken))

    def _on_foreseen(self, taken: Taken, coming: Coming) -> None:
        if not taken.is_wanted:
            return
        try:
            is_kept = self.session.keep_lines(coming)
        except StoreError:
            self.page.importing.refuse_taken(taken)
            raise
        if is_kept:
            bill = self.session.bill(taken.item).bill
            last = [*bill.sources][-1]
            twice = sum(bill.lines[e.coming].whence.source == last for e in twins(bill))
            self.page.importing.show_taken(taken, twice)
        else:
            # Something else was answered meanwhile: the lines are weighed with it.
            self._on_taken(taken)

    def _on_not_taken(self, taken: Taken, fault: Exception) -> None:
        if not isinstance(fault, CalledOffError):
            self.page.importing.refuse_taken(taken)
            raise fault

    def _leaving(self) -> Leaving:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        return Leaving(self._window, self._background, folder)

    def _on_letter(self, _item: str, supplier: str) -> None:
        outcome, corpus = self.session.outcome, self.session.corpus
        self._leaving().letter(supplier, outcome, corpus, self.session.today)

    def _on_table(self, _item: str) -> None:
        page = self.page.composition
        self._leaving().lines(page.sight, page.teller)

    def _on_worksheet(self, _item: str) -> None:
        self._leaving().worksheet(self.session.outcome, self.session.corpus)

    def _on_statement(self, item: str, party: str) -> None:
        outcome, corpus = self.session.outcome, self.session.corpus
        self._leaving().statement(item, party, outcome, corpus, self.session.today)

    # --- the law ---------------------------------------------------------------

    def show_law(self) -> None:
        """Show the state of the law, from wherever the case stands."""
        self.page.show_law()

    def _on_law_read(self) -> None:
        """Go on from the state of the law, whatever it is: papers need no answer."""
        self.page.show_questions()
        if not self.session.go_on():
            self.page.show_papers()

    def _on_file(self, path: str) -> None:
        form, place = self.page.law.comparison, Path(path)

        def refuse(fault: Exception) -> None:
            if not isinstance(fault, OSError):
                raise fault
            form.refuse_file(place.name, fault.strerror or str(fault))

        self._background.run(partial(held, place), form.show_file, refuse)

    def _on_page(self, key: PageKey) -> None:
        self.commit()
        self.page.show_questions()
        self.session.turn_to(key)

    def _on_added(self, scope: str) -> None:
        self.commit()
        self.page.show_questions()
        self.session.add_member(scope)

    def _on_went_back(self) -> None:
        self.commit()
        self.session.turn_back()

    # --- the papers ------------------------------------------------------------

    def _show_register(self) -> None:
        self.page.papers.show_register(self.session.issued())

    def _on_wanted(self, audience: str, path: str) -> None:
        self.commit()
        self.page.papers.draw()
        place, outcome = Path(path), self.session.outcome

        def work() -> bytes:
            from forms.draft import draft

            return draft(outcome, self.session.corpus, audience, place)

        done = partial(self._on_drawn, outcome, audience, place)
        self._background.run(work, done, self._on_not_drawn)

    def _on_drawn(
        self, outcome: Outcome, audience: str, path: Path, pdf: bytes
    ) -> None:
        self.session.issue(outcome, pdf, audience)
        if self._window.page is not self.page:
            return
        self._show_register()
        self.page.papers.show_saved(path)

    def _on_not_drawn(self, fault: Exception) -> None:
        if self._window.page is self.page:
            self.page.papers.rest()
        if not isinstance(fault, FormsError | StoreError):
            raise fault
        if self._window.page is self.page:
            self.page.papers.complain(str(fault))
        else:
            self._window.tell(str(fault))

    def _on_viewer(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def export(self) -> None:
        """Write the answers as plain text, and say that it is plain."""
        from forms.draft import put

        self.commit()
        words = self._window.words
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, words("menu.export-title"), "case.toml", "TOML (*.toml)"
        )
        if chosen:
            put(self.session.as_text().encode(), Path(chosen))
            self._window.tell(words("menu.exported", path=chosen))
