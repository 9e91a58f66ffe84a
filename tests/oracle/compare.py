"""The oracle and the program side by side: where they differ, and where one is vaguer.

The program may hold more for possible than the oracle, which tries every way the
unknown could be: Kleene's logic does not see that two unknowns are one. The gaps that
come of it are safe, few, and listed here. Anything else that is not the same is a
difference, and somebody is wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import product

from forms.corpus import Corpus
from forms.rules.compiled import Compiled, compiled
from forms.rules.determination import Determination
from tests.oracle import outcome, program, timeline
from tests.oracle.law import DUTIES, DUTIES_OF_A_PARTY, truths_of
from tests.oracle.readings import READINGS
from tests.oracle.records import known_on, record_of
from tests.oracle.worlds import Record, Settled, World, possible

Outcomes = AbstractSet[str]
Weighed = tuple[str, Outcomes, Outcomes]
"""A slot, what the oracle holds for possible there, and what the program does."""

SAID: tuple[Outcomes, ...] = ({"no"}, {"no", "yes"}, {"yes"})
"""What the program's truths, as bytes, hold for possible."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the program may hold for possible beyond the oracle, and why.

    It takes that one of the facts named is not known; where none is named, any.
    """

    slots: frozenset[str]
    beyond: frozenset[str]
    unknown: frozenset[str]
    why: str

    def covers(self, slot: str, beyond: Outcomes, record: Record) -> bool:
        return (
            slot in self.slots
            and beyond <= self.beyond
            and (not self.unknown or not self.unknown <= record.keys())
        )


def _gap(slots: str, beyond: str, unknown: str, why: str) -> Gap:
    return Gap(_words(slots), _words(beyond), _words(unknown), why)


def _words(listed: str) -> frozenset[str]:
    return frozenset(filter(None, listed.split(", ")))


FOLLOW = "humanitarian-report, stop-and-report, records-five-years"
ANNEX = "shape, material, magnet, target"
GAPS = (
    _gap(
        "if live, licence",
        "not-required, required",
        f"{ANNEX}, origin, stage, magnet_origin",
        "what is not listed is not caught; whether 1(2) or 1(3), some limb is met",
    ),
    _gap(
        "exempt, humanitarian-report",
        "no",
        "origin, stage, magnet_origin",
        "whether 1(2) or 1(3), some limb is met",
    ),
    _gap(
        "review",
        "ordinary, case-by-case, none",
        "",
        "who is refused is not exempt",
    ),
    _gap(
        f"{FOLLOW}, report-shipment-and-use",
        "no, yes",
        "role, exporter",
        "due from China and from abroad, whichever it is",
    ),
    _gap(
        "report-shipment-and-use",
        "yes, no",
        "",
        "relief has no licence to report on, whether or not a limb is met",
    ),
    _gap(
        f"limb 1(1), limb 1(3), caught, exempt, compliance-notice, {FOLLOW}",
        "no, yes",
        "shape",
        "a target holds no magnets (Q3, Q6 read otherwise)",
    ),
)
OPEN_READING = "each mention of a reading left open is an unknown of its own"


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer of the program that the oracle does not share."""

    number: int
    slot: str
    oracle: Outcomes
    program: Outcomes

    def __str__(self) -> str:
        oracle, told = (" or ".join(sorted(it)) for it in (self.oracle, self.program))
        return f"record {self.number}, {self.slot}: oracle {oracle}; program {told}"


@dataclass(slots=True)
class Compared:
    """How many records were weighed, what differed, and how often a gap was seen."""

    records: int = 0
    differences: list[Difference] = field(default_factory=list)
    gaps: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Compared") -> None:
        self.records += other.records
        self.differences += other.differences
        self.gaps += other.gaps

    def weigh(self, number: int, record: Record, weighed: Iterable[Weighed]) -> None:
        """Note what is not the same, as a gap if it is safe and known."""
        self.records += 1
        for slot, exact, said in weighed:
            if said == exact:
                continue
            why = _why_vaguer(slot, said - exact, record) if said > exact else None
            if why is None:
                self.differences.append(Difference(number, slot, exact, said))
            else:
                self.gaps[why] += 1


