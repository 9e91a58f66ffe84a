"""Tables of owners, as sure or as doubtful as people give them."""

from fractions import Fraction

from hypothesis import strategies as st

from forms.case.facts import Fact, Range, Rows, Standing, Words
from tests.composition.tables import narrower_choice, narrower_range, rows
from tests.rules.small_law import fact

SHARES = st.fractions(0, 100, max_denominator=10)


def share(low: Fraction, high: Fraction) -> Fact:
    return Fact(Standing.ESTIMATED, Range(min(low, high), max(low, high), "%"))


NAMES = st.sampled_from(["Alpha", "ALPHA", "Beta"]).map(lambda name: fact(Words(name)))
ROW = st.fixed_dictionaries(
    {
        "name": NAMES | st.just(fact(None)),
        "share": st.builds(share, SHARES, SHARES),
        "path": st.sampled_from([fact("direct"), fact("indirect"), fact(None)]),
        "listed": st.sampled_from([fact("yes"), fact("no"), fact(None)]),
    }
)
OWNERS = st.lists(ROW, max_size=3).map(rows)


def narrower_owners(table: Rows) -> st.SearchStrategy[Rows]:
    """Return tables that say the same, or something more exact, of each holder."""
    closer = [
        st.fixed_dictionaries(
            {
                "name": st.just(row["name"]),
                "share": narrower_range(row["share"], "%"),
                "path": narrower_choice(row["path"], ("direct", "indirect")),
                "listed": narrower_choice(row["listed"], ("yes", "no")),
            }
        )
        for row in table.rows
    ]
    return st.tuples(*closer).map(list).map(rows)


def holder(
    held: int | tuple[int, int] | None,
    listed: str | None = "yes",
    path: str = "direct",
    name: str = "",
) -> dict[str, Fact]:
    """Return one row; a holder without a name is somebody else each time."""
    return {
        "name": fact(Words(name) if name else None),
        "share": fact(held),
        "path": fact(path),
        "listed": fact(listed),
    }


def owners(*holders: dict[str, Fact]) -> Rows:
    return rows(list(holders))
