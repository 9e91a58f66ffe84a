"""Every reference in the pack resolves, and the rules form no circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from forms.dossier.outline import Field, Form
from forms.errors import near_miss
from forms.law.instruments import Provision
from forms.law.readings import OpenQuestion
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

if TYPE_CHECKING:
    from forms.corpus import Corpus


def problems_of(corpus: Corpus) -> list[str]:
    """Return all findings at once, each with place, culprit and likely fix."""
    return [
        *_questions(corpus),
        *_rules(corpus),
        *_instruments(corpus),
        *_readings(corpus),
        *_forms(corpus),
    ]


def _walk(condition: Condition, within: str) -> Iterator[tuple[Condition, str]]:
    """Yield every condition with the scope it is weighed in."""
    yield condition, within
    match condition:
        case All(all=parts) | Either(any=parts):
            inner, scope = parts, within
        case Not(negated=part):
            inner, scope = (part,), within
        case Some(some=name, where=parts) | Every(every=name, where=parts):
            inner, scope = parts, {"items": "item", "parties": "party"}[name]
        case _:
            return
    for part in inner:
        yield from _walk(part, scope)


def _facts(condition: Condition) -> tuple[str, ...]:
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


def _conditions(
    conditions: tuple[Condition, ...], scope: str
) -> Iterator[tuple[Condition, str]]:
    for condition in conditions:
        yield from _walk(condition, scope)


def _rules(corpus: Corpus) -> Iterator[str]:
    for rule in corpus.rules.values():
        yield from cited(corpus, f"Rule {rule.id}", (rule.provision, *rule.cites))
        if "/" not in rule.provision:
            yield f"Rule {rule.id} rests on a whole instrument; name the clause."
        if rule.through_limbs and not (rule.then.duty and rule.about == "item"):
            yield f"Rule {rule.id} goes through limbs; only duties about an item can."
        for base in rule.exception_to:
            if base not in corpus.rules:
                hint = near_miss(base, corpus.rules)
                yield f"Rule {rule.id}: no rule {base!r} to be an exception to.{hint}"
        yield from _used(corpus, f"Rule {rule.id}", rule.when, rule.about)
    yield from _circle(corpus)


def _used(
    corpus: Corpus, user: str, conditions: tuple[Condition, ...], about: str
) -> Iterator[str]:
    for condition, scope in _conditions(conditions, about):
        for fact in _facts(condition):
            if fact not in corpus.scopes:
                hint = near_miss(fact, corpus.scopes)
                yield f"{user} uses {fact!r}, which no question asks.{hint}"
            elif corpus.scopes[fact] not in {"case", scope}:
                yield (
                    f"{user} is about the {scope} and reads {fact!r} of the "
                    f"{corpus.scopes[fact]}; reach it by some or every."
                )
        if isinstance(condition, OneOf):
            yield from _options(corpus, user, condition)
        if isinstance(condition, RuleRef) and condition.rule not in corpus.rules:
            hint = near_miss(condition.rule, corpus.rules)
            yield f"{user} refers to the rule {condition.rule!r}, not there.{hint}"
        if isinstance(condition, ReadingIs):
            yield from _reading(corpus, user, condition)


def _options(corpus: Corpus, user: str, test: OneOf) -> Iterator[str]:
    question = corpus.questions.get(test.fact)
    known = [option.id for option in question.options] if question else []
    for option in test.one_of:
        if known and option not in known:
            hint = near_miss(option, known)
            yield f"{user}: {test.fact!r} has no option {option!r}.{hint}"


def _reading(corpus: Corpus, user: str, test: ReadingIs) -> Iterator[str]:
    question = corpus.open_questions.get(test.reading)
    if question is None:
        hint = near_miss(test.reading, corpus.open_questions)
        yield f"{user} depends on {test.reading!r}, no open question.{hint}"
    elif test.is_ not in {reading.id for reading in question.readings}:
        yield f"{user}: the open question {test.reading} has no reading {test.is_!r}."


def cited(corpus: Corpus, user: str, places: tuple[str, ...]) -> Iterator[str]:
    """Name what a user of the corpus cites and is not there."""
    known = {
        f"{i.id}/{p.id}" for i in corpus.instruments.values() for p in i.provisions
    } | set(corpus.instruments)
    if not places:
        yield f"{user} cites nothing; name the provision it rests on."
    for place in places:
        if place not in known:
            hint = near_miss(place, known)
            yield f"{user} cites {place!r}, which is not there.{hint}"


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield every condition of a rule, those inside others too."""
    return (condition for condition, _ in _conditions(rule.when, rule.about))


def facts_read(rule: Rule) -> frozenset[str]:
    """Return the facts a rule reads itself."""
    return frozenset(fact for c in conditions_of(rule) for fact in _facts(c))


def readings_used(rule: Rule) -> frozenset[str]:
    """Return the open questions a rule depends on itself."""
    return frozenset(c.reading for c in conditions_of(rule) if isinstance(c, ReadingIs))


def references(rule: Rule) -> frozenset[str]:
    """Return the rules that a rule refers to, its base rules included."""
    refs = (c.rule for c in conditions_of(rule) if isinstance(c, RuleRef))
    return frozenset((*refs, *rule.exception_to))


