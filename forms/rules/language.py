"""The closed language in which the law is written down as data.

A condition compares facts, joins conditions, refers to another rule, or depends
on a reading.  There are no expression strings, no arithmetic beyond ``sum`` and no
legal periods: time belongs to provisions.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from forms.frozen import Frozen
from forms.law.instruments import Wording

Bound = int | Decimal | dt.date
Scope = Literal["case", "item", "party"]
Collection = Literal["items", "parties"]


class OneOf(Frozen):
    """True if every value still possible is listed, false if none is."""

    fact: str
    one_of: tuple[str, ...] = Field(min_length=1)


class Bounded(Frozen):
    """Limits that stand in the law: ``at_least`` and ``at_most`` include the limit."""

    at_least: Bound | None = None
    above: Bound | None = None
    at_most: Bound | None = None
    below: Bound | None = None

    @model_validator(mode="after")
    def _exactly_one_limit(self) -> Self:
        given = [self.at_least, self.above, self.at_most, self.below]
        if sum(limit is not None for limit in given) != 1:
            msg = "give exactly one of at_least, above, at_most, below"
            raise ValueError(msg)
        return self


class Within(Bounded):
    """A number or a date against one limit."""

    fact: str


class Term(Frozen):
    """A fact times a whole number."""

    times: int
    fact: str


class Linear(Bounded):
    """A sum of facts in one unit against one limit; nothing is divided."""

    sum: tuple[Term, ...] = Field(min_length=1)


class All(Frozen):
    """Every part holds."""

    all: tuple["Condition", ...]


class Either(Frozen):
    """At least one part holds."""

    any: tuple["Condition", ...]


class Not(Frozen):
    """The part does not hold."""

    negated: "Condition" = Field(alias="not")


class Some(Frozen):
    """At least one member of a collection fits."""

    some: Collection
    where: tuple["Condition", ...]


class Every(Frozen):
    """Each member of a collection fits."""

    every: Collection
    where: tuple["Condition", ...]


class RuleRef(Frozen):
    """Another rule stands."""

    rule: str


class ReadingIs(Frozen):
    """An open question is read in one way."""

    reading: str
    is_: str = Field(alias="is")


_KEYS = {
    "one_of": OneOf,
    "sum": Linear,
    "all": All,
    "any": Either,
    "not": Not,
    "some": Some,
    "every": Every,
    "rule": RuleRef,
    "reading": ReadingIs,
    "fact": Within,
}


def _shape(written: Any) -> str | None:
    if isinstance(written, dict):
        return next((key for key in _KEYS if key in written), None)
    return next((k for k, model in _KEYS.items() if type(written) is model), None)


Condition = Annotated[
    Annotated[OneOf, Tag("one_of")]
    | Annotated[Linear, Tag("sum")]
    | Annotated[All, Tag("all")]
    | Annotated[Either, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Some, Tag("some")]
    | Annotated[Every, Tag("every")]
    | Annotated[RuleRef, Tag("rule")]
    | Annotated[ReadingIs, Tag("reading")]
    | Annotated[Within, Tag("fact")],
    Discriminator(_shape),
]


class Then(Frozen):
    """The one slot a rule fills.

    ``caught`` says that some limb is met, whichever; ``flag`` names an open question
    that touches whatever the rule is about.
    """

    outside: Literal[True] | None = None
    limb: str | None = None
    caught: Literal[True] | None = None
    exempt: Literal["report-after-export"] | None = None
    review: Literal["refused-in-principle", "case-by-case"] | None = None
    duty: str | None = None
    flag: str | None = None
    defines: str | None = None
    points_to: str | None = None
    may_point_to: str | None = None
    silent: str | None = None

    @model_validator(mode="after")
    def _exactly_one_slot(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            slots = ", ".join(type(self).model_fields)
            msg = f"fill exactly one of {slots}"
            raise ValueError(msg)
        return self

    @property
    def slot(self) -> str:
        """Return the name of the slot that is filled."""
        return next(iter(self.model_dump(exclude_none=True)))


class Rule(Frozen):
    """One rule or exception, weighed for each member of what it is about.

    ``when`` is an implicit *all*.  An exception lifts the duty of its base rules,
    not their finding: a limb stays reported as met.  A duty with ``through_limbs``
    has no force of its own: it stands where the limbs stand that are met.
    """

    id: str
    about: Scope
    provision: str
    when: tuple[Condition, ...]
    then: Then
    because: Wording
    exception_to: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    who: Wording | None = None
    through_limbs: bool = False


class RuleFile(Frozen):
    """One file of resources/rules: all rules of one instrument."""

    rules: tuple[Rule, ...] = Field(alias="rule")
