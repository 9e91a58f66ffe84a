"""Questions cite the law, have answers to choose from, and serve somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.clocks import clock_reads
from forms.crosscheck.conditions import facts_in, questions_behind
from forms.crosscheck.faults import Fault, twice
from forms.crosscheck.uses import cited, used
from forms.errors import near_miss
from forms.rules.measures import MEASURES

if TYPE_CHECKING:
    from forms.corpus import Corpus


def question_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each question."""
    read = questions_read(corpus)
    for question in corpus.questions.values():
        place = corpus.place(question)
        yield from cited(corpus, place, question.cites)
        yield from used(corpus, place, question.relevant, question.scope)
        yield from twice(place, (option.id for option in question.options), "option")
        yield from twice(place, (column.id for column in question.columns), "column")
        if question.kind == "choice" and not question.options:
            yield Fault(place, "is a choice without options; add at least two.")
        if question.kind == "table" and not question.columns:
            yield Fault(place, "is a table without columns; add at least one.")
        if question.id not in read:
            says = "is read by no rule, no paper and no clock; use it, or delete it."
            yield Fault(place, says, question.id)


def measure_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check that everything computed is asked for."""
    for measure in MEASURES.values():
        for asked in measure.inputs:
            if asked not in corpus.questions:
                says = f"needs {asked!r}, which no question asks."
                hint = near_miss(asked, corpus.questions)
                yield Fault(f"interview, {measure.id}", says + hint, asked)
        for question_id in measure.readings:
            if question_id not in corpus.open_questions:
                says = f"depends on {question_id!r}, no open question."
                yield Fault(f"readings.toml, {measure.id}", says, question_id)


def questions_read(corpus: Corpus) -> frozenset[str]:
    """Return the questions that a rule, a paper, a clock or a question reads."""
    conditions = (
        *(question.relevant for question in corpus.questions.values()),
        *(when for form in corpus.forms for when in form.conditions),
    )
    printed = {fact for form in corpus.forms for f in form.fields for fact in f.facts}
    facts = printed.union(*map(facts_in, conditions))
    timed = frozenset[str]().union(*map(clock_reads, corpus.clocks.values()))
    return corpus.weighed | questions_behind(facts) | timed
