"""Broken data is an error; a wrong answer is not (see interview.answers)."""

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches


def near_miss(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


def sentence(wrong: Exception) -> str:
    """Return what went wrong with its place, as a line that a person can use."""
    if isinstance(wrong, OSError) and wrong.strerror:
        place = f"{wrong.filename}: " if wrong.filename else ""
        return f"{place}{wrong.strerror}."
    return str(wrong) if isinstance(wrong, FormsError) else repr(wrong)


class FormsError(Exception):
    """The root: a file or pack that cannot be used; the message says what to mend."""


class PackError(FormsError):
    """The bundled or replaced law, questions or outline do not fit together."""


class CaseFileError(FormsError):
    """A case or scenario file cannot be read as it stands."""


class ColumnsError(FormsError):
    """Records in columns that do not fit each other or the law they are weighed by."""


class MissingGlyphError(FormsError):
    """A text holds characters that no bundled face can draw."""


class RanOutError(FormsError):
    """A paper behind a statement no longer speaks on its day.

    ``paper`` is its number or who issued it, ``day`` its last day.
    """

    def __init__(self, paper: str, day: dt.date) -> None:
        super().__init__(
            f"The paper {paper!r} ran out on {day}: "
            "ask the supplier anew, or date the statement earlier."
        )
        self.paper, self.day = paper, day


class ConflictError(FormsError):
    """Sources exclude each other somewhere in the case, so no paper is printed."""
