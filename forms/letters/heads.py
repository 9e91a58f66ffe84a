"""The head of a letter, and where the law that it speaks of stands on its day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from forms.bilingual import both, worded
from forms.corpus import Corpus
from forms.dossier.brief import one_below_the_other
from forms.dossier.content import Bilingual, Entry, Particulars
from forms.interview.explanation import clock_words
from forms.interview.printing import day
from forms.law.periods import Standpoint
from forms.letters.asked import Correspondent
from forms.letters.fillin import called
from forms.letters.plain import seen
from forms.rules.determination import stand_of

CONTENT_LIMB = "mofcom-2025-61/1(1)"


def standing(at: Standpoint, on: dt.date, corpus: Corpus) -> Bilingual:
    """Say where limb 1(1) stood on the letter's own day, as known when, by what.

    The export date of the case is not the partner's to know.
    """
    here = replace(at, on=on)
    stand = stand_of(CONTENT_LIMB, corpus, here)
    return both(lambda lang: clock_words(stand, CONTENT_LIMB, here, corpus, lang))


def clause(corpus: Corpus) -> Bilingual:
    """Return limb 1(1) as lawyers cite it."""
    return both(corpus.cite(CONTENT_LIMB).label)


def says(corpus: Corpus) -> Bilingual:
    """Return our paraphrase of limb 1(1)."""
    told = corpus.provision(CONTENT_LIMB).says
    return Bilingual(zh=told.zh, en=told.en)


def written_day(date: dt.date) -> Bilingual:
    """Return a date, written out."""
    return both(lambda language: day(date, language))


def particulars(*rows: Entry) -> Particulars:
    """Return the rows that say something."""
    return Particulars(entries=tuple(row for row in rows if any(row.value)))


def row(key: str, corpus: Corpus, *value: str, group: str = "letter") -> Entry:
    """Return one row of a letter's head."""
    return Entry(number="", label=worded(corpus, key, group), value=value)


def address(who: Correspondent) -> tuple[str, ...]:
    """Return name, address and contact, a line each."""
    return tuple(_lines(who))


def _lines(who: Correspondent) -> Iterator[str]:
    yield from one_below_the_other(called(who))
    yield from (seen(line) for line in who.address.splitlines() if line.strip())
    if who.contact:
        yield seen(who.contact)
