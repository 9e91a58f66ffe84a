"""Lines of a list rest on the clause that lists them, and say what nobody verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.faults import UNMARKED, Fault
from forms.crosscheck.uses import cited
from forms.errors import near_miss

if TYPE_CHECKING:
    from forms.corpus import Corpus


def list_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each line of each list."""
    for line in corpus.lines.values():
        place = corpus.place(line)
        yield from cited(corpus, place, (line.of,))
        if line.no18_code and line.no18_code not in corpus.lines:
            hint = near_miss(line.no18_code, corpus.lines)
            yield Fault(place, f"{line.no18_code!r} is on no list.{hint}")
        doubted = {line.confidence, *(item.confidence for item in line.items)} - {"A"}
        if doubted and line.not_verified is None:
            yield Fault(place, UNMARKED)
