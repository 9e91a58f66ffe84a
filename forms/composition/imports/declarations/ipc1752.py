"""IPC-1752A (amendment 3) and IPC-1752B: classes A to D, of which D is a full one.

Class A answers questions, B names groups of materials, C substances of a list; only
class D means to name every substance of every homogeneous material.
"""

from collections.abc import Iterator

from forms.composition.imports.declarations.attributes import evidence_of, supplier_of
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.declarations.nested import Reading
from forms.composition.imports.guards.markup import Element, Start, root_of, tree_of
from forms.composition.imports.messages import Message, Notice, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution, Refusal

VERSIONS = ("1752A", "1752B")
ROOT = "MainDeclaration"
COUNTS = ("numberOfInstances", "quantity")
_FAMILY = "webstds.ipc.org/175x"
_AROUND = ("IPC-1752", "IPC-1754", "IPC-175")


def recognises(opening: Opening) -> str | None:
    """Return which revision a file is written in, or None if it is another format."""
    root = opening.once(root_of)
    if not is_family(root) or is_aerospace(opening):
        return None
    return _revision(root)


def read(opening: Opening, request: Request) -> Iterator[Message]:
    """Yield products, the parts and materials in them, and what is doubtful."""
    root = checked(opening)
    stated = _classes(root)

    def is_full(product: Element) -> bool:
        own = product.get("declarationClass") or product.get("class")
        return "D" in own.upper() if own else not stated or "D" in stated

    reading = Reading(
        opening.notice,
        COUNTS,
        is_full,
        supplier=supplier_of(root),
        evidence=evidence_of(root, request.name),
    )
    yield from told(reading.parts(root))


def is_family(root: Start) -> bool:
    """Tell whether a document is of the family IPC-175x."""
    return root.name == ROOT and (not root.namespace or _FAMILY in root.namespace)


def is_aerospace(opening: Opening) -> bool:
    """Tell whether a document of the family is an IPC-1754."""
    if "1754" in opening.once(root_of).namespace:
        return True
    return any("1754" in child.name for child in opening.once(tree_of).children)


def checked(opening: Opening) -> Element:
    """Return the document; raises ``RefusedError`` if it holds no product."""
    root = opening.once(tree_of)
    if root.name != ROOT:
        given, expected = f"<{root.name}>", f"<{ROOT}>"
        raise RefusedError(Refusal.OTHER_ROOT, given=given, expected=expected)
    wrapped = (c for c in root.children if c.name.startswith(_AROUND))
    inside = [*root.children, *(each for one in wrapped for each in one.children)]
    if not any(each.name == "Product" for each in inside):
        given = f"<{inside[0].name}>" if inside else "</>"
        raise RefusedError(Refusal.OTHER_CHILDREN, given=given, expected="<Product>")
    if not root.namespace:
        opening.notice(Notice(caution=Caution.NO_NAMESPACE, expected=_FAMILY))
    return root


def _revision(root: Start) -> str:
    stated = root.attributes.get("version", "").strip()
    if "1752B" in root.namespace:
        return "1752B"
    if root.namespace.endswith("/175x/2.0"):
        return "1752A" if stated in ("", "2.0") else f"1752A {stated}"
    return root.namespace.rpartition("/")[2]


def _classes(root: Element) -> set[str]:
    """Return the classes that a declaration says it holds."""
    sections = root.first("Include")
    return {
        part.get("name").upper()
        for section in (sections.children if sections else ())
        for part in section.children
        if part.get("name")
    }
