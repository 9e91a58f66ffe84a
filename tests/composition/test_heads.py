"""A table's head shows what a person sees, and says which numbers are exact."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.composition.imports.rows import Exact, Percent, Row
from forms.composition.imports.table.heads import LETTERS, ROWS, head_of


@dataclass(slots=True)
class Written:
    """A table as a test writes it down."""

    told: tuple[Row, ...]
    name: str = "Sheet1"
    hidden: bool = False

    def rows(self) -> Iterator[Row]:
        yield from self.told


def test_a_number_shown_as_per_cent_reads_so() -> None:
    table = Written((Row(4, ("Dy", Percent("0.0145"), Exact("1.234"))),))

    (row,) = head_of(table)

    assert row.cells == ("Dy", "1.45 %", "1.234")
    assert row.exact == (1, 2)


def test_rows_keep_their_numbers_and_say_that_they_are_hidden() -> None:
    table = Written((Row(1, ("a",)), Row(7, ("b",), hidden=True)))

    assert [(row.number, row.hidden) for row in head_of(table)] == [
        (1, False),
        (7, True),
    ]


def test_a_long_table_and_a_long_cell_are_cut_for_the_eye() -> None:
    table = Written(tuple(Row(n, ("x" * 9000,)) for n in range(1, 900)))

    head = head_of(table)

    assert len(head) == ROWS
    assert len(head[0].cells[0]) == LETTERS
