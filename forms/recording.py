"""Why a record of what a person saw cannot stand: one set for the page and the file."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.case.events import FactVerified, RecordWithdrawn, StatusConfirmed
from forms.corpus import Corpus
from forms.errors import near_miss
from forms.interview.comparisons import comparison_words
from forms.interview.printing import day
from forms.interview.questions import Language
from forms.law.instruments import Span
from forms.law.marks import Comparison

_ADDRESS = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason, by the key of its sentence and what is put into it."""

    key: str
    told: Mapping[str, str | dt.date] = field(default_factory=dict)


def refusal_words(refusal: Refusal, corpus: Corpus, language: Language) -> str:
    """Say what is wrong with a record and what to do about it, in one sentence."""
    told = {
        name: day(value, language) if isinstance(value, dt.date) else value
        for name, value in refusal.told.items()
    }
    return corpus.wordings.word("refused", refusal.key, language).format(**told)


def status_refusals(
    record: StatusConfirmed, corpus: Corpus, known: dt.date
) -> Iterator[Refusal]:
    """Refuse what nobody can have seen, and an extension that extends nothing."""
    pause = corpus.instruments[record.suspension]
    yield from _looked(record.checked_on, pause.published, known)
    end = pause_end(record.suspension, corpus)
    if record.until is not None and end is not None and record.until <= end:
        yield Refusal("no-longer", {"until": record.until, "end": end})
    if record.address and not _ADDRESS.fullmatch(record.address):
        yield Refusal("no-address", {"address": record.address})


def comparison_refusals(
    found: Comparison, corpus: Corpus, known: dt.date
) -> Iterator[Refusal]:
    """Refuse a comparison of a fact without a mark, or that nobody can have made."""
    if found.fact not in corpus.marks:
        hint = near_miss(found.fact, corpus.marks)
        yield Refusal("no-fact", {"fact": found.fact, "hint": hint})
        return
    published = corpus.cite(corpus.marks[found.fact].place).instrument.published
    yield from _looked(found.checked_on, published, known)
    if found.finding != "agrees" and not found.said.strip():
        yield Refusal("no-said")


def _looked(on: dt.date, published: dt.date, known: dt.date) -> Iterator[Refusal]:
    if on > known:
        yield Refusal("future", {"day": on, "known": known})
    if on < published:
        yield Refusal("before-published", {"day": on, "published": published})


def pause_end(suspension: str, corpus: Corpus) -> dt.date | None:
    """Return the last day that a suspension itself names, the latest of its clauses."""
    ends = [span.until for span in _spans(corpus) if span.by == suspension]
    return max((end for end in ends if end), default=None)


def suspensions(corpus: Corpus) -> tuple[str, ...]:
    """Return the instruments whose pause an open question asks about, in its order."""
    overlays = (
        reading.overlay
        for question in corpus.open_questions.values()
        for reading in question.readings
        if reading.overlay is not None
    )
    return tuple(dict.fromkeys(overlay.extends for overlay in overlays))


def _spans(corpus: Corpus) -> Iterator[Span]:
    for instrument in corpus.instruments.values():
        for provision in instrument.provisions:
            yield from provision.suspended


def record_words(
    record: StatusConfirmed | FactVerified, corpus: Corpus, language: Language
) -> str:
    """Say what a person recorded: who, when, where it was seen, what it was."""
    if isinstance(record, FactVerified):
        found = record.comparison
        name = fact_name(found.fact, corpus, language)
        form = corpus.wordings.word("compared", "of", language)
        return form.format(fact=name, found=comparison_words(found, corpus, language))
    unknown = corpus.wordings.word("paper", "not-known", language)
    unnamed = corpus.wordings.word("clock", "no-instrument", language)
    nowhere = corpus.wordings.word("paper", "no-address", language)
    form = corpus.wordings.word("paper", "confirmed", language)
    return form.format(
        by=record.by or unknown,
        on=day(record.checked_on, language),
        pause=corpus.cite(record.suspension).label(language),
        status=_status(record, corpus, language),
        instrument=record.instrument or unnamed,
        address=record.address or nowhere,
    )


def _status(record: StatusConfirmed, corpus: Corpus, language: Language) -> str:
    word = corpus.wordings.word("confirmed_status", record.status, language)
    if record.until is None:
        return word
    last = day(record.until, language)
    return f"{word}至{last}" if language == "zh" else f"{word} until {last}"


def withdrawn_words(event: RecordWithdrawn, corpus: Corpus, language: Language) -> str:
    """Say what was recorded, that it counts no more, and why."""
    form = corpus.wordings.word("paper", "withdrawn", language)
    unknown = corpus.wordings.word("paper", "not-known", language)
    return form.format(
        record=record_words(event.record, corpus, language),
        by=event.by or unknown,
        on=day(event.on, language) if event.on else unknown,
        reason=event.reason,
    )


def fact_name(fact: str, corpus: Corpus, language: Language) -> str:
    """Return what a fact that bears a mark is called: a line of a list, or a clause."""
    mark = corpus.marks.get(fact)
    if mark is None:
        return fact
    label = corpus.cite(mark.place).label(language)
    line = corpus.lines.get(fact.removeprefix("lists/")) if fact != mark.place else None
    if line is None:
        return label
    name = getattr(line.name, language)
    return (
        f"{label}：{name}（{line.id}）"
        if language == "zh"
        else f"{label}: {name} ({line.id})"
    )
