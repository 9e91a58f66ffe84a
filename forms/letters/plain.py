"""Text from elsewhere as paper shows it: what hides or turns is shown by its code."""

import re

# Controls, marks that turn the direction of writing, halves of characters.
_HIDING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u202a-\u202e\u2066-\u206f\ud800-\udfff]"
)


def seen(text: str) -> str:
    """Return the text on one line; a hidden mark stands as ``⟦U+202E⟧``."""
    shown = _HIDING.sub(lambda mark: f"⟦U+{ord(mark[0]):04X}⟧", text)
    return " ".join(shown.split())
