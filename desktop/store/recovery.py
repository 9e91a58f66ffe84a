"""The recovery key: 160 bits that a person prints, keeps and types without error."""

import os
import unicodedata
from hashlib import sha256

from desktop.store.errors import RecoveryKeyTypingError

# Crockford's alphabet: no I, L, O or U, so that nothing looks like something else.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BODY, _CHECK, _GROUP = 32, 4, 6
_BYTES = _BODY * 5 // 8


def new_recovery_key() -> str:
    """Return a fresh key as it is printed: six groups of six."""
    number = int.from_bytes(os.urandom(_BYTES), "big")
    body = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_BODY))
    whole = body + _check(body)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_recovery_key(typed: str) -> bytes:
    """Return the key's bytes; case, spaces, dashes and look-alikes do not matter."""
    # A Chinese keyboard types full-width letters and dashes: NFKC makes them plain.
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_LOOKALIKES)
    letters = "".join(letter for letter in plain if not _is_gap(letter))
    strange = sorted(set(letters) - set(_LETTERS))
    if strange:
        cause = f"{strange[0]!r} occurs in no recovery key"
        raise RecoveryKeyTypingError(cause=cause)
    if len(letters) != _BODY + _CHECK:
        cause = f"it has {len(letters)} characters instead of {_BODY + _CHECK}"
        raise RecoveryKeyTypingError(cause=cause)
    body = letters[:_BODY]
    if _check(body) != letters[_BODY:]:
        raise RecoveryKeyTypingError(cause="one or more characters are wrong")
    number = sum(_LETTERS.index(letter) << 5 * at for at, letter in enumerate(body))
    return number.to_bytes(_BYTES, "big")


def _check(body: str) -> str:
    digest = sha256(body.encode()).digest()
    return "".join(_LETTERS[byte & 31] for byte in digest[:_CHECK])


def _is_gap(letter: str) -> bool:
    return unicodedata.category(letter) in {"Pd", "Zs", "Cc", "Cf"} or letter == "−"
