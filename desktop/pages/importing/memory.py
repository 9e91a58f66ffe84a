"""The reading of a table that is remembered by its header."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from forms.composition.imports.mapping import Mapping
from forms.composition.imports.messages import SheetLook
from forms.composition.imports.table.columns import header_key

PREFIX = "importing.mapping."


@dataclass(frozen=True, slots=True)
class Memory:
    """Finds what was said of a table with this header; ``recall`` asks the store."""

    recall: Callable[[str], str | None]

    def find(self, sheet: SheetLook) -> Mapping | None:
        """Return the reading of last time, moved to where the header stands now."""
        for row in sheet.head:
            if not any(row.cells):
                continue
            kept = self.recall(PREFIX + header_key(row.cells))
            mapping = _read(kept) if kept else None
            if mapping is not None and _fits(mapping, len(row.cells)):
                return _moved(mapping, row.number, sheet.name)
        return None


def key_of(mapping: Mapping, sheet: SheetLook) -> str:
    """Return the key for a reading; ``""`` where the table has no names to go by."""
    rows = (row.cells for row in sheet.head if row.number == mapping.header)
    header = next(rows, ())
    return PREFIX + header_key(header) if any(header) else ""


def _read(text: str) -> Mapping | None:
    """Return what was kept; what another version wrote otherwise is no reading."""
    try:
        return Mapping.model_validate_json(text)
    except ValidationError:
        return None


def _fits(mapping: Mapping, width: int) -> bool:
    return mapping.header > 0 and all(each.column < width for each in mapping.columns)


def _moved(mapping: Mapping, row: int, sheet: str) -> Mapping:
    first = mapping.first + row - mapping.header
    moved = {"header": row, "first": first, "last": 0, "sheet": sheet}
    return mapping.model_copy(update=moved)
