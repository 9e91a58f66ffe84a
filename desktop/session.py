"""The open case: answers in, what is shown out; an event is on disk before it shows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, Signal

from desktop.clock import Clock
from desktop.store.rows import PaperRow
from desktop.store.vault import Vault
from desktop.words import Language
from forms.case.events import (
    NO_BILL,
    Answered,
    Case,
    Cleared,
    Event,
    LinesAdded,
    LinesChanged,
    LinesRemoved,
    MemberAdded,
    MemberRemoved,
    as_json,
    case_of,
)
from forms.case.facts import CASE, Place, Raw
from forms.case.replay import determined
from forms.casefile import story_of
from forms.casewriting import write_case_file
from forms.composition.bill import Line, Source
from forms.composition.derived import exchange_of
from forms.composition.rates import Exchange
from forms.composition.substances import classified, reclassified
from forms.composition.tiers import Reckoning
from forms.composition.tree import arrived
from forms.corpus import Corpus
from forms.interview.preview import Preview, preview
from forms.interview.progress import Progress, progress
from forms.interview.screens import (
    PageKey,
    RailEntry,
    Screen,
    next_place,
    page_of,
    rail,
    screen,
)
from forms.line import Outcome, weigh
from forms.rules.determination import grove_of
from forms.version import VERSION


@dataclass(frozen=True, slots=True)
class View:
    """All that the window shows of a case at one moment."""

    screen: Screen
    rail: tuple[RailEntry, ...]
    outcome: Outcome
    today: dt.date
    next: Place | None
    saved_at: str
    can_undo: bool

    @property
    def key(self) -> PageKey:
        """Return the page that is shown."""
        return self.screen.key


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that would move more than its own answer; nothing is done yet."""

    event: Event
    preview: Preview
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Coming:
    """Lines worked out and not kept: what is written, and where the case then stands.

    It holds as long as nothing else happened: ``after`` so many events.
    """

    events: tuple[Event, ...]
    bodies: tuple[str, ...]
    undo: tuple[Event, ...]
    case: Case
    outcome: Outcome
    after: int


