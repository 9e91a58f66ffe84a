"""A real store in an empty folder, opened by a key ring that lives in the test."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.store import opening
from desktop.store.keys import DataKey
from desktop.store.opening import Created
from desktop.store.vault import Vault
from tests.store.rings import WorkingRing, of


@dataclass(frozen=True)
class Store:
    """A store that lies closed in its folder."""

    folder: Path
    key: DataKey
    recovery_key: str
    ring: WorkingRing


@pytest.fixture
def ring() -> WorkingRing:
    return WorkingRing()


@pytest.fixture
def store(tmp_path: Path, ring: WorkingRing) -> Store:
    folder = tmp_path / "store"
    made = opening.create(folder, ring=of(ring))
    assert isinstance(made, Created)
    return Store(folder, made.key, made.recovery_key, ring)


@pytest.fixture
def vault(store: Store) -> Iterator[Vault]:
    opened = Vault.open(store.folder, store.key)
    yield opened
    opened.close()
