"""Never wrong with confidence: none at the line, none that missing facts overturn."""

import random
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.peers import ours
from tests.peers.records import LACKING, Answer, Records, Tally, at_the_line, tally

RECORDS = 5000


def compiled(records: Records) -> list[Answer]:
    return ours.answers(ours.by_columns(ours.compiled_limb(), records))


def interpreted(records: Records) -> list[Answer]:
    return ours.answers(ours.with_proof(ours.facts_of(records)))


ONCE = settings(max_examples=1, deadline=None, phases=[Phase.generate])


@pytest.mark.parametrize("engine", [compiled, interpreted])
@ONCE
@given(chance=st.randoms(use_true_random=True))
def test_no_answer_at_the_line_is_wrong_and_none_is_missing(
    engine: Callable[[Records], list[Answer]], chance: random.Random
) -> None:
    records = at_the_line(RECORDS, chance)

    found = tally(records, engine(records))

    assert (found.wrong, found.timid) == (0, 0)
    assert found.confident == RECORDS


@pytest.mark.parametrize("engine", [compiled, interpreted])
@ONCE
@given(chance=st.randoms(use_true_random=True))
def test_no_confident_answer_could_be_overturned_by_a_missing_fact(
    engine: Callable[[Records], list[Answer]], chance: random.Random
) -> None:
    records = at_the_line(RECORDS, chance, LACKING)

    found = tally(records, engine(records))

    assert found.undetermined > RECORDS // 10
    assert (found.unsafe, found.wrong, found.timid) == (0, 0, 0)


def test_an_engine_that_takes_what_is_missing_for_nothing_is_found_out() -> None:
    records = Records(["part-2"] * 2, ["EE"] * 2, [None, 1], [1000, 1001])

    assert tally(records, [False, True]) == Tally(
        records=2, confident=2, wrong=1, unsafe=1, undetermined=1, timid=0
    )
