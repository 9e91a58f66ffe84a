"""The whole pack is checked, kind by kind; a new kind adds its line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.calendars import calendar_faults
from forms.crosscheck.clocks import clock_faults
from forms.crosscheck.exceptions import exception_faults
from forms.crosscheck.faults import Fault
from forms.crosscheck.instruments import instrument_faults
from forms.crosscheck.lists import list_faults, substance_faults
from forms.crosscheck.papers import paper_faults
from forms.crosscheck.questions import measure_faults, question_faults
from forms.crosscheck.readings import reading_faults
from forms.crosscheck.rules import rule_faults
from forms.crosscheck.signpost import signpost_faults

if TYPE_CHECKING:
    from forms.corpus import Corpus


def faults_of(corpus: Corpus) -> Iterator[Fault]:
    """Yield all findings at once, each with file, id and likely fix."""
    yield from question_faults(corpus)
    yield from measure_faults(corpus)
    yield from rule_faults(corpus)
    yield from exception_faults(corpus)
    yield from instrument_faults(corpus)
    yield from list_faults(corpus)
    yield from substance_faults(corpus)
    yield from reading_faults(corpus)
    yield from paper_faults(corpus)
    yield from calendar_faults(corpus)
    yield from signpost_faults(corpus)
    yield from clock_faults(corpus)
