"""Small laws written by hand, to be weighed without the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from forms.case.facts import CASE, Fact, Facts, Place, Range, Standing, Value
from forms.interview.questions import Question
from forms.rules.evaluate import Scales
from forms.rules.goals import Way, follow, goals
from forms.rules.language import Rule, Scope
from forms.rules.measures import MEASURES
from forms.rules.residual import Grove

Said = str | int | Fraction | tuple[int, int] | Value | None


def rule(name: str, *when: Any, about: Scope = "case", **more: Any) -> Rule:
    """Return a rule that asks for a duty, unless it fills another slot."""
    more.setdefault("then", {"duty": name})
    words = {"because": {"en": name, "zh": name}, "provision": "law/1"}
    return Rule.model_validate(
        {"id": name, "about": about, "when": when} | words | more
    )


def question(name: str, kind: str = "yes-no", **more: Any) -> Question:
    more.setdefault("scope", "case")
    words = {"ask": name, "why": name, "cites": ("law/1",)}
    return Question.model_validate({"id": name, "kind": kind} | words | more)


def choice(name: str, *options: str, **more: Any) -> Question:
    written = [{"id": option, "says": option} for option in options]
    return question(name, "choice", option=written, **more)


def fact(said: Said) -> Fact:
    """Read ``yes``, ``yes|no``, 14, (12, 16), or nothing for *not known*."""
    match said:
        case None:
            return Fact(Standing.NOT_KNOWN)
        case str():
            return Fact(Standing.ANSWERED, frozenset(said.split("|")))
        case int() | Fraction():
            return Fact(Standing.ANSWERED, Range.exactly(said))
        case (int() as low, int() as high):
            return Fact(Standing.ESTIMATED, Range(Fraction(low), Fraction(high)))
        case _:
            return Fact(Standing.ANSWERED, said)


def facts(said: Mapping[str, Said]) -> dict[Place, Fact]:
    """Read answers written as ``question`` or ``member/question``."""
    return {_place(where): fact(answer) for where, answer in said.items()}


def _place(where: str) -> Place:
    member, slash, name = where.rpartition("/")
    return Place(member if slash else CASE, name)


@dataclass(frozen=True)
class SmallLaw:
    """Some questions in their order, and the rules that read them."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    items: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @property
    def order(self) -> dict[str, int]:
        return {question: place for place, question in enumerate(self.by_id)}

    def grove(self) -> Grove:
        scopes: dict[str, Scope] = {m.id: m.scope for m in MEASURES.values()}
        scopes |= {question.id: question.scope for question in self.questions}
        rules = {rule.id: rule for rule in self.rules}
        return Grove(rules, scopes, self.items, self.parties, self.readings)

    def scales(self, known: Facts) -> Scales:
        return Scales(self.grove(), known, self.readings)

    def way(self, known: Facts) -> Way:
        grove = self.grove()
        return follow(grove, goals(grove), known, self.order)
