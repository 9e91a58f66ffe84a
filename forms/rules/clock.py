"""A clock of the law as the pack declares it: what it counts, from when, for whom."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Confidence, Wording
from forms.rules.language import Condition

CHECKED_ON = "status.checked_on"
"""The day of the latest record of what MOFCOM's list showed, which no question asks."""


REVIEW = "status-review"
"""The clock of that look; a pack without it is refused."""


class Unit(StrEnum):
    """What a clock counts."""

    WORKING_DAYS = "working-days"
    DAYS = "days"
    YEARS = "years"


class Clock(Frozen):
    """One clock: so many working days, days or years from the first day that is known.

    ``start`` names date questions, the best first; ``stops`` a table of spans that do
    not count; ``given`` a date that a paper prints as the end; ``ended`` the dates that
    make it done.  It runs only while all of ``when`` hold, for a ``duty`` that is owed
    or an outcome still possible; there is no limit where all of ``unless`` hold.
    ``numbered`` is the number of the paper it is about; ``near`` is how many days
    before the end a person is warned.
    """

    id: str
    name: Wording
    says: Wording
    who: Wording
    counts: Unit
    length: int = Field(gt=0)
    at_least: bool = False
    calendars: tuple[Literal["china", "exporter"], ...] = ("china",)
    start: tuple[str, ...] = Field(min_length=1)
    stops: str = ""
    given: str = ""
    ended: tuple[str, ...] = ()
    duty: str = ""
    outcomes: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    numbered: str = ""
    near: int = 0
    warnings: tuple[Wording, ...] = ()
    cites: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence

    @property
    def days(self) -> tuple[str, ...]:
        """Return every date question that it reads."""
        asked = (*self.start, self.given, *self.ended)
        return tuple(day for day in asked if day and day != CHECKED_ON)


class Change(Frozen):
    """What may change after a licence was issued, and what that calls for."""

    id: str
    says: Wording
    means: Literal["new-application", "amendment"]
    cites: tuple[str, ...] = Field(min_length=1)
