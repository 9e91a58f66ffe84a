"""What an official file advises about an open question that hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.corpus import Corpus
from forms.law.marks import Comparison
from forms.law.readings import OpenQuestion
from forms.line import Outcome


@dataclass(frozen=True, slots=True)
class Advice:
    """Readings that a person may adopt on the strength of what was found in a file.

    Where the file differs from both, in words, each other reading is offered: only the
    person who read it can tell which it shows.
    """

    question: str
    readings: tuple[str, ...]
    found: tuple[Comparison, ...]


def advice(outcome: Outcome, corpus: Corpus) -> tuple[Advice, ...]:
    """Return what the comparisons of this case speak for and the case does not read."""
    return tuple(
        given
        for question in corpus.open_questions.values()
        for given in _advice(question, outcome)
    )


def _advice(question: OpenQuestion, outcome: Outcome) -> Iterator[Advice]:
    result = outcome.determination
    found = tuple(c for c in result.asked.at.compared if c.fact in question.hangs_on)
    findings = {comparison.finding for comparison in found}
    shown = [r.id for r in question.readings if findings & set(r.shown_by)]
    if "differs" in findings:
        shown = [r.id for r in question.readings]
    elif len(shown) > 1:
        return
    other = tuple(r for r in shown if r != result.readings.get(question.id))
    if other:
        yield Advice(question.id, other, found)
