"""Tables of Part 1 materials, as sure or as doubtful as people give them."""

from fractions import Fraction

from hypothesis import strategies as st

from forms.case.facts import Fact, Range, Rows, Standing
from tests.rules.small_law import fact

AMOUNTS = st.fractions(0, 20, max_denominator=100)


def worth(low: Fraction, high: Fraction) -> Fact:
    return Fact(Standing.ESTIMATED, Range(min(low, high), max(low, high), "EUR"))


WORTH = st.builds(worth, AMOUNTS, AMOUNTS) | st.just(fact(None))
ORIGIN = st.sampled_from([fact("CN"), fact("AU"), fact("AU|CN"), fact(None)])
ROW = st.fixed_dictionaries({"origin": ORIGIN, "value": WORTH})


def rows(table: list[dict[str, Fact]]) -> Rows:
    return Rows(tuple(table), repr(table))


INPUTS = st.lists(ROW, max_size=3).map(rows)


def narrower_inputs(table: Rows) -> st.SearchStrategy[Rows]:
    """Return tables that say the same, or something more exact, of each row."""
    closer = [
        st.fixed_dictionaries(
            {
                "origin": narrower_choice(row["origin"], ("CN", "AU")),
                "value": narrower_range(row["value"], "EUR"),
            }
        )
        for row in table.rows
    ]
    return st.tuples(*closer).map(list).map(rows)


def narrower_choice(said: Fact, options: tuple[str, ...]) -> st.SearchStrategy[Fact]:
    left = said.value if isinstance(said.value, frozenset) else options
    return st.sampled_from([said, *(fact(option) for option in sorted(left))])


def narrower_range(said: Fact, unit: str) -> st.SearchStrategy[Fact]:
    known = said.value if isinstance(said.value, Range) else Range(Fraction(0), None)
    low = known.low or Fraction(0)
    high = low + 10 if known.high is None else known.high
    ends = st.fractions(low, high, max_denominator=1000)
    return st.just(said) | st.builds(
        lambda one, other: Fact(
            Standing.ESTIMATED, Range(min(one, other), max(one, other), unit)
        ),
        ends,
        ends,
    )
