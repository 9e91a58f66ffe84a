"""Damage behind the store's back is found, and never read as an answer."""

import random
from pathlib import Path

import pytest

from desktop.store.errors import DamagedStoreError, StoreError
from desktop.store.places import VAULT
from desktop.store.vault import Vault
from tests.store.conftest import Store

NOON = "2026-02-01T12:00:00Z"
PAGE = 4096


@pytest.fixture
def filled(store: Store) -> Path:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case("one", at=NOON)
    vault.append_many(
        case, [f'"{number}{"x" * 300}"' for number in range(200)], at=NOON
    )
    vault.keep_paper(case, bytes(50_000), at=NOON, audience="filing")
    vault.close()
    return store.folder / VAULT


def read_all(store: Store) -> None:
    vault = Vault.open(store.folder, store.key)
    try:
        vault.inspect()
    finally:
        vault.close()


def test_an_undamaged_store_passes(store: Store, filled: Path) -> None:
    read_all(store)

    assert filled.stat().st_size > 20 * PAGE


def test_every_changed_bit_is_found(store: Store, filled: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(3)  # noqa: S311 a repeatable sample, no secret
    for _ in range(100):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        filled.write_bytes(flipped)
        with pytest.raises(DamagedStoreError, match="open the newest backup"):
            read_all(store)


def test_swapped_pages_are_found(store: Store, filled: Path) -> None:
    whole = filled.read_bytes()
    swapped = whole[:PAGE] + whole[2 * PAGE : 3 * PAGE] + whole[PAGE : 2 * PAGE]
    filled.write_bytes(swapped + whole[3 * PAGE :])

    with pytest.raises(DamagedStoreError):
        read_all(store)


@pytest.mark.parametrize("kept", [0, 1, 100, PAGE, 5 * PAGE, 5 * PAGE + 7])
def test_a_store_that_was_cut_is_found(store: Store, filled: Path, kept: int) -> None:
    filled.write_bytes(filled.read_bytes()[:kept])

    with pytest.raises(DamagedStoreError):
        read_all(store)
    assert filled.stat().st_size == kept


def test_another_file_in_its_place_is_found(store: Store, filled: Path) -> None:
    filled.write_bytes(b"PK\x03\x04" * 5000)

    with pytest.raises(DamagedStoreError):
        read_all(store)


def test_a_torn_log_gives_a_whole_beginning(store: Store) -> None:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case("one", at=NOON)
    for number in range(50):
        vault.append(case, str(number), at=NOON)
    log = (store.folder / "vault.db-wal").read_bytes()
    content = (store.folder / VAULT).read_bytes()
    vault.close()
    chance = random.Random(4)  # noqa: S311 a repeatable sample, no secret
    lengths = set()
    for number in range(40):
        place = chance.randrange(len(log))
        torn = log[:place]
        if number % 2:
            torn += bytes(512) + log[place + 512 :]
        (store.folder / VAULT).write_bytes(content)
        (store.folder / "vault.db-wal").write_bytes(torn)
        again = Vault.open(store.folder, store.key)
        again.inspect()
        try:
            kept = again.events(case)
        except StoreError:
            kept = ()  # cut before the case itself began
        again.close()

        assert kept == tuple(str(n) for n in range(len(kept)))
        lengths.add(len(kept))
    assert len(lengths) > 10
