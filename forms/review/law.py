"""Instruments with the periods of their clauses, open questions, and the item list."""

from collections.abc import Iterator

from forms.bilingual import worded
from forms.corpus import Corpus
from forms.dossier.content import Bilingual, Block, Heading, Paragraph, Table
from forms.law.calendars import Notice
from forms.law.instruments import Instrument, Provision, Span, Wording
from forms.law.lists import ControlledLine
from forms.law.readings import OpenQuestion, Reading
from forms.review.reach import Reach, rules_depending, slot_words
from forms.review.twin import Line, dated, flowing, listed, on_day, twin
from forms.review.unverified import Unverified, unverified


def instrument_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield one table an instrument: the text itself, then clause by clause."""
    for instrument in corpus.instruments.values():
        lines = _instrument(instrument, corpus)
        yield twin(instrument.id, instrument.short, lines)


def _instrument(instrument: Instrument, corpus: Corpus) -> Iterator[Line]:
    yield worded(corpus, "title-of", "pack"), instrument.title
    issued = dated(
        corpus,
        "issued",
        issuer=instrument.issuer,
        published=instrument.published,
        read=instrument.read_on,
        how=worded(corpus, instrument.confidence, "annex"),
    )
    yield worded(corpus, "issuer", "pack"), issued
    address = "\n".join(instrument.addresses)
    nowhere = worded(corpus, "no-address", "pack")
    yield worded(corpus, "address", "pack"), address or nowhere
    if instrument.sources:
        yield worded(corpus, "sources", "pack"), "\n".join(instrument.sources)
    if not instrument.law:
        yield worded(corpus, "no-law", "pack"), worded(corpus, "no-law-says", "pack")
    if instrument.not_verified:
        yield worded(corpus, "not-verified", "pack"), instrument.not_verified
    for provision in instrument.provisions:
        cited = provision.cited or instrument.short
        label = f"{cited.zh}\n{cited.en}\n[{provision.id}]"
        yield label, listed(_provision(provision, corpus))


def _provision(provision: Provision, corpus: Corpus) -> Iterator[Bilingual | Wording]:
    yield provision.says
    yield periods(provision, corpus)
    if provision.confidence != "A":
        how = worded(corpus, provision.confidence, "annex")
        yield worded(corpus, "certain", "pack", how=how)
    if provision.not_verified:
        yield worded(corpus, "doubt", "pack", what=provision.not_verified)


def periods(provision: Provision, corpus: Corpus) -> Bilingual:
    """Return every period of a clause, and how far the texts read settle them."""
    told = [
        worded(corpus, key, "pack", span=span_words(span, corpus), by=_by(span, corpus))
        for key, spans in (
            ("in-force", provision.in_force),
            ("suspended", provision.suspended),
        )
        for span in spans
    ]
    told += [
        dated(corpus, "verified", on=check.on, until=check.until)
        for check in provision.verified
    ]
    return flowing(told)


def _by(span: Span, corpus: Corpus) -> Bilingual | Wording:
    """Return who opened a period and, if it was another, who closed it."""
    opened = corpus.instruments[span.by].short
    if span.closed_by is None:
        return opened
    closed = corpus.instruments[span.closed_by].short
    return worded(corpus, "closed-by", "pack", opened=opened, closed=closed)


def dates(provision: Provision, corpus: Corpus) -> Bilingual:
    """Return the periods of a clause without the instruments that made them."""
    told = [
        worded(corpus, key, "pack", span=span_words(span, corpus))
        for key, spans in (
            ("live-days", provision.in_force),
            ("paused-days", provision.suspended),
        )
        for span in spans
    ]
    settled = max((check.until for check in provision.verified), default=None)
    if settled is not None:
        told.append(dated(corpus, "settled-days", until=settled))
    return flowing(told)


def span_words(span: Span, corpus: Corpus) -> Bilingual:
    """Return *from 7 November 2025 until 10 November 2026*."""
    key = "from-on" if span.until is None else "from-until"
    return dated(corpus, key, since=span.since, until=span.until)


def reading_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield one table an open question."""
    reach = Reach(corpus)
    for question in corpus.open_questions.values():
        lines = _open_question(question, reach, corpus)
        yield twin(question.id, question.asks, lines)


