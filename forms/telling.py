"""A determination told in plain sentences and as JSON, both from the same proof."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from forms.case.facts import CASE, Place, the_choice
from forms.corpus import Corpus
from forms.interview.explanation import clock_words, why
from forms.interview.printing import day
from forms.interview.questions import Language
from forms.interview.screens import member_name
from forms.law.periods import State
from forms.law.working_days import deadline
from forms.line import Outcome
from forms.rules.determination import Dependence, Determination, Duty, ItemOutcome
from forms.rules.truth import Truth
from forms.scenario import licence_word, limbs_met, live_word


def words_of(group: str, value: str, corpus: Corpus, language: Language) -> str:
    """Return the sentence for a slot value, or for several still possible."""
    options = value.split(" | ")
    if len(options) == 1:
        return corpus.wordings.word(group, value, language)
    joint = "；" if language == "zh" else "; "
    told = joint.join(corpus.wordings.word(group, o, language) for o in options)
    return corpus.wordings.word(group, "open", language).format(options=told)


def review_word(result: Determination) -> str:
    """Return the review slot as one word, or all that are still possible."""
    return " | ".join(sorted(map(str, result.review)))


def on_line(result: Determination, corpus: Corpus, language: Language) -> str:
    """Return ``On 1 February 2026, as known on 9 October 2026``."""
    if result.on is None:
        return corpus.wordings.word("result", "no-date", language)
    form = corpus.wordings.word("result", "on-line", language)
    return form.format(on=day(result.on, language), known=day(result.known, language))


def reading_words(
    readings: tuple[tuple[str, str], ...], corpus: Corpus, language: Language
) -> str:
    """Say which readings are meant: ``Q2(b): no, by analogy ...``."""
    told = []
    for question_id, reading_id in readings:
        says = corpus.open_questions[question_id].reading(reading_id).says
        told.append(f"{question_id}({reading_id}): {getattr(says, language)}")
    return (" + ").join(told)


def under_lines(
    outcome: ItemOutcome, corpus: Corpus, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield each reading of what holds on the day, and the result under it."""
    for name, licences in outcome.under:
        question, _, reading = name.partition("=")
        says = reading_words(((question, reading),), corpus, language)
        value = " | ".join(sorted(map(str, licences)))
        yield says, words_of("licence", value, corpus, language)


def dependence_line(dependence: Dependence, corpus: Corpus, language: Language) -> str:
    """Say what another reading would change."""
    changes = []
    for change in dependence.changes:
        group = "review" if change.slot == "review" else "licence"
        value = " | ".join(sorted(change.becomes))
        changes.append(words_of(group, value, corpus, language))
    form = corpus.wordings.word("result", "depends", language)
    return form.format(
        reading=reading_words(dependence.readings, corpus, language),
        becomes="; ".join(changes),
    )


def duty_deadline(duty: Duty, outcome: Outcome) -> dt.date | None:
    """Return the last day of a duty counted in working days after export."""
    days, on = duty.rule.deadline_working_days, outcome.determination.on
    if days is None or on is None:
        return None
    country = the_choice(outcome.facts.get(Place(CASE, "exporter.country")))
    return deadline(on, days, ("CN", country) if country else ("CN",))


def in_sentences(outcome: Outcome, corpus: Corpus, language: Language) -> list[str]:
    """Tell the result in plain sentences: the two lines first, then their reasons."""
    result = outcome.determination
    return [
        outcome.case.title,
        *(
            line
            for item in result.items
            for line in _item(item, outcome, corpus, language)
        ),
        words_of("review", review_word(result), corpus, language) + ".",
        *_duties(outcome, corpus, language),
        *_dependence(result, corpus, language),
        *_open(outcome, corpus, language),
    ]


def in_short(outcome: Outcome, corpus: Corpus, language: Language) -> list[str]:
    """Tell the two lines of each item and how an application would be reviewed."""
    result = outcome.determination
    lines = [outcome.case.title]
    for item in result.items:
        lines += list(_item(item, outcome, corpus, language))[:3]
    return [*lines, words_of("review", review_word(result), corpus, language) + "."]


