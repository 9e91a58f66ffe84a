"""Conditions of rules, questions and papers in plain sentences, numbered as in law."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from forms.bilingual import both, half
from forms.corpus import Corpus
from forms.countries import country
from forms.dossier.content import Bilingual
from forms.interview.printing import day
from forms.interview.questions import Kind, Language
from forms.numbers import shown
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
from forms.rules.measures import MEASURES

Parts = tuple[Condition, ...]
_DATED = {"at_least": "from", "above": "after", "at_most": "until", "below": "before"}


def sentences(when: Parts, corpus: Corpus) -> Bilingual:
    """Return one line a condition, ``2.1`` under ``2``; an implicit *all* is plain."""
    if not when:
        return both(
            lambda language: corpus.wordings.word("condition", "always", language)
        )
    return both(lambda language: "\n".join(Speaker(corpus, language).lines(when)))


class Speaker:
    """Says conditions in one language."""

    def __init__(self, corpus: Corpus, language: Language) -> None:
        self._corpus, self._language = corpus, language

    def lines(self, parts: Parts, under: str = "") -> Iterator[str]:
        is_lone = len(parts) == 1 and not under
        for number, part in enumerate(parts, start=1):
            head, inner = self.said(part)
            mark = f"{under}{number}"
            yield head if is_lone else f"{mark}  {head}"
            yield from self.lines(inner, "" if is_lone else f"{mark}.")

    def said(self, condition: Condition) -> tuple[str, Parts]:
        """Return a sentence and the conditions that stand below it."""
        match condition:
            case All(all=parts):
                return self._word("all"), parts
            case Either(any=parts):
                return self._word("any"), parts
            case Some(some=name, where=parts):
                return self._word(f"some-{name}"), parts
            case Every(every=name, where=parts):
                return self._word(f"every-{name}"), parts
            case Not(negated=All(all=parts)):
                return self._word("not-all"), parts
            case Not(negated=Either(any=parts)):
                return self._word("not-any"), parts
            case Not(negated=part):
                head, inner = self.said(part)
                return self._word("not").format(head), inner
            case RuleRef(rule=rule):
                says = half(self._corpus.rules[rule].because, self._language)
                return self._word("rule").format(says=says, rule=rule), ()
            case ReadingIs():
                return self._reading(condition), ()
            case OneOf():
                return self._one_of(condition), ()
            case Within() | Linear():
                return self._within(condition), ()

    def _word(self, key: str) -> str:
        return self._corpus.wordings.word("condition", key, self._language)

    def _reading(self, test: ReadingIs) -> str:
        chosen = self._corpus.open_questions[test.reading].reading(test.is_)
        return self._word("reading").format(
            question=test.reading,
            reading=test.is_,
            says=half(chosen.says, self._language),
        )

    def _one_of(self, test: OneOf) -> str:
        options = self.options(test.fact, test.one_of)
        return self._word("one-of").format(fact=self.fact(test.fact), options=options)

    def options(self, fact: str, options: tuple[str, ...]) -> str:
        """Return answers to a question, joined by *or*."""
        question = self._corpus.questions[fact]
        asked = self._corpus.wordings.question(question, self._language)
        says = {option.id: option.says for option in asked.options}
        if asked.kind is Kind.COUNTRY:
            says = {code: country(code, self._language) for code in options}
        elif asked.kind is Kind.YES_NO:
            says = {
                key: self._corpus.wordings.word("paper", key, self._language)
                for key in ("yes", "no")
            }
        return self._word("or").join(says.get(o, o) for o in options)

    def _within(self, test: Within | Linear) -> str:
        form = self._word("within")
        return form.format(fact=self.compared(test), bound=self.bound(test))

    def compared(self, test: Within | Linear) -> str:
        """Return what is compared with a limit: a fact, or a sum of facts."""
        if isinstance(test, Within):
            return self.fact(test.fact)
        told = (
            f"{'−' if term.times < 0 else '+'} "
            f"{_times(abs(term.times))}{self.fact(term.fact)}"
            for term in test.sum
        )
        return " ".join(told).removeprefix("+ ")

    def bound(self, test: Within | Linear) -> str:
        """Say a limit: *0 or more*, *14 nm or less*, *on 9 October 2025 or later*."""
        key, limit = next(
            (name, value)
            for name in _DATED
            if (value := getattr(test, name)) is not None
        )
        if isinstance(limit, dt.date):
            return self._word(_DATED[key]).format(day(limit, self._language))
        question = None
        if isinstance(test, Within):
            question = self._corpus.questions.get(test.fact)
        unit = question.unit if question else ""
        return self._word(key).format(f"{shown(Fraction(limit))} {unit}".rstrip())

    def fact(self, fact: str) -> str:
        """Return the question asked for a fact, with its name."""
        opened, closed = ("［", "］") if self._language == "zh" else (" [", "]")
        name = fact_words(fact, self._corpus, self._language)
        return f"{name}{opened}{fact}{closed}"


def _times(factor: int) -> str:
    return "" if factor == 1 else f"{factor} × "


def fact_words(fact: str, corpus: Corpus, language: Language) -> str:
    """Return the question asked for a fact, or the name of what is reckoned."""
    if fact in MEASURES:
        return corpus.wordings.word("measure", fact, language)
    return corpus.wordings.question(corpus.questions[fact], language).ask