def _why_vaguer(slot: str, beyond: Outcomes, record: Record) -> str | None:
    if READINGS.keys() - record.keys():
        return OPEN_READING
    return next((it.why for it in GAPS if it.covers(slot, beyond, record)), None)


def in_columns(numbers: Iterable[int], corpus: Corpus) -> Compared:
    """Weigh records of one block in the compiled form."""
    compared = Compared()
    records = {number: record_of(number) for number in numbers}
    told = columns(tuple(records.values()), corpus)
    for (number, record), weighed in zip(records.items(), told, strict=True):
        compared.weigh(number, record, weighed)
    return compared


def columns(records: Sequence[Record], corpus: Corpus) -> Iterator[list[Weighed]]:
    """Yield the slots of each record; they share readings and number of parties."""
    compiled_law = law_of(
        corpus, program.readings_of(records[0]), program.parties_of(records[0])
    )
    truths = program.truths_of(records, compiled_law, corpus)
    for at, record in enumerate(records):
        yield [
            (slot, exact, SAID[truths[slot][at]])
            for slot, exact in _exact(record)
            if slot in truths
        ]


def law_of(corpus: Corpus, readings: Mapping[str, str], parties: int) -> Compiled:
    """Compile the rules; what the oracle reads and *readings* lack is left open."""
    taken = {
        question: reading
        for question, reading in corpus.default_readings.items()
        if question not in READINGS
    }
    return compiled(corpus.rules, corpus.scopes, {**taken, **readings}, parties=parties)


def _exact(record: Record) -> Iterator[tuple[str, Outcomes]]:
    for slot, truths in truths_of(record).items():
        yield slot, {"yes" if truth else "no" for truth in truths}


def whole(numbers: Iterable[int], corpus: Corpus) -> Compared:
    """Weigh whole determinations on their days: licence, review and duties."""
    compared = Compared()
    for number in numbers:
        record = record_of(number)
        on, known = record.get("export"), known_on(number)
        if on is None or READINGS.keys() - record.keys():
            continue  # a case takes a stance on every question
        assert isinstance(on, date)
        told = program.determined(
            record, corpus, on=on, known=known, told=number % 2 == 1
        )
        compared.weigh(number, record, _slots(record, told, on, known))
    return compared


def _slots(
    record: Record, told: Determination, on: date, known: date
) -> Iterator[Weighed]:
    settled: Settled = {}

    def exact(question: Callable[[World], str]) -> Outcomes:
        return possible(question, record, settled)

    (item,) = told.items
    yield "if live", exact(outcome.licence), program.licences(item.if_live)
    yield (
        "licence",
        exact(lambda w: timeline.licence_on(w, on, known)),
        program.licences(item.licence),
    )
    yield "review", exact(outcome.review), {str(it) for it in told.review}
    duties = program.duties(told)
    for slot, truths in _exact(record):
        duty = slot.rstrip(" 0123456789")
        if duty not in DUTIES | DUTIES_OF_A_PARTY:
            continue
        said, where = duties.get(slot, ({"no"}, {""}))
        yield slot, truths, said
        if truths == said == {"yes"}:
            states = exact(partial(timeline.duty_state, duty=duty, day=on, known=known))
            yield f"{duty} stands", {timeline.most_binding(states)}, where


def stands(days: Iterable[date], corpus: Corpus) -> Iterator[str]:
    """Yield each limb and duty that stands elsewhere on a day, as known on a day."""
    every = list(days)
    for on, known in product(every, every):
        if known > timeline.READ_UNTIL:
            continue
        for name, told in program.limb_states(corpus, on, known, ""):
            if told != timeline.state(name, on, known):
                yield f"limb {name} on {on} as known on {known} is told {told}"
        for name, told in program.duty_states(corpus, on, known):
            if name in DUTIES | DUTIES_OF_A_PARTY and told != timeline.neighbour_state(
                name, on, known
            ):
                yield f"{name} on {on} as known on {known} is told {told}"
    for on, pause in product(every, "abc"):
        known = timeline.READ_UNTIL
        for name, told in program.limb_states(corpus, on, known, pause):
            if told != timeline.state(name, on, known, pause):
                yield f"limb {name} on {on} under reading {pause} is told {told}"
