"""``ytterby import``: what a supplier's file holds, with every remark on it."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from desktop.border import Reading
from forms.composition.bill import Content, Line, Origin
from forms.composition.imports.mapping import ColumnUse, Mapping
from forms.composition.imports.messages import (
    Lines,
    Look,
    Notice,
    Refused,
    Request,
    SheetLook,
)
from forms.composition.imports.recognise import FORMATS
from forms.composition.imports.troubles import Refusal
from forms.composition.lettering import shown
from forms.importing import format_words, trouble_words
from forms.interview.questions import Language
from forms.interview.wording import Wordings
from forms.packfile import read_toml
from forms.resources import resources


class InputError(Exception):
    """Something that was asked for cannot be; the message is one sentence."""


@dataclass
class Read:
    """What was heard of one file."""

    look: Look | None = None
    lines: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    mapping: Mapping | None = None
    proposed: bool = False


class _Reader(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def main(words: list[str]) -> int:
    """Read one file: 0 done, 2 it cannot be read, with one clear line."""
    asked = _reader().parse_args(words)
    wordings = _wordings()
    try:
        read = _read(asked, wordings)
        if asked.json:
            _say(json.dumps(_as_json(read, asked, wordings), ensure_ascii=False))
        else:
            _say("\n".join(_told(read, asked, wordings)))
    except InputError as wrong:
        sys.stderr.write(f"ytterby: {wrong}\n")
        return 2
    return 0


def _say(text: str) -> None:
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, like head, had enough; Python must not stumble over it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reader() -> _Reader:
    reader = _Reader(
        prog="ytterby import",
        description="Tell what a bill of materials, a certificate or a declaration "
        "holds, with every remark on it. Nothing is stored, and nothing is guessed: a "
        "table is read as its headings say, or as a mapping tells.",
        epilog="Exit status: 0 read, whatever the remarks; 2 not read, with one line "
        "that says why.",
    )
    reader.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="what to read; its content tells what it is",
    )
    reader.add_argument(
        "--as",
        dest="format",
        choices=sorted(FORMATS),
        default="",
        metavar="FORMAT",
        help=f"take it for one of: {', '.join(FORMATS)}",
    )
    reader.add_argument(
        "--encoding",
        default="",
        help="how the characters of a text are written, such as cp1252 or gb18030; "
        "wanted only if the file does not tell",
    )
    reader.add_argument(
        "--sheet", default="", help="the name of the sheet of a workbook to read"
    )
    reader.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE.json",
        help="which column means what: the mapping that --json prints, corrected",
    )
    reader.add_argument(
        "--language", choices=("en", "zh"), default="en", help="of what is told"
    )
    reader.add_argument("--json", action="store_true", help="print JSON, for programs")
    return reader


def _wordings() -> Wordings:
    folder = resources() / "wording"
    return Wordings.read(
        {each: read_toml(folder / f"{each}.toml") for each in ("en", "zh")}
    )


# Reading


def _read(asked: argparse.Namespace, wordings: Wordings) -> Read:
    if not asked.file.is_file():
        raise InputError(_word(wordings, asked.language, "no-file", file=asked.file))
    request = Request(
        path=str(asked.file),
        name=asked.file.name,
        as_format=asked.format,
        encoding=asked.encoding,
        mapping=_mapping(asked, wordings),
    )
    read = Read(mapping=request.mapping)
    if request.mapping is None:
        _hear(read, request.model_copy(update={"want": "look"}), asked, wordings)
        read.mapping = _proposed(read, asked, wordings)
        read.proposed = read.mapping is not None
        request = request.model_copy(update={"mapping": read.mapping})
        read.notices.clear()
    _hear(read, request, asked, wordings)
    return read


def _mapping(asked: argparse.Namespace, wordings: Wordings) -> Mapping | None:
    if asked.mapping is None:
        return None
    try:
        found = Mapping.model_validate_json(asked.mapping.read_bytes())
    except OSError as wrong:
        raise InputError(f"{asked.mapping}: {wrong.strerror}.") from None
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        why = _word(
            wordings,
            asked.language,
            "bad-mapping",
            file=asked.mapping,
            place=place,
            why=first["msg"],
        )
        raise InputError(why) from None
    return found.model_copy(update={"sheet": asked.sheet or found.sheet})


def _proposed(
    read: Read, asked: argparse.Namespace, wordings: Wordings
) -> Mapping | None:
    """Return the mapping of the sheet asked for, else of the one that says most."""
    sheets = read.look.sheets if read.look else ()
    if asked.sheet and asked.sheet not in {sheet.name for sheet in sheets}:
        names = ", ".join(sheet.name for sheet in sheets) or "–"
        why = _word(
            wordings, asked.language, "no-sheet", sheet=asked.sheet, sheets=names
        )
        raise InputError(why)
    open_ones = [s for s in sheets if asked.sheet in {"", s.name} and s.proposed]
    best = max(open_ones, key=_weight, default=None)
    return best.proposed if best else None


def _weight(sheet: SheetLook) -> tuple[bool, int]:
    columns = sheet.proposed.columns if sheet.proposed else ()
    return not sheet.hidden, len(columns)


def _hear(
    read: Read, request: Request, asked: argparse.Namespace, wordings: Wordings
) -> None:
    """Take in what the reader says; raises ``InputError`` for a refusal."""
    for message in Reading(request):
        match message:
            case Look():
                read.look = message.model_copy(
                    update={"sheets": message.sheets or _sheets(read)}
                )
            case Lines():
                read.lines += message.lines
            case Notice():
                read.notices.append(message)
            case Refused():
                said = trouble_words(message, request.name, wordings, asked.language)
                if message.refusal is Refusal.WHICH_ENCODING and read.look:
                    names = ", ".join(name for name, _ in read.look.encodings)
                    hint = _word(wordings, asked.language, "encoding", names=names)
                    said = f"{said} {hint}"
                raise InputError(said)


def _sheets(read: Read) -> tuple[SheetLook, ...]:
    return read.look.sheets if read.look else ()


# Telling


def _word(wordings: Wordings, language: Language, key: str, **blanks: object) -> str:
    quoted = {name: shown(str(value)) for name, value in blanks.items()}
    return wordings.word("import", key, language).format(**quoted)


def _as_json(
    read: Read, asked: argparse.Namespace, wordings: Wordings
) -> dict[str, object]:
    look = read.look.model_dump(mode="json", exclude={"kind"}) if read.look else {}
    mapping = read.mapping.model_dump(mode="json") if read.mapping else None
    return {
        "file": asked.file.name,
        **look,
        "mapping": mapping,
        "mapping_was_proposed": read.proposed,
        "lines": [
            line.model_dump(mode="json", exclude_defaults=True) for line in read.lines
        ],
        "notices": [
            {
                **notice.model_dump(mode="json", exclude={"kind"}),
                "says": trouble_words(
                    notice, asked.file.name, wordings, asked.language
                ),
            }
            for notice in read.notices
        ],
    }


def _told(read: Read, asked: argparse.Namespace, wordings: Wordings) -> Iterator[str]:
    """Yield what the file is, how it was read, its lines, and every remark."""
    language, name = asked.language, asked.file.name
    if read.look:
        what = format_words(read.look.format, wordings, language)
        parts = [what, read.look.version, read.look.encoding]
        yield _line(f"{name}: {', '.join(part for part in parts if part)}")
        yield f"SHA-256 {read.look.digest}"
    if read.mapping:
        key = "proposed" if read.proposed else "by-mapping"
        yield _word(wordings, language, key, sheet=read.mapping.sheet or name)
        names = _headings(read.look, read.mapping)
        for use in read.mapping.columns:
            sign = use.decimal and _word(
                wordings, language, "decimal", sign=use.decimal
            )
            yield f"  {_of_column(use, names, sign)}"
    yield _word(wordings, language, "lines", count=f"{len(read.lines):,}")
    depth: dict[str, int] = {}
    for line in read.lines:
        depth[line.id] = depth.get(line.parent, 0) + 1
        yield f"{'  ' * depth[line.id]}{_of_line(line)}"
        inner = "  " * (depth[line.id] + 2)
        yield from (f"{inner}{_of_content(each)}" for each in line.contents)
    yield _word(wordings, language, "notices", count=f"{len(read.notices):,}")
    for notice in read.notices:
        yield f"  {trouble_words(notice, name, wordings, language)}"


def _line(text: str) -> str:
    return shown(" ".join(text.split()))


def _headings(look: Look | None, mapping: Mapping) -> dict[int, str]:
    """Return the names that stand above the columns."""
    sheets = look.sheets if look else ()
    heads = [
        row for sheet in sheets if sheet.name == mapping.sheet for row in sheet.head
    ]
    found = [row.cells for row in heads if row.number == mapping.header]
    return dict(enumerate(found[0])) if found else {}


def _of_column(use: ColumnUse, names: dict[int, str], decimal: str) -> str:
    what = f"{use.use} {use.substance}".strip()
    more = [use.unit, use.currency, f"/ {use.per}" if use.per else ""]
    told = ", ".join(part for part in (what, *more, decimal) if part)
    return _line(f"{use.column + 1} {names.get(use.column, '')} = {told}")


def _of_line(line: Line) -> str:
    mass = f", {line.mass} g" if line.mass else ""
    prices = "".join(f", {each.amount} / {each.per}" for each in line.prices)
    told = [line.number, line.revision, line.name, line.grade, line.supplier]
    named = " · ".join(part for part in [*told, line.country] if part)
    return _line(f"{line.quantity or '?'} {line.unit}: {named}{mass}{prices}")


def _of_content(content: Content) -> str:
    share = f"{content.share} %" if content.share else ""
    mass = f"{content.mass} g" if content.mass else ""
    origins = ", ".join(map(_of_origin, content.origins))
    prices = ", ".join(f"{each.amount} / {each.per}" for each in content.prices)
    told = (content.name, content.cas, share, mass, origins, prices)
    return _line(" · ".join(part for part in told if part))


def _of_origin(origin: Origin) -> str:
    named = origin.country or (f"? ({origin.as_given})" if origin.as_given else "?")
    return named if origin.share == "100" else f"{named} {origin.share or '?'} %"
