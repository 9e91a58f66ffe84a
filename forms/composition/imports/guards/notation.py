"""The guard over JSON: exact numbers, no doubled key, no depth, and paths that name.

What the standard reader lets pass is found here and refused with the way to it: a key
that stands twice, NaN and Infinity, numbers too long to reckon with, broken text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.rows import Exact
from forms.composition.imports.troubles import Refusal

SIZE = 32 * 1024 * 1024
DEPTH = 100
VALUES = 1_000_000
DIGITS = 40
EXPONENT = 30
PLACES = 48
TEXT = 32_767

Held: TypeAlias = "bool | str | list[Held] | dict[str, Held] | Fault | None"

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HALF = re.compile("[\ud800-\udfff]")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands where nothing readable stood, until the way to it is known."""

    refusal: Refusal
    given: str
    expected: str = ""


class Place(NamedTuple):
    """What is held at one place, and the way to it: ``materialList[0].processing``.

    A key that is missing or null holds nothing, and nothing holds nothing: only what
    stands there with another type than asked for is refused.
    """

    held: Held
    key: str | int = ""
    above: "Place | None" = None

    @property
    def path(self) -> str:
        """Return the way from the root, written out."""
        way: list[str | int] = []
        here: Place | None = self
        while here is not None:
            way.append(here.key)
            here = here.above
        return _path(reversed(way))

    def at(self, *keys: str) -> "Place":
        """Go down a way of keys; each place on it holds keys or nothing."""
        here = self
        for key in keys:
            held = here.held
            if held is None:
                here = Place(None, key, here)
            elif isinstance(held, dict):
                here = Place(held.get(key), key, here)
            else:
                raise here.other_type("{…}")
        return here

    def each(self, *keys: str) -> tuple["Place", ...]:
        """Return the places of a list in their order; none if there is no list."""
        here = self.at(*keys)
        if here.held is None:
            return ()
        if not isinstance(here.held, list):
            raise here.other_type("[…]")
        return tuple(Place(held, at, here) for at, held in enumerate(here.held))

    def text(self, *keys: str) -> str:
        """Return a text without the blanks around it; ``""`` if there is none."""
        here = self.at(*keys)
        if here.held is None:
            return ""
        if not isinstance(here.held, str) or isinstance(here.held, Exact):
            raise here.other_type('"…"')
        if len(here.held) > TEXT:
            raise RefusedError(
                Refusal.TEXT_TOO_LONG, path=here.path, expected=str(TEXT)
            )
        return here.held.strip()

    def number(self, *keys: str) -> str:
        """Return a number in canonical writing; ``""`` if there is none."""
        here = self.at(*keys)
        if here.held is None:
            return ""
        if not isinstance(here.held, Exact):
            raise here.other_type("0.00")
        return str(here.held)

    def says(self, key: str) -> bool:
        """Tell whether an object stands here that has this key."""
        return isinstance(self.held, dict) and key in self.held

    def other_type(self, expected: str) -> RefusedError:
        """Return the refusal of what stands here: *expected* was to stand."""
        return RefusedError(
            Refusal.OTHER_TYPE,
            path=self.path or "$",
            given=_written(self.held),
            expected=expected,
        )


def opened(opening: Opening) -> Place:
    """Read the file under way; ``opening.once(opened)`` reads it once for all."""
    return parse(opening.stream().read(SIZE + 1))


def holding(opening: Opening, *keys: str) -> Place:
    """Return what the file holds; raises ``RefusedError`` where one of *keys* lacks."""
    root = opening.once(opened)
    held = root.held
    missing = next((key for key in keys if not root.says(key)), "")
    if missing:
        given = ", ".join(list(held)[:3]) if isinstance(held, dict) else ""
        raise RefusedError(
            Refusal.OTHER_ROOT, given=given or _written(held), expected=missing
        )
    return root


