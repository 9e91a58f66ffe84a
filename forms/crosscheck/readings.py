"""Open questions have a default or dates, and something depends on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.faults import Fault, twice
from forms.crosscheck.uses import cited
from forms.errors import near_miss
from forms.law.readings import OpenQuestion

if TYPE_CHECKING:
    from forms.corpus import Corpus


def reading_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each open question."""
    for question in corpus.open_questions.values():
        place = corpus.place(question)
        yield from cited(corpus, place, question.cites)
        known = [reading.id for reading in question.readings]
        yield from twice(place, known, "reading")
        if question.default is not None and question.default not in known:
            hint = near_miss(question.default, known)
            yield Fault(
                place,
                f"the default {question.default!r} is none of its readings "
                f"({', '.join(known)}).{hint}",
                f"{question.id}/{question.default}",
            )
        for fact in (fact for fact in question.hangs_on if fact not in corpus.marks):
            hint = near_miss(fact, corpus.marks)
            yield Fault(place, f"hangs on {fact!r}, which bears no mark.{hint}", fact)
        yield from _stance(corpus, place, question)


def _stance(corpus: Corpus, place: str, question: OpenQuestion) -> Iterator[Fault]:
    """Without a default a question must be one of dates: only a record settles it."""
    overlays = [reading.overlay for reading in question.readings if reading.overlay]
    if question.default is None and len(overlays) < len(question.readings):
        says = "has no default; name one, or an overlay for each reading."
        yield Fault(place, says)
    if question.default is not None and question.why_default is None:
        yield Fault(place, "does not say why its default is taken; add why_default.")
    if not overlays and question.id not in corpus.contested:
        says = "is asked and no rule depends on it; let a rule, or delete it."
        yield Fault(place, says, question.id)
    for overlay in overlays:
        if overlay.extends not in corpus.instruments:
            hint = near_miss(overlay.extends, corpus.instruments)
            says = f"an overlay extends {overlay.extends!r}, not there.{hint}"
            yield Fault(place, says, overlay.extends)