def _circle(corpus: Corpus) -> Iterator[str]:
    graph = {rule.id: references(rule) for rule in corpus.rules.values()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        way = " -> ".join(circle.args[1])
        yield f"The rules refer to each other in a circle: {way}."


def _questions(corpus: Corpus) -> Iterator[str]:
    times = Counter(q.id for page in corpus.pages for q in page.questions)
    for question_id in (asked for asked, often in times.items() if often > 1):
        yield f"Question {question_id} is asked twice; rename one of the two."
    for question in corpus.questions.values():
        yield from cited(corpus, f"Question {question.id}", question.cites)
        user = f"Question {question.id}"
        yield from _used(corpus, user, question.relevant, question.scope)
        if question.kind == "choice" and not question.options:
            yield f"{user} is a choice without options."
        if question.kind == "table" and not question.columns:
            yield f"{user} is a table without columns."
    for measure in MEASURES.values():
        for asked in measure.inputs:
            if asked not in corpus.questions:
                yield f"The measure {measure.id} needs {asked!r}, asked by nobody."


def _instruments(corpus: Corpus) -> Iterator[str]:
    for instrument in corpus.instruments.values():
        clauses = Counter(provision.id for provision in instrument.provisions)
        for clause in (clause for clause, often in clauses.items() if often > 1):
            yield f"{instrument.id}/{clause} is given twice; rename one of the two."
        for provision in instrument.provisions:
            place = f"{instrument.id}/{provision.id}"
            if provision.cited is None and len(clauses) > 1:
                yield f"{place}: 'cited' is missing; say how lawyers name this clause."
            yield from _periods(corpus, place, provision)


def _periods(corpus: Corpus, place: str, provision: Provision) -> Iterator[str]:
    for span in (*provision.in_force, *provision.suspended):
        if span.by not in corpus.instruments:
            hint = near_miss(span.by, corpus.instruments)
            yield f"{place}: a period names {span.by!r}, no instrument.{hint}"
        if span.until is not None and span.until < span.since:
            yield (
                f"{place}: a period ends on {span.until}, before it begins on "
                f"{span.since}; exchange the two."
            )
    for check in provision.verified:
        if check.until < check.on:
            yield f"{place}: verified to {check.until}, before the check; exchange."
    if not provision.in_force:
        yield f"{place} never takes effect; say from when it is in force."
    if not provision.verified:
        yield f"{place} was never verified; say on which day and up to when."


def _readings(corpus: Corpus) -> Iterator[str]:
    for question in corpus.open_questions.values():
        user = f"Open question {question.id}"
        yield from cited(corpus, user, question.cites)
        known = [reading.id for reading in question.readings]
        if len(set(known)) < len(known):
            yield f"{user}: two of its readings have the same id; rename one."
        if question.default is not None and question.default not in known:
            hint = near_miss(question.default, known)
            yield (
                f"{user}: the default {question.default!r} is none of its readings "
                f"({', '.join(known)}).{hint}"
            )
        yield from _stance(corpus, user, question)


def _stance(corpus: Corpus, user: str, question: OpenQuestion) -> Iterator[str]:
    """Without a default a question must be one of dates: only a record settles it."""
    overlays = [reading.overlay for reading in question.readings if reading.overlay]
    if question.default is None and len(overlays) < len(question.readings):
        yield f"{user} has no default; name one, or an overlay for each reading."
    if question.default is not None and question.why_default is None:
        yield f"{user} does not say why its default is taken; add why_default."
    for overlay in overlays:
        if overlay.extends not in corpus.instruments:
            hint = near_miss(overlay.extends, corpus.instruments)
            yield f"{user}: an overlay extends {overlay.extends!r}, not there.{hint}"


def _forms(corpus: Corpus) -> Iterator[str]:
    for form in corpus.forms:
        times = Counter(field.number for field in form.fields)
        for number in (number for number, often in times.items() if often > 1):
            yield f"Form {form.code} has two fields {number}; renumber one of the two."
        yield from _used(corpus, f"Form {form.code}", form.when, form.each)
        for field in form.fields:
            yield from _field(corpus, f"Form field {field.number}", form, field)


def _field(corpus: Corpus, user: str, form: Form, field: Field) -> Iterator[str]:
    for fact in field.facts:
        if fact not in corpus.scopes:
            yield f"{user} prints {fact!r}, unknown.{near_miss(fact, corpus.scopes)}"
    for fact in field.optional:
        if fact not in field.facts:
            hint = near_miss(fact, field.facts)
            yield f"{user}: {fact!r} is optional and not printed.{hint}"
    table = corpus.questions.get(next(iter(field.facts), ""))
    known = [column.id for column in table.columns] if table else []
    for column in field.columns:
        if column not in known:
            yield f"{user} prints the column {column!r}.{near_miss(column, known)}"
    scopes = {corpus.scopes.get(fact) for fact in field.facts}
    if "party" in scopes and not field.roles:
        yield f"{user} prints facts of parties; say in which roles."
    about = "item" if "item" in scopes else form.each
    yield from _used(corpus, user, field.when, about)
