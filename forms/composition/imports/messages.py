"""What a reader is asked and what it says: values that cross the process border.

Each stands on a line of its own as JSON.  A reading that is refused leaves nothing.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from forms.composition.bill import Line
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.troubles import Caution, Refusal
from forms.frozen import Frozen

LONGEST = 8 * 1024 * 1024
"""The longest message, in bytes; who hears more stops listening."""


class Request(Frozen):
    """What is wanted of a file.

    ``look`` tells what it is and shows the heads of its tables; ``lines`` reads it.
    ``as_format``, ``encoding`` and ``mapping`` are the user's own choices.  Without a
    ``path`` the content itself follows, as UTF-8: what was pasted is never on disk.
    """

    path: str = ""
    name: str
    want: Literal["look", "lines"] = "lines"
    as_format: str = ""
    encoding: str = ""
    mapping: Mapping | None = None


class HeadRow(Frozen):
    """One of the first rows: its number in the file (from 1), its cells as shown.

    ``exact`` names the columns (from 0) whose cell the file itself holds as a number:
    there no decimal sign is in doubt.
    """

    number: int
    cells: tuple[str, ...] = ()
    exact: tuple[int, ...] = ()
    hidden: bool = False


class SheetLook(Frozen):
    """One table of a file: its first rows as text, and a mapping to begin with."""

    name: str
    hidden: bool = False
    rows: int | None = None
    head: tuple[HeadRow, ...] = ()
    proposed: Mapping | None = None


class Look(Frozen):
    """What a file is, told from its content; ``encodings`` if one must be chosen."""

    kind: Literal["look"] = "look"
    format: str
    version: str = ""
    known_versions: tuple[str, ...] = ()
    digest: str = ""
    encoding: str = ""
    encodings: tuple[tuple[str, str], ...] = ()
    sheets: tuple[SheetLook, ...] = ()


class Progress(Frozen):
    """How much is read, in bytes or rows."""

    kind: Literal["progress"] = "progress"
    done: int
    of: int


class Notice(Frozen):
    """Something the user should see: what, where, and what was given.

    ``more`` counts further places of the same kind that are not shown one by one.
    """

    kind: Literal["notice"] = "notice"
    caution: Caution
    sheet: str = ""
    row: int = 0
    column: str = ""
    path: str = ""
    given: str = ""
    expected: str = ""
    more: int = 0


class Lines(Frozen):
    """Some lines, in the order of the file, parents first."""

    kind: Literal["lines"] = "lines"
    lines: tuple[Line, ...]


class Refused(Frozen):
    """Why nothing was read."""

    kind: Literal["refused"] = "refused"
    refusal: Refusal
    sheet: str = ""
    row: int = 0
    column: str = ""
    path: str = ""
    given: str = ""
    expected: str = ""


class End(Frozen):
    """All was read."""

    kind: Literal["end"] = "end"
    lines: int


Message = Annotated[
    Look | Progress | Notice | Lines | Refused | End, Field(discriminator="kind")
]
MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


class RefusedError(Exception):
    """Raised inside a reader; the border says it and nothing of the file is kept."""

    def __init__(self, refusal: Refusal, **where: str | int) -> None:
        super().__init__(refusal)
        self.refused = Refused.model_validate({"refusal": refusal, **where})
