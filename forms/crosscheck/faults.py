"""One finding of the cross-check, told like every fault of a pack file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

UNMARKED = "is known less well than A; say in 'not_verified' what was not verified."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of the pack (file and id), and the likely fix.

    ``about`` is the id that is missing or idle.  Where an entry could not be read at
    all, what only follows from that is not told a second time.
    """

    place: str
    says: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


def twice(place: str, ids: Iterable[str], kind: str) -> Iterator[Fault]:
    """Name the ids that two parts of one entry share."""
    for name, often in Counter(ids).items():
        if often > 1:
            yield Fault(place, f"the {kind} {name!r} is given twice; rename one.")
