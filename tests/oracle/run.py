"""Compare a million made-up records: ``python -m tests.oracle.run 1000000``.

The first number is how many, the second the number of the first record. The same
number makes the same record, so that a difference can be looked at again.
"""

import sys
from collections.abc import Iterator
from functools import cache
from multiprocessing import Pool
from time import perf_counter

from forms.corpus import Corpus, load
from forms.resources import resources
from tests.oracle.compare import Compared, in_columns, whole
from tests.oracle.records import BLOCK
from tests.oracle.shrink import smallest

ONE_IN = 128  # whole determinations are slow, and share their truths with the columns
SHOWN = 10


@cache
def _corpus() -> Corpus:
    return load(resources())


def blocks(count: int, first: int = 0) -> Iterator[range]:
    """Cut the numbers into blocks that share readings and parties."""
    end = first + count
    while first < end:
        last = min(end, first - first % BLOCK + BLOCK)
        yield range(first, last)
        first = last


def compared(numbers: range) -> Compared:
    """Compare a block in columns, and one in some of its records whole."""
    found = in_columns(numbers, _corpus())
    determined = whole(numbers[::ONE_IN], _corpus())
    found.differences += determined.differences
    found.gaps += determined.gaps
    return found


def main(count: int, first: int) -> int:
    since = perf_counter()
    total = Compared()
    with Pool() as pool:
        for found in pool.imap(compared, blocks(count, first)):
            total.add(found)
    print(f"{total.records} records in {perf_counter() - since:.0f} s")
    for why, times in total.gaps.most_common():
        print(f"  {times:8} answers vaguer, and safe: {why}")
    print(f"{len(total.differences)} differences")
    for difference in total.differences[:SHOWN]:
        print(difference)
        for name, fact in smallest(difference, _corpus()).items():
            print(f"    {name} = {fact}")
    return 1 if total.differences else 0


if __name__ == "__main__":
    how_many, *begin = (int(it) for it in sys.argv[1:] or ["1000000"])
    sys.exit(main(how_many, *(begin or [0])))
