"""What listed holders hold under each reading of Q14; silence hides nobody."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from forms.case.facts import Fact, Range, Rows, Words
from forms.parties.ownership import Path, listed_share
from tests.parties.shareholders import OWNERS, holder, owners

ANY, DIRECT, TOTAL = Path.ANY, Path.DIRECT, Path.TOTAL


def share(low: int, high: int | None = None) -> Range:
    return Range(Fraction(low), Fraction(low if high is None else high), "%")


def test_half_in_one_listed_hand_counts_as_half() -> None:
    found = listed_share(owners(holder(50), holder(50, "no")), ANY)

    assert found == share(50)


def test_a_holder_that_is_not_listed_does_not_count() -> None:
    assert listed_share(owners(holder(100, "no")), ANY) == share(0)


def test_a_holder_that_may_be_listed_counts_only_at_worst() -> None:
    found = listed_share(owners(holder(60, None), holder(40, "no")), ANY)

    assert found == share(0, 60)


def test_what_is_not_disclosed_may_all_be_in_one_listed_hand() -> None:
    assert listed_share(owners(holder(40, "no")), ANY) == share(0, 60)


def test_a_listed_holder_may_hold_more_behind_what_is_not_disclosed() -> None:
    found = owners(holder(30), holder(40, "no"))

    assert listed_share(found, ANY) == share(30, 60)
    assert listed_share(found, DIRECT) == share(30)


def test_two_listed_holders_add_up_only_in_the_wide_reading() -> None:
    found = owners(holder(30), holder(30), holder(40, "no"))

    assert listed_share(found, ANY) == share(30)
    assert listed_share(found, TOTAL) == share(60)


def test_an_indirect_holding_counts_unless_only_direct_ones_do() -> None:
    found = owners(holder(100, "no"), holder(60, path="indirect"))

    assert listed_share(found, ANY) == share(60)
    assert listed_share(found, DIRECT) == share(0)


def test_what_one_holder_has_in_two_ways_is_one_holding() -> None:
    found = owners(
        holder(30, name="Alpha Ltd"),
        holder(25, path="indirect", name="ALPHA LTD"),
        holder(70, "no"),
    )

    assert listed_share(found, ANY) == share(55)
    assert listed_share(found, DIRECT) == share(30)


def test_an_unknown_share_may_be_anything() -> None:
    assert listed_share(owners(holder(None)), ANY) == share(0, 100)


def test_no_more_than_the_whole_is_held() -> None:
    assert listed_share(owners(holder(80), holder(80)), TOTAL) == share(100)


def test_without_a_table_nothing_is_known() -> None:
    assert listed_share(None, ANY) is None


def worlds(table: Rows) -> Iterator[list[tuple[object, Fraction, bool, bool]]]:
    """Yield every way the rows may truly be: holder, share, listed, direct.

    Shares stand at their ends; what is left up to 100 % belongs to a new holder,
    listed or not, or to one of those named, by way of other firms.
    """
    ways = []
    for number, row in enumerate(table.rows):
        name, held = row["name"].value, _range(row)
        who = name.en.upper() if isinstance(name, Words) else number
        paths = [row["path"].value == frozenset({"direct"})]
        if row["path"].value is None:
            paths = [True, False]
        listed = row["listed"].value
        states = {frozenset({"yes"}): (True,), frozenset({"no"}): (False,)}
        ways.append(
            [
                (who, end, state, direct)
                for end in (held.low or Fraction(0), held.high or Fraction(0))
                for state in states.get(listed, (True, False))  # type: ignore[arg-type]
                for direct in paths
            ]
        )
    for world in product(*ways):
        rest = 100 - sum((held for _, held, _, direct in world if direct), Fraction(0))
        if rest < 0:
            rest = Fraction(0)
        yield [*world, ("nobody named", rest, False, True)]
        yield [*world, ("nobody named", rest, True, True)]
        for who, _, listed_too, _ in world:
            yield [*world, (who, rest, listed_too, False)]


def _range(row: dict[str, Fact] | object) -> Range:
    value = row["share"].value  # type: ignore[index]
    return value if isinstance(value, Range) else Range(Fraction(0), Fraction(100))


def counted(world: list[tuple[object, Fraction, bool, bool]], path: Path) -> Fraction:
    held: dict[object, Fraction] = {}
    for who, part, is_listed, is_direct in world:
        if is_listed and (is_direct or path is not DIRECT):
            one = "all" if path is TOTAL else who
            held[one] = held.get(one, Fraction(0)) + part
    return min(max(held.values(), default=Fraction(0)), Fraction(100))


@pytest.mark.parametrize("path", Path)
@settings(max_examples=60, deadline=None)
@given(table=OWNERS)
def test_no_way_it_may_be_lies_outside_the_range(path: Path, table: Rows) -> None:
    found = listed_share(table, path)
    possible = [counted(world, path) for world in worlds(table)]

    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(possible)
    assert found.high >= max(possible)
