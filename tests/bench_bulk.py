"""The law in bulk: a million records at once, a table of many lines, all the proofs."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.case.facts import Place
from forms.interview.questions import Kind, Question
from forms.line import weigh
from forms.rules.columns import Column
from forms.rules.compiled import compiled
from forms.rules.determination import determine
from forms.rules.measures import MEASURES
from tests.corpus.law import LAW, READ
from tests.rules.magnets import case

ROOT = Path(__file__).resolve().parent.parent
RECORDS, LINES = 1_000_000, 100_000
LACKING = 0.08
PROOFS = ("nets/test_proofs", "nets/test_interview", "nets/test_exactness")


@dataclass(frozen=True, slots=True)
class Bulk:
    """Seconds for each.

    A million records by all the law, the same with one case for all of them; a table
    of many lines determined with proof, and read from text first; the walk and proofs.
    """

    records: float
    price_list: float
    determined: float
    read: float
    proofs: float


def bench_bulk() -> Bulk:
    """Measure all of it once."""
    law = compiled(LAW.rules, LAW.scopes, LAW.default_readings)
    columns = _columns(law.reads)
    one_case: dict[Place, Column] = {
        place: column if LAW.scopes[place.question] == "item" else column[:1]
        for place, column in columns.items()
    }
    told = case({"magnet/content.inputs": _lines(), "magnet/item.value": "900000 EUR"})
    asked = weigh(told, LAW, known=READ).determination.asked
    return Bulk(
        records=_took(lambda: law.weigh(columns, RECORDS)),
        price_list=_took(lambda: law.weigh(one_case, RECORDS)),
        determined=_took(lambda: determine(asked, LAW)),
        read=_took(lambda: weigh(told, LAW, known=READ)),
        proofs=_proofs(),
    )


def _took(work: Callable[[], object]) -> float:
    since = time.thread_time()
    work()
    return time.thread_time() - since


def _columns(places: frozenset[Place]) -> dict[Place, Sequence[Any]]:
    """Return a column for every place; what is measured of tables is given outright."""
    chance = random.Random(61)  # noqa: S311 a repeatable sample, no secret
    worked_out = {q for m in MEASURES.values() for q in m.inputs}
    return {
        place: chance.choices(_sample(place.question, chance), k=RECORDS)
        for place in sorted(places)
        if place.question not in worked_out
    }


def _sample(fact: str, chance: random.Random) -> list[Any]:
    """Return some hundred settled entries, a few of them missing."""
    question = LAW.questions.get(fact)
    options = _options(question) if question else []
    if not options:
        options = [chance.randrange(1, 10**6) for _ in range(92)]
    return [*chance.choices(options, k=92), *[None] * int(100 * LACKING)]


def _options(question: Question) -> list[Any]:
    if question.kind is Kind.COUNTRY:
        return ["CN", "EE", "HK", "JP", "US"]
    if question.kind is Kind.YES_NO:
        return ["yes", "no"]
    return [option.id for option in question.options]


def _lines() -> list[dict[str, str]]:
    return [
        {
            "material": "P1-10",
            "origin": "CN" if number % 7 else "AU",
            "value": f"0.{number % 90 + 10} EUR",
        }
        for number in range(LINES)
    ]


def _proofs() -> float:
    """Run the walk and the proofs by themselves, their start included."""
    files = [f"tests/{name}.py" for name in (*PROOFS, "interview/test_walk")]
    since = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pytest", "-q", *files], cwd=ROOT, check=True)
    return time.perf_counter() - since


def main() -> None:
    """Print each beside its goal."""
    bulk = bench_bulk()
    print("The whole law in bulk, in seconds (goals are for an idle computer)")
    print(f"  a million records, all facts apart: {bulk.records:.2f} (goal: below 3)")
    print(f"  a million lines of one price list: {bulk.price_list:.2f} (goal: below 3)")
    print(f"  a table of many lines, proved: {bulk.determined:.2f} (goal: below 2)")
    print(f"  the same, read from text first: {bulk.read:.2f}")
    print(f"  walk and proofs, started anew: {bulk.proofs:.2f} (goal: below 10)")


if __name__ == "__main__":
    main()
