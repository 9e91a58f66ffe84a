"""The structure tree: what each mark on a page is, and in which order it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; its children are elements, marks and links, as read."""

    role: str
    parent: "Element | None" = None
    lang: str = ""
    alt: str = ""
    scope: str = ""
    bounds: Box | None = None
    kids: list["Element | Mark | Link"] = field(default_factory=list)

    def child(
        self, role: str, *, lang: str = "", alt: str = "", scope: str = ""
    ) -> "Element":
        element = Element(role, self, lang, alt, scope)
        self.kids.append(element)
        return element


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content by its number."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """An annotation of a page by its place among them."""

    page: int
    place: int


class Tree:
    """The document's elements, and who owns each mark."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: dict[int, list[Element]] = {}

    def mark(self, page: int, element: Element) -> int:
        """Give the next mark of *page* to *element*; return its number."""
        owners = self._owners.setdefault(page, [])
        owners.append(element)
        element.kids.append(Mark(page, len(owners) - 1))
        return len(owners) - 1

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Write the tree, and the way back from each mark and link to its element."""
        pages = [page.obj for page in pdf.pages]
        nodes: dict[Element, pikepdf.Object] = {}
        links: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        for element in _in_order(self.root):
            nodes[element] = pdf.make_indirect(_node(element))
        for element, node in nodes.items():
            node.P = nodes[element.parent] if element.parent else root
            self._write_kids(element, nodes, pages, links)
        root.K = nodes[self.root]
        self._write_owners(pdf, root, nodes, links)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _write_kids(
        self,
        element: Element,
        nodes: dict[Element, pikepdf.Object],
        pages: Sequence[pikepdf.Object],
        links: list[tuple[pikepdf.Object, pikepdf.Object]],
    ) -> None:
        node, home, kids = nodes[element], None, Array()
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(nodes[kid])
                case Link():
                    annotation = pages[kid.page].Annots[kid.place]
                    links.append((annotation, node))
                    kids.append(
                        Dictionary(Type=Name.OBJR, Obj=annotation, Pg=pages[kid.page])
                    )
                case Mark() if home in {None, kid.page}:
                    if home is None:
                        home, node.Pg = kid.page, pages[kid.page]
                    kids.append(kid.number)
                case Mark():
                    kids.append(
                        Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number)
                    )
        if len(kids):
            node.K = kids

    def _write_owners(
        self,
        pdf: pikepdf.Pdf,
        root: pikepdf.Object,
        nodes: dict[Element, pikepdf.Object],
        links: list[tuple[pikepdf.Object, pikepdf.Object]],
    ) -> None:
        numbers = Array()
        for page, owners in sorted(self._owners.items()):
            pdf.pages[page].obj.StructParents = page
            numbers.append(page)
            numbers.append(pdf.make_indirect(Array([nodes[owner] for owner in owners])))
        for key, (annotation, node) in enumerate(links, start=len(pdf.pages)):
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(node)
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(pdf.pages) + len(links)


def _in_order(root: Element) -> list[Element]:
    found, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
    return found


def _node(element: Element) -> Dictionary:
    node = Dictionary(Type=Name.StructElem, S=Name("/" + element.role))
    if element.lang:
        node.Lang = String(element.lang)
    if element.alt:
        node.Alt = String(element.alt)
    if element.scope:
        node.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.bounds is not None:
        edges = Array([round(edge, 2) for edge in element.bounds])
        node.A = Dictionary(O=Name.Layout, BBox=edges, Placement=Name.Block)
    return node
