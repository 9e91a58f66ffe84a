"""Every answer with where it comes from, and every text of law with its day."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from forms.case.events import FactVerified, ReadingAdopted
from forms.case.facts import CASE, Fact, Place, Rows
from forms.clocks import Running
from forms.deadlines import doubt_words, span_words, state_words, warning_words
from forms.dossier.brief import (
    Brief,
    one_below_the_other,
    side_by_side,
)
from forms.dossier.content import (
    Bilingual,
    Block,
    Entry,
    FormGrid,
    Heading,
    Paragraph,
    Table,
)
from forms.dossier.sheets import bilingual
from forms.dossier.status import states
from forms.interview.comparisons import mark_words
from forms.interview.questions import QuestionPage
from forms.law.instruments import Instrument
from forms.recording import record_words, withdrawn_words


def answers(brief: Brief) -> Iterator[Block]:
    """Yield the answers page by page, member by member, each with its source."""
    for page in brief.corpus.pages:
        for member in brief.outcome.case.members(page.scope):
            places = [Place(member, question.id) for question in page.questions]
            here = [place for place in places if place in brief.papers.facts]
            if not here:
                continue
            title = _title(page, brief)
            if member != CASE:
                title = brief.words(
                    "verdict", "annex", name=title, said=brief.name(member)
                )
            yield Heading(text=title)
            head = ("question", "answer", "whence")
            yield Table(
                head=tuple(brief.words(key, "annex") for key in head),
                rows=tuple(_answer(place, brief) for place in here),
                weights=(7, 7, 4),
            )
            for place in here:
                yield from _rows(place, brief)


def _rows(place: Place, brief: Brief) -> Iterator[Block]:
    """Yield the rows of an answer that is a table, in its own columns."""
    value = brief.papers.facts[place].value
    if not isinstance(value, Rows) or not value.rows:
        return
    question = brief.corpus.questions[place.question]
    asked = brief.asked(place.question)
    yield Heading(text=brief.both(lambda lang: asked[lang].ask), level=3)
    columns = [column.id for column in question.columns]
    yield Table(
        head=tuple(brief.column(question.id, column) for column in columns),
        rows=tuple(
            tuple(
                brief.cell(row.get(column), column, question.id) for column in columns
            )
            for row in value.rows
        ),
    )


def _title(page: QuestionPage, brief: Brief) -> Bilingual:
    return brief.both(lambda lang: brief.corpus.wordings.page(page, lang).title)


def _answer(place: Place, brief: Brief) -> tuple[str, ...]:
    asked = brief.asked(place.question)
    question = brief.both(lambda lang: asked[lang].ask)
    fact = brief.papers.facts[place]
    said = brief.said(*place)
    if isinstance(fact.value, Rows) and fact.value.rows:
        said = brief.words("rows-below", "annex", count=len(fact.value.rows))
    return (
        "\n".join(one_below_the_other(question)),
        "\n".join(one_below_the_other(said)),
        _whence(fact, brief),
    )


def _whence(fact: Fact, brief: Brief) -> str:
    given = fact.provenance
    source = side_by_side(brief.words(given.source, "sources"))
    parts = (source, given.by, given.at[:10], given.document, given.basis)
    return "\n".join(part for part in parts if part)


def running(brief: Brief) -> Iterator[Block]:
    """Yield the clocks on the day of knowledge, each with its calendars and marks."""
    if not brief.running:
        yield Paragraph(text=brief.words("none", "clock_days"))
        return
    known = brief.day(brief.result.known)
    yield Paragraph(text=brief.words("title", "clock_days", day=known))
    head = ("clock", "first-day", "last-day", "stands", "by-whom")
    yield Table(
        head=tuple(brief.words(key, "annex") for key in head),
        rows=tuple(_clock(clock, brief) for clock in brief.running),
        weights=(5, 3, 4, 3, 4),
    )
    for clock in brief.running:
        yield Heading(text=bilingual(clock.clock.name), level=3)
        for text in _told(clock, brief):
            yield Paragraph(text=text, indent=1)


def _clock(clock: Running, brief: Brief) -> tuple[str, ...]:
    declared = clock.clock
    cites = (brief.cited(place) for place in declared.cites)
    stands = brief.both(lambda lang: state_words(clock, brief.corpus, lang))
    return (
        _below(bilingual(declared.name), *cites),
        _below(*_date(clock.first, brief)),
        _below(*_date(clock.last, brief), *_mark(clock, brief)),
        _below(stands),
        _below(bilingual(declared.who)),
    )


def _date(day: dt.date | None, brief: Brief) -> Iterator[Bilingual]:
    if day is not None:
        yield brief.day(day)


def _mark(clock: Running, brief: Brief) -> Iterator[Bilingual]:
    if clock.last and clock.deadline and clock.deadline.is_estimated:
        yield brief.words("estimated", "annex")


def _below(*texts: Bilingual) -> str:
    """Return texts one below the other; what is not known is a dash."""
    told = [line for text in texts for line in one_below_the_other(text)]
    return "\n".join(told) or "–"


def _told(clock: Running, brief: Brief) -> Iterator[Bilingual]:
    """Yield until when by each calendar, then doubts and what the law leaves open."""
    corpus, outcome = brief.corpus, brief.outcome
    for told in (
        partial(span_words, clock, outcome, corpus),
        partial(doubt_words, clock, corpus),
        partial(warning_words, clock, outcome, corpus),
    ):
        for zh, en in zip(told("zh"), told("en"), strict=True):
            yield Bilingual(zh=zh, en=en)


def sources(brief: Brief) -> Iterator[Block]:
    """Yield every instrument this case touches, then the digest of what was loaded."""
    entries = tuple(
        _source(number, instrument, brief)
        for number, instrument in enumerate(brief.instruments, start=1)
    )
    yield FormGrid(entries=entries)
    yield from _recorded(brief)
    yield Paragraph(text=brief.words("pack", "annex", digest=brief.corpus.digest))


def _recorded(brief: Brief) -> Iterator[Block]:
    """Yield what was held against official files, adopted on advice, or withdrawn."""
    case, corpus = brief.outcome.case, brief.corpus
    told = [_compared(event, brief) for event in case.compared]
    told += [_adopted(event, brief) for event in case.adopted.values()]
    told += [
        brief.both(partial(withdrawn_words, event, corpus)) for event in case.withdrawn
    ]
    if told:
        yield Heading(text=brief.words("recorded", "annex"))
    yield from (Paragraph(text=text, mark="·") for text in told)


def _compared(event: FactVerified, brief: Brief) -> Bilingual:
    """Say what a comparison found, with the whole digest of the file."""
    said = brief.both(partial(record_words, event, brief.corpus))
    found = event.comparison
    return brief.words("held", "annex", said=said, digest=found.sha256, size=found.size)


def _adopted(event: ReadingAdopted, brief: Brief) -> Bilingual:
    unknown = brief.words("not-known")
    return brief.words(
        "adopted",
        "annex",
        question=event.question,
        reading=event.reading,
        by=event.by or unknown,
        advice=event.advice or unknown,
    )


def _source(number: int, instrument: Instrument, brief: Brief) -> Entry:
    def told(key: str, value: object) -> str:
        label = side_by_side(brief.words(key, "annex"))
        return f"{label}: {value}"

    every = (f"{instrument.id}/{clause.id}" for clause in instrument.provisions)
    clauses = [place for place in every if place in brief.provisions]
    standing = states(clauses, brief) if brief.result.on else ()
    doubt = brief.mark(brief.corpus.cite(instrument.id))
    marked = brief.both(
        lambda lang: mark_words(doubt, brief.corpus, lang) if doubt else ""
    )
    addresses = instrument.addresses or (brief.line_of("no-address", "annex"),)
    return Entry(
        number=str(number),
        label=bilingual(instrument.short),
        value=(
            instrument.title.zh,
            instrument.title.en,
            told("issuer", side_by_side(bilingual(instrument.issuer))),
            told("published", side_by_side(brief.day(instrument.published))),
            told("read-on", side_by_side(brief.day(instrument.read_on))),
            told("confidence", brief.line_of(instrument.confidence, "annex")),
            *(one_below_the_other(marked) if doubt else ()),
            *(half for text in standing for half in one_below_the_other(text)),
            *(told("address", address) for address in addresses),
            *(told("source", source) for source in instrument.sources),
        ),
    )
