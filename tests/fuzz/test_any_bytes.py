"""Hypothesis feeds the readers what nobody would send; ``fuzz`` goes on for longer."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.composition.imports.guards.encodings import CHOICES
from forms.composition.imports.recognise import FORMATS
from tests.fuzz.seeds import ARCHIVES, ENCODINGS, SEEDS, archive
from tests.fuzz.swallow import swallow

FUZZED = settings(
    max_examples=150, deadline=3000, suppress_health_check=[HealthCheck.too_slow]
)
TEXT = st.text('",;\t|\n\r\0 \ufeffa1é镝ガ한=<>{}[]:.%-"', max_size=120)
WRITTEN = st.builds(
    lambda text, name: text.encode(name, "replace"), TEXT, st.sampled_from(ENCODINGS)
)

HEADINGS = (
    *("", "Level", "Parent", "Part number", "Description", "Qty", "Unit", "数量"),
    *("Mass (g)", "Masse", "kg", "CAS", "%", "ppm", "Dy", "Nd2O3", "Supplier"),
    *("Country", "Price (EUR)", "Currency", "含量", "Total", "Substance", "Grade"),
)
CELLS = (
    *("", "1", "-1", "1.2", "..2", " 3", "1,5", "1.234", "5 - 8", "<0,1", "~2"),
    *("9" * 50, "1e9", "NaN", "12 kg", "g", "%", "trace", "7429-91-6", "7429-91-7"),
    *("CN", "China", "EUR", "total", "合计", "1/3", "½", "12.03.2026", "=1+1"),
    *("\u202ex", "*"),
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Draw a table whose headings are known and whose cells are what people type."""
    rows = draw(st.lists(st.lists(st.sampled_from(HEADINGS), max_size=7), max_size=3))
    rows += draw(st.lists(st.lists(st.sampled_from(CELLS), max_size=7), max_size=8))
    return "\n".join(";".join(row) for row in rows).encode()


@st.composite
def damaged(draw: st.DrawFn, seeds: Sequence[bytes] = SEEDS) -> bytes:
    """Draw one of the seeds with pieces cut, doubled, or written over."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(content)))
        end = draw(st.integers(begin, min(len(content), begin + 40)))
        piece = draw(st.binary(max_size=8) | st.just(content[begin:end] * 2))
        content = content[:begin] + piece + content[end:]
    return content


@st.composite
def damaged_inside(draw: st.DrawFn) -> bytes:
    """Draw an archive that is whole, with one of its members damaged or lost."""
    members = dict(draw(st.sampled_from(ARCHIVES)))
    name = draw(st.sampled_from(sorted(members)))
    content = members.pop(name)
    if draw(st.booleans()):
        members[name] = draw(damaged([content]))
    return archive(members)


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_every_seed_is_read_or_refused(seed: bytes) -> None:
    assert swallow(seed)


@FUZZED
@given(content=st.binary(max_size=400) | WRITTEN)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert swallow(content)


@FUZZED
@given(content=tables())
def test_any_table_is_read_or_refused(content: bytes) -> None:
    assert swallow(content)


@FUZZED
@given(content=damaged())
def test_a_damaged_file_is_read_or_refused(content: bytes) -> None:
    assert swallow(content)


@FUZZED
@given(content=damaged_inside())
def test_an_archive_damaged_inside_is_read_or_refused(content: bytes) -> None:
    assert swallow(content)


@FUZZED
@given(
    content=st.binary(max_size=200) | WRITTEN | damaged(),
    as_format=st.sampled_from(sorted(FORMATS)),
    encoding=st.sampled_from(["", *CHOICES, "utf-16-le"]),
)
def test_whatever_the_user_takes_it_for_it_is_read_or_refused(
    content: bytes, as_format: str, encoding: str
) -> None:
    assert swallow(content, as_format, encoding)
