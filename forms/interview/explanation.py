"""One proof and its renderings: why, why not, why asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce

from forms.case.facts import CASE, Fact, Place, Range, Rows, Standing
from forms.composition.ratio import Ratio, ratio
from forms.composition.sensitivity import Side, side
from forms.corpus import Corpus
from forms.interview.comparisons import mark_words
from forms.interview.printing import day, listed, money, per_cent, printed, span
from forms.interview.questions import Language
from forms.law.marks import mark
from forms.law.periods import Stand, Standpoint
from forms.rules.determination import (
    Asked,
    Determination,
    ItemOutcome,
    stances,
    way_of,
)
from forms.rules.evaluate import Finding, Join
from forms.rules.goals import Goal
from forms.rules.language import Linear, Rule, Within
from forms.rules.measures import MEASURES, Measure, part_1_value
from forms.rules.residual import Given
from forms.rules.truth import Truth

_PART_1 = "content.china_part_1_value"
MARKS = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.OPEN: "☐"}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a proof: how deep it stands, its truth, what it cites.

    ``rule`` names the rule and the member it was weighed for, where there is one: the
    lines below it prove it, and prove it again wherever it comes back.
    """

    depth: int
    truth: Truth
    text: str
    cites: tuple[str, ...] = ()
    note: str = ""
    rule: str = ""

    @property
    def mark(self) -> str:
        """Return the sign that shows the truth without colour."""
        return MARKS[self.truth]


def why(
    finding: Finding, result: Determination, corpus: Corpus, language: Language
) -> tuple[Line, ...]:
    """Render the true support of a finding, from the slot down to the facts.

    What two tests ask of one answer is told once.
    """
    lines = tuple(_lines(finding, result, corpus, language, 0))
    return tuple(
        line for at, line in enumerate(lines) if at == 0 or line != lines[at - 1]
    )


def _lines(
    finding: Finding,
    result: Determination,
    corpus: Corpus,
    language: Language,
    depth: int,
    *,
    denied: bool = False,
) -> Iterator[Line]:
    """Yield a finding's lines; what denies what is denied supports it."""
    if finding.rule is not None:
        line = _of_rule(finding.rule, finding.truth, result, corpus, language, depth)
        line = replace(line, truth=~line.truth) if denied else line
        yield replace(line, rule=f"{finding.rule.id}@{finding.member}")
        depth += 1
    elif finding.join is Join.LEAF:
        line = _of_leaf(finding, result, corpus, language, depth)
        yield replace(line, truth=~line.truth) if denied else line
    for part in finding.parts:
        turned = denied != (finding.join is Join.NOT)
        yield from _lines(part, result, corpus, language, depth, denied=turned)


def _of_rule(
    rule: Rule,
    truth: Truth,
    result: Determination,
    corpus: Corpus,
    language: Language,
    depth: int,
) -> Line:
    says = rule.because.zh if language == "zh" else rule.because.en
    group = {Truth.TRUE: "{}", Truth.FALSE: "rule-false", Truth.OPEN: "rule-open"}[
        truth
    ]
    text = says
    if truth is not Truth.TRUE:
        text = corpus.wordings.word("proof", group, language).format(says)
    citation = corpus.cite(rule.provision)
    doubt = mark(citation, result.asked.at.compared)
    note = "" if doubt is None else mark_words(doubt, corpus, language)
    return Line(depth, truth, text, (citation.label(language),), note)


def _of_leaf(
    finding: Finding,
    result: Determination,
    corpus: Corpus,
    language: Language,
    depth: int,
) -> Line:
    if finding.reading is not None:
        return _of_reading(finding, result, corpus, language, depth)
    told = (
        _told(place, result.facts.get(place), result, corpus, language)
        for place in finding.places
    )
    text = "; ".join(told)
    if isinstance(finding.test, Linear):
        text += _distance(finding.member, finding.test, result, corpus, language)
    elif isinstance(finding.test, Within) and finding.test.fact in MEASURES:
        text += _measured(finding, MEASURES[finding.test.fact], result, language)
    return Line(depth, finding.truth, text)


