"""The statement to one customer: how large the Chinese share of an item may be."""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from pydantic import model_validator

from forms.bilingual import worded
from forms.composition.bill import Basis
from forms.composition.declaration import year_after
from forms.composition.ratio import LINE, Ratio
from forms.composition.sensitivity import Side, side
from forms.corpus import Corpus
from forms.dossier.brief import fitted, one_below_the_other, side_by_side
from forms.dossier.content import (
    Bilingual,
    Block,
    Entry,
    FormGrid,
    Heading,
    Letter,
    Notice,
    Paragraph,
    Section,
    SignaturePlace,
)
from forms.frozen import Frozen
from forms.interview.printing import strung
from forms.law.periods import Standpoint
from forms.letters.asked import Correspondent
from forms.letters.heads import (
    address,
    clause,
    particulars,
    row,
    says,
    standing,
    written_day,
)
from forms.letters.plain import seen
from forms.numbers import shown

_PLACES, _FINEST = 4, 12
_NOT = ("not-permission", "not-mofcom", "not-others", "not-yours")


class CustomerStatement(Frozen):
    """What one customer is told of one item: no supplier, no price, nobody else.

    ``materials`` are the lines of Annex 1 Part 1 that are counted, ``papers`` how many
    documents it rests on, ``readings`` how each open question of counting was read, by
    the ids of question and reading.  It ends after ``until``, 12 months after its day
    at most, and not later than the ``evidence_until`` of the papers behind it.
    """

    number: str
    sender: Correspondent
    customer: Correspondent
    item_zh: str = ""
    item_en: str = ""
    model: str = ""
    lots: str = ""
    scope: Literal["unit", "lot", "contract", "annual"] = "unit"
    bases: tuple[Basis, ...] = ("purchase",)
    readings: tuple[tuple[str, str], ...] = ()
    materials: tuple[str, ...] = ()
    papers: int = 0
    day: dt.date
    until: dt.date | None = None
    evidence_until: dt.date | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "CustomerStatement":
        if self.ends < self.day:
            raise ValueError(
                "the statement or a paper behind it ends before its day: "
                "ask the supplier anew, or date the statement earlier"
            )
        return self

    @property
    def ends(self) -> dt.date:
        """Return the last day on which it speaks."""
        given = (self.until, self.evidence_until)
        return min([year_after(self.day), *(day for day in given if day)])


def statement(
    told: CustomerStatement, ratio: Ratio | None, at: Standpoint, corpus: Corpus
) -> Letter:
    """Return the statement as paper; without a ratio it says that none can be told.

    *at* is the case's standpoint; only what is known and recorded is taken from it.
    """
    title = worded(corpus, "title", "statement")
    return Letter(
        dossier_id=told.number,
        title=title,
        sections=(
            Section(
                code="L3",
                module="",
                title=title,
                note=worded(corpus, "note", "statement"),
                edition="2026-11",
                blocks=tuple(_blocks(told, ratio, at, corpus)),
            ),
        ),
    )


def _blocks(
    told: CustomerStatement, ratio: Ratio | None, at: Standpoint, corpus: Corpus
) -> Iterator[Block]:
    def word(key: str, **parts: object) -> Bilingual:
        return worded(corpus, key, "statement", **parts)

    yield particulars(
        row("to", corpus, *address(told.customer)),
        row("from", corpus, *address(told.sender), group="statement"),
        row("statement-number", corpus, seen(told.number)),
        row("day", corpus, side_by_side(written_day(told.day))),
    )
    yield FormGrid(entries=tuple(_entries(told, ratio, corpus)))
    yield Paragraph(text=word("outward"))
    yield Heading(text=word("law-heading"))
    yield Paragraph(text=word("law", clause=clause(corpus), says=says(corpus)))
    yield Notice(text=standing(at, told.day, corpus))
    yield Heading(text=word("not-heading"))
    for number, key in enumerate(_NOT, start=1):
        yield Paragraph(text=word(key), mark=f"{number}.")
    yield SignaturePlace(who=word("signing"))


