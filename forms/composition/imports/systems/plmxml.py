"""PLMXML of Teamcenter and its kin: a graph of parts, a tree once it is walked.

A part stands in another once for each of its instances; so many are its quantity.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.composition.imports.declarations.bounds import ONE, Bounds, bounds
from forms.composition.imports.declarations.declared import told
from forms.composition.imports.declarations.things import Part
from forms.composition.imports.guards.markup import Followed, Start, events, root_of
from forms.composition.imports.messages import Message, Notice, RefusedError, Request
from forms.composition.imports.opening import Opening
from forms.composition.imports.systems.graphs import Graph, flat, ordered, written_out
from forms.composition.imports.systems.titles import described, quantity
from forms.composition.imports.troubles import Caution, Refusal

VERSIONS = ("4", "5", "6")
ROOT = "PLMXML"

_NAMESPACE = "www.plmxml.org/Schemas/PLMXMLSchema"
_INSTANCES = frozenset(("ProductInstance", "Instance"))
_HOLDERS = frozenset(("ProductRevisionView", "Part", "Occurrence"))
_GRAPHS = frozenset(("InstanceGraph", "ProductView"))
_ROOTS = ("rootRefs", "rootInstanceRef", "primaryOccurrenceRef")
_NUMBERS = ("productId", "designId", "partId", "itemId")


@dataclass(slots=True)
class Node:
    """An element with an id: its attributes, and what users added to it."""

    kind: str
    attributes: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)

    def refs(self, *names: str) -> list[str]:
        """Return the ids that attributes refer to, without the mark before them."""
        given = (self.attributes.get(name, "") for name in names)
        return [ref.removeprefix("#") for each in given for ref in each.split()]


def recognises(opening: Opening) -> str | None:
    """Return the version of the schema; None if a file is another format."""
    root = opening.once(root_of)
    if root.name != ROOT or (root.namespace and _NAMESPACE not in root.namespace):
        return None
    return root.attributes.get("schemaVersion", "").strip()


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the parts of the product, and what is doubtful.

    Raises ``RefusedError`` for a part that stands in itself.
    """
    root = opening.once(root_of)
    if root.name != ROOT:
        given, expected = f"<{root.name}>", f"<{ROOT}>"
        raise RefusedError(Refusal.OTHER_ROOT, given=given, expected=expected)
    if not root.namespace:
        opening.notice(Notice(caution=Caution.NO_NAMESPACE, expected=_NAMESPACE))
    nodes = _nodes(opening)
    graph, roots = _Weaver(nodes, opening).woven()
    names = {each: _name(nodes[each], nodes) for each in graph}
    order = ordered(graph, roots, names)
    parts = {each: _part(each, nodes, opening) for each in order}
    found = written_out(graph, roots, order, parts)
    if found is None:
        opening.notice(Notice(caution=Caution.SHARED_PARTS))
        found = flat(graph, roots, order, parts)
    yield from told(found)


def _nodes(opening: Opening) -> dict[str, Node]:
    """Return the elements that tell of parts, by id, with what users added."""
    nodes: dict[str, Node] = {}
    above: list[Node | None] = []
    for event in events(Followed(opening)):
        if not isinstance(event, Start):
            above.pop()
            continue
        if event.name == "UserValue":
            owner = next((node for node in reversed(above) if node), None)
            if owner is not None:
                title = event.attributes.get("title", "")
                owner.values.setdefault(title, event.attributes.get("value", ""))
        above.append(_node(event, nodes))
    return nodes


def _node(event: Start, nodes: dict[str, Node]) -> Node | None:
    kinds = _INSTANCES | _HOLDERS | _GRAPHS
    is_master = any(name in event.attributes for name in _NUMBERS)
    if event.name in kinds or event.name.endswith("Revision") or is_master:
        node = Node(event.name, dict(event.attributes))
        return nodes.setdefault(event.attributes.get("id", f"?{len(nodes)}"), node)
    return None


