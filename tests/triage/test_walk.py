"""Every path through the triage is walked, *not known* allowed everywhere.

Each option of each question is taken once at each place where it can be asked: nothing
is sampled and no bound is set.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forms.case.facts import CASE, Value
from forms.corpus import load
from forms.resources import resources
from forms.rules.goals import asked_first
from forms.rules.language import Rule
from forms.rules.residual import FALSE, TRUE, Given, Grove, Node, Nodes
from forms.triage.weighing import ALWAYS, way_of

CORPUS = load(resources())
SIGNS = CORPUS.signposted
GROVE: Grove = SIGNS.written_out((), (), SIGNS.default_readings)[0]
ORDER = SIGNS.question_order
START = way_of({}, CORPUS).nodes

Answers = tuple[tuple[str, str], ...]


class End(NamedTuple):
    """Where a path ends: its answers, and what became of each rule."""

    answers: Answers
    rules: tuple[Node, ...]


def speaking() -> tuple[Rule, ...]:
    """Return the rules that point, may point, or say why not."""
    return tuple(r for r in SIGNS.rules.values() if r.then.slot != "defines")


RULES = speaking()


def values(question: str) -> Iterator[tuple[str, Value | None]]:
    yield "not-known", None
    for option in SIGNS.questions[question].options:
        yield option.id, frozenset(option.id.split("|"))


@cache
def longest(nodes: Nodes) -> int:
    place = asked_first(GROVE, nodes, ORDER)
    if place is None:
        return 0
    answers = (Given(place, value) for _, value in values(place.question))
    return 1 + max(longest(GROVE.left(nodes, given)) for given in answers)


def ends(nodes: Nodes, rules: tuple[Node, ...], answers: Answers) -> Iterator[End]:
    place = asked_first(GROVE, nodes, ORDER)
    if place is None:
        yield End(answers, rules)
        return
    for said, value in values(place.question):
        given = Given(place, value)
        folded = tuple(GROVE.fold(rule, given) for rule in rules)
        further = (*answers, (place.question, said))
        yield from ends(GROVE.left(nodes, given), folded, further)


ENDS = tuple(ends(START, tuple(GROVE.stands(r.id, CASE) for r in RULES), ()))


def pointing(end: End, instrument: str) -> list[str]:
    """Return the rules that point to an instrument, for sure or perhaps."""
    return [
        rule.id
        for rule, node in zip(RULES, end.rules, strict=True)
        if rule.then.silent is None
        if rule.provision.startswith(instrument + "/")
        if node is not FALSE
    ]


def reasons(end: End, instrument: str) -> list[str]:
    return [
        rule.id
        for rule, node in zip(RULES, end.rules, strict=True)
        if rule.then.silent == instrument
        if node is TRUE
    ]


def test_at_most_five_questions_are_asked_on_any_path() -> None:
    assert longest(START) == 5
    assert max(len(end.answers) for end in ENDS) == 5


def test_there_are_many_paths_and_all_are_walked() -> None:
    assert len(ENDS) > 5_000
    assert len({end.answers for end in ENDS}) == len(ENDS)


def test_every_path_ends_with_a_pointer_or_a_reason_for_each_of_the_four() -> None:
    silent = [
        (instrument, end.answers)
        for end in ENDS
        for instrument in ALWAYS
        if not pointing(end, instrument) and not reasons(end, instrument)
    ]

    assert silent == []


def test_nothing_is_pointed_to_and_said_to_be_silent_at_once() -> None:
    torn = [
        (instrument, end.answers, pointed, why)
        for end in ENDS
        for instrument in ALWAYS
        if (pointed := pointing(end, instrument)) and (why := reasons(end, instrument))
    ]

    assert torn == []


def test_what_is_not_known_never_silences_by_itself() -> None:
    whole = next(e for e in ENDS if {said for _, said in e.answers} == {"not-known"})

    assert all(pointing(whole, instrument) for instrument in ALWAYS)


def test_every_rule_speaks_on_some_path() -> None:
    heard = {
        rule.id
        for end in ENDS
        for rule, node in zip(RULES, end.rules, strict=True)
        if node is TRUE
    }

    assert {rule.id for rule in RULES} - heard == set()


def test_every_option_is_taken_on_some_path() -> None:
    taken = {answer for end in ENDS for answer in end.answers}
    offered = {(q, said) for q in SIGNS.questions for said, _ in values(q)}

    assert taken == offered
