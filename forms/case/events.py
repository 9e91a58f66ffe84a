"""The append-only story of a case; everything else is worked out from it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from forms.case.facts import CASE, Place, Raw
from forms.composition.bill import Line, Source
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill
from forms.frozen import Frozen
from forms.law.marks import Comparison

Status = Literal["extended", "lapsed", "replaced"]


class Opened(Frozen):
    """A case begins; ``known_on`` fixes its day of knowledge, as samples do."""

    kind: Literal["opened"] = "opened"
    title: str
    known_on: dt.date | None = None
    at: str = ""


class MemberAdded(Frozen):
    """An item or a party joins the case."""

    kind: Literal["member-added"] = "member-added"
    scope: Literal["item", "party"]
    member: str
    at: str = ""


class MemberRemoved(Frozen):
    """An item or a party leaves; its answers stay in the story."""

    kind: Literal["member-removed"] = "member-removed"
    member: str
    at: str = ""


class Answered(Frozen):
    """A question is answered, with where the answer comes from."""

    kind: Literal["answered"] = "answered"
    member: str = CASE
    question: str
    raw: Raw
    source: str = "typed"
    by: str = ""
    at: str = ""
    document: str = ""
    basis: str = ""

    @property
    def place(self) -> Place:
        """Return where the answer belongs."""
        return Place(self.member, self.question)


class Cleared(Frozen):
    """All answers at one place are withdrawn, or those of one source."""

    kind: Literal["cleared"] = "cleared"
    member: str = CASE
    question: str
    source: str | None = None
    reason: str = ""
    at: str = ""


class ReadingAdopted(Frozen):
    """A person adopts a reading of an open question, on somebody's advice."""

    kind: Literal["reading-adopted"] = "reading-adopted"
    question: str
    reading: str
    by: str = ""
    advice: str = ""
    at: str = ""


class StatusConfirmed(Frozen):
    """A person records what MOFCOM's list showed on one day."""

    kind: Literal["status-confirmed"] = "status-confirmed"
    suspension: str
    status: Status
    until: dt.date | None = None
    instrument: str = ""
    checked_on: dt.date
    by: str = ""
    address: str = ""
    at: str = ""


class FactVerified(Frozen):
    """A person holds a fact that was not verified against an official file."""

    kind: Literal["fact-verified"] = "fact-verified"
    comparison: Comparison
    at: str = ""


class RecordWithdrawn(Frozen):
    """A record turns out wrong: it counts no more, and stays in the story."""

    kind: Literal["record-withdrawn"] = "record-withdrawn"
    record: Annotated[StatusConfirmed | FactVerified, Field(discriminator="kind")]
    reason: str
    by: str = ""
    on: dt.date | None = None
    at: str = ""


class LinesAdded(Frozen):
    """Lines join the bill of an item, typed or out of a file that was read.

    A file of many lines comes as several such events, kept all or none.
    """

    kind: Literal["lines-added"] = "lines-added"
    item: str
    lines: tuple[Line, ...]
    source: Source | None = None
    by: str = ""
    at: str = ""


class LinesChanged(Frozen):
    """Lines of a bill are told anew; each stands in place of the one of its id."""

    kind: Literal["lines-changed"] = "lines-changed"
    item: str
    lines: tuple[Line, ...]
    by: str = ""
    at: str = ""


class LinesRemoved(Frozen):
    """Lines leave a bill, with all that stands in them; the story keeps them.

    With a ``source`` all lines of that file leave.
    """

    kind: Literal["lines-removed"] = "lines-removed"
    item: str
    lines: tuple[str, ...] = ()
    source: str = ""
    at: str = ""


class Determined(Frozen):
    """A determination was shown or printed; only its digest is kept, to compare."""

    kind: Literal["determined"] = "determined"
    digest: str
    pack: str
    program: str
    on: dt.date | None = None
    known: dt.date
    at: str = ""


Event = Annotated[
    Opened
    | MemberAdded
    | MemberRemoved
    | Answered
    | Cleared
    | ReadingAdopted
    | StatusConfirmed
    | FactVerified
    | RecordWithdrawn
    | LinesAdded
    | LinesChanged
    | LinesRemoved
    | Determined,
    Field(discriminator="kind"),
]
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def as_json(event: Event) -> str:
    """Return an event as it is kept: what it says, without what it leaves as it is."""
    said = event.model_dump_json(exclude_defaults=True, exclude={"kind"})
    return f'{{"kind":"{event.kind}"' + ("}" if said == "{}" else f",{said[1:]}")


