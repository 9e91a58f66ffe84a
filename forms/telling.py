"""A determination told in plain sentences, from the proof that all papers show."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from forms.corpus import Corpus
from forms.deadlines import deadline_words
from forms.interview.explanation import Line, clock_words, on_line, why
from forms.interview.printing import strung
from forms.interview.questions import Language
from forms.interview.screens import member_name
from forms.law.periods import State, alike
from forms.line import Outcome
from forms.rules.determination import (
    Change,
    Dependence,
    Determination,
    Duty,
    Flag,
    ItemOutcome,
    Licence,
)
from forms.rules.evaluate import Finding
from forms.rules.truth import Truth
from forms.scenario import licence_word, live_word, word_of
from forms.timeline import Stretch

_ASKING = {Licence.REQUIRED, Licence.EXEMPT, Licence.NEEDS_CONFIRMATION}


def asks_nothing(possible: frozenset[Licence]) -> bool:
    """Tell whether a slot is open, and nothing is asked whatever becomes of it."""
    return len(possible) > 1 and not possible & _ASKING


def words_of(group: str, value: str, corpus: Corpus, language: Language) -> str:
    """Return the sentence for a slot value, or for several still possible."""
    options = value.split(" | ")
    if len(options) == 1:
        return corpus.wordings.word(group, value, language)
    told = (corpus.wordings.word(group, option, language) for option in options)
    form = corpus.wordings.word(group, "open", language)
    return form.format(options=strung(told, language))


def review_word(result: Determination) -> str:
    """Return the review slot as one word, or all that are still possible."""
    return word_of(result.review)


def reading_words(
    readings: tuple[tuple[str, str], ...], corpus: Corpus, language: Language
) -> str:
    """Say which readings are meant: ``Q2 (b: no, by analogy ...)``."""
    form = corpus.wordings.word("result", "reading", language)
    told = []
    for question_id, reading_id in readings:
        says = corpus.open_questions[question_id].reading(reading_id).says
        words = getattr(says, language).rstrip(".。")
        told.append(form.format(question=question_id, reading=reading_id, says=words))
    return (" + ").join(told)


def under_lines(
    outcome: ItemOutcome, corpus: Corpus, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield each reading of what holds on the day, and the result under it."""
    for name, licences in outcome.under:
        question, _, reading = name.partition("=")
        says = getattr(corpus.open_questions[question].reading(reading).says, language)
        yield says, words_of("licence", word_of(licences), corpus, language)


def dependence_line(dependence: Dependence, corpus: Corpus, language: Language) -> str:
    """Say what another reading would change."""
    changes = [_changed(change, corpus, language) for change in dependence.changes]
    form = corpus.wordings.word("result", "depends", language)
    return form.format(
        reading=reading_words(dependence.readings, corpus, language),
        becomes=strung(changes, language),
    )


def _changed(change: Change, corpus: Corpus, language: Language) -> str:
    if change.slot in {"duty-added", "duty-gone"}:
        duties = (corpus.wordings.word("duty", d, language) for d in change.becomes)
        form = corpus.wordings.word("result", change.slot, language)
        return form.format(duties=strung(sorted(duties), language))
    group = "review" if change.slot == "review" else "licence"
    return words_of(group, word_of(change.becomes), corpus, language)


def flag_line(flag: Flag, outcome: Outcome, corpus: Corpus, language: Language) -> str:
    """Say which open question touches what, why, and how it is read here."""
    question = corpus.open_questions[flag.question]
    reading = question.reading(outcome.determination.readings[flag.question])
    key = "flag" if flag.finding.truth is Truth.TRUE else "flag-open"
    form = corpus.wordings.word("result", key, language)
    return form.format(
        question=flag.question,
        whose=member_name(flag.member, outcome, corpus, language)
        or corpus.wordings.word("result", "the-case", language),
        asks=getattr(question.asks, language),
        because=getattr(flag.rule.because, language),
        reading=reading.id,
        says=getattr(reading.says, language),
    )


def in_sentences(outcome: Outcome, corpus: Corpus, language: Language) -> list[str]:
    """Tell the result in plain sentences: the two lines first, then their reasons."""
    result = outcome.determination
    parts = [
        [outcome.case.title],
        *(list(_item(item, outcome, corpus, language)) for item in result.items),
        list(_reviewed(result, corpus, language)),
        *(list(_duty(duty, outcome, corpus, language)) for duty in result.duties),
        list(_dependence(result, corpus, language)),
        list(_flags(outcome, corpus, language)),
        list(_open(outcome, corpus, language)),
    ]
    return [line for part in parts if part for line in (*part, "")][:-1]


def in_short(outcome: Outcome, corpus: Corpus, language: Language) -> list[str]:
    """Tell the two lines of each item and how an application would be reviewed."""
    result = outcome.determination
    items = (_two_lines(item, outcome, corpus, language) for item in result.items)
    told = [line for lines in items for line in lines]
    return [outcome.case.title, *told, _review(result, corpus, language)]


def _review(result: Determination, corpus: Corpus, language: Language) -> str:
    return words_of("review", review_word(result), corpus, language) + "."


