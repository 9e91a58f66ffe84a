"""Every way of opening gives the right key or none."""

import json
import random
from dataclasses import replace
from time import perf_counter

import pytest

from desktop.store import header as headers
from desktop.store import keys
from desktop.store.errors import (
    HostileHeaderError,
    NewerStoreError,
    RecoveryKeyTypingError,
    StoreError,
    WeakPassphraseError,
    WrongKeyError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.store.recovery import new_recovery_key, read_recovery_key

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET = bytes(range(32))


def whole_header() -> tuple[keys.Header, keys.DataKey, str]:
    header, key = keys.new_header()
    recovery = new_recovery_key()
    header = keys.with_keyring(header, key, SECRET)
    header = keys.with_passphrase(header, key, "Grüße 安全 2026")
    return keys.with_recovery(header, key, recovery), key, recovery


HEADER, KEY, RECOVERY = whole_header()


def test_each_way_opens_the_same_store() -> None:
    header = headers.decode(headers.encode(HEADER))

    assert header == HEADER
    assert keys.open_by_keyring(header, SECRET) == KEY
    assert keys.open_by_passphrase(header, "Grüße 安全 2026") == KEY
    assert keys.open_by_recovery(header, RECOVERY) == KEY


def test_a_passphrase_typed_with_loose_accents_is_the_same() -> None:
    assert keys.open_by_passphrase(HEADER, "Gru\u0308ße 安全 2026") == KEY


def test_wrong_secrets_open_nothing() -> None:
    assert keys.open_by_keyring(HEADER, bytes(32)) is None
    with pytest.raises(WrongPassphraseError):
        keys.open_by_passphrase(HEADER, "grüße 安全 2026")
    with pytest.raises(WrongRecoveryKeyError):
        keys.open_by_recovery(HEADER, new_recovery_key())


def test_a_new_passphrase_ends_the_old_one() -> None:
    changed = keys.with_passphrase(HEADER, KEY, "another passphrase")

    assert keys.open_by_passphrase(changed, "another passphrase") == KEY
    assert keys.open_by_recovery(changed, RECOVERY) == KEY
    with pytest.raises(WrongPassphraseError):
        keys.open_by_passphrase(changed, "Grüße 安全 2026")


def test_a_key_of_another_store_seals_nothing() -> None:
    with pytest.raises(WrongKeyError):
        keys.with_passphrase(HEADER, keys.new_header()[1], "another passphrase")


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(WeakPassphraseError, match="has 7 characters"):
        keys.with_passphrase(HEADER, KEY, "  sevenup   ")


def test_the_key_shows_in_no_message() -> None:
    assert KEY.raw.hex() not in repr((KEY, HEADER))
    assert repr(KEY) == "DataKey()"


@pytest.mark.parametrize("mask", [1, 16, 128])
def test_a_changed_bit_of_the_header_never_gives_a_wrong_key(mask: int) -> None:
    content = headers.encode(HEADER)
    for place in range(0, len(content), 3):
        flipped = bytearray(content)
        flipped[place] ^= mask
        try:
            header = headers.decode(bytes(flipped))
        except ValueError:
            continue
        # What is left reads the same: a changed blank between two fields.
        assert header == HEADER


@pytest.mark.parametrize("kind", ["keyring", "recovery"])
def test_a_forged_header_never_gives_a_wrong_key(kind: keys.SlotKind) -> None:
    chance = random.Random(7)  # noqa: S311 a repeatable sample, no secret
    slot = HEADER.slot(kind)
    others = tuple(other for other in HEADER.slots if other.kind != kind)
    for _ in range(200):
        sealed = bytearray(slot.sealed)
        sealed[chance.randrange(len(sealed))] ^= 1 << chance.randrange(8)
        forged = replace(HEADER, slots=(*others, replace(slot, sealed=bytes(sealed))))
        header = headers.decode(headers.encode(forged))
        if kind == "keyring":
            assert keys.open_by_keyring(header, SECRET) is None
        else:
            with pytest.raises(WrongRecoveryKeyError):
                keys.open_by_recovery(header, RECOVERY)


def test_a_slot_moved_to_another_store_does_not_open() -> None:
    other, _ = keys.new_header()

    assert keys.open_by_keyring(replace(other, slots=HEADER.slots), SECRET) is None


@pytest.mark.parametrize(
    "effort",
    [
        keys.Effort(memory_kib=1 << 24),
        keys.Effort(passes=1 << 30),
        keys.Effort(lanes=255),
        keys.Effort(memory_kib=0),
        keys.Effort(lanes=-1),
    ],
)
def test_a_hostile_cost_is_refused_before_it_runs(effort: keys.Effort) -> None:
    slots = tuple(
        replace(slot, effort=effort) if slot.kind == "passphrase" else slot
        for slot in HEADER.slots
    )
    hostile = headers.decode(headers.encode(replace(HEADER, slots=slots)))
    begin = perf_counter()
    with pytest.raises(HostileHeaderError):
        keys.open_by_passphrase(hostile, "Grüße 安全 2026")

    assert perf_counter() - begin < 0.05


def test_a_milder_cost_does_not_open_the_slot() -> None:
    slots = tuple(
        replace(slot, effort=keys.Effort(32, 1, 4)) if slot.effort else slot
        for slot in HEADER.slots
    )
    with pytest.raises(WrongPassphraseError):
        keys.open_by_passphrase(replace(HEADER, slots=slots), "Grüße 安全 2026")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'"digest"',
        b"[" * 50_000,
        b'{"digest": 1' + b"0" * 5000 + b"}",
        b'{"digest": "0", "slots": 1}',
    ],
)
def test_what_is_no_key_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"no key file|does not fit"):
        headers.decode(content)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("store", "x" * 32),
        ("store", 7),
        ("check", ""),
        ("edition", True),
        ("edition", "1"),
        ("format", 0),
        ("slots", None),
        ("slots", [{}]),
        ("more", 1),
    ],
)
def test_fields_that_do_not_fit_are_refused(field: str, value: object) -> None:
    body = json.loads(headers.encode(HEADER))
    body[field] = value
    del body["digest"]
    body["digest"] = headers._digest(body)

    with pytest.raises(ValueError, match=r"fit together|no key file"):
        headers.decode(json.dumps(body).encode())


