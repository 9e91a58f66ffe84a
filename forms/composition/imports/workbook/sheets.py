"""One sheet, row by row: sparse, in the order of the file, flat in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from forms.composition.imports.guards.markup import feed
from forms.composition.imports.messages import Notice
from forms.composition.imports.rows import Row
from forms.composition.imports.workbook.assembly import Assembly
from forms.composition.imports.workbook.cells import Cells
from forms.composition.imports.workbook.gathering import ENDING, Gathering
from forms.composition.imports.workbook.lane import Lane
from forms.composition.imports.workbook.placing import placed


@dataclass(slots=True)
class Sheet:
    """A table of a workbook.

    Its ``dimension`` is not believed; rows and cells without content are not there.
    What is odd is told to *say* once, however often the rows are gone through; *pause*
    is called now and then.
    """

    name: str
    hidden: bool
    reading: Cells
    opened: Callable[[], BinaryIO]
    say: Callable[[Notice], None]
    pause: Callable[[], None]
    _noted: int = 0
    _is_told: bool = False

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold something; raises ``RefusedError`` at a limit."""
        with placed(sheet=self.name):
            yield from self._rows()

    def _rows(self) -> Iterator[Row]:
        assembly = Assembly(self.name, self.reading, self._noted)
        gathering = Gathering(assembly)
        for _ in feed(Lane(self.opened(), gathering, ENDING), gathering):
            self.pause()
            for notice in assembly.notices:
                self.say(notice)
                self._noted = max(self._noted, notice.row)
            assembly.notices.clear()
            for row in assembly.rows:
                self._noted = max(self._noted, row.number)
                yield row
            assembly.rows.clear()
        self.reading.strings.finish()
        if not self._is_told:
            self._is_told = True
            for notice in assembly.afterwards():
                self.say(notice)
