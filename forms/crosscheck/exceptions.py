"""Exceptions lift the limbs, all of them, and never two exceptions at once.

An exception lifts the duty of the limbs it names, not their finding (a limb stays
reported as met), and what it puts in their place fills one slot of the item.  So it
must be told apart from any other exception to the same limb: two exceptions *overlap*
if both name a limb and nothing in their conditions keeps them from standing in one
case.  Which one relieves, and with what to do in its place, would then be a matter of
order, and there is no order of rules (engine.md section 5).  Two are kept apart by a
fact or an open question that must be one thing for the first and another for the
second, or by a *not* in one where the other stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

from forms.crosscheck.faults import Fault
from forms.errors import near_miss
from forms.rules.language import All, Condition, Not, OneOf, ReadingIs, Rule, RuleRef

if TYPE_CHECKING:
    from forms.corpus import Corpus


def exception_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check what each exception lifts, and that no two of them overlap."""
    exceptions = [rule for rule in corpus.rules.values() if rule.exception_to]
    for rule in corpus.rules.values():
        if rule.exception_to or rule.then.exempt:
            yield from _bases(corpus, rule)
    for first, second in combinations(exceptions, 2):
        both = [base for base in first.exception_to if base in second.exception_to]
        if both and not _are_apart(first, second):
            yield Fault(
                corpus.place(second),
                f"overlaps {first.id!r}: both are exceptions to {both[0]!r} and may "
                f'stand at once; add {{ not = {{ rule = "{first.id}" }} }} to one.',
            )


def _bases(corpus: Corpus, rule: Rule) -> Iterator[Fault]:
    place, slot = corpus.place(rule), rule.then.slot
    limbs = [each.id for each in corpus.rules.values() if each.then.limb]
    if not rule.then.exempt:
        yield Fault(place, f"is an exception and fills {slot}; it can only exempt.")
    for base in rule.exception_to:
        if base not in corpus.rules:
            hint = near_miss(base, limbs)
            yield Fault(place, f"is an exception to {base!r}, no rule.{hint}", base)
        elif base not in limbs:
            says = f"is an exception to {base!r}, no limb; only limbs have a duty"
            yield Fault(place, f"{says} to lift: {', '.join(limbs)}.")
    left = [limb for limb in limbs if limb not in rule.exception_to]
    if left and not any(base not in limbs for base in rule.exception_to):
        says = f"exempts the whole item; name {', '.join(left)} in exception_to too."
        yield Fault(place, says)


def _are_apart(first: Rule, second: Rule) -> bool:
    # Two exceptions stand only with all they ask for, so one clash is enough.
    ours, theirs = tuple(_parts(first)), tuple(_parts(second))
    return any(_clash(one, other) for one, other in product(ours, theirs))


def _parts(rule: Rule) -> Iterator[Condition]:
    """Yield what must hold wherever the rule stands, itself included."""
    yield RuleRef(rule=rule.id)
    yield from _flat(rule.when)


def _flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, All):
            yield from _flat(condition.all)
        else:
            yield condition


def _clash(one: Condition, other: Condition) -> bool:
    """Tell whether two conditions can never hold at once."""
    match one, other:
        case Not(negated=part), _ if part == other:
            return True
        case _, Not(negated=part) if part == one:
            return True
        case OneOf(), OneOf():
            return one.fact == other.fact and not set(one.one_of) & set(other.one_of)
        case ReadingIs(), ReadingIs():
            return one.reading == other.reading and one.is_ != other.is_
        case _:
            return False