@dataclass(frozen=True, slots=True)
class Case:
    """What the story amounts to: members, answers by place, bills, stances taken.

    ``confirmed`` and ``compared`` are the records that stand; those that do not are
    kept in ``withdrawn``, each with the reason.  ``parted`` holds the answers of
    members that left; ``bills`` keeps theirs too, for they may come back.
    """

    title: str = ""
    known_on: dt.date | None = None
    items: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    answers: Mapping[Place, tuple[Answered, ...]] = field(default_factory=dict)
    parted: Mapping[Place, tuple[Answered, ...]] = field(default_factory=dict)
    bills: Mapping[str, Reckoning] = field(default_factory=dict)
    adopted: Mapping[str, ReadingAdopted] = field(default_factory=dict)
    confirmed: tuple[StatusConfirmed, ...] = ()
    compared: tuple[FactVerified, ...] = ()
    withdrawn: tuple[RecordWithdrawn, ...] = ()

    @property
    def readings(self) -> Mapping[str, str]:
        """Return the reading adopted of each open question that was decided."""
        return {question: event.reading for question, event in self.adopted.items()}

    def members(self, scope: str) -> tuple[str, ...]:
        """Return the members of a scope; the case is its own only member."""
        return {"case": (CASE,), "item": self.items, "party": self.parties}[scope]


NO_BILL = Reckoning.of(Bill())
"""The bill of an item of which no line is told."""


def case_of(events: Iterable[Event], since: Case | None = None) -> Case:
    """Tell the story from the start, or from where it stood, to where it stands."""
    start = since or Case()
    title, known_on = start.title, start.known_on
    items, parties = list(start.items), list(start.parties)
    answers = {
        place: {answer.source: answer for answer in given}
        for place, given in (*start.answers.items(), *start.parted.items())
    }
    bills = {item: _Bill(told) for item, told in start.bills.items()}
    adopted = dict(start.adopted)
    confirmed, compared = list(start.confirmed), list(start.compared)
    withdrawn = list(start.withdrawn)
    for event in events:
        match event:
            case Opened():
                title, known_on = event.title, event.known_on
            case MemberAdded():
                (items if event.scope == "item" else parties).append(event.member)
            case MemberRemoved():
                items = [m for m in items if m != event.member]
                parties = [m for m in parties if m != event.member]
            case Answered():
                answers.setdefault(event.place, {})[event.source] = event
            case Cleared():
                _clear(answers, event)
            case ReadingAdopted():
                adopted[event.question] = event
            case StatusConfirmed():
                confirmed.append(event)
            case FactVerified():
                compared.append(event)
            case RecordWithdrawn():
                _withdraw(confirmed, compared, event)
                withdrawn.append(event)
            case LinesAdded() | LinesChanged() | LinesRemoved():
                bills.setdefault(event.item, _Bill(NO_BILL)).take(event)
            case Determined():
                pass
    here = {CASE, *items, *parties}
    given = {place: tuple(by_source.values()) for place, by_source in answers.items()}
    return Case(
        title=title,
        known_on=known_on,
        items=tuple(items),
        parties=tuple(parties),
        answers={p: told for p, told in given.items() if p.member in here},
        parted={p: told for p, told in given.items() if p.member not in here},
        bills={i: bill.reckoning() for i, bill in bills.items()},
        adopted=adopted,
        confirmed=tuple(confirmed),
        compared=tuple(compared),
        withdrawn=tuple(withdrawn),
    )


@dataclass(slots=True)
class _Bill:
    """The bill of one item while its story is told; what comes together is joined."""

    told: Reckoning
    waiting: list[LinesAdded] = field(default_factory=list)

    def take(self, event: LinesAdded | LinesChanged | LinesRemoved) -> None:
        """Tell one event."""
        match event:
            case LinesAdded():
                self.waiting.append(event)
            case LinesChanged():
                told = self.reckoning()
                for line in event.lines:
                    told = told.after(line)
                self.told = told
            case LinesRemoved():
                bill = self.reckoning().bill
                gone = (*event.lines, *bill.of_source(event.source))
                self.told = Reckoning.of(bill.without(gone))

    def reckoning(self) -> Reckoning:
        """Return the bill worked out."""
        if self.waiting:
            lines = (line for event in self.waiting for line in event.lines)
            found = (event.source for event in self.waiting)
            sources = [source for source in found if source is not None]
            self.told = Reckoning.of(self.told.bill.with_lines(lines, sources))
            self.waiting = []
        return self.told


def _withdraw(
    confirmed: list[StatusConfirmed],
    compared: list[FactVerified],
    event: RecordWithdrawn,
) -> None:
    """Take the record out where it stands; the last one, if it was made twice."""
    match event.record:
        case StatusConfirmed() as record if record in confirmed:
            del confirmed[_last(confirmed, record)]
        case FactVerified() as record if record in compared:
            del compared[_last(compared, record)]


def _last(records: Sequence[Event], record: Event) -> int:
    return len(records) - 1 - records[::-1].index(record)


def _clear(answers: dict[Place, dict[str, Answered]], event: Cleared) -> None:
    place = Place(event.member, event.question)
    if event.source is None:
        answers.pop(place, None)
    else:
        answers.get(place, {}).pop(event.source, None)
        if not answers.get(place):
            answers.pop(place, None)
