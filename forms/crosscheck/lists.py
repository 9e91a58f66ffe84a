"""Lines of a list rest on the clause that lists them, and say what nobody verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.composition.cas import Verdict, read
from forms.composition.content import NONE
from forms.composition.substances import ANY
from forms.crosscheck.faults import UNMARKED, Fault
from forms.crosscheck.uses import cited
from forms.errors import near_miss

_FORMS = {ANY, "metal", "oxide", "alloy", "magnet", "other"}

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


def substance_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each substance: its number, the forms it names, the lines of Part 1."""
    part_1 = [line.id for line in corpus.lines.values() if line.part == "1"]
    for substance in corpus.substances.values():
        place = corpus.place(substance)
        if read(substance.id).verdict is not Verdict.VALID:
            yield Fault(place, f"{substance.id!r} is no CAS number.")
        for form, line in substance.part_1.items():
            if form not in _FORMS:
                hint = near_miss(form, _FORMS)
                yield Fault(place, f"{form!r} is no form of a material.{hint}")
            if line not in {NONE, *part_1}:
                hint = near_miss(line, part_1)
                yield Fault(place, f"{line!r} is no line of Annex 1 Part 1.{hint}")
