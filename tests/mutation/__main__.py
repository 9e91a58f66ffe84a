"""Every slip of the pack against every story and net: ``python -m tests.mutation``.

Prints what tells how many apart; fails on a survivor that equivalent.toml beside it
does not list, and on an entry there that no longer survives.  Words after the command
keep to mutants whose id holds one of them.
"""

import os
import sys
from collections import Counter
from functools import cache
from multiprocessing import Pool

from forms.corpus import load
from forms.resources import resources
from tests.mutation.judges import DAYS, LOAD, QUESTIONS, Bench
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.survivors import findings


@cache
def _court() -> tuple[tuple[Mutant, ...], Bench]:
    """Set up the mutants and their judges, once in each process."""
    law = load(resources())
    return mutants(law), Bench(law)


def _judged(number: int) -> tuple[int, str]:
    mutants, bench = _court()
    return number, bench.killer(mutants[number])


def main() -> None:
    """Judge all mutants on all cores and report."""
    found = _court()[0]
    words = sys.argv[1:]
    meant = [
        n for n, m in enumerate(found) if not words or any(w in m.id for w in words)
    ]
    with Pool(os.cpu_count()) as pool:
        killed = dict(pool.imap_unordered(_judged, meant, chunksize=8))
    killers = {found[n].id: killed[n] for n in meant}
    for name, count in Counter(map(_judge, killers.values())).most_common():
        print(f"{count:5}  {name}")
    wrong = [f for f in findings(killers) if not (words and f.startswith("no mutant"))]
    for finding in wrong:
        print(finding)
    print(f"{len(meant)} mutants, {len(wrong)} findings")
    sys.exit(bool(wrong))


def _judge(killer: str) -> str:
    if killer.startswith(QUESTIONS):
        return "told by the questions of a story"
    by = {"": "survive", LOAD: "refused at load", DAYS: "told by the table of days"}
    return by.get(killer, "told by the result of a story")


if __name__ == "__main__":
    main()
