"""The proof of every slot on paper, from the slot to the answers, each part once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from forms.dossier.brief import Brief
from forms.dossier.content import Bilingual, Block, Heading, Paragraph
from forms.interview.explanation import Line, why
from forms.interview.questions import Language
from forms.rules.evaluate import Finding
from forms.rules.truth import Truth

Pair = tuple[Line, Line]


def proof(brief: Brief) -> Iterator[Block]:
    """Yield scope, limbs and relief item by item, then review, then duties."""
    proved: set[str] = set()
    for item in brief.result.items:
        yield Heading(text=brief.name(item.item))
        yield Heading(text=brief.words("scope", "annex"), level=3)
        yield from _why([item.outside], brief, proved)
        for limb in item.limbs:
            yield Heading(text=brief.words(limb.id, "limb"), level=3)
            yield from _why([limb.finding], brief, proved)
        if item.exempt.truth is not Truth.FALSE:
            yield Heading(text=brief.words("exemption", "annex"), level=3)
            yield from _why([item.exempt], brief, proved)
    yield Heading(text=brief.words("review", "annex"))
    yield from _why(brief.result.reviews, brief, proved)
    if brief.result.duties:
        yield Heading(text=brief.words("duties", "annex"))
        findings = (duty.finding for duty in brief.result.duties)
        yield from _why(findings, brief, proved)


def _why(
    findings: Iterable[Finding], brief: Brief, proved: set[str]
) -> Iterator[Block]:
    for finding in findings:
        for zh, en in _once(_pairs(finding, brief), proved, brief):
            text = Bilingual(zh=_cited(zh, "zh"), en=_cited(en, "en"))
            strong = zh.depth == 0
            yield Paragraph(text=text, indent=zh.depth, mark=zh.mark, strong=strong)


def _pairs(finding: Finding, brief: Brief) -> Iterator[Pair]:
    chinese = why(finding, brief.result, brief.corpus, "zh")
    english = why(finding, brief.result, brief.corpus, "en")
    return zip(chinese, english, strict=True)


def _once(pairs: Iterable[Pair], proved: set[str], brief: Brief) -> Iterator[Pair]:
    """Leave out what was proved before, and a line that says its neighbour again.

    A doubt about a text is told where the text is first cited.
    """
    skipping_below: int | None = None
    last: Pair | None = None
    for pair in pairs:
        rule, depth, note = pair[0].rule, pair[0].depth, f"note {pair[0].note}"
        if (skipping_below is not None and depth > skipping_below) or pair == last:
            continue
        last = pair
        is_again = bool(rule) and rule in proved
        skipping_below = depth if is_again else None
        told = _without_note(pair) if note in proved else pair
        proved |= {rule, note}
        yield _marked(told, brief) if is_again else told


def _without_note(pair: Pair) -> Pair:
    return replace(pair[0], note=""), replace(pair[1], note="")


def _marked(pair: Pair, brief: Brief) -> Pair:
    zh, en = pair
    above = brief.words("see-above")
    return (
        replace(zh, text=f"{zh.text}（{above.zh}）"),
        replace(en, text=f"{en.text} ({above.en})"),
    )


def _cited(line: Line, language: Language) -> str:
    """Return the words with their source and what was not verified about it."""
    if language == "zh":
        cites = f"［{'；'.join(line.cites)}］" if line.cites else ""
        return line.text + cites + (f"（{line.note}）" if line.note else "")
    cites = f" [{'; '.join(line.cites)}]" if line.cites else ""
    return line.text + cites + (f" ({line.note})" if line.note else "")
