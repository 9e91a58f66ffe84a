"""A workbook as a whole: its parts, its sheets, and what is to be said of it."""

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from forms.composition.imports.guards.archive import Archive
from forms.composition.imports.guards.markup import Element, tree
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.imports.workbook.cells import Cells
from forms.composition.imports.workbook.names import MAIN, kind_of
from forms.composition.imports.workbook.placing import placed
from forms.composition.imports.workbook.sheets import Sheet
from forms.composition.imports.workbook.strings import SharedStrings
from forms.composition.imports.workbook.styles import styles

SMALL = 8 * 1024 * 1024
"""A part that is neither a sheet nor its texts has at most so many bytes."""

_TRUE = frozenset({"1", "true"})
_MACROS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})
_OUTSIDE = frozenset({"externalLink", "externalLinkPath", "connections"})


class Relation(NamedTuple):
    """A part that another names: what it is to it, and where it stands."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a workbook's archive, found by name without regard to case."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._names = {name.casefold(): name for name in archive.names}

    def name(self, part: str) -> str | None:
        """Return how the archive writes the name of a part, if it is there."""
        return self._names.get(part.casefold())

    def tree(self, part: str) -> Element | None:
        """Return a small part whole; ``None`` if it is not there."""
        name = self.name(part)
        if name is None:
            return None
        if self.archive.size(name) > SMALL:
            expected = f"{SMALL // 1024 // 1024} MB"
            raise RefusedError(Refusal.TOO_LARGE, path=name, expected=expected)
        with placed(path=name):
            return tree(self.archive.opened(name))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return what a part names inside the archive; what lies outside is left."""
        folder, _, name = part.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        return tuple(
            Relation(each.get("Id"), kind_of(each.get("Type")), _within(folder, target))
            for each in root.all("Relationship")
            for target in [each.get("Target")]
            if each.get("TargetMode") != "External"
        )


def main_part(package: Package) -> str | None:
    """Return the part that is the workbook, if this is one."""
    targets = (r.target for r in package.relations("") if r.kind == "officeDocument")
    part = next(targets, None)
    if part is None or not part.endswith(".xml"):
        return None
    root = package.tree(part)
    is_workbook = root is not None and (root.name, root.namespace) in _ROOTS
    return part if is_workbook else None


_ROOTS = tuple(("workbook", namespace) for namespace in MAIN)


class Workbook:
    """The sheets with cells, in the order of their tabs; the *notices* on the whole.

    Raises ``RefusedError`` where a part is missing.  No macro is run and no link is
    followed.
    """

    def __init__(
        self,
        package: Package,
        part: str,
        say: Callable[[Notice], None],
        progress: Callable[[int, int], None],
    ) -> None:
        self._package, self._say, self._progress = package, say, progress
        root = package.tree(part)
        if root is None:
            raise RefusedError(Refusal.MISSING_PART, path=part)
        self._relations = package.relations(part)
        reading = self._reading(root)
        self.sheets = tuple(self._sheets(root, reading))
        if not self.sheets:
            raise RefusedError(Refusal.NO_SHEET)
        self.notices = (*package.archive.notices, *self._notices())

    def _reading(self, root: Element) -> Cells:
        properties, calculation = root.first("workbookPr"), root.first("calcPr")
        strings = self._one("sharedStrings")
        shown = self._one("styles")
        return Cells(
            strings=SharedStrings(
                self._package.archive.opened(strings) if strings else None
            ),
            styles=styles(self._package.tree(shown) if shown else None),
            since_1904=_is_set(properties, "date1904"),
            recalculates=_is_set(calculation, "fullCalcOnLoad"),
        )

    def _one(self, kind: str) -> str | None:
        """Return the part of a kind; ``None`` if the workbook names none."""
        for relation in self._relations:
            if relation.kind == kind:
                return self._there(relation.target)
        return None

    def _there(self, target: str, sheet: str = "") -> str:
        name = self._package.name(target)
        if name is None:
            raise RefusedError(Refusal.MISSING_PART, path=target, sheet=sheet)
        return name

    def _sheets(self, root: Element, reading: Cells) -> Iterator[Sheet]:
        relations = {relation.id: relation for relation in self._relations}
        for part in root.all("sheets"):
            for each in part.all("sheet"):
                name = each.get("name")
                relation = relations.get(_relation(each))
                if relation is None:
                    raise RefusedError(Refusal.MISSING_PART, sheet=name)
                if relation.kind == "worksheet":
                    yield self._sheet(each, self._there(relation.target, name), reading)

    def _sheet(self, element: Element, part: str, reading: Cells) -> Sheet:
        archive = self._package.archive
        strings = self._one("sharedStrings")
        size = archive.size(part) + (archive.size(strings) if strings else 0)
        return Sheet(
            name=element.get("name"),
            hidden=element.get("state") in {"hidden", "veryHidden"},
            reading=reading,
            opened=partial(archive.opened, part),
            say=self._say,
            pause=lambda: self._progress(archive.unpacked, size),
        )

    def _notices(self) -> Iterator[Notice]:
        kinds = {relation.kind for relation in self._relations}
        names = [name.casefold() for name in self._package.archive.names]
        if kinds & _MACROS or any(name.endswith("vbaproject.bin") for name in names):
            yield Notice(caution=Caution.MACROS)
        if kinds & _OUTSIDE:
            yield Notice(caution=Caution.EXTERNAL_LINKS)
        if len(self.sheets) > 1:
            yield Notice(caution=Caution.SEVERAL_SHEETS, given=str(len(self.sheets)))
        for sheet in self.sheets:
            if sheet.hidden:
                yield Notice(caution=Caution.HIDDEN_SHEET, sheet=sheet.name)


def _within(folder: str, target: str) -> str:
    """Return the name of a part that is named from a folder of the archive."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _relation(sheet: Element) -> str:
    ids = (v for key, v in sheet.attributes.items() if key.endswith("}id"))
    return next(ids, "")


def _is_set(element: Element | None, attribute: str) -> bool:
    return element is not None and element.get(attribute) in _TRUE
