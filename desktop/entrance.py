"""The way into the store: looks, unlocks aside, and says what the door shows.

The store's modules are imported when the door is first asked: the window comes first.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.pages.front_door import Face, Wish
from desktop.store.credentials import Ring, RingState
from desktop.store.errors import StoreError


class Entrance(QObject):
    """Turns what the front door is asked into a key, without blocking the window.

    Signals:
        faced: Carries the ``Face`` that the door shows now.
        complained: Carries the sentence that says why the store stays shut.
        unlocked: Carries the data key.
        entered: The store is open and the recovery key put away.
    """

    faced = Signal(object)
    complained = Signal(str)
    unlocked = Signal(object)
    entered = Signal()

    def __init__(self, store: Path, background: Background, ring: Ring) -> None:
        super().__init__()
        self._store = store
        self._background = background
        self._ring = ring
        self.face = Face("waiting")

    def look(self) -> None:
        """Find out what lies in the folder, and begin to open it where possible."""
        from desktop.store import opening

        found = opening.look(self._store)
        if found.standing == "new":
            self._turn(Face("new", str(self._store)))
        elif found.standing == "broken":
            self._turn(Face("broken", str(found.fault)))
        elif "keyring" in found.slots:
            self._try(
                partial(opening.unlock_with_keyring, self._store, ring=self._ring)
            )
        else:
            self._turn(Face("locked", ways=frozenset(found.slots)))

    def wish(self, wish: Wish) -> None:
        """Do what the person asks of the door."""
        from desktop.store import opening

        match wish.way:
            case "create":
                self._try(partial(opening.create, self._store, wish.secret))
            case "keyring":
                self._try(partial(opening.create, self._store, ring=self._ring))
            case "passphrase":
                self._try(
                    partial(opening.unlock_with_passphrase, self._store, wish.secret)
                )
            case "recovery":
                self._try(
                    partial(opening.unlock_with_recovery, self._store, wish.secret)
                )
            case "put-away":
                self._turn(Face("waiting"))
                self.entered.emit()

    def _try(self, work: Callable[[], object]) -> None:
        self._background.run(work, self._on_answer, self._on_fault)

    def _on_answer(self, answer: object) -> None:
        from desktop.store import opening
        from desktop.store.keys import DataKey

        match answer:
            case opening.Created():
                self.unlocked.emit(answer.key)
                self._turn(Face("keep", answer.recovery_key))
            case DataKey():
                self.unlocked.emit(answer)
                self.entered.emit()
            case RingState():
                self._on_ring(answer)

    def _on_ring(self, state: RingState) -> None:
        from desktop.store import opening

        found = opening.look(self._store)
        if found.standing == "new":
            self._turn(Face("new-without-ring", str(self._store)))
        else:
            ways = frozenset(found.slots)
            self._turn(Face("locked", ways=ways, ring=state.name.lower()))

    def _on_fault(self, fault: Exception) -> None:
        if not isinstance(fault, StoreError):
            raise fault
        self.complained.emit(str(fault))

    def _turn(self, face: Face) -> None:
        self.face = face
        self.faced.emit(face)
