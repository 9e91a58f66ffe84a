"""Lines kept packed in memory until they are taken over; never on a disk."""

import zlib
from collections import Counter
from collections.abc import Iterator

from forms.composition.bill import Line
from forms.composition.imports.messages import Lines

_QUICKLY = 1


class HeldLines:
    """All lines of one reading, in batches as they came, and what they hold.

    A line takes about a twentieth of its text so; going through them unpacks one batch
    at a time.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._counted: Counter[str] = Counter()

    def add(self, lines: tuple[Line, ...], text: bytes) -> None:
        """Keep a batch, of which *text* is the message that it came in."""
        self._packed.append(zlib.compress(text, _QUICKLY))
        contents = [content for line in lines for content in line.contents]
        self._counted += Counter(
            {
                "lines": len(lines),
                "without-contents": sum(not line.contents for line in lines),
                "contents": len(contents),
                "without-origin": sum(not each.origins for each in contents),
                "without-price": sum(not each.prices for each in contents),
            }
        )

    def __iter__(self) -> Iterator[tuple[Line, ...]]:
        """Yield the batches, each unpacked only when it is wanted."""
        for packed in self._packed:
            yield Lines.model_validate_json(zlib.decompress(packed)).lines

    def count(self, what: str) -> int:
        """Return how many there are of what ``add`` counts."""
        return self._counted[what]

    def __len__(self) -> int:
        return self._counted["lines"]
