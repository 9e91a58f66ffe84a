"""The chain from bytes to messages, as the child process goes through it.

A fault of a reader is not turned into a refusal here: it must show.
"""

import io
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from forms.composition.bill import Line
from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import (
    Lines,
    Look,
    Message,
    Notice,
    Refused,
    RefusedError,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.reading import outcome
from forms.composition.imports.troubles import Caution, Refusal

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Told:
    """What was told of one file."""

    format: str = ""
    version: str = ""
    lines: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    @property
    def cautions(self) -> set[Caution]:
        """Return the kinds of what was noticed."""
        return {each.caution for each in self.notices}

    def of(self, caution: Caution) -> list[Notice]:
        """Return the notices of one kind."""
        return [each for each in self.notices if each.caution is caution]

    def take(self, message: Message) -> None:
        """Keep what is said, by its kind."""
        match message:
            case Look():
                self.format, self.version = message.format, message.version
            case Lines():
                self.lines += message.lines
                self.batches.append(len(message.lines))
            case Notice():
                self.notices.append(message)
            case _:
                pass


def told(
    content: bytes | str | dict[str, Any],
    *,
    as_format: str = "",
    encoding: str = "",
    mapping: Mapping | None = None,
) -> Told:
    """Recognise and read *content*; raises what its reader raises."""
    raw = content if isinstance(content, bytes) else _text(content).encode()
    request = Request(
        name="file", as_format=as_format, encoding=encoding, mapping=mapping
    )
    found = Told()
    outcome(Opening(io.BytesIO(raw), len(raw), request, found.take), found.take)
    return found


def _text(content: str | dict[str, Any]) -> str:
    return content if isinstance(content, str) else json.dumps(content)


def refused(content: bytes | str | dict[str, Any], *, as_format: str = "") -> Refused:
    """Return how *content* is refused."""
    with pytest.raises(RefusedError) as error:
        told(content, as_format=as_format)
    return error.value.refused


def refusal(content: bytes | str | dict[str, Any], *, as_format: str = "") -> Refusal:
    """Return why *content* is refused."""
    return refused(content, as_format=as_format).refusal


def sample(name: str) -> bytes:
    """Return a public sample; the test is skipped where the folder is absent."""
    beside = Path("..") / "shared" / "samples" / "declarations"
    folder = Path(os.environ.get("YTTERBY_SAMPLES") or ROOT / beside)
    if not (folder / name).is_file():
        pytest.skip(f"{name} is not beside this checkout")
    return (folder / name).read_bytes()
