"""Lines kept packed in memory until they are taken over; never on a disk."""

import zlib
from collections import Counter
from collections.abc import Iterator

from pydantic import TypeAdapter

from forms.composition.bill import Line

_LINES: TypeAdapter[tuple[Line, ...]] = TypeAdapter(tuple[Line, ...])
_QUICKLY = 1


class HeldLines:
    """All lines of one reading, in batches as they came, and what they hold.

    A line takes about a twentieth of its text so; going through them unpacks one batch
    at a time.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._counted: Counter[str] = Counter()

    def add(self, lines: tuple[Line, ...]) -> None:
        """Keep a batch."""
        text = _LINES.dump_json(lines, exclude_defaults=True)
        self._packed.append(zlib.compress(text, _QUICKLY))
        for line in lines:
            self._counted.update(_told(line))

    def __iter__(self) -> Iterator[tuple[Line, ...]]:
        """Yield the batches, each unpacked only when it is wanted."""
        for packed in self._packed:
            yield _LINES.validate_json(zlib.decompress(packed))

    def count(self, what: str) -> int:
        """Return how many there are of what ``_told`` counts."""
        return self._counted[what]

    def __len__(self) -> int:
        return self._counted["lines"]


def _told(line: Line) -> Iterator[str]:
    """Yield what one line adds to the count."""
    yield "lines"
    if not line.contents:
        yield "without-contents"
    for content in line.contents:
        yield "contents"
        if not content.origins:
            yield "without-origin"
        if not content.prices:
            yield "without-price"
