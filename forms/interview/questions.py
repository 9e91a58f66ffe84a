"""A question asks for one fact; its kind decides how it is read, shown, printed."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field

from forms.frozen import Frozen
from forms.rules.language import Condition, Scope


class Kind(StrEnum):
    """Each kind has one reader, one control and one printer."""

    CHOICE = "choice"
    YES_NO = "yes-no"
    TEXT = "text"
    WORDS = "words"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    COUNTRY = "country"
    COUNTRIES = "countries"
    TABLE = "table"


class Option(Frozen):
    """One answer to choose from, and what it means if that is not plain."""

    id: str
    says: str
    hint: str = ""


class Column(Frozen):
    """A small question: one column of a table."""

    id: str
    kind: Kind
    ask: str
    hint: str = ""
    options: tuple[Option, ...] = Field(default=(), alias="option")
    unit: str = ""
    above: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    estimate: bool = False
    required: bool = True


class Question(Frozen):
    """One question. ``effort`` and ``sensitivity`` run from 1 to 5.

    ``lever`` marks what a user may lawfully change (sourcing, design, date);
    ``not_known`` says whether *not known* is an answer to it; ``relevant`` is the
    condition under which a paper asks for it (rules need no such word: they ask by
    themselves).
    """

    id: str
    scope: Scope
    kind: Kind
    ask: str
    why: str
    hint: str = ""
    cites: tuple[str, ...] = Field(min_length=1)
    options: tuple[Option, ...] = Field(default=(), alias="option")
    columns: tuple[Column, ...] = Field(default=(), alias="column")
    unit: str = ""
    above: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    longest: int = 2000
    shortest: int = 0
    estimate: bool = False
    not_known: bool = True
    effort: int = Field(default=2, ge=1, le=5)
    sensitivity: int = Field(default=2, ge=1, le=5)
    lever: bool = False
    relevant: tuple[Condition, ...] = ()

    @property
    def prefix(self) -> str:
        """Return the part before the dot: ``item`` of ``item.value``."""
        return self.id.partition(".")[0]


class QuestionPage(Frozen):
    """One page of the interview: questions of one scope that belong together.

    A page that is not ``asked`` stands beside the interview and is always shown whole.
    """

    id: str
    title: str
    lead: str = ""
    scope: Scope
    order: int = 0
    asked: bool = True
    questions: tuple[Question, ...] = Field(alias="question")


Language = Literal["en", "zh"]
