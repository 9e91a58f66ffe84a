"""One file read from end to end: what is said of it, and never a trace of a fault."""

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from forms.composition.imports.guards.encodings import Encoding, encoding
from forms.composition.imports.guards.lettered import Lettered
from forms.composition.imports.messages import (
    End,
    Lines,
    Look,
    Message,
    Notice,
    Refused,
    RefusedError,
    Request,
    SheetLook,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.recognise import FORMATS, Format, recognise
from forms.composition.imports.rows import Table
from forms.composition.imports.table import parts
from forms.composition.imports.table.columns import propose
from forms.composition.imports.table.heads import head_of
from forms.composition.imports.troubles import Caution, Refusal

FILE = 100 * 1024 * 1024
"""The largest file, in bytes."""

_CHUNK = 1024 * 1024

Say = Callable[[Message], None]


def read(request: Request, file: BinaryIO, size: int, say: Say) -> None:
    """Say what a file is (``Look``) and what stands in it, and last ``End``.

    Whatever is wrong ends in one ``Refused``; then all said before counts for nothing.
    """
    try:
        say(outcome(Opening(file, size, request, say, _digest(file, size)), say))
    except RefusedError as fault:
        say(fault.refused)
    except MemoryError:
        say(Refused(refusal=Refusal.TOO_MUCH))
    except Exception:  # noqa: BLE001 a reader met what nobody foresaw; its file is at fault
        say(Refused(refusal=Refusal.UNREADABLE))


def _digest(file: BinaryIO, size: int) -> str:
    if size > FILE:
        raise RefusedError(Refusal.TOO_LARGE, expected=f"{FILE // 1024**2} MB")
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def outcome(opening: Opening, say: Say) -> End:
    """Say all that an opened file gives; raises ``RefusedError``, or what is a defect.

    Apart from ``read`` for those who look for defects: it hides none.
    """
    name, version = recognise(opening)
    known = FORMATS[name]
    written = opening.once(encoding) if known.container == "text" else Encoding()
    look = Look(
        format=name,
        version=version,
        known_versions=known.versions,
        digest=opening.digest,
        encoding=written.name,
        encodings=written.choices,
    )
    wants_lines = opening.request.want == "lines"
    if known.tables and not wants_lines:
        sheets = tuple(_sheet_look(table) for table in known.tables(opening))
        look = look.model_copy(update={"sheets": sheets})
    say(look)
    if version and known.versions and version not in known.versions:
        expected = ", ".join(known.versions)
        opening.notice(
            Notice(caution=Caution.UNKNOWN_VERSION, given=version, expected=expected)
        )
    if written.choices and wants_lines:
        raise RefusedError(Refusal.WHICH_ENCODING, row=written.row)
    lines = 0
    if wants_lines:
        for message in _messages(known, opening):
            if isinstance(message, Notice):
                opening.notice(message)
                continue
            if isinstance(message, Lines):
                lines += len(message.lines)
            say(message)
    opening.say_the_rest()
    return End(lines=lines)


def _messages(known: Format, opening: Opening) -> Iterator[Message]:
    if known.read:
        lettered = Lettered()
        for message in known.read(opening, opening.request):
            yield message
            for line in message.lines if isinstance(message, Lines) else ():
                yield from lettered.doubts(line)
    elif known.tables:
        yield from parts.read(known.tables(opening), opening.request, opening.notice)


def _sheet_look(table: Table) -> SheetLook:
    return SheetLook(
        name=table.name,
        hidden=table.hidden,
        head=head_of(table),
        proposed=propose(table),
    )
