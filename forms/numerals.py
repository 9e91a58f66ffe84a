"""What a typed number can mean: once, not at all, or in two ways."""

import re
import unicodedata
from collections.abc import Sequence

from forms.numbers import NotANumberError, canonical

_TO = re.compile(r"\.\.|[–—…]")
_CODE_LAST = re.compile(r"(.*?)\s*(?<![A-Za-z])([A-Za-z]{3})")
_CODE_FIRST = re.compile(r"([A-Za-z]{3})(?![A-Za-z])\s*(.*)")
_OTHER = {".": ",", ",": "."}


def ends(text: str) -> tuple[str, ...]:
    """Return the two ends of a range such as 8.80..9.20, else the one number."""
    return tuple(part.strip() for part in _TO.split(text, maxsplit=1))


def readings(texts: Sequence[str], decimal: str) -> tuple[str, ...]:
    """Return each canonical number or range that *texts* can mean.

    The writer's own locale speaks first; the other convention is heard if the first
    finds no sense, or found it only by taking a sign for a mark of thousands.
    """
    plain = [unicodedata.normalize("NFKC", text).replace("’", "'") for text in texts]
    own, other = _read(plain, decimal), _read(plain, _OTHER[decimal])
    if own is None:
        return (other,) if other else ()
    grouped = any(_OTHER[decimal] in text for text in plain)
    return (own, other) if grouped and other and other != own else (own,)


def _read(texts: Sequence[str], decimal: str) -> str | None:
    try:
        return "..".join(canonical(text, decimal) for text in texts)
    except NotANumberError:
        return None


def written(number: str, decimal: str) -> str:
    """Return a canonical number or range as the writer's locale writes it."""
    return "..".join(end.replace(".", decimal) for end in ends(number))


def money(text: str) -> tuple[str, str]:
    """Split an amount from its currency, wherever it stands; "" if there is none."""
    if found := _CODE_LAST.fullmatch(text.strip()):
        return found[1], found[2].upper()
    if found := _CODE_FIRST.fullmatch(text.strip()):
        return found[2], found[1].upper()
    if "€" in text:
        return text.replace("€", "").strip(), "EUR"
    return text.strip(), ""
