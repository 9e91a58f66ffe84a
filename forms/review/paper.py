"""The whole pack as one paper: cover, parts, and a place to sign."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from forms.bilingual import worded
from forms.corpus import Corpus
from forms.dossier.content import (
    Bilingual,
    Block,
    Cover,
    Entry,
    FormGrid,
    ReviewPaper,
    Section,
    SignaturePlace,
)
from forms.dossier.pdf import render
from forms.draft import put
from forms.errors import FormsError
from forms.review.diagrams import diagram_blocks
from forms.review.law import (
    instrument_blocks,
    line_blocks,
    notice_blocks,
    reading_blocks,
    unverified_blocks,
)
from forms.review.questions import question_blocks
from forms.review.rules import rule_blocks, signpost_blocks
from forms.review.twin import dated
from forms.review.unverified import unverified
from forms.version import VERSION

_PARTS: tuple[tuple[str, Callable[[Corpus], Iterable[Block]]], ...] = (
    ("instruments", instrument_blocks),
    ("rules", rule_blocks),
    ("diagrams", diagram_blocks),
    ("readings", reading_blocks),
    ("unverified", unverified_blocks),
    ("questions", question_blocks),
    ("signpost", signpost_blocks),
    ("lines", line_blocks),
    ("notices", notice_blocks),
)
_ROOM_TO_WRITE = 5


def review_paper(corpus: Corpus, first: tuple[Section, ...] = ()) -> ReviewPaper:
    """Return the paper, led by *first*; the same pack and program give the same."""
    sections = [
        _section(f"P{number}", key, tuple(blocks(corpus)), corpus)
        for number, (key, blocks) in enumerate(_PARTS, start=1)
    ]
    last = _section(f"P{len(sections) + 1}", "signing", tuple(_signing(corpus)), corpus)
    return ReviewPaper(
        dossier_id=f"YTTERBY-{VERSION}-{corpus.digest[:12].upper()}",
        cover=_cover(corpus),
        sections=(*first, *sections, last),
    )


def put_review(corpus: Corpus, folder: Path, first: tuple[Section, ...] = ()) -> Path:
    """Draw the paper into a folder, under a name that bears the pack's digest."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise FormsError(
            f"{folder}: {wrong.strerror}; choose another folder."
        ) from wrong
    path = folder / f"review-{corpus.digest[:12]}.pdf"
    put(render(review_paper(corpus, first)), path)
    return path


def _section(code: str, key: str, blocks: tuple[Block, ...], corpus: Corpus) -> Section:
    return Section(
        code=code,
        module="",
        title=worded(corpus, key, "pack"),
        note=worded(corpus, f"{key}-note", "pack"),
        blocks=blocks,
    )


def _signing(corpus: Corpus) -> Iterator[Block]:
    label = worded(corpus, "findings", "pack")
    entries = (
        Entry(number=str(number), label=label, blank=True)
        for number in range(1, _ROOM_TO_WRITE + 1)
    )
    yield FormGrid(entries=tuple(entries))
    yield SignaturePlace(who=worded(corpus, "signing-who", "pack"), seal=False)


def _cover(corpus: Corpus) -> Cover:
    def word(key: str, **parts: object) -> Bilingual:
        return worded(corpus, key, "pack", **parts)

    return Cover(
        title=word("title"),
        subtitle=word("subtitle"),
        status=dated(corpus, "status", read=corpus.read_on, settled=_settled(corpus)),
        particulars=(
            _entry(word("version"), VERSION),
            _entry(word("digest"), corpus.digest),
            _entry(word("counts"), *_counts(corpus)),
        ),
        notices=tuple(map(word, ("how-rules", "how-time", "how-tick"))),
        notes=(word("made-of"),),
        identity=word("identity"),
    )


def _settled(corpus: Corpus) -> dt.date:
    """Return the last day that the texts read settle for all clauses of rules."""
    clauses = (corpus.provision(rule.provision) for rule in corpus.rules.values())
    checks = (clause.verified for clause in clauses if clause.verified)
    return min(max(check.until for check in each) for each in checks)


def _counts(corpus: Corpus) -> tuple[str, ...]:
    told = worded(
        corpus,
        "counted",
        "pack",
        instruments=len(corpus.instruments),
        clauses=sum(len(i.provisions) for i in corpus.instruments.values()),
        rules=len(corpus.rules),
        questions=len(corpus.questions),
        open=len(corpus.open_questions),
        lines=len(corpus.lines),
        unverified=len(unverified(corpus)),
    )
    return (told.zh, told.en)


def _entry(label: Bilingual, *value: str) -> Entry:
    return Entry(number="", label=label, value=value)