def _item(
    item: ItemOutcome, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    result = outcome.determination
    now = words_of("licence", licence_word(item, result), corpus, language)
    live = words_of("licence", live_word(item, result), corpus, language)
    yield f"{member_name(item.item, outcome, corpus, language)}:"
    on_date = corpus.wordings.word("result", "on-this-date", language)
    yield f"  {on_date} ({on_line(result, corpus, language)}): {now}."
    yield f"  {corpus.wordings.word('result', 'if-live', language)}: {live}."
    for says, becomes in under_lines(item, corpus, language):
        yield f"    {says} -> {becomes}"
    findings = [limb.finding for limb in item.limbs]
    if item.outside.truth is not Truth.FALSE:
        findings = [item.outside]
    for finding in findings:
        for line in why(finding, result, corpus, language):
            cites = f" [{'; '.join(line.cites)}]" if line.cites else ""
            yield f"  {'  ' * line.depth}{line.mark} {line.text}{cites}"
    for limb in item.limbs:
        words = clock_words(limb.stand, limb.rule.provision, result, corpus, language)
        yield f"  {words}"


def duty_standing(
    duty: Duty, result: Determination, corpus: Corpus, language: Language
) -> str:
    """Return ``applies``, or why it does not on the day: duties stand with clauses."""
    state = str(duty.stand.state)
    if duty.finding.truth is not Truth.TRUE:
        state = "open"
    elif result.on is None:
        state = "no-date"
    elif duty.stand.state is State.IN_FORCE:
        state = "owed"
    return corpus.wordings.word("duty_state", state, language)


def _duties(outcome: Outcome, corpus: Corpus, language: Language) -> Iterator[str]:
    result = outcome.determination
    for duty in result.duties:
        name = corpus.wordings.word("duty", duty.id, language)
        because = getattr(duty.rule.because, language)
        cite = corpus.cite(duty.rule.provision).label(language)
        standing = duty_standing(duty, result, corpus, language)
        member = "" if duty.member == CASE else f" [{duty.member}]"
        yield f"{name}{member}: {standing}. {because} [{cite}]"
        if result.on is not None:
            words = clock_words(duty.stand, duty.clause, result, corpus, language)
            yield f"  {words}"
        last = duty_deadline(duty, outcome)
        if last is not None:
            form = corpus.wordings.word("result", "deadline", language)
            yield f"  {form.format(day=day(last, language))}"


def _dependence(
    result: Determination, corpus: Corpus, language: Language
) -> Iterator[str]:
    if not result.depends_on:
        yield corpus.wordings.word("result", "independent", language)
    for dependence in result.depends_on:
        yield dependence_line(dependence, corpus, language)


def _open(outcome: Outcome, corpus: Corpus, language: Language) -> Iterator[str]:
    places = outcome.determination.way.open
    if places:
        form = corpus.wordings.word("result", "open-questions", language)
        yield form.format(count=len(places))
    for place in places:
        question = corpus.wordings.question(corpus.questions[place.question], language)
        yield f"  - {place}: {question.ask}"


def as_json(outcome: Outcome, corpus: Corpus) -> dict[str, Any]:
    """Return the determination as plain values, its proof included."""
    result = outcome.determination
    return {
        "title": outcome.case.title,
        "on": result.on,
        "known": result.known,
        "pack": corpus.digest,
        "items": [_item_json(item, result, corpus) for item in result.items],
        "review": sorted(map(str, result.review)),
        "duties": [
            {
                "duty": duty.id,
                "member": duty.member,
                "truth": duty.finding.truth.name.lower(),
                "state": str(duty.stand.state),
                "provision": duty.rule.provision,
                "stands_with": duty.clause,
                "deadline": duty_deadline(duty, outcome),
            }
            for duty in result.duties
        ],
        "depends_on": [
            {
                "readings": dict(d.readings),
                "changes": {c.slot: sorted(c.becomes) for c in d.changes},
            }
            for d in result.depends_on
        ],
        "open": list(map(str, result.way.open)),
        "not_known": list(map(str, result.not_known)),
        "conflicts": list(map(str, result.conflicts)),
        "parked": list(map(str, result.parked)),
    }


def _item_json(
    item: ItemOutcome, result: Determination, corpus: Corpus
) -> dict[str, Any]:
    return {
        "item": item.item,
        "licence": licence_word(item, result).split(" | "),
        "if_live": live_word(item, result).split(" | "),
        "under": {name: sorted(map(str, found)) for name, found in item.under},
        "limbs_met": limbs_met(item),
        "limbs": [
            {
                "limb": limb.id,
                "met": limb.finding.truth.name.lower(),
                "state": str(limb.stand.state),
                "by": limb.stand.by,
                "provision": limb.rule.provision,
                "proof": [
                    {
                        "depth": line.depth,
                        "truth": line.truth.name.lower(),
                        "text": line.text,
                        "cites": list(line.cites),
                        "note": line.note,
                    }
                    for line in why(limb.finding, result, corpus, "en")
                ],
            }
            for limb in item.limbs
        ],
        "outside": item.outside.truth.name.lower(),
        "exempt": item.exempt.truth.name.lower(),
    }
