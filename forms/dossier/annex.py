"""What stays in the house: result, proof, readings, time, doubts, answers, sources."""

from collections.abc import Iterator
from functools import partial

from forms.case.facts import CASE
from forms.composition.derived import exchange_of
from forms.composition.tiers import inner_tiers
from forms.dossier.brief import Brief, one_below_the_other
from forms.dossier.content import (
    Bilingual,
    Block,
    Heading,
    InternalSection,
    Notice,
    Paragraph,
    Table,
)
from forms.dossier.doubts import unknowns
from forms.dossier.proof import proof
from forms.dossier.record import answers, running, sources
from forms.dossier.sheets import bilingual
from forms.dossier.status import confirmations, states
from forms.interview.explanation import (
    item_ratio,
    on_line,
    ratio_words,
    share_words,
)
from forms.rules.determination import Dependence, Duty, Flag, ItemOutcome
from forms.scenario import licence_word, live_word, word_of
from forms.telling import (
    asks_nothing,
    dependence_line,
    duty_standing,
    flag_line,
    review_word,
    words_of,
)
from forms.timeline import timeline

MODULE = "N"


def annexes(brief: Brief) -> tuple[InternalSection, ...]:
    """Return the internal sections; none of them has a place in a filing set."""
    told = {
        "determination": _determination(brief),
        "proof": proof(brief),
        "readings": _readings(brief),
        "timeline": _timeline(brief),
        "unknowns": unknowns(brief),
        "answers": answers(brief),
        "sources": sources(brief),
        "clocks": running(brief),
    }
    return tuple(
        InternalSection(
            code=f"{MODULE}{number}",
            module=MODULE,
            title=brief.words(key, "annex"),
            note=brief.words("note", "annex"),
            blocks=tuple(blocks),
        )
        for number, (key, blocks) in enumerate(told.items(), start=1)
    )


def _determination(brief: Brief) -> Iterator[Block]:
    """Yield the two lines of every item first, then review and duties."""
    for text in confirmations(brief):
        yield Notice(text=text)
    for item in brief.result.items:
        yield from _two_lines(item, brief)
    yield Heading(text=brief.words("review", "annex"))
    word = review_word(brief.result)
    yield Paragraph(text=_slot("review", word, brief), strong=True)
    yield Heading(text=brief.words("duties", "annex"))
    if not brief.result.duties:
        yield Paragraph(text=brief.words("no-duties", "annex"))
    for duty in brief.result.duties:
        yield from _duty(duty, brief)


def _slot(group: str, word: str, brief: Brief) -> Bilingual:
    return brief.both(lambda lang: words_of(group, word, brief.corpus, lang))


def _two_lines(item: ItemOutcome, brief: Brief) -> Iterator[Block]:
    yield Heading(text=brief.name(item.item))
    now = _slot("licence", licence_word(item, brief.result), brief)
    live = _slot("licence", live_word(item, brief.result), brief)
    day = brief.both(lambda lang: on_line(brief.result, brief.corpus, lang))
    yield Notice(text=_labelled(day, now))
    yield Notice(text=_labelled(brief.words("if-live", "result"), live))
    yield from _undecided(item, brief)
    yield from _under(item, brief)
    yield from _inner_tiers(item, brief)
    for text in states((limb.rule.provision for limb in item.limbs), brief):
        yield Paragraph(text=text)


def _undecided(item: ItemOutcome, brief: Brief) -> Iterator[Block]:
    """Say what holds whatever is unknown, what would settle it, and whom to ask."""
    result = brief.result
    if asks_nothing(item.licence):
        yield Paragraph(text=brief.words("none-asks", "annex"), strong=True)
    if not result.is_indeterminate(item):
        return
    found = item_ratio(item.item, result)
    if found is not None:
        yield Paragraph(
            text=brief.both(lambda lang: ratio_words(found, brief.corpus, lang))
        )
    yield Paragraph(text=brief.words("consult", "annex"))


def _inner_tiers(item: ItemOutcome, brief: Brief) -> Iterator[Block]:
    """Yield the ratio of each listed item inside: a risk, not the decision (Q3)."""
    told = brief.outcome.case.bills.get(item.item)
    if told is None:
        return
    exchange = exchange_of(item.item, brief.outcome.facts)
    inner = (
        line
        for line in inner_tiers(told.bill)
        if line not in told.bill.roots or len(told.bill.roots) > 1
    )
    tiers = [told.tier(line, exchange=exchange) for line in inner]
    known = [(tier.ratio, tier.line) for tier in tiers if tier.ratio is not None]
    known.sort(key=lambda told: -(told[0].low))
    if known:
        yield Paragraph(text=brief.words("inner-tiers", "annex"))
    for found, name in known[:SHOWN_TIERS]:
        line = told.bill.lines[name]
        says = line.name or line.number or line.id
        said = brief.both(partial(share_words, found, brief.corpus))
        yield Paragraph(text=_labelled(Bilingual(zh=says, en=says), said), indent=1)
    if len(known) > SHOWN_TIERS:
        left = len(known) - SHOWN_TIERS
        yield Paragraph(text=brief.words("more-tiers", "annex", count=left), indent=1)


