"""The ratios that the project promises, measured in one run, each beside its goal.

Goals are for an idle computer and are printed, never asserted.
"""

from tests import bench_bulk, bench_peers, bench_reading, bench_tiers
from tests.bench_dossier import bench_dossier
from tests.bench_engine import bench_engine
from tests.bench_start import GOAL, bench_start


def main() -> None:
    """Measure and print; the start comes first, while nothing is warm or loaded."""
    start = bench_start()
    print("First window that takes keys, beside a window with one label")
    print(f"  ours {_ms(start.ours)}, label {_ms(start.label)}")
    print(f"  {start.ratio:.2f} times as long (goal: at most {GOAL})")
    turns = bench_engine()
    print(f"Next question after an answer, over {turns.answers} answers of one case")
    print(f"  median {turns.asked.median:.2f} ms, p99 {turns.asked.p99:.2f} ms")
    print(f"  {turns.asked.p99:.2f} of a millisecond at p99 (goal: below 1)")
    race = bench_dossier()
    print("The sample dossier, beside the same words set by Qt's QTextDocument")
    print(f"  ours {_ms(race.ours)}, Qt {_ms(race.qt)}")
    print(f"  {race.times_as_fast:.2f} times as fast")
    bench_tiers.main()
    bench_bulk.main()
    bench_peers.main()
    bench_reading.main()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    main()
