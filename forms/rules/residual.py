"""What is still open once the known answers are folded in.

Rules are written out for the members of a case as a graph of shared nodes; folding a
fact in gives another node.  *Not known* is a third constant: nothing more can be
asked there.  Equal residuals are the same node, so equal futures are computed once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from forms.case.facts import CASE, Place, Range, Value
from forms.rules.language import (
    All,
    Condition,
    Either,
    Every,
    Linear,
    Not,
    OneOf,
    ReadingIs,
    Rule,
    RuleRef,
    Scope,
    Some,
    Within,
)
from forms.rules.measures import MEASURES
from forms.rules.truth import Truth, is_one_of, is_within, weighted_sum

Test = OneOf | Within | Linear
Op = str


class Given(NamedTuple):
    """One place whose answer is in; ``None`` stands for *not known*."""

    place: Place
    value: Value | None


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A constant, a test of facts, or a join of nodes; made by a grove only."""

    op: Op
    parts: tuple["Node", ...] = ()
    test: Test | None = None
    member: str = CASE
    waiting: tuple[Place, ...] = ()
    given: tuple[Given, ...] = ()

    def __repr__(self) -> str:
        """Return a short picture for failing tests."""
        inner = ", ".join(map(repr, self.parts))
        return f"{self.op}({inner})" if self.parts else f"{self.op}{self.waiting}"


TRUE, FALSE, UNKNOWN = Node("true"), Node("false"), Node("unknown")
_CONSTANT = {Truth.TRUE: TRUE, Truth.FALSE: FALSE}


def truth_of(node: Node) -> Truth:
    """Return the truth of a node; whatever is not settled is open."""
    if node is TRUE:
        return Truth.TRUE
    return Truth.FALSE if node is FALSE else Truth.OPEN


def is_settled(node: Node) -> bool:
    """Tell whether no further answer can change the node."""
    return node is TRUE or node is FALSE or node is UNKNOWN


Nodes = tuple[Node, ...]


def still_open(nodes: Iterable[Node]) -> Nodes:
    """Drop what is settled and what stands twice: it has no future of its own."""
    return tuple(dict.fromkeys(node for node in nodes if not is_settled(node)))


