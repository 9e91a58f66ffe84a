"""What magnets of a grade often hold: a hint to ask the supplier, never a fact."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.words import Language
from forms.resources import resources


@dataclass(frozen=True, slots=True)
class GradeHint:
    """From ``low`` to ``high`` per cent by mass of an element, and who says so."""

    fits: str
    low: str
    high: str
    what: dict[Language, str]
    source: dict[Language, str]


@cache
def hints() -> tuple[GradeHint, ...]:
    """Return all hints; the first that fits a grade speaks."""
    text = (resources() / "screen" / "grades.toml").read_text("utf-8")
    return tuple(GradeHint(**entry) for entry in tomllib.loads(text)["grade"])


def hint_of(grade: str) -> tuple[str, GradeHint] | None:
    """Return the grade that *grade* names, and what is said of it, if anything."""
    for hint in hints():
        if found := re.search(hint.fits, grade, re.IGNORECASE | re.ASCII):
            return found[0], hint
    return None