def _measured(
    finding: Finding, measure: Measure, result: Determination, language: Language
) -> str:
    """Say what a measure made of the answers."""
    value = _amount(Place(finding.member, measure.id), result)
    if value is None:
        return ""
    is_money = value.unit not in {"", "%"}
    return f" ({money(value, language) if is_money else span(value, language)})"


def _told(
    place: Place,
    fact: Fact | None,
    result: Determination,
    corpus: Corpus,
    language: Language,
) -> str:
    question = corpus.wordings.question(corpus.questions[place.question], language)
    peers = result.parties if place.member in result.parties else result.items
    is_one_of_many = place.member != CASE and len(peers) > 1
    member = f"[{place.member}] " if is_one_of_many else ""
    if fact is None:
        said = corpus.wordings.word("proof", "not-answered", language)
    else:
        said = _rows(fact, corpus, language) or printed(fact, question, language)
        said += _basis(fact, corpus, language)
    return f"{member}{question.ask} {said}"


def _rows(fact: Fact, corpus: Corpus, language: Language) -> str:
    """Count the rows of a table: the proof says what they come to, not each cell."""
    if not isinstance(fact.value, Rows) or not fact.value.rows:
        return ""
    form = corpus.wordings.word("proof", "rows", language)
    return form.format(count=len(fact.value.rows))


def _basis(fact: Fact, corpus: Corpus, language: Language) -> str:
    source = corpus.wordings.word("sources", fact.provenance.source, language)
    parts = [source if fact.provenance.source != "typed" else ""]
    parts += [fact.provenance.document, fact.provenance.basis]
    if fact.standing is Standing.ESTIMATED:
        parts.insert(0, corpus.wordings.word("proof", "estimate", language))
    told = "; ".join(part for part in parts if part)
    return f" ({told})" if told else ""


def _of_reading(
    finding: Finding,
    result: Determination,
    corpus: Corpus,
    language: Language,
    depth: int,
) -> Line:
    question_id, _ = finding.reading or ("", "")
    question = corpus.open_questions[question_id]
    chosen = question.reading(result.readings[question_id])
    said = chosen.says.zh if language == "zh" else chosen.says.en
    form = corpus.wordings.word("proof", "read-so", language)
    text = form.format(question=question_id, reading=chosen.id, says=said)
    return Line(depth, finding.truth, text)


def _distance(
    item: str, test: Linear, result: Determination, corpus: Corpus, language: Language
) -> str:
    """Say the share that a test weighs, and what Part 1 value would settle it."""
    facts = tuple(term.fact for term in test.sum)
    match [_amount(Place(item, fact), result) for fact in facts]:
        case [part, whole]:
            found = ratio(part, whole)
        case _:
            found = None
    if found is None:
        return ""
    told = ratio_words if facts[0] == _PART_1 else share_words
    return " " + told(found, corpus, language)


def _amount(place: Place, result: Determination) -> Range | None:
    """Return what a fact comes to, or a measure of facts."""
    if measure := MEASURES.get(place.question):
        facts = (result.facts.get(Place(place.member, q)) for q in measure.inputs)
        given = tuple(fact.value if fact else None for fact in facts)
        return measure.measure(given, result.readings)
    fact = result.facts.get(place)
    return fact.value if fact and isinstance(fact.value, Range) else None


def item_ratio(item: str, result: Determination) -> Ratio | None:
    """Return the 0.1 % value ratio of an item, if it can be worked out yet."""
    inputs = result.facts.get(Place(item, "content.inputs"))
    value = result.facts.get(Place(item, "item.value"))
    worth = value.value if value else None
    return ratio(
        part_1_value(inputs.value if inputs else None, result.readings),
        worth if isinstance(worth, Range) else None,
    )


def ratio_words(found: Ratio, corpus: Corpus, language: Language) -> str:
    """Say the ratio's ends, and what would settle it if it straddles the line."""
    text = share_words(found, corpus, language)
    if side(found) is Side.OPEN:
        text += " " + precision(found, corpus, language)
    return text


