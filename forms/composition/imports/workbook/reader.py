"""Workbooks among the formats: how one is told, and the tables that it holds."""

from collections.abc import Sequence

from forms.composition.imports.guards.archive import Archive
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Refusal
from forms.composition.imports.workbook.book import Package, Workbook, main_part
from forms.composition.imports.workbook.sheets import Sheet


def package(opening: Opening) -> Package:
    """Return the parts of an archive that may be a workbook."""
    return Package(Archive(opening.stream()))


def recognises(opening: Opening) -> str | None:
    """Tell a workbook by its main part, whatever the file is called."""
    return None if main_part(opening.once(package)) is None else ""


def workbook(opening: Opening) -> Workbook:
    """Return the workbook; what is odd in its sheets is said as they are read."""
    parts = opening.once(package)
    part = main_part(parts)
    if part is None:
        raise RefusedError(Refusal.NOT_KNOWN)
    return Workbook(parts, part, opening.notice, opening.progress)


def tables(opening: Opening) -> Sequence[Sheet]:
    """Return the sheets, and say what is to be said of the workbook."""
    found = opening.once(workbook)
    for notice in found.notices:
        opening.notice(notice)
    return found.sheets
