"""One reading heard off the window's thread; what it says comes back on it."""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.border import Reading
from desktop.pages.importing.held import HeldLines
from forms.composition.bill import Line
from forms.composition.imports.messages import (
    Lines,
    Look,
    Notice,
    Progress,
    Refused,
    Request,
)

FIRST = 50
"""So many of the lines that result are shown at once."""

_BETWEEN = 0.1
"""Seconds between two words on how far it is: the window is not flooded."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far a reading is: bytes or rows, and the lines that there are already."""

    done: int = 0
    of: int = 0
    lines: int = 0
    first: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a file: what it was, its lines, the first of them, what is to be seen."""

    look: Look
    held: HeldLines
    first: tuple[Line, ...]
    notices: tuple[Notice, ...]


class Hearing(QObject):
    """Hears one reading; once stopped it says nothing more, and nothing is kept.

    Signals:
        looked: Carries a ``Look``.
        moved: Carries a ``SoFar``, a few times a second.
        refused: Carries a ``Refused``.
        ended: Carries the ``Whole``.
        failed: Carries what was raised where nothing should be.
    """

    looked = Signal(object)
    moved = Signal(object)
    refused = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    _heard = Signal(object)

    def __init__(self, request: Request, pasted: str = "") -> None:
        super().__init__()
        self._wants_look = request.want == "look"
        self._reading = Reading(request, pasted)
        self._heard.connect(self._on_heard)

    def start(self, background: Background) -> None:
        """Begin, aside."""
        background.run(self._read, self._on_heard, self._on_fault)

    def stop(self) -> None:
        """End the reading at once, whatever it is at."""
        self._reading.cancel()

    # --- aside -----------------------------------------------------------------

    def _read(self) -> Look | Refused | Whole | None:
        """Go through the messages; runs off the window's thread."""
        held, notices = HeldLines(), list[Notice]()
        first: tuple[Line, ...] = ()
        look: Look | None = None
        done = of = 0
        told = monotonic()
        for message in self._reading:
            match message:
                case Look():
                    look = message
                case Progress():
                    done, of = message.done, message.of
                case Notice():
                    notices.append(message)
                case Lines():
                    held.add(message.lines, self._reading.text)
                    first = (*first, *message.lines[: FIRST - len(first)])
                case Refused():
                    return message
            if monotonic() - told > _BETWEEN:
                told = monotonic()
                self._heard.emit(SoFar(done, of, len(held), first))
        if self._reading.is_cancelled or self._wants_look or look is None:
            return look
        return Whole(look, held, first, tuple(notices))

    # --- on the window's thread ------------------------------------------------

    def _on_fault(self, fault: Exception) -> None:
        if not self._reading.is_cancelled:
            self.failed.emit(fault)

    def _on_heard(self, heard: object) -> None:
        if self._reading.is_cancelled:
            return
        match heard:
            case SoFar():
                self.moved.emit(heard)
            case Look():
                self.looked.emit(heard)
            case Refused():
                self.refused.emit(heard)
            case Whole():
                self.ended.emit(heard)
