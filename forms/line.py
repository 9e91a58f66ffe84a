"""The line from a case to its result, in one call."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from forms.case.events import Case
from forms.case.facts import CASE, Facts, Place, Standing, the_day
from forms.corpus import Corpus
from forms.interview.answers import Problem, read_case
from forms.law.periods import Confirmation, Standpoint
from forms.rules.determination import Asked, Determination, determine, way_of

EXPORT_DATE = Place(CASE, "route.export_date")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case weighed: what its answers mean, what is wrong with some, the result."""

    case: Case
    facts: Facts
    problems: Mapping[Place, Problem]
    determination: Determination

    @property
    def to_mend(self) -> tuple[Place, ...]:
        """Return what must be mended first: wrong answers, sources that disagree."""
        return to_mend(self.facts, self.problems)


def to_mend(facts: Facts, problems: Mapping[Place, Problem]) -> tuple[Place, ...]:
    """Return the answers that cannot be used, and those whose sources disagree."""
    torn = (p for p, fact in facts.items() if fact.standing is Standing.CONFLICT)
    return (*problems, *torn)


def weigh(
    case: Case,
    corpus: Corpus,
    *,
    known: dt.date,
    on: dt.date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Outcome:
    """Read the answers and determine, on the case's own export date unless given.

    *known* is the day up to which knowledge counts; the caller's clock or the case
    file gives it.  *readings* are laid over those the case has adopted.
    """
    facts, problems = read_case(case, corpus.questions)
    asked = asked_of(case, facts, corpus, known=known, on=on, readings=readings)
    return Outcome(case, facts, problems, determine(asked, corpus))


def next_question(case: Case, corpus: Corpus, *, known: dt.date) -> Place | None:
    """Return what the law asks next, without weighing all that is already answered.

    It is the first place of ``weigh``'s way; what must be mended comes before it.
    """
    facts, problems = read_case(case, corpus.questions)
    asked = asked_of(case, facts, corpus, known=known)
    return next(iter(to_mend(facts, problems)), way_of(asked, corpus).next)


def asked_of(
    case: Case,
    facts: Facts,
    corpus: Corpus,
    *,
    known: dt.date,
    on: dt.date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Asked:
    """Put together what is weighed: facts, members, standpoint and stances."""
    day = on or the_day(facts.get(EXPORT_DATE))
    confirmed = tuple(
        Confirmation(c.suspension, c.status, c.checked_on, c.until, c.instrument)
        for c in case.confirmed
    )
    found = (event.comparison for event in case.compared)
    compared = tuple(each for each in found if each.checked_on <= known)
    return Asked(
        facts=facts,
        items=case.items,
        parties=case.parties,
        at=Standpoint(
            on=day,
            known=known,
            confirmed=confirmed,
            compared=compared,
            review_days=corpus.review_days,
        ),
        readings={**case.readings, **(readings or {})},
    )
