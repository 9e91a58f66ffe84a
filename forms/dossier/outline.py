"""Which facts go where: the forms as data, field by field."""

from typing import Literal

from pydantic import Field as PydanticField

from forms.frozen import Frozen
from forms.law.instruments import Wording
from forms.rules.language import Condition, Scope


class Field(Frozen):
    """One numbered field of a form and where its value comes from.

    ``facts`` are printed one below the other; ``computed`` names a value that
    ``compose`` works out; ``fixed`` is text that stands in every copy; ``blank``
    leaves room for ink.  ``basis`` is the source code of forms.md (``S/H``, ``D``).
    """

    number: str
    label: Wording
    facts: tuple[str, ...] = ()
    computed: str = ""
    fixed: Wording | None = None
    blank: bool = False
    basis: str = ""
    required: Literal["Y", "C", "O"] = "Y"
    when: tuple[Condition, ...] = ()


class Form(Frozen):
    """One form: code, module, title, and for which outcomes it is printed.

    ``outcomes`` are values of the *if live* licence slot; ``each`` repeats the form
    for every member of a scope.
    """

    code: str
    module: str
    order: int
    title: Wording
    note: Wording
    edition: str
    outcomes: tuple[str, ...] = ()
    each: Scope = "case"
    signed_by: Wording | None = None
    fields: tuple[Field, ...] = PydanticField(alias="field")
