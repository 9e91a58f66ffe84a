"""The questions and rules that point to announcements, as data of the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.frozen import Frozen
from forms.interview.questions import QuestionPage
from forms.rules.language import Condition, Rule, Scope


class Carry(Frozen):
    """An answer of a case that the answers here leave no doubt about."""

    question: str
    scope: Scope
    raw: str
    when: tuple[Condition, ...]


@dataclass(frozen=True)
class Signpost:
    """The page of questions, the rules that read it, and what a case takes over."""

    pages: tuple[QuestionPage, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    carries: tuple[Carry, ...] = ()
