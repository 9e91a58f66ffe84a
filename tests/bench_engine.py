"""How long the next question takes after an answer, and how long all of it takes."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forms.case.events import Answered, Event, case_of
from forms.case.facts import Place
from forms.casefile import read_case_file
from forms.corpus import Corpus, load
from forms.interview.progress import progress
from forms.interview.screens import next_place
from forms.line import next_question, weigh
from forms.resources import resources
from forms.rules.determination import grove_of

ROUNDS = 30
STORY = Path(__file__).parent / "scenarios" / "two-items-one-caught.toml"


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds in the middle, and what one in a hundred takes longer than."""

    median: float
    p99: float


@dataclass(frozen=True, slots=True)
class Turns:
    """What follows an answer: the question alone, then what the screen shows of it.

    ``determined`` is the whole result with the next place, ``doubted`` its dependence
    on readings, ``left`` the shortest and longest way.
    """

    answers: int
    asked: Spread
    determined: Spread
    doubted: Spread
    left: Spread


def bench_engine(rounds: int = ROUNDS) -> Turns:
    """Answer one case again and again, each time with nothing remembered."""
    corpus = load(resources())
    told = [turn for _ in range(rounds) for turn in _interview(replace(corpus))]
    asked, determined, doubted, left = map(_spread, zip(*told, strict=True))
    return Turns(len(told) // rounds, asked, determined, doubted, left)


def _interview(corpus: Corpus) -> Iterator[tuple[float, float, float, float]]:
    """Yield the times of each turn, from the first question to the last answer."""
    file = read_case_file(STORY.read_text(encoding="utf-8"), corpus)
    known = file.known_on
    answers: dict[Place, Event] = {}
    events: list[Event] = []
    for event in file.events:
        if isinstance(event, Answered):
            answers[event.place] = event
        else:
            events.append(event)
    place = next_question(case_of(events), corpus, known=known)
    while place is not None:
        events.append(answers[place])
        case = case_of(events)
        clock = _Clock()
        place = next_question(case, corpus, known=known)
        asked = clock.lap()
        outcome = weigh(case, corpus, known=known)
        next_place(outcome, corpus)
        determined = clock.lap()
        result = outcome.determination
        _ = result.depends_on
        doubted = clock.lap()
        progress(grove_of(result.asked, corpus), result.way, corpus.questions)
        yield asked, determined, doubted, clock.lap()


class _Clock:
    """Milliseconds of this thread's own work: what others do does not count."""

    def __init__(self) -> None:
        self._since = time.thread_time()

    def lap(self) -> float:
        since, self._since = self._since, time.thread_time()
        return (self._since - since) * 1000


def _spread(times: tuple[float, ...]) -> Spread:
    return Spread(statistics.median(times), statistics.quantiles(times, n=100)[98])


if __name__ == "__main__":
    turns = bench_engine()
    print(f"{turns.answers} answers, milliseconds in the middle and at worst but 1 %:")
    for name in ("asked", "determined", "doubted", "left"):
        spread = getattr(turns, name)
        print(f"{name:12} {spread.median:8.3f} {spread.p99:8.3f}")
