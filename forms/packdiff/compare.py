"""Two packs entry by entry: nothing that differs is left out, known kind or not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from forms.bilingual import half
from forms.corpus import Corpus, load
from forms.errors import PackError
from forms.law.instruments import Span
from forms.packdiff.change import Both, Change, Weight, told_together
from forms.packdiff.conditions import condition_changes
from forms.packdiff.dates import period_changes, verified_changes
from forms.packdiff.values import differences, shown
from forms.review.reach import slot_words
from forms.rules.language import Rule
from forms.triage.signpost import Signpost

Said = tuple[Weight, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Entries of one kind by id, what a change in them weighs, and its own parts.

    ``parts`` are fields that hold entries of another kind of this table.
    """

    name: str
    weight: Weight
    entries: Callable[[Corpus], Mapping[str, BaseModel]]
    parts: tuple[str, ...] = ()


KINDS = (
    Kind("rule", Weight.RULES, lambda c: c.rules),
    Kind("instrument", Weight.DATES, lambda c: c.instruments, ("provisions",)),
    Kind("clause", Weight.DATES, lambda c: c.provisions),
    Kind("clock", Weight.DATES, lambda c: c.clocks),
    Kind("open-question", Weight.READINGS, lambda c: c.open_questions),
    Kind(
        "page", Weight.QUESTIONS, lambda c: {p.id: p for p in c.pages}, ("questions",)
    ),
    Kind("question", Weight.QUESTIONS, lambda c: c.questions),
    Kind("line", Weight.LISTS, lambda c: c.lines),
    Kind("form", Weight.PAPERS, lambda c: {f.id: f for f in c.forms}, ("fields",)),
    Kind(
        "form-field",
        Weight.PAPERS,
        lambda c: {field.number: field for form in c.forms for field in form.fields},
    ),
)
_COMPARED = {
    *("rules", "instruments", "clocks", "open_questions", "pages", "lines", "forms"),
}
_OF_SIGNPOST = {"rule", "page", "question"}
_NO_PART = {"digest", "places", "wordings"}

_WORDS = {
    *("because", "says", "ask", "asks", "hint", "why", "why_default", "title", "lead"),
    *("label", "note", "who", "name", "short", "issuer", "support", "heading", "cited"),
    *("number", "edition"),
}
_CITATIONS = {"cites", "addresses", "sources"}
_MARKS = {"confidence", "no18_confidence", "hs_confidence", "not_verified", "read_on"}


def read_pack(folder: Path) -> Corpus:
    """Load a pack; what is wrong with it is told under the folder's name."""
    try:
        return load(folder)
    except PackError as broken:
        message = f"{folder}: this program cannot read the pack there.\n{broken}"
        raise PackError(message) from broken


def changes(packs: Both) -> tuple[Change, ...]:
    """Return every difference, sorted by weight; none between a pack and itself."""
    return told_together(each_change(packs), packs)


def each_change(packs: Both) -> Iterator[Change]:
    """Yield one change after another; packs that differ never yield none."""
    found = tuple(_all(packs))
    yield from found
    if not found and packs.old.digest != packs.new.digest:
        yield Change(Weight.WORDS, packs.word("pack"), packs.word("layout"))


def _all(packs: Both) -> Iterator[Change]:
    for kind in KINDS:
        yield from _kind(kind, packs)
    signposted = replace(packs, old=packs.old.signposted, new=packs.new.signposted)
    for kind in KINDS:
        if kind.name in _OF_SIGNPOST:
            yield from _kind(kind, signposted)
    for part in (each.name for each in fields(packs.new)):
        if part not in _COMPARED | _NO_PART:
            was, now = getattr(packs.old, part), getattr(packs.new, part)
            if isinstance(was, Signpost) and isinstance(now, Signpost):
                was, now = was.carries, now.carries
            for weight, says in _plain((), Weight.LISTS, was, now, packs):
                yield Change(weight, part, says)
    before, after = (words.by_language for words in packs.words)
    for weight, says in _plain((), Weight.WORDS, before, after, packs):
        yield Change(weight, "wording", says)


