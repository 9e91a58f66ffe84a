"""The interview by the same terms: nothing off the path is read, no question is idle.

The walk folds answers into residuals; here each residual is a z3 term over facts known
in full or not at all, and is compared with the rules as they are translated directly.
"""

from collections.abc import Iterator
from functools import cache

import pytest
import z3

from forms.case.facts import Place
from forms.interview.progress import answers
from forms.rules.goals import Goal, asked_first
from forms.rules.residual import FALSE, TRUE, UNKNOWN, Given, Node
from tests.corpus.law import LAW
from tests.interview.test_walk import Walk
from tests.nets.terms import (
    CHOICES,
    ITEMS,
    NO,
    OPEN,
    PARTIES,
    YES,
    Pair,
    Prover,
    Terms,
    World,
    both,
    either,
    opposite,
    options,
    same,
    settles,
)

WORLD = World("the case", LAW.default_readings)
TERMS = Terms(WORLD)
GROVE, AIMS = LAW.written_out(ITEMS, PARTIES, LAW.default_readings)


def known_or_not(world: World) -> object:
    """Return that every choice has one value, or that any of them is possible."""
    claims = [world.sane]
    for place in CHOICES:
        possible = [world.possible(place, option) for option in options(place.question)]
        one = z3.PbEq([(option, 1) for option in possible], 1)
        doubt = z3.And(*possible, z3.BoolVal(LAW.questions[place.question].not_known))
        claims.append(z3.Or(one, doubt))
    return z3.And(claims)


def leaves(node: Node) -> Iterator[Node]:
    if node.op == "leaf":
        yield node
    for part in node.parts:
        yield from leaves(part)


def term(node: Node, terms: Terms) -> Pair:
    """Return a residual as a term; the other part of a sum is free in it."""
    match node.op:
        case "true":
            return YES
        case "false":
            return NO
        case "unknown":
            return OPEN
        case "leaf":
            assert node.test is not None
            return terms.holds(node.test, node.member)
        case "not":
            return opposite(term(node.parts[0], terms))
        case "all":
            return both(term(part, terms) for part in node.parts)
        case _:
            return either(term(part, terms) for part in node.parts)


# The path


class Path:
    """What the interview of one goal says of a case: it reads nothing off its path."""

    def __init__(self) -> None:
        self._said: dict[Node, Pair] = {TRUE: YES, FALSE: NO, UNKNOWN: OPEN}

    def says(self, node: Node) -> Pair:
        """Return the end that the answers lead to; a case without answer fits none."""
        if node not in self._said:
            place = asked_first(GROVE, (node,), LAW.question_order)
            assert place is not None
            said = Pair(*z3.Bools("stray/must stray/may"))
            question = LAW.questions[place.question]
            for value in answers(GROVE, (node,), place, question):
                given = Given(place, value)
                future = self.says(GROVE.fold(node, given))
                if_so = z3.And(list(_falls_so(node, given)))
                said = Pair(
                    *(z3.If(if_so, f, s) for f, s in zip(future, said, strict=True))
                )
            self._said[node] = said
        return self._said[node]


def _falls_so(node: Node, given: Given) -> Iterator[object]:
    """Yield what an answer means for each test that waits for it."""
    for leaf in leaves(node):
        if given.place in leaf.waiting:
            assert leaf.test is not None
            after, now = GROVE.fold(leaf, given), TERMS.holds(leaf.test, leaf.member)
            if after is TRUE:
                yield now.must
            elif after is FALSE:
                yield z3.Not(now.may)
            elif after is UNKNOWN:
                yield z3.And(now.may, z3.Not(now.must))


@pytest.mark.parametrize("aim", AIMS, ids=lambda aim: " ".join(aim[1:3]).strip())
def test_no_answer_off_the_path_is_ever_read(aim: Goal) -> None:
    """The path of a goal and its rules agree in every case, whatever was not asked."""
    rules = settles(TERMS, aim.slot, aim.rule, aim.member)

    assert any_answers().proves(same(path().says(aim.node), rules))


@cache
def path() -> Path:
    """Return what the interview says; shared residuals are worked out once."""
    return Path()


@cache
def any_answers() -> Prover:
    """Return who proves over all cases, each choice known or not known at all."""
    return Prover(known_or_not(WORLD))


# The next question


def test_the_next_question_can_matter_in_every_state_of_the_walk() -> None:
    grove, aims = LAW.written_out(ITEMS, PARTIES[:1], LAW.default_readings)
    walk = Walk(grove, aims)
    asked = dict.fromkeys((nodes[0], place) for nodes, place in walk.states.items())
    idle = [place for node, place in asked if not can_matter(node, place)]

    assert idle == []


@cache
def unlike_in(place: Place) -> tuple[Terms, Prover]:
    """Return a second case that may differ in one answer only, and who compares."""
    other = World("another answer", like=WORLD, but=frozenset([place]))
    return Terms(other), Prover(WORLD.sane, other.sane)


def can_matter(node: Node, place: Place) -> bool:
    """Tell whether two cases unlike in one answer can differ in what is decided."""
    other, prover = unlike_in(place)
    return prover.can(z3.Not(same(term(node, TERMS), term(node, other))))
