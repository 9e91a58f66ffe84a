"""The tables of a word processor's document, as rows like those of any other file.

What was struck out with changes tracked is not read, what was put in is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from forms.composition.imports.guards.archive import Archive
from forms.composition.imports.guards.markup import Start, events
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.rows import Row
from forms.composition.imports.troubles import Refusal

BODY = "word/document.xml"

MOST_CELLS = 500_000
"""How many cells the tables of one document may have."""

_SPACES: Mapping[str, str] = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
# Struck out, moved away, or said a second time for old programs.
_NOT_READ = frozenset({"del", "moveFrom", "Fallback"})
_MOST_SPANNED = 63


@dataclass(slots=True)
class DocumentTable:
    """One table of a document; tables within its cells are tables of their own."""

    name: str
    hidden: bool = False
    found: list[Row] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the top."""
        return iter(self.found)


def archive(opening: Opening) -> Archive:
    """Return the members of a ZIP file that may be a document."""
    return Archive(opening.stream())


def document_tables(opening: Opening) -> Sequence[DocumentTable] | None:
    """Return the tables of a document, or ``None`` if the file is something else."""
    members = opening.once(archive)
    if BODY not in members.names:
        return None
    with members.opened(BODY) as body:
        return _tables(body)


@dataclass(slots=True)
class _Open:
    """A table under way: the row's cells so far, and the text of the open cell."""

    table: DocumentTable
    cells: list[str] = field(default_factory=list)
    text: list[str] | None = None
    span: int = 1


def _tables(body: BinaryIO) -> list[DocumentTable]:
    done: list[DocumentTable] = []
    under_way: list[_Open] = []
    unread = cells = 0
    for event in events(body):
        cells += isinstance(event, Start) and event.name == "tc"
        if cells > MOST_CELLS:
            raise RefusedError(Refusal.TOO_MANY_CELLS, expected=str(MOST_CELLS))
        if event.name in _NOT_READ:
            unread += 1 if isinstance(event, Start) else -1
        elif unread:
            continue
        elif isinstance(event, Start):
            _begin(event, under_way, done)
        elif under_way:
            _end(event.name, event.text, under_way)
    return done


def _begin(event: Start, under_way: list[_Open], done: list[DocumentTable]) -> None:
    if event.name == "tbl":
        done.append(DocumentTable(f"Table {len(done) + 1}"))
        under_way.append(_Open(done[-1]))
    elif under_way:
        here = under_way[-1]
        match event.name:
            case "tr":
                here.cells = []
            case "tc":
                here.text, here.span = [], 1
            case "gridSpan":
                here.span = _spanned(event.attributes)


def _spanned(attributes: Mapping[str, str]) -> int:
    value = next((v for k, v in attributes.items() if k.endswith("val")), "1")
    number = int(value) if value.isdecimal() and len(value) < 3 else 1
    return min(max(number, 1), _MOST_SPANNED)


def _end(name: str, text: str, under_way: list[_Open]) -> None:
    here = under_way[-1]
    if name == "tbl":
        under_way.pop()
    elif name == "tr":
        row = Row(len(here.table.found) + 1, tuple(here.cells))
        here.table.found.append(row)
    elif name == "tc" and here.text is not None:
        here.cells += ["".join(here.text).strip(), *([""] * (here.span - 1))]
        here.text = None
    elif here.text is not None:
        if name == "t":
            here.text.append(text)
        elif name == "p":
            here.text.append("\n")
        else:
            here.text.append(_SPACES.get(name, ""))
