"""What is said of a column is kept, taken back, and no more than was said."""

from typing import get_args

import pytest

from desktop.pages.importing.saying import (
    USES,
    letters,
    meaning,
    shows_level_too,
    use_of,
    writing,
)
from forms.composition.imports.mapping import ColumnUse, Mapping, Use

MASS = Mapping(columns=(ColumnUse(column=2, use="mass", unit="kg", decimal=","),))
INDENTED = Mapping(
    levels="indent",
    columns=(ColumnUse(column=0, use="level"), ColumnUse(column=0, use="name")),
)


def test_everything_that_a_column_can_mean_is_offered() -> None:
    assert set(USES) == set(get_args(Use))
    assert len(set(USES)) == len(USES)


def test_another_meaning_keeps_the_sign_and_forgets_the_unit() -> None:
    told = use_of(meaning(MASS, 2, "quantity"), 2)

    assert told == ColumnUse(column=2, use="quantity", decimal=",")


def test_a_name_has_no_decimal_sign() -> None:
    assert use_of(meaning(MASS, 2, "name"), 2) == ColumnUse(column=2, use="name")


def test_a_column_that_is_not_read_is_left_out() -> None:
    assert meaning(MASS, 2, "").columns == ()


def test_a_column_that_names_the_parent_tells_how_the_tree_is_written() -> None:
    assert meaning(MASS, 3, "parent").levels == "parent"


def test_a_name_that_is_indented_shows_the_level_too() -> None:
    named = use_of(INDENTED, 0)

    assert named is not None
    assert named.use == "name"
    assert shows_level_too(INDENTED, 0)
    assert shows_level_too(meaning(INDENTED, 0, "number"), 0)
    assert not shows_level_too(meaning(INDENTED, 0, "supplier"), 0)
    assert not shows_level_too(writing(INDENTED, 0, "also", ""), 0)
    assert writing(writing(INDENTED, 0, "also", ""), 0, "also", "level") == INDENTED


def test_a_part_of_the_writing_changes_nothing_else() -> None:
    assert use_of(writing(MASS, 2, "unit", "g"), 2) == ColumnUse(
        column=2, use="mass", unit="g", decimal=","
    )
    assert writing(MASS, 7, "unit", "g") == MASS


@pytest.mark.parametrize(
    ("column", "called"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_called_as_in_a_spreadsheet(column: int, called: str) -> None:
    assert letters(column) == called
