"""The sample cases weighed, each once, and cases made from them."""

from functools import cache

from forms.case.events import Answered, Cleared, Event, case_of
from forms.casefile import CaseFile, read_case_file
from forms.corpus import Corpus, load
from forms.line import Outcome, weigh
from forms.resources import resources

NAMES = (
    "field-hospital-spares",
    "five-nanometre-fab-target",
    "jet-engine-sensor",
    "laptop-loudspeaker-driver",
    "radar-actuator",
    "traction-motor-magnet",
)


@cache
def corpus() -> Corpus:
    return load(resources())


@cache
def file_of(name: str) -> CaseFile:
    text = (resources() / "samples" / f"{name}.toml").read_text("utf-8")
    return read_case_file(text, corpus(), name)


@cache
def outcome_of(name: str) -> Outcome:
    return told(name)


def told(name: str, *more: Event) -> Outcome:
    """Return a sample's outcome after some more has happened to it."""
    file = file_of(name)
    return weigh(case_of((*file.events, *more)), corpus(), known=file.known_on)


def without(name: str, *places: tuple[str, str]) -> Outcome:
    """Return a sample's outcome with some answers withdrawn."""
    return told(name, *(Cleared(member=m, question=q) for m, q in places))


def answered(member: str, question: str, raw: str, source: str = "typed") -> Answered:
    return Answered(member=member, question=question, raw=raw, source=source)
