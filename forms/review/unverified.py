"""Every fact of the pack that nobody has compared with the official text."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from pydantic import BaseModel

from forms.corpus import Corpus
from forms.law.instruments import Wording


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
            addresses = getattr(value, "addresses", ()) or addresses
            what = getattr(value, "not_verified", None)
            if isinstance(what, Wording):
                yield Unverified(place, what, addresses or _annex(corpus, place))
            for name in type(value).model_fields:
                yield from _marked(getattr(value, name), corpus, place, addresses)
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


def _annex(corpus: Corpus, place: str) -> tuple[str, ...]:
    """Return where the item list is published: it is the annex of No. 61."""
    is_line = place.startswith("lists/")
    return corpus.instruments["mofcom-2025-61"].addresses if is_line else ()
