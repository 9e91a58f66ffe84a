"""A name for a file from words that a stranger may have chosen."""

import unicodedata

LONGEST = 80
_PORTS = tuple(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")
_RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))


def file_name(words: str, ending: str, otherwise: str = "ytterby") -> str:
    """Return ``Balti-Magnetid.pdf``: letters, figures, ``-`` and ``_`` alone, in NFC.

    At most 80 characters with the ending.  Where nothing is left, or a name that a
    system keeps for its devices, *otherwise* stands instead.
    """
    composed = unicodedata.normalize("NFC", words)
    kept = "".join(c if c.isalnum() or c == "_" else "-" for c in composed)
    pieces = "-".join(filter(None, kept.split("-")))
    stem = pieces[: LONGEST - len(ending) - 1].rstrip("-")
    if not stem or stem.casefold() in _RESERVED:
        stem = otherwise
    return f"{stem}.{ending}"
