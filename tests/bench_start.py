"""The program's first window beside a window with one label, started in turns.

Bytecode is compiled first.  ``Race`` holds seconds from the start of the process to a
window that is painted and takes keys; the program runs on an empty folder of its own.
"""

import compileall
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
GOAL = 1.7
LABEL = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, ready)

def ready():
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    os._exit(0)

app = QApplication(sys.argv[:1])
label = Label("Ytterby")
label.show()
app.exec()
"""


@dataclass(frozen=True, slots=True)
class Race:
    """Median seconds of both windows, and their ratio, round by round."""

    ours: float
    label: float
    ratio: float


def bench_start(rounds: int = ROUNDS) -> Race:
    """Start both in turns, so that a busy moment meets both; return the medians."""
    for package in ("desktop", "forms"):
        compileall.compile_dir(ROOT / package, quiet=2)
    with TemporaryDirectory(prefix="ytterby-bench-") as folder:
        # The peer is a file with bytecode too: Python compiles a script each time.
        (Path(folder) / "label.py").write_text(LABEL, encoding="utf-8")
        ours = ["-m", "desktop", "--folder", str(Path(folder) / "home")]
        label = ["-c", "import label"]
        _seconds(ours, folder)
        _seconds(label, folder)
        turns = [
            (_seconds(ours, folder), _seconds(label, folder)) for _ in range(rounds)
        ]
    return Race(
        ours=statistics.median(own for own, _ in turns),
        label=statistics.median(peer for _, peer in turns),
        ratio=statistics.median(own / peer for own, peer in turns),
    )


def _seconds(words: list[str], folder: str) -> float:
    surroundings = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "YTTERBY_BENCH_START": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT), folder)),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as started:
        said = started.stdout.readline() if started.stdout else b""
        took = time.perf_counter() - begin
    if said.strip() != b"ready":
        raise RuntimeError(f"{words} did not come up: {said!r}")
    return took


if __name__ == "__main__":
    race = bench_start()
    print(
        f"ours {race.ours * 1000:.0f} ms, one label {race.label * 1000:.0f} ms: "
        f"{race.ratio:.2f} times as long (goal: at most {GOAL})"
    )
