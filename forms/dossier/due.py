"""Which papers the outcomes still possible call for, and what they ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from forms.case.facts import CASE, Fact, Facts, Place, the_choice
from forms.composition.derived import RATES, wants_rates
from forms.corpus import Corpus
from forms.dossier.outline import Field, Form
from forms.line import Outcome
from forms.rules.determination import grove_of
from forms.rules.evaluate import Scales
from forms.rules.language import Condition
from forms.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Due:
    """A form that is due, for the case or for one item, and the items it is about."""

    form: Form
    member: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """The papers of one outcome: due forms, and the places their fields print."""

    outcome: Outcome
    corpus: Corpus

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """Return the forms that are due, in their order."""
        forms = sorted(self.corpus.forms, key=lambda form: form.order)
        return tuple(due for form in forms for due in self._due(form))

    def _due(self, form: Form) -> Iterator[Due]:
        items = tuple(
            found.item
            for found in self.outcome.determination.items
            if set(map(str, found.if_live)) & set(form.outcomes)
        )
        if form.each == "item":
            for item in items:
                if self.weigh(form.when, item) is not Truth.FALSE:
                    yield Due(form, item, (item,))
        elif items and self.weigh(form.when, CASE) is not Truth.FALSE:
            yield Due(form, CASE, items)

    @cached_property
    def facts(self) -> Facts:
        """Return what the papers may print: what was weighed, and what they ask for."""
        found = self.outcome.facts
        return self._weighed | {p: found[p] for p in self.places if p in found}

    @cached_property
    def places(self) -> dict[Place, bool]:
        """Return what the papers ask for, in written order, and whether it is needed.

        A place that is optional wherever it stands may be left out.
        """
        found: dict[Place, bool] = {}
        for due in self.due:
            for field in due.form.fields:
                for place in self.asked_by(field, due):
                    spare = field.required == "O" or place.question in field.optional
                    found[place] = found.get(place, False) or not spare
        order = self.corpus.question_order
        return dict(sorted(found.items(), key=lambda pair: order[pair[0].question]))

    def asked_by(self, field: Field, due: Due) -> Iterator[Place]:
        """Yield the places a field prints; none where it does not apply."""
        for member in self.members_of(field, due):
            if self.weigh(field.when, member) is Truth.FALSE:
                continue
            for fact in field.facts:
                for place in self.places_of(fact, field, member):
                    if self.is_asked(place):
                        yield place

    def members_of(self, field: Field, due: Due) -> tuple[str, ...]:
        """Return for whom a field is printed: each item of the form, or once."""
        scopes = self.corpus.scopes
        if any(scopes[fact] == "item" for fact in field.facts):
            return due.items
        return (due.member,)

    def places_of(self, fact: str, field: Field, member: str) -> tuple[Place, ...]:
        """Return where the fact lives, seen from one member of a form."""
        match self.corpus.scopes[fact]:
            case "case":
                return (Place(CASE, fact),)
            case "item":
                return (Place(member, fact),)
            case _:
                return tuple(Place(p, fact) for p in self.parties(field.roles))

    def parties(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return the parties in any of these roles."""
        wanted = set(roles)
        return tuple(
            party
            for party in self.outcome.determination.parties
            if the_choice(self.outcome.facts.get(Place(party, "party.role"))) in wanted
        )

    def is_asked(self, place: Place) -> bool:
        """Tell whether a question is one, and relevant to this member."""
        question = self.corpus.questions.get(place.question)
        if question is None:
            return False
        if place.question == RATES:
            return wants_rates(place.member, self.outcome.facts)
        return self.weigh(question.relevant, place.member) is Truth.TRUE

    def weigh(self, conditions: tuple[Condition, ...], member: str) -> Truth:
        """Weigh conditions of the outline or of a question; none hold always."""
        if not conditions:
            return Truth.TRUE
        return min(self._scales.weigh(each, member).truth for each in conditions)

    @cached_property
    def _weighed(self) -> dict[Place, Fact]:
        """Return the facts on the path and those no rule reads: no parked one."""
        path = self.outcome.determination.facts
        decisive = self.corpus.decisive
        return {
            place: fact
            for place, fact in self.outcome.facts.items()
            if place in path or place.question not in decisive
        }

    @cached_property
    def _scales(self) -> Scales:
        grove = grove_of(self.outcome.determination.asked, self.corpus)
        return Scales(grove, self.outcome.facts, grove.readings)
