"""The decimal sign of each column, told by all of its cells."""

from forms.composition.imports.mapping import Mapping
from forms.composition.imports.rows import Table
from forms.composition.imports.table.amounts import Sign, told
from forms.composition.imports.table.styles import cell_of

SAMPLE = 2_000
"""So many rows tell how a table is written; signs in doubt are sought to the end."""


def signs_of(table: Table, first: int, columns: list[int]) -> dict[int, Sign]:
    """Tell each column's decimal sign; "" where cells read both ways and none decides.

    Where nothing has a sign at all, nothing is in doubt.
    """
    found = _proven(table, first, columns)
    return {column: "." if said is None else said for column, said in found.items()}


def doubted(table: Table, mapping: Mapping) -> Mapping:
    """Return a mapping without the decimal signs that its columns disprove.

    A sign may be remembered from another file.  Cells that read in one way only are
    then read so, and the others are asked about.
    """
    given = {use.column: use.decimal for use in mapping.columns if use.decimal}
    found = _proven(table, mapping.first, list(given))
    wrong = {n for n, said in found.items() if said and said != given[n]}
    if not wrong:
        return mapping
    columns = tuple(
        use.model_copy(update={"decimal": ""}) if use.column in wrong else use
        for use in mapping.columns
    )
    return mapping.model_copy(update={"columns": columns})


def _proven(table: Table, first: int, columns: list[int]) -> dict[int, Sign | None]:
    """Return the sign that a cell of each column proves; "" if all could be both."""
    found: dict[int, Sign | None] = dict.fromkeys(columns)
    open_ones = set(columns)
    for count, row in enumerate(table.rows()):
        if not open_ones:
            break
        if row.number < first:
            continue
        for column in tuple(open_ones):
            said = told(cell_of(row, column))
            if said:
                found[column] = said
                open_ones.discard(column)
            elif said == "":
                found[column] = ""
        if count > SAMPLE:
            open_ones = {column for column in open_ones if found[column] == ""}
    return found
