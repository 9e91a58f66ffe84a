"""One random data key, sealed once for each way of opening the store."""

import hmac
import json
import os
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.store.errors import (
    HostileHeaderError,
    NoSlotError,
    StoreError,
    WeakPassphraseError,
    WrongKeyError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.store.recovery import read_recovery_key

SlotKind = Literal["keyring", "passphrase", "recovery"]
FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES, TAG_BYTES, SALT_BYTES = 12, 16, 16
LEAST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of one store; it never shows in a message or a trace."""

    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Effort:
    """What one try of a passphrase costs: Argon2id's three numbers."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Tell whether an honest store could ask for this much, and so little."""
        return (
            8 * self.lanes <= self.memory_kib <= 1 << 20
            and 1 <= self.passes <= 10
            and 1 <= self.lanes <= 8
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, sealed for one way of opening."""

    kind: SlotKind
    salt: bytes
    effort: Effort | None = None
    sealed: bytes = b""


@dataclass(frozen=True, slots=True)
class Header:
    """All that is known of a store without its key; none of it is secret."""

    store: str
    check: str
    slots: tuple[Slot, ...] = ()
    edition: int = 1

    @property
    def kinds(self) -> frozenset[SlotKind]:
        """Return the ways in which this store opens."""
        return frozenset(slot.kind for slot in self.slots)

    def slot(self, kind: SlotKind) -> Slot:
        """Return the one slot of this *kind*."""
        for slot in self.slots:
            if slot.kind == kind:
                return slot
        raise NoSlotError(slot=kind, others=", ".join(sorted(self.kinds)) or "none")


def new_header() -> tuple[Header, DataKey]:
    """Return a fresh data key, and a header that no slot opens yet."""
    key = DataKey(os.urandom(KEY_BYTES))
    store = os.urandom(16).hex()
    return Header(store=store, check=_check(store, key)), key


def belongs(header: Header, key: DataKey) -> bool:
    """Tell whether *key* is the data key of this store."""
    return hmac.compare_digest(header.check, _check(header.store, key))


def with_keyring(header: Header, key: DataKey, secret: bytes) -> Header:
    """Return the header with its key ring slot sealed anew under *secret*."""
    return _with_slot(header, key, Slot("keyring", os.urandom(SALT_BYTES)), secret)


def with_passphrase(header: Header, key: DataKey, text: str) -> Header:
    """Return the header with its passphrase slot sealed anew."""
    least = LEAST_PASSPHRASE
    length = len(unicodedata.normalize("NFC", text).strip())
    if length < least:
        raise WeakPassphraseError(length=length, least=least)
    slot = Slot("passphrase", os.urandom(SALT_BYTES), Effort())
    return _with_slot(header, key, slot, _stretch(text, slot))


def with_recovery(header: Header, key: DataKey, text: str) -> Header:
    """Return the header with its recovery slot sealed anew."""
    slot = Slot("recovery", os.urandom(SALT_BYTES))
    return _with_slot(header, key, slot, _spread(text, slot))


def open_by_keyring(header: Header, secret: bytes) -> DataKey | None:
    """Return the data key, or nothing when *secret* is not the slot's."""
    fits = len(secret) == KEY_BYTES
    return _open(header, header.slot("keyring"), secret) if fits else None


def open_by_passphrase(header: Header, text: str) -> DataKey:
    """Return the data key; costly parameters are refused before they run."""
    slot = header.slot("passphrase")
    key = _open(header, slot, _stretch(text, slot))
    if key is None:
        raise WrongPassphraseError
    return key


def open_by_recovery(header: Header, text: str) -> DataKey:
    """Return the data key; a typing error is told from a wrong key."""
    slot = header.slot("recovery")
    key = _open(header, slot, _spread(text, slot))
    if key is None:
        raise WrongRecoveryKeyError
    return key


def _with_slot(header: Header, key: DataKey, slot: Slot, secret: bytes) -> Header:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not belongs(header, key):
        raise WrongKeyError
    nonce = os.urandom(NONCE_BYTES)
    cipher = ChaCha20Poly1305(secret)
    sealed = nonce + cipher.encrypt(nonce, key.raw, _bound(header.store, slot))
    kept = tuple(other for other in header.slots if other.kind != slot.kind)
    slots = (*kept, replace(slot, sealed=sealed))
    return replace(header, slots=slots, edition=header.edition + 1)


def _open(header: Header, slot: Slot, secret: bytes) -> DataKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, sealed = slot.sealed[:NONCE_BYTES], slot.sealed[NONCE_BYTES:]
    try:
        raw = ChaCha20Poly1305(secret).decrypt(
            nonce, sealed, _bound(header.store, slot)
        )
    except InvalidTag:
        return None
    return DataKey(raw)


def _bound(store: str, slot: Slot) -> bytes:
    """Return what the seal is bound to: nothing of it can be changed or moved."""
    effort = slot.effort
    numbers = [effort.memory_kib, effort.passes, effort.lanes] if effort else None
    return json.dumps([FORMAT, store, slot.kind, numbers, slot.salt.hex()]).encode()


def _stretch(text: str, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    effort = slot.effort
    if effort is None or not effort.is_sane:
        raise HostileHeaderError(asked=effort or "no effort")
    cost = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory_kib,
    )
    try:
        return cost.derive(unicodedata.normalize("NFC", text).encode())
    except MemoryError as fault:
        short = f"{effort.memory_kib // 1024} MiB of memory are not free"
        raise StoreError(cause=short) from fault


def _spread(text: str, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    kdf = HKDF(SHA256(), KEY_BYTES, slot.salt, b"ytterby recovery key 1")
    return kdf.derive(read_recovery_key(text))


def _check(store: str, key: DataKey) -> str:
    return hmac.digest(key.raw, f"ytterby key check 1 {store}".encode(), "sha256").hex()