def _open_question(
    question: OpenQuestion, reach: Reach, corpus: Corpus
) -> Iterator[Line]:
    yield worded(corpus, "clause", "pack"), cited(question.cites, corpus)
    yield worded(corpus, "default", "pack"), default_words(question, corpus)
    if question.why_default:
        yield worded(corpus, "why-default", "pack"), question.why_default
    if question.hangs_on:
        yield worded(corpus, "hangs-on", "pack"), flowing(question.hangs_on)
    if question.look_at:
        yield worded(corpus, "look-at", "pack"), "\n".join(question.look_at)
    for reading in question.readings:
        label = worded(corpus, "reading", "pack", id=reading.id)
        yield label, listed(_reading(reading, corpus))
    depending = [rule.id for rule in rules_depending(question.id, corpus)]
    if depending:
        yield worded(corpus, "changes", "pack"), flowing(depending)
        results = [r for rule in depending for r in reach.results_of(rule)]
        moved = dict.fromkeys(slot_words(result, corpus) for result in results)
        yield worded(corpus, "moves", "pack"), flowing(moved)
    for by in dict.fromkeys(r.overlay.extends for r in question.readings if r.overlay):
        short = corpus.instruments[by].short
        states = worded(corpus, "moves-states", "pack", by=short)
        yield worded(corpus, "moves", "pack"), states


def default_words(question: OpenQuestion, corpus: Corpus) -> Bilingual:
    """Return how a question is read unless somebody says otherwise."""
    if question.default is None:
        return worded(corpus, "no-default", "pack")
    chosen = question.reading(question.default)
    return worded(corpus, "read-as", "pack", reading=chosen.id, says=chosen.says)


def _reading(reading: Reading, corpus: Corpus) -> Iterator[Bilingual | Wording]:
    yield reading.says
    if reading.support:
        yield worded(corpus, "support", "pack", support=reading.support)
    if reading.overlay:
        overlay = reading.overlay
        key = "moves-unknown" if overlay.unknown else "moves-face"
        key = "moves-dates" if overlay.suspended_until else key
        extends = corpus.instruments[overlay.extends].short
        yield dated(corpus, key, extends=extends, until=overlay.suspended_until)


def cited(places: tuple[str, ...], corpus: Corpus) -> Bilingual:
    """Return clauses as each language cites them."""
    labels = [corpus.cite(place).label for place in places]
    return flowing(Bilingual(zh=label("zh"), en=label("en")) for label in labels)


def unverified_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield a table for each place where facts can be compared, numbered through."""
    number = 0
    found = unverified(corpus)
    for addresses in dict.fromkeys(each.addresses for each in found):
        rows = [each for each in found if each.addresses == addresses]
        where = "\n".join(addresses)
        told = where or worded(corpus, "no-address", "pack")
        yield Paragraph(
            text=worded(corpus, "compare", "pack", where=told), strong=not number
        )
        yield _doubts(rows, number, corpus)
        number += len(rows)


def _doubts(found: list[Unverified], number: int, corpus: Corpus) -> Table:
    head = ("number", "where", "what")
    return Table(
        head=(
            *(worded(corpus, key, "pack") for key in head),
            Bilingual(zh="英文", en="English"),
        ),
        rows=tuple(
            (str(n), each.place.replace(", ", "\n"), each.what.zh, each.what.en)
            for n, each in enumerate(found, start=number + 1)
        ),
        weights=(9, 49, 46, 46),
        small=True,
    )


def line_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield each list as one table, under the clause that lists it."""
    head = ("line", "name", "no18", "customs", "certainty")
    for clause in dict.fromkeys(line.of for line in corpus.lines.values()):
        yield Heading(text=cited((clause,), corpus), level=3)
        yield Table(
            head=tuple(worded(corpus, key, "pack") for key in head),
            rows=tuple(
                row
                for line in corpus.lines.values()
                if line.of == clause
                for row in _line(line)
            ),
            weights=(25, 62, 24, 29, 16),
            small=True,
        )


def _line(line: ControlledLine) -> Iterator[tuple[str, ...]]:
    """Yield a row for a code and a row for each item under it."""
    yield (
        line.id,
        f"{line.name.zh} {line.symbol}".strip() + f"\n{line.name.en}",
        f"{line.no18_code} {line.no18_confidence}".strip(),
        f"{line.hs_hint} {line.hs_confidence}".strip(),
        line.confidence,
    )
    for item in line.items:
        yield (
            "",
            f"·  {item.name.zh}　{item.name.en}",
            "",
            f"{item.hs_hint} {item.hs_confidence}".strip(),
            item.confidence,
        )


def notice_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield one table a notice of days off and of days worked in their place."""
    for notice in corpus.notices.values():
        yield twin(notice.id, notice.title, _notice(notice, corpus))


def _notice(notice: Notice, corpus: Corpus) -> Iterator[Line]:
    issued = dated(
        corpus,
        "noticed",
        issuer=notice.issuer,
        number=notice.number,
        published=notice.published,
        how=worded(corpus, notice.confidence, "annex"),
    )
    yield worded(corpus, "issuer", "pack"), issued
    if notice.not_verified:
        yield worded(corpus, "not-verified", "pack"), notice.not_verified
    for span in notice.holidays:
        since, until = span.since, span.until
        yield span.name, dated(corpus, "from-until", since=since, until=until)
    yield worded(corpus, "worked", "pack"), flowing(map(on_day, notice.worked))