class _Weaver:
    """Makes of instances or occurrences which part stands in which, how many times."""

    def __init__(self, nodes: dict[str, Node], opening: Opening) -> None:
        self._nodes, self._opening = nodes, opening
        self._graph: Graph = {}

    def woven(self) -> tuple[Graph, list[str]]:
        """Return the graph and its roots; raises ``RefusedError`` if there is none."""
        kinds = {node.kind for node in self._nodes.values()}
        if kinds & (_INSTANCES | _HOLDERS - {"Occurrence"}):
            self._by_instances()
        elif "Occurrence" in kinds:
            self._by_occurrences()
        else:
            expected = "<InstanceGraph>"
            raise RefusedError(Refusal.OTHER_CHILDREN, given="</>", expected=expected)
        named = [
            self._target(ref)
            for node in self._nodes.values()
            if node.kind in _GRAPHS
            for ref in node.refs(*_ROOTS)
            if ref in self._nodes
        ]
        roots = [each for each in dict.fromkeys(named) if each in self._graph]
        # What no root leads to is told too: nothing of a file is lost.
        inner = {child for children in self._graph.values() for child in children}
        inner.update(roots)
        roots += [each for each in self._graph if each not in inner]
        return self._graph, roots or list(self._graph)[:1]

    def _by_instances(self) -> None:
        for name, node in list(self._nodes.items()):
            if node.kind in _HOLDERS - {"Occurrence"}:
                children = self._graph.setdefault(name, {})
                for ref in node.refs("instanceRefs"):
                    self._add(children, self._target(ref), ref)
            elif node.kind in _INSTANCES:
                self._graph.setdefault(self._target(name), {})

    def _by_occurrences(self) -> None:
        """Take siblings of one part, which hold nothing themselves, for one line."""
        merged: set[str] = set()
        for name, node in list(self._nodes.items()):
            if node.kind != "Occurrence":
                continue
            children = self._graph.setdefault(name, {})
            alike: dict[str, str] = {}
            for ref in node.refs("occurrenceRefs"):
                self._graph.setdefault(self._known(ref, ref), {})
                below = self._nodes[ref]
                is_leaf = not below.refs("occurrenceRefs")
                part = " ".join(below.refs("instancedRef")) if is_leaf else ""
                first = alike.setdefault(part or ref, ref)
                merged |= {ref} - {first}
                self._add(children, first, ref)
        self._graph = {k: v for k, v in self._graph.items() if k not in merged}

    def _add(self, children: dict[str, Bounds | None], part: str, ref: str) -> None:
        node = self._nodes[ref]
        given = quantity(node.attributes.get("quantity", ""), node.values)
        amount = bounds(given) if given else ONE
        if amount is None:
            notice = Notice(caution=Caution.UNIT_NOT_READ, path=ref, given=given)
            self._opening.notice(notice)
        if part in children:
            before = children[part]
            amount = before.plus(amount) if before and amount else None
        children[part] = amount

    def _target(self, ref: str) -> str:
        """Return the part that an instance is one of; an instance may be of no part."""
        node = self._nodes[self._known(ref, ref)]
        if node.kind not in _INSTANCES:
            return ref
        part = next(iter(node.refs("partRef")), "")
        return self._known(part, node.attributes.get("name", part)) if part else ref

    def _known(self, ref: str, name: str) -> str:
        """Return *ref*, of which nothing may be known but that it is elsewhere."""
        if ref not in self._nodes:
            self._nodes[ref] = Node("elsewhere", {"name": name})
            self._graph.setdefault(ref, {})
            self._opening.notice(Notice(caution=Caution.OTHER_FILE, given=ref))
        return ref


def _name(node: Node, nodes: dict[str, Node]) -> str:
    """Return what a part is called, by itself or by the revision it is one of."""
    others = (nodes[ref] for ref in node.refs("instancedRef") if ref in nodes)
    found = (each.attributes.get("name", "") for each in (node, *others))
    return next((each.strip() for each in found if each.strip()), "")


def _part(ref: str, nodes: dict[str, Node], opening: Opening) -> Part:
    """Return a part with what its element, its revision and its master say of it."""
    node = nodes[ref]
    chain = [node]
    for name in ("instancedRef", "masterRef"):
        chain += [nodes[r] for r in chain[-1].refs(name) if r in nodes][:1]
    values = {k: v for each in reversed(chain) for k, v in each.values.items()}
    part = described(_name(node, nodes), values, ref, opening.notice)
    own = [each.attributes for each in chain]
    numbers = (each[name] for each in own for name in _NUMBERS if each.get(name))
    revisions = (each["revision"] for each in own if each.get("revision"))
    part.number = part.number or next(numbers, "")
    part.revision = part.revision or next(revisions, "")
    return part
