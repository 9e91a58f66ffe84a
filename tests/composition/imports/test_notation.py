"""JSON is read exactly, and what is wrong with it is named with the way to it."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.guards.notation import DEPTH, SIZE, parse
from forms.composition.imports.messages import Refused, RefusedError
from forms.composition.imports.rows import Exact
from forms.composition.imports.troubles import Refusal


def refused(content: str | bytes) -> Refused:
    """Return how *content* is refused."""
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(RefusedError) as error:
        parse(raw)
    return error.value.refused


def number(written: str) -> str:
    return parse(f'{{"mass": {written}}}'.encode()).number("mass")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"]
)
def test_text_is_read_in_the_encoding_that_its_mark_shows(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    raw = f'{mark}{{"名称": "磁体 Ω"}}'.encode(encoding)

    assert parse(raw).text("名称") == "磁体 Ω"


@pytest.mark.parametrize("raw", [b'{"a": "\xff"}', b'\xff\xfe{"a', b"\xd6\xd0"])
def test_an_encoding_that_is_not_so_is_refused(raw: bytes) -> None:
    assert refused(raw).refusal is Refusal.FALSE_ENCODING


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("1000.0", "1000"),
        ("0.10", "0.1"),
        ("-0.0", "0"),
        ("1.5E3", "1500"),
        ("5e-7", "0.0000005"),
        (f"0.1{'0' * 15}55511151231257827021", f"0.1{'0' * 15}55511151231257827021"),
        ("1234567890" * 4, "1234567890" * 4),
        ("1e30", "1" + "0" * 30),
        ("1e-30", "0." + "0" * 29 + "1"),
    ],
)  # fmt: skip
def test_a_number_is_what_its_figures_say(written: str, exact: str) -> None:
    assert number(written) == exact


@pytest.mark.parametrize(
    "written",
    [
        "1e999999999",
        "1E31",
        "1e-31",
        "1" * 41,
        "0." + "1" * 40,
        "1e+00031",
        "1" * 40 + "e30",
    ],
)
def test_a_number_too_long_to_reckon_with_is_refused(written: str) -> None:
    found = refused(f'{{"parts": [{{"mass": {written}}}]}}')

    assert found.refusal is Refusal.NUMBER_TOO_LONG
    assert found.path == "parts[0].mass"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused_by_its_path(word: str) -> None:
    found = refused(f'{{"a": [1, {{"b": {word}}}]}}')

    assert (found.refusal, found.path, found.given) == (
        Refusal.NO_NUMBER,
        "a[1].b",
        word,
    )


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ('{"a": 1, "a": 2}', "$"),
        ('{"x": [{"a": 1, "b": {}, "a": 1}]}', "x[0]"),
        ('{"x": {"a": {"b": 1, "b": 1}}}', "x.a"),
        ('{"\\u0061": 1, "a": 2}', "$"),
    ],
)
def test_a_key_that_stands_twice_is_named(content: str, path: str) -> None:
    found = refused(content)

    assert found.refusal is Refusal.DOUBLED_KEY
    assert found.given in {"a", "b"}
    assert found.path == path


@pytest.mark.parametrize("opened", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("times", [DEPTH + 1, 900, 50_000])
def test_what_is_too_deep_is_refused(opened: str, times: int) -> None:
    closed = "".join({"[": "]", "{": "}"}.get(sign, "") for sign in reversed(opened))

    found = refused(opened * times + "1" + closed * times)

    assert found.refusal is Refusal.TOO_DEEP


def test_a_hundred_levels_are_read() -> None:
    assert parse(b"[" * DEPTH + b"]" * DEPTH).each() != ()


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    found = refused(b'"' + b"a" * SIZE)

    assert (found.refusal, found.expected) == (Refusal.TOO_LARGE, "32 MB")


def test_a_file_of_too_many_values_is_refused_before_they_are_made() -> None:
    found = refused(b"[" + b"0," * 1_000_001 + b"0]")

    assert found.refusal is Refusal.TOO_MANY_ELEMENTS


@pytest.mark.parametrize("content", ["", "  \r\n", "\ufeff"])
def test_an_empty_file_is_refused_as_empty(content: str) -> None:
    assert refused(content).refusal is Refusal.EMPTY


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('{"a": 1,\n "b": ', 2),
        ('{"a": 1}\n{"b": 2}', 2),
        ('{"a": 01}', 1),
        ("{'a': 1}", 1),
        ('{"a": "x\ny"}', 1),
        ('{"a": 0x10}', 1),
        ("[1,]", 1),
    ],
)
def test_broken_json_is_refused_with_its_line(content: str, row: int) -> None:
    found = refused(content)

    assert (found.refusal, found.row) == (Refusal.BROKEN_NOTATION, row)


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ('{"a": ["\\ud83d"]}', "a[0]"),
        ('{"x": {"\\udc00": 1}}', "x"),
        ('{"x": {"\\udc00": 1, "\\udc00": 2}}', "x"),
    ],
)
def test_half_a_character_never_travels_on(content: str, path: str) -> None:
    found = refused(content)

    assert found.path == path
    assert found.model_dump_json()


def test_a_whole_character_written_in_two_halves_is_read() -> None:
    assert parse(b'{"a": "\\ud83d\\ude00"}').text("a") == "\U0001f600"


@pytest.mark.parametrize(
    ("held", "read"),
    [
        ("[]", "text"),
        ("1", "text"),
        ("true", "text"),
        ('"1"', "number"),
        ("true", "number"),
        ("{}", "each"),
        ('"x"', "each"),
    ],
)
def test_another_type_than_the_format_has_is_refused_by_its_path(
    held: str, read: str
) -> None:
    root = parse(f'{{"parts": [{{"mass": {held}}}]}}'.encode())

    with pytest.raises(RefusedError) as error:
        getattr(root.each("parts")[0], read)("mass")

    assert error.value.refused.refusal is Refusal.OTHER_TYPE
    assert error.value.refused.path == "parts[0].mass"


def test_a_way_that_leads_through_a_text_is_refused_where_the_text_stands() -> None:
    with pytest.raises(RefusedError) as error:
        parse(b'{"a": "b"}').at("a", "c")

    assert error.value.refused.path == "a"


def test_what_is_missing_or_null_is_not_known() -> None:
    root = parse(b'{"a": null, "b": {}}')

    assert root.text("a", "x", "y") == root.number("b", "x") == root.text("c") == ""
    assert root.each("a") == ()


def test_a_text_longer_than_a_cell_is_refused_where_it_is_wanted() -> None:
    root = parse(json.dumps({"picture": "A" * 40_000, "name": "x"}).encode())

    assert root.text("name") == "x"
    with pytest.raises(RefusedError) as error:
        root.text("picture")
    assert error.value.refused.refusal is Refusal.TEXT_TOO_LONG


def exact(held: object) -> object:
    """Return plain JSON as it is expected here: each number as its figures."""
    match held:
        case bool() | str() | None:
            return held
        case int():
            return Exact(held)
        case list():
            return [exact(each) for each in held]
        case dict():
            return {key: exact(each) for key, each in held.items()}
        case _:
            raise AssertionError(held)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_all_that_json_can_say_comes_through(held: object) -> None:
    assert parse(json.dumps(held).encode()).held == exact(held)


@given(st.decimals(-(10**20), 10**20, places=8))
def test_no_number_loses_or_gains(value: Decimal) -> None:
    assert Decimal(number(str(value))) == value


@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:0e-.nulNaI\\u ', max_size=80))
def test_whatever_comes_is_read_or_refused(content: bytes | str) -> None:
    raw = content.encode() if isinstance(content, str) else content
    try:
        place = parse(raw)
    except RefusedError as error:
        place = None
        said = error.refused

    assert place is not None or said.model_dump_json()
