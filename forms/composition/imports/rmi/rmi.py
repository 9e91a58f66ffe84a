"""AMRT, EMRT and CMRT workbooks: in which countries metals were refined and mined.

Sheets are found by name and cells by place, never by header text, whose language
follows a formula.  A metal is named as the file names it (``Rare Earth Elements`` is
no element); no share, mass or worth is told.  The templates are the user's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from forms.composition.bill import Content, Evidence, Line, Whence
from forms.composition.imports.messages import (
    Lines,
    Message,
    Notice,
    RefusedError,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.rmi.rmi_declaration import (
    DECLARATION,
    PRODUCTS,
    Declaration,
)
from forms.composition.imports.rmi.smelters import MINES, SMELTERS, metals_of
from forms.composition.imports.rmi.templates import ALWAYS, Quiet, quiet
from forms.composition.imports.rows import Table
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.imports.workbook import reader

VERSIONS = (
    *("AMRT 1.1", "AMRT 1.2", "AMRT 1.3"),
    *("EMRT 1.1", "EMRT 1.11", "EMRT 1.2", "EMRT 1.3", "EMRT 2.0", "EMRT 2.1"),
    *("CMRT 6.01", "CMRT 6.1", "CMRT 6.22", "CMRT 6.31", "CMRT 6.4", "CMRT 6.5"),
)
MOST_STATEMENTS = 200_000
WIDTHS = {DECLARATION: 9, SMELTERS: 19, MINES: 6, PRODUCTS: 3}
"""How many columns of a sheet are read."""
BATCH = 20

Named = TypeVar("Named", bound=Table)


def recognises(opening: Opening) -> str | None:
    """Return template and revision of a workbook that has the sheets of one."""
    if reader.recognises(opening) is None:
        return None
    return version(opening.once(sheets_of))


def sheets_of(opening: Opening) -> Mapping[str, Table]:
    """Return the sheets by name; those of a template say only what matters in them."""
    found = names(opening.once(reader.workbook).sheets)
    if not {DECLARATION, SMELTERS} <= found.keys():
        return found
    return quiet(found, WIDTHS)


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield what a template tells, some lines at a time: each is told of all metals."""
    sheets = opening.once(sheets_of)
    if version(sheets) is None:
        given, expected = ", ".join(list(sheets)[:3]), "Declaration, Smelter List"
        raise RefusedError(Refusal.OTHER_ROOT, given=given, expected=expected)
    for caution in (Caution.NO_COMPOSITION, Caution.NO_PRICE):
        yield Notice(caution=caution)
    batch: list[Line] = []
    for said in lines(sheets):
        if isinstance(said, Notice):
            yield said
            continue
        batch.append(said)
        if len(batch) == BATCH:
            yield Lines(lines=tuple(batch))
            batch.clear()
    if batch:
        yield Lines(lines=tuple(batch))
    yield from _odd(opening, sheets.values())


def _odd(opening: Opening, sheets: Iterable[Table]) -> Iterator[Notice]:
    """Yield what is odd in the workbook, and in the cells that were read."""
    for notice in opening.once(reader.workbook).notices:
        if notice.caution not in ALWAYS:
            yield notice
    for sheet in sheets:
        if isinstance(sheet, Quiet):
            yield from sheet.heard


def version(sheets: Mapping[str, Table]) -> str | None:
    """Return template and revision, or ``None`` where the sheets are others."""
    if not {DECLARATION, SMELTERS} <= sheets.keys():
        return None
    return Declaration.of(sheets).title


def lines(sheets: Mapping[str, Table]) -> Iterator[Line | Notice]:
    """Yield a line for each product that the declaration is made for, or one for all.

    *sheets* are found by their names in small letters.
    """
    declaration = Declaration.of(sheets)
    said: list[Notice] = []
    metals = metals_of(sheets, declaration, said)
    yield from said
    paper = Evidence(
        kind="declaration",
        document=declaration.title,
        issuer=declaration.company,
        issued=declaration.issued,
    )
    contents = tuple(
        Content(
            name=each.name,
            origins=tuple(each.origins),
            evidence=(paper,),
            whence=each.whence,
        )
        for each in metals
    )
    products = declaration.products or (("", "", 0),)
    statements = len(products) * sum(len(each.origins) + 1 for each in contents)
    if statements > MOST_STATEMENTS:
        raise RefusedError(
            Refusal.TOO_MANY_ROWS, sheet="Product List", expected=str(MOST_STATEMENTS)
        )
    for at, (number, name, row) in enumerate(products, start=1):
        sheet = "Product List" if row else "Declaration"
        yield Line(
            id=str(at),
            number=number,
            name=name or declaration.scope,
            supplier=declaration.company,
            contents=contents,
            evidence=(paper,),
            whence=Whence(sheet=sheet, row=row or 8),
        )


def names(sheets: Iterable[Named]) -> dict[str, Named]:
    """Return the sheets by their names in small letters."""
    return {each.name.strip().casefold(): each for each in sheets}
