"""Feed the readers for as many minutes as asked, guided by what each input reaches."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

MINUTES = 5

with atheris.instrument_imports(include=["forms.composition"]):
    from tests.fuzz.seeds import SEEDS
    from tests.fuzz.swallow import swallow


def main() -> None:
    """Start from the seeds; a fault ends the run and keeps its input in this folder."""
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    with TemporaryDirectory(prefix="ytterby-fuzz-") as name:
        for number, seed in enumerate(SEEDS):
            (Path(name) / str(number)).write_bytes(seed)
        options = [f"-max_total_time={60 * minutes}", "-timeout=10", "-max_len=65536"]
        atheris.Setup([sys.argv[0], name, *options], swallow)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
