"""A file's content as a reader is handed it, and what it says of it."""

import io

from forms.composition.imports.messages import (
    Look,
    Message,
    Notice,
    Refused,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.reading import read
from forms.composition.imports.rows import Row
from forms.composition.imports.table.separated import tables


def opened(
    content: bytes, heard: list[Message] | None = None, encoding: str = ""
) -> Opening:
    """Return *content* as an opened file; what is said of it goes into *heard*."""
    said = [] if heard is None else heard
    request = Request(name="x", encoding=encoding)
    return Opening(io.BytesIO(content), len(content), request, said.append)


def said_of(content: bytes, encoding: str = "", as_format: str = "") -> list[Message]:
    """Return all that is said of *content* when somebody looks at it."""
    said: list[Message] = []
    asked = Request(name="x", want="look", encoding=encoding, as_format=as_format)
    read(asked, io.BytesIO(content), len(content), said.append)
    return said


def look_of(content: bytes, encoding: str = "") -> Look:
    return next(m for m in said_of(content, encoding) if isinstance(m, Look))


def refusal_of(content: bytes, encoding: str = "", as_format: str = "") -> Refused:
    said = said_of(content, encoding, as_format)
    (refused,) = (m for m in said if isinstance(m, Refused))
    assert said[-1] == refused
    return refused


def rows_of(content: bytes, encoding: str = "") -> tuple[list[Row], list[Notice]]:
    """Return all rows of a text table, and what was said of them."""
    heard: list[Message] = []
    (table,) = tables(opened(content, heard, encoding))
    rows = list(table.rows())
    return rows, [m for m in heard if isinstance(m, Notice)]


def cells_of(content: bytes | str, encoding: str = "") -> list[list[str]]:
    """Return the cells of a text table of which there is nothing to say."""
    raw = content.encode() if isinstance(content, str) else content
    rows, notices = rows_of(raw, encoding)
    assert notices == []
    return [list(row.cells) for row in rows]
