"""What one more event would do, shown before it is done."""

import datetime as dt
from dataclasses import dataclass

from forms.case.events import Case, Event, case_of
from forms.case.facts import Place
from forms.corpus import Corpus
from forms.interview.screens import open_places
from forms.line import Outcome, weigh


@dataclass(frozen=True, slots=True)
class Moved:
    """How the licence of an item, or the review, would change."""

    slot: str
    was: frozenset[str]
    becomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """The consequences of an event: what is parked, revived, asked, and moved."""

    parks: tuple[Place, ...]
    revives: tuple[Place, ...]
    asks: tuple[Place, ...]
    moves: tuple[Moved, ...]

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing but the answer itself would change."""
        return not (self.parks or self.revives or self._settled_moves)

    @property
    def _settled_moves(self) -> tuple[Moved, ...]:
        """Changes of what was already decided; narrowing is no surprise."""
        return tuple(m for m in self.moves if not m.becomes <= m.was)


def preview(case: Case, event: Event, corpus: Corpus, *, known: dt.date) -> Preview:
    """Work the case out with and without *event* and compare."""
    before = weigh(case, corpus, known=known)
    after = weigh(case_of([event], since=case), corpus, known=known)
    was, now = before.determination, after.determination
    asked_before = set(open_places(before, corpus))
    return Preview(
        parks=tuple(p for p in now.parked if p not in set(was.parked)),
        revives=tuple(p for p in was.parked if p in set(now.way.taken)),
        asks=tuple(p for p in open_places(after, corpus) if p not in asked_before),
        moves=tuple(_moves(before, after)),
    )


def _moves(before: Outcome, after: Outcome) -> list[Moved]:
    was, now = before.determination, after.determination
    earlier = {o.item: o.if_live for o in was.items}
    moves = [
        Moved(o.item, _words(earlier[o.item]), _words(o.if_live))
        for o in now.items
        if o.item in earlier and earlier[o.item] != o.if_live
    ]
    if was.review != now.review:
        moves.append(Moved("review", _words(was.review), _words(now.review)))
    return moves


def _words(values: frozenset[object]) -> frozenset[str]:
    return frozenset(map(str, values))
