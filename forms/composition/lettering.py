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
_LATIN = re.compile(r"[A-Za-z]")
_TWIN = re.compile(r"[АВЕЅІЈКМНОРСТУХасеіјорѕухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν]")
_WORD = re.compile(r"[\w-]+")


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
    return bool(_UNSEEN.search(bare)) or any(map(_is_mixed, _WORD.findall(bare)))


def shown(text: str) -> str:
    """Return *text* with each hidden or look-alike character named: ``⟦U+202E⟧``."""
    if not is_misleading(text):
        return text
    return _WORD.sub(_word, _UNSEEN.sub(_code, text))


def _is_mixed(word: str) -> bool:
    return bool(_TWIN.search(word) and _LATIN.search(word))


def _word(found: re.Match[str]) -> str:
    return _TWIN.sub(_code, found[0]) if _is_mixed(found[0]) else found[0]


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
