"""What the conditions of a rule read: facts, readings, other rules."""

from collections.abc import Iterable, Iterator

from forms.rules.language import (
    All,
    Condition,
    Either,
    Every,
    Linear,
    Not,
    OneOf,
    ReadingIs,
    Rule,
    RuleRef,
    Some,
    Within,
)
from forms.rules.measures import MEASURES
from forms.rules.residual import completeness


def scoped(
    conditions: Iterable[Condition], scope: str
) -> Iterator[tuple[Condition, str]]:
    """Yield every condition, inner ones too, with the scope it is weighed in."""
    for condition in conditions:
        yield condition, scope
        match condition:
            case All(all=parts) | Either(any=parts):
                yield from scoped(parts, scope)
            case Not(negated=part):
                yield from scoped((part,), scope)
            case Some(some=name, where=parts) | Every(every=name, where=parts):
                yield from scoped(parts, {"items": "item", "parties": "party"}[name])
            case _:
                pass


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Return the facts that one condition reads itself."""
    match condition:
        case OneOf(fact=fact) | Within(fact=fact):
            return (fact,)
        case Linear():
            return tuple(term.fact for term in condition.sum)
        case Some(some=name) | Every(every=name):
            complete = completeness(name)
            return (complete.fact,) if complete else ()
        case _:
            return ()


def inside(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Yield every condition, inner ones too."""
    return (condition for condition, _ in scoped(conditions, "case"))


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield every condition of a rule, inner ones too."""
    return inside(rule.when)


def facts_in(conditions: Iterable[Condition]) -> frozenset[str]:
    """Return the facts that conditions read."""
    return frozenset(fact for c in inside(conditions) for fact in facts_of(c))


def facts_read(rule: Rule) -> frozenset[str]:
    """Return the facts a rule reads itself."""
    return facts_in(rule.when)


def questions_behind(facts: Iterable[str]) -> frozenset[str]:
    """Return the questions asked for facts: of what is reckoned, its inputs."""
    return frozenset(
        question
        for fact in facts
        for question in (MEASURES[fact].inputs if fact in MEASURES else (fact,))
    )


def readings_used(rule: Rule) -> frozenset[str]:
    """Return the open questions a rule depends on itself, by a measure too."""
    named = (c.reading for c in conditions_of(rule) if isinstance(c, ReadingIs))
    counted = (MEASURES[f].readings for f in facts_read(rule) if f in MEASURES)
    return frozenset((*named, *(q for readings in counted for q in readings)))


def rules_in(conditions: Iterable[Condition]) -> frozenset[str]:
    """Return the rules that conditions refer to."""
    return frozenset(c.rule for c in inside(conditions) if isinstance(c, RuleRef))


def references(rule: Rule) -> frozenset[str]:
    """Return the rules that a rule refers to, its base rules included."""
    return rules_in(rule.when) | frozenset(rule.exception_to)
