"""The triage in words: one sign an announcement, for screen, command line and JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from forms.case.facts import NOT_KNOWN
from forms.corpus import Corpus
from forms.interview.comparisons import mark_words
from forms.interview.explanation import clock_words, on_line
from forms.interview.printing import listed, strung
from forms.interview.questions import Language, Question
from forms.law.marks import mark
from forms.law.periods import alike
from forms.triage.weighing import (
    Announcement,
    Doubt,
    Pointer,
    Standing,
    Triage,
    instrument_of,
)

CONSULT = {"mofcom-2025-61": "mofcom-2025-61/6", "mofcom-2025-62": "mofcom-2025-62/4"}
"""The clause that says whom to ask in doubt, by announcement."""

_COLON = {"en": ": ", "zh": "："}

MANY = 3
"""More codes than these that are no more than possible are told in one line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One clause or code: what it names, why it points here, and who must apply."""

    name: str
    standing: Standing
    because: str
    who: str
    cite: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What one announcement has to say, or why it does not name the item."""

    instrument: str
    name: str
    title: str
    standing: Standing
    verdict: str
    points: tuple[Point, ...]
    states: tuple[str, ...]
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


def asked(result: Triage, language: Language) -> Question | None:
    """Return the question to ask now, in a language."""
    if result.next is None:
        return None
    question = result.corpus.signposted.questions[result.next]
    return result.corpus.wordings.question(question, language)


def signs(result: Triage, language: Language) -> tuple[Sign, ...]:
    """Return the signs: what speaks first, then what may, then why others do not."""
    order = tuple(Standing)
    told = (_sign(each, result, language) for each in result.announcements)
    return tuple(sorted(told, key=lambda sign: order.index(sign.standing)))


def _sign(each: Announcement, result: Triage, language: Language) -> Sign:
    corpus = result.corpus
    instrument = corpus.instruments[each.instrument]
    return Sign(
        instrument=each.instrument,
        name=corpus.cite(each.instrument).label(language),
        title=getattr(instrument.title, language),
        standing=each.standing,
        verdict=corpus.wordings.word("triage", each.standing, language),
        points=tuple(_points(each.pointers, result, language)),
        states=tuple(_states(each, result, language)),
        reasons=tuple(
            _with_sources(
                getattr(found.rule.because, language),
                (found.rule.provision, *found.rule.cites),
                corpus,
                language,
            )
            for found in each.reasons
            if found.rule
        ),
        doubts=tuple(_doubts(each, result, language)),
    )


def _points(
    pointers: tuple[Pointer, ...], result: Triage, language: Language
) -> Iterator[Point]:
    """Tell each code once; a whole announcement only where no code of it is named."""
    codes = [p for p in pointers if "/" not in p.to]
    kept = [p for p in pointers if "/" not in p.to or not _is_in_code(p, codes)]
    best: dict[str, Pointer] = {}
    for pointer in kept:
        known = best.get(pointer.to)
        if known is None or known.standing is Standing.POSSIBLE:
            best[pointer.to] = pointer
    sure = [p for p in best.values() if p.standing is Standing.NAMED]
    perhaps = [p for p in best.values() if p.standing is not Standing.NAMED]
    yield from (_point(pointer, result, language) for pointer in sure)
    if len(perhaps) <= MANY:
        yield from (_point(pointer, result, language) for pointer in perhaps)
    else:
        yield _together(perhaps, result.corpus, language)


def _is_in_code(pointer: Pointer, codes: list[Pointer]) -> bool:
    return any(
        code.clause == pointer.clause and code.standing is pointer.standing
        for code in codes
    )


def _point(pointer: Pointer, result: Triage, language: Language) -> Point:
    rule, corpus = pointer.rule, result.corpus
    return Point(
        name=_name(pointer, corpus, language),
        standing=pointer.standing,
        because=getattr(rule.because, language),
        who=getattr(rule.who, language) if rule.who else "",
        cite="; ".join(
            corpus.cite(place).label(language)
            for place in dict.fromkeys((pointer.clause, rule.provision, *rule.cites))
        ),
        doubt=" ".join(_marks(pointer, result, language)),
    )


def _together(pointers: list[Pointer], corpus: Corpus, language: Language) -> Point:
    """Tell many possible codes at once: more answers would tell them apart."""
    whose = {p.rule.who for p in pointers}
    who = whose.pop() if len(whose) == 1 else None
    return Point(
        name=strung((_label(p.to, corpus, language) for p in pointers), language),
        standing=Standing.POSSIBLE,
        because=corpus.wordings.word("triage", "many", language),
        who=getattr(who, language) if who else "",
        cite=corpus.cite(instrument_of(pointers[0].rule)).label(language),
        doubt="",
    )


def _label(to: str, corpus: Corpus, language: Language) -> str:
    return corpus.cite(to).label(language) if "/" in to else to


