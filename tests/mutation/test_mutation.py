"""Slips of the pack are told from the law; the task ``mutation`` tries every one."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from forms.corpus import Corpus
from forms.rules.language import OneOf
from tests.corpus.law import LAW
from tests.mutation.judges import DAYS, LOAD, Bench
from tests.mutation.mutants import Mutant, Of, mutants
from tests.mutation.survivors import equivalent, findings, is_listed

MUTANTS = mutants(LAW)
SHARE = 40
"""One in so many slips of the rules is tried each time; another pack tries others."""


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(LAW)


def parts(pack: Corpus) -> tuple[object, ...]:
    return (
        pack.rules,
        pack.instruments,
        pack.open_questions,
        pack.notices,
        pack.clocks,
    )


def surviving(meant: Iterable[Mutant], bench: Bench) -> list[str]:
    """Return those that nobody tells from the law; the listed ones are not tried."""
    unlisted = (mutant for mutant in meant if not is_listed(mutant.id))
    return [mutant.id for mutant in unlisted if not bench.killer(mutant)]


def test_there_is_much_to_slip_in() -> None:
    assert len(MUTANTS) > 800
    assert len({mutant.id for mutant in MUTANTS}) == len(MUTANTS)
    assert {mutant.of for mutant in MUTANTS} == set(Of)
    assert {mutant.rule for mutant in MUTANTS} >= set(LAW.rules)


def test_no_mutant_is_the_law_itself() -> None:
    same = [mutant.id for mutant in MUTANTS if parts(mutant.pack) == parts(LAW)]

    assert same == []


@pytest.mark.parametrize("of", [Of.NUMBER, Of.DATE])
def test_every_slip_in_a_number_or_a_day_is_told(of: Of, bench: Bench) -> None:
    assert surviving((each for each in MUTANTS if each.of is of), bench) == []


def test_some_slips_in_rules_and_readings_are_told(bench: Bench) -> None:
    others = [mutant for mutant in MUTANTS if mutant.of in {Of.RULE, Of.READING}]
    first = int(LAW.digest, 16) % SHARE

    assert surviving(others[first::SHARE], bench) == []


def test_the_law_itself_is_told_from_nothing(bench: Bench) -> None:
    same = replace(LAW)

    assert [story.name for story in bench.stories if story.told(same)] == []


@pytest.mark.parametrize(
    ("slip", "killer"),
    [
        ("controlled: gone", LOAD),
        ("chips/advanced: end_use.logic_node_nm below 14", "a story"),
        ("mofcom-2025-61/1(1): not suspended 1", DAYS),
    ],
)
def test_who_tells_a_slip_is_named(slip: str, killer: str, bench: Bench) -> None:
    mutant = next(each for each in MUTANTS if each.id == slip)
    found = bench.killer(mutant)

    assert found
    assert found == killer or (killer == "a story" and found not in {LOAD, DAYS})


def test_a_survivor_that_is_not_listed_is_found() -> None:
    assert next(findings({"a rule: gone": ""})) == "survives: a rule: gone"


def test_a_listed_one_that_dies_is_found() -> None:
    name = next(iter(equivalent()))

    assert f"dies by load: {name}, listed as {name}" in list(findings({name: LOAD}))


def test_every_entry_is_about_a_mutant_and_gives_its_reason() -> None:
    alive = {mutant.id: "" for mutant in MUTANTS}

    assert [f for f in findings(alive) if f.startswith("no mutant")] == []
    assert all(len(reason) > 20 for reason in equivalent().values())


def test_a_country_that_no_rule_names_is_tried() -> None:
    tests = [t for r in LAW.rules.values() for t in r.when if isinstance(t, OneOf)]

    assert not any("EE" in test.one_of for test in tests)
