"""chemSHERPA: .shai for articles and .shci for chemicals, IEC 62474 files in a ZIP."""

from collections.abc import Iterator

from forms.composition.imports.declarations import iec62474
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.guards.archive import Archive
from forms.composition.imports.guards.markup import Element, Start, events, tree
from forms.composition.imports.messages import Message, Notice, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution

MEMBERS = 100
"""The most files that such an archive holds."""


def recognises(opening: Opening) -> str | None:
    """Return the version that the first declaration states; None for another format."""
    archive = opening.once(_archive)
    for name in _declarations(archive):
        with archive.opened(name) as member:
            first = next(events(member), None)
        if isinstance(first, Start):
            return iec62474.version_of(first) if iec62474.is_family(first) else None
    return None


def read(opening: Opening, request: Request) -> Iterator[Message]:
    """Yield the products of each declaration, and what is doubtful."""
    archive = Archive(opening.stream(), MEMBERS)
    yield from archive.notices
    names = _declarations(archive)
    for name in sorted(set(archive.names) - set(names)):
        yield Notice(caution=Caution.NOT_READ, path=name)
    parts = []
    for done, name in enumerate(names, start=1):
        root = _document(archive, name)
        parts += iec62474.parts_of(root, opening, request, name)
        opening.progress(done, len(names))
    yield from told(parts)


def _document(archive: Archive, name: str) -> Element:
    """Return a file of the archive as a tree; a refusal names it."""
    try:
        with archive.opened(name) as member:
            return tree(member)
    except RefusedError as fault:
        where = fault.refused.model_dump(exclude={"kind", "refusal", "path"})
        raise RefusedError(fault.refused.refusal, path=name, **where) from None


def _archive(opening: Opening) -> Archive:
    return Archive(opening.stream())


def _declarations(archive: Archive) -> list[str]:
    return sorted(name for name in archive.names if name.casefold().endswith(".xml"))
