"""What the interview asks in a story, in order, and what ends it: one page of text."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from forms.case.events import Answered, Case, case_of
from forms.case.facts import CASE, Place, Raw
from forms.casefile import CaseFile, read_case_file
from forms.corpus import Corpus
from forms.interview.screens import PageKey, page_of
from forms.line import next_question, weigh
from forms.rules.determination import Determination
from forms.scenario import licence_word, live_word, word_of

STORIES = Path(__file__).parent.parent / "scenarios"
DRAWN = Path(__file__).parent / "questions"


def sequence(path: Path, law: Corpus) -> str:
    """Return what is asked of somebody who answers as the story does."""
    file = read_case_file(path.read_text(encoding="utf-8"), law, path.stem)
    whole = case_of(file.events)
    case, asked = _asked(whole, file, law)
    lines = [path.stem, ""]
    for key, places in groupby(asked, key=lambda place: page_of(place, law)):
        lines.append(_heading(key, law))
        lines += [_line(place, whole, law) for place in places]
        lines.append("")
    return "\n".join((*lines, *_end(case, file, law))) + "\n"


def _asked(whole: Case, file: CaseFile, law: Corpus) -> tuple[Case, list[Place]]:
    """Answer question after question, as long as the story has an answer."""
    answers = [event for event in file.events if isinstance(event, Answered)]
    told = [event for event in file.events if not isinstance(event, Answered)]
    case, asked = case_of(tuple(told)), list[Place]()
    while True:
        place = next_question(case, law, known=file.known_on)
        if place is None or place in asked or place not in whole.answers:
            return case, asked
        asked.append(place)
        said = [each for n in asked for each in answers if _place(each) == n]
        case = case_of((*told, *said))


def _place(answer: Answered) -> Place:
    return Place(answer.member, answer.question)


def _heading(key: PageKey, law: Corpus) -> str:
    title = next(page.title for page in law.pages if page.id == key.page)
    return title if key.member == CASE else f"{title}: {key.member}"


def _line(place: Place, whole: Case, law: Corpus) -> str:
    offered = "" if law.questions[place.question].not_known else "  (must be known)"
    raws = " / ".join(dict.fromkeys(_raw(a.raw) for a in whole.answers[place]))
    return f"  {place.question:26}  {raws}{offered}"


def _raw(raw: Raw) -> str:
    """Return an answer in one line."""
    if isinstance(raw, str):
        return raw
    rows = [raw] if isinstance(raw, dict) else raw
    return "; ".join(" ".join(row.values()) for row in rows) or "none"


def _end(case: Case, file: CaseFile, law: Corpus) -> Iterator[str]:
    """Yield what ends the sequence: the result, or a question left open."""
    outcome = weigh(case, law, known=file.known_on)
    result = outcome.determination
    if outcome.to_mend:
        yield f"Ends at what must be mended first: {outcome.to_mend[0]}"
    elif result.way.next is not None:
        yield f"Ends without an answer to {result.way.next}"
    else:
        yield "Ends with nothing left to ask"
    yield from _result(result)


def _result(result: Determination) -> Iterator[str]:
    for item in result.items:
        if result.on is not None:
            yield f"  {item.item}: {licence_word(item, result)} on {result.on}"
        yield f"  {item.item}: {live_word(item, result)} if live"
    yield f"  review: {word_of(result.review)}"
