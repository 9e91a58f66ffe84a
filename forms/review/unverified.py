"""Every fact of the pack that nobody has compared with the official text."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from forms.corpus import Corpus
from forms.law.instruments import Instrument, Wording
from forms.law.lists import ControlledLine


@dataclass(frozen=True, slots=True)
class Unverified:
    """What was not compared, in which file and entry, and where it can be compared."""

    place: str
    what: Wording
    addresses: tuple[str, ...]


def unverified(corpus: Corpus) -> tuple[Unverified, ...]:
    """Return them all, found by their mark in whatever kind of entry they stand."""
    values = (getattr(corpus, each.name) for each in fields(corpus))
    return tuple(found for value in values for found in _marked(value, corpus, "", ()))


def _marked(
    value: Any, corpus: Corpus, place: str, addresses: tuple[str, ...]
) -> Iterator[Unverified]:
    match value:
        case BaseModel():
            place = _place(value, corpus, place)
            addresses = _addresses(value, corpus) or addresses
            what = getattr(value, "not_verified", None)
            if isinstance(what, Wording):
                yield Unverified(place, what, addresses)
            for name in type(value).model_fields:
                yield from _marked(getattr(value, name), corpus, place, addresses)
        case _ if is_dataclass(value):
            for each in fields(value):
                inner = getattr(value, each.name)
                yield from _marked(inner, corpus, place, addresses)
        case dict():
            for part in value.values():
                yield from _marked(part, corpus, place, addresses)
        case tuple():
            for part in value:
                yield from _marked(part, corpus, place, addresses)


def _place(value: Any, corpus: Corpus, place: str) -> str:
    name = getattr(value, "id", None)
    if name is None:
        return place
    if (type(value), name) in corpus.places and not place:
        return corpus.place(value)
    return f"{place}/{name}"


def _addresses(value: BaseModel, corpus: Corpus) -> tuple[str, ...]:
    """Return where an instrument, or the one that lists a line, can be read."""
    match value:
        case Instrument():
            return value.addresses or value.sources
        case ControlledLine(of=clause):
            return corpus.instruments[clause.partition("/")[0]].addresses
        case _:
            return ()
