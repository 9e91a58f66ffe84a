"""The front door: what is there, and each way in; it returns values and never asks."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from desktop.store import credentials, keys
from desktop.store import header as headers
from desktop.store.credentials import Ring, RingState, platform_ring
from desktop.store.errors import (
    MissingHeaderError,
    MissingVaultError,
    StoreError,
    StoreExistsError,
    WrongKeyError,
)
from desktop.store.keys import DataKey, Header, SlotKind
from desktop.store.places import UNFINISHED, VAULT, refuse_network
from desktop.store.recovery import new_recovery_key

RING_LIMIT_S = 5.0
Way = TypeVar("Way", DataKey, DataKey | RingState)


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a folder; `fault` says what is wrong with a broken store."""

    standing: Literal["new", "ready", "broken"]
    slots: frozenset[SlotKind] = frozenset()
    fault: StoreError | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """A new store; the recovery key is shown once and kept nowhere."""

    key: DataKey
    recovery_key: str = field(repr=False)
    slots: frozenset[SlotKind]


def look(folder: Path) -> Found:
    """Tell what lies in *folder*, touching nothing."""
    try:
        refuse_network(folder)
        vault = (folder / VAULT).exists()
        begun = (folder / UNFINISHED).exists()
        if not vault and (begun or not headers.exists(folder)):
            return Found("new")
        if vault and not headers.exists(folder):
            raise MissingHeaderError(folder, missing=headers.NAMES[0])
        whole = headers.read_all(folder)
        if not vault:
            raise MissingVaultError(folder, missing=VAULT)
    except StoreError as fault:
        return Found("broken", fault=fault)
    return Found("ready", whole[0].kinds)


def create(
    folder: Path,
    passphrase: str | None = None,
    *,
    limit_s: float = RING_LIMIT_S,
    ring: Ring = platform_ring,
) -> Created | RingState:
    """Make a store that opens by the passphrase, or without one by the key ring.

    When the key ring is wanted and does not work, its state is returned, nothing is
    made, and the caller asks for a passphrase.
    """
    from desktop.store.vault import Vault

    if look(folder).standing != "new":
        raise look(folder).fault or StoreExistsError(folder)
    header, key = keys.new_header()
    recovery_key = new_recovery_key()
    header = keys.with_recovery(header, key, recovery_key)
    if passphrase is not None:
        header = keys.with_passphrase(header, key, passphrase)
    else:
        secret = os.urandom(keys.KEY_BYTES)
        state = credentials.keep(header.store, secret, limit_s, ring)
        if state is not RingState.AVAILABLE:
            return state
        header = keys.with_keyring(header, key, secret)
    try:
        Vault.create(folder, header, key).close()
    except StoreError:
        if passphrase is None:
            credentials.forget(header.store, limit_s, ring)
        raise
    return Created(key, recovery_key, header.kinds)


def unlock_with_keyring(
    folder: Path, limit_s: float = RING_LIMIT_S, *, ring: Ring = platform_ring
) -> DataKey | RingState:
    """Return the data key, or the state of the key ring that says why not."""

    def way(header: Header) -> DataKey | RingState:
        header.slot("keyring")
        answer = credentials.recall(header.store, limit_s, ring)
        if answer.state is not RingState.AVAILABLE:
            return answer.state
        return keys.open_by_keyring(header, answer.secret) or RingState.FORGOTTEN

    return _through(folder, way)


def unlock_with_passphrase(folder: Path, text: str) -> DataKey:
    """Return the data key, or raise that the passphrase does not fit."""
    return _through(folder, lambda header: keys.open_by_passphrase(header, text))


def unlock_with_recovery(folder: Path, text: str) -> DataKey:
    """Return the data key, or raise what is wrong with the typed recovery key."""
    return _through(folder, lambda header: keys.open_by_recovery(header, text))


def change_passphrase(folder: Path, key: DataKey, new: str) -> None:
    """Let *new* open the store; an older passphrase opens it no more."""
    _rewrite(folder, lambda header: keys.with_passphrase(header, key, new))


def renew_recovery_key(folder: Path, key: DataKey) -> str:
    """Return a fresh recovery key, to be shown once; the older one opens no more."""
    text = new_recovery_key()
    _rewrite(folder, lambda header: keys.with_recovery(header, key, text))
    return text


def add_keyring_slot(
    folder: Path,
    key: DataKey,
    limit_s: float = RING_LIMIT_S,
    *,
    ring: Ring = platform_ring,
) -> RingState:
    """Let the key ring open the store; without one nothing changes."""
    store = headers.read_all(folder)[0]
    if not keys.belongs(store, key):
        raise WrongKeyError(folder)
    secret = os.urandom(keys.KEY_BYTES)
    state = credentials.keep(store.store, secret, limit_s, ring)
    if state is RingState.AVAILABLE:
        _rewrite(folder, lambda header: keys.with_keyring(header, key, secret))
    return state


def _through(folder: Path, way: Callable[[Header], Way]) -> Way:
    """Try the whole copies of the header, newest first, and renew the other."""
    faults: list[StoreError] = []
    states: list[Way] = []
    for header in headers.read_all(folder):
        try:
            opened = way(header)
        except StoreError as fault:
            faults.append(fault)
            continue
        if isinstance(opened, DataKey) and keys.belongs(header, opened):
            headers.mend(folder, header)
            return opened
        states.append(opened)
    if faults:
        raise faults[0].at(folder)
    return states[0]


def _rewrite(folder: Path, change: Callable[[Header], Header]) -> None:
    header = headers.read_all(folder)[0]
    try:
        changed = change(header)
    except StoreError as fault:
        raise fault.at(folder) from fault
    headers.write(folder, changed)
