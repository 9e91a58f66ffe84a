"""The fields of the forms print facts that are there, each under its own number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.crosscheck.faults import Fault, twice
from forms.crosscheck.uses import used
from forms.dossier.outline import Field, Form
from forms.errors import near_miss

if TYPE_CHECKING:
    from forms.corpus import Corpus


def paper_faults(corpus: Corpus) -> Iterator[Fault]:
    """Check each form and each of its fields."""
    for form in corpus.forms:
        place = corpus.place(form)
        yield from twice(place, (field.number for field in form.fields), "field")
        yield from used(corpus, place, form.when, form.each)
        for field in form.fields:
            where = place.removesuffix(form.id) + field.number
            yield from _field(corpus, where, form, field)


def _field(corpus: Corpus, place: str, form: Form, field: Field) -> Iterator[Fault]:
    for fact in field.facts:
        if fact not in corpus.scopes:
            hint = near_miss(fact, corpus.scopes)
            yield Fault(place, f"prints {fact!r}, which no question asks.{hint}", fact)
    for fact in field.optional:
        if fact not in field.facts:
            hint = near_miss(fact, field.facts)
            yield Fault(place, f"{fact!r} is optional and not printed.{hint}")
    table = corpus.questions.get(next(iter(field.facts), ""))
    known = [column.id for column in table.columns] if table else []
    for column in field.columns:
        if column not in known:
            hint = near_miss(column, known)
            yield Fault(place, f"prints the column {column!r}.{hint}", column)
    scopes = {corpus.scopes.get(fact) for fact in field.facts}
    if "party" in scopes and not field.roles:
        yield Fault(place, "prints facts of parties; say in which roles.")
    about = "item" if "item" in scopes else form.each
    yield from used(corpus, place, field.when, about)
