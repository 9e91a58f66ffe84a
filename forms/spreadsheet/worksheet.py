"""Forms as tables: each numbered cell of a form is a row, each table a sheet."""

from collections.abc import Iterator

from forms.corpus import Corpus
from forms.dossier.brief import Brief, one_below_the_other
from forms.dossier.content import Bilingual, FormGrid, Heading, Section, Table
from forms.dossier.sheets import sheet
from forms.line import Outcome
from forms.spreadsheet.cells import Grid
from forms.spreadsheet.workbook import workbook

RATIO = "F12"


def ratio_workbook(outcome: Outcome, corpus: Corpus) -> bytes:
    """Return the worksheet of the value ratio (F12) of every item as one workbook.

    ``outcome`` is the weighed case, as for the dossier.  Where F12 is not due there is
    one sheet that says so.  Same outcome, same bytes.
    """
    brief = Brief(outcome, corpus)
    grids = [
        grid
        for due in brief.papers.due
        if due.form.code == RATIO
        for grid in grids_of(sheet(due, brief), brief)
    ]
    return workbook(grids or [_nothing(brief)])


def grids_of(section: Section, brief: Brief) -> Iterator[Grid]:
    """Yield the form itself, then each table that stands in it."""
    head = [_both(brief.words(key, "table")) for key in ("number", "label", "value")]
    rows: list[tuple[str, str, str]] = [("", _both(section.title), "")]
    tables: list[Grid] = []
    if section.note:
        rows.append(("", _both(section.note), ""))
    for block in section.blocks:
        match block:
            case Heading():
                rows.append(("", _both(block.text), ""))
            case FormGrid():
                rows += [
                    (e.number, _both(e.label), "\n".join(e.value))
                    for e in block.entries
                ]
            case Table():
                name = f"{section.code} {len(tables) + 1}"
                tables.append(Grid(name, [*map(_both, block.head)], block.rows))
                rows.append(("", name, ""))
    yield Grid(f"{section.code} {section.title.zh}", head, rows)
    yield from tables


def _both(text: Bilingual) -> str:
    return "\n".join(one_below_the_other(text))


def _nothing(brief: Brief) -> Grid:
    return Grid(RATIO, [_both(brief.words("no-worksheet", "table"))], ())
