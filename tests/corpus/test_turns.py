"""Each clause turns on its days and on no other."""

from tests.corpus.law import LAW
from tests.corpus.turns import LENGTHS, TURNS, wrong_counts, wrong_turns


def test_every_clause_stands_where_the_table_of_days_puts_it() -> None:
    assert list(wrong_turns(LAW, LAW.instruments.values())) == []


def test_every_clock_counts_what_the_law_says() -> None:
    assert list(wrong_counts(LAW)) == []
    assert set(LENGTHS) == set(LAW.clocks)


def test_no_row_is_about_a_clause_that_is_not_there() -> None:
    clauses = {f"{i.id}/{p.id}" for i in LAW.instruments.values() for p in i.provisions}

    assert TURNS.keys() - clauses - LAW.instruments.keys() == set()
