"""By when: last days and clocks in plain sentences, each with what it rests on."""

from collections.abc import Iterator

from forms.case.facts import CASE, Place
from forms.clocks import EXPORTER, Running, State, clock_of, counted
from forms.corpus import Corpus
from forms.countries import country
from forms.interview.comparisons import mark_words
from forms.interview.printing import day, listed, printed, strung
from forms.interview.questions import Language
from forms.law.marks import mark
from forms.law.working_days import Deadline, LastDay
from forms.line import Outcome
from forms.rules.determination import Duty

_GAP = {"en": " ", "zh": ""}
_COUNTING = {State.RUNNING, State.OVER}


def duty_deadline(duty: Duty, outcome: Outcome, corpus: Corpus) -> Deadline | None:
    """Return the last day of a duty that is counted in working days."""
    clock = clock_of(duty, corpus)
    return counted(clock, outcome, corpus).deadline if clock else None


def deadline_words(
    duty: Duty, outcome: Outcome, corpus: Corpus, language: Language
) -> str:
    """Return by when a duty is done, and how sure that day is; often nothing."""
    found = duty_deadline(duty, outcome, corpus)
    if found is None:
        return ""
    told = list(calendar_lines(found, corpus, language))
    if len(found.ends) == 1 and not outcome.facts.get(EXPORTER):
        told.append(corpus.wordings.word("working_days", "no-country", language))
    return _GAP[language].join(told)


def calendar_lines(
    found: Deadline, corpus: Corpus, language: Language
) -> Iterator[str]:
    """Say the day to keep, then the last day by each calendar and its grounds."""

    def word(key: str, **parts: str) -> str:
        form = corpus.wordings.word("working_days", key, language)
        return form.format(**parts)

    if found.day is None:
        yield word("unknown")
        return
    key = "estimated-by" if found.is_estimated else "by"
    yield word(key, day=day(found.day, language))
    if len(found.ends) > 1:
        yield word("earliest")
    for end in found.ends:
        grounds = strung(_grounds(end, corpus, language), language)
        last = day(end.day, language) if end.day else word("stopped")
        where = country(end.country, language)
        yield word("end", country=where, day=last, grounds=grounds)


def _grounds(end: LastDay, corpus: Corpus, language: Language) -> Iterator[str]:
    for ground in end.grounds:
        notice = ground.notice
        key = "not-compared" if notice and notice.not_verified else str(ground.basis)
        yield corpus.wordings.word("working_days", key, language).format(
            years=listed(map(str, ground.years), language),
            number=notice.number if notice else "",
        )


def state_words(clock: Running, corpus: Corpus, language: Language) -> str:
    """Return how a clock stands and the days left: ``Running: days left: 3``."""
    state = corpus.wordings.word("clock_state", clock.state, language)
    left = clock.days_left
    if left is None or clock.state not in _COUNTING:
        return state
    key = "left" if left > 0 else "today" if left == 0 else "past"
    form = corpus.wordings.word("clock_days", key, language)
    joint = corpus.wordings.word("clock_days", "joint", language)
    return joint.format(state=state, days=form.format(count=abs(left)))


def span_words(
    clock: Running, outcome: Outcome, corpus: Corpus, language: Language
) -> tuple[str, ...]:
    """Return from when and until when, by which calendars, and what is told beside."""
    return tuple(_span(clock, outcome, corpus, language))


def _span(
    clock: Running, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    def word(key: str, **parts: object) -> str:
        form = corpus.wordings.word("clock_days", key, language)
        return form.format(**parts)

    if clock.first is None:
        yield word("no-first")
    else:
        unit, count = str(clock.clock.counts), clock.clock.length
        length = word(unit.removesuffix("s") if count == 1 else unit, count=count)
        yield word("from", day=day(clock.first, language), length=length)
    if clock.ended is not None:
        yield word("ended", day=day(clock.ended, language))
    elif clock.deadline is not None:
        yield from calendar_lines(clock.deadline, corpus, language)
    elif clock.last is not None:
        key = "at-least" if clock.clock.at_least else "until"
        yield word(key, day=day(clock.last, language))
    number = clock.clock.numbered
    fact = outcome.facts.get(Place(CASE, number))
    if fact is not None and clock.first is not None:
        yield word("numbered", said=printed(fact, corpus.questions[number], language))


def doubt_words(clock: Running, corpus: Corpus, language: Language) -> tuple[str, ...]:
    """Return what is uncertain about a clock, or what about it cannot be right."""
    return tuple(
        corpus.wordings.word("clock_doubt", doubt, language) for doubt in clock.doubts
    )


def warning_words(
    clock: Running, outcome: Outcome, corpus: Corpus, language: Language
) -> tuple[str, ...]:
    """Return what the law leaves open about a clock, and what was not verified."""
    own = (getattr(warning, language) for warning in clock.clock.warnings)
    return (*own, *_marks(clock, outcome, corpus, language))


def _marks(
    clock: Running, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    for place in clock.clock.cites:
        citation = corpus.cite(place)
        if doubt := mark(citation, outcome.determination.asked.at.compared):
            said = mark_words(doubt, corpus, language)
            form = corpus.wordings.word("clock_days", "mark", language)
            yield form.format(cite=citation.label(language), said=said)


def clock_sentences(
    clock: Running, outcome: Outcome, corpus: Corpus, language: Language
) -> Iterator[str]:
    """Tell a clock in lines: its name and state first, then what it rests on."""
    declared = clock.clock
    cites = cited(declared.cites, corpus, language)
    name = getattr(declared.name, language)
    yield f"{name}: {state_words(clock, corpus, language)} [{cites}]"
    who = corpus.wordings.word("clock_days", "who", language)
    yield "  " + who.format(who=getattr(declared.who, language))
    yield "  " + getattr(declared.says, language)
    for line in span_words(clock, outcome, corpus, language):
        yield f"  {line}"
    for line in doubt_words(clock, corpus, language):
        yield f"  ! {line}"
    for line in warning_words(clock, outcome, corpus, language):
        yield f"  - {line}"


def change_sentences(corpus: Corpus, language: Language) -> Iterator[str]:
    """Say what a change after the licence was issued calls for, and by which clause."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for change in corpus.changes.values():
        says = getattr(change.says, language)
        alike.setdefault((change.means, change.cites), []).append(says)
    for (means, cites), together in alike.items():
        form = corpus.wordings.word("change", means, language)
        what = listed(together, language)
        yield f"{form.format(what=what)} [{cited(cites, corpus, language)}]"


def cited(places: tuple[str, ...], corpus: Corpus, language: Language) -> str:
    """Return the clauses that a clock or a change rests on."""
    return strung((corpus.cite(place).label(language) for place in places), language)
