"""A file of the pack becomes a value, or sentences that say what to mend in it."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from forms.errors import PackError, near_miss

M = TypeVar("M", bound=BaseModel)
Part = str | int


def read_toml(path: Path) -> dict[str, Any]:
    """Read TOML with exact decimals; a broken file names its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        message = f"{path.name}: this file is missing; put it back."
        raise PackError(message) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        message = f"{path.name}: {broken}."
        raise PackError(message) from broken


class Named(Protocol):
    """An entry of the pack: an instrument, a rule, a question, a form."""

    @property
    def id(self) -> str:
        """Return the id that no other entry of the kind has."""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class PackFiles:
    """The files of one pack; what is wrong in any of them is collected.

    ``places`` tells in which files the entries of a kind and id stand; ``unread``
    holds the texts of entries that cannot be used; ``lost`` are the files that cannot
    be read at all.
    """

    root: Path
    faults: list[str] = field(default_factory=list)
    places: dict[tuple[type, str], list[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)

    def tables(self, folder: str) -> dict[str, dict[str, Any]]:
        """Return the files of a folder as read, by name."""
        paths = sorted((self.root / folder).glob("*.toml"))
        return {
            path.stem: table
            for path in paths
            if (table := self._table(path)) is not None
        }

    def each(self, folder: str, model: type[M]) -> tuple[M, ...]:
        """Return one value a file of the folder."""
        values = (
            self.value(f"{folder}/{name}.toml", table, model)
            for name, table in self.tables(folder).items()
        )
        return tuple(value for value in values if value is not None)

    def many(self, name: str, key: str, model: type[M]) -> tuple[M, ...]:
        """Return one value a table of the list that stands under *key* in a file."""
        table = self._table(self.root / name) or {}
        values = (self.value(name, each, model) for each in table.get(key, ()))
        return tuple(value for value in values if value is not None)

    def value(self, place: str, table: dict[str, Any], model: type[M]) -> M | None:
        """Return the value of a table, without those of its entries that are wrong."""
        value: M | None
        try:
            value = model.model_validate(table)
        except ValidationError as broken:
            self.faults.extend(_sentences(place, table, model, broken))
            value = self._rest(table, model, broken)
        if value is not None:
            for entry in _entries(value):
                self.places.setdefault((type(entry), entry.id), []).append(place)
        return value

    def by_id(self, values: Iterable[N]) -> dict[str, N]:
        """Return the values by their ids, each of which is given once."""
        known: dict[str, N] = {}
        for value in values:
            if value.id in known:
                self.faults.append(self._twice(value))
            known[value.id] = value
        return known

    def _twice(self, value: Named) -> str:
        files = self.places[type(value), value.id]
        others = ", ".join(dict.fromkeys(f for f in files[1:] if f != files[0]))
        also = f", also in {others}" if others else ""
        return f"{files[0]}, {value.id}: given twice{also}; rename one of the two."

    def _rest(
        self, table: dict[str, Any], model: type[M], broken: ValidationError
    ) -> M | None:
        """Leave out the entries that are wrong, so that the others can be checked."""
        ways = [_way(fault) for fault in broken.errors()]
        entries = {(str(way[0]), int(way[1])) for way in ways if _is_entry(way)}
        left = {
            key: [e for n, e in enumerate(value) if (key, n) not in entries]
            if isinstance(value, list)
            else value
            for key, value in table.items()
        }
        try:
            value = model.model_validate(left) if all(map(_is_entry, ways)) else None
        except ValidationError:
            value = None
        without = [table[key][n] for key, n in entries] if value else [table]
        texts = {text for part in without for text in _texts(part)}
        owner = table.get("id", table.get("code"))
        self.unread.update(texts, (f"{owner}/{text}" for text in texts))
        return value

    def _table(self, path: Path) -> dict[str, Any] | None:
        try:
            return read_toml(path)
        except PackError as broken:
            self.faults.append(str(broken))
            self.lost.append(path.name)
            return None


def _entries(value: Any) -> Iterator[Named]:
    """Yield what has an id: the value of a table, and the parts of its lists."""
    lists = (getattr(value, name) for name in type(value).model_fields)
    parts = (part for each in lists if isinstance(each, tuple) for part in each)
    yield from (each for each in (value, *parts) if hasattr(each, "id"))


def _is_entry(way: tuple[Part, ...]) -> bool:
    return len(way) > 1 and isinstance(way[1], int)


def _texts(part: Any) -> Iterator[str]:
    """Yield every text that stands somewhere in a table as read."""
    match part:
        case str():
            yield part
        case dict():
            for inner in part.values():
                yield from _texts(inner)
        case list():
            for inner in part:
                yield from _texts(inner)


def _sentences(
    place: str, table: dict[str, Any], model: type[BaseModel], broken: ValidationError
) -> Iterator[str]:
    """Word every fault; a misspelt key is not also reported as missing."""
    faults = [(_way(fault), fault) for fault in broken.errors()]
    known = _keys(model)
    stray = {way for way, fault in faults if fault["type"] == "extra_forbidden"}
    for way, fault in faults:
        if fault["type"] == "missing" and _misspelt(way, stray):
            continue
        yield f"{place}{_owner(table, way)}: {_wrong(way, fault, known)}"


def _way(fault: Any) -> tuple[Part, ...]:
    return tuple(part for part in fault["loc"] if isinstance(part, str | int))


def _misspelt(way: tuple[Part, ...], stray: set[tuple[Part, ...]]) -> bool:
    beside = [str(other[-1]) for other in stray if other[:-1] == way[:-1]]
    return bool(near_miss(str(way[-1]), beside))


def _wrong(way: tuple[Part, ...], fault: Any, known: set[str]) -> str:
    culprit = str(way[-1]) if way else "the file"
    match fault["type"]:
        case "extra_forbidden":
            return f"unknown key {culprit!r}.{near_miss(culprit, known)}"
        case "missing":
            return f"{culprit!r} is missing; add it."
        case "union_tag_not_found":
            return f"{fault['input']} is no condition of the rule language."
        case "too_short":
            return f"{culprit!r} needs at least {fault['ctx']['min_length']} entry."
        case "value_error":
            return f"{fault['ctx']['error']}."
        case _:
            return f"{culprit!r} is {fault['input']}: {fault['msg']}."


def _keys(model: type[BaseModel]) -> set[str]:
    """Return every key that may stand somewhere in a file of this model."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return {key for part in parts for key in part.get("properties", ())}


def _owner(table: Any, way: tuple[Part, ...]) -> str:
    """Name the nearest enclosing id, so that a person finds the entry."""
    named = f", {table['id']}" if "id" in table else ""
    for part in way:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(table, dict) and "id" in table:
            named = f", {table['id']}"
    return named
