"""What reaches what: from questions over rules to the results they can move."""

from collections.abc import Iterator
from functools import cache

from forms.bilingual import both, worded
from forms.corpus import Corpus
from forms.crosscheck.conditions import (
    facts_in,
    facts_read,
    questions_behind,
    readings_used,
    references,
)
from forms.dossier.content import Bilingual
from forms.interview.questions import Language
from forms.rules.language import Rule


def results(corpus: Corpus) -> tuple[Rule, ...]:
    """Return the rules that fill a slot of the outcome, in the order of the pack."""
    return tuple(r for r in corpus.rules.values() if not r.then.defines)


def slot_words(rule: Rule, corpus: Corpus) -> Bilingual:
    """Name the slot that a rule fills, as screen and paper name it."""
    slot = rule.then.slot
    value = str(getattr(rule.then, slot))
    if slot in {"limb", "review", "duty"}:
        return worded(corpus, value, slot)
    words = worded(corpus, slot, "slot")
    if slot in {"points_to", "may_point_to", "silent"}:
        named = both(lambda language: _pointed_at(value, corpus, language))
        return Bilingual(zh=words.zh + named.zh, en=f"{words.en} {named.en}")
    if slot == "flag":
        return Bilingual(zh=f"{words.zh} {value}", en=f"{words.en} {value}")
    return words


def _pointed_at(value: str, corpus: Corpus, language: Language) -> str:
    """Return the line of a list, or the clause, to which a rule points."""
    if value in corpus.lines:
        clause = corpus.cite(corpus.lines[value].of).label(language)
        return f"{value} ({clause})"
    if value.partition("/")[0] in corpus.instruments:
        return corpus.cite(value).label(language)
    return value


class Reach:
    """Follows references through all rules, once for each rule."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.below = cache(self._below)
        self.movers = cache(self._movers)

    def _below(self, rule_id: str) -> frozenset[str]:
        """Return a rule and every rule that it refers to, directly or not."""
        inner = references(self.corpus.rules[rule_id])
        return frozenset({rule_id}).union(*(self.below(each) for each in inner))

    def results_of(self, rule_id: str) -> tuple[Rule, ...]:
        """Return the results that a rule can move."""
        return tuple(r for r in results(self.corpus) if rule_id in self.below(r.id))

    def moves(self, question: str, result: Rule) -> bool:
        """Tell whether a question, or an open question, can move a result."""
        return question in self.movers(result.id)

    def _movers(self, rule_id: str) -> frozenset[str]:
        """Return the questions, open questions too, that can move a rule."""
        rules = (self.corpus.rules[each] for each in self.below(rule_id))
        return frozenset().union(*(questions_of(r) | readings_used(r) for r in rules))


def questions_of(rule: Rule) -> frozenset[str]:
    """Return the questions a rule reads itself, through a measure too."""
    return questions_behind(facts_read(rule))


def rules_reading(question: str, corpus: Corpus) -> Iterator[Rule]:
    """Yield the rules that read a question themselves."""
    return (rule for rule in corpus.rules.values() if question in questions_of(rule))


def rules_depending(question: str, corpus: Corpus) -> Iterator[Rule]:
    """Yield the rules that depend on an open question themselves."""
    return (rule for rule in corpus.rules.values() if question in readings_used(rule))


def papers_printing(question: str, corpus: Corpus) -> Iterator[str]:
    """Yield the forms and fields that print a question or ask for it."""
    for form in corpus.forms:
        if question in facts_in(form.when):
            yield form.code
        for field in form.fields:
            if question in {*field.facts, *facts_in(field.when)}:
                yield field.number
