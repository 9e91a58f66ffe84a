"""The differences as lines: what decides first, each weight under its heading."""

from collections.abc import Iterator
from itertools import groupby

from forms.packdiff.change import Both, Change


def in_sentences(changes: tuple[Change, ...], packs: Both) -> Iterator[str]:
    """Yield the lines, led by whether anything that decides changed."""
    old, new = (pack.digest[:12] for pack in (packs.old, packs.new))
    yield packs.word("packs", old=old, new=new)
    if not changes:
        yield packs.word("same")
    elif not any(change.weight.decides for change in changes):
        yield packs.word("nothing-decides")
    for weight, group in groupby(changes, key=lambda change: change.weight):
        yield ""
        yield packs.word(f"heading-{weight.name.lower()}")
        yield from (f"- {packs.line(change)}" for change in group)
