"""The program says what a second reading of the law says, of all made-up records."""

import ast
from pathlib import Path

import pytest

from forms.corpus import Corpus, load
from forms.resources import resources
from tests.oracle.compare import Compared, in_columns, stands, whole
from tests.oracle.records import BLOCK, DAYS, record_of
from tests.oracle.worlds import BIG, Record, World, possible

HERE = Path(__file__).parent
BLOCKS = range(0, 48 * BLOCK, BLOCK)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(resources())


def test_the_compiled_law_is_the_law_of_the_oracle(corpus: Corpus) -> None:
    total = Compared()
    for first in BLOCKS:
        total.add(in_columns(range(first, first + 125), corpus))

    assert not total.differences, "\n".join(map(str, total.differences[:10]))


def test_whole_determinations_are_those_of_the_oracle(corpus: Corpus) -> None:
    total = Compared()
    for first in BLOCKS:
        total.add(whole(range(first, first + 6), corpus))

    assert not total.differences, "\n".join(map(str, total.differences[:10]))


def test_limbs_and_duties_stand_where_the_oracle_has_them(corpus: Corpus) -> None:
    assert not list(stands(DAYS, corpus))


APART = sorted(
    it.stem
    for it in HERE.glob("*.py")
    if it.stem not in {"program", "compare", "shrink", "run", "test_oracle"}
)


@pytest.mark.parametrize("module", APART)
def test_the_oracle_shares_no_code_with_the_program(module: str) -> None:
    tree = ast.parse((HERE / f"{module}.py").read_text(encoding="utf-8"))
    imported = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert not {name for name in imported if name.partition(".")[0] == "forms"}


def test_a_third_of_the_records_lie_at_the_line_and_a_tenth_on_it() -> None:
    ways = [_off_the_line(record_of(number)) for number in range(3000)]

    assert 1 / 10 <= ways.count(0) / len(ways) < 1 / 8
    assert 1 / 3 <= sum(way <= 1 for way in ways) / len(ways) < 2 / 5


def _off_the_line(record: Record) -> int:
    """Return how many minor units a worth is off the line, at its nearest end."""
    world = World(record, {})
    chinese = [
        world.span(f"inputs.{i}.value")
        for i in range(world.count("inputs"))
        if record.get(f"inputs.{i}.origin") == "CN"
    ]
    if not chinese or "value" not in record:
        return BIG
    least, most = sum(low for low, _ in chinese), sum(high for _, high in chinese)
    worths = world.span("value")
    return min(abs(worth - 1000 * part) for worth in worths for part in (least, most))


def test_what_is_not_known_may_be_either() -> None:
    assert possible(lambda w: w.yes("it"), {}) == {True, False}
    assert possible(lambda w: w.yes("it"), {"it": "no"}) == {False}


def test_what_holds_in_every_world_holds() -> None:
    def either_way(w: World) -> bool:
        return w.yes("it") or not w.yes("it")

    assert possible(either_way, {}) == {True}
