"""A file that a person holds: what it is called, how long it is, its SHA-256."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class HeldFile:
    """All that is ever kept of a file: neither where it lies nor what it holds."""

    name: str
    size: int
    sha256: str


def held(path: Path) -> HeldFile:
    """Read a file piece by piece; raises ``OSError`` where it cannot be read."""
    seal, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            seal.update(piece)
            size += len(piece)
    return HeldFile(path.name, size, seal.hexdigest())
