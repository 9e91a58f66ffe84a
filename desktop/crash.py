"""An unexpected error is said calmly, once, and loses nothing."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class CrashGuard(QObject):
    """Catches what nobody caught, on any thread.

    Signals:
        caught: Carries the exception, on the thread of the window.
    """

    caught = Signal(object)

    def stand(self) -> None:
        """Stand guard from now on."""
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_fault_aside

    def leave(self) -> None:
        """Give the post back to Python's own hooks."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_fault(
        self,
        kind: type[BaseException],
        fault: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            sys.stderr.write(details(fault) + "\n")
            self.caught.emit(fault)

    def _on_fault_aside(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self.caught.emit(happened.exc_value)


def details(fault: BaseException) -> str:
    """Return the kind of the fault and where it happened, not what was typed.

    The message of a foreign exception may quote an answer, so it is left out.
    """
    lines = traceback.extract_tb(fault.__traceback__)
    places = [f"{line.filename}:{line.lineno} {line.name}" for line in lines]
    return "\n".join([type(fault).__qualname__, *places])
