"""Columns by their letters, as a person names them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

LAST = 16_384
"""As many columns as a spreadsheet program has, ``A`` to ``XFD``."""

_NAME = re.compile(r"[A-Z]{1,3}")


@lru_cache(maxsize=LAST)
def column(letters: str) -> int | None:
    """Return the place of a column, from 0; ``None`` if there is no such column."""
    if not _NAME.fullmatch(letters):
        return None
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1 if place <= LAST else None


def letters(place: int) -> str:
    """Return the letters of a column by its place from 0."""
    name, left = "", place + 1
    while left:
        left, last = divmod(left - 1, 26)
        name = chr(ord("A") + last) + name
    return name


NAMES = (*map(letters, range(LAST)), "")
"""The letters of all columns, and behind the last one none."""


def spans(places: Iterable[int]) -> str:
    """Name columns as ``C, F–H``."""
    runs = groupby(enumerate(sorted(places)), key=lambda each: each[1] - each[0])
    ends = ([place for _, place in run] for _, run in runs)
    return ", ".join(
        letters(run[0]) if len(run) == 1 else f"{letters(run[0])}–{letters(run[-1])}"
        for run in ends
    )
