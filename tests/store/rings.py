"""Real key rings for the tests: one that works, and four that fail as real ones do."""

import threading

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked

from desktop.store.credentials import Ring


class WorkingRing(KeyringBackend):
    """Keeps entries for as long as the test lasts."""

    priority = 0.1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class DroppingRing(WorkingRing):
    """Takes an entry and keeps nothing, as the null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Drop the entry."""


class LockedRing(WorkingRing):
    """Is locked, and nobody is there to unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError(service, username, len(password))


class SilentRing(WorkingRing):
    """Waits for a prompt that nobody answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answered.wait(30)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answered.wait(30)
        super().set_password(service, username, password)


def no_ring() -> WorkingRing:
    """Fail as a computer without any key ring does."""
    raise ImportError("no key ring here")


def of(backend: WorkingRing) -> Ring:
    """Return a way to that one key ring."""
    return lambda: backend
