"""The key file is kept twice, and a damaged copy is told from a wrong passphrase."""

import json
import re
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, get_args

from desktop.store.durable import disk_in_words, replace
from desktop.store.errors import (
    DamagedHeaderError,
    MissingHeaderError,
    NewerStoreError,
    StoreError,
)
from desktop.store.keys import (
    FORMAT,
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    Effort,
    Header,
    Slot,
    SlotKind,
)

NAMES = ("header.json", "header.copy.json")
_LARGEST = 1 << 16
_HEX_ID = re.compile(r"[0-9a-f]{32}")
_HEX_CHECK = re.compile(r"[0-9a-f]{64}")
_FIELDS: dict[Literal["header", "slot"], set[str]] = {
    "header": {"format", "store", "check", "edition", "slots"},
    "slot": {"kind", "salt", "effort", "sealed"},
}


class _UnusableError(ValueError):
    """One copy cannot be read; the other may."""


def write(folder: Path, header: Header) -> None:
    """Write both copies, one after the other: one of them is whole at any moment."""
    content = encode(header)
    for name in NAMES:
        replace(folder / name, content)


def exists(folder: Path) -> bool:
    """Tell whether any copy is there, whole or not."""
    return any((folder / name).exists() for name in NAMES)


def read_all(folder: Path) -> tuple[Header, ...]:
    """Return the different headers that are whole, newest first; at least one."""
    whole: set[Header] = set()
    causes: list[str] = []
    for name in NAMES:
        try:
            with disk_in_words(folder):
                whole.add(_read(folder / name))
        except _UnusableError as fault:
            causes.append(f"{name}: {fault}")
        except NewerStoreError as fault:
            raise fault.at(folder) from fault
    if whole:
        return tuple(sorted(whole, key=lambda header: -header.edition))
    if not exists(folder):
        raise MissingHeaderError(folder, missing=NAMES[0])
    raise DamagedHeaderError(folder, cause="; ".join(causes))


def mend(folder: Path, proven: Header) -> None:
    """Renew a copy that is damaged, gone or older than the one that just opened."""
    for name in NAMES:
        try:
            fits = _read(folder / name).edition >= proven.edition
        except (_UnusableError, OSError, NewerStoreError):
            fits = False
        if not fits:
            # A store that can only be read still opens.
            with suppress(StoreError):
                replace(folder / name, encode(proven))


def encode(header: Header) -> bytes:
    """Return the header as JSON with its own digest."""
    body = {
        "format": FORMAT,
        "store": header.store,
        "check": header.check,
        "edition": header.edition,
        "slots": [_slot_out(slot) for slot in header.slots],
    }
    return json.dumps({"digest": _digest(body), **body}, indent=1).encode() + b"\n"


def decode(content: bytes) -> Header:
    """Return the header in *content*, or raise on the least doubt."""
    try:
        body = json.loads(content)
        digest = body.pop("digest")
        form = body.get("format")
        if digest != _digest(body):
            raise _UnusableError("its digest does not fit")
        if type(form) is int and form > FORMAT:
            raise NewerStoreError(found=form, known=FORMAT)
        return _header_in(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        if isinstance(fault, _UnusableError):
            raise
        raise _UnusableError("it is no key file") from fault


def _read(path: Path) -> Header:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise _UnusableError("gone") from None
    if len(content) > _LARGEST:
        raise _UnusableError("far too large")
    return decode(content)


def _digest(body: dict[str, Any]) -> str:
    plain = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def _slot_out(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "salt": b64encode(slot.salt).decode(),
        "effort": list(astuple(slot.effort)) if slot.effort else None,
        "sealed": b64encode(slot.sealed).decode(),
    }


def _header_in(body: dict[str, Any]) -> Header:
    slots = tuple(_slot_in(slot) for slot in body["slots"])
    header = Header(body["store"], body["check"], slots, body["edition"])
    honest = (
        body.keys() == _FIELDS["header"]
        and body["format"] == FORMAT
        and _HEX_ID.fullmatch(header.store)
        and _HEX_CHECK.fullmatch(header.check)
        and type(header.edition) is int
        and len(header.kinds) == len(slots)
    )
    if not honest:
        raise _UnusableError("its fields do not fit together")
    return header


def _slot_in(slot: dict[str, Any]) -> Slot:
    kind: SlotKind = slot["kind"]
    effort = slot["effort"]
    salt = b64decode(slot["salt"], validate=True)
    sealed = b64decode(slot["sealed"], validate=True)
    honest = (
        slot.keys() == _FIELDS["slot"]
        and kind in get_args(SlotKind)
        and (effort is not None) == (kind == "passphrase")
        and all(type(number) is int for number in effort or [])
        and 16 <= len(salt) <= 64
        and len(sealed) == NONCE_BYTES + KEY_BYTES + TAG_BYTES
    )
    if not honest:
        raise _UnusableError("a slot does not fit together")
    return Slot(kind, salt, Effort(*effort) if effort else None, sealed)
