"""From the open case to what the page shows of one item's bill."""

from collections.abc import Iterator

from desktop.pages.composition.shape import Sight
from desktop.session import CaseSession
from desktop.words import Words
from forms.case.facts import Place, Range
from forms.interview.explanation import item_ratio, ratio_words
from forms.interview.screens import member_name
from forms.rules.measures import countings, part_1_value

BILLED = ("content.inputs", "item.value", "content.inner_value")
"""The questions about an item that its bill answers."""

_FIGURES = {"content.inputs": "part_1", "item.value": "worth"}


def sight_of(item: str, session: CaseSession, words: Words) -> Sight:
    """Return the bill of an item, its figures those of the determination itself."""
    outcome, corpus, language = session.outcome, session.corpus, words.language
    result = outcome.determination
    inputs = result.facts.get(Place(item, "content.inputs"))
    worth = result.facts.get(Place(item, "item.value"))
    part_1 = part_1_value(inputs.value, result.readings) if inputs else None
    found = item_ratio(item, result)
    conflicts = tuple(_conflicts(item, session))
    asks = (
        corpus.wordings.question(corpus.questions[place.question], language).ask
        for place in conflicts
    )
    return Sight(
        item,
        member_name(item, outcome, corpus, language),
        session.bill(item),
        session.today,
        part_1=part_1,
        worth=worth.value if worth and isinstance(worth.value, Range) else None,
        counting=next(iter(countings(result.readings))),
        exchange=session.exchange(item),
        conflict=words("bill.conflict", questions=" · ".join(asks))
        if conflicts
        else "",
        contested=frozenset(
            _FIGURES[place.question]
            for place in conflicts
            if place.question in _FIGURES
        ),
        parties=tuple(
            (party, member_name(party, outcome, corpus, language))
            for party in outcome.case.parties
        ),
        settles=(ratio_words(found, corpus, language),) if found else (),
    )


def _conflicts(item: str, session: CaseSession) -> Iterator[Place]:
    """Yield the places where what was typed and the bill exclude each other."""
    found = session.outcome.determination.conflicts
    return (place for place in found if place.member == item and _is_billed(place))


def _is_billed(place: Place) -> bool:
    return place.question in BILLED


def typed_beside(item: str, session: CaseSession) -> tuple[Place, ...]:
    """Return the typed answers that the bill contradicts."""
    answers = session.outcome.case.answers
    return tuple(place for place in _conflicts(item, session) if place in answers)