def parse(raw: bytes) -> Place:
    """Read a whole file of JSON; raises ``RefusedError`` with the line or the path."""
    if len(raw) > SIZE:
        raise RefusedError(Refusal.TOO_LARGE, expected=f"{SIZE >> 20} MB")
    text = _decoded(raw)
    if text.count(",") > VALUES:
        raise RefusedError(Refusal.TOO_MANY_ELEMENTS, expected=f"{VALUES:,}")
    if not text.strip():
        raise RefusedError(Refusal.EMPTY)
    try:
        held: Held = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda given: Fault(Refusal.NO_NUMBER, given),
            parse_float=_number,
            parse_int=_number,
        )
    except json.JSONDecodeError as broken:
        near = " ".join(text[broken.pos : broken.pos + _SHOWN].split())
        raise RefusedError(
            Refusal.BROKEN_NOTATION, row=broken.lineno, given=_whole(near)
        ) from None
    except RecursionError:
        raise RefusedError(Refusal.TOO_DEEP, expected=str(DEPTH)) from None
    _check(held)
    return Place(held)


def _decoded(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    try:
        return raw.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError:
        given = (encoding or "utf-8").upper()
        raise RefusedError(Refusal.FALSE_ENCODING, given=given) from None


def _object(pairs: list[tuple[str, Held]]) -> Held:
    held = dict(pairs)
    if len(held) == len(pairs):
        return held
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return Fault(Refusal.DOUBLED_KEY, _whole(key[:_SHOWN]))
        seen.add(key)
    return held


@lru_cache(maxsize=4096)
def _number(written: str) -> Exact | Fault:
    """Return a number as it would be written out; equal numbers are written alike."""
    mantissa, _, power = written.lower().partition("e")
    too_long = sum(map(str.isdigit, mantissa)) > DIGITS or len(power.lstrip("+-0")) > 2
    if too_long or abs(int(power or "0")) > EXPONENT:
        limits = f"{DIGITS}, 1e-{EXPONENT}..1e{EXPONENT}"
        return Fault(Refusal.NUMBER_TOO_LONG, written[:_SHOWN], limits)
    whole, _, part = f"{Decimal(written):f}".partition(".")
    part = part.rstrip("0")
    if max(len(whole), len(part)) > PLACES:
        return Fault(Refusal.NUMBER_TOO_LONG, written[:_SHOWN], f"{PLACES}.{PLACES}")
    out = f"{whole}.{part}" if part else whole
    return Exact("0" if out == "-0" else out)


def _check(root: Held) -> None:
    """Go through everything without recursion and refuse the first fault with its way.

    Raises ``RefusedError``.
    """
    way: list[str | int] = []
    levels: list[Iterator[tuple[str | int, Held]]] = [iter([("", root)])]
    while levels:
        opened = None
        for key, held in levels[-1]:
            if isinstance(held, Fault):
                raise _refused(held, [*way, key])
            if isinstance(held, dict | list):
                opened = (key, held)
                break
            if isinstance(held, str) and _HALF.search(held):
                raise _refused(Fault(Refusal.BROKEN_TEXT, _whole(held)), [*way, key])
        if opened is None:
            levels.pop()
            del way[-1:]
            continue
        if len(levels) > DEPTH:
            raise _refused(Fault(Refusal.TOO_DEEP, "", str(DEPTH)), way[:8])
        way.append(opened[0])
        levels.append(_members(opened[1], way))


def _members(
    held: "dict[str, Held] | list[Held]", way: Iterable[str | int]
) -> Iterator[tuple[str | int, Held]]:
    if isinstance(held, list):
        return iter(enumerate(held))
    for key in held:
        if _HALF.search(key):
            raise _refused(Fault(Refusal.BROKEN_TEXT, _whole(key)), [*way])
    return iter(held.items())


def _refused(fault: Fault, way: Iterable[str | int]) -> RefusedError:
    return RefusedError(
        fault.refusal,
        path=_path(way) or "$",
        given=fault.given,
        expected=fault.expected,
    )


def _path(way: Iterable[str | int]) -> str:
    path = "".join(
        f"[{key}]" if isinstance(key, int) else f".{_whole(key)[:_SHOWN]}"
        for key in way
        if key != ""
    )
    return path.removeprefix(".")


def _written(held: Held) -> str:
    match held:
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case bool():
            return str(held).lower()
        case Exact():
            return str(held)[:_SHOWN]
        case _:
            return f'"{str(held)[:_SHOWN]}"'


def _whole(text: str) -> str:
    """Return *text* with its halved characters as the marks of what was lost."""
    return _HALF.sub("�", text)
