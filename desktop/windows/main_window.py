"""The one window: a page at a time, a menu, a line that says what is saved."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.labels import label, say
from desktop.words import Words

SIZE = QSize(1240, 820)


class MainWindow(QMainWindow):
    """Holds pages; it knows no case and no store.

    Signals:
        closing: The window is about to close; what is typed may still be given.
        language_chosen: Carries ``en`` or ``zh``.
        scheme_chosen: Carries ``light``, ``dark`` or ``system``.
        painted: The window stands on the screen; what is slow may be loaded now.
    """

    painted = Signal()
    closing = Signal()
    language_chosen = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(self, words: Words, scheme: str) -> None:
        super().__init__()
        self.words = words
        self._is_painted = False
        self.setWindowTitle("Ytterby")
        self.resize(SIZE)
        self.setMinimumSize(980, 600)
        self._pages = QStackedWidget()
        self._notice = _Notice(words)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(inner)
        self._saved = QLabel()
        self._saved.setProperty("role", "hint")
        self._place = QLabel()
        self._place.setProperty("role", "hint")
        self.statusBar().addWidget(self._place, 1)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(12, 2, 12, 2)
        self._make_menus(scheme)

    def _make_menus(self, scheme: str) -> None:
        words = self.words
        self._case_menu = self.menuBar().addMenu(words("menu.case"))
        self.to_cases = self._action(self._case_menu, "menu.cases", "Ctrl+O")
        self.save_dossier = self._action(self._case_menu, "menu.dossier", "Ctrl+S")
        self.export = self._action(self._case_menu, "menu.export", "Ctrl+E")
        self._case_menu.addSeparator()
        self.leave = self._action(self._case_menu, "menu.quit", "Ctrl+Q")
        self.leave.setEnabled(True)
        self.leave.triggered.connect(self.close)
        edit = self.menuBar().addMenu(words("menu.edit"))
        self.undo = self._action(edit, "menu.undo", "Ctrl+Z")
        self.next_question = self._action(edit, "menu.next", "Ctrl+N")
        self.to_law = self._action(edit, "menu.law", "Ctrl+L")
        view = self.menuBar().addMenu(words("menu.view"))
        languages = [("en", "English"), ("zh", "中文")]
        self._choices(view, languages, words.language, self.language_chosen)
        view.addSeparator()
        schemes = [(s, words(f"menu.{s}")) for s in ("system", "light", "dark")]
        self._choices(view, schemes, scheme, self.scheme_chosen)
        help_menu = self.menuBar().addMenu(words("menu.help"))
        self.about = self._action(help_menu, "menu.about", "F1")
        self.about.setEnabled(True)

    def _action(self, menu: QMenu, key: str, shortcut: str) -> QAction:
        action = QAction(self.words(key), self)
        action.setShortcut(shortcut)
        action.setEnabled(False)
        menu.addAction(action)
        return action

    def _choices(
        self,
        menu: QMenu,
        choices: list[tuple[str, str]],
        now: str,
        chosen: SignalInstance,
    ) -> None:
        group = QActionGroup(self)
        for key, says in choices:
            action = QAction(says, self)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.setActionGroup(group)
            action.setData(key)
            menu.addAction(action)
        group.triggered.connect(lambda action: chosen.emit(action.data()))

    # --- what is shown ---------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Show *page*, and let go of the one before: each is built when it is shown."""
        before = self.page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()

    @property
    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._pages.currentWidget()

    def open_case_actions(self, is_open: bool) -> None:
        """Offer what can be done with an open case only."""
        for action in (
            self.to_cases,
            self.save_dossier,
            self.export,
            self.undo,
            self.next_question,
            self.to_law,
        ):
            action.setEnabled(is_open)

    def say_saved(self, words: str) -> None:
        """Say what is on the disk."""
        self._saved.setText(words)

    def say_place(self, words: str) -> None:
        """Say what is open."""
        self._place.setText(words)

    def tell(self, sentence: str, details: str = "") -> None:
        """Say something above the page, calmly; it stays until it is put away."""
        self._notice.show_notice(sentence, details)

    @property
    def notice(self) -> str:
        """Return the sentence that stands above the page."""
        return self._notice.text() if self._notice.isVisibleTo(self) else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Say once that the window can be seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 Qt's name
        """Let what is typed be given before the window goes."""
        self.closing.emit()
        super().closeEvent(event)


class _Notice(QFrame):
    """A sentence above the page, with its details to copy and a way to put it away."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setVisible(False)
        self._details = ""
        self._says = label("notice")
        self._copy = QPushButton(words("notice.copy"))
        self._close = QPushButton(words("notice.close"))
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.addWidget(self._says, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def show_notice(self, sentence: str, details: str) -> None:
        self._details = details
        say(self._says, sentence)
        self.setAccessibleName(sentence)
        self._copy.setVisible(bool(details))
        self.show()

    def text(self) -> str:
        return self._says.text()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
