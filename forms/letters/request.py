"""The letter to a supplier: why it is asked, how to answer, places to fill in."""

from collections.abc import Iterable, Iterator

from forms.bilingual import worded
from forms.composition.declaration import (
    GENERAL,
    MATERIAL,
    NONE,
    NOT_ASKED,
    PART,
    UNKNOWN,
    Blank,
)
from forms.corpus import Corpus
from forms.dossier.brief import one_below_the_other, side_by_side
from forms.dossier.content import (
    Bilingual,
    Block,
    Entry,
    Heading,
    Letter,
    Notice,
    Paragraph,
    Section,
    SignaturePlace,
    Table,
)
from forms.errors import FormsError
from forms.law.periods import Standpoint
from forms.letters.asked import SupplierRequest
from forms.letters.fillin import Filled, FilledPart, answer, general, hint, label, part
from forms.letters.heads import (
    address,
    clause,
    particulars,
    row,
    says,
    standing,
    written_day,
)

EDITION = "2026-11"


def letter(request: SupplierRequest, at: Standpoint, corpus: Corpus) -> Letter:
    """Return the letter and its declaration as paper.

    *at* is the case's standpoint; only what is known and recorded is taken from it.
    Raises ``FormsError`` when there is nothing to ask.
    """
    refuse_nothing(request, corpus)
    return Letter(
        dossier_id=request.number,
        title=worded(corpus, "title", "letter"),
        sections=(
            Section(
                code="L1",
                module="",
                title=worded(corpus, "title", "letter"),
                edition=EDITION,
                blocks=tuple(_letter(request, at, corpus)),
            ),
            Section(
                code="L2",
                module="",
                title=worded(corpus, "declaration", "letter"),
                note=worded(corpus, "declaration-note", "letter"),
                edition=EDITION,
                blocks=tuple(_declaration(request, corpus)),
            ),
        ),
    )


def refuse_nothing(request: SupplierRequest, corpus: Corpus) -> None:
    """Raise ``FormsError`` for a request without a part."""
    if not request.parts:
        raise FormsError(worded(corpus, "nothing-missing", "letter").en)


def paragraphs(
    request: SupplierRequest, at: Standpoint, corpus: Corpus
) -> Iterator[Heading | Paragraph | Notice]:
    """Yield the words of the letter below its head."""

    def say(key: str, **parts: object) -> Paragraph:
        return Paragraph(text=worded(corpus, key, "letter", **parts))

    yield say("dear")
    yield Heading(text=worded(corpus, "why-heading", "letter"))
    yield say("why", clause=clause(corpus), says=says(corpus))
    yield Notice(text=standing(at, request.day, corpus))
    yield say("whatever")
    yield Heading(text=worded(corpus, "how-heading", "letter"))
    yield say("how-missing", not_asked=answer(NOT_ASKED, corpus))
    yield say("how-unknown", unknown=answer(UNKNOWN, corpus), none=answer(NONE, corpus))
    for key in ("how-range", "how-value", "how-period", "how-return", "not", "thanks"):
        yield say(key)


def head_rows(request: SupplierRequest, corpus: Corpus) -> tuple[Entry, ...]:
    """Return what stands at the head of the letter."""
    until = request.answer_by
    count = worded(corpus, "count", "letter", count=len(request.parts))
    return particulars(
        row("to", corpus, *address(request.supplier)),
        row("from", corpus, *address(request.sender)),
        row("number", corpus, request.number),
        row("day", corpus, side_by_side(written_day(request.day))),
        row("answer-by", corpus, side_by_side(written_day(until)) if until else ""),
        row("parts", corpus, *one_below_the_other(count)),
    ).entries


def _letter(
    request: SupplierRequest, at: Standpoint, corpus: Corpus
) -> Iterator[Block]:
    yield particulars(*head_rows(request, corpus))
    yield from paragraphs(request, at, corpus)


def _declaration(request: SupplierRequest, corpus: Corpus) -> Iterator[Block]:
    yield Heading(text=worded(corpus, "general-heading", "letter"))
    yield _answers(general(request), corpus)
    yield Heading(text=worded(corpus, "key-heading", "letter"))
    yield _key(corpus)
    for number, asked in enumerate(request.parts, start=1):
        filled = part(asked, corpus)
        yield Heading(text=part_heading(number, filled, corpus))
        yield _answers(filled.about, corpus)
        yield _materials(filled, corpus)
    yield Notice(text=worded(corpus, "undertaking", "letter"))
    yield SignaturePlace(who=worded(corpus, "signing", "letter"))


def part_heading(number: int, filled: FilledPart, corpus: Corpus) -> Bilingual:
    """Return ``1. Part ROT-100 rotor``."""
    named, _, name = (f.text for f in filled.about[:3])
    said = " ".join(filter(None, (named, name)))
    return worded(corpus, "part-heading", "letter", number=number, name=said)


def _answers(places: Iterable[Filled], corpus: Corpus) -> Table:
    """Return places one below the other, each with room for one answer."""
    return Table(
        head=_head(("code", "question", "answer"), corpus),
        rows=tuple(
            (place.blank.code, _asking(place.blank, corpus), place.text)
            for place in places
        ),
        weights=(9, 42, 66),
        small=True,
    )


def _materials(filled: FilledPart, corpus: Corpus) -> Table:
    """Return the materials side by side, a question a row."""
    columns = filled.materials
    slots = range(1, len(columns) + 1)
    named = (worded(corpus, "slot", "letter", number=number) for number in slots)
    return Table(
        head=(*_head(("code", "question"), corpus), *named),
        rows=tuple(
            (
                places[0].blank.code,
                _asking(places[0].blank, corpus),
                *(place.text for place in places),
            )
            for places in zip(*columns, strict=True)
        ),
        weights=(9, 42, *([max(66 // len(columns), 14)] * len(columns))),
        small=True,
    )


def _key(corpus: Corpus) -> Table:
    """Say once how each place is filled in; a code with an arrow is no place."""
    places = [b for b in (*GENERAL, *PART, *MATERIAL) if b.kind != "fixed"]
    return Table(
        head=_head(("code", "key", "key-english"), corpus),
        rows=tuple(
            (f"→ {b.code}", hint(b, corpus).zh, hint(b, corpus).en) for b in places
        ),
        weights=(11, 53, 53),
        small=True,
    )


def _head(keys: Iterable[str], corpus: Corpus) -> tuple[Bilingual, ...]:
    return tuple(worded(corpus, key, "letter") for key in keys)


def _asking(blank: Blank, corpus: Corpus) -> str:
    said = label(blank, corpus)
    return f"{said.zh}\n{said.en}"
