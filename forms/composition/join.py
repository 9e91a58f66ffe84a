"""Composition, origin and price from several papers brought together by part.

What one paper leaves out another fills in; where two disagree both stay, as two
accounts of one thing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from forms.composition.bill import Content, Evidence, Line, Price
from forms.composition.content import is_silent
from forms.composition.declaration import year_after
from forms.composition.sensitivity import Leg, legs
from forms.composition.tree import Bill

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """What a part is told apart by, trimmed and without case."""

    supplier: str
    number: str
    revision: str

    @classmethod
    def of(cls, line: Line) -> "Key":
        """Return the key of a line."""
        return cls(_folded(line.supplier), _folded(line.number), _folded(line.revision))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def merged(line: Line, other: Line) -> Line:
    """Return a line with what another paper adds to it; what is there stays.

    The place in the tree, quantity and unit are the bill's own.
    """
    contents = list(line.contents)
    for told in _alike(other.contents):
        places = [i for i, known in enumerate(contents) if _is_same(known, told[0])]
        if not places:
            contents += told
            continue
        known = tuple(contents[i] for i in places)
        joined = _joined(known, told)
        contents = [each for i, each in enumerate(contents) if i not in places[1:]]
        contents[places[0] : places[0] + 1] = joined
    return line.model_copy(
        update={
            "mass": line.mass or other.mass,
            "country": line.country or other.country,
            "kind": line.kind or other.kind,
            "grade": line.grade or other.grade,
            "is_complete": line.is_complete or other.is_complete,
            "contents": tuple(contents),
            "prices": _all(line.prices, other.prices),
            "evidence": _all(line.evidence, other.evidence),
        }
    )


def _alike(contents: Iterable[Content]) -> list[list[Content]]:
    """Return statements by the substance of which they are, in their order."""
    groups: list[list[Content]] = []
    for content in contents:
        for group in groups:
            if _is_same(group[0], content):
                group.append(content)
                break
        else:
            groups.append([content])
    return groups


def _is_same(one: Content, other: Content) -> bool:
    """Tell whether two statements are about one substance: by CAS, else by name."""
    if one.cas and other.cas:
        return one.cas == other.cas
    return bool(one.name) and _folded(one.name) == _folded(other.name)


def _joined(known: tuple[Content, ...], told: Sequence[Content]) -> tuple[Content, ...]:
    """Lay one statement over one; of several lots each paper has its own account.

    What tells no more than a price by mass, an origin or the like tells it of each lot.
    """
    if len(known) == len(told) == 1:
        return _laid_over(known[0], told[0])
    if len(told) == 1 and _tells_of_each_lot(told[0]):
        over = [_laid_over(lot, told[0]) for lot in known]
        if all(len(each) == 1 for each in over):
            return tuple(each[0] for each in over)
    account = next((each.account for each in known if each.account), "")
    account = account or known[0].cas or _folded(known[0].name)
    by_mass = _all(_by_mass(known), _by_mass(told))
    return tuple(
        each.model_copy(
            update={"account": account, "prices": _all(each.prices, by_mass)}
        )
        for each in (*known, *told)
    )


def _tells_of_each_lot(told: Content) -> bool:
    is_by_mass = all(price.per != "unit" for price in told.prices)
    return is_by_mass and not (told.share or told.mass)


def _by_mass(contents: Iterable[Content]) -> tuple[Price, ...]:
    return tuple(p for each in contents for p in each.prices if p.per != "unit")


_LEGS = (
    *("cas", "material", "form", "state", "share", "mass", "supplier", "origins"),
    "technology",
)


def _laid_over(known: Content, told: Content) -> tuple[Content, ...]:
    """Fill what is missing; where both speak and disagree, keep two accounts."""
    says = {leg: getattr(told, leg) for leg in _LEGS if getattr(told, leg)}
    adds = {leg: said for leg, said in says.items() if _is_open(known, leg)}
    rival = {
        leg: said
        for leg, said in says.items()
        if leg not in adds and getattr(known, leg) != said and not _is_open(told, leg)
    }
    filled = known.model_copy(
        update={
            **adds,
            "lots": known.lots or told.lots,
            "prices": _all(known.prices, told.prices),
            "evidence": _all(known.evidence, told.evidence),
        }
    )
    if not rival:
        return (filled,)
    account = known.account or known.cas or _folded(known.name)
    return (
        filled.model_copy(update={"account": account}),
        filled.model_copy(update={**rival, "account": account, "whence": told.whence}),
    )


def _is_open(content: Content, leg: str) -> bool:
    """Tell whether nothing is told of a leg; an origin without a country tells none."""
    if leg == "origins":
        return not any(
            o.country or o.mined or o.separated or o.reduced or o.alloyed
            for o in content.origins
        )
    return not getattr(content, leg)


def _all(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is still to be told of one content, or of a line that names none."""

    line: str
    content: int
    legs: tuple[Leg, ...]
    expired: tuple[Evidence, ...] = ()


def wanted(bill: Bill, on: dt.date) -> Mapping[str, tuple[Wanted, ...]]:
    """Return what is missing, by the supplier to be asked; "" where none is named.

    On the day *on* a declaration older than twelve months speaks no more.
    """
    found: dict[str, list[Wanted]] = {}
    for line in bill.lines.values():
        for place, content in enumerate(line.contents):
            missing = tuple(legs(content, line))
            expired = tuple(e for e in content.evidence if is_expired(e, on))
            if missing or expired:
                whom = content.supplier or line.supplier
                want = Wanted(line.id, place, missing, expired)
                found.setdefault(whom, []).append(want)
        is_assembly = not line.contents and bill.children(line.id)
        if is_silent(line) and not is_assembly:
            want = Wanted(line.id, -1, (Leg.CONTENT,))
            found.setdefault(line.supplier, []).append(want)
    return {whom: tuple(wants) for whom, wants in found.items()}


def is_expired(paper: Evidence, on: dt.date) -> bool:
    """Tell whether a paper speaks no more on a day."""
    last = last_day(paper)
    return last is not None and on > last


def last_day(paper: Evidence) -> dt.date | None:
    """Return the last day a paper speaks for: a declaration's twelfth month at most."""
    if paper.kind != "declaration" or paper.issued is None:
        return paper.until
    whole = year_after(paper.issued)
    return whole if paper.until is None else min(whole, paper.until)
