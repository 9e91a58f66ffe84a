"""Where the bundled data lie, beside the packages or inside a frozen program."""

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of law, questions, outline, wording, samples and fonts."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"