def share_words(found: Ratio, corpus: Corpus, language: Language) -> str:
    """Say the ratio's ends."""
    low = per_cent(found.low)
    high = "∞" if found.high is None else per_cent(found.high)
    key = "ratio" if found.low == found.high else "ratio-range"
    return corpus.wordings.word("proof", key, language).format(low=low, high=high)


def precision(found: Ratio, corpus: Corpus, language: Language) -> str:
    """Say below and from which Part 1 value the share would be settled."""
    unit = found.item.unit
    below = span(Range.exactly(found.settled_below, unit), language)
    start = found.settled_from
    above = "-" if start is None else span(Range.exactly(start, unit), language)
    form = corpus.wordings.word("proof", "settled", language)
    return form.format(below=below, above=above)


def why_not(
    outcome: ItemOutcome, result: Determination, corpus: Corpus, language: Language
) -> tuple[Line, ...]:
    """Render, for each limb not met, what fails or is open: the nearest miss first."""
    misses = sorted(
        (
            limb.finding
            for limb in outcome.limbs
            if limb.finding.truth is not Truth.TRUE
        ),
        key=lambda finding: len(tuple(finding.leaves())),
    )
    lines = (line for f in misses for line in why(f, result, corpus, language))
    return tuple(lines)


def why_asked(
    place: Place, asked: Asked, corpus: Corpus, language: Language
) -> tuple[str, ...]:
    """Name the goals that an open question could still settle, in legal order."""
    grove, aims = corpus.written_out(asked.items, asked.parties, stances(asked, corpus))
    taken = way_of(asked, corpus).taken
    known = [Given(place, asked.facts[place].value) for place in taken]
    reached = (
        goal
        for goal in aims
        if place in grove.places(reduce(grove.fold, known, goal.node))
    )
    return tuple(dict.fromkeys(_aim(goal, corpus, language) for goal in reached))


def _aim(goal: Goal, corpus: Corpus, language: Language) -> str:
    rule = corpus.rules.get(goal.rule)
    if rule is None:
        return corpus.wordings.word("goals", goal.slot, language)
    form = corpus.wordings.word("goals", goal.slot, language)
    return f"{form} ({corpus.cite(rule.provision).label(language)})"


def on_line(
    result: Determination | Standpoint, corpus: Corpus, language: Language
) -> str:
    """Return ``On 1 February 2026, as known on 9 October 2026``."""
    if result.on is None:
        return corpus.wordings.word("result", "no-date", language)
    form = corpus.wordings.word("result", "on-line", language)
    return form.format(on=day(result.on, language), known=day(result.known, language))


def clock_words(
    stand: Stand,
    provision: str | tuple[str, ...],
    result: Determination | Standpoint,
    corpus: Corpus,
    language: Language,
) -> str:
    """Say where a provision stood, on which day, as known when, by what instrument.

    Several provisions of one instrument that stand alike are said in one sentence.
    """
    form = corpus.wordings.word("clock", str(stand.state), language)
    on = (
        day(result.on, language)
        if result.on
        else corpus.wordings.word("clock", "no-date", language)
    )
    told = form.format(
        on=on,
        known=day(result.known, language),
        provision=_clauses(provision, corpus, language),
        by=corpus.cite(stand.by).label(language),
        until=day(stand.until, language) if stand.until else "",
    )
    rests = rests_on(stand, corpus, language)
    return told + rests if language == "zh" else f"{told} {rests}".rstrip()


def rests_on(stand: Stand, corpus: Corpus, language: Language) -> str:
    """Say on whose finding the state rests, where no text read settles it."""
    if stand.record is None:
        return ""
    nothing = corpus.wordings.word("clock", "no-instrument", language)
    return corpus.wordings.word("clock", stand.record.status, language).format(
        day=day(stand.record.checked_on, language),
        instrument=stand.record.instrument or nothing,
    )


def _clauses(
    provision: str | tuple[str, ...], corpus: Corpus, language: Language
) -> str:
    first, *rest = (provision,) if isinstance(provision, str) else provision
    clauses = (corpus.cite(place).clause(language) for place in rest)
    return listed((corpus.cite(first).label(language), *clauses), language)
