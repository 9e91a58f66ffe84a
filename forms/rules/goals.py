"""What the law must settle, in legal order, and the path the answers take to it.

An answer is on the path if, given the answers before it, it could still change a goal.
Whatever is off the path is parked: kept and shown, but not weighed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forms.case.facts import CASE, Facts, Place
from forms.rules.residual import Given, Grove, Node, Nodes, still_open


class Goal(NamedTuple):
    """One slot to settle for one member, and the node that settles it."""

    slot: str
    rule: str
    member: str
    node: Node


def goals(grove: Grove) -> tuple[Goal, ...]:
    """Return scope, limbs, exemption, refusal, case by case, then duties.

    What an open question asks about a member stands behind the law on that member, so
    that the interview does not come back to it.
    """
    found = (
        *(g for item in grove.items for g in _item_goals(grove, item)),
        *_flag_goals(grove, "item"),
        *(g for item in grove.items for g in _exempt_goals(grove, item)),
        *_review_goals(grove, "refused-in-principle"),
        *_flag_goals(grove, "party"),
        *_review_goals(grove, "case-by-case"),
        *_flag_goals(grove, "case"),
        *_duty_goals(grove),
    )
    return tuple(goal._replace(node=grove.pruned(goal.node)) for goal in found)


def outside(grove: Grove, item: str) -> Node:
    """Return whether an item, or the whole case, is outside the scope of ¶1."""
    return grove.any_of(
        grove.stands(rule.id, item)
        for rule in grove.rules.values()
        if rule.then.outside
    )


def caught(grove: Grove, item: str) -> Node:
    """Return whether an item in scope meets at least one limb."""
    rules = grove.rules.values()
    named = [r.id for r in rules if r.then.caught]
    limbs = named or [r.id for r in rules if r.then.limb]
    met = grove.any_of(grove.met(rule, item) for rule in limbs)
    return grove.all_of((grove.negation(outside(grove, item)), met))


def _item_goals(grove: Grove, item: str) -> Iterator[Goal]:
    out = outside(grove, item)
    yield Goal("outside", "", item, out)
    inside = grove.negation(out)
    for rule in grove.rules.values():
        if rule.then.limb:
            node = grove.all_of((inside, grove.met(rule.id, item)))
            yield Goal("limb", rule.id, item, node)


def _exempt_goals(grove: Grove, item: str) -> Iterator[Goal]:
    for rule in grove.rules.values():
        if rule.then.exempt:
            node = grove.all_of((caught(grove, item), grove.met(rule.id, item)))
            yield Goal("exempt", rule.id, item, node)


def _review_goals(grove: Grove, review: str) -> Iterator[Goal]:
    asked_for = grove.any_of(caught(grove, item) for item in grove.items)
    for rule in grove.rules.values():
        if rule.then.review != review:
            continue
        for member in _members(grove, rule.about):
            node = grove.all_of((asked_for, grove.stands(rule.id, member)))
            yield Goal("review", rule.id, member, node)


def _duty_goals(grove: Grove) -> Iterator[Goal]:
    for rule in grove.rules.values():
        if rule.then.duty:
            for member in _members(grove, rule.about):
                yield Goal("duty", rule.id, member, grove.stands(rule.id, member))


def _flag_goals(grove: Grove, about: str) -> Iterator[Goal]:
    for member in _members(grove, about):
        for rule in grove.rules.values():
            if rule.then.flag and rule.about == about:
                yield Goal("flag", rule.id, member, grove.stands(rule.id, member))


def _members(grove: Grove, scope: str) -> tuple[str, ...]:
    return {"case": (CASE,), "item": grove.items, "party": grove.parties}[scope]


@dataclass(frozen=True, slots=True)
class Way:
    """Where the answers lead: those on the path in order, and what is still open."""

    taken: tuple[Place, ...]
    open: tuple[Place, ...]
    nodes: Nodes

    @property
    def next(self) -> Place | None:
        """Return the place to ask about now."""
        return self.open[0] if self.open else None


def follow(
    grove: Grove, aims: tuple[Goal, ...], facts: Facts, order: Mapping[str, int]
) -> Way:
    """Fold the answers in as the interview would have asked for them."""
    nodes = still_open(goal.node for goal in aims)
    taken: dict[Place, None] = {}
    while (place := _answered_and_open(grove, nodes, facts, order)) is not None:
        nodes = grove.left(nodes, Given(place, facts[place].value))
        taken[place] = None
    return Way(tuple(taken), _open(grove, nodes, order), nodes)


def asked_first(grove: Grove, nodes: Nodes, order: Mapping[str, int]) -> Place | None:
    """Return the place to ask about: the first that the first open node waits for."""
    if not nodes:
        return None
    return min(grove.places(nodes[0]), key=lambda place: order[place.question])


def _answered_and_open(
    grove: Grove, nodes: Nodes, facts: Facts, order: Mapping[str, int]
) -> Place | None:
    for node in nodes:
        found = [place for place in grove.places(node) if place in facts]
        if found:
            return min(found, key=lambda place: order[place.question])
    return None


def _open(grove: Grove, nodes: Nodes, order: Mapping[str, int]) -> tuple[Place, ...]:
    """Return the open places goal by goal, each goal's in the written order."""
    places: dict[Place, None] = {}
    for node in nodes:
        still = sorted(grove.places(node), key=lambda p: order[p.question])
        places |= dict.fromkeys(still)
    return tuple(places)