SHOWN_TIERS = 20
"""How many tiers inside an item stand on paper; the worst of them come first."""


def _under(item: ItemOutcome, brief: Brief) -> Iterator[Block]:
    """Yield what each reading of the unverified days would come to, none as likely."""
    asked = ""
    for name, licences in item.under:
        question_id, _, reading_id = name.partition("=")
        question = brief.corpus.open_questions[question_id]
        if question_id != asked:
            yield Paragraph(text=bilingual(question.asks))
            asked = question_id
        word = word_of(licences)
        says = bilingual(question.reading(reading_id).says)
        bare = Bilingual(zh=says.zh.rstrip("。"), en=says.en.rstrip("."))
        said = _labelled(bare, _slot("licence", word, brief))
        yield Paragraph(text=said, indent=1, mark=f"({reading_id})")


def _labelled(label: Bilingual, said: Bilingual) -> Bilingual:
    return Bilingual(zh=f"{label.zh}：{said.zh}", en=f"{label.en}: {said.en}")


def _duty(duty: Duty, brief: Brief) -> Iterator[Block]:
    name = brief.words(duty.id, "duty")
    standing = brief.both(
        lambda lang: duty_standing(duty, brief.result, brief.corpus, lang)
    )
    said = _labelled(name, standing)
    is_one_of_many = len(brief.result.items) > 1 or duty.member in brief.result.parties
    if duty.member != CASE and is_one_of_many:
        member = brief.name(duty.member)
        said = Bilingual(zh=f"{said.zh}（{member.zh}）", en=f"{said.en} ({member.en})")
    yield Paragraph(text=said, strong=True, mark="·")
    yield Paragraph(
        text=_cited(bilingual(duty.rule.because), duty.rule.provision, brief), indent=1
    )
    if duty.rule.who:
        who = brief.words("who", "annex")
        yield Paragraph(text=_labelled(who, bilingual(duty.rule.who)), indent=1)
    due = brief.deadline(duty)
    if due.en:
        label = brief.words("deadline", "annex")
        yield Paragraph(text=_labelled(label, due), indent=1)


def _cited(text: Bilingual, provision: str, brief: Brief) -> Bilingual:
    cite = brief.cited(provision)
    return Bilingual(zh=f"{text.zh}［{cite.zh}］", en=f"{text.en} [{cite.en}]")


def _readings(brief: Brief) -> Iterator[Block]:
    """Yield what another reading would change, then every question that was read."""
    result = brief.result
    if not result.depends_on:
        yield Notice(text=brief.words("independent", "result"))
    for dependence in result.depends_on:
        yield Notice(text=_depends(dependence, brief))
    for flag in result.flags:
        yield Paragraph(text=_flag(flag, brief), mark="·")
    head = ("question", "read-so", "other-readings")
    yield Table(
        head=tuple(brief.words(key, "annex") for key in head),
        rows=tuple(
            (
                f"{question_id}\n{question.asks.zh}\n{question.asks.en}",
                _says(question_id, reading, brief),
                "\n".join(
                    _says(question_id, other.id, brief)
                    for other in question.readings
                    if other.id != reading
                ),
            )
            for question_id, reading in result.readings.items()
            if (question := brief.corpus.open_questions.get(question_id)) is not None
        ),
        weights=(5, 5, 6),
    )


def _depends(dependence: Dependence, brief: Brief) -> Bilingual:
    return brief.both(lambda lang: dependence_line(dependence, brief.corpus, lang))


def _flag(flag: Flag, brief: Brief) -> Bilingual:
    return brief.both(lambda lang: flag_line(flag, brief.outcome, brief.corpus, lang))


def _says(question_id: str, reading_id: str, brief: Brief) -> str:
    says = brief.corpus.open_questions[question_id].reading(reading_id).says
    return f"({reading_id}) {says.zh}\n{says.en}"


def _timeline(brief: Brief) -> Iterator[Block]:
    """Yield the result on every stretch between two days on which the law changes."""
    rows: list[tuple[str, str, str]] = []
    for stretch in timeline(brief.result.asked, brief.corpus):
        until = brief.words("onward", "annex")
        last = brief.day(stretch.until) if stretch.until else until
        told: list[str] = []
        for item in stretch.determination.items:
            word = licence_word(item, stretch.determination)
            said = _slot("licence", word, brief)
            if len(stretch.determination.items) > 1:
                said = brief.words(
                    "verdict", "annex", name=brief.name(item.item), said=said
                )
            told += one_below_the_other(said)
        since = "\n".join(one_below_the_other(brief.day(stretch.since)))
        if rows and rows[-1][2] == "\n".join(told):
            since = rows.pop()[0]
        rows.append((since, "\n".join(one_below_the_other(last)), "\n".join(told)))
    head = ("from", "until", "result")
    yield Table(
        head=tuple(brief.words(key, "annex") for key in head),
        rows=tuple(rows),
        weights=(4, 4, 9),
    )
