"""The composition root: builds every part, connects every signal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QStandardPaths
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.background import Background
from desktop.clock import SYSTEM_CLOCK, Clock
from desktop.crash import CrashGuard, details
from desktop.entrance import Entrance
from desktop.pages.front_door import FrontDoor
from desktop.settings import Settings
from desktop.store.credentials import Ring, platform_ring
from desktop.store.errors import StoreError
from desktop.windows.main_window import MainWindow
from desktop.words import Words
from forms.errors import FormsError

if TYPE_CHECKING:
    from desktop.casework import Casework
    from desktop.store.keys import DataKey
    from desktop.store.vault import Vault
    from forms.case.events import Event
    from forms.case.facts import Raw
    from forms.corpus import Corpus
    from forms.triage.weighing import Triage

STORE = "store"


class Desktop(QObject):
    """The running program: one window, one store, at most one open case."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock = SYSTEM_CLOCK,
        ring: Ring = platform_ring,
        person: str = "",
    ) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._person = person
        self._background = Background(self)
        self._entrance = Entrance(folder / STORE, self._background, ring)
        self._entrance.unlocked.connect(self._on_unlocked)
        self._entrance.entered.connect(self._on_entered)
        self._settings = Settings(folder)
        self._corpus: Corpus | None = None
        self._waiting: list[Callable[[], None]] = []
        self._vault: Vault | None = None
        self.work: Casework | None = None
        self._gone = ""
        self._begins: Triage | None = None
        self.window = self._new_window()
        self._face: Callable[[], None] = self._show_door
        self.guard = CrashGuard(self)
        self.guard.caught.connect(self._on_fault)

    def start(self) -> None:
        """Show the window; what is slow begins once it stands on the screen."""
        self.guard.stand()
        self._face()
        self.window.painted.connect(self._on_painted)
        self.window.show()

    def stop(self) -> None:
        """Leave nothing open; called when the last window is gone."""
        self._background.finish()
        self.guard.leave()
        if self._vault is not None:
            self._vault.close()

    # --- the window ------------------------------------------------------------

    def _new_window(self) -> MainWindow:
        theme.apply(_application(), self._settings.scheme)
        window = MainWindow(Words(self._settings.language), self._settings.scheme)
        window.closing.connect(self._on_closing)
        window.language_chosen.connect(self._on_language)
        window.scheme_chosen.connect(self._on_scheme)
        window.to_cases.triggered.connect(self._on_to_cases)
        window.save_dossier.triggered.connect(self._on_papers)
        window.export.triggered.connect(self._on_export)
        window.undo.triggered.connect(self._on_undo)
        window.next_question.triggered.connect(self._on_next)
        window.to_law.triggered.connect(self._on_law)
        window.about.triggered.connect(self._on_about)
        return window

    def _turn(self, face: Callable[[], None]) -> None:
        """Show another face, and remember it for a change of language."""
        self._face = face
        face()

    def _on_language(self, language: str) -> None:
        if self.work is not None:
            self.work.leave()
        self._settings.language = "zh" if language == "zh" else "en"
        old = self.window
        self.window = self._new_window()
        self.window.setGeometry(old.geometry())
        self._face()
        self.window.show()
        old.closing.disconnect()
        old.close()
        old.deleteLater()

    def _on_scheme(self, scheme: str) -> None:
        self._settings.scheme = scheme
        theme.apply(_application(), scheme)
        if self.work is not None:
            self.work.session.show()

    def _on_about(self) -> None:
        self.window.tell(self.window.words("about.says"))

    def _on_closing(self) -> None:
        if self.work is not None:
            self.work.commit()
            self.work.end_reading()

    def _on_fault(self, fault: BaseException) -> None:
        """Say it calmly: what is on the disk stays, and the case can go on."""
        if isinstance(fault, StoreError | FormsError):
            self.window.tell(str(fault))
        elif isinstance(fault, OSError) and fault.filename:
            self.window.tell(f"{fault.filename}: {fault.strerror}.")
        else:
            self.window.tell(self.window.words("crash.says"), details(fault))

    # --- the store -------------------------------------------------------------

    def _show_door(self) -> None:
        door = FrontDoor(self.window.words)
        door.wished.connect(self._entrance.wish)
        door.triage_wished.connect(self._on_triage)
        self._entrance.faced.connect(door.show_face)
        self._entrance.complained.connect(door.complain)
        self.window.show_page(door)
        door.show_face(self._entrance.face)

    def _on_painted(self) -> None:
        self._background.run(_corpus, self._on_corpus)
        if self._vault is None:
            self._entrance.look()

    def enter(self, key: DataKey) -> None:
        """Open the store with a key that is known already."""
        self._on_unlocked(key)
        self._turn(self._show_cases)

    def _on_unlocked(self, key: DataKey) -> None:
        from desktop.store.vault import Vault

        self._vault = Vault.open(self._folder / STORE, key)

    # --- the cases -------------------------------------------------------------

    def _on_entered(self) -> None:
        self._turn(self._show_cases)
        if self._begins is not None:
            self._when_ready(partial(self._on_triaged, self._begins))

    def _show_cases(self) -> None:
        from desktop.pages.cases import CasesPage
        from desktop.samples import samples

        vault = self._open_vault()
        page = CasesPage(self.window.words)
        page.opened.connect(self.open_case)
        page.begun.connect(self._on_begun)
        page.sample_opened.connect(self.open_sample)
        page.deleted.connect(self._on_deleted)
        page.restored.connect(self._on_restored)
        page.imported.connect(self._on_import)
        page.triage_wished.connect(self._on_triage)
        gone = next((r for r in vault.deleted_cases() if r.id == self._gone), None)
        self.window.show_page(page)
        page.show_cases(vault.cases(), samples(), gone)
        self.window.open_case_actions(is_open=False)
        self.window.say_place("")
        self.window.say_saved("")

    def _open_vault(self) -> Vault:
        if self._vault is None:
            raise RuntimeError("the store is not open")
        return self._vault

    def _on_begun(self, title: str) -> None:
        from desktop.beginnings import begun

        self._new_case(title, begun(title, self._clock.now()))

    def open_sample(self, name: str) -> None:
        """Copy a sample into the store and open the copy, once the law is loaded."""
        self._when_ready(partial(self._open_sample, name))

    def _open_sample(self, name: str) -> None:
        from desktop.samples import sample_text

        self._open_text(sample_text(name), name)

    def _open_text(self, text: str, name: str) -> None:
        from desktop.beginnings import from_case_file

        title, events = from_case_file(text, self._law(), name, self._clock.now())
        self._new_case(title, events)

    def _new_case(self, title: str, events: tuple[Event, ...]) -> None:
        from desktop.beginnings import written

        vault = self._open_vault()
        case_id = vault.new_case(title, at=self._clock.now())
        vault.append_many(case_id, written(events), at=self._clock.now())
        self.open_case(case_id)

    def _on_deleted(self, case_id: str) -> None:
        self._open_vault().delete_case(case_id, at=self._clock.now())
        self._gone = case_id
        self._turn(self._show_cases)

    def _on_restored(self, case_id: str) -> None:
        self._open_vault().restore_case(case_id)
        self._gone = ""
        self._turn(self._show_cases)

    def _on_import(self) -> None:
        self._when_ready(self._import)

    def _import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        words = self.window.words
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, words("cases.import"), "", f"{words('cases.files')} (*.toml)"
        )
        if chosen:
            from forms.casefile import text_of

            self._open_text(text_of(Path(chosen)), Path(chosen).name)

    # --- which announcement speaks ---------------------------------------------

    def _on_triage(self) -> None:
        answers: dict[str, Raw] = {}
        self._when_ready(partial(self._turn, partial(self._show_triage, answers)))

    def _show_triage(self, answers: dict[str, Raw]) -> None:
        from desktop.pages.triage import TriagePage

        today = self._clock.today()
        page = TriagePage(self._law(), self.window.words, today, answers)
        page.begun.connect(self._on_triaged)
        page.left.connect(self._on_triage_left)
        self.window.show_page(page)
        self.window.say_place("")
        page.take_focus()

    def _on_triage_left(self) -> None:
        self._turn(self._show_door if self._vault is None else self._show_cases)

    def _on_triaged(self, result: Triage) -> None:
        """Begin a case with what is sure; a store that is shut is opened first."""
        if self._vault is None:
            self._begins = result
            self._turn(self._show_door)
            self.window.tell(self.window.words("triage.open-first"))
            return
        from desktop.beginnings import from_triage

        self._begins = None
        title, at = self.window.words("cases.untitled"), self._clock.now()
        self._new_case(title, from_triage(result, title, at))

    # --- the law ---------------------------------------------------------------

    def _on_corpus(self, corpus: Corpus) -> None:
        self._corpus = corpus
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _when_ready(self, call: Callable[[], None]) -> None:
        """Call once the law is loaded, which takes a moment after the start."""
        if self._corpus is None:
            self.window.say_place(self.window.words("cases.loading"))
            self._waiting.append(call)
        else:
            call()

    def _law(self) -> Corpus:
        if self._corpus is None:
            raise RuntimeError("the law is not loaded")
        return self._corpus

    # --- the case --------------------------------------------------------------

    def open_case(self, case_id: str) -> None:
        """Open a case of the store and show where it goes on."""
        self._when_ready(partial(self._open_case, case_id))

    def _open_case(self, case_id: str) -> None:
        from desktop.casework import Casework
        from desktop.session import CaseSession

        session = CaseSession(
            self._open_vault(),
            case_id,
            self._law(),
            self.window.words.language,
            self._clock,
            self._person,
        )
        self.work = Casework(session, self._background)
        self._turn(self._show_case)

    def _show_case(self) -> None:
        self._open_work().show_in(self.window)

    def _open_work(self) -> Casework:
        if self.work is None:
            raise RuntimeError("no case is open")
        return self.work

    def _on_papers(self) -> None:
        self._open_work().page.show_papers()

    def _on_export(self) -> None:
        self._open_work().export()

    def _on_undo(self) -> None:
        self._open_work().session.undo()

    def _on_next(self) -> None:
        self._open_work().go_on()

    def _on_law(self) -> None:
        self._open_work().show_law()

    def _on_to_cases(self) -> None:
        self._open_work().leave()
        self.work = None
        self._turn(self._show_cases)


def _corpus() -> Corpus:
    from forms.corpus import load
    from forms.resources import resources

    return load(resources())


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no application runs")
    return app


def new_application() -> QApplication:
    """Make the application, named so that its folders are found again."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Ytterby")
    app.setDesktopFileName("ytterby")
    return app


def own_folder() -> Path:
    """Return where this person's store lies: local, never roaming."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def run(folder: Path | None = None) -> int:
    """Open the desktop and stay until it is closed."""
    app = new_application()
    home = folder or own_folder()
    home.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(home / "window.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        sys.stderr.write(Words(Settings(home).language)("door.second") + "\n")
        return 2
    desktop = Desktop(home, person=os.environ.get("USER", ""))
    if "YTTERBY_BENCH_START" in os.environ:
        desktop.window.painted.connect(_ready)
    desktop.start()
    try:
        return app.exec()
    finally:
        desktop.stop()
        lock.unlock()


def _ready() -> None:
    """Tell the benchmark that the first window takes keys, and end."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    os._exit(0)
