"""The triage asks and points by what is there: codes, clauses, questions of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.faults import Fault
from forms.crosscheck.questions import question_faults
from forms.crosscheck.rules import rule_faults
from forms.crosscheck.uses import cited, used
from forms.errors import near_miss
from forms.rules.language import OneOf, Rule

if TYPE_CHECKING:
    from forms.corpus import Corpus


def signpost_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check its questions and rules like any others, then where they lead."""
    signs = corpus.signposted
    yield from question_faults(signs)
    yield from rule_faults(signs)
    for rule in signs.rules.values():
        yield from _led(corpus, rule)
    for carry in corpus.signpost.carries:
        place = f"triage/carries.toml, {carry.question}"
        taken = OneOf(fact=carry.question, one_of=(carry.raw,))
        yield from used(signs, place, carry.when, "case")
        yield from used(corpus, place, (taken,), carry.scope)


def _led(corpus: Corpus, rule: Rule) -> Iterator[Fault]:
    """Check that the code, clause or announcement is there to which a rule leads."""
    for to in (rule.then.points_to, rule.then.may_point_to, rule.then.silent):
        if to is None or to in corpus.lines:
            continue
        if "/" in to or rule.then.silent:
            yield from cited(corpus, corpus.place(rule), (to,))
        else:
            hint = near_miss(to, corpus.lines)
            yield Fault(corpus.place(rule), f"points to {to!r}, on no list.{hint}", to)
