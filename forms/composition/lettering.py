"""Letters that hide: what cannot be seen, what looks like another, what is shown."""

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
# Format characters, joiners and fillers that take no room.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    r"\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_LATIN = "[A-Za-z]"
_TWINS = "[АВЕЅІЈКМНОРСТУХасеіјорѕухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν]"
_MIXED = re.compile(rf"{_LATIN}[\w-]*{_TWINS}|{_TWINS}[\w-]*{_LATIN}")


def cleaned(text: str) -> str:
    """Return *text* without what cannot be seen, its spaces plain and single."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def is_misleading(text: str) -> bool:
    """Tell whether *text* hides characters, or mixes letters that look alike.

    Cyrillic or Greek letters that look Latin count inside a Latin word only.
    """
    if text.isascii() and text.isprintable():
        return False
    bare = text.strip("\ufeff \t\r\n")
    unseen = _UNSEEN.search(bare)
    return unseen is not None or _MIXED.search(bare) is not None


def shown(text: str) -> str:
    """Return *text* with each hidden or look-alike character named: ``⟦U+202E⟧``."""
    if not is_misleading(text):
        return text
    named = _UNSEEN.sub(_code, text)
    return _MIXED.sub(lambda found: re.sub(_TWINS, _code, found[0]), named)


def _code(found: re.Match[str]) -> str:
    return f"⟦U+{ord(found[0]):04X}⟧"


def folded(text: str) -> str:
    """Return *text* for comparing: compatible forms, case, spaces and marks alike."""
    bare = cleaned(text)
    if bare.isascii():
        return bare.casefold()
    plain = unicodedata.normalize("NFKC", bare).casefold()
    apart = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize(
        "NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    )
