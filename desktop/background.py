"""A pure function off the thread of the window, its result handed back on it."""

from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class _Work(QObject):
    """One function under way.

    Signals:
        done: Carries the result to the thread of the window.
        failed: Carries what was raised there.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.thread_of_work = Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as fault:  # noqa: BLE001 handed on whole, never dropped
            self.failed.emit(fault)
        else:
            self.done.emit(result)


class Background(QObject):
    """Runs functions aside; what they return or raise comes back on this thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: list[_Work] = []

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Work *work* out aside, then call *then*, or *otherwise* with what it raised.

        Without *otherwise* the exception is raised here, where the crash guard is.
        """
        piece = _Work(work, self)

        def done(result: Any) -> None:
            self._drop(piece)
            then(result)

        def failed(fault: Exception) -> None:
            self._drop(piece)
            if otherwise is None:
                raise fault
            otherwise(fault)

        piece.done.connect(done)
        piece.failed.connect(failed)
        self._under_way.append(piece)
        piece.thread_of_work.start()

    def _drop(self, piece: _Work) -> None:
        self._under_way.remove(piece)
        piece.deleteLater()

    def finish(self) -> None:
        """Wait for what is under way; called before the program ends."""
        for piece in self._under_way:
            piece.thread_of_work.join()
