"""Where two conditions part: the smallest difference, not the whole rule again."""

from collections.abc import Iterator

from forms.corpus import Corpus
from forms.packdiff.change import Both
from forms.review.sentences import Parts, Speaker
from forms.rules.language import (
    All,
    Condition,
    Either,
    Every,
    Linear,
    Not,
    OneOf,
    ReadingIs,
    RuleRef,
    Some,
    Within,
)


def condition_changes(old: Parts, new: Parts, packs: Both) -> Iterator[str]:
    """Yield a sentence a difference; a mere new order is told as such."""
    found = tuple(_parts(old, new, packs))
    yield from found
    if old != new and not found:
        yield packs.word("order")


def _parts(old: Parts, new: Parts, packs: Both) -> Iterator[str]:
    gone = [part for part in old if part not in new]
    come = [part for part in new if part not in old]
    for part in gone:
        partner = next((other for other in come if _key(other) == _key(part)), None)
        if partner is None:
            yield packs.word("condition-gone", condition=_say(part, packs.old, packs))
            continue
        come.remove(partner)
        yield from _pair(part, partner, packs)
    for part in come:
        yield packs.word("condition-new", condition=_say(part, packs.new, packs))


def _key(condition: Condition) -> tuple[object, ...]:
    """Return what makes two conditions versions of one another."""
    match condition:
        case Not(negated=part):
            return _key(part)
        case All() | Either():
            return ("group",)
        case OneOf(fact=fact) | Within(fact=fact):
            return ("fact", fact)
        case Linear():
            return ("sum",)
        case Some(some=name) | Every(every=name):
            return ("members", name)
        case RuleRef(rule=rule):
            return ("rule", rule)
        case ReadingIs(reading=reading):
            return ("reading", reading)


def _pair(old: Condition, new: Condition, packs: Both) -> Iterator[str]:
    match old, new:
        case Not(negated=before), Not(negated=after):
            yield from _pair(before, after, packs)
        case Not(negated=before), _:
            yield packs.word("affirmed", condition=_say(before, packs.old, packs))
            yield from _pair(before, new, packs) if before != new else ()
        case _, Not(negated=after):
            yield packs.word("denied", condition=_say(old, packs.old, packs))
            yield from _pair(old, after, packs) if old != after else ()
        case OneOf(), OneOf():
            yield from _options(old, new, packs)
        case (All(all=before), All(all=after)) | (
            Either(any=before),
            Either(any=after),
        ):
            yield from _parts(before, after, packs)
        case (All() | Either(), All() | Either()):
            key = "all-now" if isinstance(new, All) else "any-now"
            yield packs.word(key, condition=_say(old, packs.old, packs))
            yield from _parts(_inner(old), _inner(new), packs)
        case (Some(where=before), Some(where=after)) | (
            Every(where=before),
            Every(where=after),
        ):
            yield from _parts(before, after, packs)
        case (Within() | Linear(), Within() | Linear()):
            yield from _limits(old, new, packs)
        case _:
            yield packs.word(
                "condition-was",
                old=_say(old, packs.old, packs),
                new=_say(new, packs.new, packs),
            )


def _inner(group: Condition) -> Parts:
    match group:
        case All(all=parts) | Either(any=parts):
            return parts
        case _:
            return ()


def _options(old: OneOf, new: OneOf, packs: Both) -> Iterator[str]:
    fact = Speaker(packs.new, packs.language).fact(new.fact)
    for key, options, corpus in (
        ("option-gone", [o for o in old.one_of if o not in new.one_of], packs.old),
        ("option-new", [o for o in new.one_of if o not in old.one_of], packs.new),
    ):
        if options:
            said = Speaker(corpus, packs.language).options(new.fact, tuple(options))
            yield packs.word(key, fact=fact, options=said)


def _limits(old: Within | Linear, new: Within | Linear, packs: Both) -> Iterator[str]:
    before, after = (
        Speaker(packs.old, packs.language),
        Speaker(packs.new, packs.language),
    )
    if before.compared(old) != after.compared(new):
        yield packs.word(
            "condition-was",
            old=_say(old, packs.old, packs),
            new=_say(new, packs.new, packs),
        )
        return
    key = "limit-of-sum" if isinstance(new, Linear) else "limit"
    yield packs.word(
        key, what=after.compared(new), old=before.bound(old), new=after.bound(new)
    )


def _say(condition: Condition, corpus: Corpus, packs: Both) -> str:
    lines = Speaker(corpus, packs.language).lines((condition,))
    return " ".join(" ".join(line.split()) for line in lines)