def test_a_key_file_of_a_newer_program_is_named_as_such() -> None:
    body = {"format": 2, "anything": "else"}
    content = json.dumps({**body, "digest": headers._digest(body)}).encode()

    with pytest.raises(NewerStoreError, match="newer Ytterby"):
        headers.decode(content)


def test_every_single_typing_error_in_a_recovery_key_is_caught() -> None:
    for place, letter in enumerate(RECOVERY):
        if letter == "-":
            continue
        for wrong in LETTERS.replace(letter, ""):
            with pytest.raises(RecoveryKeyTypingError, match="are wrong"):
                read_recovery_key(RECOVERY[:place] + wrong + RECOVERY[place + 1 :])


def test_two_swapped_letters_are_caught() -> None:
    for place in range(len(RECOVERY) - 1):
        one, two = RECOVERY[place], RECOVERY[place + 1]
        if one == two or "-" in {one, two}:
            continue
        with pytest.raises(RecoveryKeyTypingError):
            read_recovery_key(RECOVERY[:place] + two + one + RECOVERY[place + 2 :])


def test_a_recovery_key_forgives_how_it_is_typed() -> None:
    key = new_recovery_key()
    wide = "".join(
        chr(ord(letter) + 0xFEE0) if letter != "-" else "－" for letter in key
    )
    lookalike = key.replace("0", "o").replace("1", "l")

    for typed in (key.lower(), key.replace("-", " "), wide, lookalike, f" {key}\n"):
        assert read_recovery_key(typed) == read_recovery_key(key)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "0 characters"),
        (RECOVERY[:-1], "35 characters"),
        (RECOVERY + "7", "37 characters"),
        (RECOVERY[:-1] + "U", "'U' occurs in no recovery key"),
    ],
    # The key is new in each worker, and its letters would name the tests.
    ids=["empty", "too short", "too long", "no such letter"],
)
def test_a_recovery_key_of_another_shape_is_explained(typed: str, says: str) -> None:
    with pytest.raises(RecoveryKeyTypingError, match=says):
        read_recovery_key(typed)


def test_every_error_is_a_sentence_with_a_way_out() -> None:
    for kind in StoreError.__subclasses__():
        says = kind.says

        assert says[0].isupper() or says.startswith("{place}")
        assert says.endswith(".")
        assert ". " in says, kind