class CaseSession(QObject):
    """One case, its events, and what follows from them.

    Signals:
        changed: Carries the ``View`` after each event and each turn of a page.
        proposed: Carries a ``Proposal`` that waits for ``accept`` or ``decline``.
    """

    changed = Signal(object)
    proposed = Signal(object)

    def __init__(
        self,
        vault: Vault,
        case_id: str,
        corpus: Corpus,
        language: Language,
        clock: Clock,
        person: str,
    ) -> None:
        super().__init__()
        self.case_id = case_id
        self.corpus = corpus
        self._vault = vault
        self._language: Language = language
        self._clock = clock
        self.person = person
        self._events = list(story_of(vault.events(case_id)))
        self._case = case_of(self._events)
        self._undo: list[tuple[Event, ...]] = []
        self._proposal: Proposal | None = None
        self._left: tuple[Outcome, Progress] | None = None
        self._saved_at = next((e.at for e in reversed(self._events) if e.at), "")
        self.outcome = self._weighed()
        self._key = self._first_page()

    # --- what is asked of it ---------------------------------------------------

    def show(self) -> None:
        """Tell the window what there is."""
        self.changed.emit(self.view())

    def view(self) -> View:
        """Return what the window shows now."""
        return View(
            screen=screen(self.outcome, self.corpus, self._key, self._language),
            rail=rail(self.outcome, self.corpus, self._language),
            outcome=self.outcome,
            today=self._clock.today(),
            next=next_place(self.outcome, self.corpus),
            saved_at=self._saved_at,
            can_undo=bool(self._undo),
        )

    def speak(self, language: Language) -> None:
        """Show everything in *language*."""
        self._language = language
        self.show()

    def turn_to(self, key: PageKey) -> None:
        """Show a page."""
        self._key = key
        self.show()

    def go_on(self) -> bool:
        """Show the page of the next question; tell whether there is one."""
        place = next_place(self.outcome, self.corpus)
        if place is None:
            return False
        self.turn_to(page_of(place, self.corpus))
        return True

    def turn_back(self) -> None:
        """Show the page before this one, in the order of the rail."""
        keys = [entry.key for entry in self.view().rail]
        place = keys.index(self._key) if self._key in keys else 0
        self.turn_to(keys[max(place - 1, 0)])

    def answer(self, place: Place, raw: Raw, basis: str = "") -> None:
        """Take an answer; one that would move others is proposed first."""
        given = self.outcome.case.answers.get(place, ())
        event = Answered(
            member=place.member,
            question=place.question,
            raw=raw,
            by=self.person,
            at=self._clock.now(),
            basis=basis,
        )
        if given and (given[-1].raw, given[-1].basis) == (raw, basis):
            return
        self._propose(event, is_change=place in self.outcome.facts)

    def withdraw(self, place: Place) -> None:
        """Take an answer back; where that would move others it is proposed first."""
        if place in self.outcome.case.answers:
            event = Cleared(
                member=place.member, question=place.question, at=self._clock.now()
            )
            self._propose(event, is_change=True)

    def add_member(self, scope: str) -> None:
        """Add an item or a party and show its first page."""
        taken = {e.member for e in self._events if isinstance(e, MemberAdded)}
        number = next(n for n in range(1, 10_000) if f"{scope}-{n}" not in taken)
        member = f"{scope}-{number}"
        event = MemberAdded.model_validate(
            {"scope": scope, "member": member, "at": self._clock.now()}
        )
        self._key = next(
            PageKey(page.id, member)
            for page in self.corpus.pages
            if page.scope == scope
        )
        self._add((event,), (MemberRemoved(member=member),))

    def remove_member(self, member: str) -> None:
        """Remove an item or a party; undo brings it back with its answers."""
        scope = "item" if member in self.outcome.case.items else "party"
        back = MemberAdded.model_validate({"scope": scope, "member": member})
        if self._key.member == member:
            self._key = PageKey(self.corpus.pages[0].id, CASE)
        self._add((MemberRemoved(member=member, at=self._clock.now()),), (back,))

    def bill(self, item: str) -> Reckoning:
        """Return the bill of an item, worked out; an empty one if nothing is told."""
        return self._case.bills.get(item, NO_BILL)

    def exchange(self, item: str) -> Exchange:
        """Return the currency of an item's value and the rates given for it."""
        return exchange_of(item, self.outcome.facts)

    def add_lines(
        self, item: str, source: Source | None, batches: Iterable[tuple[Line, ...]]
    ) -> None:
        """Take lines into the bill of an item, all or none, in one stroke to undo.

        Those of a file get ids of their own, so that two files never collide.
        """
        self.keep_lines(self.foresee_lines(item, source, batches))

    def foresee_lines(
        self, item: str, source: Source | None, batches: Iterable[tuple[Line, ...]]
    ) -> Coming:
        """Work out what lines lead to; nothing is touched, so it may run aside."""
        case, after = self._case, len(self._events)
        told = self._named(item, source) if source else None
        mark = {"item": item, "source": told, "by": self.person}
        events = tuple(
            LinesAdded.model_validate(
                {**mark, "lines": self._arrived(lines, told), "at": self._clock.now()}
            )
            for lines in batches
        )
        if told:
            back = LinesRemoved(item=item, source=told.id)
        else:
            added = (line.id for event in events for line in event.lines)
            back = LinesRemoved(item=item, lines=tuple(added))
        then = case_of(events, since=case)
        known = then.known_on or self._clock.today()
        return Coming(
            events,
            tuple(map(as_json, events)),
            (back,),
            then,
            weigh(then, self.corpus, known=known),
            after,
        )

    def keep_lines(self, coming: Coming) -> bool:
        """Keep lines that were worked out; tell whether the case was still the same."""
        if coming.after != len(self._events):
            return False
        moment = self._clock.now()
        self._vault.append_many(self.case_id, coming.bodies, at=moment)
        self._events += coming.events
        self._case, self.outcome = coming.case, coming.outcome
        self._saved_at = moment
        self._undo.append(coming.undo)
        self.show()
        return True

    def _arrived(
        self, lines: tuple[Line, ...], source: Source | None
    ) -> tuple[Line, ...]:
        """Return lines as they join a bill: named, their substances classified."""
        substances = self.corpus.substances
        return tuple(classified(each, substances) for each in arrived(lines, source))

    def _named(self, item: str, source: Source) -> Source:
        taken = self.bill(item).bill.sources
        number = next(n for n in count(1) if f"f{n}" not in taken)
        return source.model_copy(update={"id": f"f{number}"})

    def change_lines(self, item: str, lines: tuple[Line, ...]) -> None:
        """Tell lines of a bill anew."""
        before = self.bill(item).bill.lines
        substances = self.corpus.substances
        told = tuple(reclassified(n, before[n.id], substances) for n in lines)
        event = LinesChanged(
            item=item, lines=told, by=self.person, at=self._clock.now()
        )
        back = tuple(before[line.id] for line in lines)
        self._add((event,), (LinesChanged(item=item, lines=back),))

    def remove_lines(self, item: str, lines: tuple[str, ...]) -> None:
        """Take lines out of a bill, with all that stands in them."""
        bill = self.bill(item).bill
        gone = {one for line in lines for one in (line, *bill.down(line))}
        back = tuple(line for line in bill.lines.values() if line.id in gone)
        event = LinesRemoved(item=item, lines=lines, at=self._clock.now())
        self._add((event,), (LinesAdded(item=item, lines=back),))

    def accept(self) -> None:
        """Do what was proposed."""
        proposal, self._proposal = self._proposal, None
        if proposal is not None:
            self._add((proposal.event,), self._inverse(proposal.event))

    def decline(self) -> None:
        """Leave everything as it was."""
        self._proposal = None
        self.show()

    def undo(self) -> None:
        """Undo the last change by an event that says the contrary."""
        if self._undo:
            back = self._undo.pop()
            self._add(
                tuple(e.model_copy(update={"at": self._clock.now()}) for e in back)
            )

    def record(self, event: Event) -> None:
        """Keep an event that is no answer: a status, a reading, a determination."""
        at = {"at": self._clock.now()}
        self._add((event.model_copy(update=at),))

    def issued(self) -> tuple[PaperRow, ...]:
        """Return the papers issued for the case, oldest first."""
        return self._vault.papers(self.case_id)

    def issue(self, outcome: Outcome, pdf: bytes, audience: str) -> None:
        """Keep a paper byte for byte, and the determination that it was drawn from."""
        at = self._clock.now()
        self._vault.keep_paper(self.case_id, pdf, at=at, audience=audience)
        self.record(determined(outcome, self.corpus, program=VERSION))

    def recall(self, key: str) -> str | None:
        """Return what was remembered for every case, sealed like all else."""
        return self._vault.setting(key)

    def remember(self, key: str, text: str) -> None:
        """Remember something for every case."""
        self._vault.set_setting(key, text)

    def progress(self) -> Progress:
        """Return the shortest and longest way left for the law.

        It depends on the outcome alone, so turning a page does not walk it again.
        """
        if self._left is None or self._left[0] is not self.outcome:
            result = self.outcome.determination
            grove = grove_of(result.asked, self.corpus)
            left = progress(grove, result.way, self.corpus.questions)
            self._left = self.outcome, left
        return self._left[1]

    @property
    def known(self) -> dt.date:
        """Return the day of knowledge: the case's own, else today in Beijing."""
        return self._case.known_on or self._clock.today()

    @property
    def today(self) -> dt.date:
        """Return the day on which the case is looked at."""
        return self._clock.today()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the story so far."""
        return tuple(self._events)

    def as_text(self) -> str:
        """Return the answers as a case file: an explicit export, in plain text."""
        return write_case_file(self.outcome.case, self.known)

    # --- how it does it --------------------------------------------------------

    def _propose(self, event: Event, *, is_change: bool) -> None:
        if is_change:
            foreseen = preview(self._case, event, self.corpus, known=self.known)
            if not foreseen.is_quiet:
                self._proposal = Proposal(event, foreseen, self.outcome)
                self.proposed.emit(self._proposal)
                return
        self._proposal = None
        self._add((event,), self._inverse(event))

    def _inverse(self, event: Event) -> tuple[Event, ...]:
        """Return the events that say the contrary of an answer or its withdrawal."""
        if not isinstance(event, Answered | Cleared):
            return ()
        place = Place(event.member, event.question)
        before = self.outcome.case.answers.get(place, ())
        cleared = Cleared(member=place.member, question=place.question)
        return (cleared, *before)

    def _add(self, events: tuple[Event, ...], undo: tuple[Event, ...] = ()) -> None:
        self._keep(events)
        if undo:
            self._undo.append(undo)
        self.outcome = self._weighed()
        self.show()

    def _keep(self, events: tuple[Event, ...]) -> None:
        """Write to the disk first; only then is it part of the case."""
        moment = self._clock.now()
        self._vault.append_many(self.case_id, map(as_json, events), at=moment)
        self._events += events
        self._case = case_of(events, since=self._case)
        self._saved_at = moment

    def _weighed(self) -> Outcome:
        return weigh(self._case, self.corpus, known=self.known)

    def _first_page(self) -> PageKey:
        place = next_place(self.outcome, self.corpus)
        if place is None:
            return PageKey(self.corpus.pages[0].id, CASE)
        return page_of(place, self.corpus)
