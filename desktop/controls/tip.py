"""A tip that shows words as they are: Qt takes what looks like markup for markup."""

from html import escape


def tip(words: str) -> str:
    """Return *words* so that a tip shows every sign of them."""
    return f"<p>{escape(words)}</p>" if words else ""
