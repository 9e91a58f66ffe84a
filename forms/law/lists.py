"""The controlled items of Annex 1, verified line by line or marked as not."""

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Confidence, Wording


class ControlledLine(Frozen):
    """One line of Annex 1 with what is known, and how well, about it."""

    id: str
    part: str
    heading: bool = False
    name: Wording
    symbol: str = ""
    confidence: Confidence
    no18_code: str = ""
    no18_confidence: str = ""
    hs_hint: str = ""
    hs_confidence: str = ""
    not_verified: Wording | None = None


class ControlledLines(Frozen):
    """One file of resources/lists that holds controlled items."""

    lines: tuple[ControlledLine, ...] = Field(alias="line")
