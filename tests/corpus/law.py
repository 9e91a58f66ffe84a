"""The law as shipped, where it stands on a day, and its texts in both languages."""

import datetime as dt
from collections.abc import Iterator

from pydantic import BaseModel

from forms.corpus import load
from forms.law.instruments import Wording
from forms.law.periods import Stand, Standpoint, State, state
from forms.resources import resources

LAW = load(resources())

NO_61 = "mofcom-2025-61"
NO_70 = "mofcom-gac-2025-70"
CONTENT, TECHNOLOGY, ORIGIN = f"{NO_61}/1(1)", f"{NO_61}/1(2)", f"{NO_61}/1(3)"
READ = dt.date(2026, 10, 9)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stand(place: str, at: Standpoint) -> Stand:
    instrument = place.partition("/")[0]
    return state(LAW.provision(place), LAW.instruments, instrument, at)


def standing(place: str, on: str, known: dt.date = READ) -> State:
    return stand(place, Standpoint(day(on), known)).state


def texts_of(value: object, place: str) -> Iterator[tuple[str, str, str]]:
    """Yield place, English and Chinese of each wording in a value."""
    if isinstance(value, Wording):
        yield place, value.en, value.zh
    elif isinstance(value, BaseModel):
        place = f"{place} / {getattr(value, 'id', '')}".removesuffix(" / ")
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name), f"{place} / {name}")
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, place)


LAW_TEXTS = tuple(
    text
    for kind, values in (
        ("instruments", LAW.instruments),
        ("rules", LAW.rules),
        ("readings", LAW.open_questions),
        ("triage", LAW.signpost.rules),
        ("lists", LAW.lines),
    )
    for value in values.values()
    for text in texts_of(value, kind)
)