def _name(pointer: Pointer, corpus: Corpus, language: Language) -> str:
    """Return ``1C905.b dysprosium oxide``: the code with what its line names."""
    lines = [corpus.lines[line] for line in pointer.lines]
    if len(lines) > MANY or not lines:
        return _label(pointer.to, corpus, language)
    names = (
        getattr(line.name, language)
        if line.id == pointer.to
        else f"{line.id} {getattr(line.name, language)}"
        for line in lines
    )
    return (
        _label(pointer.to, corpus, language)
        + _COLON[language]
        + strung(names, language)
    )


def _marks(pointer: Pointer, result: Triage, language: Language) -> Iterator[str]:
    """Say how well the line or the clause is known, and what was not verified."""
    corpus = result.corpus
    lines = [corpus.lines[line] for line in pointer.lines]
    if len(lines) > MANY:
        return
    citation = corpus.cite(pointer.clause)
    graded = [line.confidence for line in lines]
    if citation.provision and not lines:
        graded = [citation.provision.confidence]
    worst = max(graded, default="A")
    if worst != "A":
        yield corpus.wordings.word("triage", f"confidence-{worst}", language)
    marks = [mark(line, result.at.compared) for line in lines]
    marks.append(mark(citation, result.at.compared))
    told = (mark_words(found, corpus, language) for found in marks if found)
    yield from dict.fromkeys(told)


def _states(each: Announcement, result: Triage, language: Language) -> Iterator[str]:
    """Say where each clause stood that points here, those that stand alike at once."""
    stands = ((pointer.clause, pointer.stand) for pointer in each.pointers)
    for stand, clauses in alike(stands).items():
        yield clock_words(stand, clauses, result.at, result.corpus, language)


def _doubts(each: Announcement, result: Triage, language: Language) -> Iterator[str]:
    """Tell what other readings would change, and where to ask in doubt."""
    corpus = result.corpus
    yield from (_doubt(doubt, corpus, language) for doubt in each.doubts)
    place = CONSULT.get(each.instrument)
    if place and (each.doubts or each.standing is Standing.POSSIBLE):
        says = getattr(corpus.provision(place).says, language)
        found = mark(corpus.cite(place), result.at.compared)
        doubt = f" † {mark_words(found, corpus, language)}" if found else ""
        yield _with_sources(says, (place,), corpus, language) + doubt


def _doubt(doubt: Doubt, corpus: Corpus, language: Language) -> str:
    question = corpus.open_questions[doubt.question]
    becomes = corpus.wordings.word("triage", doubt.becomes, language)
    if doubt.to:
        clauses = listed((_label(to, corpus, language) for to in doubt.to), language)
        becomes += f"（{clauses}）" if language == "zh" else f" ({clauses})"
    return corpus.wordings.word("triage", "under", language).format(
        question=doubt.question,
        asks=getattr(question.asks, language),
        says=getattr(question.reading(doubt.reading).says, language).rstrip(".。"),
        becomes=becomes,
    )


def _with_sources(
    words: str, places: Iterable[str], corpus: Corpus, language: Language
) -> str:
    cites = "; ".join(corpus.cite(place).label(language) for place in places)
    return f"{words} [{cites}]"


def in_sentences(result: Triage, language: Language) -> list[str]:
    """Tell the signs in plain sentences, and first that they settle nothing."""
    word = result.corpus.wordings.word
    lines = [
        on_line(result.at, result.corpus, language),
        word("triage", "settles-nothing", language),
    ]
    for sign in signs(result, language):
        lines += ["", f"{sign.name}{_COLON[language]}{sign.verdict}"]
        lines += [f"  {state}" for state in sign.states]
        for point in sign.points:
            lines.append(f"  {point.name}")
            lines.append(f"    {point.because} [{point.cite}]")
            if point.who:
                form = word("triage", "who", language)
                lines.append(f"    {form.format(who=point.who)}")
            if point.doubt:
                lines.append(f"    † {point.doubt}")
        lines += [f"  {each}" for each in (*sign.reasons, *sign.doubts)]
    return lines


def question_in_sentences(
    question: Question, corpus: Corpus, language: Language
) -> list[str]:
    """Tell a question with its options, and why it is asked."""
    lines = [question.ask, f"  {question.hint}"]
    for option in question.options:
        lines.append(f"  - {option.id}: {option.says}")
        if option.hint:
            lines.append(f"      {option.hint}")
    why = _with_sources(question.why, question.cites, corpus, language)
    return [*lines, f"  - {NOT_KNOWN}", f"  {why}"]


def as_json(result: Triage, language: Language) -> dict[str, Any]:
    """Return question, signs and what a case takes over, ready to be printed."""
    question = asked(result, language)
    return {
        "on": result.at.on,
        "known": result.at.known,
        "pack": result.corpus.digest,
        "next": question
        and {
            "question": question.id,
            "ask": question.ask,
            "options": {option.id: option.says for option in question.options},
        },
        "announcements": [asdict(sign) for sign in signs(result, language)],
        "taken_over": {place: raw for _, place, raw in result.taken_over},
    }
