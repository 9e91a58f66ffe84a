"""The lines of one item as a tree: who stands in whom, edited without patching."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from forms.composition.bill import Line, Source

TOP = ""
"""Stands for the item itself, of which the roots are parts."""


@dataclass(frozen=True, slots=True)
class Bill:
    """All lines by id, in their order, and the lines that stand in each.

    A line whose parent is not there, or which would stand in itself, is a root.
    """

    lines: Mapping[str, Line] = field(default_factory=dict)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Line], sources: Iterable[Source] = ()) -> "Bill":
        """Build the tree; of two lines with one id the last holds."""
        by_id = {line.id: line for line in lines}
        within: dict[str, list[str]] = {}
        for line in by_id.values():
            within.setdefault(_place(line, by_id), []).append(line.id)
        _mend(by_id, within)
        return cls(
            by_id,
            {parent: tuple(ids) for parent, ids in within.items()},
            {line: parent for parent, ids in within.items() for line in ids},
            {source.id: source for source in sources},
        )

    @property
    def roots(self) -> tuple[str, ...]:
        """Return the lines that stand in the item itself."""
        return self.children(TOP)

    def children(self, line: str) -> tuple[str, ...]:
        """Return the lines that stand in a line, in their order."""
        return self.within.get(line, ())

    def parent(self, line: str) -> str:
        """Return the line in which a line stands, ``TOP`` for a root."""
        return self.parents[line]

    def up(self, line: str) -> Iterator[str]:
        """Yield the lines around a line, from the nearest to ``TOP``."""
        while line != TOP:
            line = self.parent(line)
            yield line

    def down(self, line: str = TOP) -> Iterator[str]:
        """Yield all lines within a line, each before those that stand in it."""
        left = list(reversed(self.children(line)))
        while left:
            one = left.pop()
            yield one
            left += reversed(self.children(one))

    def of_source(self, source: str) -> tuple[str, ...]:
        """Return the lines that came with a file."""
        if not source:
            return ()
        lines = self.lines.values()
        return tuple(line.id for line in lines if line.whence.source == source)

    def with_line(self, line: Line) -> "Bill":
        """Return the bill with a line in place of the one of its id.

        A line that keeps its parent costs a copy of the index and no more.
        """
        before = self.lines.get(line.id)
        lines = {**self.lines, line.id: line}
        if before is not None and before.parent == line.parent:
            return replace(self, lines=lines)
        return Bill.of(lines.values(), self.sources.values())

    def with_lines(self, lines: Iterable[Line], sources: Iterable[Source]) -> "Bill":
        """Return the bill with more lines, and the files they came with."""
        return Bill.of(
            (*self.lines.values(), *lines), (*self.sources.values(), *sources)
        )

    def without(self, gone: Iterable[str]) -> "Bill":
        """Return the bill without some lines and all that stands in them."""
        left = set(gone) & set(self.lines)
        for line in tuple(left):
            left |= set(self.down(line))
        kept = (line for line in self.lines.values() if line.id not in left)
        return Bill.of(kept, self.sources.values())


def arrived(lines: Iterable[Line], source: Source | None) -> tuple[Line, ...]:
    """Return the lines of a file under ids of their own, each naming its file."""
    if source is None:
        return tuple(lines)
    return tuple(_marked(line, source.id) for line in lines)


def _marked(line: Line, source: str) -> Line:
    changes: dict[str, object] = {
        "id": f"{source}:{line.id}",
        "parent": f"{source}:{line.parent}" if line.parent else "",
        "whence": line.whence.model_copy(update={"source": source}),
    }
    if line.contents:
        changes["contents"] = tuple(
            each.model_copy(
                update={"whence": each.whence.model_copy(update={"source": source})}
            )
            for each in line.contents
        )
    return line.model_copy(update=changes)


def _place(line: Line, lines: Mapping[str, Line]) -> str:
    return line.parent if line.parent in lines else TOP


def _mend(lines: Mapping[str, Line], within: dict[str, list[str]]) -> None:
    """Make a root of one line of each ring, so that none is out of reach."""
    reached: set[str] = set()
    _reach(within, [TOP], reached)
    for line in lines:
        if line not in reached:
            within[lines[line].parent].remove(line)
            within.setdefault(TOP, []).append(line)
            _reach(within, [line], reached)


def _reach(within: Mapping[str, list[str]], left: list[str], reached: set[str]) -> None:
    while left:
        one = left.pop()
        if one not in reached:
            reached.add(one)
            left += within.get(one, [])