def _entries(
    told: CustomerStatement, ratio: Ratio | None, corpus: Corpus
) -> Iterator[Entry]:
    def word(key: str, **parts: object) -> Bilingual:
        return worded(corpus, key, "statement", **parts)

    zh, en = seen(told.item_zh), seen(told.item_en)
    bases = (worded(corpus, basis, "blank_option") for basis in told.bases)
    ends = word("until-said", day=written_day(told.ends))
    values: dict[str, tuple[str, ...]] = {
        "item": one_below_the_other(Bilingual(zh=zh or en, en=en or zh)),
        "model": (seen(told.model),) if told.model else (),
        "lots": (seen(told.lots),) if told.lots else fitted(word("all-lots")),
        "scope": fitted(word(f"scope-{told.scope}")),
        "share": fitted(interval(ratio, corpus)),
        "conclusion": fitted(conclusion(ratio, corpus)),
        "materials": _materials(told.materials, corpus),
        "basis": fitted(_strung(bases)),
        "readings": tuple(_readings(told.readings, corpus)),
        "evidence": fitted(word("evidence-said", count=told.papers)),
        "until": one_below_the_other(ends),
    }
    shown_ones = {key: value for key, value in values.items() if value}
    for number, (key, value) in enumerate(shown_ones.items(), start=1):
        yield Entry(number=f"S-{number:02d}", label=word(key), value=value)


def _strung(parts: Iterable[Bilingual]) -> Bilingual:
    every = tuple(parts)
    return Bilingual(
        zh=strung((p.zh for p in every), "zh"), en=strung((p.en for p in every), "en")
    )


def _readings(adopted: Iterable[tuple[str, str]], corpus: Corpus) -> Iterator[str]:
    """Yield each open question with the answer that was reckoned with."""
    for question, chosen in adopted:
        asked = corpus.open_questions[question]
        says = asked.reading(chosen).says
        yield f"{asked.asks.zh} {says.zh}"
        yield f"{asked.asks.en} {says.en}"


def _materials(lines: Iterable[str], corpus: Corpus) -> tuple[str, ...]:
    names = [corpus.lines[line].name for line in lines]
    if not names:
        return fitted(worded(corpus, "no-materials", "statement"))
    return fitted(_strung(Bilingual(zh=name.zh, en=name.en) for name in names))


def interval(ratio: Ratio | None, corpus: Corpus) -> Bilingual:
    """Return the share from least to most, in per cent, rounded outwards.

    Where rounding would carry the upper end from below 0.1 % onto it, more decimals
    are printed, or that it is less.
    """

    def word(key: str, **parts: object) -> Bilingual:
        return worded(corpus, key, "statement", **parts)

    if ratio is None:
        return word("not-told")
    low = f"{shown(ratio.low * 100, _PLACES) if ratio.low else 0} %"
    if ratio.high is None:
        return word("at-least", low=low)
    if ratio.low == ratio.high and (ratio.low * 100 * 10**_FINEST).denominator == 1:
        exact = shown(ratio.low * 100, None)
        return word("exactly", share=f"{exact} %")
    high = _ceiling(ratio.high * 100)
    most = f"{high} %" if high else word("just-below", line="0.1 %")
    return word("between", low=low, high=most)


def _ceiling(per_cent: Fraction) -> str:
    """Return the number or a little more, never across the line; "" if none is left."""
    for places in range(_PLACES, _FINEST + 1):
        scaled = per_cent * 10**places
        above = Fraction(-(-scaled.numerator // scaled.denominator), 10**places)
        if per_cent >= LINE * 100 or above < LINE * 100:
            return shown(above, places)
    return ""


_CONCLUSION = {
    Side.REACHED: "reached",
    Side.BELOW: "not-reached",
    Side.OPEN: "open",
}


def conclusion(ratio: Ratio | None, corpus: Corpus) -> Bilingual:
    """Compare exactly with 0.1 %, the line itself included."""
    return worded(corpus, _CONCLUSION[side(ratio)], "statement")