@dataclass(slots=True)
class Grove:
    """The rules of one pack written out for the members of one case.

    It owns the shared nodes and remembers each fold; both depend on nothing but the
    pack, the members and the readings, so a grove may serve as long as these stand.
    """

    rules: Mapping[str, Rule]
    scopes: Mapping[str, Scope]
    items: tuple[str, ...]
    parties: tuple[str, ...]
    readings: Mapping[str, str]
    _nodes: dict[object, Node] = field(default_factory=dict)
    _folds: dict[tuple[Node, Given], Node] = field(default_factory=dict)
    _met: dict[tuple[str, str], Node] = field(default_factory=dict)
    _places: dict[Node, tuple[Place, ...]] = field(default_factory=dict)
    _leaves: dict[tuple[int, str], Node] = field(default_factory=dict)
    _prunings: dict[tuple[Node, bool, bool], Node] = field(default_factory=dict)
    _reached: dict[Node, tuple[bool, bool]] = field(default_factory=dict)
    _lefts: dict[tuple[Nodes, Given], Nodes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return how many folds are remembered."""
        return len(self._folds) + len(self._lefts)

    def met(self, rule_id: str, member: str) -> Node:
        """Return the finding of a rule: its *when*, exceptions left aside."""
        key = (rule_id, member)
        if key not in self._met:
            rule = self.rules[rule_id]
            self._met[key] = self.all_of(self.plant(c, member) for c in rule.when)
        return self._met[key]

    def stands(self, rule_id: str, member: str) -> Node:
        """Return whether a rule stands: met, not lifted, with something to lift."""
        rule = self.rules[rule_id]
        where = CASE if rule.about == "case" else member
        met = self.met(rule_id, where)
        if rule.exception_to:
            lifted = self.any_of(self.met(b, where) for b in rule.exception_to)
            return self.all_of((met, lifted))
        return met

    def plant(self, condition: Condition, member: str) -> Node:
        """Write one condition out for one member."""
        match condition:
            case All(all=parts):
                return self.all_of(self.plant(p, member) for p in parts)
            case Either(any=parts):
                return self.any_of(self.plant(p, member) for p in parts)
            case Not(negated=part):
                return self.negation(self.plant(part, member))
            case Some(some=collection, where=where):
                fits = [
                    self.all_of(self.plant(c, m) for c in where)
                    for m in self.collection(collection)
                ]
                return self.any_of((*fits, self._unnamed(collection)))
            case Every(every=collection, where=where):
                fits = [
                    self.all_of(self.plant(c, m) for c in where)
                    for m in self.collection(collection)
                ]
                return self.all_of((*fits, self.negation(self._unnamed(collection))))
            case RuleRef(rule=rule_id):
                return self.stands(rule_id, member)
            case ReadingIs(reading=question, is_=reading):
                chosen = self.readings.get(question)
                if chosen is None:
                    return UNKNOWN
                return TRUE if chosen == reading else FALSE
            case OneOf() | Within() | Linear():
                return self.leaf(condition, member)

    def _unnamed(self, name: str) -> Node:
        """Return false once the list is complete; else nobody can tell."""
        test = completeness(name)
        if test is None:
            return FALSE
        return self.all_of((self.negation(self.leaf(test, CASE)), UNKNOWN))

    def collection(self, name: str) -> tuple[str, ...]:
        """Return the members that *some* and *every* range over."""
        return self.items if name == "items" else self.parties

    def leaf(self, test: Test, member: str) -> Node:
        """Return a test of one member while none of its answers is in."""
        key = (id(test), member)
        if key not in self._leaves:
            self._leaves[key] = self._leaf(test, member)
        return self._leaves[key]

    def _leaf(self, test: Test, member: str) -> Node:
        terms = test.sum if isinstance(test, Linear) else (test,)
        asked = (p for term in terms for p in self._asked_for(term.fact, member))
        return self._shared("leaf", (), test, member, tuple(dict.fromkeys(asked)), ())

    def _asked_for(self, fact: str, member: str) -> tuple[Place, ...]:
        """Return where a fact is asked for, or what a measure is worked out from."""
        measure = MEASURES.get(fact)
        questions = measure.inputs if measure else (fact,)
        return tuple(self.place(question, member) for question in questions)

    def place(self, question: str, member: str) -> Place:
        """Return where a question about *member* finds its answer."""
        return Place(CASE if self.scopes[question] == "case" else member, question)

    def all_of(self, parts: Iterable[Node]) -> Node:
        """Join with Kleene's *all*: one false part settles it."""
        return self._join("all", parts, neutral=TRUE, decisive=FALSE)

    def any_of(self, parts: Iterable[Node]) -> Node:
        """Join with Kleene's *any*: one true part settles it."""
        return self._join("any", parts, neutral=FALSE, decisive=TRUE)

    def _join(
        self, op: Op, parts: Iterable[Node], *, neutral: Node, decisive: Node
    ) -> Node:
        kept: dict[Node, None] = {}
        for part in parts:
            if part is decisive:
                return decisive
            if part is neutral:
                continue
            kept.update(dict.fromkeys(part.parts if part.op == op else (part,)))
        if not kept:
            return neutral
        if len(kept) == 1:
            return next(iter(kept))
        return self._shared(op, tuple(kept), None, CASE, (), ())

    def negation(self, part: Node) -> Node:
        """Return the opposite; what is not known stays not known."""
        if part is UNKNOWN:
            return UNKNOWN
        if part is TRUE:
            return FALSE
        if part is FALSE:
            return TRUE
        return part.parts[0] if part.op == "not" else self._shared("not", (part,))

    def _shared(
        self,
        op: Op,
        parts: tuple[Node, ...] = (),
        test: Test | None = None,
        member: str = CASE,
        waiting: tuple[Place, ...] = (),
        given: tuple[Given, ...] = (),
    ) -> Node:
        key = (op, parts, id(test), member, waiting, given)
        if key not in self._nodes:
            self._nodes[key] = Node(op, parts, test, member, waiting, given)
        return self._nodes[key]

    def places(self, node: Node) -> tuple[Place, ...]:
        """Return what could still be asked to settle the node, in written order."""
        found = self._places.get(node)
        if found is None:
            inner = (place for part in node.parts for place in self.places(part))
            found = tuple(dict.fromkeys((*node.waiting, *inner)))
            self._places[node] = found
        return found

    def left(self, nodes: Nodes, given: Given) -> Nodes:
        """Return what is still open of several nodes with one more answer in them."""
        key = (nodes, given)
        if key not in self._lefts:
            self._lefts[key] = still_open(self.fold(node, given) for node in nodes)
        return self._lefts[key]

    def fold(self, node: Node, given: Given) -> Node:
        """Return the node with one more answer in it, and without idle parts."""
        return self.pruned(self._fold(node, given))

    def _fold(self, node: Node, given: Given) -> Node:
        if given.place not in self.places(node):
            return node
        key = (node, given)
        if key not in self._folds:
            self._folds[key] = self._folded(node, given)
        return self._folds[key]

    def _folded(self, node: Node, given: Given) -> Node:
        match node.op:
            case "all":
                return self.all_of(self._fold(part, given) for part in node.parts)
            case "any":
                return self.any_of(self._fold(part, given) for part in node.parts)
            case "not":
                return self.negation(self._fold(node.parts[0], given))
            case _:
                return self._answered(node, given)

    def pruned(self, node: Node, *, false: bool = True, true: bool = True) -> Node:
        """Drop each part that can no longer make the node false or true.

        What is not known somewhere else may have left nothing for it to settle.
        """
        can_be_false, can_be_true = self._ends(node)
        false, true = false and can_be_false, true and can_be_true
        if not (false or true):
            return UNKNOWN
        key = (node, false, true)
        if key not in self._prunings:
            self._prunings[key] = self._pruned(node, false=false, true=true)
        return self._prunings[key]

    def _pruned(self, node: Node, *, false: bool, true: bool) -> Node:
        match node.op:
            case "all":
                return self.all_of(
                    self.pruned(part, false=false, true=true) for part in node.parts
                )
            case "any":
                return self.any_of(
                    self.pruned(part, false=false, true=true) for part in node.parts
                )
            case "not":
                return self.negation(self.pruned(node.parts[0], false=true, true=false))
            case _:
                return node

    def _ends(self, node: Node) -> tuple[bool, bool]:
        """Tell whether a node can still become false, and true."""
        if node not in self._reached:
            parts = [self._ends(part) for part in node.parts]
            match node.op:
                case "all":
                    ends = any(f for f, _ in parts), all(t for _, t in parts)
                case "any":
                    ends = all(f for f, _ in parts), any(t for _, t in parts)
                case "not":
                    ends = parts[0][::-1]
                case _:
                    ends = node is not TRUE, node is not FALSE
            self._reached[node] = (False, False) if node is UNKNOWN else ends
        return self._reached[node]

    def _answered(self, node: Node, given: Given) -> Node:
        if node.test is None:
            return node
        known = (*node.given, given)
        waiting = tuple(place for place in node.waiting if place != given.place)
        truth = weigh_test(node.test, node.member, dict(known).get, self)
        if not truth.is_open:
            return _CONSTANT[truth]
        if not waiting or self._is_lost(node, dict(known)):
            return UNKNOWN
        return self._shared("leaf", (), node.test, node.member, waiting, known)

    def _is_lost(self, leaf: Node, known: Mapping[Place, Value | None]) -> bool:
        """Tell whether a part of a sum that nobody knows keeps all of it unknown."""
        if not isinstance(leaf.test, Linear):
            return False
        return any(
            all(place in known for place in self._asked_for(term.fact, leaf.member))
            and number(term.fact, leaf.member, known.get, self) is None
            for term in leaf.test.sum
        )


_COMPLETE = {"parties": OneOf(fact="parties.complete", one_of=("yes",))}


def completeness(collection: str) -> OneOf | None:
    """Return the test that a list is complete; the items of a case always are."""
    return _COMPLETE.get(collection)


Answers = Callable[[Place], Value | None]


def weigh_test(test: Test, member: str, answer: Answers, grove: Grove) -> Truth:
    """Weigh a test of facts on what is known of them."""
    if isinstance(test, Linear):
        terms = [(t.times, number(t.fact, member, answer, grove)) for t in test.sum]
        return is_within(weighted_sum(terms), test)
    if isinstance(test, Within):
        return is_within(number(test.fact, member, answer, grove), test)
    return is_one_of(answer(grove.place(test.fact, member)), test)


def number(fact: str, member: str, answer: Answers, grove: Grove) -> Range | None:
    """Return the numbers still possible for a fact or a measure."""
    measure = MEASURES.get(fact)
    if measure is None:
        value = answer(grove.place(fact, member))
        return value if isinstance(value, Range) else None
    inputs = tuple(answer(grove.place(q, member)) for q in measure.inputs)
    return measure.measure(inputs, grove.readings)
