"""The bill of an item inside a case file: lines and sources as tables, both ways."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from forms.composition.bill import Content, Line, Source
from forms.composition.content import money, number
from forms.composition.tree import Bill
from forms.errors import near_miss
from forms.frozen import Frozen
from forms.handwriting import are_tables, short

LINES, SOURCES = "line", "source"
T = TypeVar("T", bound=Frozen)


def bill_of(
    given: Mapping[str, Any], found: list[str]
) -> tuple[tuple[Line, ...], tuple[Source, ...]]:
    """Return the lines and sources that stand under an item; say what is wrong."""
    lines = tuple(_read(given.get(LINES, []), Line, LINES, found))
    sources = tuple(_read(given.get(SOURCES, []), Source, SOURCES, found))
    ids = [line.id for line in lines]
    for line in lines:
        found += (f"line {line.id}: {fault}" for fault in _faults(line, ids))
    return lines, sources


def _read(tables: Any, kind: type[T], name: str, found: list[str]) -> Iterator[T]:
    if not are_tables(tables):
        found.append(f"{name} must be a list of tables: write [[item.{name}]].")
        return
    for count, table in enumerate(tables, start=1):
        try:
            yield kind.model_validate(table)
        except ValidationError as wrong:
            place = f"{name} {table.get('id', count)}"
            found += (f"{place}: {_told(each, kind)}" for each in wrong.errors())


def _told(fault: Any, kind: type[Frozen]) -> str:
    *_, key = (str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"{key!r} is not known here.{near_miss(key, kind.model_fields)}"
    if fault["type"] == "missing":
        return f"{key} is missing; write {key} = …"
    if fault["type"] == "string_type":
        given = short(fault["input"])
        return f'{key} {given} is no text; write it in quotes, like {key} = "2.1".'
    return f"{key} {short(fault['input'])}: {fault['msg'].lower()}."


def _faults(line: Line, ids: Sequence[str]) -> Iterator[str]:
    if ids.count(line.id) > 1:
        yield "the id stands twice; each line needs one of its own."
    if line.parent and line.parent not in ids:
        yield f"parent {line.parent!r} is no line.{near_miss(line.parent, ids)}"
    for key in ("quantity", "mass"):
        yield from _number_faults(key, getattr(line, key))
    for price in line.prices:
        yield from _money_faults(price.amount)
    for content in line.contents:
        yield from _content_faults(content)


def _content_faults(content: Content) -> Iterator[str]:
    for key in ("share", "mass"):
        yield from _number_faults(key, getattr(content, key))
    for origin in content.origins:
        yield from _number_faults("share", origin.share)
    for price in content.prices:
        yield from _money_faults(price.amount)


def _number_faults(key: str, written: str) -> Iterator[str]:
    if written and number(written) is None:
        yield f'{key} {short(written)} is no number; write {key} = "2.1" or "2..3".'


def _money_faults(written: str) -> Iterator[str]:
    found = money(written)
    if found is None or not found.unit:
        yield f'amount {short(written)} is no amount; write amount = "9.00 EUR".'


def as_tables(bill: Bill) -> dict[str, Any]:
    """Return the lines and sources as they are written under an item."""
    told = {
        LINES: [_written(line) for line in bill.lines.values()],
        SOURCES: [_written(source) for source in bill.sources.values()],
    }
    return {name: tables for name, tables in told.items() if tables}


def _written(value: Frozen) -> dict[str, Any]:
    """Return what is said only: a default needs no words."""
    table: dict[str, Any] = value.model_dump(exclude_defaults=True)
    return {key: _plain(each) for key, each in table.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
