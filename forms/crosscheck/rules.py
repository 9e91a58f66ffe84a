"""Rules rest on clauses that are there, serve somebody, and form no circle."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from forms.crosscheck.conditions import references, rules_in
from forms.crosscheck.faults import Fault
from forms.crosscheck.uses import cited, used
from forms.errors import near_miss

if TYPE_CHECKING:
    from forms.corpus import Corpus


def rule_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each rule, then all of them together."""
    needed = _needed(corpus)
    for rule in corpus.rules.values():
        place = corpus.place(rule)
        yield from cited(corpus, place, (rule.provision, *rule.cites))
        if "/" not in rule.provision:
            yield Fault(place, "rests on a whole instrument; name the clause.")
        source = corpus.instruments.get(rule.provision.partition("/")[0])
        if source is not None and not source.law:
            yield Fault(place, f"rests on {source.id!r}, which is no law.")
        if rule.through_limbs and not (rule.then.duty and rule.about == "item"):
            yield Fault(place, "goes through limbs; only duties about an item can.")
        if rule.then.defines and rule.id not in needed:
            says = "defines what nobody refers to; refer to it by rule, or delete it."
            yield Fault(place, says, rule.id)
        if rule.then.flag and rule.then.flag not in corpus.open_questions:
            hint = near_miss(rule.then.flag, corpus.open_questions)
            says = f"flags {rule.then.flag!r}, no open question.{hint}"
            yield Fault(place, says, rule.then.flag)
        yield from used(corpus, place, rule.when, rule.about)
    yield from _circles(corpus)


def _needed(corpus: Corpus) -> frozenset[str]:
    """Return the rules that other rules, questions or papers refer to."""
    asked = (question.relevant for question in corpus.questions.values())
    printed = (when for form in corpus.forms for when in form.conditions)
    return frozenset().union(
        *map(references, corpus.rules.values()), *map(rules_in, (*asked, *printed))
    )


def _circles(corpus: Corpus) -> Iterator[Fault]:
    """Name one way round after another, until taking them out leaves none."""
    graph = {rule.id: set(references(rule)) for rule in corpus.rules.values()}
    while True:
        try:
            tuple(TopologicalSorter(graph).static_order())
        except CycleError as circle:
            # Turned round, each of these refers to the one that follows it.
            way = circle.args[1][::-1]
        else:
            return
        says = f"refers to itself in a circle: {' -> '.join(way)}; cut it somewhere."
        yield Fault(corpus.place(corpus.rules[way[0]]), says)
        graph[way[0]].discard(way[1])
