"""Whatever a file of a known format holds in whatever place, it is read or refused."""

import json
from contextlib import suppress
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.composition.bill import Line
from forms.composition.imports.messages import MESSAGE, Lines, RefusedError
from forms.composition.imports.rmi import rmi
from forms.numbers import exact
from tests.composition.imports.chain import Told, told
from tests.composition.imports.test_cyclonedx import XML, bill, device
from tests.composition.imports.test_passports import GENERIC, PRODUCT
from tests.composition.imports.test_rmi import HEAD, SMELTERS, book
from tests.composition.imports.test_us_tariff import PART

MACHINE = {"permanentMagnetType": "Ceramic", "weight": {"value": 1, "unit": "g"}}
FILES: list[dict[str, Any]] = [
    PART,
    PRODUCT,
    {"generic": GENERIC, "specific": {"eMachine": MACHINE}},
    bill(device("motor", "2", components=[device("magnet", "16")])),
]
Way = tuple[str | int, ...]


def ways(held: object, way: Way = ()) -> list[Way]:
    """Return the way to every place in *held*."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(held, dict):
        inside = list(held.items())
    elif isinstance(held, list):
        inside = list(enumerate(held))
    return [way, *(w for key, each in inside for w in ways(each, (*way, key)))]


PLACES = [(at, way) for at, held in enumerate(FILES) for way in ways(held) if way]
ODD = st.sampled_from(
    [
        *("", " ", "NaN", "0x10", "CN", "CHN", "AY-I", "7429-91-6", "201-004-7"),
        *("unit:gram", "unit:percent", "=1+1", "\u202ecod", "1,5", "1.234", "٣", "-1"),
        *("2026-02-30", "https://x.invalid", "5 EUR", "1e999999999"),
    ]
)
NUMBERS = st.integers(-(10**40), 10**40) | st.decimals(-(10**6), 10**6, places=9).map(
    float
)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | ODD | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def put(held: Any, way: Way, value: object) -> dict[str, Any]:
    """Return *held* with another value at the end of a way."""
    changed = deepcopy(held)
    here = changed
    for key in way[:-1]:
        here = here[key]
    here[way[-1]] = value
    return dict(changed)


def checked(found: Told) -> None:
    """All that was told can travel, and no number in it is out of its bounds."""
    assert MESSAGE.validate_json(Lines(lines=tuple(found.lines)).model_dump_json())
    ids = [line.id for line in found.lines]
    assert len(set(ids)) == len(ids)
    assert {line.parent for line in found.lines} <= {"", *ids}
    for line in found.lines:
        _in_bounds(line)


def _in_bounds(line: Line) -> None:
    shares = [c.share for c in line.contents]
    shares += [o.share for c in line.contents for o in c.origins]
    amounts = [p.amount.rpartition(" ")[0] for p in line.prices]
    amounts += [p.amount.rpartition(" ")[0] for c in line.contents for p in c.prices]
    masses = [line.mass, line.quantity, *(c.mass for c in line.contents)]
    for written in (*shares, *amounts, *masses):
        low, _, high = written.partition("..")
        if written:
            assert 0 <= exact(low) <= exact(high or low)
    for share in filter(None, shares):
        assert exact(share.rpartition("..")[2]) <= 100


def read(content: bytes | str | dict[str, Any]) -> None:
    try:
        found = told(content)
    except RefusedError as error:
        refused = error.refused
    else:
        checked(found)
        return
    assert refused.model_dump_json()


@given(st.sampled_from(PLACES), VALUES)
def test_one_strange_value_is_read_or_refused(
    place: tuple[int, Way], value: object
) -> None:
    at, way = place

    read(put(FILES[at], way, value))


@given(st.sampled_from(PLACES), st.sampled_from(PLACES), VALUES, VALUES)
def test_two_strange_values_are_read_or_refused(
    one: tuple[int, Way], other: tuple[int, Way], first: object, second: object
) -> None:
    at, way = one
    changed = put(FILES[at], way, first)
    with suppress(KeyError, IndexError, TypeError, AttributeError):
        changed = put(changed, other[1], second)

    read(changed)


@given(st.sampled_from(FILES), st.integers(0, 4000), st.binary(max_size=4))
def test_damaged_bytes_are_read_or_refused(
    held: dict[str, Any], at: int, odd: bytes
) -> None:
    raw = json.dumps(held).encode()
    cut = at % len(raw)

    read(raw[:cut] + odd + raw[cut + len(odd) :])


@given(st.integers(0, 900), st.text(max_size=6))
def test_a_damaged_bill_in_xml_is_read_or_refused(at: int, odd: str) -> None:
    whole = XML.format(version="1.6")
    cut = at % len(whole)

    read(whole[:cut] + odd + whole[cut + len(odd) :])


CELLS = st.dictionaries(
    st.builds("{}{}".format, st.sampled_from("ABCDEFINOPQS"), st.integers(1, 40)),
    ODD | st.text(max_size=8) | st.sampled_from([*SMELTERS.values(), *HEAD.values()]),
    max_size=12,
)


@given(CELLS, CELLS, CELLS, st.booleans())
def test_any_cells_of_a_template_are_told_of_without_a_fault(
    smelters: dict[str, str], head: dict[str, str], more: dict[str, str], look_up: bool
) -> None:
    sheets = book(
        SMELTERS | smelters, HEAD | head, look_up=look_up, mines=more, products=more
    )
    lines = [each for each in rmi.lines(sheets) if isinstance(each, Line)]

    checked(Told(lines=lines))
