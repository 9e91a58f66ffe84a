"""What is taken over, until it is on the disk or called off."""

from collections.abc import Iterator
from threading import Event

from desktop.pages.importing.held import HeldLines
from forms.composition.bill import Line, Source


class CalledOffError(Exception):
    """Lines are no longer wanted; whoever goes through them stops."""


class Taken:
    """For which item lines are taken, out of what, and the lines themselves."""

    def __init__(self, item: str, source: Source, held: HeldLines) -> None:
        self.item, self.source, self.held = item, source, held
        self._called_off = Event()

    def call_off(self) -> None:
        """Want the lines no more."""
        self._called_off.set()

    @property
    def is_wanted(self) -> bool:
        """Tell whether the lines shall still be kept."""
        return not self._called_off.is_set()

    def batches(self) -> Iterator[tuple[Line, ...]]:
        """Yield the lines; raises ``CalledOffError`` once they are not wanted."""
        for lines in self.held:
            if not self.is_wanted:
                raise CalledOffError
            yield lines
