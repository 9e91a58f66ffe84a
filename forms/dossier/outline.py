"""Which facts go where: the forms as data, field by field."""

from typing import Literal, Self

from pydantic import Field as PydanticField
from pydantic import model_validator

from forms.frozen import Frozen
from forms.law.instruments import Wording
from forms.rules.language import Condition

Role = Literal["importer", "importer-end-user", "end-user", "intermediary"]


LiveOutcome = Literal["required", "exempt-with-report", "not-required", "outside-scope"]


class Field(Frozen):
    """One numbered field of a form and its one source of value.

    ``facts`` are printed one below the other, or, with ``computed``, read by the
    function of that name; with ``columns`` they are a table, and fields that follow
    one another on the same table share its rows.  ``fixed`` stands in every copy,
    ``blank`` leaves room for ink.  What is ``optional`` among the facts may be left
    out and then leaves no trace.  Facts of a party are those of the parties in
    ``roles``.  ``heading`` opens a group.  ``basis`` is the source code of forms.md
    (``S/H``, ``D``); where ``when`` is false the field prints *not applicable*.
    """

    number: str
    label: Wording
    heading: Wording | None = None
    facts: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    computed: str = ""
    columns: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    fixed: Wording | None = None
    blank: bool = False
    basis: str = PydanticField(min_length=1)
    required: Literal["Y", "C", "O"] = "Y"
    when: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _exactly_one_source(self) -> Self:
        sources = [bool(self.facts or self.computed), bool(self.fixed), self.blank]
        if sum(sources) != 1:
            raise ValueError(
                f"field {self.number} needs exactly one source: "
                "facts or computed, fixed, or blank"
            )
        return self


class Signatory(Frozen):
    """Who signs a form, and whether a seal belongs beside the name."""

    who: Wording
    seal: bool = True


class Form(Frozen):
    """One form: code, module, title, and for which outcomes it is printed.

    ``outcomes`` are values of the *if live* licence slot, weighed item by item;
    ``each`` repeats the form for every item; ``when`` narrows it further.
    """

    code: str
    module: str
    order: int
    title: Wording
    note: Wording
    edition: str
    outcomes: tuple[LiveOutcome, ...] = PydanticField(min_length=1)
    each: Literal["case", "item"] = "case"
    when: tuple[Condition, ...] = ()
    signed_by: tuple[Signatory, ...] = PydanticField(default=(), alias="signatory")
    fields: tuple[Field, ...] = PydanticField(alias="field")

    @property
    def conditions(self) -> tuple[tuple[Condition, ...], ...]:
        """Return when the form, and when each of its fields, applies."""
        return (self.when, *(field.when for field in self.fields))

    @property
    def id(self) -> str:
        """Return the code, which no other form has."""
        return self.code
