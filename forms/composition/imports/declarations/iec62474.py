"""IEC 62474: products with what they are made of, and with listed substances.

A composition counts as full where it reaches the whole mass; the list of declarable
substances says nothing of any other.  The schema's versions are named X6.01, X7.00 …
"""

from collections.abc import Iterator

from forms.composition.imports.declarations.attributes import evidence_of, supplier_of
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.declarations.nested import Reading
from forms.composition.imports.declarations.things import Part
from forms.composition.imports.guards.markup import Element, Start, root_of, tree_of
from forms.composition.imports.messages import Message, Notice, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution, Refusal

VERSIONS = ("X6.01", "X7.00")
ROOT = "Main"
_FAMILY = "std.iec.ch/iec62474"


def recognises(opening: Opening) -> str | None:
    """Return the version of the schema that a file states, None for another format."""
    root = opening.once(root_of)
    if is_family(root):
        return version_of(root)
    if (
        root.name == ROOT
        and not root.namespace
        and opening.once(tree_of).all("Product")
    ):
        return version_of(root)
    return None


def read(opening: Opening, request: Request) -> Iterator[Message]:
    """Yield products, the parts and materials in them, and what is doubtful."""
    yield from told(parts_of(opening.once(tree_of), opening, request))


def is_family(root: Start) -> bool:
    """Tell whether a document is an IEC 62474 declaration."""
    return root.name == ROOT and _FAMILY in root.namespace


def version_of(root: Start) -> str:
    """Return the version that a document states, ``""`` if none."""
    stated = (root.attributes.get(name, "") for name in ("version", "schemaVersion"))
    return next((each.strip() for each in stated if each.strip()), "")


def parts_of(
    root: Element, opening: Opening, request: Request, within: str = ""
) -> list[Part]:
    """Return the products of one document; *within* names it in an archive.

    Raises ``RefusedError`` for another document.
    """
    if root.name != ROOT:
        given, expected = f"<{root.name}>", f"<{ROOT}>"
        raise RefusedError(
            Refusal.OTHER_ROOT, path=within, given=given, expected=expected
        )
    if not root.all("Product"):
        given = f"<{root.children[0].name}>" if root.children else "</>"
        raise RefusedError(
            Refusal.OTHER_CHILDREN, path=within, given=given, expected="<Product>"
        )
    if not root.namespace:
        opening.notice(
            Notice(caution=Caution.NO_NAMESPACE, path=within, expected=_FAMILY)
        )
    reading = Reading(
        opening.notice,
        counts=("numberOfInstances", "number", "quantity"),
        is_full=lambda _product: True,
        supplier=supplier_of(root),
        evidence=evidence_of(root, request.name),
        is_mixture=True,
        within=within,
    )
    return reading.parts(root)
