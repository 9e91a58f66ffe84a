"""What an announcement lists, line by line, verified or marked as not."""

from pydantic import Field

from forms.frozen import Frozen
from forms.law.instruments import Confidence, Wording


class ListedItem(Frozen):
    """One item under a control code, with how well it is known.

    HS numbers are guides with a confidence of their own: the description governs.
    """

    name: Wording
    confidence: Confidence
    hs_hint: str = ""
    hs_confidence: str = ""


class ControlledLine(Frozen):
    """One line of a list: what is known, and how well, about an item or a code.

    ``of`` is the clause that lists it.  Lines of Annex 1 have a ``part``; those of the
    neighbours have their control code as id and name the ``items`` under it.
    """

    id: str
    of: str
    part: str = ""
    heading: bool = False
    name: Wording
    symbol: str = ""
    confidence: Confidence
    no18_code: str = ""
    no18_confidence: str = ""
    hs_hint: str = ""
    hs_confidence: str = ""
    not_verified: Wording | None = None
    items: tuple[ListedItem, ...] = ()


class ControlledLines(Frozen):
    """One file of resources/lists; its lines share the clause that lists them."""

    of: str
    lines: tuple[ControlledLine, ...] = Field(alias="line")
