"""Texts of what was read that hide letters, or show others than they hold."""

from collections.abc import Iterator

from forms.composition.bill import Line, Whence
from forms.composition.imports.messages import Notice
from forms.composition.imports.troubles import Caution
from forms.composition.lettering import is_misleading, shown


class Lettered:
    """Says of each misleading text once that it is one, with its letters as codes."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def doubts(self, line: Line) -> Iterator[Notice]:
        """Yield what is to be said of the texts of a line."""
        for text, where in _texts(line):
            if is_misleading(text) and text not in self._said:
                self._said.add(text)
                yield Notice(
                    caution=Caution.MISLEADING_LETTERS,
                    sheet=where.sheet,
                    row=where.row,
                    path=where.path,
                    given=shown(text),
                )


def _texts(line: Line) -> Iterator[tuple[str, Whence]]:
    for text in (line.number, line.revision, line.name, line.supplier, line.grade):
        yield text, line.whence
    for content in line.contents:
        for text in (content.name, content.cas, content.supplier):
            yield text, content.whence
        for origin in content.origins:
            yield origin.as_given, content.whence
