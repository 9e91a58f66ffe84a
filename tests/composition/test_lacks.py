"""A table is taken only when nothing of it would be guessed."""

import pytest

from forms.composition.imports.mapping import ColumnUse, Mapping, Use
from forms.composition.imports.messages import HeadRow
from forms.composition.imports.table.lacks import Lack, Lacking, lacks

NAMED = ColumnUse(column=0, use="number")


def head(*cells: str, exact: tuple[int, ...] = ()) -> tuple[HeadRow, ...]:
    top = HeadRow(number=1, cells=("Part", "Number"))
    return (
        top,
        *(
            HeadRow(number=n, cells=(f"A-{n}", cell), exact=exact)
            for n, cell in enumerate(cells, start=2)
        ),
    )


def table(use: Use, **how: str) -> Mapping:
    column = ColumnUse.model_validate({"column": 1, "use": use, **how})
    return Mapping(columns=(NAMED, column))


def found(mapping: Mapping, rows: tuple[HeadRow, ...]) -> list[Lacking]:
    return [each.lacking for each in lacks(mapping, rows)]


def test_a_number_that_reads_both_ways_is_asked_about_with_both_readings() -> None:
    (lack,) = lacks(table("quantity"), head("1.234", "3"))

    assert lack == Lack(
        lacking=Lacking.SIGN, column=1, given="1.234", readings=("1.234", "1234")
    )
    assert lack.stands_in_the_way


@pytest.mark.parametrize("telling", ["1.5", "0,25", "12.345,6"])
def test_one_number_that_reads_one_way_settles_the_whole_column(telling: str) -> None:
    assert found(table("quantity"), head("1.234", telling)) == []


def test_a_sign_that_was_said_is_no_longer_asked() -> None:
    assert found(table("quantity", decimal=","), head("1.234")) == []


def test_what_the_file_itself_holds_as_a_number_is_in_no_doubt() -> None:
    assert found(table("quantity"), head("1.234", exact=(1,))) == []


def test_signs_that_differ_within_a_column_are_said() -> None:
    assert found(table("quantity"), head("1.5", "1,5")) == [Lacking.SIGNS_DIFFER]


def test_a_total_names_its_mass_in_the_same_way() -> None:
    told = table("mass-total").columns
    other = ColumnUse(column=2, use="mass-unit")

    assert found(Mapping(columns=(*told, NAMED)), head("12")) == [Lacking.UNIT]
    assert found(Mapping(columns=(*told, other, NAMED)), head("12")) == []


def test_rows_outside_of_the_content_settle_nothing() -> None:
    mapping = table("quantity").model_copy(update={"last": 2})

    assert found(mapping, head("1.234", "1.5")) == [Lacking.SIGN]


@pytest.mark.parametrize(
    ("cell", "lacking"),
    [("12", [Lacking.UNIT]), ("12 g", []), ("< 0.5 mg", []), ("", [])],
)
def test_a_bare_mass_lacks_its_unit_and_nobody_assumes_grams(
    cell: str, lacking: list[Lacking]
) -> None:
    assert found(table("mass"), head(cell)) == lacking
    assert not any(lack.stands_in_the_way for lack in lacks(table("mass"), head(cell)))


def test_a_price_without_currency_is_said() -> None:
    assert found(table("price"), head("12")) == [Lacking.CURRENCY]
    assert found(table("price", currency="EUR"), head("12")) == []
    assert found(table("price"), head("12 EUR")) == []


def test_nothing_is_taken_that_bears_no_name() -> None:
    only = Mapping(columns=(ColumnUse(column=1, use="quantity"),))

    assert found(only, head("3")) == [Lacking.NAME]


def test_levels_need_a_column_and_a_writing() -> None:
    level = table("level")
    dots = Mapping(columns=(NAMED,), levels="dots")

    assert found(level, head("1")) == [Lacking.LEVEL_WRITING]
    assert found(level.model_copy(update={"levels": "number"}), head("1")) == []
    assert found(dots, head("1")) == [Lacking.LEVEL_COLUMN]


@pytest.mark.parametrize("rows", [{"first": 1}, {"first": 5, "last": 4}])
def test_the_content_stands_below_its_header_and_has_an_end(
    rows: dict[str, int],
) -> None:
    mapping = Mapping(columns=(NAMED,)).model_copy(update=rows)

    assert found(mapping, head("1")) == [Lacking.ROWS]
