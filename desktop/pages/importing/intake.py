"""How files and cells reach the page: chosen, dropped anywhere, pasted, by keys too."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.pages.importing.given import files, given_in
from desktop.words import Words

_BELOW = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Intake(QObject):
    """Watches one page for what is given to it.

    Signals:
        given: Carries what shall be read, one or more ``Given``.
        missed: Carries the sentence that says why nothing was given.
    """

    given = Signal(tuple)
    missed = Signal(str)

    def __init__(self, page: QWidget, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._words = words
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        for keys, way in ((QKeySequence("Ctrl+I"), self.choose), (paste, self.paste)):
            QShortcut(keys, page, context=_BELOW).activated.connect(way)

    def choose(self) -> None:
        """Ask for files."""
        title = self._words("importing.choose-title")
        chosen, _ = QFileDialog.getOpenFileNames(self._page, title)
        if chosen:
            self.given.emit(files(chosen))

    def paste(self) -> None:
        """Take what the clipboard holds."""
        name = self._words("importing.pasted")
        found = given_in(QGuiApplication.clipboard().mimeData(), name)
        if found:
            self.given.emit(found)
        else:
            self.missed.emit(self._words("importing.nothing-to-paste"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Welcome files and cells that are dropped on any part of the page."""
        if isinstance(event, QDragEnterEvent):
            mime = event.mimeData()
            if mime.hasUrls() or mime.hasText():
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            event.acceptProposedAction()
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        found = given_in(event.mimeData(), self._words("importing.dropped"))
        if found:
            self.given.emit(found)
        else:
            self.missed.emit(self._words("importing.no-such-drop"))
