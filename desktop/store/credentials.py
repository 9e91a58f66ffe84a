"""The system's key ring, asked in a thread of its own because it may never answer."""

import importlib
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Thread
from typing import Protocol

PERSON = "data key"
_BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_LOCKED = {
    "InitError",
    "KeyringLocked",
    "LockedException",
    "PromptDismissedException",
}


class RingState(StrEnum):
    """How the key ring answered; only the first lets the store be opened."""

    AVAILABLE = "available"
    NONE = "none"
    LOCKED = "locked"
    TIMED_OUT = "timed out"
    FORGOTTEN = "forgotten"


class Backend(Protocol):
    """What we ask of a key ring."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


Ring = Callable[[], Backend]


@dataclass(frozen=True, slots=True)
class RingAnswer:
    """The key ring's state and, when it holds it, the secret."""

    state: RingState
    secret: bytes = field(default=b"", repr=False)


def platform_ring() -> Backend:
    """Return this platform's own key ring, whatever the environment asks for."""
    # keyring's own choice obeys PYTHON_KEYRING_BACKEND and keyringrc, and either
    # may name a backend that drops what it is given or keeps it in plain text.
    module, name = _BACKENDS[sys.platform]
    backend: Backend = getattr(importlib.import_module(module), name)()
    if sys.platform == "win32":
        # By default an entry travels with the user's profile to other computers.
        backend.persist = "local machine"  # type: ignore[attr-defined]
    return backend


def keep(
    store: str, secret: bytes, limit_s: float, ring: Ring = platform_ring
) -> RingState:
    """Keep *secret* for the store; only what reads back is called kept."""
    written = b64encode(secret).decode()

    def write_and_read() -> RingAnswer:
        backend = ring()
        backend.set_password(_service(store), PERSON, written)
        held = backend.get_password(_service(store), PERSON) == written
        return RingAnswer(RingState.AVAILABLE if held else RingState.NONE)

    return _within(limit_s, write_and_read).state


def recall(store: str, limit_s: float, ring: Ring = platform_ring) -> RingAnswer:
    """Return the secret kept for the store, or why it is not to be had."""

    def read() -> RingAnswer:
        text = ring().get_password(_service(store), PERSON)
        if text is None:
            return RingAnswer(RingState.FORGOTTEN)
        try:
            return RingAnswer(RingState.AVAILABLE, b64decode(text, validate=True))
        except ValueError:
            return RingAnswer(RingState.FORGOTTEN)

    return _within(limit_s, read)


def forget(store: str, limit_s: float, ring: Ring = platform_ring) -> RingState:
    """Remove what was kept for the store."""

    def remove() -> RingAnswer:
        ring().delete_password(_service(store), PERSON)
        return RingAnswer(RingState.AVAILABLE)

    return _within(limit_s, remove).state


def probe(limit_s: float, ring: Ring = platform_ring) -> RingState:
    """Tell whether the key ring works, by a trial entry that is removed again."""
    trial = f"trial {os.urandom(8).hex()}"
    state = keep(trial, os.urandom(32), limit_s, ring)
    if state is RingState.AVAILABLE:
        forget(trial, limit_s, ring)
    return state


def _service(store: str) -> str:
    return f"ytterby/{store}"


def _within(limit_s: float, ask: Callable[[], RingAnswer]) -> RingAnswer:
    """Return the answer, or give up waiting; a late answer is dropped."""
    answers: list[RingAnswer] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception as fault:  # noqa: BLE001 each platform raises its own kinds
            answers.append(RingAnswer(_why(fault)))

    # A daemon: a prompt that nobody answers must not keep the program alive.
    thread = Thread(target=run, name="key ring", daemon=True)
    thread.start()
    thread.join(limit_s)
    return answers[0] if answers else RingAnswer(RingState.TIMED_OUT)


def _why(fault: Exception) -> RingState:
    # Compared by name, so that no backend is imported only to name its faults.
    causes = [type(fault), type(fault.__cause__)]
    names = {kind.__name__ for cause in causes for kind in cause.__mro__}
    if "SecretServiceNotAvailableException" in names:
        return RingState.NONE
    return RingState.LOCKED if names & _LOCKED else RingState.NONE
