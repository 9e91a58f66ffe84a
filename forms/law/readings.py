"""Open legal questions, their competing readings, and the default stance."""

import datetime as dt

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Wording
from forms.law.marks import Found


class Overlay(Frozen):
    """What a reading would make of the dates of provisions.

    ``suspended_until`` moves the last day of the named suspension; ``unknown``
    says that the reading leaves the state to a text that must be read first.
    """

    extends: str
    suspended_until: dt.date | None = None
    unknown: bool = False


class Reading(Frozen):
    """One way to read the question, with whoever supports it.

    ``shown_by`` are the findings in an official file that speak for it.
    """

    id: str
    says: Wording
    support: Wording | None = None
    overlay: Overlay | None = None
    shown_by: tuple[Found, ...] = ()


class OpenQuestion(Frozen):
    """What the law leaves open.

    Without a default nobody adopts one of its readings: only a record of what
    MOFCOM's list shows settles it.  ``hangs_on`` are the facts not verified that an
    official file would settle it by; ``look_at`` the addresses to look at.
    """

    id: str
    asks: Wording
    cites: tuple[str, ...]
    hangs_on: tuple[str, ...] = ()
    look_at: tuple[str, ...] = ()
    default: str | None = None
    why_default: Wording | None = None
    readings: tuple[Reading, ...] = Field(min_length=2)

    @property
    def adoptable(self) -> tuple[str, ...]:
        """Return the readings that a person may take as a stance."""
        return tuple(r.id for r in self.readings if self.default is not None)

    def reading(self, reading_id: str) -> Reading:
        """Return the reading of that id."""
        return next(r for r in self.readings if r.id == reading_id)
