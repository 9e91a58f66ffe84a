"""*Not known* as people write it in a cell."""

from desktop.controls.search import Entry
from desktop.words import Words
from forms.case.facts import NOT_KNOWN

WRITINGS = ("not known", "unknown", "n/k", "?", "？", "未知", "不详", "不明")


def unknown(words: Words) -> Entry:
    """Return the entry that says *not known*."""
    return Entry(NOT_KNOWN, words("controls.not-known"), WRITINGS)


def says_unknown(text: str) -> bool:
    """Tell whether *text* says that the answer is not known."""
    return text.strip().casefold() in {NOT_KNOWN, *WRITINGS}
