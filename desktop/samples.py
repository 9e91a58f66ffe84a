"""The complete sample cases that a newcomer can open."""

import tomllib
from dataclasses import dataclass
from functools import cache

from forms.resources import resources


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample's file and its title."""

    name: str
    title: str


@cache
def samples() -> tuple[Sample, ...]:
    """Return every sample, by its title."""
    found = (
        Sample(path.stem, str(tomllib.loads(path.read_text("utf-8"))["title"]))
        for path in (resources() / "samples").glob("*.toml")
    )
    return tuple(sorted(found, key=lambda sample: sample.title))


def sample_text(name: str) -> str:
    """Return the case file of a sample."""
    return (resources() / "samples" / f"{name}.toml").read_text("utf-8")
