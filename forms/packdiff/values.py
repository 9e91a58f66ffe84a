"""Where two values of the pack part: field by field, entry by entry, by id."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from forms.interview.printing import day
from forms.interview.questions import Language
from forms.law.instruments import Wording

Path = tuple[str, ...]
Difference = tuple[Path, Any, Any]
"""The way to a value, what it was and what it is; None where there is none."""

_NAMED = ("says", "ask", "asks", "name", "label", "title")


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[Difference]:
    """Yield what differs, as deep as both have something to compare."""
    if old == new:
        return
    before, after = _parts(old), _parts(new)
    if before is None or after is None or type(old) is not type(new):
        yield path, old, new
        return
    for key in dict.fromkeys((*before, *after)):
        if key not in after:
            yield (*path, key), before[key], None
        elif key not in before:
            yield (*path, key), None, after[key]
        else:
            yield from differences(before[key], after[key], (*path, key))


def _parts(value: Any) -> dict[str, Any] | None:
    """Return the parts of a value by name, by id, or by what they say."""
    match value:
        case BaseModel():
            return {name: getattr(value, name) for name in type(value).model_fields}
        case Mapping():
            return {str(key): part for key, part in value.items()}
        case tuple() if all(hasattr(part, "id") for part in value):
            return {part.id: part for part in value}
        case tuple() if all(isinstance(part, str) for part in value):
            return {part: part for part in value}
        case tuple():
            return {str(number): part for number, part in enumerate(value, start=1)}
        case _:
            return None


def shown(value: Any, language: Language) -> str:
    """Return a value as a sentence can hold it."""
    match value:
        case None:
            return {"en": "nothing", "zh": "无"}[language]
        case bool():
            return {"en": ("no", "yes"), "zh": ("否", "是")}[language][value]
        case dt.date():
            return day(value, language)
        case Wording():
            return value.zh if language == "zh" else value.en
        case BaseModel():
            named = (getattr(value, name, None) for name in _NAMED)
            said = next((part for part in named if part), None)
            return shown(said, language) if said else repr(value)
        case tuple():
            return ", ".join(shown(part, language) for part in value)
        case _:
            return str(value)
