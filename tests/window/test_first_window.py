"""The first window takes keys before anything slow is loaded."""

import subprocess
import sys
from pathlib import Path

SLOW = {"pydantic", "reportlab", "keyring", "cryptography", "apsw", "babel", "pikepdf"}
START = """
import os, sys
from pathlib import Path
from desktop.app import Desktop, new_application
app = new_application()
desktop = Desktop(Path(sys.argv[1]))
def told():
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    sys.stdout.flush()
    os._exit(0)
desktop.window.painted.connect(told)
desktop.start()
app.exec()
"""


def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(ended.stdout.split())

    assert "PySide6" in loaded
    assert loaded & SLOW == set()