def _two_lines(
    item: ItemOutcome, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    result = outcome.determination
    name = member_name(item.item, outcome, corpus, language)
    now, live = _slots(item, result, corpus, language)
    yield f"{name}:"
    when = on_line(result, corpus, language)
    if result.on is None:
        on_date = corpus.wordings.word("result", "on-this-date", language)
        when = f"{on_date} ({when})"
    yield f"  {when}: {now}."
    yield f"  {corpus.wordings.word('result', 'if-live', language)}: {live}."


def _slots(
    item: ItemOutcome, result: Determination, corpus: Corpus, language: Language
) -> tuple[str, str]:
    """Return what holds on the date, and if live."""
    now, live = licence_word(item, result), live_word(item, result)
    return (
        words_of("licence", now, corpus, language),
        words_of("licence", live, corpus, language),
    )


def _item(
    item: ItemOutcome, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    result = outcome.determination
    yield from _two_lines(item, outcome, corpus, language)
    for says, becomes in under_lines(item, corpus, language):
        yield f"    {says.rstrip('.。')} -> {becomes}."
    yield from (f"  {words}" for words in clock_lines(item, result, corpus, language))
    yield from _proof(reasons(item), result, corpus, language)


def reasons(item: ItemOutcome) -> Iterator[Finding]:
    """Yield what the licence slot rests on: out of scope, or limbs and exemption."""
    if item.outside.truth is not Truth.FALSE:
        yield item.outside
        return
    yield from (limb.finding for limb in item.limbs)
    if item.exempt.truth is not Truth.FALSE:
        yield from _exemptions(item.exempt)


def _exemptions(finding: Finding) -> Iterator[Finding]:
    """Yield the exceptions inside a finding, without the limbs that they lift."""
    if finding.rule is not None and finding.rule.then.exempt:
        yield finding
        return
    for part in finding.parts:
        yield from _exemptions(part)


def _reviewed(
    result: Determination, corpus: Corpus, language: Language
) -> Iterator[str]:
    """Tell the review with its grounds; of those that are not there, the clause."""
    yield _review(result, corpus, language)
    grounds = (
        finding if finding.truth is not Truth.FALSE else replace(finding, parts=())
        for finding in result.reviews
    )
    yield from _proof(grounds, result, corpus, language)


def _proof(
    findings: Iterable[Finding],
    result: Determination,
    corpus: Corpus,
    language: Language,
) -> Iterator[str]:
    proof = [line for f in findings for line in why(f, result, corpus, language)]
    notes = list(dict.fromkeys(line.note for line in proof if line.note))
    for line in proof:
        sources = [*line.cites, *_daggers(line, notes)]
        cites = f" [{'; '.join(sources)}]" if sources else ""
        yield f"  {'  ' * line.depth}{line.mark} {line.text}{cites}"
    yield from (f"  {'†' * place} {note}" for place, note in enumerate(notes, start=1))


def _daggers(line: Line, notes: list[str]) -> Iterator[str]:
    """Point from a source to the doubt about it, which is told once."""
    if line.note:
        yield "†" * (notes.index(line.note) + 1)


def clock_lines(
    item: ItemOutcome, result: Determination, corpus: Corpus, language: Language
) -> Iterator[str]:
    """Say where the limbs stood that are met or open, those that stand alike at once.

    Without an export date there is nothing to say: the first line says so.
    """
    if result.on is None:
        return
    stands = (
        (limb.rule.provision, limb.stand)
        for limb in item.limbs
        if limb.finding.truth is not Truth.FALSE
    )
    for stand, provisions in alike(stands).items():
        yield clock_words(stand, provisions, result, corpus, language)


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


def _duty(
    duty: Duty, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    result = outcome.determination
    because = getattr(duty.rule.because, language)
    cite = corpus.cite(duty.rule.provision).label(language)
    yield f"{_headed(duty, outcome, corpus, language)}."
    yield f"  {because} [{cite}]"
    if result.on is not None:
        yield f"  {clock_words(duty.stand, duty.clause, result, corpus, language)}"
    if last := deadline_words(duty, outcome, corpus, language):
        yield f"  {last}"


def _headed(duty: Duty, outcome: Outcome, corpus: Corpus, language: Language) -> str:
    name = corpus.wordings.word("duty", duty.id, language)
    standing = duty_standing(duty, outcome.determination, corpus, language)
    whose = member_name(duty.member, outcome, corpus, language)
    member = f" ({whose})" if whose else ""
    return f"{name}{member}: {standing}"


def _dependence(
    result: Determination, corpus: Corpus, language: Language
) -> Iterator[str]:
    if not result.depends_on:
        yield corpus.wordings.word("result", "independent", language)
    for dependence in result.depends_on:
        yield dependence_line(dependence, corpus, language)


def _flags(outcome: Outcome, corpus: Corpus, language: Language) -> Iterator[str]:
    flags = outcome.determination.flags
    if flags:
        yield corpus.wordings.word("result", "flags", language)
    for flag in flags:
        yield f"  - {flag_line(flag, outcome, corpus, language)}"


def _open(outcome: Outcome, corpus: Corpus, language: Language) -> Iterator[str]:
    places = outcome.determination.way.open
    if places:
        form = corpus.wordings.word("result", "open-questions", language)
        yield form.format(count=len(places))
    for place in places:
        question = corpus.wordings.question(corpus.questions[place.question], language)
        yield f"  - {place}: {question.ask}"


def stretches_in_sentences(
    stretches: Iterable[Stretch], outcome: Outcome, corpus: Corpus, language: Language
) -> list[str]:
    """Tell what holds from day to day, and of the duties only what changes."""
    lines: list[str] = []
    before: set[str] = set()
    for stretch in stretches:
        there = replace(outcome, determination=stretch.determination)
        result = there.determination
        duties = [_headed(duty, there, corpus, language) for duty in result.duties]
        told = [
            f"{member_name(item.item, there, corpus, language)}: "
            + _slots(item, result, corpus, language)[0]
            for item in result.items
        ]
        told += [duty for duty in duties if duty not in before]
        before = set(duties)
        last = stretch.until.isoformat() if stretch.until else ""
        lines.append(f"{stretch.since.isoformat()} .. {last}".rstrip())
        lines += [f"  {line}." for line in told]
    return lines
