"""IPC-1754: aerospace, classes E, F and G; assemblies, parts, materials, substances.

None of the classes is taken for a full declaration: a material counts as fully named
only where its substances fill it.
"""

from collections.abc import Iterator

from forms.composition.imports.declarations import ipc1752
from forms.composition.imports.declarations.attributes import evidence_of, supplier_of
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.declarations.nested import Reading
from forms.composition.imports.guards.markup import root_of
from forms.composition.imports.messages import Message, Request
from forms.composition.imports.opening import Opening

VERSIONS = ("1754",)


def recognises(opening: Opening) -> str | None:
    """Return ``1754``, or None if a file is another format."""
    root = opening.once(root_of)
    if not ipc1752.is_family(root) or not ipc1752.is_aerospace(opening):
        return None
    last = root.namespace.rstrip("/").rpartition("/")[2]
    return last if "1754" in last else "1754"


def read(opening: Opening, request: Request) -> Iterator[Message]:
    """Yield products, the parts and materials in them, and what is doubtful."""
    root = ipc1752.checked(opening)
    reading = Reading(
        opening.notice,
        ipc1752.COUNTS,
        is_full=lambda _product: False,
        supplier=supplier_of(root),
        evidence=evidence_of(root, request.name),
    )
    yield from told(reading.parts(root))
