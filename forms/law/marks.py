"""What was not compared with its official text, and what a person found there since."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Citation, Wording
from forms.law.lists import ControlledLine

Found = Literal["agrees", "differs", "not-there"]


class Comparison(Frozen):
    """A fact of the law compared with an official file that a person holds.

    Of the file its SHA-256, its name and its size in bytes are kept, never where it
    lies nor what it holds; ``said`` is what it says there, in that person's words.
    """

    fact: str
    file: str = Field(pattern=r"^[^/\\]+$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    finding: Found
    said: str = ""
    by: str
    checked_on: dt.date


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact marked as not verified, where it stands, and every comparison made of it.

    It is settled once a file was found to agree and none to say otherwise.
    """

    fact: str
    place: str
    doubt: Wording
    compared: tuple[Comparison, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Tell whether what was found replaces the mark."""
        found = {comparison.finding for comparison in self.compared}
        return found == {"agrees"}


def mark(
    cited: Citation | ControlledLine, compared: Iterable[Comparison] = ()
) -> Mark | None:
    """Return the mark of a clause or a line, with what was found about that fact.

    A clause without a mark of its own bears the one of its instrument.
    """
    fact, place, doubt = _marked(cited)
    if doubt is None:
        return None
    return Mark(fact, place, doubt, tuple(c for c in compared if c.fact == fact))


def _marked(cited: Citation | ControlledLine) -> tuple[str, str, Wording | None]:
    if isinstance(cited, ControlledLine):
        return f"lists/{cited.id}", cited.of, cited.not_verified
    if cited.provision and cited.provision.not_verified:
        return cited.id, cited.id, cited.provision.not_verified
    whole = cited.instrument.id
    return whole, whole, cited.instrument.not_verified