def _kind(kind: Kind, packs: Both) -> Iterator[Change]:
    old, new = kind.entries(packs.old), kind.entries(packs.new)
    for name in dict.fromkeys((*old, *new)):
        corpus = packs.new if name in new else packs.old
        whole = ""
        if kind.name == "clause":
            instrument = name.partition("/")[0]
            whole = corpus.cite(instrument).label(packs.language)
        subject = _subject(kind, name, corpus, packs)
        for weight, says in _entry(kind, old.get(name), new.get(name), packs):
            yield Change(weight, subject, says, whole)


def _subject(kind: Kind, name: str, corpus: Corpus, packs: Both) -> str:
    if kind.name in {"instrument", "clause"}:
        return corpus.cite(name).label(packs.language)
    return packs.word(kind.name, id=name)


def _named(entry: BaseModel | None, packs: Both) -> str:
    """Return what an entry says of itself: why, what it asks, its name."""
    because = getattr(entry, "because", None)
    return shown(because or entry, packs.language)


def _entry(
    kind: Kind, old: BaseModel | None, new: BaseModel | None, packs: Both
) -> Iterator[Said]:
    """Yield what differs in one entry, or that it came or went."""
    if old is None or new is None:
        key, entry = ("new", new) if old is None else ("gone", old)
        yield kind.weight, packs.word(key, what=_named(entry, packs))
        return
    for field in type(new).model_fields:
        was, now = getattr(old, field), getattr(new, field)
        if was == now or field in kind.parts:
            continue
        told = _special(field, old, new, packs)
        if told is None:
            yield from _plain((field,), kind.weight, was, now, packs)
        else:
            yield from ((kind.weight, text) for text in told)


def _special(
    field: str, old: BaseModel, new: BaseModel, packs: Both
) -> Iterator[str] | None:
    """Return the sentences of a field that has its own, else None."""
    was, now = getattr(old, field), getattr(new, field)
    match field:
        case "when" | "relevant":
            return condition_changes(was, now, packs)
        case "then" if isinstance(old, Rule) and isinstance(new, Rule):
            slots = (slot_words(old, packs.old), slot_words(new, packs.new))
            before, after = (str(half(slot, packs.language)) for slot in slots)
            return iter((packs.word("fills", old=before, new=after),))
        case "provision":
            before = packs.old.cite(was).label(packs.language)
            after = packs.new.cite(now).label(packs.language)
            return iter((packs.word("rests", old=before, new=after),))
        case "in_force" | "suspended" if all(isinstance(s, Span) for s in (*was, *now)):
            return period_changes(field, was, now, packs)
        case "verified":
            return verified_changes(was, now, packs)
        case "default":
            before, after = (shown(value, packs.language) for value in (was, now))
            return iter((packs.word("default", old=before, new=after),))
        case _:
            return None


def _plain(
    path: tuple[str, ...], weight: Weight, old: Any, new: Any, packs: Both
) -> Iterator[Said]:
    """Tell what differs in words that fit every field."""
    found = tuple(differences(old, new, path))
    if old != new and not found:
        yield Weight.WORDS, packs.word("field-order", field=" / ".join(path))
    for way, was, now in found:
        before, after = (shown(value, packs.language) for value in (was, now))
        key = "field-new" if was is None else "field-gone" if now is None else "field"
        where = " / ".join(way)
        says = packs.word(key, field=where, old=before, new=after)
        yield _weight(way, weight), says


def _weight(way: tuple[str, ...], weight: Weight) -> Weight:
    for names, found in (
        (_MARKS, Weight.MARKS),
        (_CITATIONS, Weight.CITATIONS),
        (_WORDS, Weight.WORDS),
    ):
        if names & set(way):
            return max(found, weight)
    return weight
