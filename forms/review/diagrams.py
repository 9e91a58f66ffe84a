"""What decides what: a table of questions and results, and a tree a result."""

from collections import Counter
from collections.abc import Iterator

from forms.bilingual import both, worded
from forms.corpus import Corpus
from forms.crosscheck.conditions import facts_of, references
from forms.dossier.content import (
    Bilingual,
    Block,
    Branch,
    Diagram,
    Heading,
    Table,
)
from forms.law.instruments import Wording
from forms.review.reach import Reach, results, slot_words
from forms.review.sentences import fact_words
from forms.rules.language import (
    All,
    Condition,
    Either,
    Every,
    Not,
    ReadingIs,
    Rule,
    RuleRef,
    Some,
)
from forms.rules.measures import MEASURES

Leaf = tuple[str, str, bool]
"""Kind (fact, reading, rule), id, and whether it counts against."""


def diagram_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield the table, then the diagrams: results first, then shared rules."""
    yield _table(corpus)
    drawn = Drawn(corpus)
    for number, rule in drawn.numbers.items():
        yield from _diagram(number, corpus.rules[rule], drawn)


class Drawn:
    """Which rules have a diagram of their own, and under which number."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        used = Counter(r for rule in corpus.rules.values() for r in references(rule))
        self._shared = {rule for rule, often in used.items() if often > 1}
        roots = [rule.id for rule in results(corpus)]
        for root in roots:
            roots += [e for e in self._elsewhere(corpus.rules[root]) if e not in roots]
        self.numbers = {f"D{n}": rule for n, rule in enumerate(roots, start=1)}
        self.number_of = {rule: number for number, rule in self.numbers.items()}

    def is_inside(self, rule: Rule, depth: int) -> bool:
        """Tell whether a rule is drawn where it is used: one step down, used once."""
        return depth == 0 and bool(rule.then.defines) and rule.id not in self._shared

    def _elsewhere(self, rule: Rule, depth: int = 0) -> Iterator[str]:
        for kind, name, _ in leaves(rule):
            if kind != "rule":
                continue
            used = self.corpus.rules[name]
            if self.is_inside(used, depth):
                yield from self._elsewhere(used, depth + 1)
            else:
                yield name


def leaves(rule: Rule) -> tuple[Leaf, ...]:
    """Return what a rule reads itself, in written order, each thing once."""
    found = [*_leaves(rule.when, denied=False)]
    found += [("rule", base, False) for base in rule.exception_to]
    return tuple(dict.fromkeys(found))


def _leaves(parts: tuple[Condition, ...], *, denied: bool) -> Iterator[Leaf]:
    for part in parts:
        match part:
            case All(all=inner) | Either(any=inner):
                yield from _leaves(inner, denied=denied)
            case Not(negated=inner_part):
                yield from _leaves((inner_part,), denied=not denied)
            case RuleRef(rule=rule):
                yield "rule", rule, denied
            case ReadingIs(reading=question):
                yield "reading", question, denied
            case Some(where=inner) | Every(where=inner):
                yield from (("fact", fact, denied) for fact in facts_of(part))
                yield from _leaves(inner, denied=denied)
            case _:
                yield from (("fact", fact, denied) for fact in facts_of(part))


def _diagram(number: str, rule: Rule, drawn: Drawn) -> Iterator[Block]:
    corpus = drawn.corpus
    slot = slot_words(rule, corpus)
    title = f"{number}　{rule.id}"
    yield Heading(text=Bilingual(zh=f"{title}　{slot.zh}", en=slot.en), level=3)
    result = Branch(
        lines=(_short(rule), *_two(slot)),
        frame="heavy",
        branches=(_branch(rule, drawn, 0),),
    )
    facts = [name for _, name, _ in leaves(rule)]
    alt = worded(corpus, "decides", "pack", slot=slot, facts=", ".join(facts))
    yield Diagram(root=result, alt=alt)


def _short(rule: Rule) -> str:
    value = str(getattr(rule.then, rule.then.slot))
    return rule.then.slot if value in {"True", rule.then.slot} else value


def _two(text: Bilingual | Wording) -> tuple[str, ...]:
    return (text.zh, text.en)


def _branch(rule: Rule, drawn: Drawn, depth: int, mark: str = "") -> Branch:
    citation = drawn.corpus.cite(rule.provision)
    return Branch(
        lines=(rule.id, citation.label("zh"), citation.label("en")),
        frame="heavy",
        mark=mark,
        branches=tuple(_leaf(each, drawn, depth) for each in leaves(rule)),
    )


def _leaf(leaf: Leaf, drawn: Drawn, depth: int) -> Branch:
    kind, name, denied = leaf
    corpus = drawn.corpus
    no = worded(corpus, "denied", "pack")
    mark = f"{no.zh} {no.en}" if denied else ""
    match kind:
        case "fact":
            words = both(lambda language: fact_words(name, corpus, language))
            inputs = MEASURES[name].inputs if name in MEASURES else ()
            title = f"{name} ← {', '.join(inputs)}" if inputs else name
            return Branch(lines=(title, *_two(words)), mark=mark)
        case "reading":
            asks = corpus.open_questions[name].asks
            return Branch(lines=(name, *_two(asks)), frame="broken", mark=mark)
        case _:
            rule = corpus.rules[name]
            if drawn.is_inside(rule, depth):
                return _branch(rule, drawn, depth + 1, mark)
            see = worded(corpus, "see-diagram", "pack", diagram=drawn.number_of[name])
            line = f"{see.zh} / {see.en}"
            return Branch(lines=(name, line), frame="none", mark=mark)


def _moves(rule: Rule, column: str) -> bool:
    """Tell whether a rule fills the slot of a column of the table."""
    then = rule.then
    match column:
        case "scope":
            return bool(then.outside)
        case "relief":
            return bool(then.exempt)
        case "duties":
            return bool(then.duty)
        case _:
            return column in {then.limb, then.review}


def _table(corpus: Corpus) -> Table:
    """Return a row a deciding question: which results it can move."""
    reach = Reach(corpus)
    limbs = [rule.then.limb for rule in results(corpus) if rule.then.limb]
    reviews = ("refused-in-principle", "case-by-case")
    columns = ("scope", *limbs, "relief", *reviews, "duties")
    rows = []
    for question in (*corpus.questions, *corpus.open_questions):
        moved = [rule for rule in results(corpus) if reach.moves(question, rule)]
        if moved:
            counts = (sum(_moves(rule, column) for rule in moved) for column in columns)
            rows.append((question, *map(_cell, counts)))
    return Table(
        head=(
            worded(corpus, "question", "pack"),
            *(
                Bilingual(zh=key, en=key)
                if key in limbs
                else worded(corpus, key, "pack")
                for key in columns
            ),
        ),
        rows=tuple(rows),
        weights=(46, *(13 for _ in columns)),
        small=True,
    )


def _cell(count: int) -> str:
    return "✓" if count == 1 else str(count or "")
